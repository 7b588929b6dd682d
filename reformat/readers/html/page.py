"""A page as an outline: one light record for each element of the lexbor tree, with what is known of its text.

The whole page is looked at here and nowhere else in Python; beautifulsoup4 gets only what was found.
Time and memory are linear in the input: what nests too deep is made flat before the parser sees it (`nesting.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from reformat.readers.html.nesting import parse

_PLAIN = re.compile(r"[A-Za-z][\w-]*")
UNREAD = ("script", "style", "template")
"""Elements whose text is no text of the page."""


INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that run inside a line."""

RUNNING = INLINE | {"br"}
"""What a line is made of; an element that holds anything else breaks it."""


class Part:
    """An element with its place in the outline: `own` and `text` count characters, `links` those inside links."""

    __slots__ = (
        "attrs",
        "blocky",
        "children",
        "depth",
        "end",
        "index",
        "links",
        "names",
        "node",
        "nth",
        "own",
        "parent",
        "tag",
        "text",
        "weight",
    )

    def __init__(self, node: Any, tag: str, attrs: dict[str, str | None], parent: Part | None, index: int) -> None:
        self.node, self.tag, self.attrs, self.parent, self.index = node, tag, attrs, parent, index
        self.depth: int = parent.depth + 1 if parent else 0
        self.children: list[Part] = []
        self.own = self.text = self.links = 0
        self.weight = 0.0
        self.blocky = False
        self.nth = len(parent.children) + 1 if parent else 1
        self.end = index + 1
        self.names = f"{attrs.get('class') or ''} {attrs.get('id') or ''}".lower() if attrs else ""

    def within(self, other: Part) -> bool:
        """Whether this is `other` or stands inside it."""
        return other.index <= self.index < other.end

    def path(self) -> str:
        """Its CSS path, from the nearest ancestor with an id or twelve levels up."""
        steps: list[str] = []
        part: Part | None = self
        while part is not None and len(steps) < 12:
            name = part.attrs.get("id")
            if name and _PLAIN.fullmatch(name):
                steps.append(f"#{name}")
                break
            steps.append(f"{part.tag}:nth-child({part.nth})" if part.parent else part.tag)
            part = part.parent
        return " > ".join(reversed(steps))

    @property
    def link_density(self) -> float:
        """Share of its characters inside links."""
        return self.links / self.text if self.text else 0.0


class Page:
    """The parsed tree, its parts in document order, and the text that conservation is held against."""

    def __init__(self, markup: str) -> None:
        self.tree = parse(markup)
        self.scripts = _scripts(self.tree)
        self.scripted = self.tree.css_first("script") is not None
        self.tree.strip_tags(list(UNREAD))
        self.parts: list[Part] = []
        self.by_id: dict[int, Part] = {}
        self._said: list[tuple[int, str, str]] = []
        body = self.tree.body
        if body is not None:
            self._outline(body)
            self._add_up()
        self._places = [index for index, _, _ in self._said]
        self.source_text = self._whole(body) if body is not None else ""

    @property
    def body(self) -> Part | None:
        """The body, if the page has one."""
        return self.parts[0] if self.parts else None

    def _outline(self, body: LexborNode) -> None:
        by_id, parts, said = self.by_id, self.parts, self._said
        for node in body.traverse(include_text=True):
            if node.is_text_node:
                text = (node.text_content or "").strip()
                holder = node.parent
                if text and holder is not None and (part := by_id.get(holder.mem_id)) is not None:
                    part.own += len(text) if "  " not in text and "\n" not in text else len(" ".join(text.split()))
            elif node.is_element_node:
                above = node.parent
                attrs = node.attributes
                part = by_id.get(above.mem_id) if above is not None else None
                new = Part(node, node.tag or "", attrs, part, len(parts))
                if attrs:
                    for name in ("alt", "title"):
                        if value := attrs.get(name):
                            said.append((new.index, name, value))
                if part is not None:
                    part.children.append(new)
                parts.append(new)
                by_id[node.mem_id] = new

    def _add_up(self) -> None:
        for part in reversed(self.parts):
            part.text += part.own
            if part.tag == "a":
                part.links = part.text
            above = part.parent
            if part.tag not in RUNNING:
                part.blocky = True
            if above is not None:
                if part.blocky:
                    above.blocky = True
                above.text += part.text
                above.links += part.links
                above.end = max(above.end, part.end)

    def _whole(self, body: LexborNode) -> str:
        said = [node.attributes.get(name) or "" for name in ("alt", "title") for node in body.css(f"[{name}]")]
        return "\n".join([body.text(deep=True, separator=" "), *said])

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


def _scripts(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Type and text of the scripts that hold data."""
    found = []
    for node in tree.css("script"):
        attrs = node.attributes
        if "src" not in attrs:
            kind = (attrs.get("type") or "").lower()
            found.append((f"{kind}#{attrs.get('id') or ''}", node.text(deep=True)))
    return found
