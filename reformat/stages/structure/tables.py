"""Tables that say what they are: header cells with their scope, a caption, a sentence on their shape."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Article, Blocks, Cell, List, Paragraph, Row, Table
from reformat.document.walk import passages, plain, rebuild
from reformat.language.messages import Messages
from reformat.patterns import lazy
from reformat.readers.html.tables import FEWEST
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, lines, reach
from reformat.stages.structure.table_captions import captioned, titled
from reformat.stages.structure.tongue import words_for

LONG_CELL = 700.0
"""Reach of a cell that holds running text, as the cells of layout tables do."""

NAME = 30
"""Characters of a name in the first of two columns, with what it is in the second."""

MOSTLY, SOME = 0.7, 6
"""Share of a table's words, and number of them, that a second telling has at least."""

AGAIN = Reason("table.again", "The table once more, in another form for narrow screens", 0.9)

_WORD = lazy(r"\w+")
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_NUMBER = lazy(r"^[\s+\-−–—▲△▼▽$€£¥₩~≈<>()]*\d[\d.,\s:/]*\s?(?:%|％|[^\W\d]{0,4})?[)\s]*$|^[-–—\s]*$|^n/?a$", re.I)

_COUNTED = lazy(
    r"(?P<before>Q|H|FY|['’]|제)?\s?(?P<number>\d{1,4})\s?"
    r"(?P<unit>년도?|월|일|주차?|분기|반기|[회차기]|학년|교시|Q|H|[年月日期回週]|年度|季度)?"
)
"""A year, a month, a quarter, a round: what columns of figures stand under."""


def order_tables(draft: Draft, rules: Rules) -> Draft:
    """The draft with its data tables labelled, and tables that only lay out the page in reading order."""

    def settle(block: AnyBlock) -> Blocks:
        if not isinstance(block, Table):
            return (block,)
        block = _squared(block)
        if not block.rows or _is_layout(block):
            return _read_out(block)
        return (_headed(titled(block, width(block))),)

    blocks = captioned(rebuild(_whole(draft.article.blocks), settle, Table))
    changes: list[Change] = []
    if not rules.kept(AGAIN.rule):
        blocks = _once(blocks, changes)
    return draft.with_blocks(_summed(blocks, draft.article), *changes)


def _summed(blocks: Blocks, article: Article) -> Blocks:
    """The blocks with a sentence on the shape of each table that has none."""
    if not any(isinstance(b, Table) and not b.summary for b in blocks):
        return blocks
    words = words_for(article)
    return tuple(
        replace(b, summary=_summary(b, words)) if isinstance(b, Table) and not b.summary else b for b in blocks
    )


def _whole(blocks: Blocks) -> Blocks:
    """The blocks with each run of tables of one row, with as many columns each, as one table."""
    if sum([isinstance(block, Table) for block in blocks]) < 2:
        return blocks
    out: list[list[AnyBlock]] = []
    for block in blocks:
        above = out[-1][-1] if out else None
        if isinstance(above, Table) and isinstance(block, Table) and _row_below(above, block):
            out[-1].append(block)
        else:
            out.append([block])
    return tuple(_joined(run) if len(run) > 1 else run[0] for run in out)


def _row_below(above: Table, block: Table) -> bool:
    one = len(above.rows) == len(block.rows) == 1 and not (block.caption or _any_header(block.rows))
    return one and width(above) == width(block) >= FEWEST


def _joined(run: list[AnyBlock]) -> AnyBlock:
    rows = tuple(row for block in run if isinstance(block, Table) for row in block.rows)
    return replace(run[0], rows=rows) if isinstance(run[0], Table) else run[0]


def _squared(table: Table) -> Table:
    """The table without empty rows, and no cell reaching beyond its last row."""
    rows = [r for r in table.rows if r.cells and (any(plain(c.inlines).strip() for c in r.cells))]
    last = len(rows)
    out = []
    for place, row in enumerate(rows):
        cells = tuple(replace(c, rows=min(c.rows, last - place)) if c.rows > last - place else c for c in row.cells)
        out.append(replace(row, cells=cells))
    return replace(table, rows=tuple(out))


def width(table: Table) -> int:
    """Number of columns, cells that span several counted as such and those from rows above too."""
    hanging: list[tuple[int, int]] = []
    widest = 0
    for row in table.rows:
        hanging = [(left - 1, columns) for left, columns in hanging if left > 1]
        own = sum(c.columns for c in row.cells)
        widest = max(widest, own + sum(columns for _, columns in hanging))
        hanging += [(c.rows, c.columns) for c in row.cells if c.rows > 1]
    return widest


def _is_layout(table: Table) -> bool:
    if width(table) < 2:
        return True
    if any(c.header for r in table.rows for c in r.cells):
        return False
    longest = max(reach(plain(c.inlines)) for r in table.rows for c in r.cells)
    return len(table.rows) < 2 or longest > LONG_CELL


def _read_out(table: Table) -> Blocks:
    """The cells in reading order as paragraphs, the caption before them."""
    runs = [table.caption, *(c.inlines for r in table.rows for c in r.cells)]
    return tuple(
        Paragraph(inlines=line, span=table.span, stamp=table.stamp, origin=table.origin)
        for run in runs
        for line in lines(run)
    )


def _headed(table: Table) -> Table:
    """Header cells found where the markup has none, and each with its scope."""
    rows = list(table.rows)
    own = [at for at, row in enumerate(rows) if not _across(row)]
    if own and not _any_header(rows[at] for at in own) and _is_head(rows[own[0]].cells, [rows[at] for at in own[1:]]):
        cells = rows[own[0]].cells
        rows[own[0]] = replace(rows[own[0]], cells=tuple(replace(c, header=bool(plain(c.inlines))) for c in cells))
    first = _leading_headers(rows)
    if not _any_header(rows[at] for at in own if at >= first) and _has_stub(rows[first:]):
        for at in own[bisect_left(own, first) :]:
            rows[at] = replace(rows[at], cells=(replace(rows[at].cells[0], header=True), *rows[at].cells[1:]))
    return replace(table, rows=tuple(_scoped(row, place < first) for place, row in enumerate(rows)))


def _across(row: Row) -> bool:
    """Whether one cell over the whole width heads a group of rows."""
    return len(row.cells) == 1 and row.cells[0].columns > 1


def _any_header(rows: Iterable[Row]) -> bool:
    return any(c.header for r in rows for c in r.cells)


def _numeric(cells: Sequence[Cell]) -> float:
    return sum(1 for c in cells if _NUMBER.match(plain(c.inlines))) / len(cells) if cells else 0.0


def _is_head(cells: Sequence[Cell], below: list[Row]) -> bool:
    """Whether the first row names the columns: words over figures, bold over plain, short over long."""
    if len(cells) < 2 or not below or (_numeric(cells[1:]) > 0.3 and not _count_on(cells)):
        return False
    named = [c for c in cells if plain(c.inlines).strip()]
    if len(named) < len(cells) - 1 or plain(cells[0].inlines).rstrip().endswith((":", "：")):
        return False
    if all(bold_only(c.inlines) for c in named):
        return True
    rest = [c for r in below for c in r.cells[1:]]
    shorter = max(len(plain(c.inlines)) for c in named) <= 40
    return shorter and (_numeric(rest) >= 0.4 or len(below) >= 2)


def _count_on(cells: Sequence[Cell]) -> bool:
    """Whether the figures of a row count on, as months and quarters over columns do, or are years in their order."""
    told = [match for c in cells if (match := _COUNTED.fullmatch(plain(c.inlines).strip()))]
    steps = {int(b["number"]) - int(a["number"]) for a, b in zip(told, told[1:], strict=False)}
    if steps and all(_YEAR.fullmatch(match[0]) for match in told):
        return max(steps) < 0 or min(steps) > 0
    if len(steps) != 1 or not steps <= {1, -1} or len({(m["before"], m["unit"]) for m in told}) > 1:
        return False
    return len(told) > 2 or bool(told[0]["before"] or told[0]["unit"]) or len(told[0]["number"]) == 4


def _has_stub(rows: Sequence[Row]) -> bool:
    """Whether the first column names the rows, each by another name in its group."""
    body = [row for row in rows if not _across(row)]
    if len(body) < 2 or any(len(r.cells) < 2 or r.cells[0].rows > 1 for r in body):
        return False
    cells = [row.cells[0] for row in body]
    groups: list[list[str]] = [[]]
    for row in rows:
        if _across(row):
            groups.append([])
        elif words := plain(row.cells[0].inlines).strip():
            groups[-1].append(words)
    said = [words for group in groups for words in group]
    if len(said) < len(body) or any(len(set(group)) < len(group) for group in groups) or max(map(len, said)) > 60:
        return False
    if _numeric(cells) > 0.2:
        return False
    if all(bold_only(c.inlines) or words.endswith((":", "：")) for c, words in zip(cells, said, strict=True)):
        return True
    if _numeric([c for r in body for c in r.cells[1:]]) >= 0.5:
        return True
    return len(body) > 2 and all(len(r.cells) == 2 for r in body) and max(map(len, said)) <= NAME


def _leading_headers(rows: list[Row]) -> int:
    """How many rows at the top are all header cells."""
    for place, row in enumerate(rows):
        if place and _across(row):
            return place  # it heads a group of rows
        if not row.cells or not all(c.header or not plain(c.inlines).strip() for c in row.cells):
            return place
    return 1


def _scoped(row: Row, head: bool) -> Row:
    def scope(cell: Cell) -> Cell:
        if not cell.header:
            return replace(cell, scope="") if cell.scope else cell
        if cell.scope:
            return cell
        if head:
            return replace(cell, scope="colgroup" if cell.columns > 1 else "col")
        return replace(cell, scope="rowgroup" if cell.rows > 1 else "row")

    return replace(row, cells=tuple(map(scope, row.cells)))


def _once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without a list or table right below a table that says for narrow screens what that says."""
    out: list[AnyBlock] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(above, Table) and isinstance(block, List | Table) and _says_again(block, above):
            changes.append(AGAIN.removed(block))
        else:
            out.append(block)
    return tuple(out)


def _says_again(block: List | Table, table: Table) -> bool:
    said, known = (set(_WORD.findall("\n".join(p.text for p in passages((one,))).casefold())) for one in (block, table))
    return said <= known and len(said) >= max(MOSTLY * len(known), SOME)


def _summary(table: Table, words: Messages) -> str:
    """One sentence on the table's shape, in the article's language."""
    head = table.rows[0].cells
    names = [plain(c.inlines).replace("\n", " ").strip() for c in head if c.scope in ("col", "colgroup")]
    named = ", ".join(filter(None, names))
    rows = len(table.rows) - (_leading_headers(list(table.rows)) if names else 0)
    key = "figure.table-headed" if named and len(named) <= 200 else "figure.table"
    return words.get(key, rows=rows, columns=width(table), headers=named)
