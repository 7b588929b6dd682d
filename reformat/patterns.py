"""Patterns compiled when first asked: most articles need fewer than half of ours, and a start pays for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, AnyStr, cast

CLOSERS = "”’“‘\"'»«›‹」』)）]〉》"
"""What may stand behind the end of a sentence: brackets and the closing quotation marks of every language.

German closes with the mark that English opens with, and some papers write »so«.
"""
CLOSED = f"[{re.escape(CLOSERS)}]*"
"""Any number of them, in a pattern."""
STOPPED = rf"[.!?。！？…:：;；؟۔।]{CLOSED}$"
"""The end of a line behind which nothing of its sentence comes: of a sentence in any script, a colon, a semicolon."""


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile` put off until the pattern is used; a module's own patterns are made so. Raises re.error then."""
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags))


def one_of(words: Iterable[str]) -> str:
    """A pattern of these words as a tree of letters: the first at a place rules out nearly all of hundreds."""
    left = sorted(set(words))
    if not left or not left[0]:  # none is nowhere; where one ends, it does not matter how others go on
        return "" if left else r"(?!)"
    branches = [re.escape(first) + one_of(word[1:] for word in same) for first, same in groupby(left, lambda w: w[0])]
    return f"(?:{'|'.join(branches)})"


class _Compiled:
    """A pattern in use: its methods as attributes, found as fast as the pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags


class Lazy(_Compiled):
    """A pattern that nobody has used."""

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in METHODS)
        self.__class__ = _Compiled  # type: ignore[assignment]  # without this method attributes are found faster
        return getattr(compiled, name)


METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex")

ENDED = lazy(rf"[.!?。！？…]{CLOSED}$")
"""The end of a text that ends as a sentence does."""

UNSEEN = lazy("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What has no width and is no letter: soft hyphens, joiners and spaces of none."""
