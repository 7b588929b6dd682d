"""Markdown: CommonMark with tables, footnotes and definition lists, and metadata from its front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as with_fields

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.decode import decode
from reformat.readers.html import HtmlReader
from reformat.rules import Rules

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")

FIELDS = {
    "title": "title", "subtitle": "subtitle", "description": "description", "summary": "description",
    "date": "published", "published": "published", "modified": "modified", "lang": "language",
    "language": "language", "category": "section", "section": "section", "publisher": "publisher", "url": "url",
    "canonical": "url", "rights": "rights", "copyright": "rights",
}  # fmt: skip
LISTS = {"author": "authors", "authors": "authors", "tags": "tags", "keywords": "tags"}


class MarkdownReader:
    """Renders Markdown and lets the HTML reader make the blocks; nothing is searched for, the whole is the article."""

    media = "markdown"
    container = False

    def claims(self, source: Source, head: bytes) -> bool:
        """By the file's name: the bytes look like any text."""
        return source.name.lower().endswith(SUFFIXES)

    def expand(self, source: Source) -> Iterator[Source]:
        """A Markdown file is one article."""
        yield source

    def read(self, source: Source, rules: Rules) -> Draft:
        """Blocks of the rendered text; front matter goes into the metadata unless the caller knows better."""
        # Heavy parser, only for those who have Markdown.
        from markdown_it import MarkdownIt
        from mdit_py_plugins.deflist import deflist_plugin
        from mdit_py_plugins.footnote import footnote_plugin

        front, body = split_front_matter(decode(source.content(), source.encoding, source.name).text)
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        page = parser.use(footnote_plugin).use(deflist_plugin).render(body)
        known = with_known(front_metadata(front), source.metadata)
        html = replace(source, data=page.encode(), encoding="utf-8", media="html", metadata=known, whole_page=False)
        return HtmlReader().read(html, rules)


def split_front_matter(text: str) -> tuple[str, str]:
    """The lines between two `---` at the start, and the rest."""
    text = text.lstrip("\ufeff")
    if not text.startswith("---\n"):
        return "", text
    front, mark, body = text[4:].partition("\n---")
    return (front, body.lstrip("-").lstrip("\n")) if mark else ("", text)


def front_metadata(front: str) -> Metadata:
    """Metadata from `key: value` lines; lists as [a, b] or as `- a` lines below their key."""
    found: dict[str, object] = {}
    key = ""
    for line in front.splitlines():
        if line.lstrip().startswith("- ") and key in LISTS:
            found[LISTS[key]] = (*_names(found.get(LISTS[key])), _unquoted(line.lstrip()[2:]))
            continue
        name, colon, value = line.partition(":")
        key = name.strip().lower() if colon else key
        if colon and key in FIELDS and value.strip():
            found[FIELDS[key]] = _unquoted(value)
        elif colon and key in LISTS and value.strip():
            found[LISTS[key]] = tuple(_unquoted(v) for v in value.strip().strip("[]").split(",") if v.strip())
    return Metadata(**found, origins=dict.fromkeys(found, "front-matter"))  # type: ignore[arg-type]


def _names(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _unquoted(value: str) -> str:
    return value.strip().strip("\"'").strip()


def with_known(found: Metadata, known: Metadata) -> Metadata:
    """What a container says of an article, under what the caller knows (which wins)."""
    names = [n for n in Metadata.__struct_fields__ if n != "origins" and getattr(known, n)]
    origins = {**found.origins, **{n: known.origins.get(n, "caller") for n in names}}
    return with_fields(found, **{n: getattr(known, n) for n in names}, origins=origins)
