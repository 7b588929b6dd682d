"""JSON Lines, a list or object in JSON, a table: records of articles, in our schema or as crawlers give them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.patterns import lazy
from reformat.readers.decode import decode, in_octets
from reformat.readers.jsonfeed import VERSION
from reformat.readers.reader import ContainerReader
from reformat.readers.records import bodied, credited, has_body, is_hidden, opened
from reformat.readers.sheet import ENDINGS as SHEETS
from reformat.readers.sheet import is_sheet, rows

_LIST = lazy(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_ONE = lazy(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_OURS = lazy(rb'"blocks"\s*:')
_BETWEEN = lazy(r"[\s,]*")


LINES = (".jsonl", ".ndjson")
"""How names end of files with a record a line."""

DEEPEST = 5
"""How many objects and lists a list of records may stand in."""

HEAD = 4_096
"""Bytes from which a list is known."""


class JsonLinesReader(ContainerReader):
    """Reads line by line, so that a file of millions of articles needs no more memory than its longest line."""

    media = "jsonl"
    kind = "a file of many articles"

    def claims(self, source: Source, head: bytes) -> bool:
        """By name, since one line of JSON looks like any JSON; a list, an object or a table by its first body."""
        if source.name.lower().endswith(LINES):
            return True
        if not source.media and is_sheet(source.name, head):
            return True
        head = in_octets(head)
        if source.media or not (_LIST.match(head) or (_ONE.match(head) and _OURS.search(_octets(source)) is None)):
            return False
        return bodied(head) or (source.name.lower().endswith(".json") and bodied(_octets(source)))

    def expand(self, source: Source) -> Iterator[Source]:
        """One source a line; a line that is no article's record fails alone, with its number."""
        begun = False
        for number, line in enumerate(_lines(source), 1):
            if line.strip():
                try:
                    found = _record(source, line, number)
                except Undecodable as fault:
                    found = source.broken(fault, name=fault.where, member=str(number))
                if found is not None:
                    begun = True
                    yield found
        if not begun:
            raise NoArticle(f"{source.name} holds no article", hint="each record is one", where=source.name)


def holds_records(name: str, head: bytes) -> bool:
    """Whether a file of values, by its ending and its first bytes, holds articles and not settings or numbers."""
    if name.lower().endswith(SHEETS):
        return is_sheet(name, head)
    head = in_octets(head)
    return bool(_LIST.match(head) or _ONE.match(head)) and (bodied(head) or VERSION.search(head) is not None)


def _lines(source: Source) -> Iterator[bytes]:
    if source.name.lower().endswith(SHEETS):
        yield from rows(source)
        return
    if not source.name.lower().endswith(LINES) and _ONE.match(_octets(source)[:HEAD]):
        yield from _within(_octets(source))
        return
    if source.data is None and source.read_from is not None:
        with source.read_from.open("rb") as file:
            start = file.read(HEAD)
            file.seek(0)
            if in_octets(start) == start and not _LIST.match(start):
                yield from file
                return
    data = _octets(source)
    yield from _elements(data, source.name) if _LIST.match(data) else data.splitlines()


def _octets(source: Source) -> bytes:
    return in_octets(source.content())


def _within(data: bytes) -> Iterator[bytes]:
    """An object that is a record, or the records of the first list in it, as a blog's export has."""
    try:
        ahead = [json.loads(data)]
    except (ValueError, RecursionError):
        ahead = []  # how it is broken says whoever reads it as a record
    for _ in range(DEEPEST):
        for one in ahead:
            if has_body(one):
                yield data
                return
        tables = [(one.values(), one) if isinstance(one, dict) else (one, {}) for one in ahead]
        lists = ((one, beside) for values, beside in tables for one in values if isinstance(one, list))
        if found := next((pair for pair in lists if any(map(has_body, pair[0]))), None):
            yield from (json.dumps(one).encode() for one in credited(*found))
            return
        below = [one for values, _ in tables for one in values]
        ahead = [one for one in below if isinstance(one, dict | list)]
    yield data


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


def _text(line: bytes) -> str:
    """A line, which may be in an encoding of old."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(line).text


def _record(source: Source, line: bytes, number: int) -> Source | None:
    """The article of a record; None for one that its blog does not show. Raises Undecodable."""
    name = f"{source.name}:{number}"
    try:
        record: Any = json.loads(_text(line))
    except (ValueError, RecursionError) as error:
        why = f"{error.msg}, at letter {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise Undecodable(f"{name} is no JSON: {why}", hint="one JSON object a line", where=name) from error
    if not isinstance(record, dict):
        raise Undecodable(f"{name} is no JSON object", hint="one JSON object a line", where=name)
    if is_hidden(record):
        return None
    member = str(record.get("id") or record.get("url") or number)
    if "blocks" in record:
        return replace(source, name=name, member=member, data=line, media="json")
    return opened(source, record, name, member)
