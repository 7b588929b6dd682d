"""What became of one article, and the sum over many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from reformat.errors import ReformatError

CRASH = "crash"
"""Code of a failure that is our own fault."""


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why something failed: `code` as in errors, the message, and what to try next."""

    code: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, error: ReformatError) -> Fault:
        """The fault that an error tells of."""
        return cls(error.code, error.message, error.hint)


class Clips(msgspec.Struct, frozen=True):
    """How many utterances were spoken anew, and how many came from the cache."""

    spoken: int = 0
    cached: int = 0


class Outcome(msgspec.Struct, frozen=True):
    """One article: done, partial (something is missing, `error` says what) or failed. `seconds` by stage, and in all.

    `rules` counts the ledger's entries by rule; `clips` the spoken and the cached ones. `chapters`: it is no article,
    but the book of a collection that holds so many.
    """

    source: str
    outcome: Literal["done", "partial", "failed"]
    title: str = ""
    folder: str = ""
    files: tuple[str, ...] = ()
    rules: dict[str, int] = {}
    clips: Clips = Clips()
    open_pictures: int = 0
    language: str = ""
    seconds: dict[str, float] = {}
    error: Fault | None = None
    again: str = ""
    chapters: int = 0


def failed(source: str, error: Fault, again: str = "") -> Outcome:
    """The outcome of a source that became nothing; `again` is how a list names it for another try."""
    return Outcome(source, "failed", error=error, again=again or source)


@dataclass(slots=True)
class Tally:
    """The sum of a run: how many of each outcome, of each error, and what was spoken."""

    outcomes: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    spoken: int = 0
    cached: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more; a book is no further article, but one that failed is told."""
        if outcome.chapters:
            return
        self.outcomes[outcome.outcome] += 1
        self.rules.update(outcome.rules)
        self.languages[outcome.language.partition("-")[0]] += 1
        self.spoken += outcome.clips.spoken
        self.cached += outcome.clips.cached
        if outcome.error is not None:
            self.errors[outcome.error.code] += 1

    @property
    def total(self) -> int:
        """How many articles there were."""
        return self.outcomes.total()
