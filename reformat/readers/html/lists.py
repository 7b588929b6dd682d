"""Where the numbers of a list begin."""

from __future__ import annotations

from bs4.element import Tag

from reformat.readers.html.context import value
from reformat.readers.html.inside import first

MOST = 6
"""Digits of a number that an item may have."""


def start_of(tag: Tag) -> int:
    """The number of a list's first item: 1, unless the list or that item says another."""
    if tag.name != "ol":
        return 1
    item = first(tag, ("li",))
    said = value(tag, "start") or (value(item, "value") if item is not None else "")
    return int(said) if said.isdigit() and len(said) <= MOST else 1
