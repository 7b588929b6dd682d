"""Which number each item of a list has: they count on, unless an item's own marker says another."""

from __future__ import annotations

from reformat.document.nodes import List
from reformat.patterns import lazy

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SYLLABLES = "가나다라마바사아자차카타파하"
"""What Korean lists count in beside numbers."""

_LETTER = lazy(r"[(（]?(?P<letter>[a-zA-Z가-하])[.)）]")
_NUMBER = lazy(r"[(（]?(?P<number>\d{1,6})[.)）．-]?")


def numbers(block: List) -> list[int]:
    """The number of each item of an ordered list; a countdown and one with a gap say theirs by their markers."""
    found: list[int] = []
    for item in block.items:
        said = _NUMBER.fullmatch(item.marker.strip()) if item.marker else None
        found.append(int(said["number"]) if said is not None else found[-1] + 1 if found else block.start)
    return found


def labels(block: List) -> list[str]:
    """What each item of an ordered list is called by: its letter where the writer counts in letters, else its number.

    The text may speak of it: "the answer is b".
    """
    found = [_LETTER.fullmatch(item.marker.strip()) for item in block.items]
    return [match["letter"] if match else str(number) for match, number in zip(found, numbers(block), strict=True)]
