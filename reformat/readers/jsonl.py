"""JSON Lines: each line an article, as article.json or as a crawl's record with its HTML or text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.readers.metadata.known import with_known
from reformat.rules import Rules

BODIES = (
    ("html", "html"),
    ("raw_html", "html"),
    ("body_html", "html"),
    ("text", "text"),
    ("content", "text"),
    ("body", "text"),
)
"""Names under which crawlers keep a page, with what they hold; the first that is there counts."""


class JsonLinesReader:
    """Reads line by line, so that a file of millions of articles needs no more memory than its longest line."""

    media = "jsonl"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By name: one line of JSON looks like any JSON."""
        return source.name.lower().endswith((".jsonl", ".ndjson"))

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
    if source.data is None and source.read_from is not None:
        with source.read_from.open("rb") as file:
            yield from file
    else:
        yield from source.content().splitlines()


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
        body = record.get(key)
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
    for name in ("title", "url", "published", "modified", "language", "section", "publisher"):
        if isinstance(record.get(name), str):
            found[name] = record[name]
    authors = record.get("authors") or record.get("author")
    if authors:
        several = authors if isinstance(authors, list) else [authors]
        names = (one.get("name") if isinstance(one, dict) else one for one in several)
        found["authors"] = tuple(name for name in names if isinstance(name, str) and name)
    return Metadata(**found, origins=dict.fromkeys(found, "record"))
