"""Things that play or show elsewhere: frames, players and posts, as labelled links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bs4.element import Tag

from reformat.document.addresses import site_of
from reformat.document.nodes import AnyBlock, Blocks, Embed, Link, Paragraph, Text
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.inside import first, inside, words
from reformat.readers.html.media import clock, known
from reformat.readers.html.signals import POSTS
from reformat.readers.html.standard import names

EMBEDS = names(
    "iframe video audio object embed oembed amp-youtube amp-video amp-audio amp-iframe amp-twitter amp-instagram"
    " amp-facebook lite-youtube lite-vimeo"
)
_PLAYER = lazy(
    r"^(?:[\w.]+ )?(?:(?:youtube|vimeo|video|audio|media|embedded|external) )*(?:player|video|iframe|content|embed)$"
    r"|^(?:google ?)?(?:maps?|karten?|cartes?|mapas?|mappa|지도|地図|地图)$",
    re.I,
)
"""Titles of frames that only say that they are a frame."""
_UNSEEN = lazy(
    r"\.(?:gif|svg|png|jpe?g|webp)(?:$|[?#])|[/._-]ads?(?:[/._-]|server)|doubleclick\.|googlesyndication\.|^https?://counter\."
    r"|^https?://(?:rcm|ws|z)[\w-]*\.amazon[\w-]*\.|/html\.ng/|googletagmanager\.|/recaptcha/|disqus\.com/|(?:addthis|sharethis)\.com/"
    r"|facebook\.com/(?:[\w.]+/)?plugins/(?!post|video|comment_embed)|(?:follow|tweet|like|share|subscribe)[_-]?button|/plusone|/pinit|/checkout/template/|(?:tinypass|piano)\.(?:com|io)/",
    re.I,
)
"""Addresses of frames that count readers, advertise, sell, offer to share or follow, or are a sign of the page's."""
_TRANSCRIPT = lazy(r"(?:^|[\s_-])transcript(?:ion)?s?(?:$|[\s_-])")
_POSTS = lazy("|".join(POSTS))
_KINDS = (
    (
        "video",
        (
            "youtube",
            "youtu.be",
            "vimeo",
            "dailymotion",
            "tv.naver",
            "tv.kakao",
            "brightcove",
            "jwplayer",
            "twitch",
            "video",
        ),
    ),
    ("audio", ("soundcloud", "spotify", "podcast", "audio", "megaphone", "simplecast")),
    ("post", ("twitter", "x.com", "facebook", "instagram", "tiktok", "truthsocial", "threads", "bsky", "reddit")),
    ("map", ("maps", "map.", "openstreetmap")),
    ("document", (".pdf", "docs.google", "scribd", "documentcloud", "issuu", "slideshare")),
)

BOX = 40
"""Parts that the box of a single player has at most; what a larger one says is not said of any of its players."""


def embed(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> list[AnyBlock]:
    """The embed of a frame or player; words inside it, for browsers that can't show it, go into the ledger."""
    tracks = _tracks(tag, context)
    instead = first(tag, ("a",))
    named = words(instead, " ") if instead is not None and tag.name == "object" else ""
    context.leave(tag, tag.get_text(" "), "html.fallback", "Words for browsers that cannot show an embedded part")
    for inner in inside(tag, (SKIP,)):
        context.drop(inner)
    url = _address(tag, context)
    kind = "video" if "video" in tag.name else "audio" if "audio" in tag.name else kind_of(url)
    told = known(context.media, url, kind)
    url = url or context.lines.address(told.url)
    if not url or _UNSEEN.search(url):
        return []
    part = context.part(tag)
    return [
        Embed(
            url=url,
            kind=told.kind if kind == "other" and told.kind else kind,
            title=_title(tag, told.title or named, context),
            provider=site_of(url),
            duration=_duration(tag) or told.duration,
            transcript=(*_transcript(tag, context, read), *tracks),
            span=context.span(part),
            stamp=context.stamp(part),
        )
    ]


def _title(tag: Tag, told: str, context: Context) -> str:
    """What the frame says of itself, if that is more than that it is one, else what the page's data says."""
    own = " ".join(value(tag, "title").split())
    if own and not _PLAYER.search(own):
        return context.use(tag, "title")
    said = (value(tag, name) for name in ("data-title", "aria-label", "playlabel"))
    title = told or " ".join(next(filter(None, said), "").removeprefix("Play:").split())
    if not title or _PLAYER.search(title):
        return ""
    because = "The title of something embedded, from the page's data"
    context.note(context.part(tag), "html.embed-title", "", because, "rewrite", title)
    return title


def _duration(tag: Tag) -> str:
    """How long it plays, by the player's own data or that of the box around it."""
    own = next((found for name in ("data-duration", "data-length") if (found := clock(value(tag, name)))), "")
    box = tag.parent
    if own or box is None or len(box.contents) > BOX:
        return own
    said = (
        clock(value(meta, "content"))
        for meta in box.find_all("meta", recursive=False)
        if meta.get("itemprop") == "duration"
    )
    return clock(value(box, "data-duration")) or next((found for found in said if found), "")


def _transcript(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> Blocks:
    """The words spoken in it, where the element next to the player, or next to its box, is called a transcript."""
    for place in (tag, tag.parent):
        after = place.find_next_sibling() if isinstance(place, Tag) else None
        if isinstance(after, Tag) and _TRANSCRIPT.search(f"{value(after, 'class')} {value(after, 'id')}".lower()):
            label = first(after, ("summary",))
            if label is not None:
                context.leave(label, label.get_text(" "), "html.transcript-label", "The transcript's own label says it")
                label.clear()
            made = tuple(read(list(after.contents), context.part(after)))
            after.clear()
            return made
    return ()


def _tracks(tag: Tag, context: Context) -> Blocks:
    """Links to the files of captions and subtitles of a video."""
    made: list[AnyBlock] = []
    for track in inside(tag, ("track",)):
        url = context.lines.address(track.get("src"))
        if url and value(track, "kind") in ("", "captions", "subtitles", "descriptions"):
            language = value(track, "srclang")
            name = value(track, "label") or url.rpartition("/")[2] + (f" ({language})" if language else "")
            made.append(Paragraph(inlines=(Link((Text(name),), url),), origin="metadata"))
    return tuple(made)


def _address(tag: Tag, context: Context) -> str:
    for one in [tag, *inside(tag, ("source", "embed"))]:
        lazily = [name for name in one.attrs if name.startswith("data-") and name.endswith("src")]
        for name in ("src", *lazily, "data", "data-href", "href", *(("url",) if one.name == "oembed" else ())):
            if (url := context.lines.address(one.get(name))) and not url.startswith("about:"):
                return url
    if number := value(tag, "videoid"):
        return (_IDS["data-videoid"] if tag.name == "lite-youtube" else "https://vimeo.com/{}").format(number)
    return next((where.format(said) for name, where in _IDS.items() if (said := value(tag, name))), "")


_IDS = {"data-videoid": "https://www.youtube.com/watch?v={}", "data-tweetid": "https://twitter.com/i/status/{}",
        "data-shortcode": "https://www.instagram.com/p/{}/"}  # fmt: skip
"""Attributes by which pages of AMP name what plays or shows there, and where that stands."""


def kind_of(url: str) -> str:
    """What an address shows: video, audio, post, map, document or other."""
    lowered = url.lower()
    return next((kind for kind, words in _KINDS if any(word in lowered for word in words)), "other")


_WIDGETS = (("flourish-embed", "data-src", "https://public.flourish.studio/{}/", "other"),
            ("infogram-embed", "data-id", "https://infogram.com/{}", "other"),
            ("fb-post", "data-href", "https://www.facebook.com/{}", "post"),
            ("fb-video", "data-href", "https://www.facebook.com/{}", "video"))  # fmt: skip
"""Boxes that a script fills: their class, what says with which, where it can be seen, and what it is."""


def widget(tag: Tag, names: str, context: Context) -> Embed | None:
    """The chart or post of a box that waits for a script, as a link to it."""
    if "-embed" not in names and "fb-" not in names:
        return None
    for name, which, address, kind in _WIDGETS:
        said = value(tag, which).strip(" /")
        if name in names.split() and said:
            url = said if said.startswith("http") else address.format(said)
            part, title = context.part(tag), _title(tag, "", context)
            provider = site_of(url) if kind != "other" else ""
            span, stamp = context.span(part), context.stamp(part)
            return Embed(url=url, kind=kind, title=title, provider=provider, span=span, stamp=stamp)
    return None


def film(tag: Tag, context: Context) -> Embed | None:
    """The film that a link leads to which is nothing but the picture of it, as pages show it before it plays."""
    url = context.lines.address(tag.get("href")) if tag.name == "a" else ""
    image = first(tag, ("img",)) if _FILM.match(url) and not tag.get_text().strip() else None
    if image is None:
        return None
    part, title = context.part(tag), context.use(image, "alt")
    span, stamp = context.span(part), context.stamp(part)
    return Embed(url=url, kind="video", title=title, provider=site_of(url), span=span, stamp=stamp)


_FILM = lazy(
    r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?|shorts/|live/)|youtu\.be/[\w-]{6}|(?:www\.)?vimeo\.com/\d"
    r"|(?:www\.)?dailymotion\.com/video/|tv\.(?:naver|kakao)\.com/)"
)
"""Addresses of films, and none of channels."""


def quoted_post(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> Embed | None:
    """A post of a social network that stands as a quotation, with its words as the transcript."""
    if not _POSTS.search(value(tag, "class")):
        return None
    links = [context.lines.address(a.get("href")) for a in inside(tag, ("a",))]
    url = context.lines.address(tag.get("cite")) or next((u for u in reversed(links) if u), "")
    part = context.part(tag)
    blocks, span, stamp = tuple(read(tag.contents, part)), context.span(part), context.stamp(part)
    return Embed(url=url, kind="post", provider=site_of(url), transcript=blocks, span=span, stamp=stamp)
