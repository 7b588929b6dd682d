"""Tables: real ones, in a scrolling region when they are wide, each cell labelled for the linear form."""

from __future__ import annotations

import math
from collections.abc import Iterable

from reformat.document.nodes import Table
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.grid import Grid, Placed, grid
from reformat.writers.markup.inline import fill
from reformat.writers.markup.tree import Element, element

NARROW = 2
"""Up to so many columns a table fits a narrow screen by wrapping, and needs no region."""

ANYWHERE = lazy(r"[\s\-\u2010\u2013\u2014\u200b]+|(?<=[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Where a line may end: at spaces and hyphens, and after each kana or Chinese character; never within a Korean word."""

FULL = lazy(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\U00020000-\U0003ffff]")
"""A character one em wide; in a broad sans serif any other takes HALF."""

HALF = 0.62

BOLD, PADDING = 1.1, 1.3
"""What bold type adds, and the room around a cell's words, with its line."""

MOST = 60
"""More than any paper has at a size for large print."""


def table(block: Table, desk: Desk) -> Element:
    """The table with its summary; a wide one in a focusable, labelled region."""
    laid = grid(block)
    made = element("table", desk.id(block.id) | {"class": "rf-table"})
    summary = _summary(block, made, desk)
    if block.caption:
        caption = f"{block.id}.caption"
        made.append(fill(element("caption", desk.id(caption)), block.caption, caption, desk))
    made.extend(_groups(block, laid, desk))
    whole = _region(block, made, breadth(laid), desk) if laid.width > NARROW else made
    return element("div", {"class": "rf-data"} | desk.form.lang(block.language, block.direction), summary, whole)


def _summary(block: Table, made: Element, desk: Desk) -> Element | None:
    """Our sentence on the table's shape: a line before a table that has a caption, else the caption itself."""
    if not block.summary:
        return None
    name = desk.id(f"{block.id}.summary") if block.id else {}
    if not block.caption:
        made.append(element("caption", {"class": "rf-summary"} | name, block.summary))
        return None
    if name:
        made.set("aria-describedby", name["id"])
    return element("p", {"class": "rf-summary"} | name, block.summary)


def _region(block: Table, made: Element, room: int, desk: Desk) -> Element:
    """The scrolling region around a wide table, and before it the switch to the linear form, which needs no script."""
    say, ours = desk.form.say, desk.form.ours()
    label = desk.label(plain(block.caption).strip() or say.get("reading.table"))
    region = element("div", {"class": "rf-scroll", "role": "region", "tabindex": "0", "aria-label": label}, made)
    if desk.form.book:
        return region
    box = element("input", {"type": "checkbox", "class": "rf-linear"})
    switch = element("label", {"class": "rf-switch"} | ours, box, " ", say.get("reading.table-as-list"))
    listed = " rf-listed" if room > desk.room else ""
    return element("div", {"class": f"rf-wide rf-asks-{room}{listed}"}, switch, region)


def _groups(block: Table, laid: Grid, desk: Desk) -> Iterable[Element]:
    for tag, start, end in (("thead", 0, laid.head), ("tbody", laid.head, len(laid.rows))):
        if start < end:
            yield element(tag, None, *(_row(block, laid, number, desk) for number in range(start, end)))


def _row(block: Table, laid: Grid, number: int, desk: Desk) -> Element:
    cells = laid.rows[number]
    row = block.rows[cells[0].row].id
    name = desk.id(row) if desk.sentences(row) else {}  # ids that nothing asks for are nearly half of a long table
    if name:
        desk.light(row, name["id"])
    return element("tr", name, *(_cell(placed, laid, number, desk) for placed in cells))


def _cell(placed: Placed, laid: Grid, number: int, desk: Desk) -> Element:
    """A cell; an empty header is no header, and what hangs over a group's end was cut before."""
    cell = placed.cell
    header = cell.header and bool(cell.inlines)
    spans = {"colspan": placed.columns, "rowspan": placed.rows}
    attributes = {name: str(value) for name, value in spans.items() if value > 1}
    if header:
        attributes["scope"] = cell.scope or ("col" if number < laid.head else "row")
    elif number >= laid.head and laid.head:
        attributes["data-label"] = laid.labels(placed)
    made = element("th" if header else "td", attributes)
    return fill(made, cell.inlines, cell.id, desk)


def breadth(laid: Grid) -> int:
    """The room in em, rounded up, in which no word of the table is broken; at most MOST."""
    columns = [PADDING] * laid.width
    for row in laid.rows:
        for placed in row:
            if placed.columns == 1 and placed.cell.inlines:
                columns[placed.column] = max(columns[placed.column], PADDING + _longest(placed))
    return min(math.ceil(sum(columns)), MOST)


def _longest(placed: Placed) -> float:
    words = [
        HALF * len(word) + (1 - HALF) * len(FULL.findall(word)) for word in ANYWHERE.split(plain(placed.cell.inlines))
    ]
    return max(words) * (BOLD if placed.cell.header else 1.0)
