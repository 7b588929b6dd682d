"""The output folder: one folder an article, named by its title, replaced whole when the same article comes again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reformat.document.nodes import Article
from reformat.document.slugs import slug
from reformat.errors import WriteError
from reformat.saving.names import mark, marked, stem
from reformat.saving.parcel import Parcel, pack
from reformat.saving.scratch import scratch, sweep, writing
from reformat.saving.swap import locked, put, restore
from reformat.stages.descriptions import FILE as DESCRIPTIONS
from reformat.stages.descriptions import combine
from reformat.writers.writer import Artifact

REPORT = "report.json"
DIGITS = 16
"""Hex digits by which a folder's report names its article."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where an article's files are: its folder, and their names in it."""

    folder: Path
    names: tuple[str, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Their paths."""
        return tuple(self.folder / name for name in self.names)


@dataclass(frozen=True, slots=True)
class Shelf:
    """An output folder with a folder for each article; several processes may use it at once."""

    folder: Path

    def save(self, files: Iterable[Artifact], article: Article, identity: str) -> Saved:
        """Write the files beside, then put them in place in one step. Raises WriteError, and then leaves nothing.

        `files` hold a report.json that names the identity: by it the folder is known when the article comes again.
        """
        with scratch(self.folder) as new:
            return self.put(pack(new, files, article, identity))

    def put(self, parcel: Parcel) -> Saved:
        """Put a parcel in its place. The same identity replaces its folder, and what people described stays."""
        with writing(self.folder), locked(self.folder):
            place = self._place(slug(parcel.title or stem(parcel.member or parcel.source)), parcel.identity)
            described = _describe(parcel, place / DESCRIPTIONS)
            put(parcel.folder, place)
        return Saved(place, (*parcel.files, DESCRIPTIONS) if described else parcel.files)

    def held(self, title: str, identity: str) -> Path:
        """Where the result of this identity stands, or would."""
        return self._place(slug(title), identity)

    def sweep(self) -> None:
        """Take away what killed runs left in the making, and put back what they had put aside."""
        sweep(self.folder)
        with suppress(OSError):
            restore(self.folder)

    def descriptions(self) -> Iterator[Path]:
        """The descriptions of all articles here."""
        if self.folder.is_dir():
            with os.scandir(self.folder) as entries:
                places = sorted(f"{entry.path}/{DESCRIPTIONS}" for entry in entries)
            yield from (Path(place) for place in places if os.access(place, os.F_OK))

    def _place(self, name: str, identity: str) -> Path:
        """The article's own folder: the bare name where it is free or its own, else the name with a mark.

        An article that once had to take a mark keeps it, though the bare name may be free by now.
        """
        names = [name, *(marked(name, identity, digits) for digits in (6, 12, 40))]
        taken = [n for n in names if os.access(f"{self.folder}/{n}", os.F_OK)]
        own = mark(identity, DIGITS) if taken else ""
        for found in (*(n for n in taken if owner(self.folder / n) == own), *(n for n in names if n not in taken)):
            return self.folder / found
        raise WriteError(f"no free name for {name!r} in {self.folder}", hint="write elsewhere: -o DIR")


def owner(folder: Path) -> str:
    """The identity by which a folder's report names its article; "" for a folder that is none of ours."""
    try:
        report = json.loads((folder / REPORT).read_bytes())
    except (OSError, ValueError):
        return ""
    return str(report.get("identity", "")) if isinstance(report, dict) else ""


def _describe(parcel: Parcel, held: Path) -> bool:
    """Write descriptions.toml: what stood in the article's folder, and below it the pictures that are new."""
    known = held.read_text("utf-8-sig") if held.is_file() else ""
    text = combine(known, parcel.wanted, parcel.language) if known or parcel.wanted else ""
    if text:
        (parcel.folder / DESCRIPTIONS).write_text(text, "utf-8", newline="\n")
    return bool(text)
