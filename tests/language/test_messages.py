"""What reformat says to readers: the same things in every language of the catalogue, and dates as each writes them."""

from __future__ import annotations

import re

import pytest

from reformat.language.messages import languages, messages, own
from reformat.writers.markup.dates import in_words

ENGLISH = messages("en").table
HOLE = re.compile(r"{(\w+)}")
SPELT_ALIKE = 0.4
"""Share of a section's messages that may read as in English: video, link, audio, emoji, a mark around a text."""


@pytest.mark.parametrize("section", sorted(ENGLISH))
@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_says_the_same_things(language: str, section: str) -> None:
    here = messages(language).table[section]
    assert {key: sorted(set(HOLE.findall(text))) for key, text in here.items()} == {
        key: sorted(set(HOLE.findall(text))) for key, text in ENGLISH[section].items()
    }
    assert all(text.strip() == text for text in here.values())


@pytest.mark.parametrize("section", sorted(ENGLISH))
@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_no_language_is_left_in_english(language: str, section: str) -> None:
    same = [key for key, text in messages(language).table[section].items() if text == ENGLISH[section][key]]
    assert len(same) <= SPELT_ALIKE * len(ENGLISH[section]), same


@pytest.mark.parametrize(
    ("tag", "language"),
    [("pt-BR", "pt"), ("zh_TW", "zh"), ("no", "nb"), ("nn-NO", "nb"), ("iw", "he"), ("in-ID", "id"), ("cy", "")],
)
def test_a_tag_finds_its_language(tag: str, language: str) -> None:
    assert own(tag) == language
    assert messages(tag).language == (language or "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "3 مارس 2026"),
        ("cs", "3. března 2026"),
        ("da", "3. marts 2026"),
        ("fi", "3. maaliskuuta 2026"),
        ("he", "3 במרץ 2026"),
        ("id", "3 Maret 2026"),
        ("it", "3 marzo 2026"),
        ("nb", "3. mars 2026"),
        ("nl", "3 maart 2026"),
        ("pl", "3 marca 2026"),
        ("pt-BR", "3 de março de 2026"),
        ("ru", "3 марта 2026 года"),
        ("sv", "3 mars 2026"),
        ("tr", "3 Mart 2026"),
        ("uk", "3 березня 2026 року"),
        ("vi", "ngày 3 tháng 3 năm 2026"),
    ],
)
def test_a_date_is_written_as_its_language_does(language: str, words: str) -> None:
    assert in_words("2026-03-03", messages(language)) == words


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_year_has_twelve_months(language: str) -> None:
    assert len(set(messages(language).get("reading.months").split())) == 12
