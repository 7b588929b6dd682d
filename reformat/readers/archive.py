"""ZIP, TAR and gzip of pages: each readable member an article, its pictures from the other members.

Nothing is unpacked to disk, so no member's name can lead out of a folder; members are read one at a time, each within
a limit that counts what comes out and not what the header claims.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import posixpath
import re
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import IO, Any

from reformat.document.companions import of_crawler
from reformat.document.mirrors import same_name
from reformat.document.source import Source
from reformat.errors import NoArticle, ReformatError, TooLarge, Undecodable, Unsupported
from reformat.patterns import lazy
from reformat.readers.jsonl import holds_records
from reformat.readers.member_names import Names, name_of
from reformat.readers.reader import ContainerReader
from reformat.readers.shown import Held, Pictures, is_part, may_be_shown, plainly

PAGES = (
    ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd",
    ".mhtml", ".mht", ".eml",
    ".webarchive", ".mbox", ".json", ".csv", ".tsv", ".jsonl", ".ndjson", ".xml", ".wxr", ".rss", ".atom", ".rdf",
    ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".warc", ".arc", ".wacz",
)  # fmt: skip
_DOCUMENTS = (".epub", ".docx", ".odt", ".hwpx", ".xlsx", ".pptx", ".jar")
_OFFICE = lazy(rb"PK\x03\x04.{26}(?:mimetypeapplication/|\[Content_Types\]\.xml|_rels/\.rels)", re.S)
"""How the first entry of a book or an office document is called, whatever its file is."""
_CRAWL = lazy(r"archive/[^/]+\.warc(?:\.gz)?$")
MEMBER_LIMIT = 200_000_000
"""Bytes of one member once unpacked: far above any page, far below what hurts."""
IN_MEMORY, SHELF_LIMIT = 16_000_000, 4_000_000_000
"""Bytes of a TAR's pictures that are kept in memory, and on disk; pages go without those beyond."""

BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
          EOFError, OSError, RuntimeError, ValueError)  # fmt: skip
"""What Python's readers raise over a wreck: far more than their documentation says."""

_PACKED: dict[bytes, Callable[[IO[bytes]], io.BufferedIOBase]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ": lzma.LZMAFile,
}
"""How files begin that are one file or a TAR made smaller, and what opens them."""
_TARS = lazy(r"\.(?:tgz|tbz2?|txz|tar\.\w+)$", re.I)


ZIP_END, TAIL = b"PK\x05\x06", 4096
"""How the last record of a ZIP begins, and how far from the end it is looked for."""
_VALUES = (".json", ".csv", ".tsv")
"""Endings of members that are articles only where they hold records of them."""


class ArchiveReader(ContainerReader):
    """Lists the pages of an archive in the order of their names; a page that can't be unpacked fails alone."""

    media = "archive"
    kind = "an archive"
    streamed = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By the first bytes: ZIP, gzip, bzip2, xz, or TAR's. An EPUB or office file is a ZIP too, and not ours."""
        if source.name.lower().endswith((*_DOCUMENTS, ".warc.gz")) or _OFFICE.search(head):
            return False
        if head.lstrip()[:1] == b"<":
            return ZIP_END in source.tail(TAIL)  # a page that unpacks itself, as SingleFileZ writes it
        tar = head[257:262] == b"ustar" or (source.name.lower().endswith(".tar") and b"\0" in head)
        return tar or head.startswith((b"PK\x03\x04", b"PK\x05\x06", *_PACKED))

    def expand(self, source: Source) -> Iterator[Source]:
        """One source a page. Raises NoArticle for an archive without any, Undecodable for a broken one."""
        number = 0
        try:
            for inner in self._members(source):
                number += 1
                yield inner
        except BROKEN as error:
            raise _wreck(source.name, error) from error
        if not number:
            hint = f"pages end in {', '.join(PAGES)}"
            raise NoArticle(f"{source.name}: an archive with no page in it", hint=hint, where=source.name)

    def _members(self, source: Source) -> Iterator[Source]:
        with _opened(source) as file:
            start = file.read(6)
            file.seek(0)
            unpack = next((opened for mark, opened in _PACKED.items() if start.startswith(mark)), None)
            if start.startswith(b"PK") or start.lstrip()[:1] == b"<":
                yield from _zip(source, file)
            elif unpack is None or _TARS.search(source.name):
                yield from _tar(source, file)
            else:
                with unpack(file) as plain:
                    data = _bounded(plain, source.name)
                yield replace(source, name=re.sub(r"\.(?:gz|bz2|xz)$", "", source.name), data=data, media="")


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    """The archive's bytes, from disk where they lie there: archives may be larger than memory."""
    if source.data is None and source.read_from is not None:
        with source.read_from.open("rb") as file:
            yield file
    else:
        yield io.BytesIO(source.content())


def _zip(source: Source, file: IO[bytes]) -> Iterator[Source]:
    with zipfile.ZipFile(file) as archive:
        own = Names()
        held = {(i.header_offset, i.filename): i for i in archive.infolist()}.values()  # listed twice is there once
        names = {own(name_of(i)): i for i in held if i.filename and not _no_file(i)}
        pictures = Pictures(names)

        def part(name: str) -> bytes:
            if names[name].flag_bits & 1:
                where = f"{source.name}/{name}"
                hint = "unpack the archive with its password, and give the folder"
                raise Unsupported(f"{where} is locked with a password", hint=hint, where=where)
            with archive.open(names[name]) as member:
                return _bounded(member, name)

        def picture(name: str) -> bytes | None:
            """A picture's bytes; without them the page is told to have a picture that is missing."""
            try:
                return part(name)
            except (ReformatError, *BROKEN):
                return None

        def member(name: str) -> Source:
            return _article(source, name, part(name), pictures, picture)

        pages = set(map(same_name, filter(_page, names)))
        single = {"index.html", "manifest.json"} <= names.keys()  # SingleFileZ's: other pages are its frames
        crawl = any(map(_CRAWL.match, names))  # a WACZ: what else is in it are indexes and lists of the crawler
        for name in sorted(names):
            aside = (crawl and not _CRAWL.match(name)) or (single and name.startswith("frames/"))
            if _page(name) and not aside and not is_part(name, pages.__contains__):
                yield from _whole(source, name, partial(member, name))


def _no_file(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder or a link, which holds another's name alone."""
    return info.is_dir() or stat.S_ISLNK(info.external_attr >> 16)


def _whole(source: Source, name: str, article: Callable[[], Source]) -> Iterator[Source]:
    """A member's source, or the reason why it can't be read; nothing for values that are no articles."""
    try:
        found = article()
        if not name.lower().endswith(_VALUES) or holds_records(name, found.content()):
            yield found
    except (TooLarge, Unsupported, *BROKEN) as error:
        where = f"{source.name}/{name}"
        fault = unpacks_to_too_much(where) if isinstance(error, TooLarge) else _wreck(where, error)
        yield source.broken(fault, name=where, member=name)


def _wreck(name: str, error: Exception) -> ReformatError:
    if isinstance(error, Unsupported):
        return error
    if isinstance(error, NotImplementedError):
        hint = "unpack the archive with the program that made it, and give the folder"
        return Unsupported(f"{name} is packed in a way that can't be unpacked here: {error}", hint=hint, where=name)
    why = str(error).partition("\n")[0].rstrip(":")
    return Undecodable(f"{name} is broken and can't be unpacked: {why}", hint="make the archive again", where=name)


def _tar(source: Source, file: IO[bytes]) -> Iterator[Source]:
    """Members as they come: a TAR is read in no other order; once before, for its names and pictures."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as shelf:
        given, places = _looked_through(file, shelf)
        pictures = Pictures(places)

        def picture(name: str) -> bytes:
            start, size = places[name]
            shelf.seek(start)
            return shelf.read(size)

        file.seek(0)
        own = Names()
        with _Tar.open(fileobj=file, mode="r:*") as archive:

            def member(info: tarfile.TarInfo) -> Source:
                held = archive.extractfile(info)
                data = _bounded(held, info.name) if held else b""
                return _article(source, info.name, data, pictures, picture)

            while (info := archive.next()) is not None:
                archive.members = []  # type: ignore[attr-defined]  # else it keeps them all
                if info.isfile() and _page(info.name) and not is_part(info.name, lambda page: hash(page) in given):
                    info.name = own(info.name)
                    yield from _whole(source, info.name, partial(member, info))
            if archive.wrong:
                raise archive.wrong


class _Header(tarfile.TarInfo):
    """What stands before a member; whether it can't be read is remembered, which tarfile passes over without a word."""

    @classmethod
    def fromtarfile(cls, archive: Any) -> tarfile.TarInfo:  # type: ignore[override]
        try:
            found = super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            archive.ended = archive.ended or "EOFHeader" in type(error).__name__
            if not archive.ended and "Empty" not in type(error).__name__:  # behind an end anything may stand
                archive.wrong = tarfile.ReadError(str(error))
            raise
        archive.ended = False
        return found


class _Tar(tarfile.TarFile):
    """A TAR read to its last member, also behind a broken one and behind an end: TARs may be set one after another."""

    tarinfo = _Header
    ignore_zeros = True
    ended = False
    wrong: tarfile.ReadError | None = None


def _looked_through(file: IO[bytes], shelf: IO[bytes]) -> tuple[set[int], dict[str, tuple[int, int]]]:
    """The names of a TAR's pages, by hash, and where on the shelf its pictures are; of a broken one what there is."""
    given: set[int] = set()
    places: dict[str, tuple[int, int]] = {}
    at = 0
    with suppress(*BROKEN), _Tar.open(fileobj=file, mode="r:*") as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]
            if info.isfile() and _page(info.name):
                given.add(hash(same_name(info.name)))
            if info.isfile() and may_be_shown(info.name) and info.size <= MEMBER_LIMIT and at <= SHELF_LIMIT:
                held = archive.extractfile(info)
                data = held.read() if held else b""
                shelf.seek(at)
                shelf.write(data)
                places[info.name] = (at, len(data))
                at += len(data)
    return given, places


def _page(name: str) -> bool:
    """Whether a member is read for articles, going by its name."""
    hidden = any(p.startswith((".", "__MACOSX")) and p not in (".", "..") for p in name.split("/"))
    return name.lower().endswith(PAGES) and not hidden and not of_crawler(name)


def _article(
    source: Source, name: str, data: bytes, pictures: Pictures, picture: Callable[[str], bytes | None]
) -> Source:
    """A member's source, with what of the archive it shows."""
    files: dict[str, bytes] = {}
    room = MEMBER_LIMIT  # a page goes without the pictures beyond, since all of them are held at once
    for place in pictures.shown(name, data):
        if room > 0 and (shown := picture(place)) is not None and (room := room - len(shown)) >= 0:
            files[plainly(place)] = shown
    held = Held(plainly(posixpath.dirname(name)), files)
    chosen = source.resolve or (held.get if held.files else None)
    return replace(source, name=f"{source.name}/{name}", member=name, data=data, media="", folder=None, resolve=chosen)


def _bounded(file: IO[bytes] | io.BufferedIOBase, name: str) -> bytes:
    """All bytes of a member, up to the limit; what the header claims is not believed."""
    data = file.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise unpacks_to_too_much(name)
    return data


def unpacks_to_too_much(name: str) -> TooLarge:
    """The refusal of a member that is a bomb, or might be."""
    hint = "a decompression bomb? leave it out"
    return TooLarge(f"{name} unpacks to more than {MEMBER_LIMIT:,} bytes", hint=hint, where=name)
