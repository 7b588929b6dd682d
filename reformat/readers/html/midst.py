"""What stands in the midst of a sentence or a row, and is missed there whatever its names say of it."""

from __future__ import annotations

from typing import Any

from reformat.patterns import lazy
from reformat.readers.html.page import INLINE, Part

WORDS = 60
"""Characters of a word or name in a sentence that a name of its element speaks of."""

_BEFORE = ' \n\xa0(“"'
"""What may stand right before a word of a sentence; before one that links elsewhere, anything."""

_GOES_ON = lazy(r"[^\W_A-ZÀ-Þ]|[()\],;:.!?’'”\"（，。、；：！？」』》]")
"""How a sentence goes on behind one of its words."""

_BEGUN = lazy(r"\s[^\W\d_A-ZÀ-Þ]|['’]s\s|,\s")
"""How a sentence goes on behind a link that it begins with."""

_SIGN = lazy(r"\s?[(（]")
"""What an element behind a word begins with that says more of it."""

_LOOKS, _NAMED = frozenset(("font", "span")), frozenset(("class", "id"))
"""Elements that may tell nothing but their looks, and what would name them."""


def in_sentence(part: Part) -> bool:
    """Whether the sentence around an element goes on behind it: a word with an explanation to pop up, say.

    What is said of the word would follow it without a space, or stand behind it in the same box.
    """
    if part.tag not in INLINE or (part.own or next((child.text for child in part.children), 0)) > WORDS:
        return False
    outer = part
    while outer.parent is not None and outer.parent.tag in INLINE and outer.node.prev is None:
        outer = outer.parent
    before, behind = outer.node.prev, _filled(outer.node.next)
    said, goes_on = _said(before), _said(behind)
    linked = part.tag == "a" and bool(part.attrs.get("href"))
    if linked and before is None and goes_on:
        return _BEGUN.match(goes_on) is not None
    if not said.strip() or not (linked or said[-1] in _BEFORE) or behind is None:
        return False
    if goes_on:
        return _GOES_ON.match(goes_on.lstrip()) is not None
    return behind.tag in INLINE and _SIGN.match(behind.text(deep=True) or "") is not None


def _said(node: Any) -> str:
    """What a text says, or an element that only tells its looks, as translators put around all texts of a page."""
    if node is None:
        return ""
    if node.is_text_node:
        return node.text_content or ""
    return node.text(deep=True) or "" if node.tag in _LOOKS and not _NAMED.intersection(node.attributes) else ""


def _filled(node: Any) -> Any:
    """The element, or the one behind it where it is an empty one, as scripts fill with a price."""
    empty = node is not None and node.tag in INLINE and node.child is None
    return node.next if empty else node


def in_row(part: Part) -> bool:
    """Whether it is a short cell of a row: without it all that follow stand in a wrong column."""
    row = part.parent
    if part.tag not in ("td", "th") or row is None or part.text > WORDS:
        return False
    return sum(1 for cell in row.children if 0 < cell.text <= WORDS) > 2


def among_text(part: Part) -> bool:
    """Whether it is a table without links right between two paragraphs: figures that the text speaks of."""
    if part.tag != "table" or part.links or part.parent is None:
        return False
    kin = [one for one in part.parent.children if one.text]
    at = next((at for at, one in enumerate(kin) if one is part), 0)
    return 0 < at < len(kin) - 1 and kin[at - 1].tag == kin[at + 1].tag == "p"
