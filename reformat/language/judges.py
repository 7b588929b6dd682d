"""The judge of sentence ends for each language, with the habits that its section of abbreviations.toml names."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reformat.language.boundaries import Judge
from reformat.language.scripts import kept_as
from reformat.patterns import lazy

_DATA = Path(__file__).with_name("abbreviations.toml")
_SECTION = lazy(r"^\[(\w+)\]$", re.MULTILINE)


@lru_cache(maxsize=64)
def judge_for(language: str) -> Judge:
    """The judge for a BCP 47 tag; the common one for a language without habits of its own."""
    found = kept_as(language)
    return _judge(found if found in _sections() else "en")


@cache
def _sections() -> dict[str, str]:
    """Each language's section as it stands: an article needs one or two, and reading all would take as long again."""
    _, *parts = _SECTION.split(_DATA.read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads(_sections()[language])


@cache
def _judge(language: str) -> Judge:
    own = _table(language)
    extra = _table("en") if language in ("ko", "ja", "zh") else {}

    def words(key: str) -> frozenset[str]:
        return frozenset([*own.get(key, ()), *extra.get(key, ())])

    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(str(own[key]), re.VERBOSE) if key in own else None

    return Judge(
        words("never"),
        words("maybe"),
        words("ends"),
        words("names"),
        words("number"),
        words("starters"),
        bool(own.get("ordinals")),
        pattern("frame"),
        pattern("weak_frame"),
        pattern("tail"),
    )
