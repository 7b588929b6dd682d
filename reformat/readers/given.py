"""What a caller of the library hands in, as a source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Unpack

from reformat.document import codec
from reformat.document.nodes import Article, Metadata
from reformat.document.source import Known, Source
from reformat.readers.metadata.known import dated

Input = Source | str | bytes | Path | Article
"""What the library takes: a Source, markup or text or article JSON as a string or bytes, a path, or an article."""

_FEEDS = ("<?xml", "<rss", "<feed", "<rdf:rdf")
"""What feeds begin with."""


def as_source(given: Input, **known: Unpack[Known]) -> Source:
    """What the caller handed in, as a Source. A string is content, never a path: JSON, a feed, markup or plain text.

    Raises SettingsError for a date in its metadata that is none.
    """
    source = _source(given, **known)
    return source if source.metadata == Metadata() else replace(source, metadata=dated(source.metadata))


def _source(given: Input, **known: Unpack[Known]) -> Source:
    match given:
        case Source():
            return replace(given, **known) if known else given
        case Path():
            return Source.path(given, **known)
        case Article():
            return Source.bytes(codec.encode(given), **_json(known))
        case bytes():
            return Source.bytes(given, **known)
        case str():
            return _from_text(given, **known)
    raise TypeError(f"convert takes a Source, a string, bytes, a path or an Article, not {type(given).__name__}")


def _json(known: Known) -> Known:
    return {"name": "article.json", "media": "json", **known}


def _from_text(text: str, **known: Unpack[Known]) -> Source:
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _feed(text, known) if start[:8].lower().startswith(_FEEDS) else Source.html(text, **known)
    if start.startswith("{"):
        return Source.bytes(text.encode(errors="surrogatepass"), **_json(known))
    return Source.text(text, **known)


def _feed(text: str, known: Known) -> Source:
    """A feed as its bytes, for its own reader; what only begins like one is markup."""
    from reformat.readers.feed import FeedReader  # seldom wanted, and loads the parser of feeds
    from reformat.readers.feed_parse import REACH

    page = Source.html(text, **known)
    feed = replace(page, name=known.get("name", "feed.xml"), media="", encoding="")
    return feed if FeedReader().claims(feed, feed.head(REACH)) else page
