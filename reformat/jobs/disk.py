"""Writing so that a crash leaves the old or the new, and never a half."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

CHUNK = 1 << 20
HALF = ".new-"
"""How the names of files begin that are being written."""


def replace_file(place: Path, data: bytes, *, durable: bool = True) -> None:
    """Put these bytes in place of a file, whole or not at all; `durable`: also if the power goes."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=HALF)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            if durable:
                out.flush()
                os.fsync(out.fileno())
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def drop_halves(folder: Path) -> None:
    """Take away what a crash left half written in a folder in which nobody writes now."""
    for half in folder.glob(f"{HALF}*"):
        half.unlink(missing_ok=True)


def store(place: Path, parts: Iterable[bytes], *, durable: bool = True) -> str:
    """Write parts to a new file, safe on the disk where `durable`; the sha256 of it all."""
    digest = hashlib.sha256()
    with place.open("xb") as out:
        for part in parts:
            digest.update(part)
            out.write(part)
        if durable:
            out.flush()
            os.fsync(out.fileno())
    return digest.hexdigest()


def parts_of(place: Path) -> Iterable[bytes]:
    """The bytes of a file in parts of bounded size."""
    with place.open("rb") as source:
        while part := source.read(CHUNK):
            yield part


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


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(folder: Path, trash: Path) -> None:
    """Take a folder away: out of sight by one rename first, then piece by piece."""
    trash.mkdir(parents=True, exist_ok=True)
    gone = Path(tempfile.mkdtemp(dir=trash))
    with contextlib.suppress(FileNotFoundError):
        folder.rename(gone / folder.name)
    shutil.rmtree(gone, ignore_errors=True)


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    total = 0
    for place in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += place.lstat().st_size
    return total
