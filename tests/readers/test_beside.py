"""What leads away from the article and what only looks like it; bodies in two boxes; captions by the end of a name."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

HERE = "https://www.harbour.example/news/footbridge"


def read(body: str, head: str = "") -> Draft:
    markup = page(f"<main><h1>{TITLE}</h1>{body}</main>", f'<link rel="canonical" href="{HERE}">{head}')
    return prepared(Source.text(markup, name="page.html", media="html"))


def text(draft: Draft) -> str:
    return "\n".join(text_of(block) for block in draft.article.blocks)


def listed(host: str) -> str:
    names = ("Rope of the long ferry, ninety metres", "Lamp of the old lighthouse, in brass", "Map of the two banks")
    return (
        "<ul>" + "".join(f"<li><a href='https://{host}/{i}'>{name}</a></li>" for i, name in enumerate(names)) + "</ul>"
    )


@pytest.mark.parametrize(
    ("host", "stays"), [("shop.example", True), ("www.harbour.example", False), ("m.harbour.example", False)]
)
def test_a_list_of_links_stays_where_all_lead_to_other_sites(host: str, stays: bool) -> None:
    draft = read(
        f"<div class='article-body'>{paragraphs()}{listed(host)}{paragraphs(('And so it ended, by the river.',))}</div>"
    )
    assert ("Lamp of the old lighthouse" in text(draft)) == stays


def test_a_second_box_of_the_same_make_with_some_links_in_it_is_the_article() -> None:
    rail = "<div class='rail'><a href='/a'>Weather</a></div>"
    links = f"<p><a href='/b'>{SENTENCES[3][:80]}</a></p>"
    boxes = [
        f"<div class='row'><div class='col'>{inner}</div>{rail}</div>"
        for inner in (paragraphs(SENTENCES[:3]), paragraphs(SENTENCES[3:]) + links)
    ]
    assert SENTENCES[4] in text(read("".join(boxes)))


def test_a_name_that_ends_in_caption_is_a_captions() -> None:
    said = "The pier in spring, with the gauge to the left and the ferry at the far bank."
    box = f"<div class='PierImage-pictureCaption'>{said}</div>"
    draft = read(f"<div class='article-body'><div><img src='/p.jpg' width='800'>{box}</div>{paragraphs()}</div>")
    assert said not in "\n".join(text_of(b) for b in draft.article.blocks if type(b).__name__ == "Paragraph")


def test_a_paragraph_that_a_paywalls_box_repeats_stands_once() -> None:
    copy = f"<div class='paywall-intro'><p>{SENTENCES[0]} {SENTENCES[1]} {SENTENCES[2]}</p></div>"
    first = f"<p>{SENTENCES[0]} {SENTENCES[1]} {SENTENCES[2]}</p>"
    draft = read(f"<div class='article-body'>{first}{paragraphs(SENTENCES[3:])}{copy}</div>")
    assert text(draft).count(SENTENCES[1]) == 1
    assert any(change.rule == "clean.copy" for change in draft.ledger)


def test_a_body_laid_once_for_each_screen_is_read_once() -> None:
    """The second is in the same boxes and has the short lines that the first has; a picture may stand between."""
    body = f"<h2>What the council said</h2>{paragraphs()}<p>Ada Quill</p>"
    box = f'<div class="story">{body}</div>'
    assert text(read(f'{box}<img src="/map.png">{box}')).split() == text(read(box)).split()


def test_a_refrain_is_no_copy() -> None:
    refrain = "<p>Row, row, said the ferryman, and mind the oar and the weir.</p><p>And the weir, said we.</p>"
    verse = "".join(f"<p>{sentence}</p>{refrain}" for sentence in SENTENCES)
    assert text(read(f'<div class="story">{verse}</div>')).count("Row, row") == len(SENTENCES)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("1-heading-how-popular-is-the-old-pier", True),
        ("block-3f2a9c01-77d0-40ad-9b1c-0c5e2d7f6a10", True),
        ("c1ad", True),
        ("wp-elements-60ac1767f2fbab34ad", True),
        ("Story_part__3fAd1", True),
        ("css-1ad0x2", True),
        ("ad-300x250", False),
        ("300ad", False),
        ("top__ad-300", False),
        ("most-popular-on-the-harbour", False),
    ],
)
def test_an_id_that_a_program_made_names_no_kind_of_box(name: str, stays: bool) -> None:
    said = "A count on two Sundays found nine hundred walkers, twice as many as the new quay had on the same days."
    box = f'<div id="{name}"><h2>How popular is the old pier?</h2><p>{said}</p></div>'
    draft = read(f"<div class='article-body'>{paragraphs(SENTENCES[:3])}{box}{paragraphs(SENTENCES[3:])}</div>")
    assert (said in text(draft)) == stays


def test_a_lead_picture_named_as_the_lead_is_a_figure_and_no_deck() -> None:
    said = "The old pier in spring, before the gauge was taken down."
    picture = f"<figure><img src='/p.jpg' alt='{said}' width='900'><figcaption>{said}</figcaption></figure>"
    draft = read(f"<div class='lead-art'>{picture}</div><div class='article-body'>{paragraphs()}</div>")
    assert not any(isinstance(block, Figure) for block in draft.article.deck)
    assert [plain(block.caption) for block in draft.article.blocks if isinstance(block, Figure)] == [said]


def test_readers_posts_in_boxes_without_a_name_go_with_their_label_however_much_they_say() -> None:
    said = "I walked there as a child and never saw the gate shut before ten in the evening, whatever they say now."
    posts = "".join(
        f"<div class='k7'><div><b>{name} Vole</b> <span>{hours} hours ago</span></div><div>{said} So says {name}.</div>"
        f"<div>{said} {name} does.</div><div><a href='#'>Reply</a> <span>{hours}</span></div></div>"
        for hours, name in enumerate(("Harriet", "Tom", "Ines", "Bo", "Ada", "Per", "Liv", "Jon", "Una", "Max") * 2, 2)
    )
    draft = read(f"<div class='q1'>{paragraphs()}<div><div>20 comments</div>{posts}</div></div>")
    assert text(draft).split("\n") == list(SENTENCES)
