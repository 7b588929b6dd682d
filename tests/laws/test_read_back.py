"""A page that we wrote is an article from its first line to its last: whoever gives it to us again loses no line of it."""

from __future__ import annotations

import pytest

import reformat
from reformat.document.nodes import Article, Heading, List, Paragraph
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from tests.world.marked import PAGES, bare, without_marks

EVERY = 3
"""Of the pages of tests/world one in so many is written and read; of all two lose a line, a signature and a name."""


def lines(article: Article) -> list[str]:
    told = (block for block in article.blocks if isinstance(block, (Paragraph, Heading, List)))
    return [line for block in told for line in text_of(block).split("\n") if bare(line)]


@pytest.mark.parametrize("name", sorted(PAGES)[1::EVERY])
def test_what_we_wrote_is_read_back_whole(name: str) -> None:
    try:
        first = reformat.convert(Source.text(without_marks(PAGES[name]), name=name, media="html"), to=("html",))
    except NoArticle:
        pytest.skip("no article")
    again = reformat.convert(Source.text(first.html, name="article.html", media="html"), to=("html",)).article
    said = bare("".join(map(text_of, (*again.deck, *again.blocks)))) + bare(str(again.metadata))
    assert [line for line in lines(first.article) if bare(line) not in said] == []
