"""What stands in the standfirst's box and is none: who wrote the article, and when."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Article, Metadata, Paragraph, Span, Stamp, Text
from reformat.document.walk import text_of
from reformat.rules import Rules
from reformat.stages.clean import clean

LONG = (
    "The council voted on Tuesday to rebuild twelve riverside paths so that wheelchairs and prams can pass without a "
    "step, and the work is due to start in spring and to end before the autumn fair."
)


def para(text: str, role: str = "") -> Paragraph:
    return Paragraph(inlines=(Text(text),), span=Span(path="body>p"), stamp=Stamp(tag="p", role=role))


def cleaned(*deck: AnyBlock) -> Article:
    body = (para(LONG), para(LONG.replace("Tuesday", "Friday")))
    article = Article(metadata=Metadata(title="Riverside paths", language="en"), deck=deck, blocks=body)
    done = clean(Draft(article, source_text=words_of((*deck, *body))), Rules.load())
    assert balance(done).holds, str(balance(done))
    return done.article


def test_a_date_and_a_byline_go_into_the_metadata() -> None:
    found = cleaned(
        para("Twelve paths without a step", "deck"),
        para("Updated: June 4, 2013, 4:56 PM ET", "date"),
        para("By Ann Lee | Riverside.example", "byline"),
    )
    assert [text_of(b) for b in found.deck] == ["Twelve paths without a step"]
    assert found.metadata.authors == ("Ann Lee",)


@pytest.mark.parametrize("words", ["By the river, everybody walks", "Updated rules for twelve paths"])
def test_a_standfirst_that_begins_like_one_stays(words: str) -> None:
    found = cleaned(para(words, "deck"))
    assert [text_of(b) for b in found.deck] == [words]
