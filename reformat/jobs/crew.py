"""Workers from the other side: started, given jobs, watched over time and stopped; a crew keeps warm ones at hand."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import msgspec

from reformat.document.typed import typed
from reformat.errors import WriteError
from reformat.jobs.order import Fault
from reformat.jobs.worker import Answer, Request, Tell

POLL = 0.25
"""How often, in seconds, each job that is under way is looked at: whether it takes too long, or shall stop."""


ARTICLE = "article"
"""The stage that work tells when it begins with a further article; the time counts anew from there."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one job may take: `seconds` for each article, `memory` bytes of address space (0: no bound).

    After `jobs` jobs a worker is replaced by a new one.
    """

    seconds: float = 900.0
    memory: int = 4_000_000_000
    jobs: int = 10_000


@dataclass(slots=True)
class _UnderWay:
    """The job that a worker does: until when, who says whether it shall stop, and how it was ended if it was."""

    deadline: float
    stopped: Callable[[], bool]
    ended: Answer | None = None


class Worker:
    """One worker process. One thread has a job done, and another may `look` whether that should go on."""

    def __init__(self, work: str, bounds: Bounds) -> None:
        self._bounds = bounds
        self._job: _UnderWay | None = None
        self._lock = threading.Lock()
        self.jobs = 0
        self.idle_since = time.monotonic()
        command = [sys.executable, "-m", "reformat.jobs.worker", work, str(bounds.memory)]
        own_group = {"start_new_session": True} if os.name == "posix" else {}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **own_group)  # type: ignore[call-overload]  # noqa: S603

    @property
    def pid(self) -> int:
        """The process's id."""
        return int(self._process.pid)

    def run(self, request: Request, tell: Tell, stopped: Callable[[], bool]) -> Answer:
        """Do one job, however it ends: done, failed, too slow, too big, stopped, or the worker gone."""
        self.jobs += 1
        self._job = job = _UnderWay(time.monotonic() + self._bounds.seconds, stopped)
        try:
            self._process.stdin.write(msgspec.json.encode(request) + b"\n")
            self._process.stdin.flush()
            answer = self._answer(job, tell)
        except (OSError, ValueError):  # the pipe is broken, or what came out of it is
            answer = None
        with self._lock:
            self._job = None
        self.idle_since = time.monotonic()
        return answer or job.ended or (STOPPED if stopped() else self._gone())

    def look(self) -> None:
        """End the process if its job takes too long, or shall stop."""
        with self._lock:
            job = self._job
            if job is None:
                return
            if time.monotonic() > job.deadline:
                job.ended = self._too_slow()
            elif job.stopped():
                job.ended = STOPPED
            else:
                return
            self.stop()

    def usable(self) -> bool:
        """Whether it may be given another job."""
        return self.jobs < self._bounds.jobs and self._process.poll() is None

    def stop(self) -> None:
        """End the process and whatever it has started, at once."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self._process.kill()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.wait()

    def _answer(self, job: _UnderWay, tell: Tell) -> Answer | None:
        """How the job ended, as the worker says it; None if it is gone. Progress is told on the way."""
        for line in self._process.stdout:
            answer = msgspec.json.decode(line, type=typed(Answer))
            if answer.ended:
                if answer.fault is not None and answer.fault.code in ("memory", "crash"):
                    self.stop()  # what is left of it is not to be trusted
                return answer
            if answer.progress.get("stage") == ARTICLE:
                job.deadline = time.monotonic() + self._bounds.seconds
            tell(answer.progress)
        return None

    def _too_slow(self) -> Answer:
        return failed(
            "timeout",
            f"the job took longer than {self._bounds.seconds:g} seconds",
            "raise limits.seconds, or split the source",
        )

    def _gone(self) -> Answer:
        self.stop()
        return failed(
            "worker-died",
            f"the worker process ended with status {self._process.returncode}",
            "the job may need more memory than there is",
        )


def hands(number: int) -> ThreadPoolExecutor:
    """Threads for so many jobs at once, all begun now: later there may be none to be had. Raises WriteError."""
    pool, together = ThreadPoolExecutor(number), threading.Barrier(number)
    try:
        for begun in [pool.submit(together.wait) for _ in range(number)]:
            begun.result()
    except RuntimeError as error:  # a broken barrier is one too
        together.abort()
        raise WriteError(
            f"{number} jobs at once: {error}", hint="allow more threads (ulimit -u), or fewer jobs"
        ) from error
    return pool


def failed(code: str, message: str, hint: str, *, transient: bool = False) -> Answer:
    """The answer for a job that ended badly."""
    return Answer(ended=True, failed=True, fault=Fault(code, message, hint, transient))


STOPPED = failed("stopped", "the job was stopped", "it runs again when it is retried")


class Crew:
    """Warm workers for a few jobs at once on this machine. Any thread may call `run`; each job has its own worker."""

    def __init__(self, work: str, bounds: Bounds) -> None:
        self._work, self._bounds = work, bounds
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._leased = threading.Event()
        self._watch: threading.Thread | None = None

    def run(self, request: Request, tell: Tell, stopped: Callable[[], bool]) -> Answer:
        """Do one job in a worker of its own."""
        try:
            worker = self._lease()
        except (OSError, RuntimeError) as error:  # no file, process or thread is left, which is no fault of the job's
            why = getattr(error, "strerror", None) or error
            return failed("worker", f"no worker can be started: {why}", "make room for one", transient=True)
        if worker is None:
            return STOPPED
        try:
            return worker.run(request, tell, stopped)
        finally:
            self._back(worker)

    def warm(self) -> None:
        """Have a worker ready, since a job is on its way; where none can be had now, the job asks again."""
        with self._lock, contextlib.suppress(OSError):
            if not self._idle and not self._closed:
                self._idle.append(Worker(self._work, self._bounds))

    def rest(self, after: float) -> None:
        """Send home workers that have been idle for `after` seconds."""
        before = time.monotonic() - after
        with self._lock:
            tired = [w for w in self._idle if w.idle_since <= before]
            self._idle = [w for w in self._idle if w.idle_since > before]
        for worker in tired:
            worker.stop()

    def pids(self) -> list[int]:
        """The processes of the crew."""
        with self._lock:
            return [w.pid for w in (*self._idle, *self._busy)]

    def close(self) -> None:
        """Stop all workers, the busy ones too."""
        with self._lock:
            self._closed = True
            self._leased.set()
            workers = [*self._idle, *self._busy]
            self._idle = []
        for worker in workers:
            worker.stop()

    def _lease(self) -> Worker | None:
        with self._lock:
            if self._closed:
                return None
            if self._watch is None or not self._watch.is_alive():
                self._watch = threading.Thread(target=self._look, daemon=True)
                self._watch.start()
            while self._idle:
                worker = self._idle.pop()
                if worker.usable():
                    break
                worker.stop()
            else:
                worker = Worker(self._work, self._bounds)
            self._busy.add(worker)
            self._leased.set()
            return worker

    def _look(self) -> None:
        """Look after busy workers as long as there are any, and wait for the next while there are none."""
        while self._leased.wait() and not self._closed:
            with self._lock:
                busy = list(self._busy)
                if not busy:
                    self._leased.clear()
            for worker in busy:
                worker.look()
            time.sleep(POLL)

    def _back(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            if worker.usable() and not self._closed:
                self._idle.append(worker)
                return
        worker.stop()


def run_alone(work: str, bounds: Bounds, request: Request) -> Answer:
    """Do one job in a worker started for it: what executors on other machines are given."""
    crew = Crew(work, bounds)
    try:
        return crew.run(request, lambda progress: None, lambda: False)
    finally:
        crew.close()
