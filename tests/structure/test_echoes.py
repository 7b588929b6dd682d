"""A standfirst that the text begins with is said once, and the ledger tells where it went."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared

FIRST = "The lock at Ostrand opened again on Monday. Its keepers had waited nineteen years for the gate"


def page(deck: str, *paragraphs: str) -> Source:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    markup = (
        f"<html lang=en><title>A gate</title><h1>A gate</h1><p class=standfirst>{deck}</p><article>{body}</article>"
    )
    return Source.bytes(markup.encode(), name="p.html", media="html")


@pytest.mark.parametrize(
    ("deck", "paragraphs"),
    [
        (f"{FIRST}.", [f"OSTRAND (AK) — {FIRST}, and the first barge came at night."]),
        (f"{FIRST}…", [f"{FIRST}."]),
        (FIRST, ["The lock at Ostrand opened again on Monday.", "Its keepers had waited nineteen years for the gate."]),
    ],
)
def test_an_echo_goes(deck: str, paragraphs: list[str]) -> None:
    source = page(
        deck, *paragraphs, "Nobody had thought that it would hold. It held through three winters and a flood."
    )
    draft = prepared(source)
    assert not draft.article.deck
    assert [text_of(block) for block in draft.article.blocks][: len(paragraphs)] == paragraphs
    assert any(change.rule == "deck.echo" for change in draft.ledger)
    assert balance(draft).holds


def test_the_headline_once_more_goes() -> None:
    draft = prepared(page("A GATE", f"{FIRST}.", "Nobody had thought that it would hold, not even the mayor."))
    assert not draft.article.deck
    assert balance(draft).holds


def test_a_standfirst_of_its_own_words_stays() -> None:
    deck = "Nineteen years after the flood, the harbour of Ostrand has its gate back and a debt to pay"
    draft = prepared(page(deck, f"{FIRST}.", "Nobody had thought that it would hold, not even the mayor."))
    assert [text_of(block) for block in draft.article.deck] == [deck]


def test_the_section_over_a_standfirst_goes() -> None:
    markup = (
        '<html lang=en><head><title>A gate</title><meta property="article:section" content="Harbours"></head>'
        f"<h1>A gate</h1><div class=standfirst><p>Harbours</p><p>{FIRST}, a keeper says.</p></div>"
        "<article><p>Nobody had thought that it would hold. It held through three winters and a flood of the river.</p>"
        "<p>Now the barges come at night, and the lamps on the gate are lit with oil again, as they were.</p></article>"
    )
    draft = prepared(Source.bytes(markup.encode(), name="p.html", media="html"))
    assert [text_of(block) for block in draft.article.deck] == [f"{FIRST}, a keeper says."]
    assert any(change.rule == "deck.section" for change in draft.ledger)
    assert balance(draft).holds


def test_a_day_is_no_standfirst_whatever_its_box_is_called() -> None:
    markup = (
        '<html lang=en><title>A gate</title><h1>A gate</h1><div class="top-summary-meta"><p class="top-summary-date">'
        '<time datetime="2026-03-08">8 March 2026, at noon</time></p></div>'
        f"<article><p>{FIRST}, and the first barge came at night.</p><p>Nobody had thought that it would hold.</p></article>"
    )
    draft = prepared(Source.bytes(markup.encode(), name="p.html", media="html"))
    assert not draft.article.deck
    assert draft.article.metadata.published.startswith("2026-03-08")
