"""Web archives (WARC, and ARC, as they were before): each HTML answer an article. Needs the extra `warc`."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import IO, Any

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import DependencyMissing, NoArticle, Undecodable, install
from reformat.readers.archive import BROKEN, MEMBER_LIMIT, unpacks_to_too_much
from reformat.readers.metadata.known import with_known
from reformat.readers.reader import ContainerReader
from reformat.readers.warc_pictures import Pictures
from reformat.readers.webarchive import Shown

FEW = 100
"""Packs whose beginnings are remembered: many more than what is read ahead."""


class WarcReader(ContainerReader):
    """Reads record by record, compressed or not."""

    media = "warc"
    kind = "a web archive"
    streamed = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By name or by the first record's mark."""
        return source.name.lower().endswith((".warc", ".warc.gz", ".wet.gz")) or head.startswith(
            (b"WARC/", b"filedesc://")
        )

    def expand(self, source: Source) -> Iterator[Source]:
        """One source an HTML answer with status 200."""
        logging.getLogger("warcio").addHandler(logging.NullHandler())  # else its warnings go to standard error
        try:
            from warcio.archiveiterator import ArchiveIterator
            from warcio.exceptions import ArchiveLoadFailed
            from warcio.statusandheaders import StatusAndHeadersParserException
        except ImportError as error:
            raise DependencyMissing(f"{source.name} is a web archive", hint=install("warc")) from error
        _unpack_brotli()
        wrong = (ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError, LookupError, *BROKEN)
        number, pictures = 0, _pictures(source, wrong)
        with _opened(source) as file:
            records = ArchiveIterator(file, arc2warc=True)
            records.INC_RECORD = ""  # what it would write to standard error over a record that is longer than it says
            try:
                for record in records:
                    if _is_page(record):
                        number += 1
                        yield _with_pictures(_page(source, record, number), pictures, wrong)
            except wrong as error:
                why = " ".join(str(error).split())
                raise Undecodable(
                    f"{source.name} is a broken web archive: {why}", hint="make it again", where=source.name
                ) from error
        if not number:
            raise NoArticle(
                f"{source.name}: no HTML answer in this web archive",
                hint="give the pages themselves",
                where=source.name,
            )


@contextmanager
def _opened(source: Source, place: int = 0) -> Iterator[IO[bytes]]:
    """The records from a place on, whether packed one by one or, as no tool should, all together."""
    if source.data is None and source.read_from is not None:
        raw: IO[bytes] = source.read_from.open("rb")
    else:
        raw = io.BytesIO(source.content())
    with raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(place)
        yield _Unpacked(raw) if packed else raw  # type: ignore[misc]


def _pictures(source: Source, wrong: tuple[type[Exception], ...]) -> Pictures:
    """The pictures of the archive; of a broken one those before the break, which the reading of its pages tells of."""
    from warcio.archiveiterator import ArchiveIterator

    pictures = Pictures(lambda place: _opened(source, place))
    with _opened(source) as file, suppress(*wrong):
        records = ArchiveIterator(file, arc2warc=True)
        records.INC_RECORD = ""
        for record in records:
            packed = isinstance(file, _Unpacked)
            pictures.note(record, file.begun.get(records.offset, -1) if packed else records.offset)  # type: ignore[attr-defined]
    return pictures


def _with_pictures(page: Source, pictures: Pictures, wrong: tuple[type[Exception], ...]) -> Source:
    """The page with what it shows, but for what can't be read."""
    held: dict[str, bytes] = {}
    if page.fault is None and page.resolve is None:
        with suppress(*wrong):
            held = pictures.of(page.base_url, page.content())
    return replace(page, resolve=Shown(page.base_url, held).get) if held else page


def _unpack_brotli() -> None:
    """Teaches warcio the unpacker of today's brotli, whose methods have other names than it asks for."""
    if find_spec("brotli"):
        from warcio.bufferedreaders import BufferedReader

        BufferedReader.DECOMPRESSORS["br"] = _Brotli


class _Brotli:
    """One page packed by brotli."""

    unused_data = b""

    def __init__(self) -> None:
        self._inner = import_module("brotli").Decompressor()

    def decompress(self, data: bytes) -> bytes:
        """What these bytes hold."""
        found: bytes = self._inner.process(data)
        return found

    def is_finished(self) -> bool:
        """Whether this was the end of the page."""
        return bool(self._inner.is_finished())


class _CutOff(OSError):
    """A file that breaks off; no EOFError, which warcio takes for the end of all records."""


class _Unpacked:
    """Packed records, to the very byte where the file breaks off: gzip's own reader keeps the last ones for itself."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw, self._member, self._rest, self._place = raw, zlib.decompressobj(31), b"", 0
        self._begun = False
        self.begun = {0: raw.tell()}

        """Where the last packs begin, by the places of what they hold: mostly a record each."""

    def read(self, size: int) -> bytes:
        """At most `size` bytes, b"" at the end. Raises _CutOff where it is no record's end, and zlib.error."""
        while packed := self._rest or self._raw.read(16_384):
            if self._member.eof:
                self._member, self._begun = zlib.decompressobj(31), False
                self.begun[self._place] = self._raw.tell() - len(packed)
                if len(self.begun) > FEW:
                    del self.begun[next(iter(self.begun))]
            found = self._member.decompress(packed, size)
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._begun = True
            if found:
                self._place += len(found)
                return found
        if self._begun and not self._member.eof:
            raise _CutOff("it ends in the middle of a record")
        return b""

    def tell(self) -> int:
        """How many bytes were read."""
        return self._place


def _is_page(record: Any) -> bool:
    """Whether a record is a page: a server's answer that all is well, a page put there by itself, or a page's text."""
    if record.rec_type in ("resource", "conversion"):
        kind = (record.rec_headers.get_header("Content-Type") or "").lower()
        return "html" in kind or (record.rec_type == "conversion" and kind.startswith("text/plain"))
    headers = record.http_headers
    return (
        record.rec_type == "response"
        and headers is not None
        and headers.get_statuscode() == "200"
        and "html" in headers.get_header("Content-Type", "html").lower()
    )


def _page(source: Source, record: Any, number: int) -> Source:
    """The page of a record, or why it can't be had; the records after it go on."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    name, member = f"{source.name}#{url or number}", url or str(number)
    headers = record.http_headers or record.rec_headers
    kind = headers.get_header("Content-Type", "")
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    try:
        stream = record.content_stream()
        if getattr(stream, "decompressor", None) is not None:
            stream.decompressor = _Unpacking(stream.decompressor)
        data = stream.read(MEMBER_LIMIT + 1)
    except _CutOff:
        return source.broken(_cut(name), name=name, member=member)
    except (AttributeError, *BROKEN):  # what its unpacking raises
        packing = headers.get_header("Content-Encoding") or "an unknown way"
        known = packing != "br" or find_spec("brotli") is not None
        hint = "fetch the archive again, without compression of pages" if known else install("warc")
        fault = Undecodable(f"{name}: the page is packed by {packing}, and can't be unpacked", hint=hint, where=name)
        return source.broken(fault, name=name, member=member)
    if len(data) > MEMBER_LIMIT:
        return source.broken(unpacks_to_too_much(name), name=name, member=member)
    if record.raw_stream.limit > 0 or (data and not _is_whole(stream)):
        return source.broken(_cut(name), name=name, member=member)
    media = "text" if record.rec_type == "conversion" and "html" not in kind.lower() else "html" if kind else ""
    known = (
        with_known(source.metadata, Metadata(url=url, origins={"url": "archive"}))
        if media == "text"
        else source.metadata
    )
    own = replace(source, name=name, member=member, data=data, encoding=charset, media=media, base_url=url)
    return replace(own, metadata=known)


def _cut(name: str) -> Undecodable:
    return Undecodable(f"{name} ends in the middle of a page", hint="fetch the archive again", where=name)


@cache
def _faults() -> tuple[type[Exception], ...]:
    """What unpacking raises: each library has an exception of its own."""
    own = [import_module("brotli").error] if find_spec("brotli") else []
    return zlib.error, OSError, EOFError, ValueError, *own


class _Unpacking:
    """A decompressor that remembers a fault, where warcio would write it to standard error and call the page whole."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self._begun = self.broken = False

    @property
    def unused_data(self) -> Any:
        return self.inner.unused_data

    def decompress(self, data: bytes) -> Any:
        """What the bytes hold; a fault in the very first of them is raised, since they may not be packed at all."""
        try:
            found = b"" if self.broken else self.inner.decompress(data)
        except _faults():
            if not self._begun:
                raise
            self.broken = True
            return b""
        self._begun = True
        return found


def _is_whole(stream: Any) -> bool:
    """Whether a packed page was unpacked to its end."""
    unpack = getattr(stream, "decompressor", None)
    if unpack is None:
        return True
    inner = getattr(unpack, "inner", unpack)
    ended = inner.eof if hasattr(inner, "eof") else not hasattr(inner, "is_finished") or inner.is_finished()
    return bool(ended) and not getattr(unpack, "broken", False)
