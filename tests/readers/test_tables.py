"""A table's caption is its own, wherever its figure has it."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Figure, Table
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.pipeline import Kit, prepare
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

ROWS = "<table><tr><th>Pier</th><th>Age</th></tr><tr><td>North</td><td>12</td></tr><tr><td>South</td><td>40</td></tr></table>"
CAPTION = "<figcaption>Table 1. The piers and their age</figcaption>"


@pytest.mark.parametrize("inner", [ROWS + CAPTION, CAPTION + ROWS])
def test_the_caption_of_a_figure_around_a_table_is_the_table_s(inner: str) -> None:
    body = f'{paragraphs(SENTENCES[:3])}<figure class="wp-block-table">{inner}</figure>{paragraphs(SENTENCES[3:])}'
    markup = page(f'<main><h1>{TITLE}</h1><div class="article-body">{body}</div></main>')
    article = prepare(Source.text(markup, name="page.html", media="html"), Kit.of()).article
    assert [plain(b.caption) for b in article.blocks if isinstance(b, Table)] == ["Table 1. The piers and their age"]
    assert not any(isinstance(b, Figure) for b in article.blocks)
