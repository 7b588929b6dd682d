"""Tasks handed to an executor and taken back in order; when its workers die, only the guilty source is given up."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace

from reformat.batch.executors import Crew, end
from reformat.batch.outcome import CRASH, Fault, Outcome, failed
from reformat.batch.sources import again
from reformat.batch.work import Made, Task, work
from reformat.document.source import Source
from reformat.events import Event, Listener

LARGEST = 16
"""Sources in a task, once a run is under way: fewer would be more travel than work."""

Numbered = tuple[int, Source]
Ready = tuple[int, Source, tuple[Outcome, ...]]
Result = tuple[int, Source, Sequence[Made | Outcome]]
Work = tuple[list[Made], list[Event]]


class Relay:
    """Keeps a crew's workers busy with small tasks, no more of them than that takes."""

    def __init__(self, crew: Crew, task: Task, listen: Listener) -> None:
        self._crew, self._task, self._listen = crew, task, listen
        self._executor: Executor
        self._waiting: deque[tuple[list[Numbered], Future[Work] | Ready]] = deque()

    def results(self, items: Iterable[Numbered | Ready]) -> Generator[Result, None, None]:
        """Each source's results, in the order of the sources. Its workers begin with it, and end when it is closed."""
        self._executor, finished = self._crew.make(), False
        try:
            for sources, ready in _tasks(items, self._crew.workers):
                self._waiting.append((sources, ready or self._submit(sources)))
                while len(self._waiting) > 3 * self._crew.workers:
                    yield from self._next()
            while self._waiting:
                yield from self._next()
            finished = True
        finally:
            if finished:
                self._executor.shutdown()
            else:
                end(self._executor)

    def _submit(self, sources: Sequence[Numbered]) -> Future[Work]:
        task = replace(self._task, sources=tuple(source for _, source in sources))
        try:
            return self._executor.submit(work, task)
        except self._crew.lost as error:
            future: Future[Work] = Future()
            future.set_exception(error)
            return future

    def _next(self) -> Iterator[Result]:
        sources, waiting = self._waiting.popleft()
        if isinstance(waiting, tuple):
            yield waiting
            return
        try:
            done = waiting.result()
        except self._crew.lost:  # and not what is told of it: a terminal that has gone breaks a pipe too
            yield from self._one_by_one(sources)
        else:
            yield from self._sorted(sources, done)

    def _sorted(self, sources: Sequence[Numbered], done: Work) -> Iterator[Result]:
        """What came back, by source, after its events were told here."""
        made, events = done
        for event in events:
            self._listen(event)
        for position, (number, source) in enumerate(sources):
            yield number, source, [m for m in made if m.number == position]

    def _one_by_one(self, sources: Sequence[Numbered]) -> Iterator[Result]:
        """The workers died over one of the tasks under way: new ones do this task's sources each alone."""
        for number, source in sources:
            self._renew()
            try:
                done = self._submit([(number, source)]).result()
            except self._crew.lost:
                fault = Fault(CRASH, "a worker died over this source", "is there enough memory? please report it")
                yield number, source, [Made(0, failed(source.name, fault, again(source)))]
            else:
                yield from self._sorted([(number, source)], done)
        self._renew()
        again_later = [(s, w if isinstance(w, tuple) or _whole(w) else self._submit(s)) for s, w in self._waiting]
        self._waiting = deque(again_later)

    def _renew(self) -> None:
        """A new executor where the old one is broken; all tasks under way are lost with the old one."""
        try:
            self._executor.submit(int).result()
        except self._crew.lost:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = self._crew.make()


def _whole(future: Future[Work]) -> bool:
    """Whether this task came to its end before the workers died."""
    return future.done() and not future.cancelled() and future.exception() is None


def _tasks(items: Iterable[Numbered | Ready], workers: int) -> Iterator[tuple[list[Numbered], Ready | None]]:
    """Sources in groups that grow from one to LARGEST: few sources reach all workers, many travel cheaply."""
    group: list[Numbered] = []
    sent = 0
    for item in items:
        if len(item) == 3:
            if group:
                yield group, None
                group = []
            yield [], item
            continue
        group.append(item)
        if len(group) >= min(LARGEST, 1 + sent // (2 * workers)):
            yield group, None
            group, sent = [], sent + 1
    if group:
        yield group, None
