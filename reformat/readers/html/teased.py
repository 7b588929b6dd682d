"""Boxes that lead to other pages of the site: a linked picture, a linked headline to the same place and a few words."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile

from reformat.document.addresses import abroad
from reformat.patterns import lazy
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import captioning

HEADLINE, LONGEST, LEVELS = 15, 500, 6
"""Characters of a headline at least and of a teaser at most, and how many elements stand around its headline."""

FEWEST = 2
"""How many teasers make it likely that they are such."""

SHARE, ENOUGH = 0.5, 1500
"""Share of the article's paragraphs from which such boxes are the article itself, a list of recipes, say; and how much
an article without them says at least: a brief page may be the front of what they lead to."""

_PLACE = lazy(r"#|javascript:|mailto:")
"""How an address begins that leads to no other page."""

_PICTURE = lazy(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|\?)")


def teasers(page: Page, root: Part, home: str, scale: float) -> frozenset[int]:
    """Index of each teaser in the article's element, where there are several and the article is more than they."""
    pictured: dict[str, Part] = {}
    headed: dict[str, Part] = {}
    for part in page.parts[root.index + 1 : root.end]:
        if part.tag != "a" or not (at := part.attrs.get("href")):
            continue
        if part.text >= HEADLINE:
            headed.setdefault(at, part)
        elif not part.text and at not in pictured and part.node.css_first("img") is not None:
            pictured[at] = part
    both = (at for at in headed if at in pictured)
    away = (at for at in both if not (_PLACE.match(at) or _PICTURE.search(at.lower()) or abroad(at, home)))
    pairs = ((at, _around(headed[at], pictured[at], root)) for at in away)
    boxes = {at: box for at, box in pairs if box is not None and not _captioned(page, box)}
    if len(boxes) < FEWEST:
        return frozenset()
    links = sorted(headed[at].index for at in boxes)
    found = frozenset(_whole(box, links).index for box in boxes.values())
    rest = root.weight - sum(page.parts[one].weight for one in found)
    return found if rest > max(SHARE * root.weight, ENOUGH / scale) else frozenset()


def _around(link: Part, picture: Part, root: Part) -> Part | None:
    """The box of both, if it is no figure with its caption."""
    boxes = takewhile(lambda one: one is link or one.tag not in ("figure", "p"), islice(link.upward, LEVELS))
    box = next(filter(picture.within, boxes), None)
    return box if box is not None and box.text < LONGEST and not root.within(box) else None


def _captioned(page: Page, box: Part) -> bool:
    """Whether something in a box is a caption."""
    inside = page.parts[box.index : box.end]
    return any(part.tag == "figcaption" or (part.names and captioning(part.names)) for part in inside)


def _whole(box: Part, links: list[int]) -> Part:
    """The highest box around a teaser that holds no other, by the places of all their headlines."""
    while (above := box.parent) is not None and above.text < LONGEST:
        if bisect_left(links, above.end) - bisect_left(links, above.index) > 1:
            break
        box = above
    return box
