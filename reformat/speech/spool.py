"""Samples that wait: held as they came, or on disk once they are many; given back in chunks of one size."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from typing import IO


class Spool:
    """Bytes in the order in which they were written, of which at most `most` wait in memory.

    What is written may be read from several threads at once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[bytes | memoryview] = []
        self._size = 0
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None

    def write(self, data: bytes | memoryview) -> None:
        """Append. Raises OSError where the disk has no room."""
        if self._file is not None:
            self._file.write(data)
            return
        self._held.append(data)
        self._size += len(data)
        if self._size > self._most:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by close)
            self._file.writelines(self._held)
            self._held = []

    def chunks(self, size: int, start: int = 0, end: int | None = None) -> Iterator[bytes | memoryview]:
        """All from start to end, in chunks of this size (the last may be shorter), copied only where pieces meet."""
        if self._file is None:
            yield from _cut(_between(self._held, start, self._size if end is None else end), size)
            return
        while chunk := self._read(start, size if end is None else min(size, end - start)):
            yield chunk
            start += len(chunk)

    def _read(self, at: int, size: int) -> bytes:
        if self._file is None:
            return b""
        with self._lock:
            self._file.seek(at)
            return self._file.read(size)

    def close(self) -> None:
        """Let go of it all."""
        self._held = []
        if self._file is not None:
            self._file.close()


def _between(pieces: list[bytes | memoryview], start: int, end: int) -> Iterator[memoryview]:
    at = 0
    for piece in pieces:
        if at < end and at + len(piece) > start:
            yield memoryview(piece)[max(0, start - at) : end - at]
        at += len(piece)


def _cut(pieces: Iterator[memoryview], size: int) -> Iterator[bytes | memoryview]:
    begun: list[memoryview] = []
    room = size
    for view in pieces:
        while len(view) >= room:
            begun.append(view[:room])
            view = view[room:]
            yield begun[0] if len(begun) == 1 else b"".join(begun)
            begun, room = [], size
        if view:
            begun.append(view)
            room -= len(view)
    if begun:
        yield b"".join(begun)
