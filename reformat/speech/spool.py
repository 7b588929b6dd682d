"""Samples that wait: held as they came, or on disk once they are many; given back in chunks of one size."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO


class Spool:
    """Bytes in the order in which they were written, of which at most `most` wait in memory."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def write(self, data: bytes) -> None:
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

    def chunks(self, size: int) -> Iterator[bytes | memoryview]:
        """All from the beginning, in chunks of this size (the last may be shorter), copied only where pieces meet."""
        if self._file is not None:
            self._file.seek(0)
            while chunk := self._file.read(size):
                yield chunk
        else:
            yield from _cut(self._held, size)

    def close(self) -> None:
        """Let go of it all."""
        self._held = []
        if self._file is not None:
            self._file.close()


def _cut(pieces: list[bytes], size: int) -> Iterator[bytes | memoryview]:
    begun: list[memoryview] = []
    room = size
    for piece in pieces:
        view = memoryview(piece)
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
