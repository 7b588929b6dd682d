"""A table of contents in a scrape goes, and the lines that it names are headings; a list that only looks like one stays."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Article, Heading
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.stages.clean.contents import RULE
from tests.prepared import prepared
from tests.readers.pages import SENTENCES

HEADS = ("Where the piles stand", "Who pays for them", "When it opens")


def read(*lines: str) -> tuple[Article, int]:
    draft = prepared(Source.text("\n".join(("Council weighs a footbridge", *lines)), name="a.txt", media="text"))
    return draft.article, sum(change.rule == RULE for change in draft.ledger)


@pytest.mark.parametrize("number", ["", "{}. "])
def test_the_contents_go_and_name_the_headings(number: str) -> None:
    parts = (line for head, said in zip(HEADS, SENTENCES[1:], strict=False) for line in (head, said))
    listed = [number.format(at) + head for at, head in enumerate(HEADS, 1)]
    article, gone = read(SENTENCES[0], *listed, *parts, SENTENCES[4])
    assert gone == len(HEADS)
    assert [text_of(block) for block in article.blocks if isinstance(block, Heading)] == list(HEADS)


@pytest.mark.parametrize(
    "lines",
    [
        (SENTENCES[0], *HEADS, *SENTENCES[1:]),
        (SENTENCES[0], *HEADS, SENTENCES[1], SENTENCES[2], *HEADS, SENTENCES[3]),
        (SENTENCES[0], HEADS[0], SENTENCES[1], HEADS[0], SENTENCES[2]),
    ],
    ids=["never again", "again in one row", "a single line"],
)
def test_what_is_no_table_of_contents_is_left_alone(lines: tuple[str, ...]) -> None:
    assert read(*lines)[1] == 0
