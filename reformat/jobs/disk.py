"""Writing so that a crash leaves the old or the new, and never a half."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from reformat.document.typed import typed

T = TypeVar("T")

CHUNK = 1 << 21
"""Bytes that are read at once."""

BINARY = getattr(os, "O_BINARY", 0)
HALF = ".new-"
"""How the names of files begin that are being written."""


def replace_file(place: str | Path, data: bytes, *, durable: bool = True, shared: bool = False) -> None:
    """Put these bytes in place of a file, whole or not at all; `durable`: also if the power goes.

    It is for its owner's eyes alone, unless it is `shared`: then whoever may read any new file may read it.
    """
    half = f"{os.path.dirname(place)}/{HALF}{secrets.token_hex(8)}"
    try:
        write_file(half, data, durable=durable, shared=shared)
        os.replace(half, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(half)
        raise


def write_file(place: str | Path, data: bytes, *, durable: bool = True, shared: bool = False) -> None:
    """Write a new file where nobody looks yet."""
    _write_parts(place, (data,), durable=durable, mode=0o666 if shared else 0o600)


def _write_parts(place: str | Path, parts: Iterable[bytes], *, durable: bool, mode: int = 0o666) -> None:
    """Plain calls: a file object asks the system three more questions a file."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)
    try:
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(handle, rest) :]
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)


def append_line(place: Path, line: bytes) -> None:
    """Add a line to a file that may end in one that a crash or a full disk cut off."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o600)
    try:
        written = os.write(handle, b"\n" + line)
    finally:
        os.close(handle)
    if written <= len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(place))


def lines_of(place: Path, kind: type[T]) -> Iterator[T]:
    """What the lines of such a file say, each a piece of JSON; one that was cut off is none."""
    for line in place.read_bytes().splitlines() if place.exists() else ():
        with contextlib.suppress(ValueError):
            yield msgspec.json.decode(line, type=typed(kind))


def drop_halves(folder: Path) -> None:
    """Take away what a crash left half written in a folder in which nobody writes now."""
    for half in folder.glob(f"{HALF}*"):
        half.unlink(missing_ok=True)


def store(place: str | Path, parts: Iterable[bytes], *, durable: bool = True) -> str:
    """Write parts to a new file, safe on the disk where `durable`; the sha256 of it all."""
    digest = hashlib.sha256()

    def digested() -> Iterator[bytes]:
        for part in parts:
            digest.update(part)
            yield part

    _write_parts(place, digested(), durable=durable)
    return digest.hexdigest()


def parts_of(place: str | Path) -> Iterator[bytes]:
    """The bytes of a file in parts of bounded size."""
    handle = os.open(os.fspath(place), os.O_RDONLY | BINARY)
    try:
        size = min(os.fstat(handle).st_size + 1, CHUNK)  # room for more than a small file has would be made in vain
        while part := os.read(handle, size):
            yield part
    finally:
        os.close(handle)


def read_file(place: str) -> bytes:
    """All of a small file."""
    return b"".join(parts_of(place))


def copy_tree(source: Path, target: Path, *, durable: bool = True) -> str:
    """Copy a folder's plain files (links are not followed); the sha256 over names and contents."""
    digest = hashlib.sha256()
    target.mkdir()
    for place in sorted(source.iterdir()):
        if place.is_symlink():
            continue
        digest.update(place.name.encode(errors="surrogateescape") + b"\0")
        if place.is_dir():
            digest.update(copy_tree(place, target / place.name, durable=durable).encode())
        elif place.is_file():
            digest.update(store(target / place.name, parts_of(place), durable=durable).encode())
    return digest.hexdigest()


def sync_folder(folder: str | Path) -> None:
    """Make the names in a folder last, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Make everything below a folder last, and the folder itself."""
    for place, _, files in os.walk(folder):
        for name in files:
            handle = os.open(f"{place}/{name}", os.O_RDWR | BINARY)  # to write: Windows syncs no other
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_folder(place)


def discard(folder: Path, trash: Path) -> None:
    """Take a folder away: out of sight by one rename first, then piece by piece."""
    gone = trash / f"{folder.name}-{secrets.token_hex(8)}"  # no folder is made: on a full disk there is no room for one
    with contextlib.suppress(FileNotFoundError):
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    total = 0
    for place, _, files in os.walk(folder):  # it passes over what goes away meanwhile
        for name in files:
            with contextlib.suppress(OSError):
                total += os.lstat(f"{place}/{name}").st_size
    return total
