"""Rows with tabs between their cells are a table; a lone line with a tab is a line."""

from __future__ import annotations

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Paragraph, Table
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.readers.text import TextReader
from reformat.rules import Rules


def read(text: str) -> Draft:
    draft = TextReader().read(Source.text(text, name="a.txt", media="text"), Rules())
    assert balance(draft).holds
    return draft


def test_rows_of_as_many_cells_are_a_table_with_its_place() -> None:
    blocks = read(
        "이용 현황\n\n구분\t1월\t2월\n대출\t12,300\t\n방문\t34,110\t30,905\n\n늘었다고 밝혔다.\n"
    ).article.blocks
    table = blocks[1]
    assert isinstance(table, Table)
    assert [[plain(cell.inlines) for cell in row.cells] for row in table.rows] == [
        ["구분", "1월", "2월"], ["대출", "12,300", ""], ["방문", "34,110", "30,905"]
    ]  # fmt: skip
    assert table.span is not None
    assert (table.span.line, table.span.end_line) == (3, 5)
    assert table.stamp is not None
    assert table.stamp.blank_before == 1


def test_a_line_with_a_tab_alone_and_an_indented_one_are_lines() -> None:
    blocks = read("One\ttwo\n\tAn indented sentence.\n\tAnother one of them.\n").article.blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
