"""The front of a site or of a section is refused by name; an article stays one, whatever address its page gives."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from tests.prepared import prepared

TEASERS = "".join(
    f'<div class="story"><a href="/2026/{n}"><p class="hed">The harbour of Ostrand opens its lock number {n} to boats</p>'
    f'<p class="sum">Its keepers waited {n} years for the gate, and the first barge came at night.</p></a></div>'
    for n in range(30)
)
RELATED = "".join(f'<li><a href="/n/{n}">다리 {n}호 보수 공사가 다음 달에 시작된다</a></li>' for n in range(30))
KOREAN = "부두의 새 갑문이 스무 해 만에 다시 열렸다. 첫 배는 한밤에 들어왔고, 지기들은 등불을 들고 기다렸다. "


def page(head: str, body: str, language: str = "en") -> Source:
    markup = f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return Source.bytes(markup.encode(), name="p.html", media="html")


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://ostrand.example/">',
        '<meta property="og:url" content="https://ostrand.example">',
        '<meta property="og:type" content="website"><link rel="canonical" href="https://ostrand.example/world/">',
    ],
)
def test_a_front_without_headings_is_an_index(head: str) -> None:
    front = page(f"<title>Ostrand Courier - News, Weather, Sports</title>{head}", f"<main>{TEASERS}</main>")
    with pytest.raises(NoArticle, match="an index page"):
        prepared(front)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:url" content="https://ostrand.example/">',
        '<meta property="og:type" content="website"><link rel="canonical" href="https://ostrand.example/notice/7">',
    ],
)
def test_an_article_that_shows_its_headline_is_none(head: str) -> None:
    title = "스무 해 만에 열린 갑문"
    body = f"<h1>{title}</h1><div class='view'><p>{KOREAN}</p></div><ul class='more'>{RELATED}</ul>"
    article = prepared(page(f"<title>{title}</title>{head}", body, "ko")).article
    assert article.metadata.title == title
    assert "".join(text_of(block) for block in article.blocks).strip() == KOREAN.strip()


def test_articles_that_are_a_link_with_all_their_words_make_an_index() -> None:
    card = (
        "<li><article><h4 class=sr-only>The lock number {0}</h4><a class=card href=/{0}><figure class=fb><img src=/{0}.jpg>"
        "<figcaption class=fb-col><p class=hl>The lock number {0} opens to boats</p><p class=copy>Its keepers waited for the"
        " gate, and the first barge came at night with lamps lit on its bow and no flag.</p></figcaption></figure></a></article></li>"
    )
    cards = "".join(map(card.format, range(20)))
    body = f"<main><h1>Locks and Boats of Ostrand</h1><ul class=list>{cards}</ul></main>"
    with pytest.raises(NoArticle, match="an index page"):
        prepared(page("<title>Locks and Boats of Ostrand - Courier</title>", body))


STORY = "".join(
    f"<p>Keeper number {n} oiled the gate at dawn, as the book of the lock demands, and wrote down how high it stood.</p>"
    for n in range(4)
)


def test_headlines_that_lead_to_other_sites_make_no_index() -> None:
    links = "".join(
        f'<h2><a href="https://elsewhere{n}.example/a">A gate for harbour {n}</a></h2><p>Worth a look for its drawings.</p>'
        for n in range(8)
    )
    head = '<title>The gate letter</title><link rel="canonical" href="https://ostrand.example/letter/9">'
    article = prepared(page(head, f"<main><h1>The gate letter</h1>{links}</main>")).article
    assert "harbour 7" in "".join(text_of(block) for block in article.blocks)


def test_teasers_of_films_amid_the_text_make_no_index() -> None:
    films = "".join(
        f'<article><a href="/film/{n}"><img src="/{n}.jpg" alt=""><h2>A film about lock number {n}</h2></a></article>'
        for n in range(9)
    )
    head = '<title>A night at the lock</title><link rel="canonical" href="https://ostrand.example/night">'
    body = f'<article><div class="entry">{STORY}<div><section>{films}</section></div>{STORY[:120]}</div></article>'
    article = prepared(page(head, body)).article
    assert "Keeper number 3" in "".join(text_of(block) for block in article.blocks)


def test_a_list_longer_than_the_article_beside_it_does_not_hide_it() -> None:
    entries = "".join(
        f'<div><h4><a href="/tool/{n}">Tool number {n}</a></h4><p>A tool that pilots of small boats like to have at hand in fog.</p></div>'
        for n in range(30)
    )
    title = "What the keepers wrote down"
    body = f'<div><div class="box"><h1>{title}</h1><div>{STORY}</div></div><div class="tools">{entries}</div></div>'
    article = prepared(page(f"<title>{title}</title>", body)).article
    said = "".join(text_of(block) for block in article.blocks)
    assert "Keeper number 3" in said
    assert "Tool number" not in said


def test_a_box_that_asks_for_consent_is_longer_than_a_brief() -> None:
    plea = "We and our 40 partners store what you read on your device, to show you what they think you would like. " * 7
    title = "The lock is shut on Friday"
    brief = (
        "<p>The lock is shut on Friday. Boats wait below the weir until Saturday at eight, when the keeper is back.</p>"
    )
    body = f'<main><h1>{title}</h1>{brief}</main><div id="iubenda-cs-banner"><div><p>{plea}</p></div></div>'
    article = prepared(page(f"<title>{title}</title>", body)).article
    said = "".join(text_of(block) for block in article.blocks)
    assert "below the weir" in said
    assert "partners" not in said


def test_what_the_page_says_of_itself_is_read_where_a_copy_calls_content_value() -> None:
    head = '<title>Locks</title><meta name="og:type" value="article"><meta name="og:title" value="Twelve locks in one night">'
    body = f"<main><h1>Twelve locks in one night</h1>{TEASERS}</main>"
    assert prepared(page(head, body)).article.metadata.title == "Twelve locks in one night"
