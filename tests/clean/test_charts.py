"""Tables that a scraper flattened to a line a cell are tables again; other short lines with figures stay lines."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Table
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared

BEFORE = """The piers of Skerry, counted once more
The harbour office has counted the planks of every pier again, and found that none of them agrees with the old books.
The count took eleven days, since two of the piers are walked by goats that do not like to be disturbed before noon.
"""
AFTER = """
The council will hear the figures in spring, and a second count is planned for the autumn after the goats have moved.
Nobody expects the books to agree by then either, the harbour master said with some satisfaction.
"""


def tables(cells: str) -> list[list[list[str]]]:
    draft: Draft = prepared(Source.text(BEFORE + cells.replace(" | ", "\n") + AFTER, name="scrape.txt"))
    assert balance(draft).holds
    return [
        [[plain(cell.inlines) for cell in row.cells] for row in block.rows]
        for block in leaves(draft.article.blocks)
        if isinstance(block, Table)
    ]


def test_a_table_with_the_names_of_its_columns() -> None:
    cells = "Pier | Planks | Goats | North | 1,204 | 3 | South | 980 | 0 | East | 77% | -"
    assert tables(cells) == [
        [["Pier", "Planks", "Goats"], ["North", "1,204", "3"], ["South", "980", "0"], ["East", "77%", "-"]]
    ]


def test_an_empty_corner_is_a_cell() -> None:
    cells = "Planks | Goats | North | 1,204 | 3 | South | 980 | 0 | East | 512 | 4"
    assert tables(cells) == [
        [["", "Planks", "Goats"], ["North", "1,204", "3"], ["South", "980", "0"], ["East", "512", "4"]]
    ]


def test_four_rows_of_two() -> None:
    cells = "Length | 310 m | Height | 4.5 m | Price | $1,200 | Age | 95"
    assert tables(cells) == [[["Length", "310 m"], ["Height", "4.5 m"], ["Price", "$1,200"], ["Age", "95"]]]


@pytest.mark.parametrize(
    "cells",
    [
        "The oldest pier | 1 | The longest pier | 2 | The driest pier | 3 | The last pier | 4",
        "North pier opens | 2026-01-02 | South pier shuts | 2026-02-03 | East pier | 2026-03-04 | West pier | 2026-04-05",
        "North | 12 | South | East | 9 | West | 8 | 7 | Up | 3",
        "North | South | East | West | Up | Down",
    ],
)
def test_what_is_no_table(cells: str) -> None:
    assert tables(cells) == []
