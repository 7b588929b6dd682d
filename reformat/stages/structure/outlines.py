"""Nested lists out of the outline that Korean offices write in: □ over ㅇ over - over *, a sign for each depth."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reformat.document.draft import Change
from reformat.document.nodes import Blocks, Item, List, Paragraph
from reformat.document.walk import plain
from reformat.patterns import ENDED
from reformat.stages.structure.markers import Marker, marker, unmarked
from reformat.stages.structure.reason import Reason

OUTLINE = Reason("list.outline-marker", "A sign that says how deep a line stands; the nested list itself now says so")

DEPTHS = ("□■▣◆❑", "ㅇ○◯●◦❍∘", "-–—", "·•∙‧▪", "*※")
"""Signs from the outermost depth to the innermost; not every depth need be there."""

FEWEST = 3
"""Lines of an outline at least, of which one stands deeper than the one above it."""

Lines = list[tuple[Paragraph, Marker]]


def outline(blocks: Blocks, at: int) -> Lines:
    """The lines of the outline that begins here; none where there is none.

    A line of the outermost sign that ends no sentence is a heading over the others, and so begins nothing.
    """
    lines: Lines = []
    for block in blocks[at:]:
        found = marker(plain(block.inlines)) if isinstance(block, Paragraph) and not block.verse else None
        if not isinstance(block, Paragraph) or found is None or (depth := _depth(found)) is None:
            break
        if depth == 0 and not ENDED.search(plain(block.inlines).rstrip()):
            break
        if lines and depth < (_depth(lines[0][1]) or 0):
            break  # the first line is the outermost one
        lines.append((block, found))
    depths = [_depth(found) or 0 for _, found in lines]
    deeper = any(one < other for one, other in zip(depths, depths[1:], strict=False))
    return lines if len(lines) >= FEWEST and deeper else []


def nested(lines: Sequence[tuple[Paragraph, Marker]], changes: list[Change]) -> List:
    """The lines as a list, with those that stand deeper in lists of their own; their signs go to the ledger."""
    top = _depth(lines[0][1]) or 0
    items: list[Item] = []
    at = 0
    while at < len(lines):
        paragraph, found = lines[at]
        end = next((i for i in range(at + 1, len(lines)) if (_depth(lines[i][1]) or 0) <= top), len(lines))
        inlines = unmarked(paragraph.inlines, found.sign, found.end, OUTLINE, paragraph, changes)
        body = replace(paragraph, inlines=inlines)
        below = (nested(lines[at + 1 : end], changes),) if end > at + 1 else ()
        items.append(Item((body, *below), marker=found.sign))
        at = end
    first = lines[0][0]
    return List(items=tuple(items), span=first.span, origin=first.origin)


def _depth(found: Marker) -> int | None:
    return next((depth for depth, signs in enumerate(DEPTHS) if found.sign in signs), None)
