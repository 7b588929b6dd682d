"""Types that are read from data, safe for threads that read their first at the same moment."""

from __future__ import annotations

import threading
from typing import TypeVar

import msgspec

T = TypeVar("T")

_LOCK = threading.Lock()
_KNOWN: set[object] = set()


def typed(kind: type[T]) -> type[T]:
    """The type, of which msgspec knows all from now on: say it wherever data is read as a type.

    It looks a type through when it is first asked for one, and shows what it has so far to every other thread: two
    that come at once end the process (msgspec 0.21, a segmentation fault).
    """
    if kind not in _KNOWN:
        with _LOCK:
            msgspec.json.Decoder(kind)
            _KNOWN.add(kind)
    return kind
