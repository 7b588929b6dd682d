"""Which file of the inbox a job is for, kept on the disk: after a crash every result still finds its way."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from reformat.jobs.disk import drop_halves, replace_file


class Ticket(msgspec.Struct, frozen=True):
    """One file in hand: its path below the inbox, its mark when it was taken, its job.

    `place` is the whole path as hexadecimal bytes, since names need not be UTF-8.
    """

    path: str
    mark: str
    job: str
    place: str


class Tickets:
    """All tickets of an inbox: one a path, the newest version's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        drop_halves(folder)
        self._by_path: dict[str, Ticket] = {}
        for place in folder.iterdir():
            try:
                ticket = msgspec.json.decode(place.read_bytes(), type=Ticket)
                self._by_path[ticket.path] = ticket
            except ValueError:  # a power cut: its file is still in the inbox, and is taken anew
                place.unlink(missing_ok=True)

    def write(self, ticket: Ticket) -> None:
        """Put a path in hand; a ticket of an older version is void."""
        replace_file(self._place(ticket.path), msgspec.json.encode(ticket), durable=False)
        self._by_path[ticket.path] = ticket

    def drop(self, ticket: Ticket) -> None:
        """The path is no longer in hand."""
        if self._by_path.get(ticket.path) == ticket:
            self._place(ticket.path).unlink(missing_ok=True)
            del self._by_path[ticket.path]

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

    def _place(self, path: str) -> Path:
        name = hashlib.sha256(path.encode(errors="surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"
