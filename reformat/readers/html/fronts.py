"""Fronts: pages that list articles and are none, as a site's home, a section's front, the results of a search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from selectolax.lexbor import LexborNode

from reformat.document.addresses import abroad, host_of
from reformat.patterns import lazy
from reformat.readers.html.around import outermost
from reformat.readers.html.find import Weights, find
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import HEADINGS, talks
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked

HEADLINE, TEASER, STORY = 25, 200, 600
"""Characters of a link that may be a headline, of what a front says below each, and of a paragraph no front has."""

FEW, MANY = 5, 15
"""Headlines in a body that make a list of it; headlines anywhere on the page that make a front of it."""

LINKED, MOSTLY = 0.7, 0.8
"""Share of an article's words in links from which it leads to one, and of a body in such articles that is a list."""

SCANT = 200
"""What the text of a page counts for that holds next to none."""

ARTICLE, LEVELS = 300, 4
"""What the text of an article counts for at least that stands beside a list, and elements around its headline."""

FREE = 0.5
"""Share of a body from which the text that no headline leads from is an article with headlines in its midst."""

_HEADLINES = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a h2, a h3, a h4"
"""Headlines that are links or hold them."""

_NOWHERE = ("#", "javascript:")
"""How addresses begin that lead to no other page."""

_ROOT = lazy(r"https?://[^/?#\s]+/?(?:index\.\w{3,5})?")
"""The address of a site itself."""


def indexed(page: Page, weights: Weights, root: Part, told: Part | None, heads: Heads, linked: Linked) -> bool:
    """Whether the page lists articles and is none: headlines that lead elsewhere, with a few words each.

    `told` is the heading that shows the title which the page's data has: an article's page shows its own.
    """
    if heads.first("og:type") == "article" or heads.first("article:published_time"):
        return False
    if linked.article.get("datePublished") or linked.article.get("articleBody"):
        return False
    longest = max((weights.paragraph(part) for part in page.parts[root.index : root.end]), default=0.0)
    if longest >= STORY / weights.scale:
        return False
    home = host_of(heads.address)
    away = _away(root, home) - sum(_away(part, home) for part in _apart(page, weights, root))
    if away >= FEW and root.weight < away * 300 / weights.scale:
        return _free(page, weights, root, home) < max(ARTICLE / weights.scale, FREE * root.weight)
    if _carded(page, root):
        return True
    of_the_site = root.weight < SCANT / weights.scale or _of_the_site(heads)
    return told is None and of_the_site and _leads(page, weights, root)


def beside_list(page: Page, weights: Weights, listing: Part, told: Part | None, heads: Heads) -> Part | None:
    """The article in the box of its headline, where what was found is a list that stands in the same page."""
    places = _places(page, listing, host_of(heads.address)) if told is not None else []
    if told is None or not places:
        return None
    weights.out |= _led(page, listing, places)
    weights.sum()
    found = find(page, weights, title=told)
    if found is None or found.weight < ARTICLE / weights.scale:
        return None
    boxes = takewhile(lambda box: _many(places, box) < FEW, islice(told.around, LEVELS))
    return found if any(map(found.within, boxes)) else None


def _free(page: Page, weights: Weights, root: Part, home: str) -> float:
    """The running text of a body that no headline leads from."""
    led = _led(page, root, _places(page, root, home))
    return sum(weights.paragraph(page.parts[at]) for at in range(root.index, root.end) if at not in led)


def _led(page: Page, root: Part, places: list[int]) -> set[int]:
    """What stands in the box of one headline that leads elsewhere, or below such a headline up to the next."""
    led: set[int] = set()
    for place in places:
        box = page.parts[place]
        while (above := box.parent) is not None and above is not root and _many(places, above) == 1:
            box = above
        led.update(range(box.index, box.end))
        at, end = box.end, above.end if above is not None else 0
        while at < end:
            other = page.parts[at]
            if _many(places, other) or other.tag in HEADINGS:
                break
            led.update(range(other.index, other.end))
            at = other.end
    return led


def _places(page: Page, root: Part, home: str) -> list[int]:
    """Index of each headline in a body that leads elsewhere."""
    leads = _elsewhere(root.node.css(_HEADLINES), home)
    return sorted(part.index for one in leads if (part := page.by_id.get(one.mem_id)) is not None)


def _many(places: list[int], part: Part) -> int:
    """How many of these places a part holds."""
    return bisect_left(places, part.end) - bisect_left(places, part.index)


def _away(part: Part, home: str) -> int:
    """How many headlines in a part lead to other articles of the site."""
    return len(_elsewhere(part.node.css(_HEADLINES), home))


def _elsewhere(leads: list[LexborNode], home: str = "") -> list[LexborNode]:
    """Those that lead to another page; to one of this site, where its host `home` is known."""
    pairs = ((one, _address(one)) for one in leads)
    return [one for one, at in pairs if at and not at.startswith(_NOWHERE) and not (home and abroad(at, home))]


def _address(lead: LexborNode) -> str:
    """Where a link leads, or the link around a headline."""
    node: LexborNode | None = lead
    while node is not None and node.tag != "a":
        node = node.parent
    return (node.attributes.get("href") or "").strip() if node is not None else ""


def _carded(page: Page, root: Part) -> bool:
    """Whether a body is articles that are a link with all their words each, beside a headline for screen readers."""
    cards = [part for part in page.parts[root.index + 1 : root.end] if part.tag == "article" and part.weight]
    cards = [part for part in cards if part.link_density > LINKED and part.node.css_first("h2, h3, h4") is not None]
    return len(cards) >= FEW and sum(part.weight for part in cards) > MOSTLY * root.weight


def _apart(page: Page, weights: Weights, root: Part) -> Iterator[Part]:
    """The boxes weighed as none of the article for holding other articles or what readers say; none inside another."""
    inside = page.parts[root.index + 1 : root.end]
    return outermost(inside, lambda part: part.index in weights.out and bool(part.names) and talks(part.names))


def _leads(page: Page, weights: Weights, root: Part) -> bool:
    """Whether the page has so many headlines of others that its text may be what stands below them."""
    links = page.body.node.css("a[href]") if page.body is not None else []
    long = [one for one in links if len((one.text() or "").strip()) >= HEADLINE / weights.scale]
    away = len(_elsewhere(long))
    return away >= MANY and root.weight < away * TEASER / weights.scale


def _of_the_site(heads: Heads) -> bool:
    """Whether the page says that it is a site and no part of one, or gives its root as its address."""
    return heads.first("og:type").lower() == "website" or _ROOT.fullmatch(heads.address) is not None
