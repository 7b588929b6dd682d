"""The work of a job: the source in its folder becomes packed articles, each with what decides where it will stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from reformat import errors
from reformat.conversion import Result, described, fresh, kit_for, render
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.document.typed import typed
from reformat.errors import NoArticle, ReformatError
from reformat.events import Event, Listener, Spoken, Staged
from reformat.jobs.crew import ARTICLE
from reformat.jobs.order import Fault, Job, Made, Order
from reformat.jobs.packed import Contents, Packed, marks_of
from reformat.jobs.worker import Tell
from reformat.pipeline import Kit, expand
from reformat.saving import pack
from reformat.settings.tree import Settings


def work(folder: Path, out: Path, tell: Tell) -> Made:
    """Convert the job's source. Raises ReformatError when nothing comes of it."""
    order = Job(folder.name, "running", str(folder)).order
    kit = _kit(msgspec.json.encode(order.settings), order.descriptions)
    packed: list[Packed] = []
    problems: list[Fault] = []
    first: ReformatError | None = None
    sources = expand(source_of(order, folder, kit.settings), kit)
    beginning = list(islice(sources, 2))
    alone = len(beginning) == 1
    if not alone:
        out.mkdir()
    for result in _results(chain(beginning, sources), kit, tell):
        if isinstance(result, ReformatError):
            first = first or result
            problems.append(Fault.of(result))
            continue
        packed.append(_pack(result, out, "" if alone else str(len(packed) + 1)))
        problems += [_fault(p.code, p.message, p.hint) for p in result.problems]
    if not packed:
        raise first or NoArticle("there is no article in the source")
    missing = next((p for p in problems if p.transient), problems[0] if problems else None)
    return Made(msgspec.to_builtins(Contents(tuple(packed), tuple(problems))), missing)


def source_of(order: Order, folder: Path, settings: Settings) -> Source:
    """The source as the order tells of it. It is named by its content, not by where the spool lies."""
    known = dict(order.source)
    metadata = msgspec.convert(known.pop("metadata", {}), typed(Metadata))
    source = Source(name=order.name, metadata=metadata, **known)
    if order.fetch:
        from reformat.readers.fetch import fetch_page

        return fetch_page(replace(source, name=order.fetch), settings)
    files = folder / "files"
    return replace(source, data=(folder / "source").read_bytes(), folder=files if files.is_dir() else None)


def _results(sources: Iterable[Source], kit: Kit, tell: Tell) -> Iterator[Result | ReformatError]:
    """Each article, or why it became none; one that fails does not stop the others."""
    for number, one in enumerate(sources, 1):
        tell({"stage": ARTICLE, "article": number})
        try:
            yield render(one, fresh(kit, one), kit.settings.output.to, listener(tell))
        except ReformatError as error:
            yield error


def listener(tell: Tell) -> Listener:
    """Tells the events that a waiting person may want to hear of, without a word of the article."""

    def listen(event: Event) -> None:
        match event:
            case Staged(stage=stage):
                tell({"stage": stage})
            case Spoken(done=done, total=total):
                tell({"stage": "narrate", "spoken": done, "utterances": total})

    return listen


def _pack(result: Result, out: Path, folder: str) -> Packed:
    """The article's files in a folder of `out`, or in `out` itself."""
    place = out / folder
    parcel = pack(place.parent, result.files(), result.article, result.identity, name=place.name)
    data = result.article.metadata
    return Packed(
        folder,
        parcel.files,
        data.title,
        result.identity,
        data.url,
        parcel.member,
        data.language,
        parcel.wanted,
        marks_of(parcel.folder, parcel.files),
    )


@lru_cache(maxsize=4)
def _kit(settings: bytes, descriptions: str) -> Kit:
    """The kit for these settings; a worker keeps the last few, since loading rules takes its time."""
    kit = kit_for(msgspec.json.decode(settings, type=typed(Settings)))
    return described(kit, Path(descriptions)) if descriptions else kit


def _fault(code: str, message: str, hint: str) -> Fault:
    return Fault(code, message, hint, code in _transient())


@lru_cache(maxsize=1)
def _transient() -> frozenset[str]:
    """Codes of the errors that may be gone by themselves."""
    kinds: list[Any] = [v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, ReformatError)]
    return frozenset(kind.code for kind in kinds if kind.transient)
