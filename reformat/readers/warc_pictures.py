"""The pictures of a web archive: where their records lie, and which of them a page shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from typing import IO, Any

from reformat.document.addresses import absolute
from reformat.patterns import lazy

KEPT = 64_000_000
"""Bytes of pictures that are kept in memory, of an archive in which no record can be found again by its place."""
LARGEST = 50_000_000
"""Bytes of a picture that are read."""
TOGETHER = 200_000_000
"""Bytes of a page's pictures, which are all held at once; it goes without those beyond."""

_NAMED = lazy(rb"""\b(?:src|srcset|content|poster|data-[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_SEVERAL = lazy(r"\s+[\d.]+[wx]\s*(?:,\s*|$)|,\s+")
"""What stands between the addresses of a srcset."""
_PICTURE = lazy(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:[?#].*)?$", re.I)

Open = Callable[[int], AbstractContextManager[IO[bytes]]]
"""Gives the archive from one of its records on."""


class Pictures:
    """Pictures by the hashes of their addresses, so that an archive of millions needs little memory."""

    def __init__(self, opened: Open) -> None:
        self._opened = opened
        self._places: dict[int, int] = {}
        self._kept: dict[int, bytes] = {}
        self._others: dict[int, int] = {}
        self._room = KEPT

    def note(self, record: Any, place: int) -> None:
        """Remember a record that is a picture's or says which one stands for it; `place` -1: it is not found again."""
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        if (other := _other(record, address)) and key(other) != key(address):
            self._others.setdefault(key(address), key(other))
        elif _is_picture(record, address) and key(address) not in self._places:
            if place >= 0:
                self._places[key(address)] = place
            elif data := record.content_stream().read(min(LARGEST, self._room)):
                self._kept[key(address)] = data
                self._room -= len(data)

    def of(self, page: str, data: bytes) -> dict[str, bytes]:
        """The pictures that a page of this address shows, by their addresses."""
        if not self._places and not self._kept:
            return {}
        found: dict[str, bytes] = {}
        room = TOGETHER
        for address in dict.fromkeys(_addresses(page, data)):
            if room > 0 and (picture := self._read(key(address))) and (room := room - len(picture)) >= 0:
                found[address] = picture
        return found

    def _read(self, wanted: int) -> bytes:
        wanted = self._others.get(wanted, wanted)
        if wanted in self._kept or wanted not in self._places:
            return self._kept.get(wanted, b"")
        from warcio.archiveiterator import ArchiveIterator

        with self._opened(self._places[wanted]) as file:
            record = next(ArchiveIterator(file, arc2warc=True))
            held: bytes = record.content_stream().read(LARGEST)
            return held


def key(address: str) -> int:
    """By what an address is known: without its scheme, since archives have both, and without the place in a page."""
    return hash(address.partition("://")[2].partition("#")[0])


def _is_picture(record: Any, address: str) -> bool:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource", "conversion") or headers is None:
        return False
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") or "").lower()
    return kind.startswith("image/") or ("html" not in kind and _PICTURE.search(address) is not None)


def _other(record: Any, address: str) -> str:
    """The address whose record stands for this one: of the same content, or where the server sends to."""
    if record.rec_type == "revisit":
        return record.rec_headers.get_header("WARC-Refers-To-Target-URI") or ""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None and str(headers.get_statuscode()).startswith("3"):
        return absolute(address, headers.get_header("Location") or "") if _PICTURE.search(address) else ""
    return ""


def _addresses(page: str, data: bytes) -> Iterator[str]:
    for found in _NAMED.finditer(data):
        told = unescape(next(filter(None, found.groups()), b"").decode("utf-8", "replace")).strip()
        for one in (told, *_SEVERAL.split(told)) if " " in told else (told,):
            if whole := absolute(page, one.strip()):
                yield whole
