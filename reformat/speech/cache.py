"""Sound that was made once is not made again: clips and finished sections by the hash of all that they follow from.

Never keyed by number or file name, so that nothing stale can be found. Entries are written beside and renamed, read
back only when their checksum holds, and the least recently used go when the folder grows beyond its bound. Any number
of threads and processes may share a folder. A folder that can't be written is no failure of narration: `trouble`
says what is wrong, and the run goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import FileIO
from itertools import chain
from pathlib import Path

from reformat.settings.load import at_home
from reformat.speech.engine import Clip
from reformat.speech.reels import Reels
from reformat.speech.spool import BLOCK

CRC = struct.Struct("<I")
SWEEP = 8
"""A sweep follows when an eighth of the bound has been written."""

PART, ABANDONED = ".part", 86_400.0
"""Ending of an entry in the making, and seconds after which its maker must have been killed."""


def key(*parts: object) -> str:
    """The name of what follows from these values."""
    return hashlib.sha256(
        json.dumps(parts, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    ).hexdigest()


def user_folder() -> Path:
    """Where this user's caches lie on this system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return at_home(base) / "reformat" / "speech"


class Cache:
    """Clips (see reels) and sections (.mp3 with their times) below one folder of at most `bound` bytes."""

    def __init__(self, folder: Path, bound: int) -> None:
        self._folder, self._bound = folder, bound
        self._reels = Reels(folder / "clips", bound // SWEEP)
        self._lock = threading.Lock()
        self._written = 0
        self.trouble = ""

    def clip(self, name: str) -> Clip | None:
        """The clip of that key, or None if it isn't there or is damaged."""
        return self._reels.get(name)

    def put_clip(self, name: str, clip: Clip) -> None:
        """Keep a clip."""
        self._keep(partial(self._reels.put, name, clip))

    def blob(self, name: str) -> Iterator[bytes]:
        """The bytes kept under that key, block by block; none if they aren't there or are damaged."""
        path = self._path(name)
        try:
            file = FileIO(path)
        except OSError:
            return
        with file:  # held open to the end, since another process may let the entry go
            if not _whole(file):
                return
            with contextlib.suppress(OSError):  # a folder that may only be read serves as well
                os.utime(path)
            file.seek(CRC.size)
            yield from _blocks(file)

    def put_blob(self, name: str, blocks: Iterable[bytes | memoryview]) -> None:
        """Keep bytes."""
        self._keep(partial(_replace, self._path(name), blocks))

    def sweep(self) -> None:
        """Let the least recently used entries go until the folder keeps to its bound, if this run wrote any."""
        with self._lock:
            if not self._written:
                return
            self._written = 0
        found = []
        for path in chain(self._folder.glob("?/*"), self._folder.glob("clips/*.*")):
            with contextlib.suppress(OSError):  # another process swept it
                state = path.stat()
                if path.suffix == PART and state.st_mtime < time.time() - ABANDONED:
                    path.unlink()
                    continue
                found.append((state.st_mtime_ns, state.st_size, path))
        over = excess = sum(size for _, size, _ in found) - self._bound
        for _, size, path in sorted(found):
            if excess <= 0:
                break
            with contextlib.suppress(OSError):
                path.unlink()
            excess -= size
        if over > 0:
            self._reels.forget()

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name[0]}/{name}.bin"

    def _keep(self, write: Callable[[], int]) -> None:
        if self.trouble:
            return
        try:
            size = write()
        except OSError as error:
            self.trouble = f"{self._folder}: {error.strerror or error}"
            return
        with self._lock:
            self._written += size
            due = self._written > self._bound // SWEEP
        if due:
            self.sweep()


def _whole(file: FileIO) -> bool:
    """Whether a file holds what was written."""
    with contextlib.suppress(OSError):
        head, found = file.read(CRC.size), 0
        for block in _blocks(file):
            found = zlib.crc32(block, found)
        return head == CRC.pack(found)
    return False


def _blocks(file: FileIO) -> Iterator[bytes]:
    return iter(partial(file.read, BLOCK), b"")


def _replace(name: str, blocks: Iterable[bytes | memoryview]) -> int:
    """Write beside, then rename: whoever reads sees all of it or nothing. Gives how many bytes they were."""
    path = Path(name)
    beside = path.with_name(f"{path.name}.{os.urandom(6).hex()}{PART}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with beside.open("wb") as file:
            file.write(CRC.pack(0))
            checksum = 0
            for block in blocks:
                file.write(block)
                checksum = zlib.crc32(block, checksum)
            size = file.tell()
            file.seek(0)
            file.write(CRC.pack(checksum))
        beside.replace(path)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return size
