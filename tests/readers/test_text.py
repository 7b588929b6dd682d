"""Large first letters that a scraper left on a line of their own."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.rules import Rules


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("T", "he bell rings."), ["The bell rings."]),
        (("A", "man sits down."), ["A man sits down."]),
        (("B", "The bell rings."), ["B", "The bell rings."]),
        (("가", "나무가 자란다."), ["가", "나무가 자란다."]),
        (("1", "he bell rings."), ["1", "he bell rings."]),
    ],
)
def test_a_large_first_letter_is_of_its_word(lines: tuple[str, ...], read: list[str]) -> None:
    draft = TextReader().read(Source.text("\n".join(lines), name="a.txt", media="text"), Rules())
    assert [text_of(block) for block in draft.article.blocks] == read
    assert balance(draft).holds
