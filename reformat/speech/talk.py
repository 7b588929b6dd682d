"""Who talks, as it is said before what they say: the letters Q and A as the words for them, names as they stand."""

from __future__ import annotations

from reformat.document.nodes import AnyBlock, Paragraph
from reformat.document.walk import plain
from reformat.language.messages import messages, own
from reformat.patterns import lazy

_LETTER = lazy(r"(?P<letter>[QAFPDR])(?P<number>\d{0,2})")
_ASKS = {"de": "QF", "es": "QP", "pt": "QP", "fr": "QD", "it": "QD"}
_ANSWERS = {"fr": "AR", "es": "AR", "pt": "AR", "it": "AR"}
"""The letters that stand for question and answer; elsewhere Q and A."""


def speaker(block: AnyBlock, language: str) -> str:
    """What is said of who talks before a paragraph; empty where nobody is named, or its words begin with the name."""
    if not isinstance(block, Paragraph) or not block.speaker or plain(block.inlines).lstrip().startswith(block.speaker):
        return ""
    label = _LETTER.fullmatch(block.speaker)
    said = own(language)
    if label is None or not said:
        return block.speaker
    for letters, message in ((_ASKS.get(said, "Q"), "question"), (_ANSWERS.get(said, "A"), "answer")):
        if label["letter"] in letters:
            return f"{messages(said).get(f'speech.{message}')} {label['number']}".rstrip()
    return block.speaker
