"""What editors and page builders make lists, tables, listings and figures of, besides the elements meant for them."""

from __future__ import annotations

import pytest

from reformat.document.nodes import (
    AnyBlock,
    Blocks,
    Break,
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
from tests.readers.pages import SENTENCES, TITLE, page


def blocks(inner: str) -> Blocks:
    """The article's blocks between its two paragraphs."""
    body = f"<p>{SENTENCES[0]} {SENTENCES[1]}</p>{inner}<p>{SENTENCES[2]} {SENTENCES[3]}</p>"
    source = page(f'<main><article><h1>{TITLE}</h1><div class="article-body">{body}</div></article></main>')
    draft = prepared(Source.text(source, name="a.html", media="html", base_url="https://pier.example/a"))
    return draft.article.blocks[1:-1]


def outline(found: tuple[AnyBlock, ...]) -> list[object]:
    """Lists as lists of their items' words."""
    return [
        [outline(item.blocks) for item in block.items] if isinstance(block, List) else text_of(block) for block in found
    ]


def test_a_list_straight_in_a_list_belongs_to_the_item_before_it() -> None:
    made = blocks("<ul><li>Sheds</li><ul><li>north</li><li>south</li></ul><li>Offices</li></ul>")
    assert outline(made) == [[["Sheds", [["north"], ["south"]]], ["Offices"]]]


def test_boxes_with_the_roles_of_a_table_are_one() -> None:
    rows = "".join(
        f'<div role="row"><span role="rowheader">{name}</span><span role="cell">{rent}</span></div>'
        for name, rent in (("North", "200"), ("South", "150"))
    )
    head = '<div role="row"><span role="columnheader">Shed</span><span role="columnheader">Rent</span></div>'
    [table] = blocks(f'<div role="table">{head}<div role="rowgroup">{rows}</div></div>')
    assert isinstance(table, Table)
    assert [[(plain(c.inlines), c.scope) for c in row.cells] for row in table.rows] == [
        [("Shed", "col"), ("Rent", "col")], [("North", "row"), ("200", "")], [("South", "row"), ("150", "")]
    ]  # fmt: skip


def test_boxes_with_the_roles_of_a_list_and_a_heading_are_such() -> None:
    item = '<div role="listitem">A bench</div>'
    heading, items = blocks(f'<div role="heading" aria-level="3">Asked for</div><div role="list">{item * 2}</div>')
    assert isinstance(heading, Heading)
    assert outline((items,)) == [[["A bench"], ["A bench"]]]


NUMBERED = {
    "columns": '<table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>a = 1\n  b = 2</pre></td></tr></table>',
    "rows": '<table class="highlight"><tr><td class="blob-num">1</td><td class="blob-code">a = 1</td></tr>'
    '<tr><td class="blob-num">2</td><td class="blob-code">  b = 2</td></tr></table>',
    "none": "<pre>a = 1\n  b = 2</pre>",
}


@pytest.mark.parametrize("form", NUMBERED)
def test_a_listing_is_without_the_numbers_of_its_lines(form: str) -> None:
    [code] = blocks(NUMBERED[form])
    assert isinstance(code, Code)
    assert code.text == "a = 1\n  b = 2"


@pytest.mark.parametrize(
    "listing",
    [
        '<pre><code class="language-python">a = 1</code></pre>',
        '<pre class="brush: python">a = 1</pre>',
        '<div class="highlight-source-python"><pre>a = 1</pre></div>',
    ],
)
def test_a_listing_says_its_language(listing: str) -> None:
    [code] = blocks(listing)
    assert isinstance(code, Code)
    assert code.syntax == "python"


def test_verse_set_in_pre_keeps_lines_and_stanzas() -> None:
    made = blocks('<pre class="wp-block-verse">Gulls on the pile,\nrain on the rail.\n\nNobody sails.</pre>')
    assert [(text_of(b), isinstance(b, Paragraph) and b.verse) for b in made] == [
        ("Gulls on the pile,\nrain on the rail.", True), ("Nobody sails.", True)
    ]  # fmt: skip


def test_a_table_that_the_page_names_may_hold_lists_pictures_and_signs() -> None:
    [table, figure] = blocks(
        "<table><caption>Open today</caption><tr><th>Place</th><th>What</th><th>Lift</th></tr>"
        '<tr><td>Shed</td><td><ul><li>boats</li><li>nets</li></ul></td><td><img src="/yes.png" alt="yes"></td></tr>'
        '<tr><td><img src="/tower.jpg" alt="A white tower" width="90"> Tower</td><td>view</td><td></td></tr></table>'
    )
    assert isinstance(table, Table)
    assert [plain(c.inlines) for c in table.rows[1].cells] == ["Shed", "boats\nnets", "yes"]
    assert isinstance(figure, Figure)
    assert figure.alt.text == "A white tower"


GROUPED = (
    "<tr><td></td><td>Weekdays</td><td>Sundays</td></tr>"
    '<tr><th colspan="3">North</th></tr><tr><td>First</td><td>06:10</td><td>08:00</td></tr>'
    "<tr><td>Last</td><td>22:40</td><td>20:30</td></tr>"
    '<tr><th colspan="3">South</th></tr><tr><td>First</td><td>06:30</td><td>08:20</td></tr>'
)


def test_heads_of_groups_do_not_hide_that_nobody_marked_the_others() -> None:
    [table] = blocks(f"<table>{GROUPED}</table>")
    assert isinstance(table, Table)
    assert [[c.scope for c in row.cells] for row in table.rows] == [
        ["", "col", "col"], ["row"], ["row", "", ""], ["row", "", ""], ["row"], ["row", "", ""]
    ]  # fmt: skip


def test_units_under_a_table_are_no_picture() -> None:
    made = blocks(f"<table>{GROUPED}</table><p>(단위: 명, 자료: 항만위원회)</p>")
    assert [type(block) for block in made] == [Table, Paragraph]


BOATS = "<tr><th>Boat</th><th>Length</th><th>Price</th></tr><tr><td>Gull</td><td>4 m</td><td>900</td></tr>"


@pytest.mark.parametrize(("price", "left"), [("900", 1), ("950", 2)])
def test_a_table_told_again_for_narrow_screens_is_told_once(price: str, left: int) -> None:
    again = f"<dl><dt>Gull</dt><dd>Length: 4 m</dd><dd>Price: {price}</dd></dl>"
    assert len(blocks(f"<table>{BOATS}</table>{again}")) == left


def test_the_caption_of_a_group_is_not_that_of_its_last_picture() -> None:
    pictures = "".join(
        f'<figure><img src="/{n}.jpg" width="600" height="400"><figcaption>{n}</figcaption></figure>'
        for n in ("Before", "After")
    )
    made = blocks(f'<figure class="group">{pictures}<figcaption>The pier in two years</figcaption></figure>')
    assert [text_of(block) for block in made] == ["Before", "After", "The pier in two years"]
    assert isinstance(made[2], Paragraph)


def test_the_caption_of_a_player_is_its_title() -> None:
    [player] = blocks('<figure><video src="/a.mp4"></video><figcaption>The ferry comes in</figcaption></figure>')
    assert isinstance(player, Embed)
    assert player.title == "The ferry comes in"


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_struck_words_in_a_sentence_are_not_read_out(tag: str) -> None:
    [line] = blocks(f"<p>Rents fell by <{tag}>12</{tag}><ins>10</ins> per cent.</p>")
    assert text_of(line) == "Rents fell by 10 per cent."


def test_words_around_struck_ones_stay_apart() -> None:
    [line] = blocks("<p>They do not just <s>not only </s>help, they last.</p>")
    assert text_of(line) == "They do not just help, they last."
    [line] = blocks("<p>We build<s>, </s><a href='/b'>boats</a>.</p>")
    assert text_of(line) == "We build boats."


def test_an_item_struck_out_whole_stays() -> None:
    assert outline(blocks("<ul><li><del>Book the ferry</del></li><li>Pack</li></ul>")) == [
        [["Book the ferry"], ["Pack"]]
    ]


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ('<img width="16" src="/s.svg" alt="4 of 5 stars">', "Rated 4 of 5 stars by readers."),
        ('<img class="emoji" src="/e.png" alt="😀">', "Rated 😀 by readers."),
        ('<img width="16" src="/x.svg" alt="external link">', "Rated by readers."),
    ],
)
def test_a_sign_says_its_part_of_the_sentence(sign: str, said: str) -> None:
    [line] = blocks(f"<p>Rated {sign} by readers.</p>")
    assert text_of(line) == said


def test_a_line_drawn_between_sections_is_no_picture() -> None:
    assert blocks('<img src="/line.png" alt="" width="400" height="12">') == ()


SLIDES = (
    '<div class="slide slick-cloned"><img src="/b.jpg" alt="Flags over the pier" width="600"></div>'
    '<div class="slide"><img src="/a.jpg" alt="A ribbon is cut" width="600"></div>'
    '<div class="slide"><img src="/b.jpg" alt="Flags over the pier" width="600"></div>'
)


def shown(made: Blocks) -> list[tuple[str, str]]:
    return [(b.image.url.rpartition("/")[2], b.alt.text) for b in made if isinstance(b, Figure) and b.image]


def test_pictures_of_a_slider_stand_in_its_order() -> None:
    assert shown(blocks(SLIDES)) == [("a.jpg", "A ribbon is cut"), ("b.jpg", "Flags over the pier")]


def test_the_copy_for_pages_without_scripts_is_one_with_its_picture() -> None:
    made = blocks(
        '<figure><picture><source srcset="/s-400.webp 400w, /s-1200.webp 1200w"><img data-src="/s-800.jpg"></picture>'
        '<noscript><img src="/s-800.jpg"></noscript><figcaption>The site in March</figcaption></figure>'
    )
    assert [(b.image.url.rpartition("/")[2], plain(b.caption)) for b in made if isinstance(b, Figure) and b.image] == [
        ("s-1200.webp", "The site in March")
    ]


def test_pictures_that_wait_behind_the_same_one_are_two() -> None:
    waiting = '<p><img src="/wait.jpg" data-src="/{}.jpg" alt="{}" width="600"></p>'
    made = blocks(waiting.format("a", "A ribbon is cut") + waiting.format("b", "Flags over the pier"))
    assert [name for name, _ in shown(made)] == ["a.jpg", "b.jpg"]


def test_a_line_in_a_span_that_its_name_calls_a_head_parts_two_sections() -> None:
    text = f"<p>{SENTENCES[0]} {SENTENCES[1]}</p>"
    made = blocks(f"{text}<span class='cross-head'>'A pier again'</span>{text}")
    assert [(b.level, text_of(b)) for b in made if isinstance(b, Heading)] == [(2, "'A pier again'")]


def test_the_line_that_stands_with_a_quotation_in_its_box_says_whom_it_is_from() -> None:
    text = f"<p>{SENTENCES[0]} {SENTENCES[1]}</p>"
    box = "<div class='said'><blockquote><p>{}</p></blockquote><span>Mary Dunn</span> <span>pilot</span></div>"
    (kept,) = [
        b for b in blocks(text + box.format("We sail whatever the council says”") + text) if isinstance(b, Quote)
    ]
    assert plain(kept.attribution) == "Mary Dunn pilot"
    pulled = blocks(text + box.format(SENTENCES[0]) + text)
    assert "Mary Dunn" not in " ".join(map(text_of, pulled))
    loose = "<blockquote><p>We sail whatever the council says</p></blockquote>Mary Dunn"
    assert not any(isinstance(b, Quote) and b.attribution for b in blocks(text + loose + text))


@pytest.mark.parametrize("holder", ["/i/leer.gif", "/i/empty.png", "data:image/jpeg;base64," + "A" * 900])
def test_what_holds_a_pictures_place_gives_way_to_its_file_in_an_attribute_of_the_sites_own(holder: str) -> None:
    waiting = f'<p><img src="{holder}" data-sharp="https://a.example/pier.jpg" alt="The pier" width="600"></p>'
    assert shown(blocks(waiting)) == [("pier.jpg", "The pier")]


@pytest.mark.parametrize("name", ["data-src", "data-srcset", "data-own-address"])
def test_a_drawing_may_hold_a_pictures_place_and_is_else_a_control(name: str) -> None:
    drawing = '<p><img src="/static/media/loading.svg" alt="The pier" {}></p>'
    assert shown(blocks(drawing.format(f'{name}="https://a.example/pier.jpg"'))) == [("pier.jpg", "The pier")]
    assert shown(blocks(drawing.format(""))) == shown(blocks(drawing.format('srcset="/loading.svg 2x"'))) == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ('title="Snow on the north shed"', "Snow on the north shed"),
        ('alt="IMG_2231" title="Snow on the north shed"', "Snow on the north shed"),
        ('alt="Lighthouse" title="The plan for the port"', "Lighthouse"),
        ('alt="" title="Click to enlarge this"', ""),
        ('alt="Photo: Mary Dunn"', ""),
    ],
)
def test_what_tells_of_a_picture(names: str, said: str) -> None:
    assert shown(blocks(f'<p><img src="/a.jpg" width="600" {names}></p>')) == [("a.jpg", said)]


POST = (
    '<blockquote class="twitter-tweet"><p>The pier opens today <a href="https://t.co/a">pic.twitter.com/a</a></p>'
    '&mdash; Harbour (@pier) <a href="https://twitter.com/pier/status/123456789?ref=x">2 March 2026</a></blockquote>'
)
PICTURE = (
    '<blockquote class="instagram-media" cite="https://www.instagram.com/p/Cabc/">'
    '<a href="https://www.instagram.com/p/Cabc/">この投稿をInstagramで見る</a><p>'
    '<a href="https://www.instagram.com/p/Cabc/?utm_source=ig">A post shared by Pier (@pier)</a></p></blockquote>'
)


@pytest.mark.parametrize(
    ("post", "title", "said"),
    [
        (POST, "Harbour (@pier) 2 March 2026", ["The pier opens today"]),
        (PICTURE, "A post shared by Pier (@pier)", []),
    ],
)
def test_a_post_says_whose_it_is_and_its_words_alone(post: str, title: str, said: list[str]) -> None:
    [embed] = blocks(post)
    assert isinstance(embed, Embed)
    assert (embed.title, [text_of(block) for block in embed.transcript]) == (title, said)


@pytest.mark.parametrize(
    ("markup", "title", "kind", "url"),
    [
        ('<object data="/plan.pdf"><a href="/plan.pdf">The plan as PDF</a></object>', "The plan as PDF", "document",
         "https://pier.example/plan.pdf"),
        ('<div class="flourish-embed" data-src="visualisation/12"><script src="a.js"></script></div>', "", "document",
         "https://public.flourish.studio/visualisation/12/"),
        ('<iframe src="https://open.spotify.com/embed/episode/4rOo" title="Spotify Embed: Talk"></iframe>', "Talk", "audio",
         "https://open.spotify.com/embed/episode/4rOo"),
        ('<iframe src="about:blank" data-litespeed-src="https://clips.twitch.tv/embed?clip=Gate"></iframe>', "", "video",
         "https://clips.twitch.tv/embed?clip=Gate"),
        ('<iframe src="https://youtu.be/Gate1234"></iframe><iframe src="https://www.youtube.com/embed/Gate1234"></iframe>', "",
         "video", "https://www.youtube.com/watch?v=Gate1234"),
        ('<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpier"></iframe>', "",
         "post", "https://www.facebook.com/pier"),
    ],
)  # fmt: skip
def test_what_shows_elsewhere_is_a_link_with_a_name(markup: str, title: str, kind: str, url: str) -> None:
    [embed] = blocks(markup)
    assert isinstance(embed, Embed)
    assert (embed.title, embed.kind, embed.url) == (title, kind, url)


@pytest.mark.parametrize(
    "address",
    [
        "about:blank",
        "https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fpier.example",
        "https://www.facebook.com/v3.2/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fpier",
        "https://platform.twitter.com/widgets/follow_button.html?screen_name=pier",
        "https://rcm-eu.amazon-adsystem.com/e/cm?t=pier-21",
        "https://ads.pier.example/html.ng/tile=9&site=2",
    ],
)
def test_a_frame_that_is_a_button_or_an_advertisement_shows_nothing(address: str) -> None:
    assert not blocks(f'<iframe src="{address}"></iframe>')


def test_what_a_frame_says_to_old_browsers_is_no_article() -> None:
    """A browser that knows frames shows none of it, however much there is."""
    notice = "&lt;p&gt;This browser cannot show the map of the pier and its ferries, which is a pity.&lt;/p&gt; " * 99
    frame = f'<div><iframe src="https://maps.example/pier">{notice}</iframe></div>'
    text = f"<h1>{TITLE}</h1><p>{SENTENCES[0]} {SENTENCES[1]}</p><p>{SENTENCES[2]} {SENTENCES[3]}</p>"
    for source in (f"{frame}<div>{text}</div>", f"<div>{text}</div>{frame}"):
        draft = prepared(Source.text(page(source), name="a.html", media="html"))
        assert [plain(block.inlines) for block in draft.article.blocks if isinstance(block, Paragraph)] == [
            f"{SENTENCES[0]} {SENTENCES[1]}",
            f"{SENTENCES[2]} {SENTENCES[3]}",
        ]


@pytest.mark.parametrize("signs", ["***", "* * *", "◇", "⁂", "———"])
def test_signs_between_sections_are_a_turn(signs: str) -> None:
    assert [type(b) for b in blocks(f"<p>{signs}</p>")] == [Break]


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (("☐ Coat", "☐ Map"), ["Coat", "Map"]),
        (("☐ Coat", "☑ Map"), ["☐ Coat", "☑ Map"]),
        (("（1）屋根", "（2）扉"), ["屋根", "扉"]),
        (("１．屋根", "２．扉"), ["屋根", "扉"]),
    ],
)
def test_boxes_and_wide_numbers_mark_items(lines: tuple[str, ...], items: list[str]) -> None:
    assert outline(blocks(f"<p>{'<br>'.join(lines)}</p>")) == [[[item] for item in items]]


def test_short_lines_of_a_decks_name_below_text_are_headings() -> None:
    made = blocks(f'<div class="sub_title">The sheds</div><p>{SENTENCES[4]}</p><div class="sub_title">The pier</div>')
    assert [text_of(b) for b in made if isinstance(b, Heading)] == ["The sheds", "The pier"]


@pytest.mark.parametrize("labels", ["Pregunta. Respuesta.", "Frage: Antwort:", "Вопрос. Ответ."])
def test_words_for_question_and_answer_say_who_talks(labels: str) -> None:
    asks, answers = labels.split()
    made = blocks(f"<p>{asks} When?</p><p>{answers} In spring.</p><p>{asks} Who pays?</p><p>{answers} The county.</p>")
    assert [(b.speaker, text_of(b)) for b in made if isinstance(b, Paragraph)][:2] == [
        (asks[:-1], "When?"), (answers[:-1], "In spring.")
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["<svg><path d='M0 0'/></svg>", "<button>i</button>", "<input type='checkbox'>"])
def test_a_sign_or_control_in_a_sentence_does_not_part_it(sign: str) -> None:
    [line] = blocks(f"<p>Press the sign {sign} to begin the tour of the sheds.</p>")
    assert text_of(line) == "Press the sign to begin the tour of the sheds."


def test_formulas_that_wait_in_scripts_are_shown() -> None:
    tex = '<script type="math/tex{}">{}</script>'
    made = blocks(f"<p>It is {tex.format('', 'a = b')} here.</p><div>{tex.format('; mode=display', 'E = m c^2')}</div>")
    assert [text_of(b) for b in made if isinstance(b, Paragraph)] == ["It is a = b here.", "E = m c^2"]


def test_who_said_a_quotation_stands_without_its_dash() -> None:
    [quote] = blocks("<blockquote><p>We stay here.</p><footer>— Mary Dunn</footer></blockquote>")
    assert isinstance(quote, Quote)
    assert plain(quote.attribution) == "Mary Dunn"


@pytest.mark.parametrize("tie", ['aria-controls="{0}"', 'href="#{0}"', 'id="of-{0}"'])
def test_a_panel_is_headed_by_its_tab(tie: str) -> None:
    names = {"ferry": "By ferry", "kayak": "By kayak"}
    tabs = "".join(f'<li><a role="tab" {tie.format(name)}>{said}</a></li>' for name, said in names.items())
    panels = "".join(
        f'<div role="tabpanel" id="{name}" aria-labelledby="of-{name}" hidden><p>{SENTENCES[at]}</p></div>'
        for at, name in enumerate(names)
    )
    made = blocks(f'<ul role="tablist">{tabs}</ul>{panels}')
    assert [text_of(block) for block in made] == ["By ferry", SENTENCES[0], "By kayak", SENTENCES[1]]


def test_a_picture_painted_behind_a_box_is_one_if_the_page_tells_of_it() -> None:
    box = '<div role="img" style="background-image: url(/dawn.jpg)"{}></div>'
    assert shown(blocks(box.format(' aria-label="The pier at dawn"'))) == [("dawn.jpg", "The pier at dawn")]
    assert blocks(box.format("")) == ()


def test_openers_that_all_say_the_same_head_nothing() -> None:
    fold = "<details><summary>{}</summary><p>It costs two pounds a day in winter and three in summer.</p></details>"
    made = blocks(fold.format("Prices of it") * 3 + fold.format("Who may use it?"))
    assert [text_of(b) for b in made if isinstance(b, Heading)] == ["Who may use it?"]


def test_a_definition_list_of_pictures_is_a_gallery() -> None:
    made = blocks(
        '<dl><dt><a href="/a.jpg"><img src="/a.jpg" width="600" alt="Fog over the pier"></a></dt><dd>At dawn</dd></dl>'
        '<dl><dt><img src="/b.jpg" width="600" alt="Sun over the pier"></dt><dd>At noon</dd></dl>'
    )
    assert shown(made) == [("a.jpg", "Fog over the pier"), ("b.jpg", "Sun over the pier")]
    assert [plain(b.caption) for b in made if isinstance(b, Figure)] == ["At dawn", "At noon"]


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ('<div><span class="number">200</span><span class="label">people came to listen</span></div>',
         "200 people came to listen"),
        ('<div><span class="l">Lis</span><span class="l">tening</span></div>', "Listening"),
        ('<p><span class="cap">L</span><span class="rest">istening to the council</span></p>', "Listening to the council"),
    ],
)  # fmt: skip
def test_boxes_beside_each_other_are_not_glued(box: str, said: str) -> None:
    assert [text_of(block) for block in blocks(box)] == [said]


@pytest.mark.parametrize("markup", ['<ol start="3"><li>', '<ol><li value="3">'])
def test_a_list_begins_with_its_number(markup: str) -> None:
    [made] = blocks(f"{markup}Brest</li><li>Nantes</li></ol>")
    assert isinstance(made, List)
    assert made.start == 3


def test_a_postal_address_in_the_text_is_no_byline() -> None:
    [made] = blocks("<address>Harbour Council<br>4 Quay Street<br>20457 Hamburg</address>")
    assert text_of(made) == "Harbour Council\n4 Quay Street\n20457 Hamburg"


def test_a_mark_in_a_table_leads_to_the_note_below_it() -> None:
    table, note = blocks(
        '<table><tr><th>Shed</th><th>Rent<sup><a href="#tn1">a</a></sup></th></tr>'
        "<tr><td>North</td><td>200</td></tr><tr><td>South</td><td>150</td></tr></table>"
        '<p id="tn1"><sup>a</sup> Without heating.</p>'
    )
    assert isinstance(table, Table)
    assert isinstance(table.rows[0].cells[1].inlines[1], NoteRef)
    assert isinstance(note, Note)
    assert (note.label, text_of(note.blocks[0])) == ("a", "Without heating.")


def test_short_lists_stay_with_their_heading() -> None:
    made = blocks("<div><h3>Pros</h3><ul><li>Light</li><li>Cheap</li></ul><h3>Cons</h3><ul><li>Slow</li></ul></div>")
    assert outline(made) == ["Pros", [["Light"], ["Cheap"]], "Cons", [["Slow"]]]


def test_a_line_over_a_player_is_no_heading() -> None:
    line, player = blocks('<div><p>The pier in the morning</p><audio src="/a.mp3" controls></audio></div>')
    assert isinstance(line, Paragraph)
    assert isinstance(player, Embed)


@pytest.mark.parametrize("numbers", ["12", "١٢"])
def test_numbers_with_a_dash_mark_items(numbers: str) -> None:
    made = blocks(f"<p>{numbers[0]}- Roof</p><p>{numbers[1]}- Doors</p>")
    assert outline(made) == [[["Roof"], ["Doors"]]]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="/a.jpg" width="16" height="9">',
        '<img class="widget-picture-inline" src="/a.jpg">',
        '<img src="/blank.gif" data-pier-photo="/a.jpg">',
        """<img data-sizes-of-it='{"https:\\/\\/news.example\\/a.jpg": [640, 360]}'>""",
        '<a href="/a.jpg"><img class="lazy" src="data:image/svg+xml,%3Csvg/%3E" width="830" height="466"></a>',
    ],
)
def test_the_picture_of_a_figure_is_found(picture: str) -> None:
    assert shown(blocks(f"<figure>{picture}<figcaption>The pier at noon</figcaption></figure>")) == [("a.jpg", "")]


def test_names_in_the_first_of_two_columns_head_the_rows() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Price", "$900"), ("Wood", "oak"), ("Sail", "red"))
    )
    [table] = blocks(f"<table>{rows}</table>")
    assert isinstance(table, Table)
    assert [row.cells[0].scope for row in table.rows] == ["row"] * 3


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://counter.example/content/270911/count.gif"></iframe>',
        '<object type="image/svg+xml" data="/icons/benefit.svg"></object>',
        '<iframe src="https://pier.example/market/inside_ad.html"></iframe>',
    ],
)
def test_frames_that_show_nothing_of_the_article_are_no_embeds(frame: str) -> None:
    assert blocks(frame) == ()


@pytest.mark.parametrize(
    ("twins", "said"),
    [
        ('<span aria-hidden="true">£4</span><span class="sr-only">four pounds</span>', "It costs £4 for adults."),
        ('<span class="sr-only">four pounds</span><span aria-hidden="true">£4</span>', "It costs £4 for adults."),
        ('<span aria-hidden="true">→</span>', "It costs for adults."),
    ],
)
def test_of_words_for_the_eye_and_for_the_ear_one_stays(twins: str, said: str) -> None:
    [line] = blocks(f"<p>It costs {twins} for adults.</p>")
    assert text_of(line) == said


def test_a_table_called_a_caption_holds_a_picture_with_its_own() -> None:
    made = blocks(
        '<table class="tplCaption"><tr><td><img src="/a.jpg" width="680"></td></tr>'
        '<tr><td><p class="Image">The pier from above. Photo: <em>Mary Dunn</em></p></td></tr></table>'
    )
    assert [plain(b.caption) for b in made if isinstance(b, Figure)] == ["The pier from above."]


def test_soft_hyphens_are_no_part_of_words() -> None:
    [line] = blocks("<p>The har&shy;bour&shy;master came, and <em>no&shy;body</em> else.</p>")
    assert text_of(line) == "The harbourmaster came, and nobody else."
