"""Hand a part of the lexbor tree to beautifulsoup4: no second parse, no scripts, no dead attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder

from reformat.readers.html.inlines import SKIP
from reformat.readers.html.page import Page, Part
from reformat.readers.html.pictures import drawn

DEEPEST = 100
"""Elements nested deeper are dropped and their text stays, so that reading may recurse."""

PORTION = 2_000
"""About how many elements stand in one soup; an article of any length needs no more memory than that at once."""

LIVE = frozenset(
    [
        "href",
        "src",
        "srcset",
        "sizes",
        "alt",
        "class",
        "id",
        "lang",
        "dir",
        "colspan",
        "rowspan",
        "scope",
        "headers",
        "datetime",
        "cite",
        "start",
        "type",
        "reversed",
        "value",
        "poster",
        "width",
        "height",
        "itemprop",
        "role",
        "name",
        "rel",
        "style",
        "data-src",
        "data-srcset",
        "data-original",
        "data-lazy-src",
        "data-lazy",
        "data-lazy-srcset",
        "data-image",
        "data-url",
        "data-original-src",
        "data-hi-res-src",
        "data-full-src",
        "data-src-large",
        "data-tweet-id",
        "data-href",
        "title",
        "content",
        "longdesc",
        "aria-details",
        "aria-describedby",
        "data-duration",
        "data-title",
        "aria-label",
        "kind",
        "srclang",
        "label",
    ]
)
"""Attributes that blocks are made from."""


class Portion(list[Any]):
    """Nodes of the lexbor tree that make one soup."""


class _LexborBuilder(HTMLTreeBuilder):
    """A tree builder that walks a tree that is parsed already."""

    NAME = "lexbor-walk"
    features = (NAME,)

    def __init__(self, page: Page, nodes: Sequence[Any], out: dict[int, Any]) -> None:
        super().__init__(multi_valued_attributes={})
        self._page, self._nodes, self._out = page, nodes, out

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Any:
        """Nothing to prepare: the markup is parsed."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Walk the nodes without recursion and tell the soup what comes."""
        del markup
        for node in self._nodes:
            self._walk(node)

    def _walk(self, top: Any) -> None:  # noqa: C901 (one loop over all kinds of nodes: calls would cost more than they say)
        soup: Any = self.soup
        stop = top.mem_id
        node, depth = top, 0
        names: list[str] = []
        while True:
            below = None
            if node.is_text_node:
                soup.handle_data(node.text_content or "")
            elif node.is_element_node:
                part = self._page.by_id[node.mem_id]
                name = part.tag if depth < DEEPEST and not _transparent(part) else ""
                if "-" in name and drawn(name, part.attrs):
                    name = "img"
                if part.index in self._out:
                    soup.handle_starttag(SKIP, None, None, {"n": part.index})
                    soup.handle_endtag(SKIP)
                else:
                    if name:
                        said = part.attrs
                        attrs: dict[str, Any] = {k: v or "" for k, v in said.items() if k in LIVE} if said else {}
                        attrs["n"] = part.index
                        soup.handle_starttag(name, None, None, attrs)
                    below = node.child
                    if below is None and name:
                        soup.handle_endtag(name)
                    elif below is not None:
                        names.append(name)
                        depth += 1
            if below is not None:
                node = below
                continue
            while node.mem_id != stop and node.next is None:
                node = node.parent
                depth -= 1
                if name := names.pop():
                    soup.handle_endtag(name)
            if node.mem_id == stop:
                return
            node = node.next


def _transparent(part: Part) -> bool:
    """Whether an element adds nothing to what stands in it: a span without class or language, a font."""
    return (
        part.tag in ("span", "font", "nobr", "ins")
        and not part.names
        and "lang" not in part.attrs
        and "dir" not in part.attrs
    )


def soups(page: Page, nodes: Sequence[Any], out: dict[int, Any]) -> Iterator[BeautifulSoup]:
    """The nodes as soups, in portions; the parts in `out` become placeholders with their index as `n`."""
    portion: list[Any] = []
    size = 0
    for node in nodes:
        portion.append(node)
        part = page.by_id.get(node.mem_id)
        size += part.end - part.index if part is not None else 1
        if size > PORTION:
            yield _brew(page, portion, out)
            portion, size = [], 0
    if portion:
        yield _brew(page, portion, out)


def _brew(page: Page, nodes: Sequence[Any], out: dict[int, Any]) -> BeautifulSoup:
    return BeautifulSoup("<p>", builder=_LexborBuilder(page, nodes, out))


def children(part: Part) -> list[Any]:
    """The nodes directly inside an element, text included."""
    found = []
    node = part.node.child
    while node is not None:
        found.append(node)
        node = node.next
    return found
