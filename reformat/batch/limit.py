"""A bound on an article's time, where the system can ring an alarm in this thread."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

from reformat.errors import TooLarge


class _TimeUp(BaseException):
    """Goes through every `except Exception` on its way."""


@contextlib.contextmanager
def within(seconds: float, name: str) -> Iterator[None]:
    """Raise TooLarge when the work inside takes longer. Without effect outside of a POSIX process's main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeUp:
        hint = "raise limits.seconds if the article is right"
        raise TooLarge(f"{name} took longer than {seconds:g} seconds", hint=hint, where=name) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
