"""Fronts: pages that list articles and are none, as a site's home, a section's front, the results of a search."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reformat.patterns import lazy
from reformat.readers.html.find import Weights
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import talks
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

_ROOT = lazy(r"https?://[^/?#\s]+/?(?:index\.\w{3,5})?")
"""The address of a site itself."""


def indexed(page: Page, weights: Weights, root: Part, told: Part | None, heads: Heads, linked: Linked) -> bool:
    """Whether the page lists articles and is none: headlines that lead elsewhere, with a few words each.

    `told` is the heading that shows the title which the page's data has: an article's page shows its own.
    """
    if heads.first("og:type") == "article" or linked.article.get("datePublished") or linked.article.get("articleBody"):
        return False
    longest = max((weights.paragraph(part) for part in page.parts[root.index : root.end]), default=0.0)
    if longest >= STORY / weights.scale:
        return False
    away = _away(root) - sum(map(_away, _apart(page, weights, root)))
    if (away >= FEW and root.weight < away * 300 / weights.scale) or _carded(page, root):
        return True
    of_the_site = root.weight < SCANT / weights.scale or _of_the_site(heads)
    return told is None and of_the_site and _leads(page, weights, root)


def _away(part: Part) -> int:
    """How many headlines in a part lead elsewhere."""
    return _elsewhere(part.node.css("h1 a[href], h2 a[href], h3 a[href], h4 a[href], a h2, a h3, a h4"))


def _elsewhere(leads: list[LexborNode]) -> int:
    """How many of these lead to no place on this page."""
    return sum(not (one.attributes.get("href") or "").startswith("#") for one in leads)


def _carded(page: Page, root: Part) -> bool:
    """Whether a body is articles that are a link with all their words each, beside a headline for screen readers."""
    cards = [part for part in page.parts[root.index + 1 : root.end] if part.tag == "article" and part.weight]
    cards = [part for part in cards if part.link_density > LINKED and part.node.css_first("h2, h3, h4") is not None]
    return len(cards) >= FEW and sum(part.weight for part in cards) > MOSTLY * root.weight


def _apart(page: Page, weights: Weights, root: Part) -> Iterator[Part]:
    """The boxes weighed as none of the article for holding other articles or what readers say; none inside another."""
    index = root.index + 1
    while index < root.end:
        part = page.parts[index]
        apart = index in weights.out and bool(part.names) and talks(part.names)
        if apart:
            yield part
        index = part.end if apart else index + 1


def _leads(page: Page, weights: Weights, root: Part) -> bool:
    """Whether the page has so many headlines of others that its text may be what stands below them."""
    links = page.body.node.css("a[href]") if page.body is not None else []
    long = [one for one in links if len((one.text() or "").strip()) >= HEADLINE / weights.scale]
    away = _elsewhere(long)
    return away >= MANY and root.weight < away * TEASER / weights.scale


def _of_the_site(heads: Heads) -> bool:
    """Whether the page says that it is a site and no part of one, or gives its root as its address."""
    own = heads.canonical or heads.first("og:url")
    return heads.first("og:type").lower() == "website" or _ROOT.fullmatch(own) is not None
