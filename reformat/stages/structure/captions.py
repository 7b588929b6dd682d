"""Lines below pictures that are captions by their place and setting alone, where no name and no word says so."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Figure, Paragraph
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.stages.structure.boxes import inside, path
from reformat.stages.structure.runs import reach, role_of

BRIEF = 60.0
"""Reach of a line of a row of captions at most."""

_PICTURED = lazy(r"(?:^|[_-])(?:image|img|photo|picture|figure|visual|bild|foto)(?:$|[_-])")
"""Class tokens of boxes that hold a picture and what belongs to it."""

_BRIEF = lazy(r"[^,，、:：;；.。!！?？“”\"‘’「」]+[.。]")
"""A sentence without a sign inside it."""

Neighbours = tuple[AnyBlock | None, AnyBlock | None]
"""The blocks before a picture and behind the line below it."""


def by_place(figure: Figure, block: Paragraph, others: Neighbours) -> bool:
    """Whether place or setting alone makes a line the caption of the picture above it."""
    return _around(figure, block, others) or _in_the_middle(figure, block, others)


def in_rows(blocks: Blocks) -> Blocks:
    """The blocks with brief sentences as captions, where such stand below pictures and hardly elsewhere."""
    below = [
        at
        for at, (a, b) in enumerate(pairwise(blocks), 1)
        if isinstance(a, Figure) and not a.caption and isinstance(b, Paragraph)
    ]
    row = {at for at in below if _is_brief(blocks[at])} if len(below) > 1 else set()
    if len(row) < 2 or 2 * len(row) < len(below) or 3 * len(row) < 2 * sum(map(_is_brief, blocks)):
        return blocks
    return tuple(
        replace(b, stamp=replace(b.stamp, role="caption")) if at in row and b.stamp is not None else b
        for at, b in enumerate(blocks)
    )


def _is_brief(block: AnyBlock) -> bool:
    if not isinstance(block, Paragraph) or role_of(block):
        return False
    text = plain(block.inlines).strip()
    return len(text) <= BRIEF and reach(text) <= BRIEF and _BRIEF.fullmatch(text) is not None


def _in_the_middle(figure: Figure, block: Paragraph, others: Neighbours) -> bool:
    """Whether picture and line are both set in the middle, where the text around them is not."""
    text = any(isinstance(other, Paragraph) and _centred(other) for other in others)
    return _centred(figure) and _centred(block) and not text and "\n" not in plain(block.inlines)


def _centred(block: AnyBlock) -> bool:
    return block.stamp is not None and block.stamp.centred


def _around(figure: Figure, block: Paragraph, others: Neighbours) -> bool:
    """Whether the paragraph is all the text of the very box that holds the picture, by its place or by its name too."""
    box = path(block)
    if not box:
        return False
    if path(figure).startswith(f"{box} > "):
        return not inside(others[1], box)
    named = block.stamp is not None and any(map(_PICTURED.search, block.stamp.classes[:3]))
    box = box.rpartition(" > ")[0]
    return named and bool(box) and inside(figure, box) and not any(inside(other, box) for other in others)
