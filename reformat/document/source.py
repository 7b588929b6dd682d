"""What a user hands in: bytes or text with a name, before anything is known about it."""

from __future__ import annotations

import builtins
import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict, Unpack

from reformat.document.nodes import Metadata
from reformat.errors import MissingSource, ReformatError

Resolve = Callable[[str], bytes | None]
"""Gives the bytes of a picture (or other part) by its address in the source, or None if it has none."""


FILE, FOLDER = "file", "folder"


class Known(TypedDict, total=False):
    """What a caller may know of a source; the fields of Source."""

    name: str
    media: str
    encoding: str
    base_url: str
    metadata: Metadata
    resolve: Resolve | None
    whole_page: bool
    folder: Path | None
    root: Path | None
    member: str


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, a string or bytes, with what the caller knows about it.

    `media` is "html", "text", "json" or another reader's word; empty: the reader finds out. `base_url` makes links
    absolute. `metadata` of the caller wins over what is found. `resolve` supplies pictures. `whole_page` False: the
    input is the article's body alone, and nothing is searched for. `folder`: where pictures of a saved page lie;
    `root`: the folder that was named and walked, in which they may lie too, as in a mirror of a site. `member`: name of
    an entry inside a container. `read_from`: a file whose bytes are read when wanted. `fault`: why an entry of a
    container has no bytes; it is raised where they are wanted, so that the entries after it go on.
    """

    name: str
    data: builtins.bytes | None = None
    media: str = ""
    encoding: str = ""
    base_url: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    resolve: Resolve | None = None
    whole_page: bool = True
    folder: Path | None = None
    root: Path | None = None
    read_from: Path | None = None
    member: str = ""
    fault: ReformatError | None = None

    @classmethod
    def path(cls, path: str | Path, **known: Unpack[Known]) -> Source:
        """A file on disk (read when it is needed)."""
        place = Path(path)
        return replace(cls(name=written(path), read_from=place, folder=place.parent), **known)

    @classmethod
    def html(cls, markup: str, **known: Unpack[Known]) -> Source:
        """Markup as a string."""
        return replace(cls(name="article.html", data=_utf8(markup), media="html", encoding="utf-8"), **known)

    @classmethod
    def text(cls, text: str, **known: Unpack[Known]) -> Source:
        """Scraped plain text as a string."""
        return replace(cls(name="article.txt", data=_utf8(text), media="text", encoding="utf-8"), **known)

    @classmethod
    def bytes(cls, data: builtins.bytes, **known: Unpack[Known]) -> Source:
        """Bytes of a kind and encoding still to be found out."""
        return replace(cls(name="article", data=data), **known)

    @classmethod
    def url(cls, address: str, **known: Unpack[Known]) -> Source:
        """A page on the web; fetched only where the settings allow the network."""
        return replace(cls(name=address, base_url=address, media="url"), **known)

    def broken(self, fault: ReformatError, name: str, member: str) -> Source:
        """An entry of this container that can't be read."""
        return replace(self, name=name, member=member, data=b"", media="text", fault=fault)

    def size(self) -> int:
        """Number of bytes, without reading them where a file holds them."""
        if self.data is not None or self.read_from is None:
            return len(self.data or b"")
        try:
            return _regular(self.read_from, self.name).st_size
        except OSError as error:
            raise _missing(self.name, error) from error

    def head(self, size: int) -> builtins.bytes:
        """The first bytes, without reading all of a file: a web archive may be larger than memory."""
        if self.fault is not None or self.data is not None or self.read_from is None:
            return self.content()[:size]
        try:
            _regular(self.read_from, self.name)
            with self.read_from.open("rb") as file:
                return file.read(size)
        except OSError as error:
            raise _missing(self.name, error) from error

    def tail(self, size: int) -> builtins.bytes:
        """The last bytes, without reading all of a file."""
        if self.fault is not None or self.data is not None or self.read_from is None:
            return self.content()[-size:]
        try:
            length = _regular(self.read_from, self.name).st_size
            with self.read_from.open("rb") as file:
                file.seek(max(0, length - size))
                return file.read(size)
        except OSError as error:
            raise _missing(self.name, error) from error

    def content(self) -> builtins.bytes:
        """The bytes themselves."""
        if self.fault is not None:
            raise self.fault
        if self.data is not None:
            return self.data
        if self.read_from is None:
            return b""
        try:
            return _whole(self.read_from, self.name)
        except OSError as error:
            raise _missing(self.name, error) from error

    def identity(self, url: str = "") -> str:
        """What makes two runs the same article: its canonical URL, else the input's path, else its content's hash."""
        if url:
            return url
        if self.read_from is not None:
            resolved = _composed(self.read_from.resolve())
            return f"{resolved}#{self.member}" if self.member else resolved
        return hashlib.sha256(self.content()).hexdigest()


def _composed(place: Path) -> str:
    """A path in NFC, since a file keeps its name on its way from a Mac; as it is where another file has that name."""
    path = written(place)
    composed = unicodedata.normalize("NFC", path)
    if composed != path and place.exists() and Path(composed).exists() and not place.samefile(composed):
        return path
    return composed


def _utf8(text: str) -> builtins.bytes:
    """Bytes of a string; lone surrogates stay for the decoder to judge."""
    return text.encode(errors="surrogatepass")


def kind(name: str) -> str:
    """What stands under a name; "" for nothing, and where a locked folder or a name too long hides it."""
    try:
        mode = Path(name).stat().st_mode if name else 0  # else it would be the folder we are in
    except (OSError, ValueError):
        mode = 0
    if not mode:
        return ""
    return FOLDER if stat.S_ISDIR(mode) else FILE


def written(path: str | Path) -> str:
    """A path as it can be written anywhere: bytes of a name that are no UTF-8 stand as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _regular(place: Path, name: str) -> os.stat_result:
    """What is known of a file. Raises MissingSource for a pipe or a device, which may never end; OSError."""
    found = place.stat()
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        hint = "send what it gives to standard input: reformat convert - < NAME"
        raise MissingSource(f"{name} is no file, but a pipe, a socket or a device", hint=hint, where=name)
    return found


def _whole(place: Path, name: str) -> builtins.bytes:
    """The bytes of a file that nobody writes meanwhile. Raises MissingSource, OSError."""
    before = _regular(place, name)
    for _ in range(2):
        data = place.read_bytes()
        after = place.stat()
        if (after.st_mtime_ns, after.st_size, after.st_ino) == (before.st_mtime_ns, before.st_size, before.st_ino):
            return data
        before = after
    raise MissingSource(f"{name} changes while it is read", hint="convert it when it is whole", where=name)


def _missing(name: str, error: OSError) -> MissingSource:
    """The plain word for a file that can't be opened."""
    reason = error.strerror or str(error)
    return MissingSource(f"cannot read {name}: {reason}", hint="check the path and its permissions", where=name)
