"""Who talks, as it is said before what they say: the letters Q and A as the words for them, names as they stand."""

from __future__ import annotations

from reformat.document.nodes import AnyBlock, Paragraph
from reformat.document.walk import plain
from reformat.language.messages import messages, own
from reformat.patterns import lazy
from reformat.speech.spoken import spoken
from reformat.speech.spoken.piece import Fixed

_LETTER = lazy(r"(?P<letter>[QAFPDR])(?P<number>\d{0,2})")
_ASKED = lazy(r"\s*(?P<label>(?P<letter>Q|[FPD](?=\d{0,2}\s?[:：]))\d{0,2})\s?(?P<sign>[.:：)．])\s+(?=\S)")
_ASKS = {"de": "QF", "es": "QP", "pt": "QP", "fr": "QD", "it": "QD"}
_ANSWERS = {"fr": "AR", "es": "AR", "pt": "AR", "it": "AR"}
"""The letters that stand for question and answer; elsewhere Q and A."""


def speaker(block: AnyBlock, language: str) -> str:
    """What is said of who talks before a paragraph; empty where nobody is named, or its words begin with the name."""
    if not isinstance(block, Paragraph) or not block.speaker or plain(block.inlines).lstrip().startswith(block.speaker):
        return ""
    return _word(block.speaker, language) or block.speaker


def question(text: str, language: str) -> tuple[Fixed, ...]:
    """How the letter is read with which a heading says that it asks: as it is said before a paragraph."""
    match = _ASKED.match(text)
    if match is None or match["letter"] not in _ASKS.get(own(language), "Q"):
        return ()
    word = _word(match["label"], language)
    return (Fixed(match.start("label"), match.end("sign"), f"{spoken(word, language)}.", "speaker"),) if word else ()


def _word(label: str, language: str) -> str:
    """The word that a letter stands for, with its number; empty if it stands for none in this language."""
    match, said = _LETTER.fullmatch(label), own(language)
    if match is None or not said:
        return ""
    for letters, message in ((_ASKS.get(said, "Q"), "question"), (_ANSWERS.get(said, "A"), "answer")):
        if match["letter"] in letters:
            return f"{messages(said).get(f'speech.{message}')} {match['number']}".rstrip()
    return ""
