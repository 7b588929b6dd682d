"""The words by which lines are held to speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reformat.language.detection import words_of
from reformat.patterns import lazy
from reformat.stages.clean.sight import WIDE

WORD = lazy(r"[^\W\d_]+")


def terms_of(text: str) -> list[str]:
    """A line's words of some length, small; pairs of letters where words aren't parted by spaces."""
    words = words_of(text)
    if not text.isascii() and len(WIDE.findall(text)) > len(text) / 4:
        return [w[i : i + 2] for w in words for i in range(len(w) - 1)]
    return [w for w in words if len(w) > 4]


def vocabulary(terms: Sequence[Iterable[str]], chosen: Sequence[bool]) -> Counter[str]:
    """How many of the chosen lines have each word."""
    held: Counter[str] = Counter()
    for mine, take in zip(terms, chosen, strict=True):
        if take:
            held.update(set(mine))
    return held
