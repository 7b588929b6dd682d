"""What the daemon has in hand: files on their way into the spool, and jobs on their way out of it."""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from reformat.document.source import written
from reformat.errors import ReformatError, SettingsError
from reformat.jobs.order import Fault, Job
from reformat.jobs.spool import Spool
from reformat.watch.delivery import Delivery
from reformat.watch.folder import Inbox, Mark, mark_of
from reformat.watch.intake import FolderMissing, Intake
from reformat.watch.journal import Journal
from reformat.watch.stability import Stability
from reformat.watch.staged import ResultGone
from reformat.watch.tickets import Ticket, Tickets
from reformat.watch.writing import written_on

AGAIN = 5.0
"""Seconds until something that failed for the disk's sake is tried again."""

PATIENT = 3
"""Tries after which a file that can't be read, or for which there is no room, is given up by whoever has an end."""


@dataclass(slots=True)
class Hands:
    """The two ways through the spool, each in steps that may be cut off anywhere and taken again.

    `told`: the system tells truly who still writes into a file.
    """

    inbox: Inbox
    spool: Spool
    stability: Stability
    tickets: Tickets
    intake: Intake
    delivery: Delivery
    journal: Journal
    patience: float = 30.0
    told: bool = False
    settled: deque[Job] = field(default_factory=deque)
    unread: dict[str, int] = field(default_factory=dict)
    outcomes: list[Fault | None] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    _later: dict[str, float] = field(default_factory=dict)

    def look(self, path: str, now: float, *, alone: bool = False) -> None:
        """A file may have come or changed; `alone`: no folder of pictures can be its own."""
        mark = mark_of(path, alone=alone)
        if mark is None:
            self.stability.gone(path)
            return
        ticket = self.tickets.of_path(self.name(path))
        if ticket is None or ticket.mark != repr(mark):
            self.stability.seen(path, mark, now)

    def take_due(self, now: float, room: int) -> int:
        """Take files that are whole into the spool, as many as there is room for; how many were taken."""
        taken = 0
        for path in self.stability.due(now, room):
            mark = mark_of(path)
            if mark is None:
                self.stability.gone(path)
                continue
            self.stability.seen(path, mark, now)
            if self.stability.ready(path, now):
                taken += self._take(path, mark, now)
        return taken

    def reload(self) -> None:
        """Read settings anew, and give files that were refused for their sake another chance."""
        self.intake.forget()
        for path in self.refused:
            self.stability.gone(path)
        self.refused.clear()

    def name(self, path: str) -> str:
        """A file's name as tickets bear it: its path below the inbox."""
        return written(path[len(os.fspath(self.inbox.root)) :].lstrip(os.sep))

    def _take(self, path: str, mark: Mark, now: float) -> bool:
        if self.told and not self.stability.held(path) and written_on(path):
            self.stability.hold(path, self.patience)
            self.journal.tell("waits", file=self.name(path), reason="it is open for writing")
            return False
        try:
            job = self.intake.take(path, mark, lonely=self.stability.held(path))
            ticket = Ticket(self.name(path), repr(mark), job.id, os.fsencode(path).hex())
            self.tickets.write(ticket)
        except FolderMissing:
            self.stability.hold(path, self.patience)
            return False
        except SettingsError as error:
            self._refuse(path, error, now)
            return False
        except ReformatError:  # it changed while it was read; a new mark ends the rest
            self.stability.rest(path, AGAIN, now)
            return False
        except OSError as error:
            self._unreadable(path, error, now)
            return False
        self.stability.gone(path)
        self.unread.pop(path, None)
        self.refused.pop(path, None)
        self.journal.tell("taken", file=ticket.path, job=job.id)
        if job.state in ("done", "failed"):
            self.settled.append(job)
        return True

    def _refuse(self, path: str, error: SettingsError, now: float) -> None:
        """The folder's settings have a mistake: nothing is wrong with the file, so it stays where it is."""
        self.stability.rest(path, AGAIN * 12, now)
        if self.refused.get(path) != error.message:
            self.journal.tell("settings", file=self.name(path), message=error.message, hint=error.hint)
        self.refused[path] = error.message

    def _unreadable(self, path: str, error: OSError, now: float) -> None:
        """No permission may come right soon, and no room too; a file that stays unreadable has failed."""
        self.stability.rest(path, AGAIN, now)
        tries = self.unread[path] = self.unread.get(path, 0) + 1
        reason = error.strerror or type(error).__name__
        self.journal.tell("unreadable", file=self.name(path), reason=reason, tries=tries)
        if isinstance(error, PermissionError) and tries >= PATIENT and error.filename == path:
            fault = Fault("missing-source", f"the file cannot be read: {reason}", "give reformat permission to read it")
            self.delivery.failed(path, fault, tries)
            self.stability.gone(path)
            self.outcomes.append(fault)

    # out

    def ended(self, job: Job) -> None:
        """The runner says that a job has moved."""
        if job.state in ("done", "failed"):
            self.settled.append(job)
            return
        with suppress(OSError):  # it has moved on
            if (fault := job.status.fault) is not None:
                self.journal.tell("waits", job=job.id, **self.journal.fault(fault))

    def recall(self, now: float) -> None:
        """What tickets wait for may be there or gone without our doing: after a crash, or by another's hand."""
        for ticket in self.tickets.all():
            job = self.spool.find(ticket.job)
            if job is None:
                self.tickets.drop(ticket)
                self.look(_place(ticket), now)
            elif job.state in ("done", "failed") and job.id not in self._later:
                self.settled.append(job)

    def bring_out(self, now: float) -> None:
        """Deliver every job that has ended; what the disk refuses is tried again later."""
        for job_id, due in list(self._later.items()):
            if now >= due or now < due - AGAIN:
                del self._later[job_id]
                if (found := self.spool.find(job_id)) is not None and found.state in ("done", "failed"):
                    self.settled.append(found)
        for _ in range(len(self.settled)):
            job = self.settled.popleft()
            if not os.access(job.place, os.F_OK):  # it has moved on
                continue
            try:
                tickets = self.tickets.of_job(job.id)
                for ticket in tickets:
                    self._bring(job, ticket, last=ticket is tickets[-1])
            except ResultGone:
                self.spool.redo(job)
                self.journal.tell("anew", job=job.id)
            except ValueError:  # a power cut broke the result: the files are still in the inbox, and are taken anew
                self._anew(job)
            except (OSError, ReformatError) as error:
                self._later[job.id] = now + AGAIN
                self.journal.tell("undelivered", job=job.id, reason=type(error).__name__, detail=_said(error))

    def _anew(self, job: Job) -> None:
        for ticket in self.tickets.of_job(job.id):
            self.tickets.drop(ticket)
            self.look(_place(ticket), time.monotonic())
        self.spool.remove(job)

    @property
    def untaken(self) -> int:
        """How many files could not be taken in, try after try."""
        return sum(tries >= PATIENT and path in self.stability for path, tries in self.unread.items())

    @property
    def undelivered(self) -> int:
        """How many finished jobs the output has refused so far."""
        return len(self._later)

    def _bring(self, job: Job, ticket: Ticket, *, last: bool) -> None:
        path = _place(ticket)
        status = job.status
        if job.state == "done":
            places = self.delivery.results(job, ticket.path, self.intake.terms(os.path.dirname(path)), last=last)
            words = {"folders": [written(p) for p in places]}  # named by headlines
            said: dict[str, object] = {"articles": len(places), **(words if self.journal.words else {})}
            fault = status.fault
        else:
            fault, said = status.fault or Fault("error", "no reason is known"), {}
        mark = mark_of(path)
        if mark is not None and repr(mark) == ticket.mark:
            if job.state == "done":
                self.delivery.done(path, mark, job)
            elif fault is not None:
                self.delivery.failed(path, fault, status.tries + 1, job)
        else:
            self.delivery.resume(path, job.state)
        self.tickets.drop(ticket)
        self.outcomes.append(fault)
        more = self.journal.fault(fault) if fault else {}
        self.journal.tell(job.state, file=ticket.path, job=job.id, **said, **more)


def _place(ticket: Ticket) -> str:
    return os.fsdecode(bytes.fromhex(ticket.place))


def _said(error: OSError | ReformatError) -> str:
    return error.message if isinstance(error, ReformatError) else error.strerror or ""
