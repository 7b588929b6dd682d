"""Where a page and its frames lay before they were saved: browsers, SingleFile and HTTrack write it into a comment."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from reformat.document.source import Source
from reformat.patterns import lazy

REACH = 4_000
"""Characters from the page's beginning in which such a comment stands."""

_COMMENT = lazy(
    r"<!--\s*(?:saved from url=\(\d{1,5}\)(?P<browser>https?://[^\s<>]{4,2000})"
    r"|(?:Page saved with SingleFile\b[^<>]{0,40}?\burl:\s*)(?P<single>https?://[^\s<>]{4,2000})"
    r"|Mirrored from (?P<mirror>[\w.-]+\.[\w-]+/[^\s<>]{0,2000}) by HTTrack)"
)
_FRAME = lazy(r"""(<iframe\b[^<>]{0,2000}?\ssrc=["'])([^"':<>]{1,500}\.html?)(["'])""", re.I)
"""A frame of which a file of the page's own folder is shown."""


def saved_from(markup: str) -> str:
    """The address that was saved; empty where nobody wrote it down."""
    head = markup[:REACH]
    found = _COMMENT.search(head) if "<!--" in head else None
    if found is None:
        return ""
    return found["browser"] or found["single"] or f"https://{found['mirror']}"


def with_frames(markup: str, source: Source) -> str:
    """The page with the addresses of its frames (films, maps), where saving it put files of its own there."""
    if source.resolve is None and source.folder is None:
        return markup

    def told(found: re.Match[str]) -> str:
        place = saved_from(_start(source, unescape(found[2])).decode("utf-8", "replace"))
        return f"{found[1]}{escape(place)}{found[3]}" if place else found[0]

    return _FRAME.sub(told, markup)


def _start(source: Source, name: str) -> bytes:
    """The beginning of a file that lies with the page, in its folder; nothing where there is none."""
    if source.resolve is not None:
        return (source.resolve(name) or b"")[:REACH]
    home = (source.folder or Path()).resolve()
    try:
        place = (home / unquote(name)).resolve()
        if not place.is_relative_to(home) or not place.is_file():
            return b""
        with place.open("rb") as file:
            return file.read(REACH)
    except (OSError, ValueError):
        return b""
