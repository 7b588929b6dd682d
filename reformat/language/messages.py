"""What reformat itself says to readers, in their language: labels, announcements, summaries.

One TOML file per language in catalogue/, with the sections of the rooms that speak. A language that is not there
is answered in English; a key that is not there is a mistake of ours and raises KeyError.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reformat.language.scripts import kept_as

CATALOGUE = Path(__file__).parent / "catalogue"
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one language; `language` is the one they are really in."""

    language: str
    table: dict[str, Any]

    def get(self, key: str, **values: object) -> str:
        """The message `section.key` with its {names} filled in."""
        section, _, name = key.partition(".")
        found = self.table.get(section, {}).get(name)
        if found is None and self.language != FALLBACK:
            return messages(FALLBACK).get(key, **values)
        if found is None:
            raise KeyError(f"no message {key}")
        return str(found).format(**values)


def messages(language: str) -> Messages:
    """The messages for a BCP 47 tag: its primary language, else English."""
    return _load(own(language) or FALLBACK)


@lru_cache(maxsize=64)
def own(language: str) -> str:
    """The language of the catalogue that speaks to readers of a BCP 47 tag; empty where there is none."""
    found = kept_as(language)
    return found if found in languages() else ""


@cache
def languages() -> frozenset[str]:
    """The languages of the catalogue."""
    return frozenset(p.stem for p in CATALOGUE.glob("*.toml"))


@cache
def _load(language: str) -> Messages:
    return Messages(language, tomllib.loads((CATALOGUE / f"{language}.toml").read_text("utf-8")))
