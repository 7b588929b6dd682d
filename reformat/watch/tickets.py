"""Which file of the inbox a job is for, kept on the disk: after a crash every result still finds its way."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from reformat.jobs.disk import append_line, lines_of, replace_file

IDLE_LINES = 2000
"""How long the file may grow beyond what is in hand before it is written anew."""


class Ticket(msgspec.Struct, frozen=True):
    """One file in hand: its path below the inbox, its mark when it was taken, its job.

    `place` is the whole path as hexadecimal bytes, since names need not be UTF-8.
    """

    path: str
    mark: str
    job: str
    place: str


class Tickets:
    """All tickets of an inbox: one a path, the newest version's.

    The file has a line for each ticket that was written or dropped, and the last line of a path holds: one line is
    far less work for the disk than a file. A line that a crash cut off is none.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._by_path: dict[str, Ticket] = {}
        self._lines = 0
        for ticket in lines_of(place, Ticket):  # the file of one that was cut off is in the inbox, and is taken anew
            self._hold(ticket)

    def write(self, ticket: Ticket) -> None:
        """Put a path in hand; a ticket of an older version is void. Raises OSError; it is not in hand then."""
        self._add(ticket)
        self._hold(ticket)

    def drop(self, ticket: Ticket) -> None:
        """The path is no longer in hand. If the disk is too full to note it, the worst is a result put there twice."""
        if self._by_path.get(ticket.path) == ticket:
            void = msgspec.structs.replace(ticket, job="")
            self._hold(void)
            with contextlib.suppress(OSError):
                self._add(void)

    def of_path(self, path: str) -> Ticket | None:
        """The ticket of a path in hand."""
        return self._by_path.get(path)

    def of_job(self, job_id: str) -> list[Ticket]:
        """For whom a job is."""
        return [t for t in self._by_path.values() if t.job == job_id]

    def all(self) -> list[Ticket]:
        """Everything in hand."""
        return list(self._by_path.values())

    def __len__(self) -> int:
        return len(self._by_path)

    def _hold(self, ticket: Ticket) -> None:
        if ticket.job:
            self._by_path[ticket.path] = ticket
        else:
            self._by_path.pop(ticket.path, None)

    def _add(self, ticket: Ticket) -> None:
        if self._lines == 0 or self._lines > IDLE_LINES + len(self):
            kept = [t for t in self._by_path.values() if t.path != ticket.path]
            replace_file(self._place, b"".join(msgspec.json.encode(t) + b"\n" for t in kept), durable=False)
            self._lines = len(kept)
        append_line(self._place, msgspec.json.encode(ticket))
        self._lines += 1
