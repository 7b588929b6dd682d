"""What the markup inside a passage settles for speech: runs of another language, note marks, ruby readings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reformat.document.nodes import Inlines, Language, LineBreak, Literally, NoteRef, Ruby, Text
from reformat.document.walk import plain
from reformat.speech.spoken import Fixed


class Run(NamedTuple):
    """A stretch of a passage in another language."""

    start: int
    end: int
    language: str


class Markup:
    """What one passage's markup settles: looked through once, asked for every sentence of it."""

    def __init__(self, inlines: Inlines) -> None:
        self.runs = language_runs(inlines)
        self._fixed = list(settled(inlines))
        self._runs_at = [run.start for run in self.runs]
        self._fixed_at = [one.start for one in self._fixed]
        self._around: list[int] = []
        """For each run the number of the one around it, or -1."""
        for number, run in enumerate(self.runs):
            self._around.append(self._holder(number - 1, run.start, run.end))

    def language(self, start: int, end: int) -> str:
        """The language of the innermost run that holds this stretch; empty where none does."""
        holder = self._holder(bisect_right(self._runs_at, start) - 1, start, end) if self.runs else -1
        return self.runs[holder].language if holder >= 0 else ""

    def fixed(self, start: int, end: int) -> list[Fixed]:
        """The readings of what lies in this stretch."""
        first = after = bisect_left(self._fixed_at, start)
        while after < len(self._fixed) and self._fixed[after].end <= end:
            after += 1
        return self._fixed[first:after]

    def _holder(self, number: int, start: int, end: int) -> int:
        """The innermost that holds a stretch among this run and those around it; -1 for none."""
        while number >= 0 and not (self.runs[number].start <= start and end <= self.runs[number].end):
            number = self._around[number]
        return number


def language_runs(inlines: Inlines, at: int = 0) -> list[Run]:
    """The runs of another language, outer before inner."""
    found: list[Run] = []
    for inline in inlines:
        length = len(plain((inline,)))
        match inline:
            case Text() | Literally() | NoteRef() | Ruby() | LineBreak():
                pass
            case _:
                if isinstance(inline, Language) and inline.language:
                    found.append(Run(at, at + length, inline.language))
                found += language_runs(inline.inlines, at)
        at += length
    return found


def settled(inlines: Inlines, at: int = 0) -> Iterator[Fixed]:
    """Readings that the markup gives: a ruby's, said once for base and reading; a note's mark, to be named."""
    for inline in inlines:
        length = len(plain((inline,)))
        match inline:
            case Ruby(_, reading) if reading.strip():
                yield Fixed(at, at + length, reading, "ruby")
            case NoteRef(_, text) if text.strip():
                yield Fixed(at, at + length, text.strip("[]()（） \u00a0"), "note-ref")
            case Text() | Literally() | NoteRef() | Ruby() | LineBreak():
                pass
            case _:
                yield from settled(inline.inlines, at)
        at += length
