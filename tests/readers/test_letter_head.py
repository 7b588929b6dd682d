"""Letters copied with their head: it is metadata, and who received them is told to nobody."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.rules import Rules

BODY = "The ferry sails again from Monday, and the whole harbour is invited to see it off with flags.\n"
HEADS = {
    "en": "From: Ada Quill <ada@harbour.example>\nSent: Monday, 3 March 2025 09:12\nTo: Someone <me@home.example>\n"
    "Subject: Fwd: The ferry sails again\n",
    "de": "Von: Ada Quill [mailto:ada@harbour.example]\nGesendet: 3. März 2025 09:12\nAn: me@home.example\n"
    "Betreff: AW: The ferry sails again\n",
    "ko": "제목: The ferry sails again\n보낸사람: Ada Quill <ada@harbour.example>\n받는사람: me@home.example\n"
    "날짜: 2025년 3월 3일 (월) 오전 9:12\n",
    "forwarded": "---------- Forwarded message ---------\nFrom: *Ada Quill* <ada@harbour.example>\nDate: 2025-03-03 09:12\n"
    "Subject: The ferry sails again\nTo: <me@home.example>\n",
}


def read(text: str) -> Draft:
    draft = TextReader().read(Source.text(text, name="a.txt", media="text"), Rules())
    assert balance(draft).holds
    return draft


@pytest.mark.parametrize("language", HEADS)
def test_the_head_is_metadata_and_its_receivers_are_not(language: str) -> None:
    draft = read(f"{HEADS[language]}\n{BODY}")
    known = draft.article.metadata
    assert (known.title, known.authors, known.contacts) == (
        "The ferry sails again", ("Ada Quill",), ("ada@harbour.example",)
    )  # fmt: skip
    assert known.published.startswith("2025-03-03T09:12")
    assert [text_of(block) for block in draft.article.blocks] == [BODY.strip()]
    assert "me@home" not in str(known)


@pytest.mark.parametrize(
    "head",
    ["From: the ferry pier\nTo: the lighthouse\n", "Subject: trees\n", "To: all\nDate: soon\nSubject: the fair\n"],
)
def test_a_text_that_only_begins_with_such_a_word_is_no_letter(head: str) -> None:
    draft = read(f"{head}\n{BODY}")
    assert draft.ledger == ()
    assert len(draft.article.blocks) > 1
