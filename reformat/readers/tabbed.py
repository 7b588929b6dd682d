"""Tables that a browser or a spreadsheet copied as text: a line a row, a tab between the cells."""

from __future__ import annotations

from reformat.document.nodes import Cell, Row, Span, Stamp, Table, Text

ROWS, COLUMNS, CELL = 2, 2, 120
"""Rows and columns at least, and characters of a cell at most."""


def tabbed(lines: list[str], start: int, blank: int) -> Table | None:
    """The table whose first row is this line, if rows of as many cells follow. `blank`: the empty lines before it."""
    rows: list[list[str]] = []
    for at in range(start, len(lines)):
        cells = [" ".join(cell.split()) for cell in lines[at].split("\t")]
        if len(cells) < COLUMNS or (rows and len(cells) != len(rows[0])) or not _filled(cells):
            break
        rows.append(cells)
    if len(rows) < ROWS:
        return None
    return Table(
        rows=tuple(Row(tuple(Cell((Text(cell),) if cell else ()) for cell in row)) for row in rows),
        span=Span(line=start + 1, end_line=start + len(rows)),
        stamp=Stamp(tag="line", blank_before=blank),
    )


def _filled(cells: list[str]) -> bool:
    """Whether these are cells of a row of data: short, two that say something, and no more of them empty than do."""
    said = [cell for cell in cells if cell]
    return 2 * len(said) >= len(cells) and len(said) >= COLUMNS and max(map(len, said)) <= CELL
