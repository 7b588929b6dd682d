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
import zlib
from io import FileIO
from pathlib import Path

from reformat.speech.engine import Clip

SWEEP = 8
"""A sweep follows when an eighth of the bound has been written."""
_CHECK = b"crcs"
"""Name of the chunk that holds the checksum in a clip's WAV file; players skip what they don't know."""


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
    return Path(base).expanduser() / "reformat" / "speech"


class Cache:
    """Clips (.wav) and sections (.mp3 with their times) below one folder of at most `bound` bytes."""

    def __init__(self, folder: Path, bound: int) -> None:
        self._folder, self._bound = folder, bound
        self._lock = threading.Lock()
        self._written = 0
        self.trouble = ""

    def clip(self, name: str) -> Clip | None:
        """The clip of that key, or None if it isn't there or is damaged."""
        data = self._get(f"{name}.wav")
        return _from_wav(data) if data else None

    def put_clip(self, name: str, clip: Clip) -> None:
        """Keep a clip."""
        self._put(f"{name}.wav", _head(clip), clip.pcm)

    def blob(self, name: str) -> bytes | None:
        """The bytes kept under that key, or None if they aren't there or are damaged."""
        data = self._get(f"{name}.bin")
        if not data or len(data) < 4 or zlib.crc32(data[4:]) != struct.unpack_from("<I", data)[0]:
            return None
        return data[4:]

    def put_blob(self, name: str, data: bytes) -> None:
        """Keep bytes."""
        self._put(f"{name}.bin", struct.pack("<I", zlib.crc32(data)), data)

    def sweep(self) -> None:
        """Let the least recently used entries go until the folder keeps to its bound, if this run wrote any."""
        with self._lock:
            if not self._written:
                return
            self._written = 0
        found = []
        for path in self._folder.glob("?/*"):
            with contextlib.suppress(OSError):  # another process swept it
                state = path.stat()
                found.append((state.st_mtime_ns, state.st_size, path))
        excess = sum(size for _, size, _ in found) - self._bound
        for _, size, path in sorted(found):
            if excess <= 0:
                break
            with contextlib.suppress(OSError):
                path.unlink()
            excess -= size

    def _get(self, name: str) -> bytes:
        path = f"{self._folder}/{name[0]}/{name}"
        try:
            with FileIO(path) as file:
                data = file.readall()
        except OSError:
            return b""
        with contextlib.suppress(OSError):  # a folder that may only be read serves as well
            os.utime(path)
        return data

    def _put(self, name: str, head: bytes, body: bytes | memoryview) -> None:
        if self.trouble:
            return
        path = f"{self._folder}/{name[0]}/{name}"
        try:
            try:
                _replace(path, head, body)
            except FileNotFoundError:  # a folder is made once, when it is first missed
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                _replace(path, head, body)
        except OSError as error:
            self.trouble = f"{self._folder}: {error.strerror or error}"
            return
        with self._lock:
            self._written += len(head) + len(body)
            due = self._written > self._bound // SWEEP
        if due:
            self.sweep()


def _replace(path: str, head: bytes, body: bytes | memoryview) -> None:
    """Write beside, then rename: whoever reads sees all of it or nothing."""
    beside = f"{path}.{os.urandom(6).hex()}.part"
    try:
        with FileIO(beside, "x") as file:  # without a buffer: samples go uncopied
            for part in (head, body):
                rest = memoryview(part)
                while rest:
                    rest = rest[file.write(rest) :]
        os.replace(beside, path)  # noqa: PTH105 (a path object costs as much as the call)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def wav(clip: Clip) -> bytes:
    """A WAV file with a chunk that holds the checksum of its samples."""
    return b"".join((_head(clip), clip.pcm))


def _head(clip: Clip) -> bytes:
    """All of the file before its samples."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, clip.rate, clip.rate * 2, 2, 16)
    check = struct.pack("<4sII", _CHECK, 4, zlib.crc32(clip.pcm))
    head = b"WAVE" + form + check + struct.pack("<4sI", b"data", len(clip.pcm))
    return struct.pack("<4sI", b"RIFF", len(head) + len(clip.pcm)) + head


_HEADER = struct.Struct("<4sI4s 4sIHHIIHH 4sII 4sI")


def _from_wav(data: bytes) -> Clip | None:
    """The clip in a file of ours, or None if anything is not as it was written."""
    if len(data) < _HEADER.size:
        return None
    fields = _HEADER.unpack_from(data)
    rate, checksum, length, pcm = fields[7], fields[13], fields[15], memoryview(data)[_HEADER.size :]
    if fields[11] != _CHECK or length != len(pcm) or not rate or zlib.crc32(pcm) != checksum:
        return None
    return Clip(pcm, rate)
