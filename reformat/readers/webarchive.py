"""A page as Safari saves it whole (.webarchive): a property list with the page and the files that it shows."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.parsers.expat import ExpatError

from reformat.document.addresses import absolute
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable

BINARY = b"bplist00"
_PAGE = b"WebMainResource"
_TEXTS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def is_webarchive(data: bytes) -> bool:
    """Whether these are the first bytes of one, in either of the two ways to write a property list."""
    return data.startswith(BINARY) or (data.lstrip().startswith(b"<?xml") and _PAGE in data)


def opened(source: Source) -> Source:
    """The page, with what it shows. Raises Undecodable for a wreck, NoArticle for a picture or a shortcut."""
    try:
        held: Any = plistlib.loads(source.content())
    except (ValueError, ExpatError, RecursionError, TypeError, KeyError, AttributeError) as error:
        fault = f"{source.name} is a broken property list of macOS"
        raise Undecodable(fault, hint="save the page again", where=source.name) from error
    page = held.get(_PAGE.decode()) if isinstance(held, dict) else None
    media = _TEXTS.get(_told(page, "WebResourceMIMEType"), "")
    data = page.get("WebResourceData") if isinstance(page, dict) else None
    if not media or not isinstance(data, bytes):
        what = "a shortcut, which holds an address alone" if _told(held, "URL") else "a property list without a page"
        raise NoArticle(f"{source.name} is {what}", hint="open it in Safari and save the page", where=source.name)
    place = _told(page, "WebResourceURL")
    return replace(
        source,
        data=data,
        media=media,
        encoding=_told(page, "WebResourceTextEncodingName"),
        base_url=place if place.startswith("http") else source.base_url,
        resolve=source.resolve or Shown(place, dict(_files(held.get("WebSubresources")))).get,
    )


def _told(held: Any, key: str) -> str:
    value = held.get(key) if isinstance(held, dict) else None
    return value if isinstance(value, str) else ""


def _files(several: Any) -> Iterator[tuple[str, bytes]]:
    for one in several if isinstance(several, list) else ():
        if (place := _told(one, "WebResourceURL")) and isinstance(data := one.get("WebResourceData"), bytes):
            yield place, data


@dataclass(frozen=True, slots=True)
class Shown:
    """The page's files by their addresses; a value, so that it travels to workers."""

    page: str
    files: dict[str, bytes]

    def get(self, address: str) -> bytes | None:
        """The bytes of what the page names so."""
        return self.files.get(address) or self.files.get(absolute(self.page, address))
