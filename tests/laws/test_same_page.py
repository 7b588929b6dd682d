"""A page in another writing is the same article: what programs do to pages that no reader sees changes nothing.

Each way is what a real program does: translators wrap every text, savers of pages write shadow trees as templates,
servers stream the body into a hidden box, extensions leave attributes, macOS decomposes letters.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from reformat.pipeline import Kit, prepare
from tests.world.marked import PAGES, without_marks

KIT = Kit.of()
UNREAD = ("script", "style", "title", "noscript", "textarea", "option", "template")
EVERY = 8
"""Of the pages of tests/world one in so many is asked each way, others each time."""


def _texts(page: BeautifulSoup) -> Iterator[NavigableString]:
    for text in list(page.body.find_all(string=True) if page.body else ()):
        if type(text) is NavigableString and text.strip() and text.find_parent(UNREAD) is None:
            yield text


def _body_in(page: BeautifulSoup, box: Tag) -> None:
    assert page.body is not None
    box.extend([child.extract() for child in list(page.body.contents)])


def translated(page: BeautifulSoup) -> None:
    for text in _texts(page):
        inner = page.new_tag("font", style="vertical-align: inherit;")
        text.wrap(inner).wrap(page.new_tag("font", style="vertical-align: inherit;"))


def extended(page: BeautifulSoup) -> None:
    for element in page.find_all(True):
        element["data-darkreader-inline-color"] = ""


def streamed(page: BeautifulSoup) -> None:
    box = page.new_tag("div", id="S:0", hidden="")
    _body_in(page, box)
    assert page.body is not None
    page.body.append(BeautifulSoup('<!--$?--><template id="B:0"></template><!--/$-->', "html.parser"))
    page.body.append(box)


def shadowed(page: BeautifulSoup) -> None:
    host, root = page.new_tag("app-root"), page.new_tag("template", shadowrootmode="open")
    _body_in(page, root)
    host.append(root)
    assert page.body is not None
    page.body.append(host)


def numbered(page: BeautifulSoup) -> None:
    for count, element in enumerate(page.body.find_all(["p", "h2", "h3", "li"]) if page.body else ()):
        if not element.get("id"):
            element["id"] = f"{random.Random(count).randrange(16**7):07x}ad"


def decomposed(page: BeautifulSoup) -> None:
    for text in _texts(page):
        text.replace_with(NavigableString(unicodedata.normalize("NFD", text)))


def unbroken(page: BeautifulSoup) -> None:
    for text in _texts(page):
        text.replace_with(NavigableString(text.replace(" ", "\u00a0")))


def wrapped(page: BeautifulSoup) -> None:
    for text in _texts(page):
        if text.find_parent("pre") is None:
            text.replace_with(NavigableString(text.replace(" ", "\n        ")))


def indented(page: BeautifulSoup) -> None:
    for text in list(page.body.find_all(string=True) if page.body else ()):
        if type(text) is NavigableString and text and not text.strip() and text.find_parent("pre") is None:
            text.replace_with(NavigableString("\n\n" + " " * 400))


def minified(page: BeautifulSoup) -> None:
    for text in list(page.body.find_all(string=True) if page.body else ()):
        if type(text) is NavigableString and text and not text.strip() and text.find_parent("pre") is None:
            text.replace_with(NavigableString(" "))


def boxed(page: BeautifulSoup) -> None:
    box = page.new_tag("div")
    _body_in(page, box)
    assert page.body is not None
    page.body.append(box)


BOXED = (streamed, shadowed)
"""Ways that put the whole page into one more box, by which a few are found otherwise: held against it in such a box."""

WAYS: list[Callable[[BeautifulSoup], None]] = [
    translated, extended, streamed, shadowed, numbered, decomposed, unbroken, wrapped, indented, minified,
]  # fmt: skip


def article(markup: str) -> str:
    """Title and text of the page's article, word by word."""
    try:
        made = prepare(Source.text(markup, name="page.html", media="html"), KIT).article
    except NoArticle as refusal:
        return str(refusal)
    said = "\n".join((made.metadata.title, *made.metadata.authors, *map(text_of, made.blocks)))
    return " ".join(unicodedata.normalize("NFC", said).split())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_same_page_in_another_writing_is_the_same_article(way: Callable[[BeautifulSoup], None]) -> None:
    for name in sorted(PAGES)[WAYS.index(way) :: EVERY]:
        markup = without_marks(PAGES[name])
        page = BeautifulSoup(markup, "lxml")
        if way in BOXED:
            boxed(page)
        plain = article(str(page))
        page = BeautifulSoup(markup, "lxml")
        way(page)
        assert article(str(page)) == plain, name
