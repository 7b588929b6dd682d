"""Signals that end a command: heard once, raised only where nothing but the end comes of it, and followed up."""

from __future__ import annotations

import os
import signal
import sys
import time
from _thread import get_ident, start_new_thread
from types import FrameType

from reformat.cli.talk import show_error

GRACE = 8.0
"""Seconds for a stopped command to tidy up and to end in order."""

LOCKING = ("Condition.__enter__", "Condition.__exit__", "SemLock.__enter__", "SemLock.__exit__")
"""Where an exception would leave a lock taken that nobody gives back, and a thread waiting for it: we would not end."""

ENDING = ("__del__", "Finalize.__call__", "dictConfig")
"""Where an exception would cut off an object's end, and be lost, or leave a log half made for Python to trip over."""

UNCHANGED = (signal.SIG_DFL, signal.default_int_handler)
A_STEP = 0.001


class Stopped(KeyboardInterrupt):
    """The system asks us to end: in the same order as at Ctrl-C, with the status that shells know it by."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


class Stopping:
    """How one command hears that it is to stop. `listen` before it begins, `ended` when it has said how it went."""

    def __init__(self) -> None:
        self._listening: list[int] = []
        self._begun = self._told = False

    def listen(self) -> None:
        """From now on SIGINT, SIGTERM and SIGHUP raise Stopped in the main thread."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) in UNCHANGED:  # nohup has it ignored, and means it
                self._listening.append(number)
        self._at_signals(self._stop)
        sys.unraisablehook = self._lost

    def ended(self) -> None:
        """The command has said how it went: a signal no longer changes that, and only bounds what is left."""
        self._told = True
        self._at_signals(self._late)

    def leaving(self) -> None:
        """Only the interpreter's own end is left, which gives signals their defaults: one more would kill it."""
        if self._begun:
            self._at_signals(signal.SIG_IGN)

    def _at_signals(self, act: object) -> None:
        for number in self._listening:
            signal.signal(number, act)  # type: ignore[arg-type]

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._bound(128 + number)
        if _held(frame):
            start_new_thread(_again, (number, get_ident()))
            return
        self._at_signals(self._heard)  # a second Ctrl-C would cut off the tidying that the first one began
        raise Stopped(number)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        """It was heard the first time."""

    def _late(self, number: int, frame: FrameType | None) -> None:
        self._bound(128 + number)

    def _lost(self, fault: sys.UnraisableHookArgs) -> None:
        """A stop that Python could not pass on, as in an object's end: it comes again a step later."""
        if isinstance(fault.exc_value, Stopped):
            self._at_signals(self._stop)
            start_new_thread(_again, (fault.exc_value.status - 128, get_ident()))
        else:
            sys.__unraisablehook__(fault)

    def _bound(self, code: int) -> None:
        """See to the end, whatever thread or worker does not come to its own."""
        if not self._begun:
            self._begun = True
            start_new_thread(self._leave, (code,))

    def _leave(self, code: int) -> None:
        time.sleep(GRACE)
        if not self._told:
            told()
        os._exit(code)


def told() -> None:
    """Say that the command was stopped."""
    show_error("interrupted", "stopped", "what was finished stands; a batch goes on with --resume")


def _held(frame: FrameType | None) -> bool:
    if frame is not None and frame.f_code.co_qualname in LOCKING:
        return True
    while frame is not None:
        if frame.f_code.co_qualname in ENDING or frame.f_code.co_name in ENDING:
            return True
        frame = frame.f_back
    return False


def _again(number: int, thread: int) -> None:
    time.sleep(A_STEP)
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(thread, number)
    else:
        signal.raise_signal(number)
