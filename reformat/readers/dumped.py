"""Pages that a browser for terminals wrote down: it numbers their links, and lists the addresses at the end.

The numbers stand before the words of a link, as those of notes never do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reformat.document.draft import Change
from reformat.document.nodes import Span
from reformat.patterns import lazy

RULE = "text.link-number"
FEWEST = 3
"""Addresses at the end, and numbers in the text, at least."""

_MARK = lazy(r"(?<![^\s(\[\]“„«\"'‘—–-])\[(\d{1,4})\](?=[^\s\[,.;:)])")
_ANYWHERE = lazy(r"\[(\d{1,4})\](?=[^\s\[,.;:)])")
"""A number at the joint of two links as well, which tells nothing by itself."""
_ADDRESS = lazy(r"(?:\[(\d{1,4})\]|(\d{1,4})\.) ?(?:[a-z][a-z+.-]{1,12}:.*|[/#]\S*)", re.I)
_HEAD = lazy(r"(?:references|links|(?:visible|hidden) links)\s?:?", re.I)
_LISTED = "The number and address of a link, as browsers for terminals list them"
_NUMBERED = "The numbers of links, as browsers for terminals write them"


def undumped(raw: list[str], lines: Sequence[str]) -> tuple[dict[int, str], list[Change]]:
    """Lines without their links' numbers, by place, and entries for these and for the list; nothing in other texts.

    `raw` are the lines as they came, which get spaces for the numbers, so that what is set below one another stays so.
    """
    start, listed = _list(lines)
    if len(listed) < FEWEST:
        return {}, []
    found = {at: _MARK.findall(lines[at]) for at in range(start) if "[" in lines[at]}
    if len({number for numbers in found.values() for number in numbers} & listed) < FEWEST:
        return {}, []
    found = {at: _ANYWHERE.findall(lines[at]) for at in found}
    out: dict[int, str] = {}
    changes = [_gone(at, "remove", lines[at], _LISTED) for at in range(start, len(lines)) if lines[at]]
    for at, numbers in found.items():
        if numbers:
            out[at] = _ANYWHERE.sub("", lines[at]).strip()
            raw[at] = _ANYWHERE.sub(lambda mark: " " * len(mark[0]), raw[at])
            changes.append(_gone(at, "rewrite", "".join(f"[{number}]" for number in numbers), _NUMBERED))
    return out, changes


def _list(lines: Sequence[str]) -> tuple[int, set[str]]:
    """Where the list of addresses at the end begins, and its numbers."""
    start, listed = len(lines), set()
    while start and (not lines[start - 1] or _ADDRESS.fullmatch(lines[start - 1]) or _HEAD.fullmatch(lines[start - 1])):
        start -= 1
        if address := _ADDRESS.fullmatch(lines[start]):
            listed.add(address[1] or address[2])
    return start, listed


def _gone(at: int, does: str, words: str, because: str) -> Change:
    return Change("read", RULE, does, words, because, span=Span(line=at + 1, end_line=at + 1))  # type: ignore[arg-type]
