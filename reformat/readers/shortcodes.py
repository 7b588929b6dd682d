"""WordPress's marks in square brackets, and addresses alone on their line, as the HTML that it makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from reformat.patterns import lazy

_ATTRIBUTES = r"(?:\s+[\w-]+=(?:\"[^\"\[\]]*\"|'[^'\[\]]*'|[^\s\"'\[\]]+))"
_CAPTION = lazy(rf"\[(?:wp_)?caption({_ATTRIBUTES}*)\s*\]((?:(?!\[/?(?:wp_)?caption).)*+)\[/(?:wp_)?caption\]", re.S)
_PICTURE = lazy(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.I)
_EMBED = lazy(rf"\[embed{_ATTRIBUTES}*\s*\]\s*(https?://[^\s<>\"\[\]]+)\s*\[/embed\]")
_PLAYER = lazy(rf"\[(audio|video)({_ATTRIBUTES}+)\s*/?\](?:\s*\[/\1\])?")
_GALLERY = lazy(rf"\[gallery({_ATTRIBUTES}*)\s*/?\]")
_LINE = lazy(r"^(?:<p>)?[ \t]*+(https?://[^\s<>\"]+)[ \t\r]*+(?:</p>)?$", re.M)
_SHOWN = lazy(
    r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|soundcloud\.com|spotify\.com|twitter\.com|x\.com"
    r"|instagram\.com|tiktok\.com|facebook\.com|bsky\.app|reddit\.com|tv\.naver\.com|tv\.kakao\.com|ted\.com|scribd\.com)/"
)
"""Addresses that WordPress shows as what lies there (oEmbed)."""
_CLOSED = lazy(r"\[/([A-Za-z][\w-]*)\]")
_OPENED = lazy(rf"\[([A-Za-z][\w-]*)({_ATTRIBUTES}*)\s*/?\]")


class Attached(NamedTuple):
    """A picture of an export: where it lies, and what is written below it."""

    url: str
    caption: str = ""


def as_html(body: str, attached: Mapping[str, Attached]) -> str:
    """The body with its shortcodes as HTML; `attached` are the export's pictures by their numbers.

    A word in brackets stays text unless it has attributes, an end or an underscore: `[sic]` is the author's.
    """
    if "[" in body:
        body = _CAPTION.sub(_figure, body)
        body = _GALLERY.sub(lambda found: _gallery(found, attached), body)
        body = _EMBED.sub(lambda found: _frame(found[1]), body)
        body = _PLAYER.sub(_player, body)
        closed = {found[1] for found in _CLOSED.finditer(body)}
        opened = {found[1] for found in _OPENED.finditer(body) if _is_mark(found, closed)}
        body = _OPENED.sub(lambda found: "" if found[1] in opened and _is_mark(found, closed) else found[0], body)
        body = _CLOSED.sub(lambda found: "" if found[1] in opened else found[0], body)
    return _LINE.sub(lambda found: _frame(found[1]) if _SHOWN.match(found[1]) else found[0], body)


def _is_mark(found: re.Match[str], closed: set[str]) -> bool:
    return bool(found[2]) or "_" in found[1] or found[1] in closed


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.match(found[2])
    caption = _attribute(found[1], "caption") or found[2][picture.end() if picture else 0 :]
    shown = picture[0] if picture else ""
    return f"\n\n<figure>{shown}<figcaption>{caption.strip()}</figcaption></figure>\n\n"


def _gallery(found: re.Match[str], attached: Mapping[str, Attached]) -> str:
    numbers = (_attribute(found[1], "ids") or _attribute(found[1], "include")).split(",")
    pictures = [attached[number.strip()] for number in numbers if number.strip() in attached]
    figures = (
        f'<figure><img src="{escape(one.url)}" alt=""><figcaption>{one.caption}</figcaption></figure>'
        for one in pictures
    )
    return "\n\n" + "".join(figures) + "\n\n"


def _player(found: re.Match[str]) -> str:
    kinds = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav")
    place = next(filter(None, (_attribute(found[2], kind) for kind in kinds)), "")
    return f'\n\n<{found[1]} src="{escape(place)}"></{found[1]}>\n\n' if place else found[0]


def _frame(place: str) -> str:
    return f'\n\n<iframe src="{escape(place)}"></iframe>\n\n'


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)'|(\S+))", attributes)
    return next(filter(None, found.groups()), "") if found else ""
