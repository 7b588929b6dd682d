"""A preview of another page becomes one labelled link, whatever editor made the card; its other words are in the ledger."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Embed, Figure, Heading, List, Note, Paragraph
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

URL, NAME, SAID = "https://library.example/winter", "Opening hours in winter", "From December on we open at nine."
CARDS = {
    "tistory": f'<figure data-ke-type="opengraph"><a href="{URL}"><div class="og-image"></div><div class="og-text">'
    f'<p class="og-title">{NAME}</p><p class="og-desc">{SAID}</p><p class="og-host">library.example</p></div></a></figure>',
    "naver": f'<div class="se-section se-section-oglink"><a href="{URL}" class="se-oglink-thumbnail"><img src="/t.jpg" alt="">'
    f'</a><a href="{URL}" class="se-oglink-info"><strong class="se-oglink-title">{NAME}</strong>'
    f'<p class="se-oglink-summary">{SAID}</p></a></div>',
    "ghost": f'<figure class="kg-card kg-bookmark-card"><a href="{URL}"><div class="kg-bookmark-title">{NAME}</div>'
    f'<div class="kg-bookmark-description">{SAID}</div><img class="kg-bookmark-icon" src="/i.png"><img src="/t.png"></a></figure>',
    "notion": f'<figure><a href="{URL}" class="bookmark source"><div class="bookmark-title">{NAME}</div>'
    f'<div class="bookmark-description">{SAID}</div><img src="/t.jpg" class="bookmark-image"></a></figure>',
    "wordpress": f'<figure class="is-type-wp-embed"><blockquote class="wp-embedded-content"><a href="{URL}">{NAME}</a>'
    f'<p>{SAID}</p></blockquote><iframe src="{URL}/embed" title="{NAME}"></iframe></figure>',
}


def read(inner: str) -> Draft:
    before, after = paragraphs(SENTENCES[:2]), paragraphs(SENTENCES[2:])
    markup = page(f"<main><h1>{TITLE}</h1><div class='story'>{before}{inner}{after}</div></main>")
    return prepared(Source.html(markup, base_url="https://harbour.example/1"))


@pytest.mark.parametrize("editor", CARDS)
def test_a_card_is_one_labelled_link(editor: str) -> None:
    draft = read(CARDS[editor])
    cards = [block for block in draft.article.blocks if isinstance(block, Embed)]
    assert [(card.url, card.title, card.provider) for card in cards] == [(URL, NAME, "library.example")]
    assert not any(isinstance(block, Figure | Heading) for block in draft.article.blocks)
    assert SAID not in " ".join(map(text_of, draft.article.blocks))
    assert any(SAID in change.before for change in draft.ledger)


def test_a_picture_and_a_headline_that_lead_to_a_film_are_one_labelled_link() -> None:
    film = "https://video.pier.example/v/81"
    said = "The keeper of the lamp shows how the old lens turns, and why it will not turn for long."
    draft = read(
        f'<div class="featured video-box"><div class="player"><a href="{film}"><img src="/lens.jpg" alt="{said}"><span>video</span></a>'
        f'</div><div class="caption"><h2 class="title"><a href="{film}">{NAME}</a></h2><p>{said}</p></div></div>'
    )
    assert [(b.kind, b.url, b.title) for b in draft.article.blocks if isinstance(b, Embed)] == [("video", film, NAME)]
    assert not any(isinstance(block, Figure | Heading) for block in draft.article.blocks)
    assert said not in " ".join(map(text_of, draft.article.blocks))


def test_a_list_written_anew_for_each_item_is_one() -> None:
    parts = "".join(f'<ol start="{n}"><li>Point {n} of the plan</li></ol>' for n in (1, 2, 3))
    plain = "<ul class='todo'><li>Bring a lamp</li></ul>" * 2
    lists = [block for block in read(f"{parts}<p>And so on.</p>{plain}").article.blocks if isinstance(block, List)]
    assert [(made.ordered, len(made.items)) for made in lists] == [(True, 3), (False, 2)]


def test_what_a_note_leads_back_to_is_no_note() -> None:
    text = "<p>The rope was measured again.<a href='#n1' id='r1'>[1]</a></p>"
    note = "<div><p><a href='#r1' id='n1'>[1]</a> By the harbour desk.</p></div>"
    draft = read(f"{text}{paragraphs()}{note}")
    notes = [text_of(block) for block in draft.article.blocks if isinstance(block, Note)]
    assert len(notes) == 1
    assert notes[0].endswith("By the harbour desk.")
    assert any("rope was measured" in text_of(b) for b in draft.article.blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("head", ["Summary", "Share", "Comments"])
def test_a_heading_that_the_pages_contents_list_stays_whatever_it_says(head: str) -> None:
    contents = (
        f'<div class="toc"><ul><li><a href="#one">{head}</a></li><li><a href="#two">The piles</a></li></ul></div>'
    )
    draft = read(
        f'{contents}<h2 id="one">{head}</h2><p>It was long, and it was told well.</p><h2 id="two">The piles</h2>'
    )
    assert head in [text_of(block) for block in draft.article.blocks if isinstance(block, Heading)]
