"""Which elements run inside a line, in the soup."""

from __future__ import annotations

from typing import Any

from bs4.element import NavigableString, Tag

from reformat.readers.html.embeds import EMBEDS
from reformat.readers.html.inlines import FORMULA, SKIP
from reformat.readers.html.page import INLINE
from reformat.readers.html.pictures import icon
from reformat.readers.html.standard import KNOWN

_SIGNS = frozenset(["svg", "button", "input", "select", "canvas", "textarea", "meter", "progress"])
_BOXES = frozenset(["div", "li", "a", "section", "header", "button"])
_RUNNING = INLINE | {"br", FORMULA, SKIP}


def runs(tag: Tag) -> bool:
    """Whether an element runs inside a line, whatever it holds."""
    return tag.name in _RUNNING or (tag.name == "img" and icon(tag)) or own_word(tag.name, tag)


def in_sentence(name: str, tag: Tag) -> bool:
    """Whether a sign or control (`name`) stands beside words of a line, which goes on around it."""
    return name in _SIGNS and (_beside_words(tag) or (tag.parent is not None and tag.parent.name == "p"))


def set_apart(run: list[Any], holder: str) -> list[Any]:
    """The run with spaces between spans of different names that are all a box (`holder`) has: laid out one by one."""
    if len(run) < 2 or holder not in _BOXES or any(not isinstance(one, Tag) or one.name != "span" for one in run):
        return run
    names = [str(one.get("class") or "") for one in run]
    if not all(names) or any(one == other for one, other in zip(names, names[1:], strict=False)):
        return run
    return [node for one in run for node in (one, NavigableString(" "))]


def own_word(name: str, tag: Tag) -> bool:
    """Whether an element of the site's own making or misspelt (`name`) stands in a line: browsers show it as a span."""
    if ":" in name:
        return True  # an office's markup: o:p, st1:place
    if name in KNOWN or name in EMBEDS:
        return False
    if _beside_words(tag):
        return True
    return (above := tag.parent) is not None and (above.name in INLINE or own_word(above.name, above))


def _beside_words(tag: Tag) -> bool:
    beside = (tag.previous_sibling, tag.next_sibling)
    return any(isinstance(one, NavigableString) and one.strip() for one in beside)
