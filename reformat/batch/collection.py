"""Many articles in one book: chapters wait on disk until all are there, so memory does not grow with their number."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

import msgspec

from reformat.batch.outcome import Outcome
from reformat.conversion import Result
from reformat.document import codec
from reformat.document.assets import FolderAssets
from reformat.document.nodes import Article, Metadata
from reformat.pipeline import Kit
from reformat.report import NAME as REPORT
from reformat.saving import DIGITS, Shelf, mark, pack
from reformat.speech.spool import Stream
from reformat.speech.track import Track
from reformat.writers.writer import Artifact, Item

CHAPTER = "chapter-"


def keep(result: Result, folder: Path) -> str:
    """Put an article and its narration aside for the book; the name by which it is found again."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=CHAPTER, delete=False) as file:
        file.write(
            msgspec.msgpack.encode((codec.encode(result.article), result.track, result.identity), enc_hook=bytes)
        )
    return file.name


class Chapters(Sequence[Item]):
    """The articles put aside, each read when it is looked at."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return Chapters(self._names[index])
        kind = tuple[bytes, Track | None, str]
        data, track, identity = msgspec.msgpack.decode(
            Path(self._names[index]).read_bytes(), type=kind, dec_hook=_stream
        )
        article = codec.decode(data)
        return Item(article, track, identity, article.metadata.section)


def _stream(_kind: type, data: bytes) -> Stream:
    return Stream.of(data)


def bind(names: Sequence[str], made: Path, kit: Kit) -> Outcome:
    """Write the one book of all chapters. Raises WriteError."""
    settings = kit.settings
    title = settings.book.collection
    book = Article(Metadata(title=title))
    identity = f"collection:{title}"

    def files() -> Iterator[Artifact]:
        yield from kit.registry.writer("epub").write(Chapters(names), FolderAssets(made), settings)
        about = {"schema": 1, "identity": mark(identity, DIGITS), "title": title, "articles": len(names)}
        yield Artifact(REPORT, msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n")

    saved = Shelf(Path(settings.output.folder)).put(pack(made, files(), book, identity))
    return Outcome(
        f"{len(names)} articles", "done", title=title, folder=str(saved.folder), files=tuple(map(str, saved.files))
    )
