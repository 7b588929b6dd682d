"""The run: sources in, outcomes out in the same order, whichever executor does the work.

Only so many tasks are under way that the workers are never idle, so memory does not grow with the number of sources.
Workers pack; this process puts the parcels in their places one after the other, which makes names the same each time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from reformat.batch.collection import Chapter, bind
from reformat.batch.executors import Crew
from reformat.batch.journal import Journal
from reformat.batch.outcome import Fault, Outcome, failed
from reformat.batch.relay import Numbered, Ready, Relay, Result
from reformat.batch.sources import PAGES
from reformat.batch.work import Made, Task, kit_of, opened, perform
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.events import Listener, Warned, Wrote, ignore
from reformat.report import NAME as REPORT
from reformat.saving import DIGITS, FlatShelf, Shelf, mark, scratch
from reformat.settings.tree import Settings
from reformat.stages.descriptions import Descriptions


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do: formats and places are the settings' output section. `crew` None: here, one by one."""

    settings: Settings
    crew: Crew | None = None
    listen: Listener = ignore
    journal: bool = False
    resume: bool = False
    inputs: frozenset[Path] = field(default_factory=frozenset)

    @property
    def folder(self) -> Path:
        """The output folder."""
        return Path(self.settings.output.folder)

    @property
    def shelf(self) -> Shelf | FlatShelf:
        """What puts the results in their places."""
        return FlatShelf(self.folder, self.inputs) if self.settings.output.flat else Shelf(self.folder)


def run(sources: Iterable[Source], plan: Plan) -> Generator[Outcome, None, None]:
    """Convert all sources; each article's outcome comes in the order of the sources. Raises WriteError, SettingsError.

    Failures of single articles are outcomes; only an output folder that can't be used at all stops the run. Close it
    (contextlib.closing) where you may leave it early: that ends its workers and tidies up.
    """
    with ExitStack() as stack:
        made = stack.enter_context(scratch(plan.folder))
        plan.shelf.sweep()
        in_one = bool(plan.settings.book.collection)  # its chapters are needed again, so it begins anew each time
        journal = _journal(plan) if plan.journal and not in_one else None
        finished = False
        try:
            yield from _Run(plan, made, journal).outcomes(sources)
            finished = True
        finally:
            if journal is not None:
                journal.close(finished=finished)


def _journal(plan: Plan) -> Journal | None:
    """The run's journal, unless another run that writes to the same folder has it."""
    journal = Journal(plan.folder, _options(plan), resume=plan.resume)
    if not journal.taken:
        return journal
    message = "another run writes there now, so --resume could not go on with this one"
    plan.listen(Warned(str(plan.folder), "journal", message, "write elsewhere: -o DIR"))
    return None


def _options(plan: Plan) -> bytes:
    return msgspec.json.encode(plan.settings, order="sorted")


def _is_lacking(result: Made | Outcome) -> bool:
    """Whether this source gave no article, and so no chapter."""
    return (result.outcome if isinstance(result, Made) else result).outcome == "failed"


class _Run:
    """One run under way: its shelf, its journal, and how parcels become outcomes."""

    def __init__(self, plan: Plan, made: Path, journal: Journal | None) -> None:
        self._plan, self._journal, self._shelf = plan, journal, plan.shelf
        if isinstance(self._shelf, FlatShelf) and journal is not None:
            self._shelf.taken.update(journal.names())
        settings = plan.settings
        places = [*(self._shelf.descriptions() if isinstance(self._shelf, Shelf) else ())]
        if settings.pictures.descriptions:
            places.append(Path(settings.pictures.descriptions))
        encoded = msgspec.json.encode(settings)
        self._made, self._chapters, self._lacking = made, list[Chapter](), 0
        self._begun = made.stat().st_mtime_ns
        self._task = Task(
            (),
            encoded,
            settings.output.to,
            str(made),
            Descriptions.load(places),
            settings.output.flat,
            bool(settings.book.collection),
        )

    def outcomes(self, sources: Iterable[Source]) -> Generator[Outcome, None, None]:
        """All outcomes in order."""
        items = self._items(sources)
        crew = self._plan.crew
        # its workers end before what they write is taken away, and not when its frame happens to be freed
        with closing(Relay(crew, self._task, self._plan.listen).results(items) if crew else self._here(items)) as steps:
            for number, source, results in steps:
                self._lacking += sum(_is_lacking(result) for result in results)
                placed = tuple(self._placed(r) if isinstance(r, Made) else r for r in results)
                if self._journal is not None and any(isinstance(r, Made) for r in results):
                    self._journal.note(number, source, placed, self._given())
                yield from placed
        if self._chapters:
            yield bind(self._chapters, self._made, kit_of(self._task.settings), self._lacking)

    def _given(self) -> dict[str, str]:
        """The names that single files were given since this was last asked."""
        if not isinstance(self._shelf, FlatShelf):
            return {}
        new = dict(self._shelf.new)
        self._shelf.new.clear()
        return new

    def _items(self, sources: Iterable[Source]) -> Iterator[Numbered | Ready]:
        """The sources with their numbers, containers opened; what an earlier run has done comes as ready."""
        for number, (source, outcome) in enumerate(self._opened(sources)):
            if outcome is not None:
                yield number, source, (outcome,)
                continue
            known = self._journal.find(number, source) if self._journal is not None else None
            yield (number, source) if known is None else (number, source, known)

    def _opened(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Outcome | None]]:
        kit = kit_of(self._task.settings)
        for source in sources:
            if source.data is None and Path(source.name).suffix.lower() in PAGES and not source.member:
                yield source, None
                continue
            for found in opened(source, kit):
                yield (source, found) if isinstance(found, Outcome) else (found, None)

    def _here(self, items: Iterable[Numbered | Ready]) -> Generator[Result, None, None]:
        """The work done in this process, with its events as they happen."""
        for item in items:
            if len(item) == 3:
                yield item
            else:
                task = replace(self._task, sources=(item[1],))
                yield *item, list(perform(task, self._plan.listen))

    def _placed(self, made: Made) -> Outcome:
        """The outcome once its parcel is in its place."""
        outcome, parcel = made.outcome, made.parcel
        if parcel is None:
            return outcome
        if made.chapter:
            self._chapters.append(Chapter(made.chapter, mark(parcel.identity, DIGITS)))
        try:
            saved = self._shelf.put(parcel)
            self._tell_of(parcel.folder, outcome.source)
        except ReformatError as error:
            return msgspec.structs.replace(
                failed(outcome.source, Fault.of(error), outcome.again), seconds=outcome.seconds
            )
        finally:
            shutil.rmtree(parcel.folder, ignore_errors=True)
        for place in saved.files:
            self._plan.listen(Wrote(outcome.source, str(place)))
        files = tuple(str(place) for place in saved.files)
        return msgspec.structs.replace(outcome, folder=str(saved.folder), files=files, open_pictures=len(parcel.wanted))

    def _tell_of(self, old: Path, source: str) -> None:
        """Say so where a result took the place of another one of this very run: maybe they are two articles."""
        with suppress(OSError, ValueError):
            report = old / REPORT
            if report.stat().st_mtime_ns > self._begun:
                other = json.loads(report.read_bytes())["source"]
                message = f"the same article as {other}, whose result it replaces: they have one address and one title"
                self._plan.listen(
                    Warned(source, "same-article", message, "if they are two articles, mend their addresses")
                )
