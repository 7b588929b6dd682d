"""Display text into what a person would say: `spoken` for the words, `trace` for the pieces they come from.

A text becomes `piece`s that tile it; one of `grammars` says what is said for each. What a grammar is made of:

    all             common, calls, capitals, formulas; starts: where a pattern need not be tried
    en, de, fr, es  western (patterns), and readings, amounts, times, names, models; roman; speaker: num2words
    ja, zh          eastern (patterns), eastern_readings, eastern_numerals
    ko              a package of its own
"""

from __future__ import annotations

from collections.abc import Sequence

from reformat.speech.lexicon import Lexicon
from reformat.speech.spoken.grammars import grammar_for
from reformat.speech.spoken.piece import SILENT, Fixed, Piece, joined, rewrite

NO_LEXICON = Lexicon()


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
    return rewrite(text, grammar_for(language), settled)


__all__ = ["NO_LEXICON", "SILENT", "Fixed", "Piece", "joined", "spoken", "trace"]
