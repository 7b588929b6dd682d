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
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import IO
from urllib.parse import unquote, unquote_to_bytes

from reformat.document.addresses import parts_of
from reformat.document.companions import COMPANIONS, is_companion, pages_of
from reformat.document.source import Source
from reformat.errors import NoArticle, ReformatError, TooLarge, Undecodable, Unsupported
from reformat.patterns import lazy
from reformat.readers.member_names import Names, name_of
from reformat.readers.reader import ContainerReader

PAGES = (
    ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mhtml", ".mht", ".eml",
    ".webarchive", ".mbox", ".json", ".jsonl", ".ndjson", ".xml", ".wxr", ".rss", ".atom", ".rdf",
    ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".warc", ".arc", ".wacz",
)  # fmt: skip
_DOCUMENTS = (".epub", ".docx", ".odt", ".hwpx", ".xlsx", ".pptx", ".jar")
_OFFICE = lazy(rb"PK\x03\x04.{26}(?:mimetypeapplication/|\[Content_Types\]\.xml|_rels/\.rels)", re.S)
"""How the first entry of a book or an office document is called, whatever its file is."""
_CRAWL = lazy(r"archive/[^/]+\.warc(?:\.gz)?$")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp")
_ENDING = lazy("|".join(map(re.escape, PICTURES)).encode(), re.I)
_AROUND = lazy(rb"""["'<>/\n]""")
_LONGEST = 255
"""Bytes of a file's name."""
MEMBER_LIMIT = 200_000_000
"""Bytes of one member once unpacked: far above any page, far below what hurts."""

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


class ArchiveReader(ContainerReader):
    """Lists the pages of an archive in the order of their names; a page that can't be unpacked fails alone."""

    media = "archive"
    kind = "an archive"

    def claims(self, source: Source, head: bytes) -> bool:
        """By the first bytes: ZIP, gzip, bzip2, xz, or TAR's. An EPUB or office file is a ZIP too, and not ours."""
        if source.name.lower().endswith((*_DOCUMENTS, ".warc.gz")) or _OFFICE.search(head):
            return False
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
            if start.startswith(b"PK"):
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
        names = {own(name_of(i)): i for i in archive.infolist() if i.filename and not i.is_dir()}
        shelves: dict[str, dict[str, str]] = {}
        for name in filter(lambda n: n.lower().endswith(PICTURES), names):
            folder, last = posixpath.split(name)
            shelves.setdefault(folder, {})[last] = name

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

        def article(name: str) -> Source:
            data = part(name)
            beside = [shelf for folder in _beside(name) if (shelf := shelves.get(folder))]
            shown = _shown(data) if beside else ()
            found = ((s[last], picture(s[last])) for s in beside for last in shown if last in s)
            return _article(source, name, data, {place: held for place, held in found if held is not None})

        crawl = any(map(_CRAWL.match, names))  # a WACZ: what else is in it are indexes and lists of the crawler
        for name in sorted(names):
            if _page(name) and not _is_part(name, names) and (not crawl or _CRAWL.match(name)):
                yield _whole(source, name, partial(article, name))


def _whole(source: Source, name: str, article: Callable[[], Source]) -> Source:
    """A member's source, or the reason why it can't be read."""
    try:
        return article()
    except (TooLarge, Unsupported, *BROKEN) as error:
        where = f"{source.name}/{name}"
        fault = unpacks_to_too_much(where) if isinstance(error, TooLarge) else _wreck(where, error)
        return source.broken(fault, name=where, member=name)


def _wreck(name: str, error: Exception) -> ReformatError:
    if isinstance(error, Unsupported):
        return error
    if isinstance(error, NotImplementedError):
        hint = "unpack the archive with the program that made it, and give the folder"
        return Unsupported(f"{name} is packed in a way that can't be unpacked here: {error}", hint=hint, where=name)
    why = str(error).partition("\n")[0].rstrip(":")
    return Undecodable(f"{name} is broken and can't be unpacked: {why}", hint="make the archive again", where=name)


def _shown(page: bytes) -> list[str]:
    """The names of picture files that a page may speak of, in either of the encodings of Korean archives."""
    names: dict[bytes, None] = {}
    for end in _ENDING.finditer(page):
        name = _AROUND.split(page[max(0, end.start() - _LONGEST) : end.end()])[-1]
        names |= dict.fromkeys((unquote_to_bytes(name), name.split()[-1], re.split(rb"[=(,\s]", name)[-1]))
    return list(dict.fromkeys(name.decode(code, "replace").strip() for name in names for code in ("utf-8", "cp949")))


def _tar(source: Source, file: IO[bytes]) -> Iterator[Source]:
    """Members as they come: a TAR can't be read in another order without reading it twice.

    It is, for folders that are called as those of saved pages are, where no page of theirs came by.
    """
    own = Names()
    aside: set[str] = set()
    yield from _tarred(source, file, own, lambda name: not _is_set_aside(name, aside))
    parts = {folder for folder in aside if any(map(own.given, pages_of(folder)))}
    if left := aside - parts:
        file.seek(0)
        yield from _tarred(
            source, file, own, lambda name: not left.isdisjoint(_folders(name)) and parts.isdisjoint(_folders(name))
        )


def _tarred(source: Source, file: IO[bytes], own: Names, taken: Callable[[str], bool]) -> Iterator[Source]:
    with tarfile.open(fileobj=file, mode="r:*") as archive:

        def article(info: tarfile.TarInfo) -> Source:
            member = archive.extractfile(info)
            return _article(source, info.name, _bounded(member, info.name) if member else b"", {})

        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # else it keeps them all
            if info.isfile() and _page(info.name) and taken(info.name):
                info.name = own(info.name)
                yield _whole(source, info.name, partial(article, info))


def _is_set_aside(name: str, aside: set[str]) -> bool:
    """Whether a member lies in a folder that may be of a page's parts; such folders are noted in `aside`."""
    found = {folder for folder in _folders(name) if is_companion(folder)}
    aside |= found
    return bool(found)


def _folders(name: str) -> Iterator[str]:
    """The folders that a member lies in, the outermost first."""
    return accumulate(name.split("/")[:-1], posixpath.join)


def _page(name: str) -> bool:
    """Whether a member is read for articles, going by its name."""
    hidden = any(p.startswith((".", "__MACOSX")) and p not in (".", "..") for p in name.split("/"))
    return name.lower().endswith(PAGES) and not hidden


def _is_part(name: str, names: Container[str]) -> bool:
    """Whether a member is a part of a saved page, whose folder is known by the page beside it."""
    return any(page in names for folder in _folders(name) for page in pages_of(folder))


def _beside(page: str) -> tuple[str, ...]:
    """Folders whose pictures are taken for this page's: its own (`_files` …), or one named for images beside it."""
    folder = posixpath.dirname(page)
    stem = posixpath.splitext(page)[0]
    return (*(stem + e for e in COMPANIONS), posixpath.join(folder, "images"), posixpath.join(folder, "img"))


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Pictures of one page, by their address relative to its folder; a value, so that it travels to workers."""

    folder: str
    held: dict[str, bytes]

    def get(self, address: str) -> bytes | None:
        path = unquote(parts_of(address).path)
        return self.held.get(posixpath.normpath(posixpath.join(self.folder, path)))


def _article(source: Source, name: str, data: bytes, pictures: dict[str, bytes]) -> Source:
    held = _Pictures(posixpath.dirname(name), pictures)
    chosen = source.resolve or (held.get if pictures else None)
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
