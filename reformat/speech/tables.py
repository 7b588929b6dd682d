"""A data table row by row, each cell with its heading, as one hears a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reformat.document.nodes import Cell, Row, Table
from reformat.document.walk import plain


class RowLine(NamedTuple):
    """One row: its id, its cells' characters, what is read for them, and whether it is the row of headings."""

    id: str
    text: str
    reading: str
    heads: bool


def table_lines(table: Table) -> Iterator[RowLine]:
    """The rows in order; empty rows are left out."""
    heads: dict[int, str] = {}
    hanging: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(table.rows):
        placed = list(_placed(row, hanging))
        text = ", ".join(words for _, cell in placed if (words := plain(cell.inlines).strip()))
        is_head = all(cell.header for _, cell in placed) and len(placed) > 1
        if is_head and number < 3:
            _remember(heads, placed)
            reading = text
        else:
            reading = ". ".join(_cell(column, cell, heads) for column, cell in placed if plain(cell.inlines).strip())
        if text:
            yield RowLine(row.id, text, reading, is_head)


def _placed(row: Row, hanging: dict[int, tuple[int, str]]) -> Iterator[tuple[int, Cell]]:
    """Each cell with its column, cells that hang down from above taken into account."""
    column = 0
    for cell in row.cells:
        while column in hanging:
            left, words = hanging.pop(column)
            if left > 1:
                hanging[column] = (left - 1, words)
            column += 1
        yield column, cell
        for extra in range(cell.columns if 0 < cell.columns < 100 else 1):
            if cell.rows > 1:
                hanging[column + extra] = (cell.rows - 1, "")
        column += max(1, min(cell.columns, 100))


def _remember(heads: dict[int, str], placed: list[tuple[int, Cell]]) -> None:
    for column, cell in placed:
        words = plain(cell.inlines).strip()
        for extra in range(max(1, min(cell.columns, 100))):
            above = heads.get(column + extra, "")
            heads[column + extra] = f"{above} {words}".strip()


def _cell(column: int, cell: Cell, heads: dict[int, str]) -> str:
    words = plain(cell.inlines).strip()
    head = "" if cell.header else heads.get(column, "")
    return f"{head}, {words}" if head else words
