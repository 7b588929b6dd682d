"""What letters quote."""

from __future__ import annotations

from reformat.document.nodes import Paragraph, Quote
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.quoted import DEEPEST, quotations
from reformat.readers.text import TextReader
from reformat.rules import Rules
from tests.prepared import prepared

LETTER = """On Monday Bert Moss wrote:
> The ferry has been late on eleven of the last fourteen days,
> and nobody at the office will say why.
>
>> Has anybody asked them on the quay?

I have asked twice and got a leaflet.
> Shall we go together?
Thursday suits me.
"""


def test_lines_behind_a_sign_are_quotations_and_what_they_quote_in_turn_too() -> None:
    blocks = TextReader().read(Source.text(LETTER), Rules()).article.blocks
    first, second = (block for block in blocks if isinstance(block, Quote))
    assert [type(block) for block in first.blocks] == [Paragraph, Quote]
    assert text_of(first.blocks[0]).endswith("fourteen days, and nobody at the office will say why.")
    assert text_of(first.blocks[1]) == "Has anybody asked them on the quay?"
    assert text_of(second) == "Shall we go together?"


def test_the_signs_stand_in_the_ledger() -> None:
    changes = TextReader().read(Source.text(LETTER), Rules()).ledger
    assert "".join(change.before for change in changes).count(">") == LETTER.count(">")


def test_the_signs_of_a_letter_that_sends_an_article_on_stand_there_too() -> None:
    text = "See below.\n\n" + "\n".join(
        f"> Line {n} of the long report on the ferry, its crew and the quay." for n in range(9)
    )
    draft = TextReader().read(Source.text(text), Rules())
    assert not any(">" in text_of(block) or isinstance(block, Quote) for block in draft.article.blocks)
    assert "".join(change.before for change in draft.ledger).count(">") == draft.source_text.count(">") == 9


def test_arrows_before_labels_quote_nothing() -> None:
    titles = ["> A headline of another article as long as this one", "> And one more, cut off in its middle..."]
    assert quotations(titles) == {}
    assert (
        quotations(["Home", "> News", "> Sport", "> Weather", "", "> A long headline of another article, alone"]) == {}
    )


def test_signs_without_end_are_a_few_quotations_deep() -> None:
    line = f"{'>' * 50_000} somebody wrote this line of text, and it is long enough."
    draft = prepared(Source.text(f"A title\n\n{line}\n{line}\n\nHe answered it at some length, as people do.\n"))
    depth, block = 0, next(b for b in draft.article.blocks if isinstance(b, Quote))
    while isinstance(block, Quote):
        depth, block = depth + 1, block.blocks[0]  # type: ignore[assignment]
    assert depth == DEEPEST
