"""A lock between processes that a crash cannot leave stale: the system lets go of it with the process."""

from __future__ import annotations

import contextlib
import os
import sys
from io import FileIO
from pathlib import Path
from types import TracebackType

from reformat.errors import WriteError


class Lock:
    """Holds a file for this process; `acquire` says whether it could be had."""

    def __init__(self, place: str | Path) -> None:
        self._place = place
        self._held: FileIO | None = None

    def acquire(self, *, wait: bool = False) -> bool:
        """Take the lock, at once or (`wait`) when it is free. Raises WriteError where there can be none."""
        try:
            handle = self._opened()
            try:
                _lock(handle, wait)
            except OSError:
                handle.close()
                raise
        except TAKEN:
            return False
        except OSError as error:
            reason = error.strerror or str(error)
            hint = "make room, give permission to write, or choose a disk that knows locks"
            raise WriteError(f"cannot lock {self._place}: {reason}", hint=hint) from error
        self._held = handle
        return True

    def _opened(self) -> FileIO:
        try:
            return FileIO(self._place, "ab")
        except FileNotFoundError:
            Path(self._place).parent.mkdir(parents=True, exist_ok=True)
            return FileIO(self._place, "ab")

    def stands(self) -> bool:
        """Whether we hold it, and its file is still at its place: folders are renamed, and others set there."""
        with contextlib.suppress(OSError):
            return self._held is not None and os.path.samestat(os.fstat(self._held.fileno()), os.stat(self._place))
        return False

    def release(self) -> None:
        """Let go. The file stays, since removing it would let two holders in."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def __enter__(self) -> Lock:
        self.acquire(wait=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def held(place: Path) -> bool:
    """Whether some process holds this lock now, as far as we may look."""
    with contextlib.suppress(OSError), FileIO(place) as handle:
        try:
            _lock(handle, wait=False)
        except TAKEN:
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    TAKEN: type[OSError] = PermissionError
    """How the system says that another process has the lock."""

    def _lock(handle: FileIO, wait: bool) -> None:
        handle.seek(1 << 30)
        msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    TAKEN: type[OSError] = BlockingIOError
    """How the system says that another process has the lock."""

    def _lock(handle: FileIO, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
