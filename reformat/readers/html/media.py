"""What a page's own data says of the videos and sounds in it: title, length, and where each can be played."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from reformat.document.addresses import parts_of
from reformat.patterns import lazy
from reformat.readers.metadata.linked import Node, kinds, tidy

_KINDS = {"VideoObject": "video", "AudioObject": "audio", "PodcastEpisode": "audio", "RadioEpisode": "audio"}
_LENGTH = lazy(r"P(?:(\d{1,9})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?", re.I)
_CLOCK = lazy(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_ADDRESSES = ("embedUrl", "contentUrl", "url", "@id", "mainEntityOfPage")
_ID = lazy(r"[\w-]{9,}")

LONGEST = 24 * 3600
"""Seconds; a greater number is counted in thousandths, or is no length."""
FIGURES = 20
"""Signs of the longest number of seconds, with its fraction."""


class Media(NamedTuple):
    """One video or sound: any of these may be empty."""

    kind: str = ""
    title: str = ""
    duration: str = ""
    url: str = ""


def media_in(nodes: Sequence[Node]) -> list[Node]:
    """The nodes of a page's JSON-LD that are a video or a sound, each address once."""
    found = [node for node in nodes if any(kind in _KINDS for kind in kinds(node))]
    return list({str([node.get(key) for key in (*_ADDRESSES, "name")]): node for node in found}.values())


def known(nodes: Sequence[Node], url: str, kind: str) -> Media:
    """What is known of the thing at this address; of one without an address, if the page has just one of its kind."""
    found = next((node for node in nodes if url and _same(node, url)), None)
    alike = [node for node in nodes if _kind(node) == kind]
    if found is None and len(alike) == 1 and not url:
        found = alike[0]
    if found is None:
        return Media()
    title, address = found.get("name") or found.get("headline"), found.get("embedUrl") or found.get("contentUrl")
    return Media(
        _kind(found),
        tidy(title) if isinstance(title, str) else "",
        clock(found.get("duration")),
        address if isinstance(address, str) else "",
    )


def clock(value: Any) -> str:
    """A length as people read it, 4:05 or 1:02:03, from seconds, ISO 8601 or a clock's form; "" where it says none."""
    text = str(value or "").strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
    elif len(text) <= FIGURES and text.replace(".", "", 1).isdecimal():
        whole = int(float(text))
        whole = whole // 1000 if whole > LONGEST else whole
        hours, minutes, seconds = whole // 3600, whole // 60 % 60, whole % 60
    elif text and (match := _LENGTH.fullmatch(text)):
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        minutes, seconds = minutes + seconds // 60, seconds % 60
        hours, minutes = 24 * days + hours + minutes // 60, minutes % 60
    else:
        return ""
    if not 0 < hours * 3600 + minutes * 60 + seconds <= LONGEST:
        return ""
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _kind(node: Node) -> str:
    return next((_KINDS[kind] for kind in kinds(node) if kind in _KINDS), "")


def _same(node: Node, url: str) -> bool:
    """Whether a node's addresses lead to what is at this one: the same host and path, or the same long id in both."""
    said = [value for key in _ADDRESSES if isinstance(value := node.get(key), str) and value]
    return any(_place(one) == _place(url) or (_ids(one) & _ids(url)) for one in said)


def _place(url: str) -> str:
    parts = parts_of(url)
    return url if not any(parts) else f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _ids(url: str) -> set[str]:
    """Parts of an address that look like an id: long, with a digit or a capital in them."""
    found = _ID.findall(url.partition("//")[2].partition("/")[2])
    return {part for part in found if any(c.isdigit() or c.isupper() for c in part) and part != "embed"}
