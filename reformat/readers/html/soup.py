"""Hand a part of the lexbor tree to beautifulsoup4: no second parse, no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bs4.element import NavigableString, PageElement, Tag

from reformat.readers.html.inlines import FORMULA, SKIP
from reformat.readers.html.page import Page, Part
from reformat.readers.html.pictures import drawn

DEEPEST = 100
"""Elements nested deeper are dropped and their text stays, so that reading may recurse."""

PORTION = 2_000
"""About how many elements stand in one soup; an article of any length needs no more memory than that at once."""


class Element(Tag):
    """A soup element that knows the outline's record of itself, and has the attributes from there.

    Made without Tag's constructor, which costs ten times as much: all but this is the same for every element.
    """

    part: Part

    def __init__(self, name: str, attrs: dict[str, Any], part: Part, parent: Tag, previous: PageElement) -> None:
        self.name, self.attrs, self.part, self.contents = name, attrs, part, []
        _place(self, parent, previous)


for _name, _value in vars(Tag(name="blank", interesting_string_types=Tag.MAIN_CONTENT_STRING_TYPES)).items():
    setattr(Element, _name, _value)


def _place(node: PageElement, parent: Tag, previous: PageElement) -> None:
    """Set a node at the end of `parent`, behind `previous` in the document."""
    above = parent.contents
    node.parent, node.previous_element, node.next_element, node.next_sibling = parent, previous, None, None
    node.previous_sibling = above[-1] if above else None
    if above:
        above[-1].next_sibling = node
    previous.next_element = node
    above.append(node)


class _Brewing:
    """Makes soup elements of a tree that is parsed already.

    BeautifulSoup's own way, a tree builder that tells it of tags as they open and close, costs three times as much:
    it keeps a stack that the tree has, and looks at every attribute and string for what HTML text may hold.
    """

    def __init__(self, page: Page, out: dict[int, Any]) -> None:
        self._page, self._out = page, out
        self.root = Tag(name="[document]")
        self._last: PageElement = self.root

    def element(self, name: str, attrs: dict[str, Any], part: Part, parent: Tag) -> Element:
        """A new element at the end of `parent`."""
        self._last = made = Element(name, attrs, part, parent, self._last)
        return made

    def gathered(self, text: list[str], parent: Tag) -> None:
        """What text there is as one string at the end of `parent`; afterwards there is none."""
        if text:
            made = str.__new__(NavigableString, "".join(text))
            made.hidden = False
            _place(made, parent, self._last)
            self._last = made
            text.clear()

    def walk(self, top: Any) -> None:  # noqa: C901 (one loop over all kinds of nodes: calls would cost more than they say)
        """Take a node over with all that is in it, without recursion."""
        stop = top.mem_id
        node, depth, holder = top, 0, self.root
        holders: list[Tag] = []
        text: list[str] = []
        while True:
            below = None
            if node.is_text_node:
                text.append(node.text_content or "")
            elif node.is_element_node:
                part = self._page.by_id[node.mem_id]
                opens = part.index in self._out or depth >= DEEPEST or not _transparent(part)
                if opens:
                    self.gathered(text, holder)
                inner = holder
                if part.index in self._out:
                    self.element(SKIP, {}, part, holder)
                else:
                    if opens and depth < DEEPEST:
                        name = "img" if "-" in part.tag and drawn(part.tag, part.attrs) else part.tag
                        inner = self.element(name, part.attrs, part, holder)
                    if inner.name == FORMULA:  # read from the page's own tree; its words are there for those who count
                        self.gathered([node.text(deep=True, separator=" ") or ""], inner)
                    else:
                        below = node.child
            if below is not None:
                holders.append(holder)
                node, holder, depth = below, inner, depth + 1
                continue
            while node.mem_id != stop and node.next is None:
                node, depth = node.parent, depth - 1
                above = holders.pop()
                if above is not holder:
                    self.gathered(text, holder)
                holder = above
            if node.mem_id == stop:
                break
            node = node.next
        self.gathered(text, holder)


def _transparent(part: Part) -> bool:
    """Whether an element adds nothing to what stands in it: a span without class or language, a font."""
    return (
        part.tag in ("span", "font", "nobr", "ins")
        and not part.names
        and "role" not in part.attrs
        and "lang" not in part.attrs
        and "dir" not in part.attrs
    )


def soups(page: Page, nodes: Sequence[Any], out: dict[int, Any]) -> Iterator[Tag]:
    """The nodes as soups, in portions; the parts in `out` become empty placeholders.

    Each is taken apart once the next is asked for: its elements know each other in circles.
    """
    brewing, size = _Brewing(page, out), 0
    for node in nodes:
        brewing.walk(node)
        part = page.by_id.get(node.mem_id)
        size += part.end - part.index if part is not None else 1
        if size > PORTION:
            yield brewing.root
            brewing.root.decompose()
            brewing, size = _Brewing(page, out), 0
    if size:
        yield brewing.root
        brewing.root.decompose()


def children(part: Part) -> list[Any]:
    """The nodes directly inside an element, text included."""
    found = []
    node = part.node.child
    while node is not None:
        found.append(node)
        node = node.next
    return found
