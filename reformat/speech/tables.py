"""A data table row by row, each cell with its heading, as one hears a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reformat.document.nodes import Cell, Row, Table
from reformat.document.walk import plain
from reformat.patterns import lazy

_IN = lazy(
    r"\s?[(（](?:단위\s?[:：]?\s?|in\s)?(?!(?:남|여|계|합계|전|후|안|잠정|추정|예상|계획|목표|실적|m|f|w|[EePp])[)）])([^\s()（）\d]{1,6})[)）]$"
)
"""The unit of a column, in brackets behind its heading."""
_FIGURE, _PART = lazy(r"\d{1,4}"), lazy(r"[^\W\d_][^\d]{0,11}")
_NUMBER = lazy(r"[-−+]?\d[\d,]*(?:[ \u00a0\u202f]\d{3})*(?:\.\d+)?")


_SAID = lazy(r"[^\W_]")
"""A cell of a hyphen alone says that there is nothing."""
_SCALED = lazy(r"[천백십]")
"""A unit that begins so counts by the thousand: behind a figure it would be said as its end (만 이천 천주)."""
_PARTED = lazy(r"\s?[-–/·]\s?")


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
            cells = [_cell(column, cell, heads) for column, cell in placed if _SAID.search(plain(cell.inlines))]
            reading = _sentence(cells)
        if text:
            yield RowLine(row.id, text, reading, is_head)


def _sentence(cells: list[str]) -> str:
    """The cells with stops between them: behind a figure with a space, since 1. is an ordinal in German."""
    ends = [" . " if cell[-1].isdecimal() else ". " for cell in cells[:-1]]
    return "".join(cell + end for cell, end in zip(cells, [*ends, ""], strict=False))


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
    unit = _IN.search(head)
    parts, figures = _PARTED.split(head), _PARTED.split(words)
    if len(parts) == len(figures) > 1 and all(map(_FIGURE.fullmatch, figures)) and all(map(_PART.fullmatch, parts)):
        return _sentence_of(parts, figures)
    if unit and not _SCALED.match(unit[1]) and _NUMBER.fullmatch(words):  # 참가자(명) 42: 참가자, 42명
        head, words = head[: unit.start()].rstrip(), f"{words}{_gap(unit[1])}{unit[1]}"
    return f"{head}, {words}" if head else words


def _sentence_of(parts: list[str], figures: list[str]) -> str:
    """승-무-패 80-2-51 as 80승 2무 51패, W-L 10-2 as W 10, L 2."""
    if all(len(part) == 1 and "가" <= part <= "힣" for part in parts):
        return " ".join(f"{figure}{part}" for part, figure in zip(parts, figures, strict=True))
    return ", ".join(f"{part} {figure}" for part, figure in zip(parts, figures, strict=True))


def _gap(unit: str) -> str:
    """A space before a unit in letters of an alphabet; none before 명 or %."""
    return " " if unit[0].isalpha() and unit[0] < "\u2e80" else ""
