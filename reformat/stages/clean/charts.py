"""Tables that a scraper flattened to a line a cell or a line a row: labels and their figures, put together again."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Cell, Inlines, Paragraph, Row, Span, Table, Text
from reformat.patterns import lazy
from reformat.rules import RuleSet
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, Page, Sight, look

CELL = 40
"""Weight of a cell at most."""

WIDEST = 8
"""Columns at most."""

FIGURES = 0.7
"""Share of figures at least among the cells behind the labels."""

ALIKE = 2
"""Lines at least that are a table's rows."""

MARKS = "common.marks"
"""The rule on lines without a word, such as a figure by itself."""

_FIGURE = lazy(
    r"(?:(?:약|총|평균|최대|최소)\s)?[-+−±~≈<>▲▼△▽$€£¥₩(]{0,3}\s?\d[\d.,/~–-]*(?:[천만억조]\s?\d[\d.,]*)*\s?(?:[%‰°]|[천만억조]\s[원명개대]|[^\W\d]{0,4})?"
    r"(?:\s?[%)*])?|[-–—]"
)
_ROW = lazy(rf"(?P<label>[^\W\d_][^\d:：.!?]{{0,24}}?)(?P<figures>(?:\s(?:{_FIGURE.pattern})){{2,}})")
_DATE = lazy(r"(?:19|20)?\d\d[./-]\d{1,2}(?:[./-]\d{1,4})?\.?|\d{1,2}:\d\d")


class Grid(NamedTuple):
    """Where a table stands among the blocks: its first cell, its columns, its rows, and whether its corner is empty."""

    start: int
    columns: int
    rows: int
    cornerless: bool = False

    @property
    def end(self) -> int:
        """The block behind its last cell."""
        return self.start + self.columns * self.rows - self.cornerless


def gather_charts(draft: Draft, rules: RuleSet, memory: Memory) -> Draft:
    """The draft of a scrape with each run of lines that is a table's cells as that table."""
    page = judge(look(draft.article.blocks, memory), rules, memory)
    kinds = "".join(map(_kind, page))
    blocks: list[AnyBlock] = []
    done = 0
    for run in re.finditer("[LF]{6,}", kinds):
        if (grid := _grid(page, kinds, run.start(), run.end())) is not None:
            blocks += (sight.block for sight in page[done : grid.start])
            blocks.append(_table(page, grid))
            done = grid.end
    blocks += (sight.block for sight in page[done:])
    return draft.with_blocks(tuple(blocks)) if done else draft


def gather_rows(draft: Draft, memory: Memory) -> Draft:
    """The draft of a scrape with lines between running text that are rows alike, a label and figures, as a table."""
    page = look(draft.article.blocks, memory)
    rows = [_cells(sight) for sight in page]
    blocks: list[AnyBlock] = []
    for width, run in groupby(range(len(page)), lambda at: len(rows[at])):
        at = list(run)
        whole = width and len(at) >= ALIKE and at[0] and at[-1] + 1 < len(page)
        head = at[0] - 1
        named = page[head].words.full.split() if whole and _kind(page[head]) == "L" else []
        if whole and len(named) == width:
            rows[head] = named
        above = head - bool(rows[head])
        if not whole or above < 0 or not page[above].body or not page[at[-1] + 1].body:
            blocks += (page[i].block for i in at)
            continue
        if rows[head]:
            blocks.pop()
        blocks.append(_rows_table(page, rows, range(above + 1, at[-1] + 1)))
    return draft.with_blocks(tuple(blocks)) if len(blocks) < len(page) else draft


def _rows_table(page: Page, rows: list[list[str]], places: range) -> Table:
    cells = tuple(Row(tuple(Cell(inlines=(Text(cell),)) for cell in rows[at])) for at in places)
    first, last = page[places[0]].block.span, page[places[-1]].block.span
    span = Span(line=first.line, end_line=last.end_line) if first is not None and last is not None else None
    return Table(rows=cells, span=span, stamp=page[places[0]].stamp)


def _cells(sight: Sight) -> list[str]:
    """The label and the figures of a line that is nothing else; none of another line."""
    text = sight.words.full
    row = _ROW.fullmatch(text) if not sight.stamp.role and text[-1:] != "." else None
    if row is None or _DATE.search(text):
        return []
    return [row["label"], *(found[0].strip() for found in _FIGURE.finditer(row["figures"]))]


def _kind(sight: Sight) -> str:
    """F for a figure, L for another short line that no rule speaks of, a full stop for what is no cell."""
    text = sight.words.full
    ruled = sight.rule not in ("", MARKS)
    if ruled or sight.role or sight.stamp.role or sight.sentence or not 0 < sight.size <= CELL:
        return "."
    if _FIGURE.fullmatch(text):
        return "." if _DATE.fullmatch(text) else "F"
    return "L" if sight.stays else "."


def _grid(page: Page, kinds: str, start: int, end: int) -> Grid | None:
    """The table in a run of lines that takes in all its figures, with its columns' names if they begin the run."""
    first, last = kinds.find("F", start, end), kinds.rfind("F", start, end)
    if first <= start:
        return None
    for columns in range(2, WIDEST + 1):
        body = range(first - 1, last + 1, columns)
        whole = len(body) >= (2 if columns > 2 else 4) and (last + 2 - first) % columns == 0
        if whole and _alike(kinds, body, columns) and not _counts([page[i + 1].words.full for i in body]):
            head = columns > 2 and next((n for n in (columns, columns - 1) if 0 <= first - 1 - start - n <= 1), 0)
            return Grid(first - 1 - head, columns, len(body) + bool(head), head == columns - 1)
    return None


def _alike(kinds: str, starts: range, columns: int) -> bool:
    """Whether all rows are made alike, a label and mostly figures."""
    rows = {kinds[at : at + columns] for at in starts}
    row = next(iter(rows))
    return len(rows) == 1 and row[0] == "L" and row.count("F") >= FIGURES * (columns - 1)


def _counts(texts: list[str]) -> bool:
    """Whether a column only counts its rows, as the pages of a table of contents or the places of a ranking do."""
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    return len(numbers) == len(texts) and all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _table(page: Page, grid: Grid) -> Table:
    cells = [Cell(inlines=_words(page[i].block)) for i in range(grid.start, grid.end)]
    cells = [Cell(), *cells] if grid.cornerless else cells
    rows = tuple(Row(tuple(cells[i : i + grid.columns])) for i in range(0, len(cells), grid.columns))
    first, last = page[grid.start].block.span, page[grid.end - 1].block.span
    span = Span(line=first.line, end_line=last.end_line) if first is not None and last is not None else None
    return Table(rows=rows, span=span, stamp=page[grid.start].stamp)


def _words(block: AnyBlock) -> Inlines:
    return block.inlines if isinstance(block, Paragraph) else ()
