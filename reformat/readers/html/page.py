"""A page as an outline: one light record for each element of the lexbor tree, with what is known of its text.

The whole page is looked at here and nowhere else in Python; beautifulsoup4 gets only what was found.
Time and memory are linear in the input: what nests too deep is made flat before the parser sees it (`nesting.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any
from weakref import ref

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from reformat.patterns import lazy
from reformat.readers.html.formulas import unscripted
from reformat.readers.html.naming import named
from reformat.readers.html.nesting import parse
from reformat.readers.html.standard import names
from reformat.readers.html.wrappers import unwrapped

_PLAIN = lazy(r"[A-Za-z_][A-Za-z_-]*")
"""An id by which a path may begin: one with figures numbers its element, which would seem to stand in no box."""

UNREAD = ("script", "style", "template")
"""Elements whose text is no text of the page."""

INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby"
    " s samp small span strike strong sub sup time tt u var wbr"
)
"""Elements that run inside a line."""

RUNNING = INLINE | {"br", "meta", "link"}
"""What a line is made of, with what only machines read in it; an element that holds anything else breaks it."""

UNSHOWN = frozenset(("iframe", "noembed", "noframes"))
"""Elements whose words no browser shows any more; they are not counted as running text."""

FRAME = frozenset(["nav", "footer", "svg", "select"])
"""Elements that are never looked into: their words stand in the ledger as one piece."""

SIGNED = frozenset(["article", "main", "blockquote", "figure"])
"""Elements whose footer may be theirs and not the page's."""


class Part(Struct, eq=False, gc=False):
    """An element with its place in the outline: `own` and `text` count characters, `links` those inside links.

    `run` counts the text that runs in the element itself, that of inline elements in it included, `run_links` the part
    of it inside links; `blocky`: it holds more than runs in a line; `shut`: its inside is not in the outline.
    A struct that the garbage collector leaves alone, since a page has hundreds: it may not know what knows it.
    """

    page: ref[Page]
    node: Any
    tag: str
    attrs: dict[str, str | None]
    names: str
    parent: Part | None
    index: int
    end: int
    nth: int
    own: int
    text: int
    run: int
    blocky: bool
    shut: bool = False
    links: int = 0
    run_links: int = 0
    count: int = 0
    weight: float = 0.0

    @property
    def children(self) -> list[Part]:
        """The elements straight in it. Looked for when wanted: few are ever asked for theirs."""
        found, at, parts = [], self.index + 1, self._page().parts
        while at < self.end:
            found.append(parts[at])
            at = parts[at].end
        return found

    @property
    def beside(self) -> list[Part]:
        """The elements right before and behind it in the same one."""
        parts, before = self._page().parts, None
        if self.parent is not None and self.index - 1 > self.parent.index:
            before = parts[self.index - 1]
            while before.parent is not None and before.parent is not self.parent:
                before = before.parent
        behind = parts[self.end] if self.end < len(parts) and parts[self.end].parent is self.parent else None
        return [one for one in (before, behind) if one is not None]

    @property
    def upward(self) -> Iterator[Part]:
        """It and the elements that it stands in, the nearest first, up to the body."""
        above: Part | None = self
        while above is not None:
            yield above
            above = above.parent

    @property
    def around(self) -> Iterator[Part]:
        """The elements that it stands in, the nearest first, up to the body."""
        return islice(self.upward, 1, None)

    def within(self, other: Part) -> bool:
        """Whether this is `other` or stands inside it."""
        return other.index <= self.index < other.end

    def path(self) -> str:
        """Its CSS path, from the nearest ancestor with an id or twelve levels up."""
        own, above = self._step(), self.parent
        if above is None or own.startswith("#"):
            return own
        paths = self._page().paths
        known = paths.get(above.index)
        if known is None:  # most elements that are asked stand in the same few
            known = paths[above.index] = above._path(11)
        return f"{known} > {own}"

    def _page(self) -> Page:
        page = self.page()
        if page is None:
            raise ReferenceError("a part outlived its page")
        return page

    def _path(self, levels: int) -> str:
        steps: list[str] = []
        part: Part | None = self
        while part is not None and len(steps) < levels and not (steps and steps[-1].startswith("#")):
            steps.append(part._step())
            part = part.parent
        return " > ".join(reversed(steps))

    def _step(self) -> str:
        name = self.attrs.get("id")
        if name and _PLAIN.fullmatch(name):
            return f"#{name}"
        return f"{self.tag}:nth-child({self.nth})" if self.parent is not None else self.tag

    @property
    def link_density(self) -> float:
        """Share of its characters inside links."""
        return self.links / self.text if self.text else 0.0


class Page:
    """The parsed tree, its parts in document order, and the text that conservation is held against.

    `framed`: the page is a whole one, with menus and a footer that need no look inside.
    """

    def __init__(self, markup: str, *, framed: bool = False) -> None:
        self.tree = parse(unwrapped(unscripted(markup)))
        self.scripts = _scripts(self.tree)
        self.scripted = self.tree.css_first("script") is not None
        self.tree.strip_tags(list(UNREAD))
        self.parts: list[Part] = []
        self.by_id: dict[int, Part] = {}
        self.paths: dict[int, str] = {}
        self.shut: list[Part] = []
        self._said: list[tuple[int, str, str]] = []
        self._places: list[int] = []
        body = self.tree.body
        if body is not None:
            self._outline(body, FRAME if framed else frozenset())
            self._add_up()
        self.source_text = self._whole(body) if body is not None else ""

    @property
    def body(self) -> Part | None:
        """The body, if the page has one."""
        return self.parts[0] if self.parts else None

    def _outline(self, body: LexborNode, frame: frozenset[str]) -> None:
        by_id, parts, page = self.by_id, self.parts, ref(self)
        nodes, at = body.css("*"), 0  # all elements in document order, the body first
        while at < len(nodes):
            node = nodes[at]
            tag, attrs, above = node.tag or "", node.attributes, node.parent
            parent = by_id.get(above.mem_id) if above is not None else None
            shut = tag in frame and _framing(tag, node, parent)
            words = node.text(shut, "", True)  # each text stripped, joined with nothing between
            if words and ("  " in words or "\n" in words):
                words = " ".join(words.split())
            said = named(attrs, node) if attrs else ""
            if "-" in tag:  # an element of the site's own making: its name says what class names say elsewhere
                said = f"{said} {tag}"
            nth = 1
            if parent is not None:
                nth = parent.count = parent.count + 1
            own, index = len(words), len(parts)
            blocky = tag not in RUNNING and ":" not in tag
            run = 0 if tag in UNSHOWN else own
            part = Part(page, node, tag, attrs, said, parent, index, index + 1, nth, own, own, run, blocky, shut)
            parts.append(part)
            by_id[node.mem_id] = part
            at += 1
            if shut:
                at += self._shut(part)

    def _shut(self, part: Part) -> int:
        """How many elements a part has inside, which are not looked at; its links are counted."""
        links = part.node.css("a") if part.tag in ("nav", "footer") else ()
        part.links = min(part.text, sum(len(link.text(deep=True, strip=True, separator="")) for link in links))
        self.shut.append(part)
        return len(part.node.css("*")) - 1

    def _holder(self, node: Any) -> Part:
        """The part that an element is or stands in."""
        while (part := self.by_id.get(node.mem_id)) is None:
            node = node.parent
        return part

    def _add_up(self) -> None:
        """Sums from the leaves to the body, in one pass for all, since a page has thousands of elements."""
        for part in reversed(self.parts):
            tag, above = part.tag, part.parent
            if tag == "a":
                part.links, part.run_links = part.text, part.run
            if above is None:
                continue
            if part.text:
                above.text += part.text
                above.links += part.links
                if part.run and tag in INLINE:
                    above.run += part.run
                    above.run_links += part.run_links
            if part.blocky:
                above.blocky = True
            if part.end > above.end:
                above.end = part.end

    def _whole(self, body: LexborNode) -> str:
        """All that the page says, without the white space between, since how deep a source is indented says nothing.

        What alt and title attributes say is noted with their places.
        """
        nodes = [(self._holder(node).index, node.attributes) for node in body.css("[alt], [title]:not([alt])")]
        labels = [(at, name, attrs[name] or "") for name in ("alt", "title") for at, attrs in nodes if name in attrs]
        self._said = sorted((label for label in labels if label[2]), key=lambda label: label[:2])
        self._places = [index for index, _, _ in self._said]
        return "\n".join([body.text(deep=True, separator=" ", strip=True), *(said for _, _, said in labels)])

    def close(self) -> None:
        """Let go of the outline, whose parts know the page that knows them: else it waits for the garbage collector."""
        self.parts.clear()
        self.shut.clear()
        self.by_id.clear()

    def select(self, selector: str) -> list[Part]:
        """The parts that a CSS selector finds; none for a selector that lexbor cannot read."""
        body = self.tree.body
        try:
            nodes = body.css(selector) if body is not None else []
        except (ValueError, SelectolaxError):
            return []
        return [part for node in nodes if (part := self.by_id.get(node.mem_id)) is not None]

    def labelled(self, part: Part) -> list[tuple[int, str, str]]:
        """Index, name and value of the alt and title attributes of an element and of all within it."""
        return self._said[bisect_left(self._places, part.index) : bisect_left(self._places, part.end)]

    def words(self, part: Part) -> str:
        """All that this element says: its text and the alt and title attributes in it."""
        text = part.node.text(deep=True, separator=" ") if part.text else ""
        return " ".join(" ".join([text, *(value for _, _, value in self.labelled(part))]).split())


def _framing(tag: str, node: LexborNode, parent: Part | None) -> bool:
    """Whether an element of the frame is nothing else: no trail with the headline in it, no article's own footer."""
    if tag == "nav":
        return node.css_first("h1") is None
    return tag != "footer" or parent is None or all(part.tag not in SIGNED for part in parent.upward)


def _scripts(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Type and text of the scripts that hold data."""
    found = []
    for node in tree.css("script"):
        attrs = node.attributes
        if "src" not in attrs:
            kind = (attrs.get("type") or "").lower()
            found.append((f"{kind}#{attrs.get('id') or ''}", node.text(deep=True)))
    return found
