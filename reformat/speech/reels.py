"""Clips that were spoken once, behind each other in a file a run, and one index that finds them.

A file of its own for each clip would cost more than all else that is done with its sound. The index is a list of
records of one length, added to by any number of threads and processes; a clip without a record, or with a wrong one,
was never spoken.
"""

from __future__ import annotations

import contextlib
import os
import struct
import threading
import zlib
from io import FileIO
from pathlib import Path

from reformat.speech.engine import Clip

RECORD = struct.Struct("<32s6sQIII")
"""A clip's key, its reel, where its samples begin there, their bytes, sample rate and checksum."""


class Reels:
    """The clips below one folder; a reel of `most` bytes is followed by a new one."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._lock = threading.Lock()
        self._reel = b""
        self._read = 0
        self._places: dict[bytes, tuple[bytes, int, int, int, int]] = {}

    def get(self, name: str) -> Clip | None:
        """The clip of that key, or None if it isn't there or is damaged."""
        wanted = bytes.fromhex(name)
        if wanted not in self._places:
            self._look()
        if wanted not in self._places:
            return None
        reel, at, size, rate, checksum = self._places[wanted]
        path = self._path(reel)
        try:
            with FileIO(path) as file:
                if file.seek(0, os.SEEK_END) < at + size:
                    return None
                file.seek(at)
                pcm = file.read(size)
        except OSError:
            return None
        with contextlib.suppress(OSError):  # a folder that may only be read serves as well
            os.utime(path)
        return Clip(pcm, rate) if zlib.crc32(pcm, rate) == checksum else None

    def put(self, name: str, clip: Clip) -> int:
        """Keep a clip; gives how many bytes that took. Raises OSError."""
        checksum = zlib.crc32(clip.pcm, clip.rate)
        with self._lock:
            if not self._reel:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._reel = os.urandom(6)
            at = _append(self._path(self._reel), clip.pcm)
            place = (self._reel, at, len(clip.pcm), clip.rate, checksum)
            if _append(self._index, RECORD.pack(bytes.fromhex(name), *place), RECORD.size) == self._read:
                self._read += RECORD.size  # nobody else added anything
            self._places[bytes.fromhex(name)] = place
            if at + len(clip.pcm) >= self._most:
                self._reel = b""
        return len(clip.pcm)

    def forget(self) -> None:
        """Leave records out whose reel is gone. One that another process adds meanwhile is lost, and its clip spoken
        again.
        """
        with contextlib.suppress(OSError), self._lock:
            there = {path.stem for path in self._folder.glob("*.reel")}
            records = [r for r in _records(_tail(self._index, 0)) if r[1].hex() in there]
            beside = f"{self._index}.{os.urandom(6).hex()}.part"
            Path(beside).write_bytes(b"".join(RECORD.pack(*record) for record in records))
            Path(beside).replace(self._index)

    def _look(self) -> None:
        """Read what was added to the index since it was last read."""
        with contextlib.suppress(OSError), self._lock:
            size = os.stat(self._index).st_size  # noqa: PTH116 (a path object costs as much as the call)
            if size < self._read:  # made anew by forget
                self._read = 0
            if size < self._read + RECORD.size:
                return
            for record in _records(_tail(self._index, self._read)):
                self._read += RECORD.size
                self._places[record[0]] = record[1:]

    @property
    def _index(self) -> str:
        return f"{self._folder}/index"

    def _path(self, reel: bytes) -> str:
        return f"{self._folder}/{reel.hex()}.reel"


def _append(path: str, data: bytes | memoryview, whole: int = 1) -> int:
    """Where the data begins: behind the last whole one of what is there, since a full disk leaves half a record."""
    with FileIO(path, "a") as file:  # without a buffer: samples go uncopied
        at = file.seek(0, os.SEEK_END)
        if at % whole:
            file.truncate(at - at % whole)
            at -= at % whole
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
    return at


def _tail(path: str, start: int) -> bytes:
    with FileIO(path) as file:
        file.seek(start)
        return file.readall()


def _records(data: bytes) -> list[tuple[bytes, bytes, int, int, int, int]]:
    return list(RECORD.iter_unpack(data[: len(data) // RECORD.size * RECORD.size]))
