"""A table's cells laid out so that rows and columns come out even, as browsers and checkers want them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from reformat.document.nodes import Cell, Table
from reformat.document.walk import plain

WIDEST = 200
"""Columns or rows that one cell may span; a larger number in a source is a mistake."""

LARGEST = 200_000
"""Places of a whole table; where spans ask for more they are a mistake or malice, and not followed."""


HEADS = 8
"""Rows of headers that name a cell, those next to it; each cell bears them, so that more would be the square."""


@dataclass(slots=True)
class Placed:
    """A cell at its place: first column, and the rows and columns it really spans."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each with the cells that begin in it; `width` counts columns, `head` the rows of headers."""

    rows: tuple[tuple[Placed, ...], ...]
    width: int
    head: int

    def labels(self, placed: Placed) -> str:
        """What stands at the head of a cell's column."""
        nearest = self.rows[max(0, self.head - HEADS) : self.head]
        heads = [p for row in nearest for p in _over(row, placed.column)]
        return " ".join(dict.fromkeys(_words(p.cell) for p in heads))


def _over(row: tuple[Placed, ...], column: int) -> tuple[Placed, ...]:
    """The cell of a row that begins in this column or spans it."""
    found = bisect_right(row, column, key=_column) - 1
    return row[found : found + 1] if found >= 0 and column < row[found].column + row[found].columns else ()


_column = attrgetter("column")


def _words(cell: Cell) -> str:
    return plain(cell.inlines).replace("\n", " ").strip()


def grid(table: Table) -> Grid:
    """The table laid out: spans cut at the edges and where they would meet, short rows filled up with empty cells."""
    rows = _place(table)
    _even(rows)
    rows = _narrow(rows)
    width = max((p.column + p.columns for row in rows for p in row), default=0)
    head = _head(rows)
    return Grid(tuple(tuple(sorted(row, key=lambda p: p.column)) for row in rows), width, head)


def _place(table: Table) -> list[list[Placed]]:
    taken: set[tuple[int, int]] = set()
    rows: list[list[Placed]] = []
    widest = WIDEST if _area(table) <= LARGEST else 1
    for number, row in enumerate(table.rows):
        rows.append([])
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            columns = _free(taken, number, column, min(max(cell.columns, 1), widest))
            height = min(max(cell.rows, 1), widest, len(table.rows) - number)
            taken.update((number + down, column + along) for down in range(height) for along in range(columns))
            rows[-1].append(Placed(cell, number, column, height, columns))
            column += columns
    return rows


def _area(table: Table) -> int:
    cells = (cell for row in table.rows for cell in row.cells)
    return sum(min(max(c.columns, 1), WIDEST) * min(max(c.rows, 1), WIDEST) for c in cells)


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """How many of the wanted columns are free from here."""
    return next((n for n in range(1, wanted) if (row, column + n) in taken), wanted)


def _even(rows: list[list[Placed]]) -> None:
    """Fill up short rows with empty cells, so that all are as wide as the widest."""
    width = max((p.column + p.columns for row in rows for p in row), default=0)
    filled = {(p.row + d, p.column + a) for row in rows for p in row for d in range(p.rows) for a in range(p.columns)}
    for number, row in enumerate(rows):
        row.extend(Placed(Cell(), number, c, 1, 1) for c in range(width) if (number, c) not in filled)


def _narrow(rows: list[list[Placed]]) -> list[list[Placed]]:
    """Take out columns and rows in which no cell begins."""
    columns = sorted({p.column for row in rows for p in row})
    for row in rows:
        for p in row:
            first, end = bisect_left(columns, p.column), bisect_left(columns, p.column + p.columns)
            p.column, p.columns = first, end - first
    kept = [n for n, row in enumerate(rows) if row]
    for row in rows:
        for p in row:
            p.rows = bisect_left(kept, p.row + p.rows) - bisect_left(kept, p.row)
    return [rows[n] for n in kept]


def _head(rows: list[list[Placed]]) -> int:
    """How many leading rows hold headers only and are closed in themselves (no cell hangs down out of them)."""
    count = 0
    for number, row in enumerate(rows):
        heads = [p for p in row if p.cell.header and p.cell.scope not in ("row", "rowgroup")]
        if not heads or not all(p.cell.header or not _words(p.cell) for p in row):
            break
        count = number + 1
    while count and any(p.row + p.rows > count for row in rows[:count] for p in row):
        count -= 1
    return 0 if count == len(rows) else count
