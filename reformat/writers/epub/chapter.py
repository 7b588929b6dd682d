"""One article as a content document of the book, with what the rest of the book must know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reformat.document.nodes import Image
from reformat.document.walk import leaves
from reformat.writers.epub.facts import Facts, facts_of
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.form import Form
from reformat.writers.markup.tree import Element, as_xhtml, element
from reformat.writers.markup.whole import colophon, content, masthead, settle
from reformat.writers.writer import Item

DEEPEST = 3
"""Headings down to this level stand in the table of contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The way from a chapter to its neighbours in a collection: file and title."""

    previous: tuple[str, str] | None = None
    next: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A finished content document; `lit` gives the element id of each utterance, `kinds` what part it belongs to."""

    name: str
    data: bytes
    form: Form
    entries: tuple[Entry, ...]
    facts: Facts
    lit: dict[str, str]
    root: Element


def chapter(item: Item, name: str, picture: Callable[[Image], str], turn: Turn | None = None) -> Chapter:
    """The content document of an article under the file name `name`.xhtml."""
    article = item.article
    form = Form.of(article, picture=picture, book=True)
    desk = Desk(form, (*article.deck, *article.blocks), item.track)
    kind = form.semantics("chapter", "doc-chapter")
    told = content(element("section", kind | {"aria-labelledby": "title"}, *masthead(article, desk)), article, desk)
    if end := colophon(article, desk):
        told.append(element("div", {"class": "rf-end"}, *end))
    body = element("body", None, told, _turning(turn, form) if turn else None)
    root = settle(element("html", form.root(), _head(item, form), body))
    data = as_xhtml(root)
    facts = facts_of(tuple(leaves((*article.deck, *article.blocks))), item.track, form.picture)
    return Chapter(f"{name}.xhtml", data, form, _entries(root, f"{name}.xhtml"), facts, desk.lit, root)


def _head(item: Item, form: Form) -> Element:
    title = item.article.metadata.title or form.say.get("reading.untitled")
    style = element("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"})
    return element("head", None, element("title", None, title), style)


def _entries(root: Element, file: str) -> tuple[Entry, ...]:
    """Title and headings in reading order, those without words or id left out."""
    found = []
    for heading in root.iter("h1", "h2", "h3"):
        words = " ".join("".join(str(t) for t in heading.itertext()).split())
        if words and heading.get("id"):
            found.append(Entry(int(str(heading.tag)[1]), words, f"{file}#{heading.get('id')}"))
    return tuple(found)


def _turning(turn: Turn, form: Form) -> Element:
    """Links to the article before and after, and to the contents."""
    say = form.say
    steps = (("previous", turn.previous), ("next", turn.next), ("contents", ("nav.xhtml", "")))
    links = []
    for key, step in steps:
        if step:
            words = say.get(f"reading.{key}") + (f": {step[1]}" if step[1] else "")
            links.append(element("li", None, element("a", {"href": step[0]}, words)))
    return element(
        "nav",
        {"class": "rf-turn", "aria-label": say.get("reading.contents")} | form.ours(),
        element("ul", None, *links),
    )
