"""RSS, Atom and WordPress exports (WXR): each entry an article, with what the feed says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable, Unsupported
from reformat.readers.markdown import with_known
from reformat.rules import Rules

ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
WORDPRESS = ("post", "page", "")


class FeedReader:
    """Takes a feed apart; the entries' own bodies are read by the HTML reader, with nothing searched for."""

    media = "feed"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By the root element within the first bytes, for names that are not HTML's."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"<!--")) and bool(ROOT.search(head))

    def expand(self, source: Source) -> Iterator[Source]:
        """One source an entry that has a body. Raises NoArticle for a feed without any."""
        import feedparser  # 60 ms, only for those who have feeds

        data = source.content()
        if b"<!ENTITY" in data[:65536]:
            raise Unsupported(
                f"{source.name} declares XML entities", hint="a feed needs none; save it anew", where=source.name
            )
        # Sanitising and resolving are the HTML reader's work: it keeps the books.
        try:
            feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
        except (ValueError, LookupError, RecursionError, AssertionError) as error:
            hint = "see whether a feed validator takes it"
            raise Undecodable(
                f"{source.name} is no feed that can be read: {error}", hint=hint, where=source.name
            ) from error
        number = 0
        for entry in feed.entries:
            if entry.get("wp_post_type", "") not in WORDPRESS or entry.get("wp_status", "publish") != "publish":
                continue
            body = _body(entry)
            if body.strip():
                number += 1
                yield self._article(source, feed.feed, entry, body, number)
        if not number:
            raise NoArticle(
                f"{source.name}: a feed with no entry that has a body",
                hint="give the pages themselves",
                where=source.name,
            )

    def _article(self, source: Source, feed: Any, entry: Any, body: str, number: int) -> Source:
        link = str(entry.get("link", ""))
        member = str(entry.get("id") or link or number)
        return replace(
            source,
            name=f"{source.name}#{number}",
            member=member,
            data=_sound(body).encode(),
            encoding="utf-8",
            media="html",
            base_url=link or source.base_url,
            metadata=with_known(_metadata(feed, entry), source.metadata),
            whole_page=False,
        )

    def read(self, source: Source, rules: Rules) -> Draft:
        """A feed itself is no article."""
        raise NoArticle(
            f"{source.name} is a feed, not an article", hint="convert takes its entries one by one", where=source.name
        )


def _body(entry: Any) -> str:
    """The fullest body an entry has, as HTML."""
    bodies = [c for c in (*entry.get("content", ()), entry.get("summary_detail") or {}) if c.get("value")]
    if not bodies:
        return ""
    best = max(bodies, key=lambda c: len(c["value"]))
    value = str(best["value"])
    if best.get("type") == "text/plain":
        return "".join(f"<p>{escape(p)}</p>" for p in re.split(r"\n\s*\n", value) if p.strip())
    if not re.search(r"<(p|div|h[1-6]|ul|ol|table|figure|blockquote|br)\b", value, re.I):
        # WordPress stores bare paragraphs parted by empty lines and makes the elements when it shows them.
        return "".join(f"<p>{p}</p>" for p in re.split(r"\n\s*\n", value) if p.strip())
    return _wordpress_paragraphs(value)


def _wordpress_paragraphs(value: str) -> str:
    """Loose text parted by empty lines gets its paragraphs; blocks that are there already stay."""
    if re.search(r"<(p|br)\b", value, re.I):
        return value
    parts = re.split(r"\n\s*\n", value)
    return "\n".join(
        p if re.match(r"\s*<(h\d|ul|ol|table|figure|blockquote|div|pre|!--)", p, re.I) else f"<p>{p}</p>" for p in parts
    )


def _metadata(feed: Any, entry: Any) -> Metadata:
    tags = tuple(t.get("term") or "" for t in entry.get("tags", ()) if t.get("term"))
    authors = tuple(a.get("name") or "" for a in entry.get("authors", ()) if a.get("name")) or (
        (entry.author,) if entry.get("author") else ()
    )
    found: dict[str, Any] = {
        "title": entry.get("title", ""),
        "authors": authors,
        "published": _date(entry, "published"),
        "modified": _date(entry, "updated"),
        "publisher": feed.get("title", ""),
        "language": entry.get("language") or feed.get("language", ""),
        "url": entry.get("link", ""),
        "rights": entry.get("rights") or feed.get("rights", ""),
        "tags": tags,
    }
    found = {k: tuple(map(_sound, v)) if isinstance(v, tuple) else _sound(str(v or "")) for k, v in found.items()}
    return Metadata(**found, origins={k: "feed" for k, v in found.items() if v})


def _sound(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoding holds, made visible as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _date(entry: Any, name: str) -> str:
    """ISO 8601 in UTC, as feedparser understood the date, or nothing."""
    when = dict.get(entry, f"{name}_parsed")  # the plain look: feedparser gives a stand-in for missing dates
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*when[:6]) if when else ""
