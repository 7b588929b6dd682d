"""What a page folds up: a box of text, and the button or summary that opens it, which is the heading above it."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from reformat.patterns import lazy
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import HEADINGS, TOOLS, debris

SHORTEST, LONGEST = 4, 200
"""Characters of what opens a box of text and of no menu's button."""

LEAST = 24
"""Characters of a box that is text."""

LINKED = 0.3
"""Share of links from which the box is a menu."""

SIGNS = 2
"""Characters of a sign beside what opens a box."""

OFTEN = 3
"""Openers of the same words that are labels, as of each product's prices, and head nothing."""

_TAGS = ("button", "summary")
_ASKED = "button, summary, [role=button]"
_HEADS = ", ".join(sorted(HEADINGS))
_HEADED = HEADINGS | {"dt"}
_NAMED = lazy(r"accordion|collaps|faq|toggle|question|disclos|expand")
"""Class tokens of what opens and shuts."""


def openers(page: Page, root: Part) -> dict[int, int]:
    """Index of each element inside the article's that opens a box of text, and of that box."""
    if root.node.css_first(_ASKED) is None:
        return {}
    found: dict[int, int] = {}
    for part in page.parts[root.index + 1 : root.end]:
        asked = part.tag in _TAGS or part.attrs.get("role") == "button"  # few are
        if asked and _opens(part) and (box := _opened(part, root)) is not None:
            found[part.index] = box.index
    return found


def heads(page: Page, root: Part) -> frozenset[int]:
    """Index of each opener that no heading stands in or around: it is one itself, unless others say the same."""
    found = [page.parts[index] for index in openers(page, root)]
    said = Counter(map(page.words, found))
    return frozenset(
        part.index
        for part in found
        if said[page.words(part)] < OFTEN and not _headed(part, root) and part.node.css_first(_HEADS) is None
    )


def _headed(part: Part, root: Part) -> bool:
    return any(above.tag in _HEADED for above in takewhile(lambda one: one is not root, part.around))


def _opens(part: Part) -> bool:
    """Whether an element says that it opens and shuts something, in words that name what."""
    if not SHORTEST <= part.text <= LONGEST:
        return False
    if part.tag == "summary":
        return True
    if part.node.css_first("img, figure") is not None:
        return False
    told = "aria-expanded" in part.attrs or "aria-controls" in part.attrs
    return told or any(_NAMED.search(one.names) for one in (part, part.parent) if one is not None and one.names)


def _opened(part: Part, root: Part) -> Part | None:
    """The box behind an opener: next to it, or next to the element that holds nothing else."""
    holder = part
    while (above := holder.parent) is not None and above is not root and above.text <= part.text + SIGNS:
        holder = above
    if above is None or holder is root:
        return None
    if above.tag == "details":
        return above if above.text >= part.text + LEAST and above.link_density <= LINKED else None
    box = next((child for child in above.children if child.index >= holder.end and child.text), None)
    if box is None or box.text < LEAST or box.link_density > LINKED or box.tag in TOOLS:
        return None
    return None if box.names and debris(box.names) else box
