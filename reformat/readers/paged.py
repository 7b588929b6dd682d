"""Texts that came out of printed pages: form feeds part them, and heads and feet that stand on each are no text.

What is told by its place, at a page's edge, needs no pattern: a head is what stands at the same edge of most pages, its
numbers aside. A paragraph that a page's end cuts goes on behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reformat.patterns import STOPPED, lazy

FEED = "\f"
EDGE = 3
"""Lines at a page's top and foot among which its head and foot stand."""

SEARCHED = 60
"""Lines of the first page among which its headline stands."""

_NUMBERS = lazy(r"\d+")
_ENDED = lazy(STOPPED)


def pages_of(raw: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines that say something, page by page; none where nothing parts pages."""
    if FEED not in "".join(raw):
        return []
    pages: list[list[int]] = [[]]
    for at, line in enumerate(raw):
        if FEED in line:
            pages.append([])
        if line.strip():
            pages[-1].append(at)
    return [page for page in pages if page]


def furniture(pages: Sequence[Sequence[int]], lines: Sequence[str]) -> frozenset[int]:
    """The lines that stand at the edges of most pages; what opens the first page may be the headline all the same."""
    if len(pages) < 2:
        return frozenset()
    found: set[int] = set()
    for step in (1, -1):
        edges = [page[::step][:EDGE] for page in pages]
        often = Counter(form for edge in edges for form in {_form(lines[at]) for at in edge})
        needed = max(2, (len(pages) + 1) // 2)
        for edge in edges:
            for at in edge:
                if often[_form(lines[at])] < needed:
                    break
                found.add(at)
    first = [at for at in pages[0] if at not in found]
    kept = next((at for at in pages[0][:EDGE] if at in found and not _repeats(lines[at], first, lines)), None)
    return frozenset(found - {kept})


def bridges(pages: Sequence[Sequence[int]], lines: Sequence[str], gone: frozenset[int]) -> dict[int, int]:
    """The number behind each page's last line, and that of the next page's first, where a sentence goes on there."""
    left = [[at for at in page if at not in gone] for page in pages]
    out: dict[int, int] = {}
    for page, after in zip(left, left[1:], strict=False):
        if page and after and _goes_on(lines[page[-1]], lines[after[0]]):
            out[page[-1] + 1] = after[0]
    return out | _headline(left[0] if left else [], lines, {lines[at] for at in gone})


def _headline(page: Sequence[int], lines: Sequence[str], heads: set[str]) -> dict[int, int]:
    """Where the large letters of the first page's headline found no room, as a head that says it whole tells."""
    for place, at in enumerate(page[:SEARCHED]):
        head = next((head for head in heads if lines[at] in head and " " in lines[at]), "")
        last, words = place, lines[at]
        while head and last + 1 < len(page) and f"{words} {lines[page[last + 1]]}" in head:
            last += 1
            words += f" {lines[page[last]]}"
        if last > place:
            return {page[i] + 1: page[i + 1] for i in range(place, last)}
    return {}


def _form(line: str) -> str:
    return _NUMBERS.sub("0", line)


def _repeats(line: str, others: Sequence[int], lines: Sequence[str]) -> bool:
    """Whether a page's head has a number or an address, or says again what stands in its page."""
    if _NUMBERS.search(line) or "://" in line:
        return True
    return any(len(lines[at]) > EDGE and lines[at][:40] in line for at in others)


def _goes_on(line: str, following: str) -> bool:
    wide = following[0] > "\u3000" and line[-1] > "\u3000"
    return not _ENDED.search(line) and (following[0].islower() or wide)
