"""What a feed says of one of its entries, in the fields of an article's metadata."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

from msgspec.structs import replace as with_fields

from reformat.document.addresses import absolute
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.document.surrogates import sound
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.language import tag
from reformat.readers.metadata.linked import tidy
from reformat.readers.metadata.people import EMAIL, people

_AUTHOR = lazy(rb"<wp:author>(.*?)</wp:author>", re.S)
_LOGIN, _SHOWN = (
    lazy(rb"<wp:author_%b>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</wp:author_%b>" % (name, name), re.S)
    for name in (b"login", b"display_name")
)
_MAILED = lazy(r"\s*\S+@\S+\s*\(([^()]+)\)\s*")
"""As RSS wants an author: address (name)."""
_KINDS = "g/2005#kind"
"""How the scheme ends that says what an entry of Google's is, and not what it is about."""
TAG = lazy(r"<[^<>]*>")
_SCRIPT = lazy(r"<(script|style)\b[^<]*+</\1\s*>", re.I)
_INLINE = lazy(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|script|small|span|strong|style|sub|sup|tt|u"
    r"|wbr)\b[^<>]*>",
    re.I,
)
"""Tags that titles have, though they be escaped twice."""


def display_names(data: bytes) -> dict[str, str]:
    """What a WordPress export calls its authors, by the names they log in with."""
    found = ((_LOGIN.search(author[1]), _SHOWN.search(author[1])) for author in _AUTHOR.finditer(data))
    return {
        login[1].decode("utf-8", "replace"): tidy(shown[1].decode("utf-8", "replace"))
        for login, shown in found
        if login and shown
    }


def entry_metadata(feed: Any, entry: Any, body: Any, named: dict[str, str]) -> Metadata:
    """The metadata of an entry; what it does not say, its feed says.

    Published is the change where nothing else is told. `named`: what people are called by the names they log in with.
    """
    credited = people(named.get(name, name) for name in _authors(entry))
    modified = _date(entry, "updated")
    found: dict[str, Any] = {
        "title": _headline(entry),
        "subtitle": tidy(entry.get("subtitle") or ""),
        "authors": credited.names,
        "contacts": credited.contacts,
        "published": _local(entry) or _date(entry, "published") or _date(entry, "created") or modified,
        "modified": modified,
        "publisher": tidy(
            (entry.get("source") or {}).get("title") or _house(entry) or _house(feed) or feed.get("title") or ""
        ),
        "language": tag(_language(entry, body) or feed.get("language") or ""),
        "url": _address(entry, str(feed.get("link") or "")),
        "rights": tidy(entry.get("rights") or feed.get("rights") or ""),
        "section": next(_terms(entry, "category"), ""),
        "tags": tuple(dict.fromkeys(_terms(entry, "post_tag") if _of_wordpress(entry) else _terms(entry))),
        "description": _description(entry, body),
        "image": _image(entry),
    }
    return told_by_feed(found)


def told_by_feed(found: dict[str, Any]) -> Metadata:
    """Metadata of these values, with the feed as where they are from."""
    found = {k: tuple(map(sound, v)) if isinstance(v, tuple) else sound(str(v)) for k, v in found.items()}
    return Metadata(**found, origins={k: "feed" for k, v in found.items() if v})


def _house(told: Any) -> str:
    """The publisher by name; RSS has the address of who looks after the machines (webMaster) in its place."""
    name = EMAIL.sub("", str(told.get("publisher") or "")).strip(" ()<>")
    return name if name == str(told.get("publisher") or "").strip() else ""


def as_article(source: Source, markup: str, base: str, known: Metadata) -> Source:
    """The source of an entry that has a body, which is read as that and not searched for the article."""
    data = sound(markup).encode()
    return replace(source, data=data, encoding="utf-8", media="html", base_url=base, metadata=known, whole_page=False)


def paragraphs(text: str) -> str:
    """Text parted by empty lines as markup, a paragraph each."""
    return "".join(f"<p>{p}</p>" for p in re.split(r"\n\s*\n", text) if p.strip())


def _headline(entry: Any) -> str:
    """The title as it is read: what is plain text may hold a word in angle brackets, which is no tag."""
    text = _SCRIPT.sub(" ", str(entry.get("title") or entry.get("itunes_title") or ""))
    if (entry.get("title_detail") or {}).get("type") != "text/plain":
        text = TAG.sub(" ", text)
    return " ".join(unescape(_INLINE.sub(" ", unescape(text))).split())


def own_names(entries: Sequence[tuple[str, Metadata]], home: str) -> list[tuple[str, Metadata]]:
    """The entries, each known by its id (which may be empty) and metadata, so that no two are taken for one article.

    An address that several ids share, or that is the feed's own, is no entry's. Of entries with one address or id the
    newest keeps it; its older versions have their number too. What has no address of its own gets one below the feed's.
    """
    sharing: dict[str, set[str]] = defaultdict(set)
    for name, metadata in entries:
        sharing[metadata.url].add(name)
    alone = [m.url if m.url.rstrip("/") != home.rstrip("/") and len(sharing[m.url]) == 1 else "" for _, m in entries]
    keys = [url or name or str(n) for n, (url, (name, _)) in enumerate(zip(alone, entries, strict=True), 1)]
    newest: dict[str, int] = {}
    for number, (key, (_, told)) in enumerate(zip(keys, entries, strict=True)):
        if _changed(told) > _changed(entries[newest.setdefault(key, number)][1]):
            newest[key] = number
    found = []
    for number, (key, url, (name, told)) in enumerate(zip(keys, alone, entries, strict=True)):
        first = newest[key] == number
        member = name or key if first else f"{key}#{number + 1}"
        found.append((member, told if url and first else _below(told, home, member)))
    return found


def _changed(told: Metadata) -> str:
    return told.modified or told.published


def _below(told: Metadata, home: str, member: str) -> Metadata:
    """The metadata with an address that is this entry's alone: a mark behind that of the feed."""
    place = (told.url or home).partition("#")[0]
    if not place.startswith(("http://", "https://")):
        return told
    digits = hashlib.sha256(member.encode(errors="surrogatepass")).hexdigest()[:12]
    return with_fields(told, url=f"{place}#{digits}", origins={**told.origins, "url": "feed"})


def home_of(feed: Any, place: str) -> str:
    """The address of what the feed is of; a relative one goes by where the feed says that it lies, or `place`."""
    own = [str(one.get("href") or "") for one in feed.get("links", ()) if one.get("rel") == "self"]
    at = next((one for one in (*own, place, str(feed.get("id") or "")) if one.startswith(("http://", "https://"))), "")
    return absolute(at, str(feed.get("link") or ""))


def base_of(body: Any, link: str) -> str:
    """What the relative addresses of a body go by: its xml:base, else the entry's own address."""
    base = str(body.get("base") or "")
    return base if base.startswith(("http://", "https://")) else link


def _authors(told: Any) -> list[str]:
    """Everybody named as author. feedparser tears addresses apart, so what has one is read as it was written."""
    whole = str(dict.get(told, "author") or "")
    several = [str(one.get("name") or "") for one in dict.get(told, "authors") or () if one.get("name")]
    if len(several) < 2 and EMAIL.search(whole):
        mailed = _MAILED.fullmatch(whole)
        return [f"{mailed[1]} {EMAIL.findall(whole)[0]}" if mailed else whole]
    writers = [
        c.get("content", "") for c in dict.get(told, "media_credit") or () if c.get("role") in ("author", "writer")
    ]
    return several or [one for one in (whole, *writers) if one]


def _date(entry: Any, name: str) -> str:
    """A date as it is written, zone and all; else as feedparser understood it, in UTC. Empty where there is none."""
    # the plain look: feedparser gives a stand-in for missing dates
    if written := iso(str(dict.get(entry, name) or "")):
        return written
    when = dict.get(entry, f"{name}_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*when[:6]) if when and when[0] > 0 else ""


def _local(entry: Any) -> str:
    """The time of publication at the writer's place: WordPress gives it beside that of Greenwich."""
    try:
        here, there = (datetime.fromisoformat(str(entry.get(f"wp_post_date{zone}"))) for zone in ("", "_gmt"))
    except ValueError:
        return ""
    minutes = round((here - there).total_seconds() / 60)
    sign, minutes = "-" if minutes < 0 else "+", abs(minutes)
    return f"{here.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes <= 14 * 60 else ""


def _language(entry: Any, body: Any) -> str:
    told = (body.get("language"), (entry.get("title_detail") or {}).get("language"), entry.get("language"))
    return str(next((one for one in told if one), ""))


def _address(entry: Any, home: str) -> str:
    """Where the entry's own page is: before the address of a counting service; else an id that is an address."""
    link = str(entry.get("feedburner_origlink") or entry.get("link") or "")
    link = absolute(home, link) or str(entry.get("id") or "")
    return link if link[:8].lower().startswith(("http://", "https://")) else ""


def kind_of(entry: Any) -> str:
    """What Blogger says that an entry of its export is: post, page, comment, settings, template; empty if nothing."""
    told = [str(told.get("term")) for told in entry.get("tags", ()) if str(told.get("scheme")).endswith(_KINDS)]
    return (str(entry.get("blogger_type") or "") or "".join(told[:1]).rpartition("#")[2]).lower()


def _of_wordpress(entry: Any) -> bool:
    return bool(entry.get("wp_post_type"))


def _terms(entry: Any, scheme: str = "") -> Iterator[str]:
    """The entry's categories, as people read them; only those of one scheme, if it is named."""
    for told in entry.get("tags", ()):
        own = told.get("scheme") == scheme if scheme else not str(told.get("scheme")).endswith(_KINDS)
        if own and (term := told.get("label") or told.get("term")):
            yield tidy(term)


def _description(entry: Any, body: Any) -> str:
    """The summary, where the body is another."""
    summary = str(entry.get("excerpt_encoded") or entry.get("summary") or "")
    return tidy(summary) if summary and summary != body.get("value") else ""


def _image(entry: Any) -> str:
    """The picture that stands for the entry: the widest, where it has several sizes."""
    several = (*entry.get("media_content", ()), *entry.get("enclosures", ()))
    pictures = [one for one in several if str(one.get("medium") or one.get("type")).startswith("image")]
    pictures.sort(key=lambda one: -int(width) if (width := str(one.get("width") or "")).isdecimal() else 0)
    told = [*pictures, *entry.get("media_thumbnail", ()), entry.get("image") or {}]
    return str(next((a for one in told if (a := one.get("url") or one.get("href"))), ""))
