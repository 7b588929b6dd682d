"""What the markup itself calls the body of an article."""

from __future__ import annotations

from collections.abc import Callable

from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BODY

NAMES = "[itemprop=articleBody], #article-view-content-div, #articleBody, #dic_area"
"""How widely used programs of newsrooms mark the one body of a page."""


MOST, THIRD = 0.6, 0.3
"""Share of the page's running text from which one box right in its body is the article, and one that is called so."""

LINE = 100
"""Latin letters of a line beside such a box at most."""

SAID, LINKED = 200, 0.2
"""Latin letters below the headline of an article without running text at least, and share of links in them at most."""


def says_body(part: Part) -> bool:
    """Whether the markup says that an element is an article's body."""
    return part.attrs.get("itemprop") == "articleBody" or (bool(part.names) and BODY.search(part.names) is not None)


def called_body(page: Page, around: Part, share: float) -> Part | None:
    """The one element that the markup calls the page's article body, holding such a share of the text `around`.

    It is asked for where hardly any running text stands: a story told in pictures, a list of who was promoted.
    """
    called = [part for part in page.select(NAMES) if part.text and not part.shut]
    outer = [part for part in called if not any(part is not other and part.within(other) for other in called)]
    one = outer[0] if len(outer) == 1 else None
    return one if one is not None and one.within(around) and one.weight >= share * around.weight else None


def headed_box(page: Page, out: set[int], scale: float) -> Part | None:
    """The one article of a page, or its one main part, that holds the only main headline and hardly a link.

    It is asked for where hardly any running text stands: the markup says that this is the article, whatever it is made
    of: lists, a table, pictures with their captions.
    """
    heads = [part for part in page.parts if part.tag == "h1" and part.text]
    around = list(heads[0].around) if len(heads) == 1 else []
    for tag in ("article", "main"):
        boxes = [part for part in page.parts if part.tag == tag and part.text]
        box = next((part for part in around if part.tag == tag and part.index not in out), None)
        if box is None or any(not part.within(box) for part in boxes):
            continue
        said = box.text - heads[0].text
        if said * scale >= SAID and box.links < LINKED * said and not box.node.css_first("input[type=password]"):
            return box
    return None


def box_in_body(body: Part, page: Page, paragraph: Callable[[Part], float], scale: float) -> Part:
    """The one box right in the page's body that holds most of its text, beside nothing but lines; else the same part.

    Of a short article the lines of the page around it may weigh as much as what is lost on the way up from its box.
    """
    box = max(body.children, key=lambda child: child.weight, default=body)
    if body.tag != "body" or box.tag not in ("div", "section", "article", "main") or box.weight < MOST * body.weight:
        return body
    rest = (part for part in page.parts[1:] if part.weight and not part.within(box) and not box.within(part))
    return body if any(paragraph(part) * scale > LINE for part in rest) else box
