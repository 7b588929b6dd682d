"""Names that single files (`--flat`) were given, kept on the disk: after a restart no other article gets them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reformat.jobs.disk import append_line, lines_of
from reformat.saving import FlatShelf, Parcel, Saved


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
