"""An article's files written beside their place, ready to be put there in one step by whoever keeps the order."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reformat.document.nodes import Article
from reformat.errors import WriteError
from reformat.saving.scratch import writing
from reformat.stages.descriptions import Entry, wanted
from reformat.writers.writer import Artifact


@dataclass(frozen=True, slots=True)
class Parcel:
    """A folder in the making: its `files`, and what decides where it goes (title, identity, name of the input).

    `wanted` are the pictures that need a person's words, in the article's `language`.
    """

    folder: Path
    files: tuple[str, ...]
    title: str
    identity: str
    source: str = ""
    member: str = ""
    language: str = ""
    wanted: tuple[Entry, ...] = ()


def pack(
    into: Path,
    files: Iterable[Artifact],
    article: Article,
    identity: str,
    *,
    name: str = "",
    source: str = "",
    member: str = "",
) -> Parcel:
    """Write the files into a new folder below `into`, of this name or of any, one at a time. Raises WriteError."""
    folder = into / (name or secrets.token_hex(8))
    with writing(into):
        folder.mkdir()
    names = tuple(_write(folder, file) for file in files)
    data = article.metadata
    return Parcel(folder, names, data.title, identity, source, member, data.language, tuple(wanted(article)))


def _write(folder: Path, file: Artifact) -> str:
    place = folder / file.name
    if "\0" in file.name or ".." in Path(file.name).parts or not place.is_relative_to(folder):
        raise WriteError(
            f"a file outside the article's folder: {file.name!r}", hint="this is a fault of the writer plug-in"
        )
    with writing(place):
        if place.parent != folder:
            place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            out.writelines(file.blocks)
    return file.name
