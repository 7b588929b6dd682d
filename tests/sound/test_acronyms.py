"""What nobody says as a word is spelled; names that are said as words, and words in capitals, stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.speech.engines.acronyms import spelled
from reformat.speech.spoken import spoken
from reformat.speech.spoken.ko.foreign import letters, names

KOREAN_LETTERS = "YTN KBS JTBC SKT AFP IMF ETF ESG EV IPO WHO UAE IOC EPL AI IT US CEO GDP OECD FOMC CCTV IAEA MIT"
WORDS = "NASA NATO FIFA UEFA KAIST UNIST UNESCO OPEC APEC ASEAN POSCO THAAD KOTRA COP THE NEW ONE DGIST"
ENGLISH = "the IMF and the WHO: an ETF, an IPO, ESG and the UAE"


@pytest.mark.parametrize("word", KOREAN_LETTERS.split())
def test_broadcasters_firms_and_bodies_are_spelled_in_korean(word: str) -> None:
    assert spoken(f"{word}가 밝혔다", "ko") == "".join(map(letters().__getitem__, word)) + "가 밝혔다"


@pytest.mark.parametrize("word", WORDS.split())
def test_what_a_mouth_can_say_stays_a_word(word: str) -> None:
    assert spelled(f"{word} said") == f"{word} said"
    assert spoken(f"{word} 측", "ko") == f"{names().get(word, word)} 측"


def test_other_languages_get_stops_between_the_letters() -> None:
    assert spelled(ENGLISH) == "the I.M.F and the W.H.O: an E.T.F, an I.P.O, E.S.G and the U.A.E"
    assert spelled("Die AG und der ADAC sind NICHT IM Bild") == "Die A.G und der ADAC sind NICHT IM Bild"
    assert spelled("ALL ETFS AND WHO") == "ALL ETFS AND WHO"  # a heading in capitals


@given(st.text(st.sampled_from("AEIOUBTSKabc 가나1.,-"), max_size=30))
def test_only_words_of_capitals_change(text: str) -> None:
    said = spelled(text)
    assert said.replace(".", "") == text.replace(".", "")
    assert [c for c in said if c in "abc 1,-"] == [c for c in text if c in "abc 1,-"]
