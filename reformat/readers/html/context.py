"""What the making of blocks shares: the page, the addresses' base, and the ledger of this reading."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from bs4.element import NavigableString, Tag
from msgspec.structs import replace

from reformat.document.draft import Action, Change
from reformat.document.nodes import Inlines, Language, Skipped, Span, Stamp, Strong, Text
from reformat.document.walk import plain
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.html.folds import heads
from reformat.readers.html.headline import words
from reformat.readers.html.inlines import Lines
from reformat.readers.html.inside import elements
from reformat.readers.html.middles import Middles
from reformat.readers.html.page import Page, Part
from reformat.readers.html.reason import Reason
from reformat.readers.html.recipes import CHOSEN
from reformat.readers.html.signals import CROSSHEAD, HEADINGS, role_of
from reformat.readers.html.soup import Element
from reformat.readers.metadata.linked import Node

MOSTLY = 0.6
"""Share of the body's running text in a box from which its name gives what stands in it no role."""

MOST_CLASSES = 24
"""How many class and id tokens of an element and those around it a block is stamped with."""


class Context:
    """One reading of one page: collects changes, and remembers which alt and title attributes found their place."""

    def __init__(self, page: Page, base: str, out: dict[int, Reason], recipe: frozenset[int] = frozenset()) -> None:
        self.page, self.out, self.recipe = page, out, recipe
        self.changes: list[Change] = []
        self.used: set[tuple[int, str]] = set()
        self.lines = Lines(base, self.changes.append, self.drop, self.use)
        self.media: list[Node] = []
        self.root = 0
        self.wanted: dict[str, Part] = {}
        self.heads: frozenset[int] = frozenset()
        self._spans: dict[int, Span] = {}
        self._stamps: dict[int, Stamp] = {}
        self._declared: dict[int, tuple[str, str]] = {}
        self._classes: dict[int, tuple[str, ...]] = {}
        self._wholes: dict[int, bool] = {}
        self.middles = Middles(page)

    @cached_property
    def tabs(self) -> dict[tuple[str, str], Part]:
        """The first tab of the page that controls an element of a name, or has a name itself."""
        found: dict[tuple[str, str], Part] = {}
        for part in self.page.parts:
            if part.attrs.get("role") == "tab":
                told = part.attrs.get("aria-controls") or "", (part.attrs.get("href") or "")[1:]
                for key in (*(("controls", one) for one in told), ("id", part.attrs.get("id") or "")):
                    found.setdefault(key, part)
        return found

    def enter(self, part: Part) -> None:
        """Begin to read this part: its own links within the page are those that need a place to lead to."""
        self.root = part.index
        self._wholes = {}
        self.heads = heads(self.page, part)
        links = (p for p in self.page.parts[part.index : part.end] if p.tag == "a")
        self.wanted |= {  # a note outside the article's element is led to from inside it
            unquote(at[1:]).lower(): link
            for link in links
            if len(at := self.lines.address(link.attrs.get("href") or "")) > 1 and at[0] == "#"
        }

    def anchors(self, nodes: Iterable[Any]) -> tuple[str, ...]:
        """The names in these nodes that a link of the page leads to."""
        if not self.wanted:
            return ()
        tags = (tag for node in nodes if isinstance(node, Tag) for tag in (node, *elements(node)))
        names = (value(tag, at).lower() for tag in tags for at in (("id", "name") if tag.name == "a" else ("id",)))
        return tuple(dict.fromkeys(name for name in names if name in self.wanted))

    def declared(self, part: Part) -> tuple[str, str]:
        """Language and direction that the nearest element around a part's text declares inside the article."""
        if part.index < self.root:
            return "", ""
        known = self._declared.get(part.index)
        if known is None:
            language, direction = self.declared(part.parent) if part.parent is not None else ("", "")
            language = part.attrs.get("lang") or part.attrs.get("xml:lang") or language
            turn = (part.attrs.get("dir") or "").lower()
            known = language, turn if turn in ("rtl", "ltr") else direction
            self._declared[part.index] = known
        return known

    def tongue(self, tag: Tag, inlines: Inlines) -> Inlines:
        """A run marked with the language and direction that its element declares."""
        language, direction = self.declared(self.part(tag))
        return (Language(inlines, language, direction),) if inlines and (language or direction) else inlines

    def part(self, tag: Tag) -> Part:
        """The outline's record of a soup element."""
        return tag.part if isinstance(tag, Element) else self.page.parts[0]

    def span(self, part: Part) -> Span:
        """Where an element stands."""
        found = self._spans.get(part.index)
        if found is None:
            found = self._spans[part.index] = Span(path=part.path())
        return found

    def stamp(self, part: Part, inlines: Inlines = (), role: str = "") -> Stamp:
        """What the markup says of a block that comes from this element."""
        known = self._stamps.get(part.index)
        if known is None:
            known = self._stamps[part.index] = self._stamp(part)
        role = role or known.role or ("bold-line" if bold(inlines) else "")
        return known if role == known.role else replace(known, role=role)

    def holder(self, run: list[Any], around: Part) -> Part:
        """The element whose stamp a run bears: the only one in it if named a deck or a head, else that around it."""
        said = [node for node in run if not isinstance(node, NavigableString) or node.strip()]
        if len(said) == 1 and isinstance(said[0], Tag) and said[0].name != "br":
            part = self.part(said[0])
            if part.names and (role_of(part.names) == "deck" or CROSSHEAD.search(part.names)):
                return part
        return around

    def _stamp(self, part: Part) -> Stamp:
        classes = self._classes_from(part.parent)
        number = _number(part)
        if part.names:
            classes = (*(name for name in part.names.split() if name != number), *classes)[:MOST_CLASSES]
        own = not part.links or part.index in self.heads or (part.tag in HEADINGS and self._to_itself(part))
        density = 0.0 if own else round(part.link_density, 3)
        role, centred = self.role(part), self.middles.any and self.middles.centred(part, self.root)
        rule = CHOSEN if part.index in self.recipe else ""
        anchors = (number,) if number in self.wanted else ()
        return Stamp(part.tag, classes, density, rule, role, anchors=anchors, centred=centred)

    def _to_itself(self, part: Part) -> bool:
        """Whether all links of a heading lead to a place in this page: its own, as manuals set them."""
        return all(
            self.lines.address(link.attributes.get("href") or "").startswith("#") for link in part.node.css("a[href]")
        )

    def _classes_from(self, part: Part | None) -> tuple[str, ...]:
        """The class and id tokens from an element up to the root; most blocks share theirs with their neighbours."""
        if part is None or part.index < self.root:
            return ()
        if (known := self._classes.get(part.index)) is not None:
            return known
        classes: list[str] = []
        above: Part | None = part
        while above is not None and above.index >= self.root and len(classes) < MOST_CLASSES:
            classes.extend(above.names.split())
            above = above.parent
        found = self._classes[part.index] = tuple(classes[:MOST_CLASSES])
        return found

    def role(self, part: Part) -> str:
        """The role that the class names of an element, or of the one around it, give it; a figcaption's is caption.

        A heading that the page's contents list is one, whatever it says.
        """
        if part.index in self.heads:
            return "opener"
        listed = self.wanted.get((part.attrs.get("id") or "").lower()) if part.tag in HEADINGS else None
        if listed is not None and bare(words(listed)) == bare(words(part)):
            return "heading"
        above: Part | None = part
        for up in range(4):
            if above is None or above.index < self.root:
                break
            if above.tag == "figcaption":
                return "caption"
            if up < 2 and above.names and (role := role_of(above.names)) and not (up and self._whole(above)):
                return role
            above = above.parent
        return ""

    def _whole(self, part: Part) -> bool:
        """Whether most of the body stands in a box, or headings do: a shop's "description" is no standfirst."""
        if part.index not in self._wholes:  # each of its parts asks
            headed = sum(child.tag in HEADINGS for child in part.children) > 1
            self._wholes[part.index] = headed or part.weight > MOSTLY * self.page.parts[self.root].weight
        return self._wholes[part.index]

    def skipped(self, part: Part, reason: Reason | None = None) -> Skipped | None:
        """The block that stands for a part left out, or None if it says nothing."""
        text = self.page.words(part)
        if not text:
            return None
        reason = reason or self.out.get(part.index)
        rule = reason.rule if reason else ""
        return Skipped(
            text=text,
            span=self.span(part),
            stamp=Stamp(tag=part.tag, classes=tuple(part.names.split()[:12]), rule=rule, role="debris"),
        )

    def drop(self, tag: Tag) -> None:
        """Put a part left out in the middle of a line into the ledger."""
        part = self.part(tag)
        reason = self.out[part.index]
        if text := self.page.words(part):
            rule, because, sure = reason
            self.changes.append(Change("read", rule, "remove", text, because, "", self.span(part), sure))

    def leave(self, tag: Tag, text: str, rule: str, because: str) -> None:
        """Put words that the model has no place for into the ledger."""
        self.leave_words(self.part(tag), text, rule, because)

    def leave_words(self, part: Part, text: str, rule: str, because: str) -> None:
        """The same for an element of the outline."""
        if text.strip():
            self.note(part, rule, " ".join(text.split()), because)

    def note(self, part: Part, rule: str, said: str, because: str, action: Action = "remove", after: str = "") -> None:
        """Put an entry for what a part says into the ledger."""
        self.changes.append(Change("read", rule, action, said, because, after, self.span(part)))

    def use(self, tag: Tag, name: str) -> str:
        """The value of an alt or title attribute, which from now on has its place in the article."""
        value = str(tag.get(name) or "")
        if value:
            self.used.add((self.part(tag).index, name))
        return " ".join(value.split())

    def left_labels(self, part: Part) -> None:
        """Put the alt and title attributes inside a part that found no place into the ledger."""
        covered = -1
        for index, name, value in self.page.labelled(part):
            if index < covered or (index, name) in self.used or not value.strip():
                continue
            if (condemned := self._condemned(index, part)) is not None:
                covered = condemned.end
                continue
            because = (
                "A title attribute is a tooltip, and repeats or comments what is there"
                if name == "title"
                else "The alternative text of an icon or control"
            )
            self.note(self.page.parts[index], f"html.{name}-attribute", " ".join(value.split()), because)

    def _condemned(self, index: int, top: Part) -> Part | None:
        around = takewhile(lambda one: one.index >= top.index, self.page.parts[index].upward)
        return next((part for part in around if part.index in self.out), None)


def _number(part: Part) -> str:
    """The id of an element that numbers it, so that no other of its make has the like; empty where none does."""
    name = (part.attrs.get("id") or "").lower()
    return name if any(map(str.isdigit, name)) else ""


_SAYS = lazy("[^\\s\u200b\u200c\u200d\ufeff\u00ad\u2060]")


def says(inlines: Inlines) -> bool:
    """Whether a run says anything at all."""
    return _SAYS.search(plain(inlines)) is not None


def bold(inlines: Inlines) -> bool:
    """Whether the whole run is strong."""
    if not inlines or (isinstance(inlines[0], Text) and inlines[0].text.strip()):
        return False
    return all(isinstance(i, Strong) or not plain((i,)).strip() for i in inlines)


def value(tag: Any, name: str) -> str:
    """An attribute of a soup element as text."""
    return str(tag.get(name) or "")


def stands_in(node: Any, places: tuple[str, ...], top: Tag) -> bool:
    """Whether a node stands in an element of these names below `top`; one around `top` does not count."""
    for above in node.parents:
        if above is top:
            return False
        if above.name in places:
            return True
    return False
