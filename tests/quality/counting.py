"""Operations counted, not timed: calls of Python functions, the same on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class Counter:
    """Counts calls of Python functions inside its `with`: those of libraries and generators' resumptions too."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Counter:
        self._before = sys.getprofile()
        sys.setprofile(self._seen)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(self._before)

    def _seen(self, frame: FrameType, event: str, argument: Any) -> None:
        self.count += event == "call"


def calls(work: Callable[[], Any]) -> int:
    """How many Python functions the work calls."""
    with Counter() as counter:
        work()
    return counter.count
