"""What a job is made of: the order (what is asked), the status (how far it is) and the fault (why it failed)."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from reformat.document.typed import typed
from reformat.errors import ReformatError
from reformat.jobs.disk import read_file

State = Literal["queued", "running", "done", "failed"]
STATES: tuple[State, ...] = ("queued", "running", "done", "failed")


class Order(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is asked for: with the bytes of the source it makes the job's id.

    `settings` is the tree of settings as plain values, `source` further fields of a Source (media, encoding,
    base_url, whole_page, metadata), `descriptions` a file of picture descriptions, `basis` a digest of whatever else
    the result depends on (rule files, our version), `owner` whose job it is, `webhook` who is told at its end,
    `fetch` an address to be fetched in place of a body.
    """

    name: str
    settings: dict[str, Any] = {}
    source: dict[str, Any] = {}
    descriptions: str = ""
    basis: str = ""
    owner: str = ""
    webhook: str = ""
    fetch: str = ""


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a job failed or waits, for people (`message`, `hint`) and machines (`code`, `transient`)."""

    code: str
    message: str
    hint: str = ""
    transient: bool = False
    retry_after: float = 0.0

    @classmethod
    def of(cls, error: ReformatError) -> Fault:
        """The fault that an error of ours tells of."""
        pause = float(getattr(error, "retry_after", None) or 0.0)
        return cls(error.code, error.message, error.hint, error.transient, pause)


class Made(msgspec.Struct, frozen=True, omit_defaults=True):
    """What work says of the files that it has made: what they are, and what is missing from them all the same."""

    contents: dict[str, Any] = {}
    fault: Fault | None = None


class Status(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a job is. Times are seconds of the wall clock; none of them goes into an output.

    `tries` counts attempts that the job itself ended badly, `waits` transient failures, `interruptions` ends of the
    daemon while it ran; `contents` is what work says of its result. A waiting job is due when `delay` seconds after
    `since` are over, or when the clock was put back behind `since`, so that a jump of the clock can never hold it for
    longer than `delay`.
    """

    created: float
    tries: int = 0
    waits: int = 0
    interruptions: int = 0
    since: float = 0.0
    delay: float = 0.0
    finished: float = 0.0
    fault: Fault | None = None
    partial: bool = False
    contents: dict[str, Any] = {}

    def due(self, now: float) -> float:
        """Seconds until the job may run; 0 when it may run now."""
        passed = now - self.since
        return max(self.delay - passed, 0.0) if passed >= 0 else 0.0


@dataclass(frozen=True, slots=True)
class Job:
    """A job where it lies at this moment: `state` is the folder it was seen in, and may have changed since.

    `known` is its status where that has just been written, so that nobody need read it again.
    """

    id: str
    state: State
    place: str
    known: Status | None = None

    @property
    def folder(self) -> Path:
        """The folder that it lay in when it was seen."""
        return Path(self.place)

    @property
    def order(self) -> Order:
        """What was asked."""
        return msgspec.json.decode(read_file(f"{self.place}/order.json"), type=typed(Order))

    @property
    def status(self) -> Status:
        """How far it is. A job that nothing has happened to yet has no file for this, and is as old as its folder."""
        if self.known is not None:
            return self.known
        try:
            data = read_file(f"{self.place}/status.json")
        except FileNotFoundError:
            return Status(os.stat(self.place).st_mtime)
        return msgspec.json.decode(data, type=typed(Status))

    @property
    def result(self) -> Path:
        """The folder of its files, once it is done."""
        return self.folder / "result"


def written(order: Order) -> bytes:
    """An order as it is kept and hashed: the same for the same order."""
    return msgspec.json.encode(order, order="sorted")


def identity(order: bytes, digest: str) -> str:
    """A job's id: 32 hex digits of the hash over the source's digest and everything asked of it."""
    return hashlib.sha256(digest.encode() + b"\0" + order).hexdigest()[:32]
