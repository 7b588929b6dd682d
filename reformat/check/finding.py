"""What a check says: one finding per fault, in plain words, with where it is and how to mend it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Level = Literal["error", "warning", "info"]
"""error: keeps somebody out · warning: makes it hard, or may be wrong · info: a person should look."""

Fault = tuple[str, str]
"""Where it is, and the words or value that are at fault."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `rule` as in rules.toml, `file` inside the book, `where` in that file, `mend` what to do."""

    rule: str
    level: Level
    file: str
    where: str
    says: str
    mend: str
    source: str
    detail: str = ""


LONGEST = 120


@cache
def rules() -> dict[str, dict[str, str]]:
    """All rules by id: level, says, mend and source (the standard that asks for it)."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))


def findings(rule: str, file: str, faults: Iterable[Fault]) -> Iterable[Finding]:
    """The faults that a rule's eye saw, in the rule's words."""
    words = rules()[rule]
    for where, detail in faults:
        level: Level = words["level"]  # type: ignore[assignment]
        yield Finding(rule, level, file, _line(where), words["says"], words["mend"], words["source"], _line(detail))


def _line(words: str) -> str:
    """Words on one line that can be read at a glance; a style sheet's selectors may fill a page."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
