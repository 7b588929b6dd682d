"""Tables that a program drew as text: cells between bars, or set below one another with spaces."""

from __future__ import annotations

import re
from itertools import groupby

from reformat.document.draft import Change
from reformat.document.nodes import Cell, Row, Span, Stamp, Table, Text
from reformat.patterns import lazy
from reformat.readers.wrapped import DOUBLE

RULE = "text.table-rule"
BECAUSE = "Lines drawn between the cells of a table; a table now says so"

BARRED, SPACED, COLUMNS, CELL, LONGEST = 2, 3, 2, 120, 40
"""Rows at least between bars and by spaces alone, columns, characters of a cell there and there."""

WIDEST = 400
"""Letters of a row that spaces part: each of its places is looked at in all rows."""

_DRAWN = lazy(r"(?=.*?[-=─━═]{3})[\s|+:=_─━┼│├┤┬┴┌┐└┘╪═-]+")
"""A line that only parts rows."""
_ANY = lazy(r"[|│]|\S {2,}\S|[-=─━═]{3}")
_BAR = lazy(r"\s*(?<!\\)[|│]\s*")
_GAP = lazy(r"\S {2,}\S")


def tables(text: str) -> bool:
    """Whether anything in a text may be of a table that is drawn, so that it is looked for."""
    return _ANY.search(text) is not None


def ruled(raw: list[str], start: int, blank: int) -> tuple[Table, list[Change]] | None:
    """The table that begins with this line, and what was drawn in it. `blank`: the empty lines before it.

    A line behind one of the same make begins nothing, so that each is looked at once.
    """
    barred = _barred_line(raw[start])
    if not barred and not _GAP.search(raw[start]) and not _DRAWN.fullmatch(raw[start]):
        return None
    if start and (_barred_line(raw[start - 1]) if barred else raw[start - 1].strip()):
        return None
    end = start
    while end < len(raw) and (_barred_line(raw[end]) if barred else raw[end].strip()):
        end += 1
    found = (_barred if barred else _spaced)(raw[start:end])
    if found is None:
        return None
    rows, drawn = found
    headed = sum(map(bool, rows[0])) > 1 and end > start + 1 and _heads(raw[start:end])
    span = Span(line=start + 1, end_line=end)
    cells = tuple(
        Row(tuple(Cell((Text(cell),) if cell else (), header=headed and not at and bool(cell)) for cell in row))
        for at, row in enumerate(rows)
    )
    signs = "".join(drawn.split())
    entry = [Change("read", RULE, "rewrite", signs, BECAUSE, span=span)] if signs else []
    return Table(rows=cells, span=span, stamp=Stamp(tag="line", blank_before=blank)), entry


def _heads(lines: list[str]) -> bool:
    """Whether one line is drawn below the first row, and none below the others, but for the last."""
    drawn = [at for at, line in enumerate(lines) if _DRAWN.fullmatch(line)]
    inner = [at for at in drawn if 0 < at < len(lines) - 1]
    return inner == ([2] if drawn and drawn[0] == 0 else [1])


def _barred_line(line: str) -> bool:
    return (
        "|" in line or "│" in line or (line.lstrip()[:1] in ("+", "┌", "├", "└") and _DRAWN.fullmatch(line) is not None)
    )


def _barred(lines: list[str]) -> tuple[list[list[str]], str] | None:
    """Rows with bars around all cells, or with a drawn line among them: a row of labels has bars between alone."""
    drawn = [line for line in lines if _DRAWN.fullmatch(line)]
    told = [line for line in lines if not _DRAWN.fullmatch(line)]
    rows = [[" ".join(cell.split()) for cell in _BAR.split(_inner(line))] for line in told]
    if len(rows) < BARRED or len(rows[0]) < COLUMNS or len({len(row) for row in rows}) > 1:
        return None
    if not drawn and not all(line.strip()[0] in "|│" and line.strip()[-1] in "|│" for line in told):
        return None
    if max(len(cell) for row in rows for cell in row) > CELL:
        return None
    bars = "".join(re.findall(r"(?<!\\)[|│]", "".join(told)))
    return rows, "".join(drawn) + bars


def _inner(line: str) -> str:
    line = line.strip()
    line = line[1:] if line[0] in "|│" else line
    return line[:-1] if line.endswith(("|", "│")) and not line.endswith("\\|") else line


def _spaced(lines: list[str]) -> tuple[list[list[str]], str] | None:
    """Rows of short cells that begin or end at the same places, most of them with wide gaps."""
    drawn = [line for line in lines if _DRAWN.fullmatch(line)]
    told = [DOUBLE.sub(r"\g<0>\0", line.rstrip()) for line in lines if not _DRAWN.fullmatch(line)]
    if len(told) < SPACED or 2 * sum(_GAP.search(line) is not None for line in told) < len(told):
        return None
    if (width := max(map(len, told))) > WIDEST:
        return None
    clear = [all(at >= len(line) or line[at] == " " for line in told) for at in range(width)]
    gaps = [[at for at, _ in run] for free, run in groupby(enumerate(clear), key=lambda one: one[1]) if free]
    inner = [gap for gap in gaps if gap[0] and gap[-1] < width - 1 and any("  " in _around(line, gap) for line in told)]
    bounds = [0, *(gap[-1] + 1 for gap in inner), width]
    rows = [
        [" ".join(line[a:b].replace("\0", "").split()) for a, b in zip(bounds, bounds[1:], strict=False)]
        for line in told
    ]
    said = [cell for row in rows for cell in row if cell]
    if len(rows[0]) < COLUMNS or 3 * len(said) < 2 * len(rows) * len(rows[0]) or max(map(len, said)) > LONGEST:
        return None
    if any(len([cell for cell in row if cell]) < COLUMNS for row in rows):
        return None
    return rows, "".join(drawn)


def _around(line: str, gap: list[int]) -> str:
    """What stands at a gap and beside it."""
    return line[max(0, gap[0] - 1) : gap[-1] + 2]
