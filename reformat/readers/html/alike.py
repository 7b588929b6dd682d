"""Boxes of one make, as page builders and boards part one article or talk into."""

from __future__ import annotations

from functools import lru_cache

from reformat.patterns import lazy
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BODY

RUNNING = 0.4
"""An element with at least this share of its characters in paragraphs is running text."""

_NUMBER = lazy(r"\d+")


@lru_cache(maxsize=4096)
def make(names: str) -> str:
    """The names of a box without what numbers it."""
    return _NUMBER.sub("", names)


def continued(part: Part, below: Part, above: Part, page: Page) -> bool:
    """Whether a box of the very same make stands in `above`, outside `below`, with text: the article goes on.

    Of a part without a name, the box with one that holds no more than it is asked. A box beside it whose name says that
    it is the article's body may be short: what begins the article stands before the pictures, say.
    """
    while not part.names.strip():
        if part.parent is None or part.parent.weight > part.weight or part.parent.tag == "body":
            return False
        part = part.parent
    names, least, depth = make(part.names), 0.08 * part.weight, _depth(part)
    for other in page.parts[above.index + 1 : above.end]:
        if other.tag != part.tag or not other.text or make(other.names) != names or _depth(other) != depth:
            continue
        bodies = other.parent is part.parent and BODY.search(names) is not None
        if not other.within(below) and _goes_on(other, 0.0 if bodies else least):
            return True
    return False


def _depth(part: Part) -> int:
    return sum(1 for _ in part.around)


def _goes_on(part: Part, least: float) -> bool:
    """Whether a box is running text, or a list under a heading."""
    if part.weight > max(least, RUNNING * part.text) and part.link_density < 0.3:
        return True
    return part.text > least and headed_list(part)


def headed_list(part: Part) -> bool:
    """Whether a box is a heading over a list without links, each entry of which says too little to be a paragraph."""
    within = part.node
    return not part.links and within.css_first("h2, h3, h4") is not None and within.css_first("li") is not None
