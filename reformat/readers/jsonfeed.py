"""JSON Feed (jsonfeed.org): each item an article, with what the feed says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from reformat.document.addresses import absolute
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.patterns import lazy
from reformat.readers.decode import decode, in_octets
from reformat.readers.entry import as_article, own_names, paragraphs, told_by_feed
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.known import with_known
from reformat.readers.metadata.language import tag
from reformat.readers.metadata.linked import tidy
from reformat.readers.metadata.people import people
from reformat.readers.reader import ContainerReader

VERSION = lazy(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')


class JsonFeedReader(ContainerReader):
    """Takes a feed apart; the items' own bodies are read by the HTML reader, with nothing searched for."""

    media = "jsonfeed"
    kind = "a feed"

    def claims(self, source: Source, head: bytes) -> bool:
        """By the version that a feed states, at its start for choice."""
        if not in_octets(head).lstrip().startswith(b"{"):
            return False
        return VERSION.search(in_octets(head)) is not None or VERSION.search(in_octets(source.content())) is not None

    def expand(self, source: Source) -> Iterator[Source]:
        """One source an item; a fault for one without a body. Raises NoArticle for a feed without any."""
        try:
            feed = json.loads(decode(source.content(), source.encoding, source.name).text, strict=False)
            items = [one if isinstance(one, dict) else {} for one in feed["items"]]
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            said = f"{source.name} is no JSON Feed: {error}"
            raise Undecodable(said, hint="see jsonfeed.org", where=source.name) from error
        bodies = [_body(item) for item in items]
        if not any(bodies):
            said = f"{source.name}: a feed with no item that has a body"
            raise NoArticle(said, hint="give the pages themselves", where=source.name)
        told = [(_id(item), _metadata(feed, item)) for item in items]
        known = own_names(told, _text(feed, "home_page_url"))
        for number, (body, (_, whole), (member, found)) in enumerate(zip(bodies, told, known, strict=True), 1):
            name = f"{source.name}#{number}"
            if not body:
                hint = f"convert {whole.url or 'its own page'} itself"
                fault = NoArticle(f"{name}: the feed holds only the headline of this item", hint=hint, where=name)
                yield source.broken(fault, name=name, member=member)
                continue
            own = replace(source, name=name, member=member)
            markup = body + _players(items[number - 1], body, found.title)
            yield as_article(own, markup, found.url or source.base_url, with_known(found, source.metadata))


def _id(item: Any) -> str:
    """An item's id; version 1 lets it be a number."""
    return str(item.get("id") or "")


def _body(item: Any) -> str:
    """An item's body as HTML: its text, where it has no markup."""
    if markup := _text(item, "content_html"):
        return markup
    return paragraphs(escape(_text(item, "content_text")))


def _players(item: Any, body: str, title: str) -> str:
    """What an item brings to be heard or seen, as a podcast's episode, where its body does not have it itself."""
    several = item.get("attachments")
    told = [one for one in several if isinstance(one, dict)] if isinstance(several, list) else []
    found = (
        (_text(one, "mime_type").partition("/")[0], _text(one, "url"), one.get("duration_in_seconds")) for one in told
    )
    return "".join(
        f'<{kind} src="{escape(url)}" title="{escape(title)}" data-duration="{escape(str(length or ""))}"></{kind}>'
        for kind, url, length in found
        if kind in ("audio", "video") and url and url not in body
    )


def _metadata(feed: Any, item: Any) -> Metadata:
    credited = people(_names(item) or _names(feed))
    link = absolute(_text(feed, "home_page_url") or _text(feed, "feed_url"), _text(item, "url"))
    link = link or _text(item, "external_url") or _text(item, "id")
    tags = item.get("tags")
    found: dict[str, Any] = {
        "title": tidy(_text(item, "title")),
        "authors": credited.names,
        "contacts": credited.contacts,
        "published": iso(_text(item, "date_published")) or iso(_text(item, "date_modified")),
        "modified": iso(_text(item, "date_modified")),
        "publisher": tidy(_text(feed, "title")),
        "language": tag(_text(item, "language") or _text(feed, "language")),
        "url": link if link.startswith(("http://", "https://")) else "",
        "tags": tuple(tidy(one) for one in tags if isinstance(one, str)) if isinstance(tags, list) else (),
        "description": tidy(_text(item, "summary")),
        "image": _text(item, "image") or _text(item, "banner_image"),
    }
    return told_by_feed(found)


def _names(told: Any) -> list[str]:
    """Version 1.1 has a list of authors, version 1 a single one."""
    several = told.get("authors") if isinstance(told.get("authors"), list) else [told.get("author")]
    return [name for one in several if isinstance(one, dict) and (name := _text(one, "name"))]


def _text(told: Any, key: str) -> str:
    value = told.get(key)
    return value if isinstance(value, str) else ""
