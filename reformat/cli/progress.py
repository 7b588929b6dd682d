"""Progress of long work, on a terminal alone: one line that is written over, or a line now and then with --plain."""

from __future__ import annotations

import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable

from reformat.cli.talk import named
from reformat.events import Event, Finished, Spoken, Staged, Started

EVERY = 0.1
"""Seconds between two changes of the line."""
PLAIN_EVERY = 10.0
"""Seconds between two lines, where each stays and a screen reader reads it."""


class Progress:
    """A listener that draws. `total` is the number of sources where it is known, 0 where not."""

    def __init__(self, total: int = 0, *, plain: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self.shown = sys.stderr.isatty()
        self._plain = plain or os.environ.get("TERM") == "dumb"
        self._total, self._now = total, now
        self._start = self._last = now()
        self._done = 0
        self._line = False

    def __call__(self, event: Event) -> None:
        """Take an event in, and show how far things are."""
        if isinstance(event, Finished):
            self._done += 1
        if self.shown and self._now() - self._last >= (PLAIN_EVERY if self._plain else EVERY):
            self._last = self._now()
            self._draw(_doing(event))

    def clear(self) -> None:
        """Take the line away, so that another can be written."""
        if self._line:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._line = False

    def _draw(self, doing: str) -> None:
        text = named(" ".join(part for part in (self._far(), doing) if part))
        if self._plain:
            sys.stderr.write(text + "\n")
        else:
            sys.stderr.write("\r\x1b[K" + _fitted(text, shutil.get_terminal_size().columns - 1))
            self._line = True
        sys.stderr.flush()

    def _far(self) -> str:
        """How many of how many, at what rate, and how long it will go on."""
        if self._total == 1:
            return ""
        seconds = self._now() - self._start
        rate = self._done / seconds if seconds else 0.0
        far = f"{self._done} of {self._total}" if self._total else f"{self._done} done"
        if rate and seconds > 1:
            far += f", {rate:.1f}/s"
            if self._total > self._done:
                far += f", {_span((self._total - self._done) / rate)} left"
        return far + ":"


def _doing(event: Event) -> str:
    match event:
        case Spoken(source, done, total):
            return f"{source}: speaking {done} of {total}"
        case Staged(source, stage):
            return f"{source}: {stage}"
        case Started(source):
            return source
    return ""


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _fitted(text: str, columns: int) -> str:
    """The text cut to so many columns; East Asian characters take two."""
    room, kept = columns, ""
    for character in text:
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 0:
            return kept
        kept += character
    return kept
