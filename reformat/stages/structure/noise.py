"""Pictures that are none: tracking pixels, icons, advertisements, portraits of reporters, empty frames."""

from __future__ import annotations

import re

from reformat.document.nodes import Figure, Image
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import reach

PIXEL = Reason("figure.tracking-pixel", "A picture of a pixel or two counts readers and shows nothing", 0.99)
ICON = Reason("figure.icon", "An icon or a button of the page, no picture of the article", 0.85)
ADVERT = Reason("figure.advertisement", "An advertisement, no picture of the article", 0.9)
PORTRAIT = Reason("figure.portrait", "The portrait of the reporter beside the byline, no picture of the article", 0.85)
EMPTY = Reason("figure.empty", "A frame without a picture, a caption or an embed", 0.95)

SMALL = 48
"""Side in pixels up to which a picture without a caption is an icon."""

_PIXEL = lazy(
    r"(?:^|[/_.-])(?:pixel|spacer|blank|transparent|clear|1x1|dot|beacon|track(?:er|ing)?|trans|counter|impression)(?:[_.-]?\d*x?\d*)?\.(?:gif|png|jpe?g|webp|php)"
    r"|/track(?:er|ing)?/(?:track(?:er|ing)?|pixel)?(?:$|\?)|//[\w.-]*(?:google-analytics|scorecardresearch|quantserve)\.com/"
    r"|//www\.facebook\.com/tr\?",
    re.I,
)
_ICON = lazy(
    r"(?:^|[/_.-])(?:ico(?:n|ns)?|favicon|btn|button|bullet|arrow|logo|emoji|smiley|sprite|play|share|sns|facebook|twitter|kakao|rss|kogl|cc-by)(?:[_.-]?\w{0,14})?\.(?:gif|png|jpe?g|webp|svg|ico)(?:$|\?)"
    r"|(?:^|[/_.-])(?:pre)?load(?:er|ing)?(?:[_.-]\w{0,12})?\.(?:gif|svg)(?:$|\?)|/(?:print(?:er)?|e?-?mail|zoom|search)\.(?:gif|png|jpe?g|svg)(?:$|\?)"
    r"|/(?:\w{1,12}[_-])?(?:next|prev(?:ious)?|pfeil|divider|separator|monogram|quotes?[_-](?:top|bottom|open|close|left|right|mark))(?:[_-]\w{1,12}){0,2}\.(?:gif|png|jpe?g|svg)(?:$|\?)"
    r"|//logos?\.|/logos?/|/wp-(?:content/themes|includes)/"
    r"|(?-i:[a-z]Icon(?:[A-Z-]\w{0,14})?)\.(?:gif|png|jpe?g|svg)(?:$|\?)",
    re.I,
)
_ICON_SAID = lazy(r"^(?:\S+ ){0,2}(?:icon|sticker|아이콘|스티커(?: 이미지)?|アイコン|スタンプ)$", re.I)
_ADVERT = lazy(
    r"doubleclick|adsystem|adservice|googlesyndication|taboola|outbrain|/ads?/|[/_.-]adv?(?:ert(?:isement)?s?)?[_.-]|/banners?/"
    r"|//ads?\d*\.|banners?[_-]?(?:728x90|970x(?:90|250)|300x(?:250|600)|1[26]0x600|320x(?:50|100)|468x60|336x280)(?!\d)",
    re.I,
)
_ADVERT_SAID = lazy(
    r"^\W*(?:ads?|adverts?|advertisements?|advertising|sponsored|anzeige|werbung|publicit[éà]|publicidad|pubblicità|reklama?|광고|広告|廣告|广告)"
    r"(?:[ _-]?(?:image|banner|배너|이미지|バナー))?\W*$",
    re.I,
)
"""An alternative text that says what it is."""
_TOKENS = {
    ADVERT: lazy(r"(?:^|[_-])(?:ad|ads|advert\w*|adsense|sponsor\w*|promo|banner)(?:$|[_-])"),
    PORTRAIT: lazy(
        r"(?:^|[_-])(?:avatar|author\w*|byline\w*|reporter\w*|journalist\w*|writer\w*|profile\w*|headshot|columnist\w*|gravatar)(?:$|[_-])"
    ),
    ICON: lazy(
        r"(?:^|[_-])(?:(?<!gallery-)icon|icons|ico|emoji|emoticon|sticker|wp-smiley|btn|button|logo|sprite)(?:$|[_-])"
    ),
}
_GRAVATAR = lazy(r"gravatar\.com/avatar|/avatars?/|/(?:authors?|reporters?|journalists?)/", re.I)

_SIGN = lazy(r"[^\w\s'’.-]|\d")
"""What stands beside a name in a credit or a caption, and not beside one alone."""

_LETTERS = lazy(r"[^\W\d_]+")

FURTHER = 2
"""Words of a file's name beside the reporter's that say no more: "small", "headshot"."""

NEAR = 3
"""Class tokens from the picture outwards that are asked; farther ones speak of the page's frame."""


BESIDE = 14
"""Reach of what an alternative text may have beside the reporter's name and say no more: "Headshot of", " 기자"."""


def noise(figure: Figure, rules: Rules, authors: tuple[str, ...]) -> Reason | None:
    """The reason to leave this figure out, or None for a picture of the article. `authors`: who wrote it."""
    reason = _noise(figure, authors)
    return None if reason is None or rules.kept(reason.rule) else reason


def _noise(figure: Figure, authors: tuple[str, ...]) -> Reason | None:
    image, words = figure.image, plain(figure.caption) + plain(figure.credit)
    if image is None:
        return None if words.strip() or _drawn(figure) else EMPTY
    if not image.url and not image.candidates and not words.strip():
        return EMPTY
    if _pixel(image):
        return PIXEL
    if words.strip():
        return None
    if _ADVERT.search(_path(image.url)) or _ADVERT_SAID.match(figure.alt.text):
        return ADVERT
    if _GRAVATAR.search(image.url) or _names_only(figure.alt.text, authors) or _file_of(image.url, authors):
        return PORTRAIT
    if (
        0 < image.width <= SMALL
        and 0 < image.height <= SMALL
        or _ICON.search(_path(image.url))
        or _ICON_SAID.search(figure.alt.text)
    ):
        return ICON
    tokens = figure.stamp.classes[:NEAR] if figure.stamp else ()
    return next((reason for reason, pattern in _TOKENS.items() if any(map(pattern.search, tokens))), None)


def _drawn(figure: Figure) -> bool:
    """Whether the page itself draws it and says what it shows."""
    return figure.stamp is not None and figure.stamp.tag == "svg" and bool(figure.alt.text)


def _names_only(alt: str, authors: tuple[str, ...]) -> bool:
    """Whether an alternative text says who wrote the article, and nothing else."""
    parts = (alt.casefold().partition(name.casefold()) for name in authors if name)
    return any(
        found and reach(before + after) <= BESIDE and not _SIGN.search(before + after) for before, found, after in parts
    )


def _file_of(url: str, authors: tuple[str, ...]) -> bool:
    """Whether a picture's file is named after who wrote the article, and after hardly anything else."""
    said = _LETTERS.findall(_path(url).partition("?")[0].rpartition("/")[2].rpartition(".")[0].casefold())
    names = (_LETTERS.findall(name.casefold()) for name in authors)
    return any(len(name) > 1 and set(name) <= set(said) and len(said) <= len(name) + FURTHER for name in names)


def _path(url: str) -> str:
    return "" if url.startswith("data:") else url


def _pixel(image: Image) -> bool:
    if 0 < image.width <= 3 and 0 < image.height <= 3:
        return True
    return not image.candidates and _PIXEL.search(_path(image.url)) is not None
