"""Folders in the making: hidden beside their place, taken away when their maker fails or has died."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from reformat.errors import WriteError

PREFIX = ".reformat-new-"
_RUN = secrets.token_hex(4)
"""This run's own mark: in a container that is started again a dead run had our very process id."""
ABANDONED = 86_400.0
"""Seconds after which a scratch folder of another machine counts as left behind."""


@contextlib.contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the system says against writing into one WriteError that says what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "make room, or write elsewhere: -o DIR" if error.errno == 28 else "write elsewhere: -o DIR"
        raise WriteError(f"cannot write {place}: {reason}", hint=hint, where=str(place)) from error
    except UnicodeEncodeError as error:
        told = error.object.encode("ascii", "backslashreplace").decode()
        why = f"this system's names are in {error.encoding}, which cannot write {told}"
        raise WriteError(why, hint="set PYTHONUTF8=1, or a locale of UTF-8", where=str(place)) from error


@contextlib.contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """An empty folder inside `folder`, gone again at the end unless it was renamed into place."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        made = reserved(folder)
        made.mkdir()
    try:
        yield made
    finally:
        _remove(made)


def reserved(folder: Path) -> Path:
    """A place in `folder` for a folder or a file in the making, that nobody else will take."""
    return folder / f"{PREFIX}{_host()}-{os.getpid()}-{_RUN}{secrets.token_hex(8)}"


def _remove(place: Path) -> None:
    """Take a folder away, also when Ctrl-C comes just then: it ends the run, and not the tidying."""
    try:
        shutil.rmtree(place, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(place, ignore_errors=True)
        raise


def sweep(folder: Path) -> None:
    """Take away what is in the making and whose makers are dead: killed here, or silent for a day elsewhere."""
    for place in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if _abandoned(place):
                gone = reserved(folder)  # a worker that outlives its run for a moment can put nothing into it any more
                place.rename(gone)
                shutil.rmtree(gone, ignore_errors=True)
                gone.unlink(missing_ok=True)  # if it is a single file


def _abandoned(place: Path) -> bool:
    host, _, rest = place.name.removeprefix(PREFIX).partition("-")
    pid, _, token = rest.partition("-")
    if host == _host() and pid.isdigit():
        return not token.startswith(_RUN) if int(pid) == os.getpid() else not _alive(int(pid))
    with contextlib.suppress(OSError):
        return time.time() - place.stat().st_mtime > ABANDONED
    return False


def _alive(pid: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@lru_cache(maxsize=1)
def _host() -> str:
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]
