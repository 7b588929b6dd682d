"""What writers' tools make of the same few things, each in its own markup: read as what it is, with nothing lost."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import (
    AnyBlock,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Table,
)
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from tests.prepared import prepared

ONE = (
    "The lock keeper at Lower Mill has opened the gates by hand since the electric winch was sold, and he says that "
    "he does not miss the noise it made in the mornings."
)
TWO = (
    "Boats wait for a quarter of an hour on most days, which the owners of the slower ones call a rest and the owners "
    "of the faster ones a scandal that nobody has written about."
)
THREE = (
    "In the spring the waterways board will decide whether the lock stays open at night, and until then the keeper "
    "sleeps in the hut with a bell above his bed."
)


def made(body: str, *, title: str = "Gates by hand", head: str = "") -> Draft:
    page = (
        f"<html lang='en'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1><p>{ONE}</p>{body}<p>{THREE}</p></article></body></html>"
    )
    return prepared(Source("page.html", data=page.encode()))


def of(done: Draft, kind: type) -> list[AnyBlock]:
    return [block for block in done.article.blocks if isinstance(block, kind)]


def items(block: AnyBlock, depth: int = 0) -> list[tuple[int, str]]:
    assert isinstance(block, List)
    out: list[tuple[int, str]] = []
    for item in block.items:
        out.append((depth, text_of(item.blocks[0])))
        for inner in item.blocks[1:]:
            out += items(inner, depth + 1)
    return out


def test_a_gallery_of_definition_lists_keeps_its_pictures() -> None:
    done = made(
        "<div class='gallery galleryid-3'><dl class='gallery-item'><dt class='gallery-icon portrait'>"
        "<a href='/w/winch.jpg'><img width='150' height='150' src='/w/winch-150x150.jpg' alt='A winch on a lorry'></a></dt>"
        "<dd class='wp-caption-text gallery-caption'>The winch leaves.</dd></dl></div>"
    )
    (figure,) = of(done, Figure)
    assert isinstance(figure, Figure)
    assert (figure.alt.text, plain(figure.caption)) == ("A winch on a lorry", "The winch leaves.")


@pytest.mark.parametrize("button", ["div role='button' tabindex='0'", "button type='button'"])
def test_a_picture_that_a_click_enlarges_is_no_control(button: str) -> None:
    tag = button.partition(" ")[0]
    done = made(
        f"<figure><{button}><img src='/hut.jpg' alt='A hut with a bell'></{tag}><figcaption>The hut</figcaption></figure>"
    )
    (figure,) = of(done, Figure)
    assert isinstance(figure, Figure)
    assert figure.image is not None
    assert figure.alt.text == "A hut with a bell"


def test_a_caption_that_ends_in_a_reporters_name_is_no_byline() -> None:
    page = (
        "<html lang='ko'><head><title>물길을 여는 사람</title></head><body><h1>물길을 여는 사람</h1><div class='body'>"
        "아랫마을 갑문지기는 전동기를 판 뒤로 문을 손으로 열어 왔고 아침의 소음이 그립지 않다고 말했다.<br><br>"
        "배는 보통 십오 분을 기다리는데 느린 배의 주인들은 그것을 쉼이라고 부르고 빠른 배의 주인들은 불평한다.<br><br>"
        "<div class='pic'><img src='/a.jpg' width='500'><p class='txt'>갑문 앞에서 차례를 기다리는 배들. 사진=가온누리 기자</p></div>"
        "봄에는 물길을 맡은 기관이 밤에도 갑문을 열어 둘지 정하고 그때까지 그는 오두막에서 잔다.</div></body></html>"
    )
    done = prepared(Source("page.html", data=page.encode()))
    (figure,) = of(done, Figure)
    assert isinstance(figure, Figure)
    assert plain(figure.caption) == "갑문 앞에서 차례를 기다리는 배들."
    assert balance(done).holds


def test_breaks_end_the_lines_of_a_listing() -> None:
    (code,) = of(made("<pre><span>gate = 2<br>for boat in queue:<br>    lift(boat)</span></pre>"), Code)
    assert isinstance(code, Code)
    assert code.text == "gate = 2\nfor boat in queue:\n    lift(boat)"


def test_code_of_a_line_an_element_is_one_listing() -> None:
    done = made(
        "<div class='ql-code-block-container'><div class='ql-code-block'>gate = 2</div><div class='ql-code-block'>lift()</div></div>"
    )
    (code,) = of(done, Code)
    assert isinstance(code, Code)
    assert code.text == "gate = 2\nlift()"


def test_items_that_an_editor_keeps_flat_stand_as_deep_as_it_says() -> None:
    done = made(
        "<ol><li data-list='bullet'>gates</li><li data-list='bullet' class='ql-indent-1'>upper</li>"
        "<li data-list='bullet' class='ql-indent-1'>lower</li><li data-list='bullet'>bell</li></ol>"
    )
    (found,) = of(done, List)
    assert items(found) == [(0, "gates"), (1, "upper"), (1, "lower"), (0, "bell")]
    assert isinstance(found, List)
    assert not found.ordered


def test_a_list_for_each_item_is_one_list_at_each_depth() -> None:
    done = made(
        "<ul id='a1' class='bulleted'><li>gates<ul id='a2' class='bulleted'><li>upper</li></ul>"
        "<ul id='a3' class='bulleted'><li>lower</li></ul></li></ul><ul id='a4' class='bulleted'><li>bell</li></ul>"
    )
    (found,) = of(done, List)
    assert items(found) == [(0, "gates"), (1, "upper"), (1, "lower"), (0, "bell")]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            "<sup class='footnote'>[<a id='r1' href='#d1'>1</a>]</sup>",
            "<div id='notes'><div class='footnote' id='d1'><a href='#r1'>1</a>. The log of the lock.</div></div>",
        ),
        (
            "<a href='#_ftn1' name='_ftnref1'><span class='MsoFootnoteReference'>[1]</span></a>",
            "<div id='ftn1'><p class='MsoFootnoteText'><a href='#_ftnref1' name='_ftn1'>[1]</a> The log of the lock.</p></div>",
        ),
    ],
)
def test_marks_of_notes_lead_there_with_their_brackets(mark: str, note: str) -> None:
    page = f"<html lang='en'><body><div class='s'><h1>Gates by hand</h1><p>{ONE}{mark}</p><p>{TWO}</p></div>{note}</body></html>"
    done = prepared(Source("page.html", data=page.encode()))
    first, (only,) = done.article.blocks[0], of(done, Note)
    assert isinstance(first, Paragraph)
    assert isinstance(only, Note)
    refs = [inline for inline in first.inlines if isinstance(inline, NoteRef)]
    assert [(ref.note, ref.text) for ref in refs] == [(only.name, "[1]")]
    assert text_of(only.blocks[0]) == "The log of the lock."
    assert balance(done).holds


def test_a_sign_that_links_a_place_to_itself_goes_from_captions_and_terms() -> None:
    done = made(
        "<table id='t'><caption>Boats<a class='headerlink' href='#t'>¶</a></caption><tr><th>Day</th><th>Boats</th></tr>"
        "<tr><td>Monday</td><td>4</td></tr><tr><td>Friday</td><td>9</td></tr></table>"
        "<dl><dt id='g'>gate<a class='headerlink' href='#g'>¶</a></dt><dd>What holds the water.</dd></dl>"
    )
    (table,), (terms,) = of(done, Table), of(done, List)
    assert isinstance(table, Table)
    assert isinstance(terms, List)
    assert (plain(table.caption), plain(terms.items[0].term)) == ("Boats", "gate")


def test_the_name_of_a_table_for_screen_readers_is_its_caption() -> None:
    done = made(
        "<div role='table' aria-label='Boats a day'><div role='row'><span role='columnheader'>Day</span>"
        "<span role='columnheader'>Boats</span></div><div role='row'><span role='cell'>Monday</span><span role='cell'>4</span></div></div>"
    )
    (table,) = of(done, Table)
    assert isinstance(table, Table)
    assert plain(table.caption) == "Boats a day"


def test_a_caption_below_a_table_that_says_so_is_its_own() -> None:
    done = made(
        "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>4</td></tr><tr><td>Friday</td><td>9</td></tr></table>"
        "<p class='MsoCaption'>Table 2: Boats a day</p>"
    )
    (table,) = of(done, Table)
    assert isinstance(table, Table)
    assert plain(table.caption) == "Table 2: Boats a day"


def test_lines_of_an_element_each_are_verse() -> None:
    done = made(
        "<div class='line-block'><div class='line'>The water stands,</div><div class='line'>the boat stands too.</div></div>"
    )
    (verse,) = [b for b in of(done, Paragraph) if isinstance(b, Paragraph) and b.verse]
    assert text_of(verse) == "The water stands,\nthe boat stands too."


def test_the_caption_of_a_group_is_not_that_of_its_last_picture() -> None:
    done = made(
        "<figure class='gallery'><figure><img src='/1.jpg' alt='An open gate'><figcaption>Open</figcaption></figure>"
        "<figure><img src='/2.jpg' alt='A shut gate'></figure><figcaption>Two views of the upper gate</figcaption></figure>"
    )
    captions = [plain(block.caption) for block in of(done, Figure) if isinstance(block, Figure)]
    assert captions == ["Open", ""]
    assert "Two views of the upper gate" in map(text_of, done.article.blocks)


def test_text_beside_a_picture_is_no_caption() -> None:
    done = made(
        "<div class='wp-block-media-text'><figure class='wp-block-media-text__media'><img src='/1.jpg' alt='The keeper'></figure>"
        f"<div class='wp-block-media-text__content'><p>{TWO}</p></div></div>"
    )
    assert TWO in map(text_of, of(done, Paragraph))


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        (
            "<oembed url='https://www.youtube.com/watch?v=abcabcabcab'></oembed>",
            "https://www.youtube.com/watch?v=abcabcabcab",
        ),
        (
            "<amp-twitter data-tweetid='998877665544332211'></amp-twitter>",
            "https://twitter.com/i/status/998877665544332211",
        ),
        ("<amp-instagram data-shortcode='Bxy12'></amp-instagram>", "https://www.instagram.com/p/Bxy12/"),
    ],
)
def test_players_that_a_script_draws_are_links(markup: str, url: str) -> None:
    (found,) = of(made(markup), Embed)
    assert isinstance(found, Embed)
    assert found.url == url


def test_the_times_of_a_live_report_stay_with_their_entries() -> None:
    entry = "<div itemprop='liveBlogUpdate' class='block'><p class='block-time'><time>{}</time></p><h2>{}</h2><p>{}</p></div>"
    done = made(entry.format("18.40 GMT", "Gate shut", TWO) + entry.format("15.05 GMT", "Gate open", THREE))
    said = [text_of(block) for block in done.article.blocks]
    assert "18.40 GMT" in said
    assert "15.05 GMT" in said


def test_one_h1_behind_text_stands_above_the_h2_below_it() -> None:
    done = made(f"<h1>The lock</h1><p>{TWO}</p><h2>Its gates</h2>")
    assert [(b.level, text_of(b)) for b in of(done, Heading) if isinstance(b, Heading)] == [
        (2, "The lock"),
        (3, "Its gates"),
    ]


def test_an_epigraph_is_a_quotation_with_its_source() -> None:
    done = made("<div class='epigraph'><p>Water has no hurry.</p><p class='source'>— Old keeper</p></div>")
    (quote,) = of(done, Quote)
    assert isinstance(quote, Quote)
    assert (text_of(quote.blocks[0]), plain(quote.attribution)) == ("Water has no hurry.", "Old keeper")


def test_a_sentence_that_ends_in_a_notes_mark_is_no_heading() -> None:
    text = f"# Gates by hand\n\n{ONE}\n\nThe bell was cast in the next valley.[^1]\n\n- gates\n- bell\n\n{THREE}\n\n[^1]: In one day."
    done = prepared(Source("page.md", data=text.encode()))
    assert not of(done, Heading)


def test_numbers_of_several_parts_say_how_deep_a_heading_stands() -> None:
    text = f"Gates by hand\n\n1. The lock\n\n{ONE}\n\n1.1 Its gates\n\n{TWO}\n\n1.2 Its bell\n\n{THREE}\n\n2. The boats\n\n{ONE}\n\n{TWO}"
    done = prepared(Source("page.txt", data=text.encode()))
    heads = [(b.level, text_of(b)) for b in of(done, Heading) if isinstance(b, Heading)]
    assert heads == [(2, "1. The lock"), (3, "1.1 Its gates"), (3, "1.2 Its bell"), (2, "2. The boats")]


def test_question_and_answer_on_lines_of_one_paragraph_speak_each() -> None:
    done = made("<p>Q: Why by hand?<br>A: The winch was sold.</p>")
    spoken = [(b.speaker, text_of(b)) for b in of(done, Paragraph) if isinstance(b, Paragraph) and b.speaker]
    assert spoken == [("Q", "Why by hand?"), ("A", "The winch was sold.")]


def test_marked_lines_that_are_set_in_stand_below_the_line_above() -> None:
    text = f"Gates by hand\n\n{ONE}\n\n- gates\n  1. upper\n  2. lower\n- bell\n\n{TWO}\n\n{THREE}"
    done = prepared(Source("page.txt", data=text.encode()))
    (found,) = of(done, List)
    assert items(found) == [(0, "gates"), (1, "upper"), (1, "lower"), (0, "bell")]
    assert balance(done).holds


def test_stanzas_of_a_scrape_are_verse() -> None:
    verse = "The water stands,\nthe boat stands too.\n\nA bell at four,\na rope,\nand nobody in a hurry"
    text = f"Gates by hand\n\n{ONE}\n\n{TWO}\n\n{verse}\n\n{THREE}"
    done = prepared(Source("page.txt", data=text.encode()))
    found = [text_of(b) for b in of(done, Paragraph) if isinstance(b, Paragraph) and b.verse]
    assert found == verse.split("\n\n")


def test_short_lines_of_facts_are_no_verse() -> None:
    facts = "Lock: Lower Mill\nGates: 2\n\nKeeper: in the hut\nBell: above his bed"
    text = f"Gates by hand\n\n{ONE}\n\n{TWO}\n\n{facts}\n\n{THREE}"
    done = prepared(Source("page.txt", data=text.encode()))
    assert not [b for b in of(done, Paragraph) if isinstance(b, Paragraph) and b.verse]


def test_a_bar_before_a_credit_is_not_read() -> None:
    (figure,) = of(
        made(
            "<figure><img src='/a.jpg' alt='A bell'><figcaption>The bell rings. | Photo: B. Holm</figcaption></figure>"
        ),
        Figure,
    )
    assert isinstance(figure, Figure)
    assert (plain(figure.caption), plain(figure.credit)) == ("The bell rings.", "Photo: B. Holm")


def test_raised_numbers_tie_notes_that_nothing_links() -> None:
    page = (
        f"<html lang='en'><body><article><h1>Gates by hand</h1><p>{ONE}<sup>1</sup></p><p>{TWO}<sup>2</sup> He laughs.</p>"
        f"<p>{THREE}</p><hr><p><sup>1</sup> By two hands.</p><p><sup>2</sup> One of them his.</p></article></body></html>"
    )
    done = prepared(Source("page.html", data=page.encode()))
    found = [(note.label, text_of(note.blocks[0])) for note in of(done, Note) if isinstance(note, Note)]
    assert found == [("1", "By two hands."), ("2", "One of them his.")]
    refs = [
        i.text for b in of(done, Paragraph) if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, NoteRef)
    ]
    assert refs == ["1", "2"]
    assert balance(done).holds


def test_a_raised_number_that_stands_twice_ties_nothing() -> None:
    page = (
        f"<html lang='en'><body><article><h1>Gates by hand</h1><p>{ONE} It takes 4 m<sup>2</sup> and 5 m<sup>2</sup>.</p>"
        f"<p>{TWO}</p><p>{THREE}</p><p><sup>2</sup> One of them his.</p></article></body></html>"
    )
    assert not of(prepared(Source("page.html", data=page.encode())), Note)


def test_the_summary_of_a_table_counts_no_row_of_headers() -> None:
    done = made(
        "<table><tr><th rowspan='2'>Day</th><th colspan='2'>Boats</th></tr><tr><th>up</th><th>down</th></tr>"
        "<tr><td>Monday</td><td>4</td><td>3</td></tr><tr><td>Friday</td><td>9</td><td>8</td></tr></table>"
    )
    (table,) = of(done, Table)
    assert isinstance(table, Table)
    assert "2 rows" in table.summary


def test_a_drawing_in_the_page_says_what_its_title_and_description_say() -> None:
    done = made(
        "<figure><svg role='img' viewBox='0 0 400 200'><title>Boats a month</title><desc>From 20 in winter to 90 in July.</desc>"
        "<text>Jan</text></svg><figcaption>Counted by the keeper</figcaption></figure>"
    )
    (figure,) = of(done, Figure)
    assert isinstance(figure, Figure)
    assert (figure.alt.text, figure.alt.long) == ("Boats a month", "From 20 in winter to 90 in July.")
    assert plain(figure.caption) == "Counted by the keeper"


def test_an_icon_that_is_drawn_in_the_page_is_none() -> None:
    assert not of(made("<p><svg role='img' viewBox='0 0 24 24'><title>Open the gate</title></svg></p>"), Figure)


@pytest.mark.parametrize("name", ["kg-card kg-callout-card", "admonition note", "markdown-alert markdown-alert-tip"])
def test_a_writers_own_box_stays(name: str) -> None:
    done = made(
        f"<div class='{name}'><p class='title'>Tip</p><p>Read more about ropes before you come aboard.</p></div>"
    )
    assert "Read more about ropes before you come aboard." in map(text_of, done.article.blocks)


def test_lists_that_are_one_for_each_depth_are_nested() -> None:
    done = made(
        "<ul class='c1 lst-kix_abc-0 start'><li>gates</li></ul><ul class='c1 lst-kix_abc-1 start'><li>upper</li><li>lower</li></ul>"
        "<ul class='c1 lst-kix_abc-0'><li>bell</li></ul>"
    )
    (found,) = of(done, List)
    assert items(found) == [(0, "gates"), (1, "upper"), (1, "lower"), (0, "bell")]


def test_text_that_goes_on_below_a_picture_is_no_caption() -> None:
    body = f"{ONE}<br><br><div class='sep'><a href='/b.jpg'><img src='/b.jpg' alt='A bell'></a></div><br>The bell came from the valley."
    page = f"<html lang='en'><body><h3 class='post-title'>Gates by hand</h3><div class='post-body'>{body}</div></body></html>"
    done = prepared(Source("page.html", data=page.encode()))
    assert "The bell came from the valley." in map(text_of, of(done, Paragraph))


def test_a_formula_that_is_drawn_stands_in_its_sentence() -> None:
    done = made("<p>The flow is <img class='latex' src='/latex.php?latex=q' alt='q = v a'> at the gate.</p>")
    assert "The flow is q = v a at the gate." in map(text_of, done.article.blocks)


def test_a_thumbnail_is_the_picture_again() -> None:
    done = made(
        "<div><img src='/large/one.jpg' alt='A rope on a post' width='800'><p>Rope.</p></div>"
        "<div><img src='/t/1.jpg' alt='A rope on a post' width='60' height='40'></div>"
    )
    assert [b.image.url for b in of(done, Figure) if isinstance(b, Figure) and b.image] == ["/large/one.jpg"]


def test_a_heading_in_one_header_with_the_headline_is_the_deck() -> None:
    page = (
        "<html lang='en'><body><article><header><h1>Gates by hand</h1><h2>A keeper and a bell</h2></header>"
        f"<p>{ONE}</p><h2>The lock</h2><p>{TWO}</p><p>{THREE}</p></article></body></html>"
    )
    done = prepared(Source("page.html", data=page.encode()))
    assert [text_of(b) for b in done.article.deck] == ["A keeper and a bell"]
    assert [text_of(b) for b in of(done, Heading)] == ["The lock"]


def test_a_title_that_an_office_program_calls_so_is_above_its_first_section() -> None:
    page = (
        f"<html><body lang='en'><p class='title'><font><font size='7'>Gates that are opened by hand</font></font></p><p>{ONE}</p>"
        f"<h1>The lock</h1><p>{TWO}</p><p>{THREE}</p></body></html>"
    )
    done = prepared(Source("page.html", data=page.encode()))
    assert done.article.metadata.title == "Gates that are opened by hand"
    assert [text_of(b) for b in of(done, Heading)] == ["The lock"]


@pytest.mark.parametrize(("source", "links"), [("/media/bell.mp3", 1), ("/tts/article.mp3", 0)])
def test_a_player_leaves_a_link_to_its_sound(source: str, links: int) -> None:
    box = f"<div class='kg-card kg-audio-card'><div class='kg-audio-player-container'><audio src='{source}'></audio><span>0:00</span></div></div>"
    assert len(of(made(box), Embed)) == links


def test_the_counter_of_a_gallery_is_no_caption() -> None:
    (figure,) = of(made("<div><img src='/a.jpg' alt='A bell on a post'><span>1 / 2</span></div>"), Figure)
    assert isinstance(figure, Figure)
    assert not plain(figure.caption)


def test_an_aside_that_quotes_is_a_quotation_and_one_that_shows_a_page_a_link() -> None:
    done = made(
        f"<aside class='quote'><div class='title'>keeper:</div><blockquote><p>{TWO}</p></blockquote></aside>"
        "<aside class='onebox'><article class='onebox-body'><h3><a href='https://a.example/b'>The lock</a></h3>"
        "<p>All about it.</p></article></aside><aside><p>Our letter tells you more each week.</p></aside>"
    )
    (quote,), (link,) = of(done, Quote), of(done, Embed)
    assert isinstance(quote, Quote)
    assert isinstance(link, Embed)
    assert (text_of(quote.blocks[0]), link.title) == (TWO, "The lock")
    assert "Our letter tells you more each week." not in map(text_of, done.article.blocks)
