"""What the names of boxes say stands beside the article, however the names are written and however short the article is."""

import pytest

from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared
from tests.readers.pages import KOREAN, SENTENCES, TITLE, page, paragraphs
from tests.readers.test_find import body_text, located

SHORT = paragraphs(SENTENCES[:3])
LONG = " ".join(f"Word {n} of what they say." for n in range(4))


def found(body: str, beside: str) -> str:
    return body_text(located(page(f"<div id='story'><h1>{TITLE}</h1>{body}{beside}</div>")))


@pytest.mark.parametrize(
    "name", ["articleComments", "storyReaderComments", "printSummary", "sideRail", "robots-nocontent", "authorDropdown"]
)
def test_capitals_part_the_words_of_a_name(name: str) -> None:
    assert "what they say" not in found(paragraphs(), f"<div class='{name}'><p>{LONG}</p></div>")


@pytest.mark.parametrize("name", ["reporterTable", "StyledText", "bodyContent", "leadParagraph"])
def test_capitals_part_no_word_of_debris_from_others(name: str) -> None:
    assert "what they say" in found(paragraphs(), f"<div class='{name}'><p>{LONG}</p></div>")


def test_a_box_of_buttons_may_say_more_than_a_short_article() -> None:
    row = "".join(f"<h4>Sent number {n} to your friends!</h4>" for n in range(30))
    assert "your friends" not in found(SHORT, f"<div class='utility-bar share-tools'>{row}</div>")


def test_a_long_box_beside_the_article_stays_unless_its_name_condemns_it() -> None:
    facts = f"<div role='complementary' class='fact-box'><h3>In short</h3><p>{LONG}</p></div>"
    assert "what they say" in found(SHORT, facts)


def test_a_box_without_a_footer_is_no_footer() -> None:
    rows = "".join(f"<tr><td>Quay {n}</td><td>{n * 7} boats</td></tr>" for n in range(1, 9))
    box = f"<div class='mod mod-no-header-footer'><table><tr><th>Quay</th><th>Boats</th></tr>{rows}</table></div>"
    assert "56 boats" in found(paragraphs(), box)


def test_a_page_that_is_one_form_is_read_however_many_menus_stand_in_it() -> None:
    menus = "".join(
        f"<div><a href='/quay/{n}'>All there is about quay number {n} of the harbour</a></div>" for n in range(90)
    )
    markup = page(f"<form id='aspnetForm'><div>{menus}</div><div class='c'><h1>{TITLE}</h1>{paragraphs()}</div></form>")
    assert all(sentence in body_text(located(markup)) for sentence in SENTENCES)


def test_posts_that_readers_like_best_may_say_more_than_the_article() -> None:
    posts = "".join(f"<div class='post'><h3>Re: {n}</h3><p>{LONG} {n}.</p></div>" for n in range(20))
    assert "what they say" not in found(SHORT, f"<div id='highly_rated_posts'>{posts}</div>")


def links(*names: str) -> str:
    return "".join(f"<li><a href='/{n}'>{n}, told by those who were there</a></li>" for n in names)


def test_a_list_of_links_between_paragraphs_is_the_writers_where_nothing_names_it() -> None:
    two = (
        paragraphs(SENTENCES[:3])
        + "<ul{}>"
        + links("The pier", "The lock", "The mill")
        + "</ul>"
        + paragraphs(SENTENCES[3:])
    )
    assert "The lock, told" in found(two.format(""), "")
    assert "The lock, told" not in found(two.format(" class='more-news'"), "")
    assert "The lock, told" not in found(paragraphs() + f"<ul>{links('The pier', 'The lock')}</ul>", "")


def test_a_tag_that_a_sentence_begins_with_stays() -> None:
    word = "<p><a href='/tag/lock' class='auto-tag'>Lock{}</a>{}</p>"
    assert "Lock nine" in found(paragraphs() + word.format(" nine", " keepers wait for the gate to open at night."), "")
    assert "Lock nine" not in found(paragraphs() + word.format(" nine", " Gate Night"), "")


def test_notes_that_are_links_are_notes_also_where_brackets_stand_apart_from_the_number() -> None:
    mark = "<sup><a href='#cite_note-{0}'><span>[</span>{0}<span>]</span></a></sup>"
    text = "".join(f"<p>{sentence}{mark.format(n)}</p>" for n, sentence in enumerate(SENTENCES, 1))
    note = "<li id='cite_note-{0}'><a href='#r{0}'>^</a> <a href='https://quay-{0}.example'>What the keepers of quay {0} wrote</a></li>"
    notes = "<ol>" + "".join(note.format(n) for n in range(1, len(SENTENCES) + 1)) + "</ol>"
    assert "keepers of quay 1 wrote" in found(text, notes)


def test_words_with_a_name_each_that_are_not_shown_are_data() -> None:
    much = LONG * 5
    data = f"<div style='display:none'><span id='number'>4711</span> <span id='words'>{much}</span></div>"
    assert "what they say" not in found(SHORT, data)
    assert "what they say" in found(SHORT, f"<div style='display:none'><p>{much}</p></div>")


def test_books_to_read_on_stay_with_their_head() -> None:
    books = "".join(
        f"<li>Ida Poe wrote <a href='https://books.example/{n}'>a book</a> on piers in 19{n}.</li>"
        for n in range(70, 74)
    )
    box = f"<div class='further-reading'><h2>Further reading</h2><ul>{books}</ul></div>"
    source = Source.text(page(f"<div id='story'><h1>{TITLE}</h1>{paragraphs()}{box}</div>"), name="p", media="html")
    said = "\n".join(text_of(block) for block in prepared(source).article.blocks)
    assert "Further reading\n" in said
    assert "on piers in 1973" in said


def test_what_turns_the_pictures_of_a_gallery_is_not_heard() -> None:
    arrows = "<div class='slider-left'>left</div><div class='slider-right'>right</div>"
    frame = f"<div class='slide'><div><img src='/pier.jpg' width='600' alt=''>{arrows}</div><div class='pic-caption'>The pier at dusk, seen from the mill.</div></div>"
    source = Source.text(
        page(f"<div><h1>{TITLE}</h1>{frame}<div id='b'>{paragraphs()}</div></div>"), name="p", media="html"
    )
    blocks = prepared(source).article.blocks
    assert text_of(blocks[0]) == "The pier at dusk, seen from the mill."
    assert text_of(blocks[1]) == SENTENCES[0]


def test_a_reviews_verdict_stays_and_what_asks_readers_for_theirs_goes() -> None:
    box = "<div class='box-rating'><div>{}</div><div>{}</div></div>"
    between = paragraphs(SENTENCES[:3]) + box + paragraphs(SENTENCES[3:])
    said = found(between.format("Rope and rigging", "3/5"), "")
    assert "Rope and rigging" in said
    assert "3/5" in said
    assert "4.1/5" not in found(between.format("Rate this boat", "4.1/5"), "")
    assert "12 votes" not in found(between.format("Rigging 4.1/5", "12 votes"), "")


def test_the_lead_picture_may_stand_with_its_caption_above_the_headline_in_the_articles_box() -> None:
    picture = "<figure><img src='/pier.jpg' width='900'><figcaption>The pier at dusk, seen from the mill</figcaption></figure>"
    body = f"<article><div class='hero'>{picture}</div><h1>{TITLE}</h1><div class='text'>{paragraphs()}</div></article>"
    assert "seen from the mill" in body_text(located(page(body)))
    assert "seen from the mill" not in body_text(located(page(f"<div>{picture}</div>{body.replace(picture, '')}")))


def test_letters_that_stand_for_others_are_not_read() -> None:
    shifted = "".join(chr(ord(c) + 1) if c.isalpha() else c for c in " ".join(SENTENCES[1:3]))
    ciphered = f"<p class='obfuscated'>{shifted}</p><p class='obfuscated'>{LONG}</p>"
    body = found(paragraphs(), ciphered)
    assert "what they say" in body
    assert shifted[:20] not in body


def test_the_boxes_that_a_page_holds_ready_to_pop_up_are_not_read_however_many() -> None:
    box = '<div class="popup-report"><p>{}</p><p>{}</p></div>'
    said = "제보해 주신 내용은 취재에만 쓰이며 개인정보는 철저히 보호됩니다. 연락처를 정확히 적어 주시기 바랍니다."
    boxes = "".join(box.format(f"{count}번 알림: {said}", said) for count in range(8))
    body = found(paragraphs(KOREAN), boxes)
    assert KOREAN[-1] in body
    assert "제보해 주신" not in body


@pytest.mark.parametrize(
    "name",
    [
        "tuijian",
        "publicidad_pie",
        "lire-aussi",
        "noticias-relacionadas",
        "lees-ook",
        "kanren-kiji",
        "reklama",
        "paylas",
    ],
)
def test_a_house_names_its_boxes_in_its_own_language(name: str) -> None:
    assert "what they say" not in found(paragraphs(), f"<div class='{name}'><p>{LONG}</p></div>")


@pytest.mark.parametrize("name", ["texto-publicidad", "kommentar", "abonnement", "partageons"])
def test_a_word_that_articles_are_filed_under_is_no_such_name(name: str) -> None:
    assert "what they say" in found(paragraphs(), f"<div class='{name}'><p>{LONG}</p></div>")


@pytest.mark.parametrize(
    "words",
    ["Votre navigateur n’exécute pas JavaScript", "지도를 보려면 자바스크립트를 켜 주세요.", "请启用脚本以查看评论"],
)
def test_a_plea_to_let_scripts_run_is_none_of_the_article_in_any_language(words: str) -> None:
    assert words not in found(paragraphs(), f"<noscript><p>{words}</p></noscript>")


def test_what_else_stands_there_for_browsers_without_scripts_stays() -> None:
    said = "The third engineer came by boat and spoke last, as she had promised the mayor."
    assert said in found(paragraphs(), f"<noscript><p>{said}</p></noscript>")


def test_a_picture_beside_such_a_plea_stays() -> None:
    box = "<noscript><div><img src='/pier.jpg' alt='A pier in fog'><p>Please turn on JavaScript.</p></div></noscript>"
    made = prepared(Source.html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}{box}</article>"))).article
    assert "A pier in fog" in [block.alt.text for block in made.blocks if isinstance(block, Figure)]
