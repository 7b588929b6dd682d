"""The names that a page's makers gave an element: its class and id, and what says the same elsewhere.

No name is what a program makes of chance or of the text: a number of many digits, the words of a heading.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from reformat.patterns import lazy
from reformat.readers.html.signals import debris, tokens

TOLD = frozenset(("data-testid", "data-test-tag", "data-component", "data-dot"))
"""Attributes that say what names of classes say elsewhere, on pages whose classes are made by a machine."""

HEAD = 400
"""Characters of an element in which its heading stands."""

_UUID = lazy(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_WORD = lazy(r"[^\W\d_]{2,}")


def named(attrs: dict[str, str | None], node: LexborNode) -> str:
    """The tokens of an element's class and id, and of what says the same elsewhere."""
    kind, name = attrs.get("class"), attrs.get("id")
    if name and name.count("-") > 3 and _made(name.lower(), node):
        name = None
    said = tokens(f"{kind or ''} {name or ''}") if kind or name else " "
    if TOLD.isdisjoint(attrs):
        return said
    return " ".join([said, *(value for key, value in attrs.items() if key in TOLD and value)]).lower()


def _made(name: str, node: LexborNode) -> bool:
    """Whether an id that would condemn its element is a number, or the words that the element begins with."""
    if not debris(name):
        return False
    if _UUID.search(name):
        return not debris(_UUID.sub("", name))
    words = _WORD.findall(name)
    head = node.text(deep=True)[:HEAD].lower()
    found = sum(word in head for word in words)
    return found > 4 and found > 0.8 * len(words)
