"""Hangul as it sounds; the readings are those of the Standard Pronunciation and the standard dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.speech.engines.hangul import LISTED, STEMS, SUFFIXES, respell

NASAL = (
    "국물 궁물, 국민 궁민, 앞날 암날, 밥물 밤물, 닫는 단는, 있는 인는, 했는데 핸는데, "
    "쫓는 쫀는, 부엌문 부엉문, 없는 엄는, 읽는 잉는, 밟는 밤는, 읊는 음는, 앉는 안는, "
    "않는 안는, 몫몫이 몽몫이, 꽃망울 꼰망울, 놓는 논는"
)
AFTER = (
    "독립 동닙, 협력 혐녁, 법률 범뉼, 합리 함니, 국립 궁닙, 입력 임녁, 압력 암녁, "
    "백리 뱅니, 심리 심니, 음료 음뇨, 종로 종노, 대통령 대통녕, 능력 능녁, 담력 담녁, "
    "강릉 강능"
)
LATERAL = (
    "신라 실라, 칼날 칼랄, 연락 열락, 관련 괄련, 훈련 훌련, 전력 절력, 권력 궐력, "
    "원료 월료, 한라산 할라산, 광한루 광할루, 대관령 대괄령, 물난리 물랄리, 뚫는 뚤른, "
    "핥네 할레, 줄넘기 줄럼기, 설날 설랄"
)
WHOLE = (
    "생산량 생산냥, 의견란 의견난, 판단력 판단녁, 결단력 결단녁, 공권력 공권녁, "
    "동원령 동원녕, 상견례 상견녜, 횡단로 횡단노, 이원론 이원논, 입원료 입원뇨, "
    "구근류 구근뉴, 추진력 추진녁, 임진란 임진난"
)
INSERTED = "십육 심뉵, 오십육 오심뉵, 서울역 서울력, 식용유 시굥뉴, 나뭇잎 나문닙, 색연필 생년필, 원룸 원눔"
SAME = (
    "사람 사람, 값이 값이, 같이 같이, 굳이 굳이, 나무 나무, "
    "육이오 육이오, 학교 학교, 우리 우리, 마지막일 마지막일, 안녕 안녕, 한국어 한국어"
)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, b in (pair.split() for pair in text.split(", "))]


@pytest.mark.parametrize(("written", "said"), pairs(", ".join((NASAL, AFTER, LATERAL, WHOLE, INSERTED, SAME))))
def test_written_and_said(written: str, said: str) -> None:
    assert respell(written) == said


def test_nothing_crosses_a_space_or_other_script() -> None:
    assert respell("밥 먹는 AI 국 물, 국1물") == "밥 멍는 AI 국 물, 국1물"


def test_the_suffix_keeps_its_stem_inside_longer_words() -> None:
    assert respell("쌀생산량이") == "쌀생산냥이"
    assert respell("소비전력") == "소비절력"


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12))
def test_as_many_syllables_come_out_as_went_in(word: str) -> None:
    assert len(respell(word)) == len(word)


@given(st.text(max_size=40))
def test_other_characters_stay(text: str) -> None:
    keep = [c for c in text if not "가" <= c <= "힣"]
    assert [c for c in respell(text) if not "가" <= c <= "힣"] == keep


def test_the_data_is_what_it_says() -> None:
    for stem in STEMS:
        assert len(stem) == 2
        assert (ord(stem[1]) - 0xAC00) % 28 == 4, f"{stem} does not end in ㄴ"
    assert all((ord(s) - 0xAC00) // 588 == 5 for s in SUFFIXES)  # all begin with ㄹ
    assert all(len(word) == len(said) for word, said in LISTED.items())
