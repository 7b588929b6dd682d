"""Pictures as pages mark them, lazy or not: the best address first, the other ones behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bs4.element import Tag

from reformat.document.nodes import Image
from reformat.patterns import lazy
from reformat.readers.html.inside import first, inside

TAGS = frozenset(["img", "amp-img", "picture"])
_SHOWN = frozenset(["img", "amp-img", "source"])
"""Elements of a picture that show it; any other inside one is text."""
_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-image", "data-url",
    "data-hi-res-src", "data-full-src", "data-src-large",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_CANDIDATE = lazy(r"(\S+?)(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,\s+|,(?=https?:|//|/)|$)")
_BLANK = lazy(
    r"(?:blank|spacer|pixel|placeholder|transparent|1x1|lazy|loading|noimage|no_image|grey)[\w.-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)"
    r"|/(?:empty|leer|vide|dummy|trans|clear|gray|white)[_-]?\d*(?:x\d+)?\.(?:gif|png|svg)(?:$|\?)",
    re.I,
)
_COARSE = 4000
"""Characters of a picture in the page's own source up to which it may hold the place of a sharper one."""
_CONTROL = lazy(
    r"/(?:_next/static|static/media|icons?)/[\w./-]*\.svg"
    r"|/[\w.-]*(?:zoom|expand|enlarge|magnif|fullscreen|loading|spinner|placeholder|arrow|close|play|icon|logo|share)[\w.-]*\.svg",
    re.I,
)
_FILE = lazy(r"^(?!.*/(?:File|Datei|Fichier|Archivo|파일):)[^?#]+\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.I)
"""An address of a picture's file, and not of a wiki's page about it."""
_ADDRESS = lazy(r"(?:https?:)?/[^\s\"'<>()]+\.(?:jpe?g|png|webp|gif|avif)(?:\?[^\s\"'<>]*)?(?![\w.])", re.I)
_ICON = lazy(r"(?:^|[\s_-])icons?(?:$|[\s_-])")
_NUMBER = lazy(r"\d{1,6}")


_OWN = lazy(r"[a-z\d]+(?:-[a-z\d]+)*?-(?:image|img|picture|photo)(?:-v?\d+)?")


def drawn(name: str, attrs: Mapping[str, Any]) -> bool:
    """Whether an element is a picture: an img, or a custom element that a page's script draws one in."""
    if name in ("img", "amp-img"):
        return True
    return "-" in name and _OWN.fullmatch(name) is not None and any(attrs.get(at) for at in ("src", *_LAZY, *_SETS))


def beside_sources(tag: Tag) -> list[Any]:
    """What a picture element holds beside its sources: all the text behind one, or in one, that nobody closed."""
    held: list[Any] = []
    for one in tag.contents:
        held += one.contents if isinstance(one, Tag) and one.name in _SHOWN else [one]
    return held


def picture(tag: Tag, address: Callable[[Any], str]) -> Image | None:
    """The picture of an img, amp-img or picture element, or None where it names none."""
    sources = [tag, *inside(tag, ("source", "img", "amp-img"))] if tag.name == "picture" else [tag]
    found = {url: rank for one in sources for url, rank in _candidates(one, address)}
    if not any(found.values()):
        found = {url: 1.0 for one in sources for url in _told(one, address)} | found
    urls = sorted(found, key=lambda url: -found[url])
    if not urls:
        return None
    image = tag if tag.name != "picture" else first(tag, ("img", "amp-img")) or tag
    width, height = measure(image.get("width")), measure(image.get("height"))
    return Image(url=urls[0], width=width, height=height, candidates=tuple(urls[1:8]))


def _candidates(tag: Tag, address: Callable[[Any], str]) -> Iterator[tuple[str, float]]:
    """Addresses with their rank: declared width, then lazy ones, then src; placeholders last."""
    for name in _SETS:
        if not (said := tag.get(name)):
            continue
        for match in _CANDIDATE.finditer(str(said)):
            size = float(match[2] or 1) * (1000 if match[3] == "x" else 1)
            if (url := address(match[1])) and not _BLANK.search(url):
                yield url, 10 + size
    for name in _LAZY:
        if (said := tag.get(name)) and (url := address(said)):
            yield url, 9
    if tag.name != "source" and (url := _source(tag, address)):
        coarse = url.startswith("data:") and len(url) < _COARSE
        yield url, 0 if coarse or _BLANK.search(url) else 5
    if (url := _larger(tag, address)) and url != str(tag.get("src") or ""):
        yield url, 4


def _told(tag: Tag, address: Callable[[Any], str]) -> Iterator[str]:
    """Addresses of pictures' files in data attributes of the site's own, plain or in JSON."""
    for name, said in tag.attrs.items():
        if name.startswith("data-"):
            yield from filter(None, map(address, _ADDRESS.findall(str(said).replace("\\/", "/"))))


def _larger(tag: Tag, address: Callable[[Any], str]) -> str:
    """The file that a link around a picture leads to: the same one, larger."""
    around = tag.parent
    said = str(around.get("href") or "") if around is not None and around.name == "a" else ""
    return address(said) if said and _FILE.search(said) else ""


def _source(tag: Tag, address: Callable[[Any], str]) -> str:
    text = str(tag.get("src") or "").strip()
    if text.startswith("data:image/"):
        return text if len(text) > 400 else ""
    return address(text)


def measure(value: Any) -> int:
    """A width or height attribute as pixels; 0 where it says nothing."""
    match = _NUMBER.match(str(value or "").strip())
    return min(int(match[0]), 100_000) if match else 0


_RATIOS = frozenset([(16, 9), (9, 16), (4, 3), (3, 4), (3, 2), (2, 3), (21, 9)])
"""What pages write for width and height that mean the form of a picture alone."""

_LINE = 24
"""Height in pixels of a picture that parts two sections as a line does."""


def icon(tag: Tag) -> bool:
    """Whether this is a tracking pixel or an icon in a line, and not a picture of the article."""
    width, height = measure(tag.get("width")), measure(tag.get("height"))
    if (width, height) in _RATIOS:
        width = height = 0
    small = bool(width and width <= 48 and (not height or height <= 48)) or bool(height and height <= 48 and not width)
    classes = str(tag.get("class") or "").lower()
    return (
        small
        or 0 < height <= _LINE
        and width >= 4 * height
        or "emoji" in classes
        or "smiley" in classes
        or _ICON.search(classes) is not None
        or (".svg" in (source := str(tag.get("src") or "").lower()) and _CONTROL.search(source) is not None)
        and not _awaited(tag)
    )


def _awaited(tag: Tag) -> bool:
    """Whether a drawing only holds the place of a picture that a script loads."""
    said = [str(tag.get(name) or "") for name in (*_LAZY, *_SETS)]
    return any(value and ".svg" not in value.lower() for value in said) or any(_told(tag, str))
