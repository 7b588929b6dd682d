"""Sound that waits: held as it came, or on disk once it is much; given back in blocks."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from reformat.errors import WriteError

BLOCK = 1 << 16
"""Bytes of a stream that are handed on at a time."""


class Spool:
    """Bytes behind each other, of which at most `most` wait in memory. Any number of threads may write and read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[bytes | memoryview] = []
        self._size = 0
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None

    def write(self, data: bytes | memoryview) -> int:
        """Where the data begins, behind all others. Raises WriteError where the disk has no room."""
        with self._lock:
            at = self._size
            try:
                self._append(data)
            except OSError as error:
                hint = f"{tempfile.gettempdir()} needs 3 MB a minute of a long section; TMPDIR names another place"
                raise WriteError(f"no room for sound that waits: {error.strerror}", hint=hint) from error
            self._size += len(data)
            return at

    def _append(self, data: bytes | memoryview) -> None:
        if self._file is None and self._size + len(data) <= self._most:
            self._held.append(data)
            return
        if self._file is None:
            file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by close)
            file.writelines(self._held)
            self._file, self._held = file, []
        self._file.seek(self._size)
        self._file.write(data)
        self._file.flush()  # a full disk is told of here, not to whoever reads

    def chunks(self, size: int, start: int = 0, end: int | None = None) -> Iterator[bytes | memoryview]:
        """All from start to end, in chunks of this size (the last may be shorter), copied only where pieces meet."""
        with self._lock:
            held, end = None if self._file else self._held, self._size if end is None else end
        if held is not None:
            yield from _cut(_between(held, start, end), size)
            return
        while start < end and (chunk := self._read(start, min(size, end - start))):
            yield chunk
            start += len(chunk)

    def _read(self, at: int, size: int) -> bytes:
        with self._lock:
            if self._file is None:
                return b""
            self._file.seek(at)
            return self._file.read(size)

    def close(self) -> None:
        """Let go of it all."""
        self._held = []
        if self._file is not None:
            with contextlib.suppress(OSError):  # what found no room would be written once more
                self._file.close()

    __del__ = close


class Stream:
    """Bytes that wait in a spool in one place or several, in order: read block by block, or all at once by bytes()."""

    def __init__(self, spool: Spool, places: Sequence[tuple[int, int]]) -> None:
        self._spool, self._places = spool, places

    @classmethod
    def of(cls, data: bytes) -> Stream:
        """Bytes that are held in memory."""
        return cls.kept(Spool(len(data)), (data,))

    @classmethod
    def kept(cls, spool: Spool, blocks: Iterable[bytes]) -> Stream:
        """These blocks, from now on in the spool."""
        return cls(spool, [(spool.write(block), len(block)) for block in blocks])

    @classmethod
    def joined(cls, spool: Spool, parts: Iterable[Stream]) -> Stream:
        """Streams of one spool behind each other."""
        return cls(spool, [place for part in parts for place in part._places])

    def __len__(self) -> int:
        return sum(size for _, size in self._places)

    def __iter__(self) -> Iterator[bytes | memoryview]:
        for start, size in self._places:
            yield from self._spool.chunks(BLOCK, start, start + size)

    def __bytes__(self) -> bytes:
        return b"".join(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stream) and bytes(self) == bytes(other)

    __hash__ = None  # type: ignore[assignment]


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
