"""Boxes that lead to other pages: tables of contents, lists of links, cards with picture and headline."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.readers.html.page import Part
from reformat.readers.html.reason import Reason

BOXES = frozenset(["ul", "ol", "div", "section", "article", "a", "dl", "table", "li"])
"""Elements that lists of links and cards stand in."""

HEADLINES = "a h2, a h3, a h4, a h5, h2 a[href], h3 a[href], h4 a[href]"
"""Headlines that lead elsewhere."""

CARD = 200
"""Elements that a card has at most; looking for one in every level of deep nesting would cost the square of it."""

_MADE = lazy(r"wp-block-list|\s")
"""Names that the editor of a widely used system gives to the lists that writers set."""

BEHIND = 80
"""What the text behind a list counts for at least, between which and the text before it a list is the writer's."""


def listed(part: Part) -> Reason | None:
    """Whether this is a table of contents, a list of links to other pages, or a card that leads to one."""
    if part.tag not in BOXES or not part.text or part.own > 0.2 * part.text:
        return None
    if part.link_density >= 0.8 and part.tag != "a":
        links = [link for link in part.node.css("a[href]") if link.text(deep=True).strip()]
        addresses = [link.attributes.get("href") or "" for link in links]
        if len(links) >= 3 and all(address.startswith("#") for address in addresses):
            return Reason("html.contents", "A table of contents: links within the page alone", 0.8)
        if len(links) >= 2 and part.links >= 20 * len(links) and not (_announced(part) or _amid(part)):
            return Reason("html.link-list", "A list of links to other pages", 0.7)
    if part.text < 500 and (_leads_twice(part) or (part.weight < 0.5 * part.text and _card(part))):
        return Reason("html.card", "A card with picture or label and a headline that leads to another page", 0.7)
    return None


def _announced(part: Part) -> bool:
    """Whether the article leads to the list: a line before it ends in a colon, or it stands in another list's item."""
    above = part.parent
    if above is None or above.tag == "li":
        return above is not None
    before = next((child for child in reversed(above.children[: part.nth - 1]) if child.text), None)
    return before is not None and (before.node.text(deep=True) or "").rstrip().endswith((":", "："))


def _amid(part: Part) -> bool:
    """Whether a list without a name stands between running text, as writers set it: boxes of others have names."""
    if part.tag not in ("ul", "ol") or _MADE.sub("", part.names) or part.parent is None:
        return False
    running = [child for child in part.parent.children if child.tag == "p" and child.weight]
    behind = sum(child.weight for child in running if child.index > part.index)
    return bool(running) and running[0].index < part.index and behind >= BEHIND


def _card(part: Part) -> bool:
    """Whether a headline in it leads elsewhere, with a picture or more words beside."""
    if part.end - part.index > CARD:
        return False
    within = part.node.css(HEADLINES)
    if not within:
        return False
    headline = sum(len(" ".join(node.text(deep=True).split())) for node in within)
    return headline >= 0.4 * part.text and (
        part.node.css_first("img") is not None or headline < 0.95 * part.text or len(within) > 1
    )


def _leads_twice(part: Part) -> bool:
    """Whether its headline and a link for more, and no third, lead to one page, as a teaser's do."""
    if part.own or part.end - part.index > CARD or part.node.css_first(HEADLINES) is None:
        return False
    links = [link.attributes for link in part.node.css("a[href]")]
    more = any("more" in (link.get("class") or "") for link in links)
    return more and len({link.get("href") for link in links}) == 1 < len(links)
