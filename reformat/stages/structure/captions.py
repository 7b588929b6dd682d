"""Lines below pictures that are captions by their place and setting alone, where no name and no word says so."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, List, Paragraph, Quote, Stamp
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.stages.clean.sign_off import reports
from reformat.stages.structure.boxes import inside, path
from reformat.stages.structure.runs import reach, role_of

LITTLE = 150.0
"""Reach of a line at most that shares a box with a picture alone, where no name speaks of pictures."""

LINKED = 0.3
"""Share of its characters inside links from which it is none."""

BRIEF = 60.0
"""Reach of a line of a row of captions at most."""

POINTER = lazy(r"[▲△▼↑↓▶◀◁▷■□●○☞]\s*")
LABELLED = lazy(
    r"(?:l[eé]gende|(?:(?:image|photo) )?caption|bild(?:unterschrift|legende|text)|사진 ?설명|pie de foto|didascalia)"
    r"\s?[:：,=]\s*|image caption\s+(?=[A-Z])",
    re.I,
)
"""What pages say to screen readers alone before a caption."""

_PICTURED = lazy(r"(?:^|[_-])(?:image|img|photo|picture|figure|visual|bild|foto)(?:$|[_-])")
"""Class tokens of boxes that hold a picture and what belongs to it."""

_BRIEF = lazy(r"[^,，、:：;；.。!！?？“”\"‘’「」]+[.。]")
"""A sentence without a sign inside it."""

Neighbours = tuple[AnyBlock | None, AnyBlock | None]
"""The blocks before a picture and behind the line below it."""


def by_place(figure: Figure, block: Paragraph, others: Neighbours) -> bool:
    """Whether place or setting alone makes a line the caption of the picture above it."""
    return _around(figure, block, others) or _in_the_middle(figure, block, others)


def signed(blocks: Blocks) -> AnyBlock | None:
    """The last paragraph of an article, where it ends with who reports it, and no picture stands above it."""
    above, last = blocks[-2:-1], blocks[-1:]
    ends = [b for b in last if isinstance(b, Paragraph) and role_of(b) != "caption" and reports(plain(b.inlines))]
    return ends[0] if ends and isinstance(above[0] if above else None, Paragraph | Heading | List | Quote) else None


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
    """Whether the paragraph is all the text of the very box that holds the picture, and is named so or says little."""
    box = path(block)
    if not box:
        return False
    if path(figure).startswith(f"{box} > "):  # between two texts of a paragraph it stands below neither
        return not inside(others[1], box) and not (isinstance(others[0], Paragraph) and inside(others[0], box))
    stamp = block.stamp or Stamp()
    named = any(map(_PICTURED.search, stamp.classes[:3]))
    said = named or (stamp.link_density < LINKED and reach(plain(block.inlines)) <= LITTLE)
    box = box.rpartition(" > ")[0]
    return said and bool(box) and inside(figure, box) and not any(inside(other, box) for other in others)
