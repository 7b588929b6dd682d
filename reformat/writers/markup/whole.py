"""A whole article: what stands before its blocks and after them, and the last look at the finished tree."""

from __future__ import annotations

from collections.abc import Iterable

from reformat.document.nodes import Article, Text
from reformat.document.walk import passages
from reformat.writers.markup.block import blocks
from reformat.writers.markup.dates import time
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.inline import fill
from reformat.writers.markup.tree import EPUB_TYPE, Element, address, element, put


def masthead(article: Article, desk: Desk) -> list[Element]:
    """Section, title, subtitle, byline and dates, as far as they are known."""
    known, say = article.metadata, desk.form.say
    parts: list[Element] = []
    if known.section:
        parts.append(element("p", {"class": "rf-section"}, known.section))
    title = element("h1", desk.id("title") | ({} if known.title else desk.form.ours()))
    parts.append(fill(title, (Text(known.title or say.get("reading.untitled")),), "title", desk))
    if known.subtitle and known.subtitle not in {p.text for p in passages(article.deck)}:
        parts.append(element("p", {"class": "rf-subtitle"}, known.subtitle))
    if known.authors:
        name = desk.id("byline")
        desk.light("byline", name["id"])
        parts.append(element("p", {"class": "rf-byline"} | name, *_ours(desk, "by"), " ", ", ".join(known.authors)))
    dates = _dates(article, desk)
    return [*parts, dates] if dates is not None else parts


def _ours(desk: Desk, key: str) -> Iterable[Element | str]:
    """A word of ours before a fact, marked where it is in another language than the article."""
    words, marked = desk.form.say.get(f"reading.{key}"), desk.form.ours()
    yield element("span", marked, words) if marked else words


def _dates(article: Article, desk: Desk) -> Element | None:
    known, say = article.metadata, desk.form.say
    line = element("p", {"class": "rf-dates"} | desk.form.ours())
    for key, when in (("published", known.published), ("modified", known.modified)):
        if not when or (key == "modified" and when == known.published):
            continue
        put(line, f"{' · ' if len(line) or line.text else ''}{say.get(f'reading.{key}')} ")
        put(line, time(when, say))
    return line if len(line) or line.text else None


def content(parent: Element, article: Article, desk: Desk) -> Element:
    """The deck, set apart, and the blocks."""
    if article.deck:
        role = desk.form.semantics("abstract", "doc-abstract")
        label = {"class": "rf-deck", "aria-label": desk.form.say.get("reading.deck")}
        parent.append(blocks(element("section", role | label), article.deck, desk))
    return blocks(parent, article.blocks, desk)


def colophon(article: Article, desk: Desk) -> list[Element]:
    """Rights, contacts, subjects and where the original is."""
    known = article.metadata
    parts: list[Element] = []
    if known.rights:
        parts.append(element("p", {"class": "rf-rights"}, known.rights))
    elif known.publisher:
        parts.append(element("p", {"class": "rf-publisher"}, known.publisher))
    if known.contacts:
        parts.append(_fact("contact", (_contact(c) for c in known.contacts), desk))
    if known.tags:
        parts.append(_fact("tags", known.tags, desk))
    origin = address(known.url)
    if origin.startswith("http"):
        number = {} if desk.form.book else {"data-note": str(desk.number_of(origin))}
        words = desk.form.say.get("reading.original")
        parts.append(
            element("p", {"class": "rf-original"} | desk.form.ours(), element("a", {"href": origin} | number, words))
        )
    return parts


def _contact(contact: str) -> Element | str:
    target = address(f"mailto:{contact}") if "@" in contact and " " not in contact else ""
    return element("a", {"href": target}, contact) if target else contact


def _fact(key: str, values: Iterable[Element | str], desk: Desk) -> Element:
    line = element("p", {"class": f"rf-{key}"}, *_ours(desk, key))
    words = ""
    for number, value in enumerate(values):
        words += ", " if number else " "
        if isinstance(value, str):
            words += value
        else:
            put(line, words)
            put(line, value)
            words = ""
    put(line, words)
    return line


def settle(root: Element) -> Element:
    """The last look: links to parts that aren't there become plain text, and so do links within links."""
    there = {e.get("id") for e in root.iter() if e.get("id")}
    for link in list(root.iter("a")):
        target = link.get("href", "")
        if (target.startswith("#") and target[1:] not in there) or next(link.iterancestors("a"), None) is not None:
            link.tag = "span"
            for name in ("href", "aria-label", "data-note", "role", EPUB_TYPE):
                link.attrib.pop(name, None)
    return root
