"""What lists and headings are by their make: where numbers begin, which lists hold posts, whose a heading's box is."""

from __future__ import annotations

from bs4.element import Tag
from msgspec.structs import replace

from reformat.document.nodes import Stamp
from reformat.patterns import lazy
from reformat.readers.html.context import value
from reformat.readers.html.inside import first
from reformat.readers.html.page import Part

MOST = 6
"""Digits of a number that an item may have."""


def start_of(tag: Tag) -> int:
    """The number of a list's first item: 1, unless the list or that item says another."""
    if tag.name != "ol":
        return 1
    item = first(tag, ("li",))
    said = value(tag, "start") or (value(item, "value") if item is not None else "")
    return int(said) if said.isdigit() and len(said) <= MOST else 1


_POST = lazy(r"(?:^|[\s_-])(?:post|message|reply|answer)(?!s)")
"""Class and id tokens of a contribution to a board."""


def posts(part: Part) -> bool:
    """Whether the items of a list are the contributions to a board, each a page of its own: no list then."""
    items = [item for item in part.children if item.tag == "li" and item.text]
    return len(items) > 1 and all(item.names and len(item.children) > 1 and _POST.search(item.names) for item in items)


def as_heading(stamp: Stamp | None, tag: str) -> Stamp | None:
    """The stamp of a heading's words that stand in a box inside it: they are of the heading's make."""
    return replace(stamp, tag=tag) if stamp is not None and stamp.tag in ("div", "span") else stamp
