"""Things that play or show elsewhere: frames, players and posts, as labelled links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bs4.element import Tag

from reformat.document.nodes import AnyBlock, Embed
from reformat.readers.html.context import Context, value
from reformat.readers.html.inside import inside

EMBEDS = frozenset(
    [
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
        "amp-youtube",
        "amp-video",
        "amp-audio",
        "amp-iframe",
        "amp-twitter",
        "amp-instagram",
        "amp-facebook",
    ]
)
_POSTS = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-(?:embed|card)|mastodon-embed"
)
_KINDS = (
    (
        "video",
        ("youtube", "youtu.be", "vimeo", "dailymotion", "tv.naver", "tv.kakao", "brightcove", "jwplayer", "video"),
    ),
    ("audio", ("soundcloud", "spotify", "podcast", "audio", "megaphone", "simplecast")),
    ("post", ("twitter", "x.com", "facebook", "instagram", "tiktok", "threads", "bsky", "reddit")),
    ("map", ("maps", "map.", "openstreetmap")),
    ("document", ("docs.google", "scribd", "documentcloud", "issuu", "slideshare")),
)


def embed(tag: Tag, context: Context) -> list[AnyBlock]:
    """The embed of a frame or player; words inside it, for browsers that can't show it, go into the ledger."""
    url = _address(tag, context)
    context.leave(tag, tag.get_text(" "), "html.fallback", "Words for browsers that cannot show an embedded part")
    for inner in inside(tag, ("reformat-skip",)):
        context.drop(inner)
    if not url:
        return []
    part = context.part(tag)
    kind = "video" if tag.name == "video" else "audio" if tag.name == "audio" else kind_of(url)
    host = host_of(url)
    return [
        Embed(
            url=url,
            kind=kind,
            title=context.use(tag, "title"),
            provider=host.removeprefix("www."),
            span=context.span(part),
            stamp=context.stamp(part),
        )
    ]


def _address(tag: Tag, context: Context) -> str:
    names = ("src", "data-src", "data", "data-href", "href")
    for one in [tag, *inside(tag, ("source", "embed"))]:
        for name in names:
            if url := context.lines.address(one.get(name)):
                return url
    video = value(tag, "data-videoid")
    return f"https://www.youtube.com/watch?v={video}" if video else ""


def kind_of(url: str) -> str:
    """What an address shows: video, audio, post, map, document or other."""
    lowered = url.lower()
    return next((kind for kind, words in _KINDS if any(word in lowered for word in words)), "other")


def quoted_post(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> Embed | None:
    """A post of a social network that stands as a quotation, with its words as the transcript."""
    if not _POSTS.search(value(tag, "class")):
        return None
    links = [context.lines.address(a.get("href")) for a in inside(tag, ("a",))]
    url = context.lines.address(tag.get("cite")) or next((u for u in reversed(links) if u), "")
    part = context.part(tag)
    blocks = tuple(read(tag.contents, part))
    host = host_of(url).removeprefix("www.")
    return Embed(
        url=url, kind="post", provider=host, transcript=blocks, span=context.span(part), stamp=context.stamp(part)
    )


def host_of(url: str) -> str:
    """The host of an address, if it is one."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
