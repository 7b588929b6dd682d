"""Captions of tables: a line above or below that names it, or its first row where that is one cell over all columns."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Paragraph, Table
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.stages.structure.runs import reach, role_of, trim, unbold

CAPTION = 150.0
"""Reach of a line above a table that can be its caption."""

_CAPTION = lazy(
    r"^(?:[<〈\[［【(（]?\s*(?:표|도표|表|图表|table|tabelle|tableau|tabla)\s*[\d.\-]*\s*[>〉\]］】)）:.：]?)\s*\S",
    re.I,
)


def captioned(blocks: Blocks) -> Blocks:
    """A line above a table that names it, or a caption below one, drawn in as its caption."""
    out: list[AnyBlock] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Table) and not block.caption and isinstance(above, Paragraph) and _names_table(above):
            out[-1] = replace(block, caption=above.inlines)
        elif isinstance(above, Table) and isinstance(block, Paragraph) and not above.caption and _named_below(block):
            out[-1] = replace(above, caption=block.inlines)
        else:
            out.append(block)
    return tuple(out)


def titled(table: Table, width: int) -> Table:
    """The table with its first row as its caption, where that is one cell over all columns and no other row is."""
    rows = table.rows
    if table.caption or len(rows) < 3 or any(len(row.cells) == 1 for row in rows[1:]):
        return table
    cell, *more = rows[0].cells
    if more or cell.rows > 1 or cell.columns < max(width, 2) or reach(plain(cell.inlines)) > CAPTION:
        return table
    return replace(table, caption=trim(unbold(cell.inlines)), rows=rows[1:])


def _named_below(block: Paragraph) -> bool:
    """Whether a line below a table is marked as a caption and says that it is one of a table."""
    return role_of(block) == "caption" and _CAPTION.match(plain(block.inlines)) is not None


def _names_table(block: Paragraph) -> bool:
    text = plain(block.inlines).strip()
    if "\n" in text or reach(text) > CAPTION:
        return False
    return role_of(block) == "caption" or _CAPTION.match(text) is not None
