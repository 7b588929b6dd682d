"""Several articles on one page: teasers side by side, or the next article that a page loads below the first."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.readers.html.alike import make
from reformat.readers.html.page import Page, Part

_HEADLINE = "h1, h2 > a, h3 > a, a > h2, a > h3, h4 > a, a > h4"
"""A headline that leads to an article, or is a main one."""

_ARTICLE = lazy(r"(?:^|[\s_-])(?:article|story|post|entry|news)(?:$|[\s_-])")
"""Class and id tokens of a box that holds one article."""


LEAST = 100
"""What the text of an article counts for at least, below which the page goes on with the next."""


def separate(above: Part) -> bool:
    """Whether several articles stand side by side in `above`, each with a headline of its own."""
    children = above.children
    articles = [child for child in children if child.tag == "article" and child.text]
    own = sum(1 for article in articles if article.node.css_first(_HEADLINE) is not None)
    return own >= 2 or _one_below_another(children)


def _signed(part: Part) -> bool:
    """Whether this is an article with a headline and a day, and running text of its own."""
    if part.tag != "article" or not part.weight:
        return False
    return part.node.css_first("h2, h3") is not None and part.node.css_first("time, [class*=date i]") is not None


def _one_below_another(children: list[Part]) -> bool:
    """Whether boxes of one make, which their names call articles, each have a main headline."""
    boxes = [child for child in children if child.weight and child.names and _ARTICLE.search(child.names)]
    if len(boxes) < 2:
        return False
    headed = [(box.tag, make(box.attrs.get("class") or "")) for box in boxes if box.node.css_first("h1") is not None]
    return len(headed) > len(set(headed))


def article_of(title: Part | None, page: Page) -> Part | None:
    """The box around a headline beside which other articles stand, or below which the page goes on with the next."""
    box = title
    while box is not None and box.parent is not None:
        if separate(box.parent) or (box.tag == "article" and sum(map(_signed, box.parent.children)) > 1):
            return box
        if box.tag == "article" and _goes_on(box, page):
            return box
        box = box.parent
    return None


def _goes_on(box: Part, page: Page) -> bool:
    """Whether another article with a main headline and running text of its own stands below this one, wherever."""
    if box.weight < LEAST or len(box.node.css("h1")) != 1:
        return False
    below = (part for part in page.parts[box.end :] if part.tag == "article" and part.weight)
    return any(part.node.css_first("h1") is not None for part in below)
