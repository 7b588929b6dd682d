"""Leads to other articles behind labels in capitals may be short, and several may stand in one block."""

import pytest

from tests.clean.test_weigh import cleaned, paragraphs, said
from tests.readers.pages import SENTENCES, TITLE, page

HEAD = '<link rel="canonical" href="https://harbour.example/pier/footbridge">'


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ('<p><b>PHOTO: </b><a href="/hat">A pilot’s odd hat</a></p>', True),
        ('<p>FERRIES: <a href="https://harbour.example/retain">Retain old pilots</a></p>', True),
        ('<p><b>STORY: </b><a href="/one">An odd hat at sea</a><br><b>STORY: </b><a href="/two">The hat is found again</a></p>', True),
        ('<p><b>Photo: </b><a href="/hat">A pilot’s odd hat</a></p>', False),
        ('<p><b>STORY: </b><a href="/one">An odd hat at sea</a><br>It was found on Sunday, and nobody knew whose odd hat it was.</p>', False),
        ('<p><a href="/hat">A PILOT FINDS AN ODD HAT AT SEA</a></p>', True),
        ('<p><a href="https://county.example/hat">A PILOT FINDS AN ODD HAT AT SEA</a></p>', False),
        ('<p><a href="/hat">A pilot finds an odd hat at sea</a> and keeps it, odd hat or not.</p>', False),
        ('<p>→ <a href="/hat">A pilot’s odd hat</a></p>', True),
        ('<p>👉 <a href="/hat">A pilot’s odd hat</a></p>', True),
        ('<p>👉 <a href="https://county.example/hat">A pilot’s odd hat</a></p>', False),
        ('<p>MAP: <a href="https://county.example/map">A map of odd hats</a></p>', False),
        ('<p><a href="/hat">Opinion: Why an odd hat should stay at sea</a></p>', True),
        ('<p><a href="/hat">Know your rivers: what an odd hat tells of the sea</a></p>', False),
        ('<p><a href="https://county.example/hat">Opinion: Why an odd hat should stay at sea</a></p>', False),
        ('<p><a href="/hat">IN PICTURES. An odd hat crosses the sea</a></p>', True),
        ('<p>IN PICTURES. <a href="/hat">An odd hat crosses the sea</a></p>', True),
        ('<p>A.B. <a href="/hat">An odd hat crosses the sea alone</a></p>', False),
    ],
)  # fmt: skip
def test_a_cry_and_a_short_headline_lead_elsewhere(line: str, goes: bool) -> None:
    body = f"{paragraphs(SENTENCES[:3])}{line}{paragraphs(SENTENCES[3:])}"
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{body}</div></main>', HEAD))
    gone = [change.before for change in draft.ledger if change.rule == "clean.lead-elsewhere"]
    assert bool(gone) == goes
    assert goes != any("odd hat" in text.lower() or "old pilots" in text for text in said(draft))
