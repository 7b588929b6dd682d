"""Display text into what a person would say: `spoken` for the words, `trace` for the pieces they come from.

A text becomes `piece`s that tile it; one of `grammars` says what is said for each. What a grammar is made of:

    all             common, calls, capitals, formulas; starts: where a pattern need not be tried
    en, de, fr, es  western (patterns), and readings, amounts, times, names, models; roman; speaker: num2words
    ja, zh          eastern (patterns), eastern_readings, eastern_numerals
    ko              a package of its own
"""

from __future__ import annotations

from collections.abc import Sequence

from reformat.language.scripts import primary
from reformat.patterns import lazy
from reformat.speech.lexicon import Lexicon
from reformat.speech.spoken.grammars import grammar_for
from reformat.speech.spoken.piece import SILENT, Fixed, Piece, joined, rewrite

NO_LEXICON = Lexicon()

_NARROW = {ord(c) + 0xFEE0: c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%+-./$#"} | {
    0x2DA: "°"
}
_NARROW_KO = _NARROW | dict.fromkeys(map(ord, "ㆍᆞ‧・･⋅∙•"), "·") | {0xA0: " "}
"""Figures and letters as wide as Chinese ones, and the dots of Korean programs: how a sign is typed says nothing."""
_BLANK = lazy(r"[\u00a0\u2000-\u200a\u202f\u205f](?:(?<!\d.)|(?!\d))")
"""A blank of any width; between figures it parts thousands in the west."""
_SEVERAL = lazy(r"\.{2,}")


def spoken(text: str, language: str, lexicon: Lexicon = NO_LEXICON, fixed: Sequence[Fixed] = ()) -> str:
    """The text as it is to be said, in Hangul, Latin letters and the like, without digits or signs to trip over."""
    return joined(trace(text, language, lexicon, fixed))


def trace(text: str, language: str, lexicon: Lexicon = NO_LEXICON, fixed: Sequence[Fixed] = ()) -> list[Piece]:
    """The pieces of the text with what is said for each; they cover it without gap or overlap."""
    settled = list(fixed)
    for start, end, say in lexicon.find(text, language):
        if all(end <= one.start or start >= one.end for one in fixed):
            settled.append(Fixed(start, end, say, "lexicon"))
    settled.sort()
    return rewrite(_plain(text, language), grammar_for(language), settled)


def _plain(text: str, language: str) -> str:
    """The text in the plainest of its writings, character by character: a full stop and two more are an ellipsis."""
    plain = text
    if not text.isascii():
        plain = _BLANK.sub(" ", text.translate(_NARROW_KO if primary(language) == "ko" else _NARROW))
    return _SEVERAL.sub(lambda dots: "…" * len(dots[0]), plain) if ".." in plain else plain


__all__ = ["NO_LEXICON", "SILENT", "Fixed", "Piece", "joined", "spoken", "trace"]
