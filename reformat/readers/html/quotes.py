"""Whom a quotation is from: the element that says so, with the few words that lead to it."""

from __future__ import annotations

import re

from bs4.element import Tag

from reformat.readers.html.context import value
from reformat.readers.html.inside import elements, first

_CITED = re.compile(r"(?:^|[\s_-])(?:cite|citation|attribution|quote[_-]?(?:author|source|by|name))(?:$|\s)")
"""Class tokens of who said a quotation."""
LEAD = 12
"""Characters of the words or the dash before the name of a quotation's source; with more it is named in a sentence."""


def source_of(quote: Tag) -> Tag | None:
    """The element that says whom a quotation is from, with the few words that lead to it in its own line."""
    source = first(quote, ("footer", "cite"))
    if source is None:
        source = next((one for one in elements(quote) if _CITED.search(value(one, "class").lower())), None)
    if source is None or source.find_parent("blockquote") is not quote or len(source.get_text()) >= 200:
        return None
    line = source.find_parent(["p", "div", "li"])
    if source.name != "cite" or line is None or line.find_parent("blockquote") is not quote:
        return source
    beside = " ".join(line.get_text().replace(source.get_text(), "", 1).split())
    return None if len(beside) > LEAD else line if beside else source
