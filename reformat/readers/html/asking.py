"""Boxes that ask for an address, whatever their names: a field for it, a button, and the words that plead for it."""

from __future__ import annotations

from itertools import takewhile

from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import HEADINGS

LONGEST = 700
"""Characters of such a box at most."""

SHARE = 0.3
"""Share of the article's running text that it may hold at most."""

BRIEF = 60
"""Characters beside the form that need no heading above them to be its own."""


def asking(page: Page, root: Part) -> frozenset[int]:
    """Index of each box inside the article's element that holds a field for an address and little else."""
    if page.body is None or root.node.css_first("input") is None:
        return frozenset()
    fields = (part for part in page.parts[root.index + 1 : root.end] if part.tag == "input" and _address(part))
    return frozenset(box.index for field in fields if (box := _box(field, root)) is not None)


def _address(part: Part) -> bool:
    told = (part.attrs.get(name) or "" for name in ("type", "name", "placeholder", "autocomplete"))
    return "email" in " ".join(told).lower().replace("-", "")


def _box(field: Part, root: Part) -> Part | None:
    """The largest box around a field that is the plea's own: the form itself, or one with a heading above it."""
    best: Part | None = None
    form = 0
    for above in takewhile(lambda one: one is not root, field.around):
        if above.text > LONGEST or above.weight > SHARE * root.weight:
            break
        if above.tag == "form":
            form = above.text
        if above.tag not in ("body", "article", "main"):
            headed = any(part.tag in HEADINGS for part in above.children)
            if above.tag == "form" or headed or above.text - form <= BRIEF:
                best = above
    return best
