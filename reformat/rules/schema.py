"""The shape of a rule file: frozen structs that refuse unknown keys, so that a typo is a message and not a silence."""

from __future__ import annotations

import datetime
from typing import Literal, get_args

import msgspec

Where = Literal["any", "head", "tail", "edge"]
"""In which part of the article a rule may fire: before its first long text, after its last one, or either."""

Field = Literal["title", "authors", "section", "rights", "published", "modified", "publisher", "tags", "contacts"]
FIELDS: tuple[Field, ...] = get_args(Field)
"""The fields of the metadata that rules move into; in a rule's pattern, groups of these names give further values."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """Base of all parts of a rule file."""


class Rule(Shape, frozen=True, kw_only=True):
    """One rule with its proof inside: `examples` are blocks it must take, `keeps` are blocks it must leave alone.

    `labels` are blocks as they stand, spaces, case and surrounding marks aside. `text` is a regular expression for the
    whole block (case aside, white space folded), in a file also a list of them, of which one has to match; labels or
    text are enough. `contains`: words (small letters) of which a block must hold one before `text` is tried at all.
    `class` is one for a whole class or id token of the element or its surroundings; beside words, both must match.
    `longest`: blocks with more characters are never touched. `until`: the date after which the rule wants a look.
    """

    id: str
    because: str
    labels: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    text: str = ""
    class_: str = ""
    where: Where = "any"
    longest: int = 200
    confidence: float = 1.0
    examples: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    until: datetime.date | None = None


class Remove(Rule, frozen=True, kw_only=True):
    """Debris. `takes`: what goes with a label: a `run` of headlines or labels below, its `box`, or the `rest`."""

    takes: Literal["", "run", "box", "rest"] = ""


class Move(Rule, frozen=True, kw_only=True):
    """A block that belongs in the metadata: `to` names the field, the group `value` (else all) what goes in.

    Groups named as other fields (`modified`, `authors` …) give what the same line says of those.
    """

    to: Field


class Cut(Rule, frozen=True, kw_only=True):
    """A part of a block: `text` matches what goes, at its `start` or `end`; `to` names a field it belongs in."""

    at: Literal["start", "end"]
    to: Field | None = None


class Mark(Rule, frozen=True, kw_only=True):
    """A block that stays and whose role is told to the next stage."""

    role: Literal["caption", "credit", "deck", "heading", "article"]


class Refuse(Rule, frozen=True, kw_only=True):
    """Words that say that the page is no article: a source that says little else is refused, and `because` names it.

    `hint`: what the user may do.
    """

    hint: str


class Selectors(Shape, frozen=True):
    """Where things stand in a site's pages, as CSS selectors, the best first."""

    article: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    section: tuple[str, ...] = ()


class RuleFile(Shape, frozen=True):
    """A whole file. `host` makes it a site's file, `language` a language's; with neither it holds everywhere.

    A site's file also tells who publishes and how its pages are laid; `until` is when that wants a look.
    """

    host: str = ""
    language: str = ""
    publisher: str = ""
    until: datetime.date | None = None
    select: Selectors = Selectors()
    remove: tuple[Remove, ...] = ()
    move: tuple[Move, ...] = ()
    cut: tuple[Cut, ...] = ()
    mark: tuple[Mark, ...] = ()
    refuse: tuple[Refuse, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules of the file."""
        return (*self.remove, *self.move, *self.cut, *self.mark, *self.refuse)
