"""What stands in a line stays in it: words in elements of the site's making, explained words, cells, sources."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Code, Paragraph, Quote, Table
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

WHOLE = "The rope of the ferry was measured again (4), and the gauge (5) agreed."


def read(inner: str) -> Draft:
    markup = page(f"<main><h1>{TITLE}</h1><div class='article-body'>{paragraphs()}{inner}{paragraphs()}</div></main>")
    return prepared(Source.text(markup, name="page.html", media="html"))


def lines(draft: Draft) -> list[str]:
    return [plain(b.inlines) for b in leaves(draft.article.blocks) if isinstance(b, Paragraph)]


@pytest.mark.parametrize("link", ["<a href='/g'>5</a>", "5"])
def test_an_element_of_the_sites_own_making_in_a_line_does_not_break_it(link: str) -> None:
    note = "<x-note source='harbour'>{}</x-note>"
    draft = read(
        f"<p>The rope of the ferry was measured again ({note.format(4)}), and the gauge ({note.format(link)}) agreed.</p>"
    )
    assert WHOLE in lines(draft)


def test_an_element_that_the_standard_does_not_know_breaks_no_line() -> None:
    draft = read("<p>The rope of the ferry was <strongx>measured again</strongx> (4), and the gauge (5) agreed.</p>")
    assert WHOLE in lines(draft)


def test_the_elements_of_an_office_do_not_break_a_line() -> None:
    told = "<p>The ferry to <st1:place>Skerry Point</st1:place> sails again<span>.<o:p></o:p></span></p>"
    assert "The ferry to Skerry Point sails again." in lines(read(told))


def test_an_element_of_the_sites_own_making_beside_paragraphs_is_a_box() -> None:
    assert SENTENCES[0] in lines(read(f"<x-box>{SENTENCES[0]}</x-box><x-box>{SENTENCES[1]}</x-box>"))


@pytest.mark.parametrize(
    "word",
    [
        "<a class='tooltip' href='/w'>windlass</a>",
        "<span class='rollover'>windlass<i class='tooltip'>A winch</i></span>",
    ],
)
def test_a_word_that_the_page_explains_stays_in_its_sentence(word: str) -> None:
    draft = read(f"<p>The crew turned the {word} by hand until noon, and the tide did the rest of the work.</p>")
    assert "The crew turned the windlass by hand until noon, and the tide did the rest of the work." in lines(draft)


def test_an_explained_word_stays_where_a_translator_puts_each_text_into_elements() -> None:
    font = "<font style='vertical-align: inherit;'><font style='vertical-align: inherit;'>{}</font></font>"
    word = f"<a class='tooltip12'>{font.format('windlass')}</a>"
    draft = read(f"<p>{font.format('The crew turned the ')}{word}{font.format(' by hand until noon, and slept.')}</p>")
    assert "The crew turned the windlass by hand until noon, and slept." in lines(draft)


def test_what_is_said_of_a_word_goes_from_its_sentence() -> None:
    draft = read("<p>The crew turned the windlass<span class='tooltip'>a winch</span> by hand until the evening.</p>")
    assert "The crew turned the windlass by hand until the evening." in lines(draft)


def test_a_row_keeps_its_cells() -> None:
    cells = "<td class='ticker'>{}</td><td>{}</td><td>{}</td>".format
    draft = read(f"<table><tr><th>Sign</th><th>Ship</th><th>Tons</th></tr><tr>{cells('FE', 'Ferry', 90)}</tr></table>")
    rows = next(b for b in draft.article.blocks if isinstance(b, Table)).rows
    assert [plain(cell.inlines) for cell in rows[1].cells] == ["FE", "Ferry", "90"]


@pytest.mark.parametrize("line", ["From <cite>The Ferry Log</cite>", "<cite>— The Ferry Log</cite>"])
def test_whom_a_quotation_is_from_stands_apart_with_the_word_before_it(line: str) -> None:
    draft = read(
        f"<blockquote><p>No tide has ever taken a rope that was tied twice, by day or by night.</p><p>{line}</p></blockquote>"
    )
    quote = next(b for b in draft.article.blocks if isinstance(b, Quote))
    assert "The Ferry Log" in plain(quote.attribution)
    assert len(quote.blocks) == 1


def test_a_title_inside_a_quoted_sentence_is_not_its_source() -> None:
    draft = read(
        "<blockquote><p>Nobody who has read <cite>The Ferry Log</cite> doubts that the rope held.</p></blockquote>"
    )
    assert "Nobody who has read The Ferry Log doubts that the rope held." in lines(draft)


def test_a_button_beside_a_listing_is_no_part_of_it() -> None:
    draft = read("<pre><a class='run'>Run</a><code>haul(rope)</code></pre>")
    assert [b.text for b in draft.article.blocks if isinstance(b, Code)] == ["haul(rope)"]


def test_what_only_machines_read_in_a_line_does_not_break_it() -> None:
    place = "<span itemscope itemtype='https://schema.org/Place'><meta itemprop='name' content='Quay'>the quay</span>"
    line = f"<p>The ferries leave {place} at nine, and <link itemprop='url' href='/b'>come back by noon.</p>"
    assert "The ferries leave the quay at nine, and come back by noon." in lines(read(line))
