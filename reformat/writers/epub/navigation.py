"""The navigation document and the NCX for readers of EPUB 2, from one table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from reformat.writers.epub.chapter import Entry
from reformat.writers.legible import legible
from reformat.writers.markup.form import Form
from reformat.writers.markup.tree import Element, as_xhtml, element

NCX = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(slots=True)
class Branch:
    """A line of the contents with the lines below it; a section of a collection has no target of its own."""

    title: str
    target: str
    within: list[Branch] = field(default_factory=list)
    language: str = ""

    def depth(self) -> int:
        """How many levels it holds, itself included."""
        return 1 + max((b.depth() for b in self.within), default=0)

    def first(self) -> str:
        """Where one comes out first."""
        return self.target or next((b.first() for b in self.within), "")


def grow(entries: Sequence[Entry], language: str) -> list[Branch]:
    """Title and headings as a tree, each below the nearest higher one."""
    top: list[Branch] = []
    path: list[tuple[int, Branch]] = []
    for entry in entries:
        branch = Branch(entry.title, entry.target, language=language)
        while path and path[-1][0] >= entry.level:
            path.pop()
        (path[-1][1].within if path else top).append(branch)
        path.append((entry.level, branch))
    return top


def navigation(title: str, form: Form, tree: Sequence[Branch], start: str, in_spine: bool) -> bytes:
    """nav.xhtml: the contents, and hidden landmarks (whose targets must lie in the spine)."""
    say = form.say
    heading = element("h1", {"id": "contents"} | form.ours(), say.get("reading.contents"))
    toc = element(
        "nav",
        form.semantics("toc", "doc-toc") | {"id": "toc", "aria-labelledby": "contents"},
        heading,
        _list(tree, form),
    )
    marks = [Entry(1, say.get("reading.start"), start)]
    spots = [
        element("li", None, element("a", {"href": m.target} | form.semantics("bodymatter"), m.title)) for m in marks
    ]
    if in_spine:
        spots.insert(
            0,
            element(
                "li", None, element("a", {"href": "nav.xhtml#toc"} | form.semantics("toc"), say.get("reading.contents"))
            ),
        )
    kind = form.semantics("landmarks") | {"hidden": "", "aria-label": say.get("reading.landmarks")}
    landmarks = element("nav", kind, element("ol", form.ours(), *spots))
    style = element("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"})
    head = element("head", None, element("title", None, title), style)
    return as_xhtml(element("html", form.root(), head, element("body", None, toc, landmarks)))


def _list(tree: Sequence[Branch], form: Form) -> Element:
    made = element("ol")
    for branch in tree:
        marked = form.lang(branch.language)
        line = (
            element("a", {"href": branch.target} | marked, branch.title)
            if branch.target
            else element("span", marked, branch.title)
        )
        made.append(element("li", None, line, _list(branch.within, form) if branch.within else None))
    return made


def ncx(title: str, language: str, identifier: str, tree: Sequence[Branch]) -> bytes:
    """toc.ncx."""
    root = etree.Element(f"{{{NCX}}}ncx", {"version": "2005-1"}, nsmap={None: NCX})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    depth = max((b.depth() for b in tree), default=1)
    for name, value in (("uid", identifier), ("depth", str(depth)), ("totalPageCount", "0"), ("maxPageNumber", "0")):
        etree.SubElement(head, f"{{{NCX}}}meta", {"name": f"dtb:{name}", "content": value})
    _words(etree.SubElement(root, f"{{{NCX}}}docTitle"), title)
    _points(etree.SubElement(root, f"{{{NCX}}}navMap"), tree, [0])
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _words(parent: Element, words: str) -> None:
    etree.SubElement(parent, f"{{{NCX}}}text").text = legible(words)


def _points(parent: Element, tree: Sequence[Branch], count: list[int]) -> None:
    for branch in tree:
        count[0] += 1
        point = etree.SubElement(parent, f"{{{NCX}}}navPoint", {"id": f"point{count[0]}"})
        _words(etree.SubElement(point, f"{{{NCX}}}navLabel"), branch.title)
        etree.SubElement(point, f"{{{NCX}}}content", {"src": branch.first()})
        _points(point, branch.within, count)
