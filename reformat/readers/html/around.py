"""Elements by where they stand to one another: those around some, and the outermost of some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reformat.readers.html.page import Part


def above_all(parts: Iterable[Part]) -> frozenset[int]:
    """Index of each element around these."""
    found: set[int] = set()
    for part in parts:
        for above in part.around:
            if above.index in found:
                break
            found.add(above.index)
    return frozenset(found)


def outermost(parts: Iterable[Part], chosen: Callable[[Part], bool]) -> Iterator[Part]:
    """Those of some parts, in document order, that are chosen and stand in none that is."""
    end = 0
    for part in parts:
        if part.index >= end and chosen(part):
            yield part
            end = part.end
