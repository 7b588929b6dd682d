"""JSON Lines, one list or one object in JSON: records of articles, in our schema or as crawlers and blogs give them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.known import DATES, with_known
from reformat.rules import Rules

BODIES = (
    ("html", "html"),
    ("raw_html", "html"),
    ("body_html", "html"),
    ("text", "text"),
    ("maintext", "text"),
    ("content", "text"),
    ("body", "text"),
    ("article", "text"),
    ("본문", "text"),
    ("내용", "text"),
)
"""Names under which crawlers keep a page, with what they hold; the first that is there counts."""

NAMES = {
    "title": ("title", "headline", "제목"),
    "url": ("url", "link"),
    "published": ("published", "date", "date_publish", "publish_date", "date_published", "날짜", "작성일"),
    "modified": ("modified", "date_modify", "date_modified"),
    "language": ("language", "lang"),
    "section": ("section", "category", "분류"),
    "publisher": ("publisher", "sitename", "site_name", "press", "언론사", "source_domain"),
}
"""Names under which they keep what they know of it."""

_LIST = lazy(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_ONE = lazy(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_OURS = lazy(rb'"(?:blocks|schema|metadata)"\s*:')
_BODY = lazy(rb'"(?:blocks|%s)"\s*:' % b"|".join(key.encode() for key, _ in BODIES))
_BETWEEN = lazy(r"[\s,]*")


LINES = (".jsonl", ".ndjson")
"""How names end of files with a record a line."""

HEAD = 4_096
"""Bytes from which a list is known."""


class JsonLinesReader:
    """Reads line by line, so that a file of millions of articles needs no more memory than its longest line."""

    media = "jsonl"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By name, since one line of JSON looks like any JSON; a list or an object by its first body."""
        if source.name.lower().endswith(LINES):
            return True
        if source.media or _BODY.search(head) is None:
            return False
        return _LIST.match(head) is not None or (_ONE.match(head) is not None and _OURS.search(head) is None)

    def expand(self, source: Source) -> Iterator[Source]:
        """One source a line; a line that is no article's record fails alone, with its number."""
        begun = False
        for number, line in enumerate(_lines(source), 1):
            if line.strip():
                begun = True
                try:
                    yield _record(source, line, number)
                except Undecodable as fault:
                    yield source.broken(fault, name=fault.where, member=str(number))
        if not begun:
            raise NoArticle(f"{source.name} has no line", hint="each line is an article", where=source.name)

    def read(self, source: Source, rules: Rules) -> Draft:
        """The file itself is no article."""
        raise NoArticle(
            f"{source.name} holds many articles", hint="convert takes its lines one by one", where=source.name
        )


def _lines(source: Source) -> Iterator[bytes]:
    if not source.name.lower().endswith(LINES) and _ONE.match(source.content()[:HEAD]):
        yield source.content()
        return
    if source.data is None and source.read_from is not None:
        with source.read_from.open("rb") as file:
            start = file.read(HEAD)
            file.seek(0)
            yield from _elements(file.read(), source.name) if _LIST.match(start) else file
        return
    data = source.content()
    yield from _elements(data, source.name) if _LIST.match(data) else data.splitlines()


def _elements(data: bytes, name: str) -> Iterator[bytes]:
    """The records of a list, and where it is broken all from there. Raises Undecodable where it does not end."""
    text = data.decode("utf-8-sig", "replace")
    read, at = json.JSONDecoder().raw_decode, text.index("[") + 1
    while (at := _BETWEEN.match(text, at).end()) < len(text) and text[at] != "]":  # type: ignore[union-attr]
        try:
            _, end = read(text, at)
        except (ValueError, RecursionError):
            end = len(text)
        yield text[at:end].encode(errors="surrogatepass")
        at = end
    if at >= len(text):
        raise Undecodable(f"{name} is cut off", hint="check that the file was saved whole", where=name)


def _record(source: Source, line: bytes, number: int) -> Source:
    name = f"{source.name}:{number}"
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = f"{error.msg}, at letter {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise Undecodable(f"{name} is no JSON: {why}", hint="one JSON object a line", where=name) from error
    if not isinstance(record, dict):
        raise Undecodable(f"{name} is no JSON object", hint="one JSON object a line", where=name)
    member = str(record.get("id") or record.get("url") or number)
    if "blocks" in record:
        return replace(source, name=name, member=member, data=line, media="json")
    for key, media in BODIES:
        body = _plain(record.get(key))
        if isinstance(body, str) and body.strip():
            kind = "html" if media == "html" or body.lstrip()[:1] == "<" else "text"
            known = with_known(_metadata(record), source.metadata)
            base = known.url or source.base_url
            data = body.encode(errors="surrogatepass")
            return replace(
                source, name=name, member=member, data=data, encoding="utf-8", media=kind, metadata=known, base_url=base
            )
    keys = ", ".join(k for k, _ in BODIES)
    raise Undecodable(f"{name} has no body", hint=f"a record needs one of: blocks, {keys}", where=name)


def _metadata(record: dict[str, Any]) -> Metadata:
    """Plain values a crawl keeps beside the page."""
    found: dict[str, Any] = {}
    for name, keys in NAMES.items():
        value = next((value for key in keys if isinstance(value := _plain(record.get(key)), str)), None)
        if value is not None:
            value = unescape(value) if isinstance(record.get("title"), dict) else value
            found[name] = iso(value) if name in DATES else value
    authors = record.get("authors") or record.get("author") or record.get("byline") or record.get("기자")
    if authors:
        several = authors if isinstance(authors, list) else [authors]
        names = (one.get("name") if isinstance(one, dict) else one for one in several)
        found["authors"] = tuple(name for name in names if isinstance(name, str) and name)
    return Metadata(**found, origins=dict.fromkeys(found, "record"))


def _plain(value: Any) -> Any:
    """A value, or what WordPress' interface has in it as it is shown."""
    return value.get("rendered") if isinstance(value, dict) else value
