"""What a run tells whoever listens: the terminal draws it, the daemon logs it, a pool worker sends it home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    """Work on one source has begun."""

    source: str


@dataclass(frozen=True, slots=True)
class Staged:
    """One stage of the pipeline is done; `seconds` of wall time."""

    source: str
    stage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """Narration has come this far: `done` of `total` utterances, `cached` of them from the cache."""

    source: str
    done: int
    total: int
    cached: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file stands in its final place."""

    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should know, though the work goes on; `code` as in errors."""

    source: str
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Work on one source has ended: `outcome` is done, partial or failed."""

    source: str
    outcome: str
    seconds: float


Event = Started | Staged | Spoken | Wrote | Warned | Finished
Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """The listener of those who don't want to know."""
