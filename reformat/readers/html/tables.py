"""Tables of data into cells, and the test that tells them from tables that only lay out a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bs4.element import Tag

from reformat.document.nodes import Cell, Inlines, Row
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.inside import above, first, inside, words
from reformat.readers.html.pictures import measure

_SCOPES = ("col", "row", "colgroup", "rowgroup")
_LONG = 600
FEWEST = 3
"""Columns of a table that is made of tables of one row."""
_SHORT, _LARGE = 60, 160
"""Characters of an alternative text that can be a cell's words; pixels of a picture that is more than a sign."""
_SHOWN = ("img", "iframe", "figure", "video")
SHOWN = ", ".join(_SHOWN)
"""What is shown in tables, as a selector."""


def own_rows(table: Tag) -> list[Tag]:
    """The rows of this table, without those of tables inside it."""
    return [row for row in inside(table, ("tr",)) if above(row, "table") is table]


def own_cells(row: Tag) -> list[Tag]:
    """The cells of this row."""
    return [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]


def is_data(table: Tag) -> bool:
    """Whether rows and columns mean something here."""
    role = str(table.get("role") or "")
    if role in ("presentation", "none") or first(table, ("table",)):
        return False
    rows = [own_cells(row) for row in own_rows(table)]
    rows = [cells for cells in rows if cells]
    if len(rows) < 2 and not any(cell.name == "th" for cells in rows for cell in cells):
        return bool(rows) and len(rows[0]) >= FEWEST and not first(table, _SHOWN) and _in_a_row(table, len(rows[0]))
    if max((len(cells) for cells in rows), default=0) < 2:
        return False
    if first(table, (*_SHOWN, SKIP)) and not first(table, ("th",)):
        return False
    longest = max((len(words(cell)) for cells in rows for cell in cells), default=0)
    return longest < _LONG and (not first(table, _SHOWN) or _told(table, rows))


def _in_a_row(table: Tag, many: int) -> bool:
    """Whether a table of one row stands right beside another with as many cells: builders make one of each line."""
    return any(_one_row(siblings) == many for siblings in (table.previous_siblings, table.next_siblings))


def _one_row(siblings: Iterable[Any]) -> int:
    """How many cells the only row of the next table has; 0 where something else stands there."""
    beside = next((one for one in siblings if isinstance(one, Tag) or str(one).strip()), None)
    rows = own_rows(beside) if isinstance(beside, Tag) and beside.name == "table" else []
    return len(own_cells(rows[0])) if len(rows) == 1 else 0


def _told(table: Tag, rows: list[list[Tag]]) -> bool:
    """Whether the page says that a table with pictures in it is one of data: a caption, or a first row of headers."""
    return bool(inside(table, ("caption",))) or (len(rows) > 1 and all(cell.name == "th" for cell in rows[0]))


def shown(table: Tag) -> list[Tag]:
    """The pictures and players in the cells; those of a cell without words stay, where their text can be its words."""
    found = [one for one in inside(table, _SHOWN) if not any(over.name in _SHOWN for over in one.parents)]
    silent: dict[int, bool] = {}
    return [one for one in found if not _speaks(one, silent)]


def _speaks(one: Tag, silent: dict[int, bool]) -> bool:
    """Whether a picture is all that its cell has, and its alternative text is short: a tick, a flag, stars."""
    cell = above(one, "td") or above(one, "th")
    alt = str(one.get("alt") or "").strip()
    if one.name != "img" or not 0 < len(alt) <= _SHORT or measure(one.get("width")) > _LARGE or cell is None:
        return False
    if id(cell) not in silent:  # a cell of many pictures is read once
        silent[id(cell)] = not cell.get_text().strip()
    return silent[id(cell)]


def illustration(table: Tag) -> list[Tag]:
    """The rows that show one picture over the whole width of a table of names and values, as boxes of facts have it."""
    rows = own_rows(table)
    shown = [row for row in rows if len(own_cells(row)) == 1 and first(row, _SHOWN)]
    rest = [row for row in rows if row not in shown]
    named = sum(first(row, ("th",)) is not None for row in rest)
    return shown if 2 * named > len(rest) and not any(first(row, _SHOWN) for row in rest) else []


def row_of(row: Tag, read: Callable[[Tag], Inlines]) -> Row:
    """One row with its cells."""
    head = row.parent is not None and row.parent.name == "thead"
    return Row(cells=tuple(_cell(cell, head, read) for cell in own_cells(row)))


def _cell(cell: Tag, head: bool, read: Callable[[Tag], Inlines]) -> Cell:
    header = head or cell.name == "th"
    return Cell(
        inlines=read(cell),
        header=header,
        columns=_span(cell.get("colspan")),
        rows=_span(cell.get("rowspan")),
        scope=_scope(cell.get("scope")) if header else "",
    )


def _span(value: Any) -> int:
    text = str(value or "1").strip()
    return max(1, min(int(text[:9]), 1000)) if text.isdecimal() else 1


def _scope(value: Any) -> str:
    scope = str(value or "").lower()
    return scope if scope in _SCOPES else ""
