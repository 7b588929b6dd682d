"""A bound on an article's time, where the system can ring an alarm in this thread."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import TypeVar

from reformat.errors import TooLarge

T = TypeVar("T")

AGAIN = 5.0
"""Seconds until the alarm rings once more, where the first was lost: in an object's end Python passes nothing on."""


class _TimeUp(BaseException):
    """Goes through every `except Exception` on its way."""


def within(seconds: float, name: str, act: Callable[[], T]) -> T:
    """What `act` gives; TooLarge when it takes longer. Without effect outside of a POSIX process's main thread.

    It is no context manager, since the alarm may ring between its work and its end, where nobody would catch it.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return act()

    def ring(number: int, frame: object) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            return act()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TimeUp:
        hint = "raise limits.seconds if the article is right"
        raise TooLarge(f"{name} took longer than {seconds:g} seconds", hint=hint, where=name) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
