"""What a reader of the docs expects of a page's structure, tried on whole pages from outside."""

from __future__ import annotations

import re

import pytest

from reformat import Source, convert
from reformat.conversion import Result
from reformat.document.nodes import AnyBlock, Embed, Figure, Heading, List, Paragraph, Quote, Table
from reformat.document.walk import plain
from tests.readers.pages import KOREAN, SENTENCES, TITLE, page, paragraphs

AMID = "“I have never seen so many people walk out on a pier in winter.”"


def around(markup: str) -> Result:
    """A page with this markup amid its paragraphs."""
    body = paragraphs(SENTENCES[:3]) + markup + paragraphs(SENTENCES[3:])
    return convert(page(f'<main><article><h1>{TITLE}</h1><div class="article-body">{body}</div></article></main>'))


def amid(markup: str) -> list[AnyBlock]:
    """The blocks of that markup."""
    done = around(markup).article.blocks
    return [b for b in done if not isinstance(b, Paragraph) or plain(b.inlines) not in SENTENCES]


@pytest.mark.parametrize("tag", ["aside", "div", "section", "figure"])
def test_a_sentence_set_large_that_the_text_lacks_is_a_quotation_with_its_speaker(tag: str) -> None:
    [quote] = amid(f'<{tag} class="c-pullquote"><p>{AMID}</p><cite>Ada Quill</cite></{tag}>')
    assert isinstance(quote, Quote)
    assert plain(quote.attribution) == "Ada Quill"
    assert [plain(b.inlines) for b in quote.blocks if isinstance(b, Paragraph)] == [AMID]


@pytest.mark.parametrize("said", [SENTENCES[2], "Members heard from three engineers that the wooden piles could last"])
def test_one_that_the_text_has_goes_though_it_was_shortened(said: str) -> None:
    shortened = "“Residents asked for benches, a shelter against the wind and a sign”"
    assert amid(f'<aside class="pull-quote"><p>{shortened}</p></aside>') == []
    quote = amid(f'<aside class="pull-quote"><p>{said}</p></aside>')
    assert bool(quote) is (said != SENTENCES[2]), "words that no paragraph has in this order stay"


def test_a_box_with_more_than_a_quotation_is_none() -> None:
    box = f'<div class="pullquote"><h2>Three letters</h2><p>{AMID}</p><ul><li>One</li><li>Two</li></ul></div>'
    assert not any(isinstance(b, Quote) for b in amid(box))


@pytest.mark.parametrize(
    ("markup", "shown", "said"),
    [
        ("<ol reversed><li>Oak</li><li>Ash</li><li>Elm</li></ol>", [3, 2, 1], "3. Oak\n2. Ash\n1. Elm"),
        ("<ol reversed start='10'><li>Oak</li><li>Ash</li></ol>", [10, 9], "10. Oak\n9. Ash"),
        ("<ol><li value='4'>Oak</li><li value='9'>Ash</li><li>Elm</li></ol>", [4, 9, 10], "4. Oak\n9. Ash\n10. Elm"),
        ("<ol start='2'><li>Oak</li><li>Ash</li></ol>", [2, 3], "2. Oak\n3. Ash"),
    ],
)
def test_items_keep_the_numbers_that_the_page_shows(markup: str, shown: list[int], said: str) -> None:
    done = around(markup)
    [opened, *_] = re.findall(r"<ol[^>]*>.*?</ol>", done.html_fragment)
    start = re.search(r'start="(\d+)"', opened)
    numbers = [int(start[1]) if start else 1]
    for item in re.findall(r"<li[^>]*>", opened)[1:]:
        value = re.search(r'value="(\d+)"', item)
        numbers.append(int(value[1]) if value else numbers[-1] + 1)
    assert numbers == shown
    assert said in done.text


def test_a_list_that_counts_in_letters_does_so_for_readers() -> None:
    assert re.search(r'<ol[^>]* type="a"', around('<ol type="a"><li>Oak</li><li>Ash</li></ol>').html_fragment)


def test_the_first_row_over_all_columns_is_the_tables_caption() -> None:
    rows = "<tr><td>Pier</td><td>Boats</td></tr><tr><td>North</td><td>12</td></tr><tr><td>South</td><td>9</td></tr>"
    [table] = amid(f"<table><tr><td colspan='2'><b>Boats this winter</b></td></tr>{rows}</table>")
    assert isinstance(table, Table)
    assert plain(table.caption) == "Boats this winter"
    assert [c.scope for c in table.rows[0].cells] == ["col", "col"]
    assert [r.cells[0].scope for r in table.rows[1:]] == ["row", "row"]


def test_rows_that_head_groups_stay_in_the_table() -> None:
    groups = "".join(
        f"<tr><td colspan='2'>{day}</td></tr><tr><td>Ferry {day}</td><td>8</td></tr><tr><td>Barge {day}</td><td>9</td></tr>"
        for day in ("Monday", "Tuesday")
    )
    [table] = amid(f"<table>{groups}</table>")
    assert isinstance(table, Table)
    assert not table.caption


def test_facts_with_colons_head_their_rows_and_no_columns() -> None:
    [table] = amid("<table><tr><td>Yard:</td><td>Skerry</td></tr><tr><td>Owner:</td><td>the county</td></tr></table>")
    assert isinstance(table, Table)
    assert [(r.cells[0].scope, r.cells[1].header) for r in table.rows] == [("row", False)] * 2


@pytest.mark.parametrize(
    ("markup", "url", "title"),
    [
        (
            "<lite-youtube videoid='dEf_456-x' playlabel='Play: Fog'></lite-youtube>",
            "youtube.com/watch?v=dEf_456-x",
            "Fog",
        ),
        (
            "<a href='https://www.youtube.com/watch?v=abcdefgh'><img src='/still.jpg' alt='The pier at dawn'></a>",
            "youtube.com/watch?v=abcdefgh",
            "The pier at dawn",
        ),
        (
            "<div class='fb-video' data-href='https://www.facebook.com/pier/videos/2'></div>",
            "facebook.com/pier/videos/2",
            "",
        ),
    ],
)
def test_a_film_that_waits_for_a_script_is_a_link_to_it(markup: str, url: str, title: str) -> None:
    [film] = amid(markup)
    assert isinstance(film, Embed)
    assert film.url.endswith(url)
    assert (film.kind, film.title) == ("video", title)


def test_a_picture_that_leads_to_a_page_stays_a_picture() -> None:
    [figure] = amid("<a href='https://www.youtube.com/@pier'><img src='/still.jpg' alt='The pier at dawn'></a>")
    assert isinstance(figure, Figure)


@pytest.mark.parametrize(
    "line",
    [
        "<p style='font-weight: 700'>The money</p>",
        "<div style='font-size:22px;font-weight:bold'>The money</div>",
        "<p><span style='font-weight:600'>The money</span></p>",
    ],
)
def test_a_line_set_in_bold_by_style_heads_a_section(line: str) -> None:
    [heading] = amid(line)
    assert isinstance(heading, Heading)
    assert plain(heading.inlines) == "The money"


def test_bold_that_an_editor_takes_back_is_none() -> None:
    blocks = amid(f"<b style='font-weight:normal'><p>{AMID}</p><p>The money, all the same, is not there.</p></b>")
    assert "<strong>" not in around(f"<p><b style='font-weight:normal'>{AMID}</b></p>").html_fragment
    assert all(isinstance(b, Paragraph) for b in blocks)


@pytest.mark.parametrize("alt", ["1", "2024", "Advertisement"])
def test_figures_alone_and_the_word_for_an_advertisement_describe_nothing(alt: str) -> None:
    for block in amid(f"<figure><img src='/pier.jpg' alt='{alt}'></figure>"):
        assert isinstance(block, Figure)
        assert not block.alt.text


def test_the_title_attribute_describes_where_the_text_is_a_files_name() -> None:
    [figure] = amid("<img src='/pier.jpg' alt='pier.jpg' title='A pier of wood in the fog'>")
    assert isinstance(figure, Figure)
    assert figure.alt.text == "A pier of wood in the fog"


def test_a_list_of_one_letter_stays_a_list() -> None:
    [made] = amid("<ol type='A' start='3'><li>Oak</li><li>Ash</li></ol>")
    assert isinstance(made, List)
    assert made.items[0].marker == "C."


TWICE = (
    "A wooden pier has to be watched like a child, said the oldest of the engineers, and nobody in the hall laughed, "
    "since most of them had mended it themselves."
)


def test_a_sentence_that_a_page_says_twice_far_from_pictures_is_text_and_no_caption() -> None:
    for markup in (f"<p>{TWICE}</p><p>{TWICE}</p>", f"<p>{TWICE} {TWICE}</p>"):
        [text] = amid(markup)
        assert isinstance(text, Paragraph)
        assert plain(text.inlines) == TWICE


def test_beside_a_picture_or_with_a_credit_it_is_its_caption() -> None:
    for markup in (
        f"<img src='/p.jpg' alt='Fog'><p>{TWICE}</p><p>{TWICE}</p>",
        f"<p>{TWICE} Photo: Ada{TWICE} Photo: Ada</p>",
    ):
        [figure] = amid(markup)
        assert isinstance(figure, Figure)
        assert plain(figure.caption) == TWICE


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "[1]"])
def test_a_short_sentence_with_the_mark_of_a_note_heads_nothing(mark: str) -> None:
    assert not any(isinstance(b, Heading) for b in amid(f"<p>The pier is old.{mark} It leans a little.{mark}</p>"))


@pytest.mark.parametrize(
    "line", ["▲ 부두에 닿은 새 연락선. /사진=홍길동 기자", "부두에 닿은 새 연락선 /사진=홍길동 기자"]
)
def test_a_korean_caption_with_its_photographer_is_no_byline(line: str) -> None:
    done = convert(Source.text("\n".join(["도서관이 점자 자료실을 짓는다", *KOREAN[:2], line, *KOREAN[2:]]))).article
    [figure] = [b for b in done.blocks if isinstance(b, Figure)]
    assert plain(figure.caption).rstrip(".") == "부두에 닿은 새 연락선"
    assert plain(figure.credit) == "/사진=홍길동 기자"
    assert done.metadata.authors == ()


def test_a_korean_sentence_with_its_reporter_behind_it_heads_nothing() -> None:
    line = "△ 선장이 부두에서 손을 흔들고 있다. 홍길동 기자"
    done = convert(Source.text("\n".join(["도서관이 점자 자료실을 짓는다", *KOREAN[:2], line, *KOREAN[2:]]))).article
    assert not any(isinstance(b, Heading) for b in done.blocks)
