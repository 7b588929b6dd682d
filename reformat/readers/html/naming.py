"""The names that a page's makers gave an element: its class and id, and what says the same elsewhere.

No name is what a program makes of chance or of the text: a number, the words of a heading.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborNode

from reformat.patterns import lazy
from reformat.readers.html.signals import debris, tokens

TOLD = frozenset(("data-testid", "data-test-tag", "data-component", "data-dot"))
"""Attributes that say what names of classes say elsewhere, on pages whose classes are made by a machine."""

HEAD = 400
"""Characters of an element in which its heading stands."""

_CHANCE = lazy(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?<![a-zA-Z0-9])[a-z]?(?=[a-fA-F]*\d+[a-fA-F])(?:[0-9a-fA-F]{4}|[0-9a-fA-F]{6,})(?![a-zA-Z0-9])"
    r"|(?<![a-zA-Z0-9])(?:css|sc|jss|jsx|svelte|astro|emotion|styled?)-(?=[a-zA-Z]*\d)[a-zA-Z0-9]{5,}"
    r"|(?<![a-zA-Z0-9])(?![a-zA-Z0-9]*\dx\d)(?:[a-zA-Z]+(?=\d)|\d+(?=[a-zA-Z])){3,}[a-zA-Z0-9]+"
    r"|(?<=__)(?=[a-zA-Z_-]*\d[\d_-]*[a-zA-Z])[\w-]{5,8}(?![\w-])"
)
"""A UUID, a number of base sixteen (of five figures are "300ad" and its like), letters and figures in turn, what makers
of styles write behind a prefix of theirs and behind two lines: of so many some end in "ad"."""
_WORD = lazy(r"[^\W\d_]{2,}")


def named(attrs: dict[str, str | None], node: LexborNode) -> str:
    """The tokens of an element's class and id, and of what says the same elsewhere."""
    kind, name = attrs.get("class"), attrs.get("id")
    if name and name.count("-") > 3 and _made(name.lower(), node):
        name = None
    said = _meant(f"{kind or ''} {name or ''}") if kind or name else " "
    if TOLD.isdisjoint(attrs):
        return said
    return " ".join([said, *(value for key, value in attrs.items() if key in TOLD and value)]).lower()


@lru_cache(maxsize=20_000)
def _meant(names: str) -> str:
    """The tokens of names, without what chance made where they would condemn; elsewhere it tells whose make is one."""
    said = tokens(names)
    return tokens(_CHANCE.sub(" ", names)) if debris(said) else said


def _made(name: str, node: LexborNode) -> bool:
    """Whether an id that would condemn its element is the words that the element begins with."""
    if not debris(name):
        return False
    words = _WORD.findall(name)
    head = node.text(deep=True)[:HEAD].lower()
    found = sum(word in head for word in words)
    return found > 4 and found > 0.8 * len(words)
