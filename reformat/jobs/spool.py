"""The spool: jobs as folders, states as the folders they lie in, every change of state one rename.

    new/  a job being put together      queued/  running/  done/  failed/      trash/  being taken away

A job's folder holds `order.json`, `source`, perhaps `files/` (with the folder of a saved page), `status.json` and
at the end `result/`. Whatever a crash interrupts, `recover` finds the job in exactly one state.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from reformat.errors import WriteError
from reformat.jobs.disk import copy_tree, discard, drop_halves, replace_file, store, sync_folder, write_file
from reformat.jobs.lock import Lock
from reformat.jobs.order import STATES, Fault, Job, Made, Order, State, Status, identity, written

LEFT = ("try-", "result", "cancel", "told")
"""How names of what an attempt leaves in a job's folder begin."""

LONGEST = 64
"""Letters of a job's id; a longer one could not even be looked for."""


class Spool:
    """A folder of jobs. Many may submit and look; one runner at a time takes jobs (see `claim`).

    `durable`: a job that is taken in outlives a power cut, and so does its result once it is done. Whoever keeps the
    source until the end does not need that.
    """

    def __init__(self, root: Path, clock: Callable[[], float] = time.time, *, durable: bool = True) -> None:
        self.root, self.durable = root.absolute(), durable
        self.now = clock
        self._places: dict[State, str] = {state: f"{self.root}/{state}" for state in STATES}
        self._runner = Lock(root / "runner.lock")
        try:
            self.furnish()
        except OSError as error:
            raise WriteError(
                f"cannot use {root} as a spool: {error.strerror}",
                hint="make room, give permission to write, or choose another place",
            ) from error

    def furnish(self) -> None:
        """Make its folders, as far as they are not there. Raises OSError."""
        for name in ("new", "trash", "orders", *STATES):
            os.makedirs(f"{self.root}/{name}", exist_ok=True)

    # who may run jobs

    def claim(self) -> bool:
        """Become the one that runs jobs here, and put right what a crash left. False: another is at work."""
        if self._runner.stands():
            return True
        self._runner.release()
        if not self._runner.acquire():
            return False
        self.recover()
        return True

    def release(self) -> None:
        """Leave the running of jobs to others."""
        self._runner.release()

    def recover(self) -> None:
        """After a crash: half-made jobs go, and what a power cut broke; jobs that ran are queued again."""
        for leftover in ("new", "trash"):
            for place in (self.root / leftover).iterdir():
                shutil.rmtree(place, ignore_errors=True)
        for job in self.jobs():
            if not _sound(job):
                self.remove(job)
        for order in (self.root / "orders").iterdir():
            if order.stat().st_nlink == 1:  # no job's any more
                order.unlink()
        for job in self.jobs("running"):
            self.give_back(job, interrupted=True)
        for job in self.jobs("queued", "done", "failed"):
            drop_halves(job.folder)

    # in

    def submit(self, order: Order | bytes, body: Iterable[bytes], files: Path | None = None) -> Job:
        """Take in a job, safe on the disk when this returns. The same work is one job; if it failed it starts anew.

        The order may come as `written` already, since many jobs may have the same.
        """
        asked = order if isinstance(order, bytes) else written(order)
        made = f"{self.root}/new/{secrets.token_hex(8)}"
        try:
            os.mkdir(made, 0o700)  # for our eyes alone
        except FileNotFoundError:  # somebody has taken our folders away
            self.furnish()
            os.mkdir(made, 0o700)
        try:
            digest = store(f"{made}/source", body, durable=self.durable)
            if files is not None:
                os.mkdir(f"{made}/files")
                digest += files.name + copy_tree(files, Path(made, "files", files.name), durable=self.durable)
            job_id = identity(asked, digest)
            self._order(f"{made}/order.json", asked)
            return self._enqueue(made, job_id)
        finally:
            if os.access(made, os.F_OK):
                shutil.rmtree(made, ignore_errors=True)

    def _order(self, place: str, order: bytes) -> None:
        """Put an order in its place. Most are the same but for their source: one file of it does for many jobs."""
        shared = f"{self.root}/orders/{hashlib.sha256(order).hexdigest()[:32]}"
        with contextlib.suppress(OSError):  # the disk has no such links, or no more of them for this file
            if not os.access(shared, os.F_OK):
                replace_file(shared, order, durable=self.durable)
            os.link(shared, place)
            return
        write_file(place, order, durable=self.durable)

    def _enqueue(self, made: str, job_id: str) -> Job:
        """From new to queued, unless the same job is here already."""
        with Lock(f"{self.root}/submit.lock"):
            known = self.find(job_id)
            if known is not None and known.state == "failed":
                return self.retry(job_id) or known
            if known is not None:
                return known
            job = self._job("queued", job_id)
            os.rename(made, job.place)
        if self.durable:
            sync_folder(self._places["queued"])
        return job

    @staticmethod
    def name_of(order: Order, body: bytes) -> str:
        """The id that a job of this order and body has or would have."""
        return identity(written(order), hashlib.sha256(body).hexdigest())

    # look

    def find(self, job_id: str) -> Job | None:
        """The job of this id, or None. Looks twice, since a job may move between two looks."""
        if not (job_id.isascii() and job_id.isalnum() and len(job_id) <= LONGEST):
            return None
        for state in STATES * 2:
            if os.access(f"{self._places[state]}/{job_id}", os.F_OK):
                return self._job(state, job_id)
        return None

    def jobs(self, *states: State) -> Iterator[Job]:
        """All jobs in these states (default: all), in no order that means anything."""
        for state in states or STATES:
            for name in self.names(state):
                yield self._job(state, name)

    def names(self, state: State) -> list[str]:
        """The ids of the jobs in this state."""
        return os.listdir(self._places[state])

    def count(self, state: State) -> int:
        """How many jobs are in this state."""
        return len(self.names(state))

    def queued(self, job_id: str) -> Job:
        """A job of this id, if it waits."""
        return self._job("queued", job_id)

    # the states

    def take(self, job_id: str) -> Job | None:
        """From queued to running, or None where somebody else has moved it."""
        return self._move(self._job("queued", job_id), "running")

    def workplace(self, job: Job) -> str:
        """Where in a running job one attempt may make its folder."""
        return f"{job.place}/try-{secrets.token_hex(8)}"

    def finish(self, job: Job, place: str, made: Made, status: Status | None = None) -> Job | None:
        """From running to done with what an attempt made at `place`, and with its status as far as it is known."""
        with contextlib.suppress(FileNotFoundError):  # work that makes no files makes no folder
            os.rename(place, f"{job.place}/result")
        fault = made.fault
        status = msgspec.structs.replace(
            status or job.status, finished=self.now(), fault=fault, partial=fault is not None, contents=made.contents
        )
        return self._settle(job, status, "done")

    def fail(self, job: Job, fault: Fault) -> Job | None:
        """From running to failed, the reason kept."""
        _clear(job.place)
        return self._settle(job, msgspec.structs.replace(job.status, finished=self.now(), fault=fault), "failed")

    def again(self, job: Job, fault: Fault, delay: float) -> Job | None:
        """From running back to queued, due after `delay` seconds; a transient fault is a wait, any other a try."""
        old = job.status
        counts = {"waits": old.waits + 1} if fault.transient else {"tries": old.tries + 1}
        status = msgspec.structs.replace(old, since=self.now(), delay=delay, fault=fault, **counts)
        _clear(job.place)
        return self._settle(job, status, "queued")

    def give_back(self, job: Job, *, interrupted: bool = False) -> Job | None:
        """From running back to queued through no fault of the job's."""
        _clear(job.place)
        status = job.status
        count = status.interruptions + (1 if interrupted else 0)
        return self._settle(job, msgspec.structs.replace(status, interruptions=count), "queued")

    def retry(self, job_id: str) -> Job | None:
        """From failed back to queued, its count of tries at nought."""
        job = self._job("failed", job_id)
        return self.redo(job) if os.access(job.place, os.F_OK) else None

    def redo(self, job: Job) -> Job | None:
        """From done or failed back to queued, as if it were new."""
        _clear(job.place)
        return self._settle(job, Status(created=self.now()), "queued")

    def cancel(self, job_id: str) -> bool:
        """Stop a job: a queued one fails as cancelled at once, a running one as soon as its worker is stopped."""
        job = self.find(job_id)
        if job is None or job.state in ("done", "failed"):
            return False
        if job.state == "queued" and (taken := self._move(job, "running")):
            return self.fail(taken, CANCELLED) is not None
        with contextlib.suppress(FileNotFoundError):
            (self.root / "running" / job_id / "cancel").touch()
        return True

    def remove(self, job: Job) -> None:
        """Take a job away with all its files."""
        discard(job.folder, self.root / "trash")

    # beneath

    def _job(self, state: State, job_id: str) -> Job:
        return Job(job_id, state, f"{self._places[state]}/{job_id}")

    def _settle(self, job: Job, status: Status, state: State) -> Job | None:
        """Write the status first and move then, so that a job's state never runs ahead of what is known of it.

        Going back to the queue needs no space on the disk: where the status can't be written, the old one stands.
        """
        known = None
        try:
            replace_file(f"{job.place}/status.json", msgspec.json.encode(status), durable=self.durable)
            known = status
        except FileNotFoundError:
            return None
        except OSError:
            if state != "queued":
                raise
        return self._move(job, state, known)

    def _move(self, job: Job, state: State, known: Status | None = None) -> Job | None:
        """One rename; None where somebody else has moved the job meanwhile. Raises OSError."""
        moved = Job(job.id, state, f"{self._places[state]}/{job.id}", known)
        try:
            os.rename(job.place, moved.place)
        except FileNotFoundError:
            if os.access(job.place, os.F_OK):  # it is where it was, and the folder of the state is gone
                raise
            return None
        return moved


def _clear(folder: str) -> None:
    """Take away what attempts left in a job's folder."""
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(LEFT):
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink(missing_ok=True)


def _sound(job: Job) -> bool:
    """Whether a job's own files are there and whole. Raises OSError where that cannot be seen, which breaks no job."""
    try:
        return bool(job.order and job.status)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False


CANCELLED = Fault("cancelled", "the job was cancelled", hint="reformat jobs retry ID runs it after all")
