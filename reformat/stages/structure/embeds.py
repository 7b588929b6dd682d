"""Things that play or show elsewhere, as links that say what they are: kind, provider, title, a plain address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from msgspec.structs import replace

from reformat.document.addresses import parts_of, site_of
from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Embed, Inlines, Link, Paragraph, Text
from reformat.document.walk import plain, rebuild, text_of
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.links import bare
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import trim

ADDRESS = Reason("embed.address", "The bare address of something embedded; the link to it now stands in its place")

PROVIDERS = (
    (r"(?:^|\.)youtube(?:-nocookie)?\.com$|^youtu\.be$", "YouTube", "video"),
    (r"(?:^|\.)vimeo\.com$", "Vimeo", "video"),
    (r"(?:^|\.)dailymotion\.com$|^dai\.ly$", "Dailymotion", "video"),
    (r"(?:^|\.)twitch\.tv$", "Twitch", "video"),
    (r"^tv\.naver\.com$", "Naver TV", "video"),
    (r"^(?:tv|play-tv)\.kakao\.com$", "Kakao TV", "video"),
    (r"(?:^|\.)twitter\.com$|^(?:www\.)?x\.com$", "X", "post"),
    (r"(?:^|\.)instagram\.com$", "Instagram", "post"),
    (r"(?:^|\.)facebook\.com$|^fb\.watch$", "Facebook", "post"),
    (r"(?:^|\.)threads\.(?:net|com)$", "Threads", "post"),
    (r"(?:^|\.)bsky\.app$", "Bluesky", "post"),
    (r"(?:^|\.)truthsocial\.com$", "Truth Social", "post"),
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

OWN = Reason("embed.own-link", "A link of a post to itself or to its picture; the link to it now stands in its place")
AGAIN = Reason("embed.again", "The same is embedded a second time right below itself")
PLAYER = Reason("embed.player", "A title's first words say that something plays there, which the link says too")

SIGNATURE = 160
"""Characters of the line that says whose post it is."""

_PLAYER = lazy(r"(?:Spotify|SoundCloud|Deezer|Apple Podcasts?) (?:embed|player|widget)\s?[:–-]\s*", re.I)
_PICTURE = lazy(r"pic\.(?:twitter|x)\.com/\S+$")
_KNOWN = tuple((lazy(pattern), name, kind) for pattern, name, kind in PROVIDERS)
_VIDEO_ID = lazy(r"/(?:embed|v|shorts|live)/([\w-]{6,})|^/([\w-]{6,})$")
_URL = lazy(r"^https?://\S+$")


def label_embeds(draft: Draft, rules: Rules) -> Draft:
    """The draft with its embeds named, and bare addresses of videos and posts as embeds."""
    changes: list[Change] = []

    def settle(block: AnyBlock) -> Blocks:
        if isinstance(block, Embed):
            return (_named(_signed(block, changes), changes),)
        return (_from_address(block, changes),) if isinstance(block, Paragraph) else (block,)

    return draft.with_blocks(_each_once(rebuild(draft.article.blocks, settle), changes), *changes)


def _each_once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without what is embedded right below itself, once for a browser without scripts, say."""
    out: list[AnyBlock] = []
    for block in blocks:
        before = out[-1] if out else None
        if isinstance(block, Embed) and isinstance(before, Embed) and _again(block, before):
            changes.append(AGAIN.removed(block))
        else:
            out.append(block)
    return tuple(out)


def _again(block: Embed, before: Embed) -> bool:
    return block.url == before.url and text_of(block) in ("", text_of(before))


def provider(url: str) -> tuple[str, str]:
    """Name and kind of what is behind an address, or two empty words."""
    host = site_of(url)
    return next(((name, kind) for pattern, name, kind in _KNOWN if pattern.search(host)), ("", ""))


def _named(embed: Embed, changes: list[Change]) -> Embed:
    name, kind = provider(embed.url)
    known = name or embed.provider
    if (match := _PLAYER.match(embed.title)) and embed.origin == "source":
        changes.append(PLAYER.rewrote(match[0].strip(), span=embed.span, context=embed.title))
    return replace(
        embed,
        title=embed.title[match.end() :] if match else embed.title,
        url=watchable(bare(embed.url) or embed.url),
        provider=known,
        kind=embed.kind if embed.kind != "other" or not kind else kind,
    )


def _signed(embed: Embed, changes: list[Change]) -> Embed:
    """A post with who wrote it and when as its title, without the links that lead to itself or its pictures."""
    if embed.kind != "post" or embed.origin != "source":
        return embed
    title = embed.title
    said: list[AnyBlock] = []
    for block in embed.transcript:
        if not isinstance(block, Paragraph):
            said.append(block)
            continue
        text = plain(block.inlines).strip()
        own = [i for i in block.inlines if isinstance(i, Link) and _same(i.url, embed.url)]
        signs = own and "@" in text and len(text) <= SIGNATURE and not title
        if signs and (text[0] in "—–-" or len(own) == len(block.inlines)):
            title = text.lstrip("—–- ")
            if dash := text[: -len(title)].strip():
                changes.append(OWN.rewrote(dash, span=embed.span, context=text))
        elif own and len(own) == len([i for i in block.inlines if plain((i,)).strip()]):
            changes.append(OWN.removed(block))
        else:
            said.append(replace(block, inlines=trim(_unpictured(block, changes))))
    return replace(embed, title=title, transcript=tuple(b for b in said if text_of(b)))


def _unpictured(block: Paragraph, changes: list[Change]) -> Inlines:
    """The words without the short address of a picture that X writes behind them."""
    gone = [i for i in block.inlines if isinstance(i, Link) and _PICTURE.match(plain(i.inlines))]
    changes += [OWN.rewrote(plain(link.inlines), span=block.span) for link in gone]
    return tuple(i for i in block.inlines if i not in gone) if gone else block.inlines


def _same(one: str, other: str) -> bool:
    return one.partition("?")[0].rstrip("/") == other.partition("?")[0].rstrip("/")


def watchable(url: str) -> str:
    """The page of a video rather than the frame that plays it."""
    parts = parts_of(url)
    host = site_of(url)
    if host in ("youtube.com", "youtube-nocookie.com", "m.youtube.com", "youtu.be"):
        if "v" in (query := parse_qs(parts.query)):
            return f"https://www.youtube.com/watch?v={query['v'][0]}"
        match = _VIDEO_ID.search(parts.path)
        if match and (host == "youtu.be" or match[1]):
            return f"https://www.youtube.com/watch?v={match[1] or match[2]}"
    if host == "facebook.com" and "/plugins/" in parts.path and (post := parse_qs(parts.query).get("href")):
        return post[0]
    if host == "player.vimeo.com" and (match := re.search(r"/video/(\d+)", parts.path)):
        return f"https://vimeo.com/{match[1]}"
    return url


def _from_address(block: Paragraph, changes: list[Change]) -> AnyBlock:
    """A paragraph that is nothing but the address of a video, a sound or a post."""
    if len(block.inlines) != 1 or not isinstance(block.inlines[0], (Text, Link)):
        return block
    text = plain(block.inlines).strip()
    if not _URL.match(text):
        return block
    name, kind = provider(text)
    if kind not in ("video", "audio", "post"):
        return block
    ADDRESS.took(text, block, changes)
    return Embed(url=watchable(bare(text)), kind=kind, provider=name, span=block.span, origin=block.origin)
