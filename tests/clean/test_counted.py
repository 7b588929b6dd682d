"""Points of a notice stay, and what follows the article does not come in with them."""

import pytest

from reformat.document.source import Source
from tests.prepared import text_from

ABOVE = ["물결초등학교", "학교소개", "알림마당", "급식", "가정통신문", "우물가 나들이 안내", "등록일 2026-11-23"]
TEXT = [
    "학부모님 안녕하십니까? 첫눈이 내리는 계절에 가정마다 평안하시기를 바랍니다.",
    "우물가 나들이를 다음과 같이 알려 드리오니 자녀 지도에 협조하여 주시기 바랍니다.",
]
BELOW = ["목록", "인쇄", "이전글", "다음글", "COPYRIGHT 물결초등학교 ALL RIGHTS RESERVED."]


def kept(*points: str) -> str:
    scrape = "\n".join([*ABOVE, *TEXT, *points, *BELOW])
    return text_from(Source.text(scrape, name="notice", media="text"))


@pytest.mark.parametrize("marks", ["가나다", "123", "①②③"])
def test_points_below_a_sentence_stay_together(marks: str) -> None:
    dot = "" if marks[0] == "①" else "."
    says = ["날짜: 12월 1일(화)", "모이는 곳: 우물가 느티나무", "준비물: 물통, 모자"]
    text = kept(*(f"{mark}{dot} {point}" for mark, point in zip(marks, says, strict=True)))
    assert all(point in text for point in says)


def test_a_period_is_one_thing() -> None:
    assert "2026. 12. 28.(월) ~ 2027. 1. 29.(금)" in kept(
        "가. 방학: 2026. 12. 28.(월) ~ 2027. 1. 29.(금)", "나. 급식: 없음"
    )
