"""Questions of an interview behind dashes, answered in quotation marks or behind a sign: each is a heading.

Korean papers write them so, with a full stop as often as with a question mark; elsewhere the dash stands too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, AnyInline, Blocks, Emphasis, Paragraph, Stamp, Strong, Text
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.markers import unsigned
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part, reach

SIGN = Reason("heading.question", "A sign before what is asked or answered; the question is a heading now")

FEWEST = 2
"""Questions that make an interview."""

LONGEST = 260.0
"""Reach of a question that can be a heading."""

DASHES = ("-", "–", "—", "―")

_ASKS = lazy(r"\s*(?P<sign>[-–—―]{1,2})\s*(?=[^\W\d_]|[“\"‘'「《<])")
_ANSWERS = lazy(r"\s*(?:(?P<sign>[▲△▷▶◆◇■□●○])\s*|(?=[“\"‘'«„「]))(?=\S)")


def find_questions(draft: Draft, rules: Rules) -> Draft:
    """The draft with the questions of an interview marked as headings; their signs go to the ledger."""
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
