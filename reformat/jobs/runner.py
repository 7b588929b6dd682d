"""The runner: takes due jobs from the spool, has them done by an executor, and settles how each ended.

One thread owns it and calls `step`; executors and workers report through a queue. Every way an attempt can end
leads to exactly one move of the job: done, failed, back to the queue now, or back to the queue for later.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

from reformat.jobs.crew import STOPPED, Crew, failed
from reformat.jobs.order import Fault, Job, Made, Status
from reformat.jobs.spool import CANCELLED, Spool
from reformat.jobs.worker import Answer, Request

LINE = 16
"""How many jobs that are due are put in line at once."""

LONGEST_REST = 60.0
"""Seconds until a step is due when nothing is waited for."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How often failures are tried again: `tries` for bad ends, `waits` for transient ones, seconds of backoff.

    `slots` jobs are done at once, and `ahead` more are handed to the executor so that no worker waits for us.
    """

    slots: int = 2
    ahead: int = 0
    tries: int = 3
    waits: int = 40
    partial_waits: int = 4
    interruptions: int = 50
    backoff: float = 5.0
    longest: float = 1800.0
    again: float = 1.0

    def pause(self, fault: Fault, waits: int) -> float:
        """Seconds until a transient failure is tried again: what it asked for, else twice as long each time."""
        return max(fault.retry_after, min(self.backoff * 2.0**waits, self.longest))


@dataclass(slots=True)
class _Attempt:
    job: Job
    status: Status
    place: str
    stop: threading.Event = field(default_factory=threading.Event)
    progress: dict[str, Any] = field(default_factory=dict)
    returning: bool = False


Settled = Callable[[Job], None]


class Runner:
    """Runs a spool's jobs. `perform` does one in a thread of `executor`; without it `remote` goes to the executor."""

    def __init__(
        self,
        spool: Spool,
        executor: Executor,
        *,
        crew: Crew | None = None,
        remote: Callable[[Request], Answer] | None = None,
        policy: Policy | None = None,
        settled: Settled = lambda job: None,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self.spool, self.policy = spool, policy or Policy()
        self._executor, self._crew, self._remote = executor, crew, remote
        self._settled, self._wake = settled, wake
        self._running: dict[str, _Attempt] = {}
        self._ended: queue.SimpleQueue[tuple[str, Future[Answer]]] = queue.SimpleQueue()
        self._known: dict[str, Status] = {}
        self._line: deque[tuple[str, Status]] = deque()
        self._stranded: list[Job] = []
        self._rest_until = self._full_since = 0.0

    def step(self, *, start: bool = True) -> float:
        """Settle what has ended and start what is due; seconds until there may be more to do without a new job."""
        while not self._ended.empty():
            self._settle(*self._ended.get())
        try:
            return self._more() if start else LONGEST_REST
        except OSError:  # what is queued stays so
            self._pause()
            with suppress(OSError):
                self.spool.furnish()
            return self.policy.backoff

    def _more(self) -> float:
        """Start what is due, as long as there are hands for it. Raises OSError where the spool can't be used."""
        soonest = LONGEST_REST
        while len(self._running) < self.policy.slots + self.policy.ahead:
            if (rest := self._rest_until - time.monotonic()) > 0:
                return rest
            while self._stranded:
                if _is_there(self._stranded[-1]):
                    self.spool.give_back(self._stranded[-1])
                self._stranded.pop()
            if not self._line:
                soonest = self._line_up(self.spool.now())
            if not self._line:
                break
            self._start(*self._line.popleft())
        return soonest

    @property
    def running(self) -> int:
        """How many jobs are in hand."""
        return len(self._running)

    @property
    def stuck(self) -> bool:
        """Whether there has been no room on the disk for as long as a job would wait in all."""
        patience = sum(self.policy.backoff * 2.0**waits for waits in range(min(self.policy.waits, 10)))
        return self._full_since > 0 and time.monotonic() - self._full_since > patience

    def progress(self, job_id: str) -> dict[str, Any]:
        """How far a running job has come, as its work tells it."""
        attempt = self._running.get(job_id)
        return dict(attempt.progress) if attempt else {}

    def close(self, *, give_back: bool = True) -> None:
        """Stop what is in hand and put it back into the queue; jobs that ended meanwhile are settled."""
        for attempt in list(self._running.values()):
            attempt.returning = give_back
            attempt.stop.set()
        if self._crew is not None:
            self._crew.close()
        while self._running:
            try:
                self._settle(*self._ended.get(timeout=10.0))
            except queue.Empty:
                break
        for job in [*self._stranded, *(attempt.job for attempt in self._running.values())]:
            with suppress(OSError):  # the next start finds it
                self.spool.give_back(job)
        self._running.clear()

    def _line_up(self, now: float) -> float:
        """Put the oldest jobs that are due in line; seconds until the next of those that wait is due.

        Looking through a long queue for each job would take longer than small jobs. Each status is read once a stay.
        """
        known: dict[str, Status] = {}
        for job_id in self.spool.names("queued"):
            try:
                known[job_id] = self._known.get(job_id) or self.spool.queued(job_id).status
            except (OSError, ValueError):  # it has moved on
                continue
        self._known = known
        waits = {job_id: status.due(now) for job_id, status in known.items()}
        due = nsmallest(LINE, ((known[job_id].created, job_id) for job_id, wait in waits.items() if wait <= 0))
        self._line.extend((job_id, known.pop(job_id)) for _, job_id in due)
        return min((wait for wait in waits.values() if wait > 0), default=LONGEST_REST)

    def _start(self, job_id: str, status: Status) -> None:
        taken = self.spool.take(job_id)
        if taken is None:
            return
        try:
            if status.interruptions > self.policy.interruptions:
                self._tell(self.spool.fail(taken, INTERRUPTED))
                return
            attempt = _Attempt(taken, status, self.spool.workplace(taken))
        except OSError as error:
            self._tell(self._no_room(taken, error))
            return
        request = Request(taken.place, attempt.place, self.spool.durable)
        self._running[job_id] = attempt
        if self._crew is not None:
            future = self._executor.submit(
                self._crew.run, request, attempt.progress.update, lambda: self._stopped(attempt)
            )
        elif self._remote is not None:
            future = self._executor.submit(self._remote, request)
        future.add_done_callback(lambda done: self._end(job_id, done))

    def _stopped(self, attempt: _Attempt) -> bool:
        return attempt.stop.is_set() or os.access(f"{attempt.job.place}/cancel", os.F_OK)

    def _end(self, job_id: str, future: Future[Answer]) -> None:
        self._ended.put((job_id, future))
        self._wake()

    def _settle(self, job_id: str, future: Future[Answer]) -> None:
        attempt = self._running.pop(job_id)
        try:
            answer = future.result()
        except CancelledError:
            answer = STOPPED
        except Exception as error:  # a broken pool, a lost scheduler: the executor's own door
            because = f"the executor failed: {type(error).__name__}"
            ours = attempt.stop.is_set()  # we end its workers, and what it says of that is no fault of the job
            answer = STOPPED if ours else failed("executor", because, "see the log of the scheduler")
        try:
            ended = self._decide(attempt, answer)
        except OSError as error:
            ended = self._no_room(attempt.job, error)
        self._tell(ended)

    def _tell(self, job: Job | None) -> None:
        if job is not None:
            self._settled(job)

    def _no_room(self, job: Job, error: OSError) -> Job | None:
        """The spool itself can't be written: the job goes back, at once or later, and all work rests for a while.

        A job that somebody has taken away is no more.
        """
        if not _is_there(job):
            return None
        self._rest_until = time.monotonic() + self.policy.backoff
        because = f"the spool cannot be written: {error.strerror}"
        try:
            return self._again(
                job, Fault("write", because, "make room on the disk", transient=True), self.policy.backoff
            )
        except OSError:
            self._stranded.append(job)
            self._pause()
            return None

    def _pause(self) -> None:
        """All work rests for a while."""
        self._rest_until = time.monotonic() + self.policy.backoff
        self._full_since = self._full_since or time.monotonic()

    def _again(self, job: Job, fault: Fault, delay: float) -> Job | None:
        """Back to the queue. Where there is no room even to write down for how long, all work rests for a while."""
        queued = self.spool.again(job, fault, delay)
        if queued is not None and queued.known is None:
            self._pause()
        return queued

    def _decide(self, attempt: _Attempt, answer: Answer) -> Job | None:
        job, fault = attempt.job, answer.fault
        if not answer.failed and (fault is None or not self._worth_waiting(job, fault)):
            done = self.spool.finish(job, attempt.place, Made(answer.contents, fault), attempt.status)
            self._full_since = 0.0
            return done
        if fault is None:
            raise AssertionError("a failed answer has a fault")
        if fault.code == "stopped":
            return self.spool.give_back(job) if attempt.returning else self.spool.fail(job, CANCELLED)
        if fault.transient:
            return self._later(job, fault)
        if fault.code in REPEATABLE and job.status.tries + 1 < self.policy.tries:
            return self._again(job, fault, self.policy.again)
        return self.spool.fail(job, fault)

    def _worth_waiting(self, job: Job, fault: Fault) -> bool:
        """Whether a result that lacks something should be tried again before it is given out."""
        return fault.transient and job.status.waits < self.policy.partial_waits

    def _later(self, job: Job, fault: Fault) -> Job | None:
        waits = job.status.waits
        if waits >= self.policy.waits:
            return self.spool.fail(job, fault)
        return self._again(job, fault, self.policy.pause(fault, waits))


def _is_there(job: Job) -> bool:
    return os.access(job.place, os.F_OK)


INTERRUPTED = Fault("interrupted", "reformat itself ended again and again while this job ran", "see the system's log")

REPEATABLE = ("crash", "memory", "timeout", "worker-died", "executor")
"""Bad ends that may be chance; any other fault that is not transient would only come again."""
