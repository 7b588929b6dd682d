"""RSS, Atom and exports of blogs (WXR, Movable Type): each entry an article, with what the feed says of it."""

# ruff: noqa: E501 (patterns, each on its line)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape, unescape
from typing import Any

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.patterns import lazy
from reformat.readers import movable_type
from reformat.readers.decode import in_octets, marked
from reformat.readers.entry import (
    TAG,
    as_article,
    base_of,
    display_names,
    entry_metadata,
    home_of,
    kind_of,
    own_names,
    paragraphs,
)
from reformat.readers.feed_parse import REACH, is_feed, noise, parsed, rightly_declared
from reformat.readers.loose import with_paragraphs
from reformat.readers.metadata.known import with_known
from reformat.readers.movable_type import is_export
from reformat.readers.reader import ContainerReader
from reformat.readers.shortcodes import Attached, as_html

STARTS = (b"<?xml", b"<rss", b"<feed", b"<rdf", b"<!--", b"<!doctype rss", b"<?xml-stylesheet", b"<atom:", b"<a:")
LONG_HEADS = (b"<?xml", b"<!--")
UNSEEN = lazy(
    r"attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|feedback|popup"
    r"|product(?:_variation)?|shop_\w+|elementor_\w+|et_pb_\w+|acf-\S+|wpcf7_\S+|scheduled-action"
)
"""What an export of WordPress holds beside posts, pages and what a site calls its own kinds of articles."""
NO_ARTICLES = ("comment", "settings", "template")
"""What an export of Blogger holds beside posts and pages."""

Entry = tuple[Any, Any]
"""What feedparser says of an entry, and its body."""

_ENDED = lazy(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.S | re.I)
"""How a feed ends that is whole."""

LONG = 800
"""How many characters the beginning of an entry has at most, where a feed gives no more."""

_FULL = lazy(r"_(?:content|full-?text)$")
"""How the elements end that others than content: have for whole bodies, as partners of a portal do."""
_BLOCK = lazy(r"<(p|div|h[1-6]|ul|ol|table|figure|blockquote|br)\b", re.I)
_ESCAPED = lazy(r"&lt;(p|div|h[1-6]|ul|ol|br|img|a)\b", re.I)
_GOES_ON = lazy(
    r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.|»|→)\s*(?:(?:continue reading|read (?:more|on|the (?:rest|full))|weiterlesen"
    r"|mehr lesen|lire la suite|leer más"
    r"|더\s?보기|계속 읽기|자세히 보기|続きを読む|阅读全文).{0,120})?$"
    r"|(?:continue reading|read more|weiterlesen|lire la suite|leer más|더\s?보기|계속 읽기|続きを読む"
    r"|阅读全文)\W{0,4}$",
    re.I,
)
"""How the beginning of an entry ends."""


class FeedReader(ContainerReader):
    """Takes a feed apart; the entries' own bodies are read by the HTML reader, with nothing searched for."""

    media = "feed"
    kind = "a feed"

    def claims(self, source: Source, head: bytes) -> bool:
        """By the root element, which may stand behind long comments."""
        start = in_octets(head).lstrip()
        if is_export(start):
            return True
        start = start[noise(start) :]
        if not start.lower().startswith(STARTS):
            return False
        return is_feed(start) or (start.startswith(LONG_HEADS) and is_feed(in_octets(source.content()[:REACH])))

    def expand(self, source: Source) -> Iterator[Source]:
        """One source an entry; a fault for one without a body, and for a feed's lost end. Raises NoArticle for no body."""
        if is_export(in_octets(source.head(REACH)).lstrip()):
            yield from movable_type.entries(source)
            return
        data = rightly_declared(marked(source.content()))
        feed = parsed(data, source.name)
        feed.feed["link"] = home = home_of(feed.feed, source.base_url)
        people = display_names(data)
        if feed.version.startswith("atom") and feed.feed.get("authors"):  # RSS names its editor there
            for entry in feed.entries:
                entry["authors"] = entry.get("authors") or feed.feed.authors
        attached = _attached(feed.entries)
        entries = [(entry, _body(entry, attached)) for entry in feed.entries if _public(entry)]
        if not any(map(_says, entries)):
            whole = _ENDED.search(in_octets(data)[-400:]) is not None
            said = f"{source.name}: a feed with no entry that has a body{'' if whole else '; it is cut off'}"
            hint = "give the pages themselves" if whole else "fetch the feed again"
            raise NoArticle(said, hint=hint, where=source.name)
        told = [(str(e.get("id") or ""), entry_metadata(feed.feed, e, body, people)) for e, body in entries]
        entries, told = _each_once(entries, told)
        for number, ((entry, body), own) in enumerate(zip(entries, own_names(told, home), strict=True), 1):
            if _says((entry, body)) or not entry.get("wp_post_type"):
                known = replace(source, name=f"{source.name}#{number}", member=own[0], metadata=own[1])
                yield self._article(known, body, entry, told[number - 1][1].url, source.metadata)
        if not _ENDED.search(in_octets(data)[-400:]):
            name = f"{source.name}#{len(entries) + 1}"
            said = f"{source.name} is cut off behind entry {len(entries)}"
            fault = Undecodable(said, hint="fetch the feed again", where=name)
            yield source.broken(fault, name=name, member="the end")

    def _article(self, source: Source, body: Any, entry: Any, place: str, known: Metadata) -> Source:
        """The entry's source; what the caller knows of it wins. `place`: the address that the feed has for it."""
        said = _says((entry, body))
        if not said or _shortened(entry, str(body.get("value", ""))):
            part = "the beginning" if said else "the headline"
            hint = f"convert {place or 'its own page'} itself"
            fault = NoArticle(f"{source.name}: the feed holds only {part} of this entry", hint=hint, where=source.name)
            return source.broken(fault, name=source.name, member=source.member)
        markup = _markup(body) + _beside(entry, str(body["value"]), source.metadata.title)
        base = base_of(body, source.metadata.url) or source.base_url
        return as_article(source, markup, base, with_known(source.metadata, known))


def _public(entry: Any) -> bool:
    """Whether an entry is an article that readers see: of an export no draft, no picture, no menu, nothing locked."""
    return (
        _is_shown(str(entry.get("wp_post_type") or ""), str(entry.get("link") or ""))
        and entry.get("wp_status", "publish") == "publish"
        and kind_of(entry) not in NO_ARTICLES
        and not entry.get("wp_post_password")
        and str(entry.get("blogger_status", "LIVE")) == "LIVE"
        and entry.get("app_draft") != "yes"
    )


def _is_shown(kind: str, link: str) -> bool:
    """Whether readers see such entries: a kind of the site's own has addresses without a question, if it is for them."""
    return kind in ("", "post", "page") or (not UNSEEN.fullmatch(kind) and bool(link) and "?" not in link)


def _each_once(
    entries: list[Entry], told: list[tuple[str, Metadata]]
) -> tuple[list[Entry], list[tuple[str, Metadata]]]:
    """The entries without those that stand a second time as they are: id, address, headline, dates and words."""
    first: dict[Any, int] = {}
    for number, ((_, body), (name, of)) in enumerate(zip(entries, told, strict=True)):
        whole = (name, of.url, of.title, of.published, of.modified, body["value"]) if body else number
        first.setdefault(whole, number)
    return [entries[n] for n in first.values()], [told[n] for n in first.values()]


def _says(entry: Entry) -> bool:
    """Whether an entry has a body, here or elsewhere."""
    return bool(str(entry[1].get("value", "")).strip()) or _elsewhere(entry[0])


def _elsewhere(entry: Any) -> bool:
    """Whether an entry names the place of its body instead of holding it."""
    return any(c.get("src") for c in entry.get("content", ()))


def _attached(entries: Iterable[Any]) -> dict[str, Attached]:
    """The files of a WordPress export by their numbers; what their entries say stands below them."""
    return {
        str(entry.get("wp_post_id")): Attached(str(entry["wp_attachment_url"]), str(entry.get("excerpt_encoded") or ""))
        for entry in entries
        if entry.get("wp_attachment_url")
    }


def _body(entry: Any, attached: Mapping[str, Attached]) -> Any:
    """The fullest body an entry has, as feedparser's detail: value, type, base; shortcodes as what they stand for."""
    bodies = [{"value": v, "type": "text/html"} for key, v in entry.items() if _FULL.search(key) and isinstance(v, str)]
    bodies += [c for c in (*entry.get("content", ()), entry.get("summary_detail") or {}) if c.get("value")]
    summary = entry.get("summary") or ""
    if summary and all(c["value"] != summary for c in bodies):
        # a media:description takes the detail's place
        bodies.append({"value": summary, "type": "text/html", "base": ""})
    fullest: Any = max(bodies, key=lambda c: len(c["value"]), default={})
    if fullest and entry.get("wp_post_type"):
        fullest["value"] = with_paragraphs(as_html(str(fullest["value"]), attached))
    return fullest


def _shortened(entry: Any, value: str) -> bool:
    """Whether the feed has only the beginning of an entry, and says so."""
    words = " ".join(TAG.sub(" ", unescape(value)).split())
    return _elsewhere(entry) or (len(words) < LONG and _GOES_ON.search(words) is not None)


def _markup(body: Any) -> str:
    """A body as HTML."""
    value = str(body["value"])
    if body.get("type") == "text/plain":
        return paragraphs(escape(value))
    if _ESCAPED.search(value) and not _BLOCK.search(value):
        value = unescape(value)
    if not _BLOCK.search(value):
        # WordPress stores bare paragraphs parted by empty lines and makes the elements when it shows them.
        return paragraphs(value)
    return _wordpress_paragraphs(value)


def _beside(entry: Any, body: str, title: str) -> str:
    """What hangs on an entry and its body does not have: an episode to be heard or seen, a picture that is described."""
    length, title = escape(str(entry.get("itunes_duration") or "")), escape(title)
    markup: list[str] = []
    for one in (*entry.get("enclosures", ()), *entry.get("media_content", ())):
        kind, place = _kind(one), escape(str(one.get("href") or one.get("url") or ""))
        if not place or unescape(place) in body or any(f'src="{place}"' in m for m in markup):
            continue
        if kind in ("audio", "video"):
            markup.append(f'<{kind} src="{place}" title="{title}" data-duration="{length}"></{kind}>')
        elif kind == "image" and one.get("description"):
            markup.append(f'<figure><img src="{place}" alt="{escape(str(one["description"]))}"></figure>')
    return "".join(markup)


def _kind(told: Any) -> str:
    """What a file is, in either of the two ways that feeds say it."""
    return str(told.get("medium") or str(told.get("type", "")).partition("/")[0])


def _wordpress_paragraphs(value: str) -> str:
    """Loose text parted by empty lines gets its paragraphs; blocks that are there already stay."""
    if re.search(r"<(p|br)\b", value, re.I):
        return value
    parts = re.split(r"\n\s*\n", value)
    return "\n".join(
        p if re.match(r"\s*<(h\d|ul|ol|table|figure|blockquote|div|pre|!--)", p, re.I) else f"<p>{p}</p>" for p in parts
    )
