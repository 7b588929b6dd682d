"""Elements that only their role says what they are: tables, lists and headings made of boxes, pictures, tabs.

Source: WAI-ARIA 1.2, the roles table, grid, row, cell, columnheader, rowheader, list, listitem, heading.
"""

from __future__ import annotations

from bs4.element import Tag

from reformat.document.nodes import Alt, AnyBlock, Figure, Heading, Image, Inlines, Text
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.headline import words
from reformat.readers.html.inside import elements, first
from reformat.readers.html.pictures import TAGS
from reformat.readers.html.signals import PANEL

_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}
_SCOPES = {"columnheader": "col", "rowheader": "row"}
_PAINTED = lazy(r"background(?:-image)?\s*:[^;]*?url\(\s*[\"']?(?P<url>[^\"')]+)")
_TABLES = ("table", "grid", "treegrid")


def by_role(tag: Tag) -> str:
    """The name of an element, made anew from its role where that says more; so are what it holds as rows and items."""
    role = value(tag, "role")
    if role in _TABLES and tag.name != "table" and _rows(tag):
        tag.name = "table"
    elif role == "list" and tag.name not in ("ul", "ol", "dl") and _items(tag):
        tag.name = "ul"
    elif role == "heading" and tag.name in ("div", "p"):
        level = value(tag, "aria-level")
        tag.name = f"h{level}" if level in ("2", "3", "4", "5", "6") else "h2"
    elif role == "separator" and not tag.get_text().strip() and first(tag, TAGS) is None:
        tag.name = "hr"
    elif role == "blockquote" and tag.name in ("div", "p", "section"):
        tag.name = "blockquote"
    return tag.name


def _rows(tag: Tag) -> bool:
    """Whether each row holds cells and nothing else; they are named as such."""
    rows = [one for one in elements(tag) if value(one, "role") == "row"]
    inner = [_inner(row) for row in rows]
    if len(rows) < 2 or any(value(cell, "role") not in _CELLS for cells in inner for cell in cells):
        return False
    for row in rows:
        row.name = "tr"
    for cell in (cell for cells in inner for cell in cells):
        role = value(cell, "role")
        cell.name = _CELLS[role]
        cell["scope"] = value(cell, "scope") or _SCOPES.get(role, "")
    return True


def _items(tag: Tag) -> bool:
    items = [one for one in _inner(tag) if value(one, "role") == "listitem"]
    for item in items:
        item.name = "li"
    return len(items) > 1


def _inner(tag: Tag) -> list[Tag]:
    return [one for one in tag.contents if isinstance(one, Tag)]


def beside(tag: Tag, context: Context) -> list[AnyBlock]:
    """What stands above an element by its role: the picture painted behind it, or its tab's words."""
    role = value(tag, "role")
    if role == "img":
        return _painted(tag, context)
    label = _tab(tag, context) if role == PANEL else ""
    return [Heading(level=3, inlines=(Text(label),), origin="generated")] if label else []


def _painted(tag: Tag, context: Context) -> list[AnyBlock]:
    match = _PAINTED.search(value(tag, "style"))
    url = context.lines.address(match["url"]) if match is not None else ""
    label = " ".join(value(tag, "aria-label").split())
    if not url or not label:
        return []
    part = context.part(tag)
    because = "What the page says of a picture that it paints behind a box"
    context.note(part, "html.painted", "", because, "rewrite", label)
    return [Figure(image=Image(url=url), alt=Alt(label, "author"), span=context.span(part), stamp=context.stamp(part))]


def named_by(table: Tag, name: str, context: Context) -> Inlines:
    """The caption of a table whose name is said to screen readers alone."""
    because = "The name of a table that the page says to screen readers alone"
    context.note(context.part(table), "html.table-name", "", because, "rewrite", " ".join(name.split()))
    return (Text(" ".join(name.split())),)


def _tab(tag: Tag, context: Context) -> str:
    """The words of the tab that names this panel or is named by it."""
    mine, named = value(tag, "id"), value(tag, "aria-labelledby")
    keys = [key for key in (("controls", mine), ("id", named)) if key[1] and key in context.tabs]
    return words(min((context.tabs[key] for key in keys), key=lambda part: part.index)) if keys else ""
