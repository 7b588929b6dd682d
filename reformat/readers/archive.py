"""ZIP, TAR and gzip of pages: each readable member an article, its pictures from the other members.

Nothing is unpacked to disk, so no member's name can lead out of a folder; members are read one at a time, each within
a limit that counts what comes out and not what the header claims.
"""

from __future__ import annotations

import gzip
import io
import posixpath
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO
from urllib.parse import unquote, urlsplit

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import NoArticle, TooLarge, Undecodable
from reformat.rules import Rules

PAGES = (".html", ".htm", ".xhtml", ".txt", ".md", ".mhtml", ".mht", ".json", ".jsonl", ".xml", ".rss", ".atom", ".gz")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp")
MEMBER_LIMIT = 200_000_000
"""Bytes of one member once unpacked: far above any page, far below what hurts."""


class ArchiveReader:
    """Lists the pages of an archive in the order of their names."""

    media = "archive"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By the first bytes: ZIP, gzip, or TAR's mark. An EPUB or office file is a ZIP too, and not ours."""
        if (
            source.name.lower().endswith((".epub", ".docx", ".odt", ".xlsx", ".pptx", ".jar", ".warc.gz"))
            or b"mimetypeapplication/epub" in head
        ):
            return False
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")) or head[257:262] == b"ustar"

    def expand(self, source: Source) -> Iterator[Source]:
        """One source a page. Raises NoArticle for an archive without any, Undecodable for a broken one."""
        number = 0
        try:
            for inner in self._members(source):
                number += 1
                yield inner
        except (
            zipfile.BadZipFile,
            tarfile.TarError,
            zlib.error,
            EOFError,
            gzip.BadGzipFile,
            RuntimeError,
        ) as error:
            raise Undecodable(
                f"{source.name} is a broken archive: {error}", hint="make it again", where=source.name
            ) from error
        if not number:
            raise NoArticle(
                f"{source.name}: an archive with no page in it",
                hint=f"pages end in {', '.join(PAGES)}",
                where=source.name,
            )

    def _members(self, source: Source) -> Iterator[Source]:
        with _opened(source) as file:
            start = file.read(4)
            file.seek(0)
            if start.startswith(b"PK"):
                yield from _zip(source, file)
            elif source.name.lower().endswith((".tgz", ".tar.gz")) or not start.startswith(b"\x1f\x8b"):
                yield from _tar(source, file)
            else:
                with gzip.open(file) as plain:
                    data = _bounded(plain, source.name)
                yield replace(source, name=source.name.removesuffix(".gz"), data=data, media="")

    def read(self, source: Source, rules: Rules) -> Draft:
        """An archive itself is no article."""
        raise NoArticle(
            f"{source.name} is an archive, not an article", hint="convert takes its pages one by one", where=source.name
        )


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
        names = {_name(i): i for i in archive.infolist() if not i.is_dir()}
        shelves: dict[str, list[str]] = {}
        for name in filter(lambda n: n.lower().endswith(PICTURES), names):
            shelves.setdefault(posixpath.dirname(name), []).append(name)

        def part(name: str) -> bytes:
            with archive.open(names[name]) as member:
                return _bounded(member, name)

        for name in sorted(names):
            if _page(name):
                pictures = {n: part(n) for folder in _beside(name) for n in shelves.get(folder, ())}
                yield _article(source, name, part(name), pictures)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; old Korean archives write CP949 where the standard says CP437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp949")
    except UnicodeError:
        return info.filename


def _tar(source: Source, file: IO[bytes]) -> Iterator[Source]:
    """Members as they come: a TAR can't be read in another order without reading it twice."""
    with tarfile.open(fileobj=file, mode="r:*") as archive:
        for info in archive:
            if info.isfile() and _page(info.name):
                member = archive.extractfile(info)
                if member is not None:
                    yield _article(source, info.name, _bounded(member, info.name), {})


def _page(name: str) -> bool:
    parts = name.split("/")
    hidden = any(p.startswith((".", "__MACOSX")) and p not in (".", "..") for p in parts)
    return name.lower().endswith(PAGES) and not hidden and not any(p.endswith("_files") for p in parts[:-1])


def _beside(page: str) -> tuple[str, ...]:
    """Folders whose pictures are taken for this page's: its own `_files`, or one named for images beside it."""
    folder = posixpath.dirname(page)
    return (f"{posixpath.splitext(page)[0]}_files", posixpath.join(folder, "images"), posixpath.join(folder, "img"))


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Pictures of one page, by their address relative to its folder; a value, so that it travels to workers."""

    folder: str
    held: dict[str, bytes]

    def get(self, address: str) -> bytes | None:
        path = unquote(urlsplit(address).path)
        return self.held.get(posixpath.normpath(posixpath.join(self.folder, path)))


def _article(source: Source, name: str, data: bytes, pictures: dict[str, bytes]) -> Source:
    held = _Pictures(posixpath.dirname(name), pictures)
    chosen = source.resolve or (held.get if pictures else None)
    return replace(source, name=f"{source.name}/{name}", member=name, data=data, media="", folder=None, resolve=chosen)


def _bounded(file: IO[bytes] | gzip.GzipFile, name: str) -> bytes:
    """All bytes of a member, up to the limit; what the header claims is not believed."""
    data = file.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise TooLarge(
            f"{name} unpacks to more than {MEMBER_LIMIT:,} bytes", hint="a decompression bomb? leave it out", where=name
        )
    return data
