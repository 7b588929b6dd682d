"""Which elements run inside a line, in the soup."""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reformat.readers.html.embeds import EMBEDS
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.page import INLINE
from reformat.readers.html.pictures import icon

_RUNNING = INLINE | {"br", SKIP}


def runs(tag: Tag) -> bool:
    """Whether an element runs inside a line, whatever it holds."""
    return tag.name in _RUNNING or (tag.name == "img" and icon(tag)) or own_word(tag.name, tag)


def own_word(name: str, tag: Tag) -> bool:
    """Whether an element of the site's own making (`name`) stands in a line: browsers show it as they show a span."""
    if "-" not in name or name in EMBEDS:
        return False
    beside = (tag.previous_sibling, tag.next_sibling)
    within = tag.parent is not None and tag.parent.name in INLINE
    return within or any(isinstance(one, NavigableString) and one.strip() for one in beside)
