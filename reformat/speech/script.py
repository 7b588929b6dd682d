"""The narration script: an article as the list of utterances that are said, in reading order, with what is announced.

The display text is the article's characters unchanged; only `spoken` is rewritten. What an utterance is called by
(its id) depends on its own words and place, so that edits elsewhere leave it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from reformat.document.identity import Names
from reformat.document.nodes import Article
from reformat.patterns import lazy
from reformat.settings.tree import Settings
from reformat.speech.lexicon import Lexicon, Word
from reformat.speech.lines import Line, chosen, lines
from reformat.speech.spoken import Fixed, spoken
from reformat.speech.track import Utterance, UtteranceKind

PAUSES = {
    "title": 1.0, "byline": 0.7, "deck": 0.6, "heading": 0.8, "sentence": 0.35, "paragraph": 0.6, "item": 0.45,
    "flow": 0.2, "caption": 0.6, "description": 0.6, "row": 0.45, "quote": 0.5, "note": 0.5, "code": 0.5, "embed": 0.5,
}  # fmt: skip
"""Seconds of silence after each kind; `paragraph` after a paragraph's last sentence, `flow` between items that are
one sentence. Settings override them one by one (speech.pauses)."""

_NAME_IN_DIGITS = lazy(r"[‘'“\"]([1-9]\d{2,4})[’'”\"](?![년월일원명개회호%])")
_WORD = lazy(r"[^\W_]")
_HOLE = "\0"
_BEHIND_LABEL = " .,:。、，：؛،"
_DIGITS = dict(zip("0123456789", "공일이삼사오육칠팔구", strict=True))


def script(article: Article, settings: Settings) -> tuple[Utterance, ...]:
    """All that is said of an article; SettingsError where a lexicon of the user's has a mistake.

    A line of marks alone (a rule drawn with hyphens, a bracket that stands by itself) has nothing to be said.
    """
    lexicon = Lexicon.load(settings.speech.lexicons)
    skipped = chosen(settings.speech.skip, get_args(UtteranceKind), "speech.skip")
    said = [line for line in lines(article, settings) if line.kind not in skipped]
    lexicon = lexicon.with_words("ko", _names(said))
    chosen(settings.speech.pauses, PAUSES, "speech.pauses")
    pauses = {**PAUSES, **settings.speech.pauses}
    names = Names()
    heard = [one for line in said if _WORD.search((one := _utterance(line, lexicon, pauses)).spoken)]
    return tuple([replace(one, id=names.of("u", one.block, one.text)) for one in heard])


def _utterance(line: Line, lexicon: Lexicon, pauses: dict[str, float]) -> Utterance:
    words = spoken(line.reading or line.text, line.language, lexicon, line.fixed)
    for message in line.announce:
        around = message.around(_HOLE, line.language)
        at = around.index(_HOLE)
        if _says_itself(line.text, around[:at].rstrip(_BEHIND_LABEL)):
            continue
        if words[-1:].isalnum() and around[at + 1 :].strip():  # the end of a quotation is announced behind its stop
            words += "。" if line.language[:2] in ("ja", "zh") else "."
        words = spoken(around, line.language, fixed=(Fixed(at, at + 1, words, "text"),))
    return Utterance(
        "", line.kind, line.block, line.start, line.end, line.language, line.text, words, pauses[line.pause]
    )


def _says_itself(text: str, label: str) -> bool:
    """Whether the line begins with the very word that would announce it: Summary: ..., By Ana Lee."""
    told = bool(label) and text[: len(label)].casefold() == label.casefold()
    return told and not text[len(label) : len(label) + 1].isalnum()


def _names(said: Iterable[Line]) -> Iterator[Word]:
    """A number that the article quotes as a name (‘1784’) is that name wherever it stands bare."""
    for line in said:
        if line.language.startswith("ko"):
            for match in _NAME_IN_DIGITS.finditer(line.text):
                yield Word(match[1], "".join(_DIGITS[d] for d in match[1]))
