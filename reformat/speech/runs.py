"""What the markup inside a passage settles for speech: runs of another language, note marks, ruby readings."""

from __future__ import annotations

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
