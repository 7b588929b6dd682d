"""What the daemon tells its keepers: one JSON line an event, and a health file. Never a word of an article."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from reformat.jobs.disk import replace_file
from reformat.jobs.order import Fault


@dataclass(slots=True)
class Journal:
    """Writes events as JSON lines. With `words` faults are told in full; without, by code and hint alone."""

    out: TextIO = field(default_factory=lambda: sys.stderr)
    words: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    def tell(self, event: str, **values: Any) -> None:
        """One event, with the time of the wall clock."""
        self.counts[event] += 1
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **values}
        said = msgspec.json.encode(line)
        self.out.write((said.decode() if said.isascii() else json.dumps(line)) + "\n")
        self.out.flush()

    def fault(self, fault: Fault) -> dict[str, Any]:
        """A fault as values for `tell`."""
        said = {"code": fault.code, "hint": fault.hint}
        return said | {"message": fault.message} if self.words else said


@dataclass(slots=True)
class Health:
    """A file that says that the daemon lives and what it has in hand; written when that changes, and now and then."""

    place: Path
    every: float = 30.0
    _last: dict[str, Any] = field(default_factory=dict)
    _written: float = float("-inf")

    def beat(self, now: float, **values: Any) -> None:
        """Say how things stand, if there is anything new to say."""
        if 0 <= now - self._written < (self.every if values == self._last else 0.5):
            return
        self._last, self._written = values, now
        line = {"time": round(time.time(), 3), "pid": os.getpid(), **values}
        replace_file(self.place, json.dumps(line).encode() + b"\n", durable=False, shared=True)
