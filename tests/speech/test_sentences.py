"""Sentence ends: a table of cases by language and reason, and laws that hold for every text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.language.sentences import CEILING, sentences

TABLE = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
CASES = [
    (language, group["because"], case)
    for language, groups in TABLE.items()
    for group in groups
    for case in group["cases"]
]
LANGUAGES = sorted(TABLE)


def parted(case: str) -> tuple[str, list[str]]:
    """A case's text without its bars, and the sentences it must give."""
    want = [part.strip() for part in re.split(r" ?\| ?", case)]
    return re.sub(r"\|", "", re.sub(r" \| ", " ", case)), want


@pytest.mark.parametrize(("language", "because", "case"), CASES)
def test_sentences_end_where_a_person_would_pause(language: str, because: str, case: str) -> None:
    text, want = parted(case)
    assert [text[start:end] for start, end in sentences(text, language)] == want, because


def test_the_table_is_large_and_gives_reasons() -> None:
    assert len(CASES) >= 300
    assert {"ko", "en", "ja", "zh", "de", "fr", "es"} <= set(LANGUAGES)
    assert all(because.endswith(".") for _, because, _ in CASES)


PIECES = st.sampled_from(
    list("가나다 .?!…“”‘’\"'()「」『』«»„。！？，、\n▲※AaZ19,-") + ["했다. ", "Dr. ", "“", "다.", "3.5"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=200).map("".join))


@given(text=TEXTS, language=st.sampled_from([*LANGUAGES, "", "tlh"]))
def test_every_character_of_ink_is_in_exactly_one_sentence(text: str, language: str) -> None:
    at = 0
    for start, end in sentences(text, language):
        assert at <= start < end
        assert not text[at:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert end - start <= CEILING
        at = end
    assert not text[at:].strip()


@given(text=TEXTS)
def test_a_sentence_alone_is_not_longer_than_it_was(text: str) -> None:
    for start, end in sentences(text, "ko"):
        alone = sentences(text[start:end], "ko")
        assert alone[0][0] == 0
        assert alone[-1][1] == end - start


@pytest.mark.parametrize(
    "hostile",
    [
        "가" * 1_000_000,
        "“" * 100_000,
        "“가다. " * 100_000,
        "." * 500_000,
        "(" * 100_000,
        "가 " * 300_000,
        "'a " * 100_000,
    ],
)
def test_hostile_text_stays_within_the_ceiling(hostile: str) -> None:
    spans = sentences(hostile, "ko")
    assert max(end - start for start, end in spans) <= CEILING
    assert sum(len(hostile[start:end].replace(" ", "")) for start, end in spans) == len(hostile.replace(" ", ""))


def test_quotations_that_never_close_do_not_hold_sentences_together() -> None:
    assert len(sentences("그는 “비가 왔다. " * 500, "ko")) == 500
