"""Things that play or show elsewhere, as links that say what they are: kind, provider, title, a plain address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Embed, Link, Paragraph, Text
from reformat.document.walk import plain, rebuild
from reformat.rules import Rules
from reformat.stages.structure.links import bare
from reformat.stages.structure.reason import Reason

ADDRESS = Reason("embed.address", "The bare address of something embedded; the link to it now stands in its place")

PROVIDERS = (
    (r"(?:^|\.)youtube(?:-nocookie)?\.com$|^youtu\.be$", "YouTube", "video"),
    (r"(?:^|\.)vimeo\.com$", "Vimeo", "video"),
    (r"(?:^|\.)dailymotion\.com$|^dai\.ly$", "Dailymotion", "video"),
    (r"^tv\.naver\.com$", "Naver TV", "video"),
    (r"^(?:tv|play-tv)\.kakao\.com$", "Kakao TV", "video"),
    (r"(?:^|\.)twitter\.com$|^(?:www\.)?x\.com$", "X", "post"),
    (r"(?:^|\.)instagram\.com$", "Instagram", "post"),
    (r"(?:^|\.)facebook\.com$|^fb\.watch$", "Facebook", "post"),
    (r"(?:^|\.)threads\.(?:net|com)$", "Threads", "post"),
    (r"(?:^|\.)bsky\.app$", "Bluesky", "post"),
    (r"(?:^|\.)tiktok\.com$", "TikTok", "post"),
    (r"(?:^|\.)reddit\.com$", "Reddit", "post"),
    (r"(?:^|\.)soundcloud\.com$", "SoundCloud", "audio"),
    (r"(?:^|\.)spotify\.com$", "Spotify", "audio"),
    (r"^podcasts\.apple\.com$|^embed\.podcasts\.apple\.com$", "Apple Podcasts", "audio"),
    (r"^maps\.google\.|^(?:www\.)?google\.[a-z.]+$|^maps\.app\.goo\.gl$", "Google Maps", "map"),
    (r"(?:^|\.)openstreetmap\.org$", "OpenStreetMap", "map"),
    (r"^(?:map\.naver|map\.kakao)\.com$", "", "map"),
    (r"(?:^|\.)scribd\.com$", "Scribd", "document"),
    (r"(?:^|\.)documentcloud\.org$", "DocumentCloud", "document"),
    (r"(?:^|\.)slideshare\.net$", "SlideShare", "document"),
    (r"(?:^|\.)datawrapper\.(?:de|dwcdn\.net)$|(?:^|\.)dwcdn\.net$", "Datawrapper", "document"),
    (r"(?:^|\.)flourish\.studio$", "Flourish", "document"),
)
"""Host patterns, the name that people know, and what is shown there."""

_KNOWN = tuple((re.compile(pattern), name, kind) for pattern, name, kind in PROVIDERS)
_VIDEO_ID = re.compile(r"/(?:embed|v|shorts|live)/([\w-]{6,})|^/([\w-]{6,})$")
_URL = re.compile(r"^https?://\S+$")


def label_embeds(draft: Draft, rules: Rules) -> Draft:
    """The draft with its embeds named, and bare addresses of videos and posts as embeds."""
    changes: list[Change] = []

    def settle(block: AnyBlock) -> Blocks:
        if isinstance(block, Embed):
            return (_named(block),)
        return (_from_address(block, changes),) if isinstance(block, Paragraph) else (block,)

    article = draft.article
    return draft.with_article(replace(article, blocks=rebuild(article.blocks, settle)), *changes)


def provider(url: str) -> tuple[str, str]:
    """Name and kind of what is behind an address, or two empty words."""
    try:
        host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return "", ""
    return next(((name, kind) for pattern, name, kind in _KNOWN if pattern.search(host)), ("", ""))


def _named(embed: Embed) -> Embed:
    name, kind = provider(embed.url)
    known = name or embed.provider
    return replace(
        embed,
        url=watchable(bare(embed.url) or embed.url),
        provider=known,
        kind=embed.kind if embed.kind != "other" or not kind else kind,
    )


def watchable(url: str) -> str:
    """The page of a video rather than the frame that plays it."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in ("youtube.com", "youtube-nocookie.com", "m.youtube.com", "youtu.be"):
        if "v" in (query := parse_qs(parts.query)):
            return f"https://www.youtube.com/watch?v={query['v'][0]}"
        match = _VIDEO_ID.search(parts.path)
        if match and (host == "youtu.be" or match[1]):
            return f"https://www.youtube.com/watch?v={match[1] or match[2]}"
    if host == "player.vimeo.com" and (match := re.search(r"/video/(\d+)", parts.path)):
        return f"https://vimeo.com/{match[1]}"
    return url


def _from_address(block: Paragraph, changes: list[Change]) -> AnyBlock:
    """A paragraph that is nothing but the address of a video, a sound or a post."""
    text = plain(block.inlines).strip()
    if not _URL.match(text) or len(block.inlines) != 1 or not isinstance(block.inlines[0], Text | Link):
        return block
    name, kind = provider(text)
    if kind not in ("video", "audio", "post"):
        return block
    if block.origin == "source":
        changes.append(ADDRESS.rewrote(text, span=block.span))
    return Embed(url=watchable(bare(text)), kind=kind, provider=name, span=block.span, origin=block.origin)
