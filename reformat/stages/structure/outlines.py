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


def set_in(blocks: Blocks, at: int) -> Lines:
    """The marked lines from here on, where some are set in farther than the first and count on by themselves."""
    lines: Lines = []
    for block in blocks[at:]:
        found = marker(plain(block.inlines)) if isinstance(block, Paragraph) and not block.verse else None
        if not isinstance(block, Paragraph) or found is None or (lines and not _counts_on(lines, block, found)):
            break
        lines.append((block, found))
    deeper = any(_indent(one) < _indent(other) for (one, _), (other, _) in zip(lines, lines[1:], strict=False))
    return lines if len(lines) >= FEWEST and deeper else []


def _counts_on(lines: Lines, block: Paragraph, found: Marker) -> bool:
    """Whether a line is the next of those as deep as it, or the first of those below the line above."""
    deep = _indent(block)
    if deep < _indent(lines[0][0]):
        return False
    if deep > _indent(lines[-1][0]):
        return found.order in (0, 1)
    last = next((mark for one, mark in reversed(lines) if _indent(one) <= deep), None)
    return last is not None and last.family == found.family and (not found.order or found.order == last.order + 1)


def _indent(block: Paragraph) -> int:
    return block.stamp.indent if block.stamp is not None else 0


def nested(lines: Sequence[tuple[Paragraph, Marker]], changes: list[Change]) -> List:
    """The lines as a list, with those that stand deeper in lists of their own; their signs go to the ledger."""
    return _nested(lines, [_depth(found) or 0 for _, found in lines], changes)


def nested_as_set(lines: Sequence[tuple[Paragraph, Marker]], changes: list[Change]) -> List:
    """The same by how far they are set in."""
    return _nested(lines, [_indent(paragraph) for paragraph, _ in lines], changes)


def _nested(lines: Sequence[tuple[Paragraph, Marker]], depths: list[int], changes: list[Change]) -> List:
    items: list[Item] = []
    at = 0
    while at < len(lines):
        paragraph, found = lines[at]
        end = next((i for i in range(at + 1, len(lines)) if depths[i] <= depths[0]), len(lines))
        inlines = unmarked(paragraph.inlines, found.sign, found.end, OUTLINE, paragraph, changes)
        body = replace(paragraph, inlines=inlines)
        below = (_nested(lines[at + 1 : end], depths[at + 1 : end], changes),) if end > at + 1 else ()
        items.append(Item((body, *below), marker=found.sign))
        at = end
    first, sign = lines[0]
    return List(items=tuple(items), ordered=sign.order > 0, span=first.span, origin=first.origin)


def _depth(found: Marker) -> int | None:
    return next((depth for depth, signs in enumerate(DEPTHS) if found.sign in signs), None)
