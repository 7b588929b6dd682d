"""Which elements run inside a line, in the soup."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from bs4.element import NavigableString, Tag

from reformat.readers.html.context import value
from reformat.readers.html.embeds import EMBEDS
from reformat.readers.html.inlines import FORMULA, SKIP, drawn_formula
from reformat.readers.html.page import INLINE, RUNNING, Part
from reformat.readers.html.pictures import icon
from reformat.readers.html.signals import captioning, crediting
from reformat.readers.html.standard import KNOWN

_SIGNS = frozenset(["svg", "button", "input", "select", "canvas", "textarea", "meter", "progress"])
_BOXES = frozenset(["div", "li", "a", "section", "header", "button"])
_ENDS = ".!?…”’\"')]"
"""How what a caption shows may end, beside a letter."""

_RUNNING = RUNNING | {FORMULA, SKIP}


def runs(tag: Tag) -> bool:
    """Whether an element runs inside a line, whatever it holds."""
    return tag.name in _RUNNING or (tag.name == "img" and (icon(tag) or drawn_formula(tag))) or own_word(tag.name, tag)


def in_sentence(name: str, tag: Tag) -> bool:
    """Whether a sign or control (`name`) stands beside words of a line, which goes on around it."""
    return name in _SIGNS and (_beside_words(tag) or (tag.parent is not None and tag.parent.name == "p"))


def set_apart(run: list[Any], holder: Part, told: frozenset[int]) -> list[Any]:
    """The run with spaces between spans that are laid out one by one.

    They have different names and are all a box (`holder`) has, or meet in a line of a recipe (`told`): an amount and
    what it measures.
    """
    if len(run) < 2:
        return run
    if holder.index in told:
        return [node for one, other in zip(run, [*run[1:], None], strict=True) for node in _with_space(one, other)]
    said = [one for one in run if isinstance(one, Tag) or one.strip()]
    if holder.tag not in _BOXES or any(not isinstance(one, Tag) or one.name != "span" for one in said):
        return run
    names = [str(one.get("class") or "") for one in said]
    if not all(names) or any(one == other for one, other in zip(names, names[1:], strict=False)):
        return run
    return [node for one in said for node in (one, NavigableString(" "))]


def apart(nodes: list[Any]) -> list[Any]:
    """The nodes of a caption with spaces where what it shows, a label and who made the picture meet in named spans."""
    out: list[Any] = []
    for one, other in zip_longest(nodes, nodes[1:]):
        out += [one, NavigableString(" ")] if _meet(one, other) else [one]
    return out


def _meet(one: Any, other: Any) -> bool:
    """Whether a span ends where another begins, or where a word with a capital does."""
    if not isinstance(one, Tag) or one.name != "span" or other is None:
        return False
    end = one.get_text()[-1:]
    if isinstance(other, Tag):
        return other.name == "span" and (end.isalnum() or end in _ENDS)
    return end.islower() and other[:1].isupper()


def _with_space(one: Any, other: Any) -> list[Any]:
    """A node, and a space where a word follows a span that ends in one, and is more than a first letter set large."""
    if other is None or not isinstance(one, Tag) or one.name != "span":
        return [one]
    said, behind = one.get_text(), other.get_text()[:1]
    word = said[-1:].isdigit() or (len(said) > 1 and said[-1:].isalnum())
    return [one, NavigableString(" ")] if word and (behind.isalnum() or behind == "(") else [one]


def credited(run: list[Any], names: str) -> list[tuple[list[Any], str]]:
    """The pieces of a run in a box of these names, and their roles: in a caption, the credit's element stands apart."""
    if names and captioning(names):
        for at, node in enumerate(run):
            if isinstance(node, Tag) and crediting(value(node, "class").lower()) and node.get_text().strip():
                pieces = [(run[:at], ""), ([node], "credit"), (run[at + 1 :], "")]
                return [piece for piece in pieces if piece[0]]
    return [(run, "")]


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
