"""Whether somebody still has a file open to write into it: a copy that stalls stands still, and is not whole."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "linux":
    import fcntl


def written_on(path: str) -> bool:
    """Whether a file is open for writing, where the system tells: Linux does, of local files that are our own.

    A lease to read is granted only where nobody writes. It is given back at once; who opens the file meanwhile waits
    that long, and the signal of it is one that does nothing.
    """
    if sys.platform != "linux":
        return False
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


def tells(folder: Path) -> bool:
    """Whether the system tells it truly of files in this folder: some network's file systems say yes of each."""
    place = folder / ".whole"
    try:
        with place.open("wb"):
            during = written_on(str(place))
        return during and not written_on(str(place))
    except OSError:
        return False
    finally:
        with suppress(OSError):
            place.unlink()
