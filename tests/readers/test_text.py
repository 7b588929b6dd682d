"""Large first letters that a scraper left on a line of their own; what else than a line feed ends a line."""

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


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_in_other_programs_ends_it(end: str) -> None:
    said = ["The bell rings at seven.", "The gate is shut behind the last boat."]
    draft = TextReader().read(Source.text(end.join(said), name="a.txt", media="text"), Rules())
    assert [text_of(block) for block in draft.article.blocks] == said
    assert balance(draft).holds
