"""What an inbox keeps on the disk beside its jobs: where results went, and what names single files (`--flat`) have.

Results that were moved out of their jobs can be had again as long as nobody changes them; after a restart no other
article gets a name that was given.
"""

from __future__ import annotations

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

import msgspec

from reformat.jobs.disk import append_line, lines_of, replace_file
from reformat.saving import FlatShelf, Parcel, Saved


class Placed(msgspec.Struct, frozen=True, array_like=True):
    """A line of the file: this article of this job lies here. `place` as hexadecimal bytes."""

    job: str
    article: str
    place: str


class Places:
    """The file, a line an article. It is read only where the same content comes again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, job: str, article: str, place: Path) -> None:
        """Remember where an article went. If the disk is too full for it, the article is made anew when asked for."""
        with suppress(OSError):
            append_line(self._file, msgspec.json.encode(Placed(job, article, os.fsencode(place).hex())))

    def of(self, job: str, article: str) -> str | None:
        """Where an article went last."""
        found = [p.place for p in lines_of(self._file, Placed) if (p.job, p.article) == (job, article)]
        return os.fsdecode(bytes.fromhex(found[-1])) if found else None

    def keep(self, jobs: Container[str]) -> None:
        """Forget all but these jobs."""
        kept = [msgspec.json.encode(p) for p in lines_of(self._file, Placed) if p.job in jobs]
        replace_file(self._file, b"\n".join(kept), durable=False)


class Given(msgspec.Struct, frozen=True, array_like=True):
    """A line of the file: in this output this name is this article's."""

    output: str
    name: str
    identity: str


class FlatShelves:
    """The shelves of single files of one inbox, each with the names that it has ever given."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._shelves: dict[str, FlatShelf] = {}

    def put(self, output: Path, parcel: Parcel) -> Saved:
        """Put a parcel's files on the output's shelf. Raises WriteError, OSError."""
        if not self._shelves:
            self._load()
        shelf = self._shelf(str(output))
        saved = shelf.put(parcel)
        if shelf.new:
            lines = (msgspec.json.encode(Given(str(output), name, identity)) for name, identity in shelf.new.items())
            append_line(self._place, b"\n".join(lines))
            shelf.new.clear()
        return saved

    def _shelf(self, output: str) -> FlatShelf:
        return self._shelves.setdefault(output, FlatShelf(Path(output)))

    def _load(self) -> None:
        for given in lines_of(self._place, Given):
            self._shelf(given.output).taken[given.name] = given.identity
