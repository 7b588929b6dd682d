"""Questions of an interview, each a heading: behind dashes, answered in quotation marks or behind a sign, or in bold.

Korean papers write them behind dashes, with a full stop as often as with a question mark; elsewhere the dash stands
too, and bold still more. One that asks at length is as much a question as the next, and a short answer is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, AnyInline, Blocks, Emphasis, Paragraph, Stamp, Strong, Text
from reformat.document.walk import plain
from reformat.patterns import CLOSED, lazy
from reformat.rules import Rules
from reformat.stages.structure.markers import unsigned
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, part, reach

SIGN = Reason("heading.question", "A sign before what is asked or answered; the question is a heading now")

FEWEST = 2
"""Questions that make an interview."""

LONGEST = 260.0
"""Reach of a question that can be a heading."""

BOLD = 3
"""Questions in bold that make an interview."""

AT_LENGTH = 400.0
"""Reach of a question in bold among others."""

DASHES = ("-", "–", "—", "―")

_QUESTION = lazy(rf"[?？]{CLOSED}\s*$")
_ASKS = lazy(r"\s*(?P<sign>[-–—―]{1,2})\s*(?=[^\W\d_]|[“\"‘'「《<])")
_ANSWERS = lazy(r"\s*(?:(?P<sign>[▲△▷▶◆◇■□●○])\s*|(?=[“\"‘'«„「]))(?=\S)")


def find_questions(draft: Draft, rules: Rules) -> Draft:
    """The draft with the questions of an interview marked as headings; their signs go to the ledger."""
    draft = draft.with_blocks(_asked_in_bold(draft.article.blocks))
    if not _dashed(draft.article.blocks):
        return draft
    blocks = tuple(piece for block in draft.article.blocks for piece in _parted(block))
    asked = [at for at in range(len(blocks) - 1) if _asks(blocks[at]) and _answers(blocks[at + 1])]
    if len(asked) < FEWEST:
        return draft
    changes: list[Change] = []
    out = list(blocks)
    for at in asked:
        for place, pattern, role in ((at, _ASKS, "heading"), (at + 1, _ANSWERS, "")):
            out[place] = _parts(out[place], pattern, role, changes)
    return draft.with_blocks(tuple(out), *changes)


def _asked_in_bold(blocks: Blocks) -> Blocks:
    """The blocks with questions that stand in bold over answers that do not as headings, where so many do."""
    places = {at for at, (block, below) in enumerate(pairwise(blocks)) if _bold_question(block) and _told(below)}
    if len(places) < BOLD:
        return blocks
    return tuple(_as_heading(block) if at in places else block for at, block in enumerate(blocks))


def _bold_question(block: AnyBlock) -> bool:
    if not isinstance(block, Paragraph) or block.speaker or block.verse or not bold_only(block.inlines):
        return False
    text = plain(block.inlines)
    return _QUESTION.search(text) is not None and reach(text) <= AT_LENGTH


def _told(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and not block.verse and not bold_only(block.inlines)


def _as_heading(block: AnyBlock) -> AnyBlock:
    return replace(block, stamp=replace(block.stamp or Stamp(), role="heading"))


def _dashed(blocks: Blocks) -> bool:
    """Whether at least so many lines begin with a dash; most texts have none, and need no closer look."""
    found = 0
    for block in blocks:
        inline: AnyInline | None = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
        while isinstance(inline, Strong | Emphasis) and inline.inlines:
            inline = inline.inlines[0]
        found += isinstance(inline, Text) and inline.text[:1] in DASHES
    return found >= FEWEST


def _parted(block: AnyBlock) -> Iterator[AnyBlock]:
    """A question and the answer on the next line as two paragraphs."""
    text = plain(block.inlines) if isinstance(block, Paragraph) and not block.speaker else ""
    end = text.find("\n")
    if end > 0 and isinstance(block, Paragraph) and _ASKS.match(text) and _ANSWERS.match(text[end + 1 :]):
        yield replace(block, inlines=part(block.inlines, 0, end))
        yield replace(block, inlines=part(block.inlines, end + 1, len(text)))
    else:
        yield block


def _asks(block: AnyBlock) -> bool:
    if not isinstance(block, Paragraph) or block.speaker or block.verse:
        return False
    text = plain(block.inlines)
    if text.endswith("。"):  # in Chinese and Japanese it says something
        return False
    return _ASKS.match(text) is not None and reach(text) <= LONGEST and "\n" not in text


def _answers(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and not block.speaker and _ANSWERS.match(plain(block.inlines)) is not None


def _parts(block: AnyBlock, pattern: re.Pattern[str], role: str, changes: list[Change]) -> AnyBlock:
    """A question or an answer without the sign it begins with, and with its role."""
    if not isinstance(block, Paragraph):
        return block
    stamp = replace(block.stamp or Stamp(), role=role) if role else block.stamp
    return replace(block, inlines=unsigned(block.inlines, pattern, SIGN, block, changes), stamp=stamp)
