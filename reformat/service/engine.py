"""The spool at work behind the service: one thread that runs jobs, tells webhooks and keeps order."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from concurrent.futures import Executor
from functools import partial
from typing import Any

from reformat.errors import WriteError
from reformat.jobs.crew import Crew, hands, run_alone
from reformat.jobs.order import Job
from reformat.jobs.packed import contents
from reformat.jobs.retention import tidy
from reformat.jobs.runner import Runner
from reformat.jobs.spool import Spool
from reformat.jobs.worker import place_of
from reformat.service.config import Config
from reformat.service.notices import Notices

TIDY = 300.0

AGAIN = 5.0
"""Seconds until a round that failed is tried again."""


class Engine:
    """Runs the service's jobs. Raises WriteError when another service runs this spool already."""

    def __init__(self, config: Config, notices: Notices, executor: Executor | None = None) -> None:
        self.spool = Spool(config.spool)
        self._claimed = False
        self._config, self._notices = config, notices
        self._wake, self._stop = threading.Event(), threading.Event()
        self._crew = Crew(config.work, config.bounds)
        self._executor = executor or hands(config.policy.slots)
        self._runner = Runner(
            self.spool,
            self._executor,
            crew=None if executor else self._crew,
            remote=partial(run_alone, config.work, config.bounds) if executor else None,
            policy=config.policy,
            settled=self._settled,
            wake=self._wake.set,
        )
        self._untold: deque[Job] = deque()
        self._next_tidy = 0.0
        self._ended = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def claim(self) -> None:
        """Take the spool for this service alone."""
        if not self._claimed and not self.spool.claim():
            raise WriteError(f"{self.spool.root} is in use by another service", hint="name another with --spool")
        self._claimed = True

    def start(self) -> None:
        """Begin to run jobs, with those that a crash left first."""
        self.claim()
        self._renew()
        self._notices.recall(self.spool)
        self._thread.start()

    def _renew(self) -> None:
        """Make anew what an earlier release has made and we cannot read: its sources are there."""
        for job in self.spool.jobs("done"):
            try:
                contents(job.status)
            except ValueError:
                self.spool.redo(job)

    def close(self) -> None:
        """End in good order: jobs in hand may end within the time of grace, the rest goes back."""
        self._stop.set()
        self._wake.set()
        self._thread.join()
        self._executor.shutdown(wait=False)
        self.spool.release()
        self._claimed = False

    def nudge(self) -> None:
        """There is a new job."""
        self._wake.set()

    def progress(self, job_id: str) -> dict[str, Any]:
        """How far a running job is."""
        return self._runner.progress(job_id)

    @property
    def running(self) -> int:
        """How many jobs are in hand."""
        return self._runner.running

    def wait(self, job_id: str, seconds: float) -> Job | None:
        """The job once it has ended, or as it is when the time is over."""
        deadline = time.monotonic() + seconds
        with self._ended:
            while True:
                job = self.spool.find(job_id)
                left = deadline - time.monotonic()
                if job is None or job.state in ("done", "failed") or left <= 0 or self._stop.is_set():
                    return job
                self._ended.wait(min(left, 1.0))

    def _settled(self, job: Job) -> None:
        if job.state in ("done", "failed"):
            self._untold.append(job)
            self._note()
            with self._ended:
                self._ended.notify_all()

    def _note(self) -> None:
        """Write down whom to tell of what has ended; what the disk refuses is tried again at the next round."""
        while self._untold:
            try:
                self._notices.ended(self._untold[0])
            except FileNotFoundError:  # its caller has taken it away meanwhile, and need not be told
                pass
            except OSError:
                return
            self._untold.popleft()

    def _turn(self) -> float:
        """One round of everything; seconds until the next is due."""
        wait = self._runner.step()
        self._note()
        now = time.monotonic()
        wait = min(wait, self._notices.step(now), 1.0 if self._runner.running else 5.0)
        if now >= self._next_tidy:
            self._next_tidy = now + TIDY
            tidy(self.spool, self._config.keep, self._notices.wanted)
        self._crew.rest(60.0)
        return wait

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                wait = self._turn()
            except OSError:  # the disk refuses something: all is where it was, and the next round tries again
                wait = AGAIN
            except Exception as error:  # the service's door: without this thread jobs would be taken and none done
                logging.getLogger("reformat").error("our own fault: %s at %s", type(error).__name__, place_of(error))
                wait = AGAIN
            self._wake.wait(max(wait, 0.01))
        deadline = time.monotonic() + self._config.grace
        while self._runner.running and time.monotonic() < deadline:
            self._runner.step(start=False)
            time.sleep(0.05)
        self._runner.close()
        self._notices.close()
