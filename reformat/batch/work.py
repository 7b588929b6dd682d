"""What a worker does with a few sources: convert each, pack its files, and say what became of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from reformat.batch.collection import keep
from reformat.batch.limit import within
from reformat.batch.outcome import CRASH, Clips, Fault, Outcome, failed
from reformat.batch.sources import again, articles
from reformat.conversion import Result, fresh, render
from reformat.document.assets import FolderAssets
from reformat.document.source import Source
from reformat.document.typed import typed
from reformat.errors import ReformatError, refused
from reformat.events import Event, Finished, Listener, Staged, Started
from reformat.pipeline import Kit
from reformat.report import NAME as REPORT
from reformat.report import counts
from reformat.saving import Parcel, pack
from reformat.settings.tree import Settings
from reformat.stages.descriptions import Descriptions

T = TypeVar("T")

Clock = dict[str, float]


@dataclass(frozen=True, slots=True)
class Task:
    """A few sources and all that is needed to convert them anywhere; `settings` as JSON, `scratch` where to pack."""

    sources: tuple[Source, ...]
    settings: bytes
    formats: tuple[str, ...]
    scratch: str
    descriptions: Descriptions
    flat: bool = False
    in_one: bool = False

    @property
    def collection(self) -> bool:
        """Whether the books become one: then articles are put aside for it, and get none of their own."""
        return "epub" in self.formats and self.in_one


class Made(NamedTuple):
    """One article made: the number of its source in the task, what became of it, and its parcel if it became one.

    `chapter`: where it was put aside for the one book of a collection.
    """

    number: int
    outcome: Outcome
    parcel: Parcel | None = None
    chapter: str = ""


def work(task: Task) -> tuple[list[Made], list[Event]]:
    """Do a task in a worker; the events go home with the results, for replay."""
    events: list[Event] = []
    return list(perform(task, events.append)), events


def perform(task: Task, listen: Listener) -> Iterator[Made]:
    """Convert the task's sources one by one; a failure is an outcome like any other."""
    kit = replace(kit_of(task.settings), descriptions=task.descriptions)
    for number, source in enumerate(task.sources):
        for found in opened(source, kit):
            yield Made(number, found) if isinstance(found, Outcome) else _article(number, found, kit, task, listen)


def opened(source: Source, kit: Kit) -> Iterator[Source | Outcome]:
    """The articles' own sources in a source, and the outcome of its failure where it can't be read to its end."""
    inner, seconds = articles(source, kit), kit.settings.limits.seconds
    while (found := guarded(source, lambda: within(seconds, source.name, lambda: next(inner, None)))) is not None:
        yield found
        if isinstance(found, Outcome):
            return


@lru_cache(maxsize=2)
def kit_of(settings: bytes) -> Kit:
    """The kit for these settings, made once a process, and not for each few sources."""
    return Kit.of(msgspec.json.decode(settings, type=typed(Settings)))


def _article(number: int, source: Source, kit: Kit, task: Task, listen: Listener) -> Made:
    """One article's source into a parcel, with the time that each stage took."""
    clock: Clock = {}
    listen(Started(source.name))
    start = time.perf_counter()
    convert = partial(_convert, source, kit, task, _timed(listen, clock))
    result = guarded(source, lambda: within(kit.settings.limits.seconds, source.name, convert))
    clock["total"] = round(time.perf_counter() - start, 4)
    outcome, parcel, chapter = result if isinstance(result, tuple) else (result, None, "")
    listen(Finished(source.name, outcome.outcome, clock["total"]))
    return Made(number, msgspec.structs.replace(outcome, seconds=clock), parcel, chapter)


def guarded(source: Source, act: Callable[[], T]) -> T | Outcome:
    """What `act` gives, or the outcome of its failure. This is a job's door: no article takes another one along."""
    try:
        return act()
    except ReformatError as error:
        return failed(source.name, Fault.of(error), again(source))
    except (Exception, RecursionError, MemoryError) as error:
        if (fault := refused(error, source.name)) is not None:
            return failed(source.name, Fault.of(fault), again(source))
        return failed(
            source.name, Fault(CRASH, _crash(error), "please report it, with the source if you may"), again(source)
        )


def _crash(error: BaseException) -> str:
    """Where and what, without a word of the article."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"our own fault: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _convert(source: Source, kit: Kit, task: Task, listen: Listener) -> tuple[Outcome, Parcel, str]:
    place = Path(task.scratch)
    kit = fresh(kit, source)
    formats = task.formats
    if task.collection:
        kit = replace(kit, assets=FolderAssets(place))
        formats = tuple(form for form in formats if form != "epub")
    result = render(source, kit, formats, listen)
    start = time.perf_counter()
    files = (f for f in result.files() if not (task.flat and f.name == REPORT))
    parcel = pack(place, files, result.article, result.identity, source=source.name, member=source.member)
    chapter = keep(result, place) if task.collection else ""
    listen(Staged(source.name, "write", time.perf_counter() - start))
    return _outcome(result, source), parcel, chapter


def _outcome(result: Result, source: Source) -> Outcome:
    track, problems = result.track, result.problems
    return Outcome(
        source.name,
        "partial" if problems else "done",
        title=result.article.metadata.title,
        language=result.article.metadata.language,
        rules=counts(result.draft.ledger),
        clips=Clips(track.spoken, track.cached) if track else Clips(),
        error=Fault(problems[0].code, problems[0].message, problems[0].hint) if problems else None,
        again=again(source) if problems else "",
    )


def _timed(listen: Listener, clock: Clock) -> Listener:
    """The listener, and a clock beside it that keeps each stage's seconds."""

    def tell(event: Event) -> None:
        if isinstance(event, Staged):
            clock[event.stage] = round(clock.get(event.stage, 0.0) + event.seconds, 4)
        listen(event)

    return tell
