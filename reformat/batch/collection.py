"""Many articles in one book: chapters wait on disk until all are there, so memory does not grow with their number.

A book that stands there is not replaced by one that lacks some of its articles because a source failed this time.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, overload

import msgspec

from reformat.batch.outcome import Fault, Outcome
from reformat.conversion import Result
from reformat.document import codec
from reformat.document.assets import FolderAssets
from reformat.document.nodes import Article, Metadata
from reformat.document.typed import typed
from reformat.errors import SourceError
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


class Chapter(NamedTuple):
    """An article put aside: the name by which it is found again, and its mark, by which a book's report knows it."""

    name: str
    mark: str


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
        kind: type[tuple[bytes, Track | None, str]] = tuple[bytes, Track | None, str]
        data, track, identity = msgspec.msgpack.decode(
            Path(self._names[index]).read_bytes(), type=typed(kind), dec_hook=_stream
        )
        article = codec.decode(data)
        return Item(article, track, identity, article.metadata.section)


def _stream(_kind: type, data: bytes) -> Stream:
    return Stream.of(data)


def bind(chapters: Sequence[Chapter], made: Path, kit: Kit, lacking: int) -> Outcome:
    """Write the one book of all chapters; `lacking`: how many sources gave none. Raises WriteError."""
    settings = kit.settings
    title = settings.book.collection
    book = Article(Metadata(title=title))
    identity = f"collection:{title}"
    names, marks = [c.name for c in chapters], [c.mark for c in chapters]
    shelf = Shelf(Path(settings.output.folder))
    held = shelf.held(title, identity)
    if lacking and (lost := _chapters_of(held).difference(marks)):
        return _kept(title, held, lacking, len(lost))

    def files() -> Iterator[Artifact]:
        yield from kit.registry.writer("epub").write(Chapters(names), FolderAssets(made), settings)
        about = {"schema": 1, "identity": mark(identity, DIGITS), "title": title, "articles": len(names)}
        about |= {"chapters": marks}
        yield Artifact(REPORT, msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n")

    saved = shelf.put(pack(made, files(), book, identity))
    source = (
        f"{len(names)} of {len(names) + lacking} articles"
        if lacking
        else f"{len(names)} article{'s' * (len(names) != 1)}"
    )
    return Outcome(
        source, "done", title=title, folder=str(saved.folder), files=tuple(map(str, saved.files)), chapters=len(names)
    )


def _kept(title: str, held: Path, lacking: int, lost: int) -> Outcome:
    fewer = f"a new one would lack {lost} of its articles, since {lacking} of this run failed"
    hint = f"mend what failed and convert all again; or move {held} away, and the shorter book is made"
    return Outcome(title, "failed", title, error=Fault(SourceError.code, f"{held} stays as it was: {fewer}", hint))


def _chapters_of(held: Path) -> set[str]:
    """The marks of the articles in the book that stands there; none where there is none."""
    try:
        marks = json.loads((held / REPORT).read_bytes())["chapters"]
    except (OSError, ValueError, LookupError, TypeError):
        return set()
    return {m for m in marks if isinstance(m, str)} if isinstance(marks, list) else set()
