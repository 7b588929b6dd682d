"""A feed's bytes parsed: whole where they are well formed, else entry by entry, so that none takes another along."""

from __future__ import annotations

import re
from typing import Any

from reformat.errors import Undecodable, Unsupported
from reformat.patterns import lazy
from reformat.readers.decode import in_octets

REACH = 65_536
"""How far into a file the root element is looked for, behind comments and style sheets."""

_PROLOG = rb"(?:<\?.*?\?>|<!--.*?-->|\s)*+"
_DOCTYPE = rb"(?:<!doctype[^\[>]*+(?:\[.*?\]\s*)?>)?"
ROOT = lazy(_PROLOG + _DOCTYPE + _PROLOG + rb"(<(?:\w+:)?(?:rss|feed|RDF)(?=[\s>])[^>]*>?)", re.S | re.I)
_SUBSET = lazy(_PROLOG + rb"<!doctype[^\[>]*+\[", re.S | re.I)
_DECLARED = lazy(rb"\s*<\?xml[^>]*\?>")
_CDATA = rb"<!\[CDATA\[(?:(?!\]\]>|</(?:item|entry)>).)*+"
_STARTS = lazy(_CDATA + rb"|(<(?:(?:rss|atom|a):)?(?:item|entry)(?=[\s>]))", re.S | re.I)


def is_feed(data: bytes) -> bool:
    """Whether the first element is a feed's root."""
    return ROOT.match(data) is not None


def parsed(data: bytes, name: str) -> Any:
    """feedparser's view of a feed. Raises Unsupported for declared entities, Undecodable for a wreck."""
    octets = in_octets(data)
    if (subset := _SUBSET.match(octets)) and b"<!ENTITY" in octets[subset.end() :]:
        raise Unsupported(f"{name} declares XML entities", hint="a feed needs none; save it anew", where=name)
    feed = _parse(data, name)
    if feed.bozo:
        starts = [found.start() for found in _STARTS.finditer(octets) if found[1]]
        if len(starts) > len(feed.entries):
            feed.entries = _one_by_one(octets, starts, name)
    return feed


def _one_by_one(octets: bytes, starts: list[int], name: str) -> list[Any]:
    """Each entry parsed alone, below the feed's root; an empty one where nothing is to be had."""
    declared, root = _DECLARED.match(octets), ROOT.match(octets)
    head = (declared[0] if declared else b"") + (root[1] if root else b"<rss>")
    pieces = (octets[start:end] for start, end in zip(starts, [*starts[1:], len(octets)], strict=True))
    found = [_parse(head + piece, name).entries for piece in pieces]
    return [entries[0] if entries else _parse(b"<rss><item></item></rss>", name).entries[0] for entries in found]


def _parse(data: bytes, name: str) -> Any:
    import feedparser  # 60 ms, only for those who have feeds

    try:
        # Sanitising and resolving are the HTML reader's work: it keeps the books.
        return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        hint = "see whether a feed validator takes it"
        raise Undecodable(f"{name} is no feed that can be read: {error}", hint=hint, where=name) from error
