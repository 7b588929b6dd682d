"""Patterns compiled when first asked: most articles need fewer than half of ours, and a start pays for each."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile` put off until the pattern is used; a module's own patterns are made so. Raises re.error then."""
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags))


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
