"""Boxes and lines that plead or lead elsewhere, whatever their names; and what stands beside them, which stays."""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

FORM = "<form><label>Your address</label><input type='email' name='email'><input type='submit' value='Go'></form>"
LETTER = "<h2>Letters from the pier</h2><p>What the tide brings, each Friday, from three writers who live by it.</p>"


def read(body: str, head: str = "") -> Draft:
    markup = page(f"<main><h1>{TITLE}</h1>{body}</main>", head)
    return prepared(Source.text(markup, name="page.html", media="html"))


def text(draft: Draft) -> str:
    return "\n".join(text_of(block) for block in draft.article.blocks)


def test_a_box_with_a_field_for_an_address_goes_with_its_heading_and_words() -> None:
    box = f"<div class='x1'>{LETTER}{FORM}<p>Small print of the pier, which we keep short.</p></div>"
    said = text(read(f"<div>{paragraphs(SENTENCES[:3])}{box}{paragraphs(SENTENCES[3:])}</div>"))
    assert "Letters from the pier" not in said
    assert "Small print" not in said
    assert all(sentence in said for sentence in SENTENCES)


def test_a_paragraph_in_a_box_with_a_form_and_no_heading_stays() -> None:
    box = f"<div class='row'><p>{SENTENCES[2]}</p>{FORM}</div>"
    said = text(read(f"<div>{paragraphs(SENTENCES[:2])}{box}{paragraphs(SENTENCES[3:])}</div>"))
    assert SENTENCES[2] in said
    assert "Your address" not in said


def test_a_form_that_asks_for_something_else_takes_no_words_along() -> None:
    box = "<div><h2>How deep is the river?</h2><p>Give your guess in feet.</p><form><input name='feet'></form></div>"
    assert "Give your guess in feet." in text(read(f"<div>{paragraphs()}{box}{paragraphs(SENTENCES[:1])}</div>"))


def test_a_plea_below_the_headline_is_no_standfirst() -> None:
    plea = "Posts from this author will be added to your daily email digest and to your own front page."
    draft = read(f"<p class='dek'>{plea}</p><div class='article-body'>{paragraphs()}</div>")
    assert draft.article.deck == ()
    assert any(change.rule == "en.subscribe-plea" and change.before == plea for change in draft.ledger)


def test_a_short_line_that_the_page_describes_itself_with_is_the_standfirst() -> None:
    said = "It floats, it turns, it does not always stop."
    head = f"<meta property='og:description' content='{said}'>"
    draft = read(f"<p class='q9'>{said}</p><div class='article-body'>{paragraphs()}</div>", head)
    assert [text_of(block) for block in draft.article.deck] == [said]


def test_a_line_in_brackets_that_is_one_link_within_the_site_leads_elsewhere() -> None:
    lead = "<p><a href='/pier'>[ Why the old pier took eleven years to build ]</a></p>"
    said = text(read(f"<div>{paragraphs(SENTENCES[:3])}{lead}{paragraphs(SENTENCES[3:])}</div>"))
    assert "eleven years" not in said


def test_a_sentence_in_brackets_without_a_link_stays() -> None:
    note = "[ The old pier took eleven years to build, the keeper adds. ]"
    assert note in text(read(f"<div>{paragraphs(SENTENCES[:3])}<p>{note}</p>{paragraphs(SENTENCES[3:])}</div>"))
