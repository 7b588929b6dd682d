"""Links within the page lead somewhere, and what the page declares of a part's language and direction is kept."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Article, Language, Link, Note, NoteRef, Paragraph, Table
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs


def article(inner: str, base: str = "") -> Article:
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{inner}</div></article></main>'
    )
    return prepared(Source.html(markup, base_url=base)).article


def led_to(made: Article) -> list[str]:
    """The words of the blocks that the links within the article lead to; a dead one gives an empty word."""
    words = {block.id: plain(getattr(block, "inlines", ())) for block in leaves(made.blocks)}
    blocks = [block for block in leaves(made.blocks) if isinstance(block, Paragraph)]
    links = [inline for block in blocks for inline in block.inlines if isinstance(inline, Link)]
    return [words.get(link.url.removeprefix("#"), "") for link in links if link.url.startswith("#")]


COST = "The engineers put the cost at a third of a new pier, and the county will pay half of it."


@pytest.mark.parametrize(
    "target",
    [
        f'<p><a id="cost"></a>{COST}</p>',
        f'<p><a name="Cost"></a>{COST}</p>',
        f'<a name="cost"></a><p>{COST}</p>',
        f'<p>{COST[:20]}<span id="cost">{COST[20:]}</span></p>',
        f'<p id="cost">{COST}</p>',
        f'<div id="cost"><p>{COST}</p></div>',
    ],
)
@pytest.mark.parametrize("address", ["#cost", "https://harbour.example/pier#cost"])
def test_a_link_within_the_page_leads_to_the_block_of_its_name(target: str, address: str) -> None:
    made = article(
        f'<p>What it costs <a href="{address}">stands below</a>.</p>{target}', "https://harbour.example/pier"
    )
    assert led_to(made) == [COST]


def test_an_anchor_before_a_heading_is_the_headings() -> None:
    made = article(f'<p>See <a href="#what">the sum</a>.</p><a name="what"></a><h2>What it costs</h2><p>{COST}</p>')
    assert led_to(made) == ["What it costs"]


def test_a_link_to_a_cell_leads_to_its_table() -> None:
    rows = (
        "<tr><th>Year</th><th>Sum</th></tr><tr><td id='sum'>1922</td><td>300</td></tr><tr><td>1930</td><td>1</td></tr>"
    )
    made = article(f'<p>The <a href="#sum">sum</a> is known.</p><table>{rows}</table>')
    [table] = [block for block in made.blocks if isinstance(block, Table)]
    [link] = [i for b in leaves(made.blocks) if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, Link)]
    assert link.url == f"#{table.id}"


def test_a_link_to_what_is_not_there_is_plain_text() -> None:
    made = article('<p>Go <a href="#gone">there</a>.</p>')
    assert led_to(made) == []
    assert "Go there." in [plain(b.inlines) for b in made.blocks if isinstance(b, Paragraph)]


def test_a_note_behind_an_anchor_is_tied_to_its_mark() -> None:
    made = article(
        '<p>It is old.<sup><a href="#n1">1</a></sup></p><p><a name="n1"></a>1. Built in 1922, says the plaque.</p>'
    )
    assert any(isinstance(i, NoteRef) for b in made.blocks if isinstance(b, Paragraph) for i in b.inlines)


def test_notes_in_boxes_beside_their_numbers_are_tied_to_plain_marks() -> None:
    text = '<p>It is old.<a id="a{0}" href="#n{0}">{0}</a></p>'
    note = '<div class="note"><a id="n{0}" href="#a{0}">{0}</a><div><p>Says the plaque.</p><p>Line {0} of it.</p></div></div>'
    deep = "<div>" * 14 + "".join(map(note.format, (1, 2))) + "</div>" * 14
    made = article("".join(map(text.format, (1, 2))) + deep)
    notes = [block for block in made.blocks if isinstance(block, Note)]
    assert [(one.label, len(one.blocks)) for one in notes] == [("1", 2), ("2", 2)]
    refs = [i.note for b in made.blocks if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, NoteRef)]
    assert refs == [one.name for one in notes]


def languages(made: Article) -> dict[str, tuple[str, str]]:
    found = {plain(b.inlines): (b.language, b.direction) for b in leaves(made.blocks) if isinstance(b, Paragraph)}
    return {text: tongue for text, tongue in found.items() if any(tongue)}


@pytest.mark.parametrize(
    ("markup", "language", "direction"),
    [
        ('<p lang="cy">{}</p>', "cy", ""),
        ('<div lang="cy"><p>{}</p></div>', "cy", ""),
        ('<blockquote xml:lang="cy"><p>{}</p></blockquote>', "cy", ""),
        ('<ul><li lang="cy">{}</li></ul>', "cy", ""),
        ('<p lang="und">{}</p>', "", ""),
        ('<p lang="en-GB">{}</p>', "", ""),
        ('<p lang="ar">{}</p>', "", ""),
        ('<p dir="rtl">{}</p>', "", ""),
    ],
)
def test_a_declared_language_is_kept_where_the_letters_allow_it(markup: str, language: str, direction: str) -> None:
    words = "Croeso i bawb wrth y bont."
    assert languages(article(markup.format(words))).get(words, ("", "")) == (language, direction)


def test_a_language_that_the_words_deny_is_not_believed() -> None:
    words = "The shelter keeps out the wind and the rain, and there is room for the prams of the whole town in it."
    assert languages(article(f'<p lang="fr">{words}</p>')) == {}


def test_declared_right_to_left_text_runs_right_to_left() -> None:
    words = "الجسر مفتوح للجميع في الشتاء والصيف."
    assert languages(article(f'<p lang="ar" dir="rtl">{words}</p>')) == {words: ("ar", "rtl")}


def test_a_cell_keeps_its_language() -> None:
    rows = '<tr><th>Here</th><th>There</th></tr><tr><td>Bridge</td><td lang="cy">Pont newydd</td></tr>'
    [table] = [block for block in article(f"<table>{rows}</table>").blocks if isinstance(block, Table)]
    marked = [i.language for row in table.rows for cell in row.cells for i in cell.inlines if isinstance(i, Language)]
    assert marked == ["cy"]
