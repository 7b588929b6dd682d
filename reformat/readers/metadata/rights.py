"""Who holds the rights in an article, and the line that says so."""

from __future__ import annotations

import re

from reformat.patterns import lazy

HOLDER = lazy(
    r"(?:(?:ⓒ|©|\(c\)|저작권자|copyrights?)[\s:|,]*){1,4}(?:(?:19|20)\d\d[\s,]*[-–~～]?\s*){0,2}(?:by\s)?\s*"
    r"(?:\(주\)|㈜|주식회사)?\s*([^,.<>〈〉()\[\]|:;]{2,30}?)\s*"
    r"(?:[,.<>〈〉()\[\]|:;&]|무단|無断|無斷|未经|禁|all rights|$)",
    re.IGNORECASE,
)
_BEFORE = lazy(r"\s*([^©ⓒ|<>\n]{2,40}?)[\s,.]*(?:ⓒ|©|\(c\))", re.IGNORECASE)
YEAR = lazy(r"\s(?:19|20)\d\d\s*$")
_NAMELESS = lazy(r"www$|all rights", re.IGNORECASE)
_LINE = lazy(
    r"(?:(?:저작권자|copyrights?|ⓒ|©|\(c\))[\s:|,]*){1,4}[^<>\[\]\n©ⓒ]{2,90}?(?:금지|reserved)"
    r"(?:\.?\s?무단[^.<>\[\]\n]{2,40}금지)?",
    re.IGNORECASE,
)
_ANCHORS = ("무단", "ights reserved", "ights Reserved", "IGHTS RESERVED")
"""Words of such a line that are looked for first: most text has none."""
_AROUND = 100
"""Characters around them in which the line stands."""


def holder(rights: str) -> str:
    """Whom a copyright line names; empty where it names nobody."""
    found = HOLDER.search(rights)
    named = YEAR.sub("", found[1]).strip() if found else ""
    if named.isdigit():  # the name stands before the sign
        before = _BEFORE.match(rights)
        return before[1] if before else ""
    return "" if _NAMELESS.match(named) else named


def rights_line(text: str) -> str:
    """The first line in a page's text that reserves the rights; empty where none does."""
    places = sorted(at for word in _ANCHORS if (at := text.find(word)) >= 0)
    near = (" ".join(text[max(at - _AROUND, 0) : at + _AROUND].split()) for at in places)
    return next((line[0] for around in near if (line := _LINE.search(around))), "")
