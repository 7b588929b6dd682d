"""An article's files written beside their place, ready to be put there in one step by whoever keeps the order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reformat.document.nodes import Article
from reformat.errors import WriteError
from reformat.saving.scratch import open_folder, writing
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
    into: Path, files: Iterable[Artifact], article: Article, identity: str, *, source: str = "", member: str = ""
) -> Parcel:
    """Write the files into a new folder below `into`, one at a time. Raises WriteError."""
    with writing(into):
        folder = Path(tempfile.mkdtemp(dir=into))
        open_folder(folder)
    names = tuple(_write(folder, file) for file in files)
    data = article.metadata
    return Parcel(folder, names, data.title, identity, source, member, data.language, tuple(wanted(article)))


def _write(folder: Path, file: Artifact) -> str:
    place = folder / file.name
    if not place.resolve().is_relative_to(folder.resolve()):
        raise WriteError(
            f"a file outside the article's folder: {file.name}", hint="this is a fault of the writer plug-in"
        )
    with writing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.data)
    return file.name
