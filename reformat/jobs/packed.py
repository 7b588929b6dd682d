"""What a finished job's result holds: packed articles. Doors read this without loading what makes it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from reformat.document.typed import typed
from reformat.jobs.order import Fault, Status
from reformat.saving import Parcel
from reformat.saving.shelf import REPORT
from reformat.stages.descriptions import Entry

WORK = "reformat.jobs.convert:work"
"""The work that makes them."""


class Packed(msgspec.Struct, frozen=True, omit_defaults=True):
    """One article of a result: the folder of its files below the result, and what a shelf needs to place it.

    The folder of an article that is alone is the result itself: "".
    By the `marks` of its files it can be told later whether they are still as they were made.
    """

    folder: str
    files: tuple[str, ...]
    title: str
    identity: str
    url: str = ""
    member: str = ""
    language: str = ""
    wanted: tuple[Entry, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    def parcel(self, folder: Path, source: str, identity: str) -> Parcel:
        """The parcel for a shelf, its files lying in `folder`."""
        return Parcel(folder, self.files, self.title, identity, source, self.member, self.language, self.wanted)


class Contents(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a result holds: its articles, and what is missing from it."""

    articles: tuple[Packed, ...]
    problems: tuple[Fault, ...] = ()


def contents(status: Status) -> Contents:
    """What a finished job's result holds. Raises ValueError."""
    return msgspec.convert(status.contents, typed(Contents))


def marks_of(folder: str | Path, files: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Size and time of change of an article's files, but for the report, which is signed later. Raises OSError."""
    seen = (os.stat(f"{folder}/{name}") for name in files if name != REPORT)
    return tuple((s.st_size, s.st_mtime_ns) for s in seen)
