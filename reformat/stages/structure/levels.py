"""The levels of headings below the one title, without a gap (WCAG 1.3.1, H42)."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Heading, Paragraph
from reformat.patterns import lazy

_NUMBERED = lazy(r"\d{1,2}(?:\.\d{1,2})+(?=\.?\s)")
"""A number of several parts, which says in which section this one stands."""

DEEPEST = 3
"""Levels below the first that a number can tell."""


def depth(text: str) -> int:
    """How deep the number before a heading says that it stands: 1 is none, 1.2 is one."""
    match = _NUMBERED.match(text)
    return min(match[0].count("."), DEEPEST) if match is not None else 0


def levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2 and go down one at a time.

    Several h1 part the article as chapters do, and so does one behind text; one alone before all text is the title
    said again, and nothing stands below it.
    """
    first = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    within = len(first) == 1 and any(isinstance(block, Paragraph) for block in blocks[: first[0]])
    highest = 1 if len(first) > 1 or within else 2
    open_levels: list[int] = []
    out: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = max(block.level, highest)
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            block = replace(block, level=min(1 + len(open_levels), 6))
        out.append(block)
    return tuple(out)
