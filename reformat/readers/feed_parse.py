"""A feed's bytes parsed: whole where they are well formed, else entry by entry, so that none takes another along."""

from __future__ import annotations

import re
from html import escape
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
_MEDIA = lazy(rb"xmlns:([\w.-]+)\s*=\s*[\"']https?://search\.yahoo\.com/mrss/?[\"']")


_NOISE = lazy(
    rb"(?=<br|<b>|(?:PHP )?(?:Warning|Notice|Deprecated|Fatal))(?:(?!<html|<!doctype).){0,4000}? on line "
    rb".{0,200}?(?=<\?xml|<rss|<feed)",
    re.S | re.I,
)
"""What PHP writes before a feed, if somebody lets it."""


def noise(data: bytes) -> int:
    """How many bytes stand before a feed that are a server's complaints."""
    found = _NOISE.match(data)
    return found.end() if found else 0


def rightly_declared(data: bytes) -> bytes:
    """A feed without complaints before it; one that is UTF-8 beyond doubt and declares another encoding says so."""
    octets = in_octets(data).lstrip()
    data = octets[noise(octets) :] if noise(octets) else data
    said = _DECLARED.match(data)
    if said is None or data.isascii() or b"utf" in said[0].lower():
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data
    return b'<?xml version="1.0" encoding="utf-8"?>' + data[said.end() :]


def is_feed(data: bytes) -> bool:
    """Whether the first element is a feed's root."""
    return ROOT.match(data) is not None


def parsed(data: bytes, name: str) -> Any:
    """feedparser's view of a feed. Raises Unsupported for declared entities, Undecodable for a wreck."""
    octets = in_octets(data)
    data = _pictures_described(data, octets)
    if (subset := _SUBSET.match(octets)) and b"<!ENTITY" in octets[subset.end() :]:
        raise Unsupported(f"{name} declares XML entities", hint="a feed needs none; save it anew", where=name)
    feed = _parse(data, name)
    if feed.bozo:
        octets = in_octets(data)
        starts = [found.start() for found in _STARTS.finditer(octets) if found[1]]
        if len(starts) > len(feed.entries):
            feed.entries = _one_by_one(octets, starts, name)
    return feed


def _pictures_described(data: bytes, octets: bytes) -> bytes:
    """What a feed says of a picture (Media RSS) as an attribute of it: feedparser takes it for the entry's."""
    media = _MEDIA.search(octets)
    if media is None or not data.endswith(octets):
        return data
    content, description = (media[1] + b":" + name for name in (b"content", b"description"))
    element = re.compile(rb"(<%b\b[^<>]*(?<!/))>((?:(?!</?%b\b).)*+)(?=</%b\s*>)" % ((content,) * 3), re.S)
    said = re.compile(rb"<%b\b[^<>]*>\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<>]*))\s*</%b\s*>" % ((description,) * 2), re.S)

    def told(found: re.Match[bytes]) -> bytes:
        words = said.search(found[2])
        if words is None:
            return found[0]
        plain = escape(words[1].decode("latin-1")).encode("latin-1") if words[1] else words[2].replace(b'"', b"&quot;")
        return found[1] + b' description="' + plain + b'">' + said.sub(b"", found[2], count=1)

    return element.sub(told, data)


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
