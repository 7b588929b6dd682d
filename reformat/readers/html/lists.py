"""Lists into items, and what lists and headings are by their make: where numbers begin, which lists hold posts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bs4.element import Tag
from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Inlines, Item, List, Stamp
from reformat.document.numbering import CIRCLED, SYLLABLES
from reformat.patterns import lazy
from reformat.readers.html.context import Context, says, stands_in, value
from reformat.readers.html.figures import framed, gallery
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.inside import first, inside, strings
from reformat.readers.html.page import Part

MOST = 6
"""Digits of a number that an item may have."""

_LETTERS = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""Types of ordered lists that count in letters."""

_SIGNS = {"rf-hangul": SYLLABLES, "rf-circled": CIRCLED}
"""Classes of ordered lists that count in other signs, as our own pages have them."""


def start_of(tag: Tag) -> int:
    """The number of a list's first item: 1, unless the list or that item says another."""
    if tag.name != "ol":
        return 1
    item = first(tag, ("li",))
    return _number(tag, "start") or (_number(item, "value") if item is not None else 0) or 1


def _number(tag: Tag, name: str) -> int:
    said = value(tag, name)
    return int(said) if said.isdecimal() and len(said) <= MOST else 0


def _numbered(tag: Tag, found: list[tuple[Tag, Item]]) -> tuple[Item, ...]:
    """The items of a list with the markers that browsers show, where these don't count on from the first."""
    items = [item for _, item in found]
    letters = _LETTERS.get(value(tag, "type"), "") or _SIGNS.get(value(tag, "class"), "")
    if tag.name != "ol" or not (
        letters or tag.has_attr("reversed") or any(child.has_attr("value") for child, _ in found)
    ):
        return tuple(items)
    step = -1 if tag.has_attr("reversed") else 1
    number = _number(tag, "start") or (len(items) if step < 0 else 1)
    for at, (child, item) in enumerate(found):
        number = _number(child, "value") or number
        sign = letters[number - 1] if 0 < number <= len(letters) else str(number)
        sign += "" if sign in CIRCLED else "."
        items[at] = replace(item, marker=sign)
        number += step
    return tuple(items)


_POST = lazy(r"(?:^|[\s_-])(?:post|message|reply|answer)(?!s)")
"""Class and id tokens of a contribution to a board."""


def posts(part: Part) -> bool:
    """Whether the items of a list are the contributions to a board, each a page of its own: no list then."""
    items = [item for item in part.children if item.tag == "li" and item.text]
    return len(items) > 1 and all(item.names and len(item.children) > 1 and _POST.search(item.names) for item in items)


def as_heading(stamp: Stamp | None, tag: str) -> Stamp | None:
    """The stamp of a heading's words that stand in a box inside it: they are of the heading's make."""
    return replace(stamp, tag=tag) if stamp is not None and stamp.tag in ("div", "span") else stamp


def read_list(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> list[AnyBlock]:
    """The list of an ul or ol element, with what stands outside its items before or behind it."""
    part = context.part(tag)
    found: list[tuple[Tag, Item]] = []
    before: list[AnyBlock] = []
    loose: list[AnyBlock] = []
    for child in tag.contents:
        if isinstance(child, Tag) and child.name == "li":
            if blocks := read(child.contents, context.part(child)):
                found.append((child, Item(blocks=tuple(blocks))))
        elif isinstance(child, Tag) and child.name in ("ul", "ol") and found and not loose:
            holder, item = found[-1]
            found[-1] = holder, replace(item, blocks=(*item.blocks, *read_list(child, context, read)))
        else:
            (loose if found else before).extend(read([child], part))
    if not found:
        return before
    items = _numbered(tag, found)
    if gallery(items) or posts(part):
        return [*before, *(block for item in items for block in item.blocks), *loose]
    span, stamp = context.span(part), context.stamp(part)
    flow = "rf-flow" in value(tag, "class").split()  # as our own pages have it
    made = List(items=items, ordered=_ordered(tag), start=start_of(tag), flow=flow, span=span, stamp=stamp)
    return [*before, _by_depth(made, [_depth(child) for child, _ in found]), *loose]


_DEPTH = lazy(r"(?:^|\s)(?:ql-indent-|\S*-depth)([1-9])(?:$|\s)")
"""Class tokens by which editors say how deep an item stands that they keep flat: Quill's and Draft.js's."""


def _depth(item: Tag) -> int:
    match = _DEPTH.search(value(item, "class"))
    return int(match[1]) if match is not None else 0


def _ordered(tag: Tag) -> bool:
    """Whether the items count; Quill writes each list as one of numbers, and the kind on its items."""
    kinds = {value(item, "data-list") for item in inside(tag, ("li",))} if tag.name == "ol" else {"bullet"}
    return not kinds <= {"bullet", "checked", "unchecked"}


def _by_depth(flat: List, depths: list[int]) -> List:
    """A list with its deeper items in lists of their own, below the item that they follow."""
    if not any(depths):
        return flat
    items: list[Item] = []
    at = 0
    while at < len(flat.items):
        end = next((i for i in range(at + 1, len(depths)) if depths[i] <= depths[at]), len(depths))
        item = flat.items[at]
        if end > at + 1:
            below = replace(flat, items=flat.items[at + 1 : end], start=1)
            item = replace(item, blocks=(*item.blocks, _by_depth(below, depths[at + 1 : end])))
        items.append(item)
        at = end
    return replace(flat, items=tuple(items))


def definitions(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> list[AnyBlock]:
    """The list of a dl element: terms and what is said of each; or its pictures, where the terms are nothing else."""
    part = context.part(tag)
    if pictures := framed(tag, context, read):
        leave_loose(tag, ("dt", "dd"), context)
        return pictures
    items: list[Item] = []
    term: Inlines = ()
    for child in inside(tag, ("dt", "dd")):
        if stands_in(child, ("dt", "dd"), tag):
            continue  # part of what that one says; a list straight in this one goes on with it
        if child.name == "dd":
            items.append(Item(blocks=tuple(read(child.contents, context.part(child))), term=term))
            term = ()
            continue
        if says(term):
            items.append(Item(blocks=(), term=term))
        term = context.tongue(child, context.lines.read(child.contents))
    if says(term):
        items.append(Item(blocks=(), term=term))
    leave_loose(tag, ("dt", "dd"), context)
    made = List(items=tuple(items), definitions=True, span=context.span(part), stamp=context.stamp(part))
    return [made] if items else []


def leave_loose(tag: Tag, places: tuple[str, ...], context: Context) -> None:
    """Put words straight in a list or table, outside its items and cells (`places`), into the ledger."""
    because = "Words outside the items of a list or the cells of a table"
    for string in strings(tag):
        if string.strip() and not stands_in(string, places, tag):
            context.leave(tag, str(string), "html.loose-words", because)
    for skip in inside(tag, (SKIP,)):
        if not stands_in(skip, places, tag):
            context.drop(skip)
