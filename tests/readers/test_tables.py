"""A table's caption is its own, wherever its figure has it."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import Figure, Table
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

ROWS = "<table><tr><th>Pier</th><th>Age</th></tr><tr><td>North</td><td>12</td></tr><tr><td>South</td><td>40</td></tr></table>"
CAPTION = "<figcaption>Table 1. The piers and their age</figcaption>"


@pytest.mark.parametrize("inner", [ROWS + CAPTION, CAPTION + ROWS])
def test_the_caption_of_a_figure_around_a_table_is_the_table_s(inner: str) -> None:
    body = f'{paragraphs(SENTENCES[:3])}<figure class="wp-block-table">{inner}</figure>{paragraphs(SENTENCES[3:])}'
    markup = page(f'<main><h1>{TITLE}</h1><div class="article-body">{body}</div></main>')
    article = prepared(Source.text(markup, name="page.html", media="html")).article
    assert [plain(b.caption) for b in article.blocks if isinstance(b, Table)] == ["Table 1. The piers and their age"]
    assert not any(isinstance(b, Figure) for b in article.blocks)


def test_a_box_of_facts_is_a_table_below_its_picture() -> None:
    facts = (
        '<table class="infobox"><caption>The north pier</caption>'
        '<tr><td colspan="2"><img src="p.jpg" alt="The pier from the sea"><div class="infobox-caption">The pier in 1970</div></td></tr>'
        "<tr><th>Length</th><td>310 m</td></tr><tr><th>Built</th><td>1931</td></tr></table>"
    )
    mark = '<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
    body = f"{facts}{paragraphs(SENTENCES[:3])}<h2>The planks</h2>{mark}{paragraphs(SENTENCES[3:])}"
    markup = page(f'<main><h1>{TITLE}</h1><div class="article-body">{body}</div></main>')
    draft = prepared(Source.text(markup, name="page.html", media="html"))
    figure, table = draft.article.blocks[:2]
    assert isinstance(figure, Figure) and figure.alt.text == "The pier from the sea"
    assert plain(figure.caption) == "The pier in 1970"
    assert isinstance(table, Table)
    assert [[plain(c.inlines) for c in row.cells] for row in table.rows] == [["Length", "310 m"], ["Built", "1931"]]
    assert "edit" not in " ".join(text_of(b) for b in draft.article.blocks)
    assert balance(draft).holds


def test_tables_of_one_row_below_one_another_are_one_table() -> None:
    rows = [("Boats", "12", "3"), ("Nets", "40", "7"), ("Ropes", "9", "1")]
    made = "".join(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr></table>" for row in rows)
    head = "<table><thead><tr><th>Goods</th><th>New</th><th>Old</th></tr></thead></table>"
    draft = prepared(Source.html(page(f"<main><h1>Stock</h1>{paragraphs()}{head}{made}</main>")))
    (table,) = [b for b in draft.article.blocks if isinstance(b, Table)]
    assert [tuple(plain(c.inlines) for c in row.cells) for row in table.rows] == [("Goods", "New", "Old"), *rows]


def test_a_table_stays_one_however_deep_its_source_is_indented() -> None:
    indented = ROWS.replace("<td>", "<td>" + "\n\t" * 400).replace("North", "<span>North</span>")
    body = f'<div class="article-body">{paragraphs(SENTENCES[:3])}{indented}{paragraphs(SENTENCES[3:])}</div>'
    markup = page(f"<main><h1>{TITLE}</h1>{body}</main>")
    article = prepared(Source.text(markup, name="page.html", media="html")).article
    assert any(isinstance(block, Table) for block in article.blocks)
