"""What files of several articles are called, where a format has one file for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformat.writers.writer import Item


def named(items: Sequence[Item], name: str) -> Iterator[tuple[str, Item]]:
    """Each article with its file's name: the bare name for a single one, else below a numbered folder."""
    if len(items) == 1:
        yield name, items[0]
        return
    for number, item in enumerate(items, 1):
        yield f"{number:04d}/{name}", item
