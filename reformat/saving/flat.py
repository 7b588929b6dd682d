"""One file an article, named after its input: --flat, for formats that are one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reformat.document.slugs import slug
from reformat.errors import WriteError
from reformat.saving.names import marked, stem
from reformat.saving.parcel import Parcel
from reformat.saving.scratch import sweep, writing
from reformat.saving.shelf import Saved


@dataclass(frozen=True, slots=True)
class FlatShelf:
    """A folder of single files. `inputs` may not be written over; `taken` are the names given, each with its identity.

    `new` are those of them that nobody has written down yet, which whoever goes on after a stop has to.
    """

    folder: Path
    inputs: frozenset[Path] = frozenset()
    taken: dict[str, str] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)

    def put(self, parcel: Parcel) -> Saved:
        """Put each file in its place; a second input of the same name gets a mark. Raises WriteError."""
        name = self._name(parcel)
        placed: list[str] = []
        with writing(self.folder):
            for file in parcel.files:
                place = self.folder / f"{name}{Path(file).suffix}"
                if place.resolve() in self.inputs:
                    raise WriteError(f"{place} is an input, and is not written over", hint="write elsewhere: -o DIR")
                (parcel.folder / file).replace(place)
                placed.append(place.name)
        return Saved(self.folder, tuple(placed))

    def sweep(self) -> None:
        """Take away what killed runs left in the making."""
        sweep(self.folder)

    def _name(self, parcel: Parcel) -> str:
        name = stem(parcel.source)
        if parcel.member:
            name = marked(f"{name}-{slug(parcel.title)}", parcel.identity)
        if (low := name.lower()) not in self.taken:
            self.taken[low] = self.new[low] = parcel.identity
        return name if self.taken[low] == parcel.identity else marked(name, parcel.identity)
