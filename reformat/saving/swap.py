"""A folder put in another's place, in one step where the system has one, and a lock that no crash leaves behind."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
ASIDE = ".reformat-old-"
"""How the name of a folder begins that makes room for its successor, where the system can't exchange the two."""


def put(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`; what stood there, if anything did, is afterwards at `new`."""
    if not os.access(place, os.F_OK):
        new.rename(place)
        return
    if exchange(new, place):
        return
    aside = place.with_name(ASIDE + place.name)
    shutil.rmtree(aside, ignore_errors=True)
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:  # Ctrl-C too
        aside.rename(place)
        raise
    aside.rename(new)


def restore(folder: Path) -> None:
    """Put back what stood aside when a run was killed just then: it holds what people have written."""
    if any(folder.glob(f"{ASIDE}*")):
        with locked(folder):
            for aside in folder.glob(f"{ASIDE}*"):
                place = aside.with_name(aside.name.removeprefix(ASIDE))
                if place.exists():
                    shutil.rmtree(aside, ignore_errors=True)
                else:
                    aside.rename(place)


def exchange(one: Path, other: Path) -> bool:
    """Change two folders' places in one step; False where the system can't."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    if (fault := ctypes.get_errno()) in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
        return False
    raise OSError(fault, os.strerror(fault), str(other))


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder alone among all processes of this machine; the system lets go when a process dies."""
    if os.name == "posix":
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
    else:
        with _locked_file(folder):
            yield


def claimed(folder: Path) -> int | None:
    """A handle that holds the folder alone until it is closed or its process dies; None where another has it.

    Raises OSError. Where the system knows no such locks, everybody has it.
    """
    if os.name != "posix":
        return os.open(os.devnull, os.O_RDONLY)
    import fcntl

    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            return handle
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
        os.close(handle)  # whoever had it has taken the folder away


@contextlib.contextmanager
def _locked_file(folder: Path) -> Iterator[None]:
    """The same on Windows, where a folder can't be locked: a file of the temporary folder stands for it."""
    import msvcrt

    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"reformat-{name}.lock").open("a+b") as file:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        try:
            yield
        finally:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
