"""Who wrote a Korean article, as papers sign above the text or below it, in a scrape."""

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared

TITLE = "물길 따라 다시 걷는 장터, 마흔 해 만에 열렸다"
TEXT = [
    "마흔 해 동안 닫혀 있던 물가 장터가 지난 토요일 다시 열렸다. 첫날에만 이천 명이 다녀갔다.",
    "군은 무너진 둑을 고치고 나무다리 두 개를 새로 놓았다. 들어간 돈은 열두 억 원이다.",
    "상인회는 닷새마다 장을 열기로 했다. 비가 오면 다리 아래로 자리를 옮긴다.",
]
DATE = "입력 2026.11.03 09:12"
CASES = [
    ("김하늘·이바다 기자", ("김하늘", "이바다")),
    ("김하늘ㆍ이바다 기자", ("김하늘", "이바다")),
    ("김하늘 기자, 이바다 기자", ("김하늘", "이바다")),
    ("김하늘 / 이바다 기자", ("김하늘", "이바다")),
    ("김하늘 워싱턴 특파원", ("김하늘",)),
    ("김하늘 환경전문기자", ("김하늘",)),
    ("김하늘 의학전문기자·약사", ("김하늘",)),
    ("김하늘 경제부장", ("김하늘",)),
    ("김하늘 (사회부 차장)", ("김하늘",)),
    ("김하늘 들꽃대 사회학과 교수", ("김하늘",)),
    ("김하늘 통신원(베를린)", ("김하늘",)),
    ("글·사진 김하늘 기자", ("김하늘",)),
    ("[가람일보 김하늘 기자]", ("김하늘",)),
    ("김하늘 화백", ("김하늘",)),
    ("디지털뉴스팀", ("디지털뉴스팀",)),
    ("온라인뉴스팀 기자", ("온라인뉴스팀",)),
    ("글쓴이 김하늘", ("김하늘",)),
]


def said(*lines: str) -> tuple[tuple[str, ...], str]:
    page = [
        "가람일보",
        "정치",
        "경제",
        "로그인",
        TITLE,
        *lines,
        "저작권자 ⓒ 가람일보 무단전재 및 재배포 금지",
        "회사소개",
    ]
    article = prepared(Source.text("\n".join(page), name="scrape", media="text")).article
    return article.metadata.authors, "\n".join(text_of(block) for block in leaves((*article.deck, *article.blocks)))


@pytest.mark.parametrize(("byline", "names"), CASES)
def test_a_byline_names_its_people_and_leaves_the_text(byline: str, names: tuple[str, ...]) -> None:
    for authors, text in (said(byline, DATE, *TEXT), said(DATE, *TEXT, byline)):
        assert authors == names
        assert byline not in text and all(line in text for line in TEXT)


@pytest.mark.parametrize(
    "line", ["김하늘 기자입력 2026.11.03 09:12수정 2026.11.03 10:00", "김하늘 기자 2026-11-03 09:12"]
)
def test_a_byline_run_into_its_date_tells_both(line: str) -> None:
    assert said(line, *TEXT)[0] == ("김하늘",)


def test_who_is_pictured_in_a_reporters_article_wrote_nothing() -> None:
    assert said("이바다 기자", DATE, *TEXT, "김하늘 들꽃대 사회학과 교수")[0] == ("이바다",)
