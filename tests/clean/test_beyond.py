"""Short lines behind the last sentence of a Korean article are the page's, unless they tell, list, date or sign."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared, text_from

HEAD = ("옹기 가마에 불이 들다", "홍길동 기자", "입력 2026.03.05. 08:15")
REPORT = (
    "옹기장이는 사흘 밤낮 가마를 지켰다. 불을 세 번 바꾸는 동안 한숨도 자지 않았다.",
    "가마에는 항아리 이백 점이 들어간다. 그 가운데 절반은 금이 가서 깨뜨린다.",
    "남은 것은 마을 장독대로 간다. 옹기장이는 한 점도 팔지 않는다고 했다.",
)
BLOG = (
    "지난주에 옹기 가마를 보고 왔어요. 불길이 어찌나 센지 멀리서도 뜨거웠어요.",
    "항아리 이백 점을 한 번에 굽는다고 해요. 절반은 깨뜨린다니 아깝더라고요.",
)


def said(*lines: str) -> str:
    return text_from(Source.text("\n".join(lines)))


@pytest.mark.parametrize("text", [REPORT, BLOG])
@pytest.mark.parametrize(
    "words",
    [
        "이 기자의 지난 글",
        "편집자가 고른 읽을거리",
        "인쇄하기 좋은 화면",
        "실시간 급상승 뉴스",
        "전체 목록으로 가기",
        "무료 상담 신청하기",
    ],
)
def test_labels_behind_the_end_go(text: tuple[str, ...], words: str) -> None:
    assert words not in said(*HEAD, *text, words)


def test_a_headline_goes_where_a_line_of_the_page_stands_before_it() -> None:
    rights = "저작권자 © 가나신문 무단전재 및 재배포 금지"
    assert "장터에 봄나물" not in said(*HEAD, *REPORT, rights, "장터에 봄나물 첫선")


@pytest.mark.parametrize(
    "words",
    [
        ("일시: 3월 9일 오전 10시",),
        ("2026년 3월 5일", "가나 옹기 모임"),
        ("▲ 여는 날 매주 수요일",),
        ("가나 옹기장이 일동",),
        ("도움말 성춘향 옹기연구소장",),
        ("“불은 사람을 기다리지 않아”",),
        ("흙과 불과 사람",),
    ],
)
def test_what_an_article_tells_behind_its_text_stays(words: tuple[str, ...]) -> None:
    out = said(*HEAD, *REPORT, *words)
    assert all(one in out for one in words)


@pytest.mark.parametrize("at", [3, 1])
@pytest.mark.parametrize("words", ["형광펜 켜기 버튼", "다음 사진 크게 보기", "여성 음성", "북마크에 담겼습니다"])
def test_a_line_of_a_page_s_own_words_goes_before_the_text(words: str, at: int) -> None:
    assert words not in said(*HEAD[:at], words, *HEAD[at:], *REPORT)


@pytest.mark.parametrize("words", ["불을 세 번 바꾸는 까닭", "한 점도 팔지 않는 옹기", "사진 한 장 없는 가마"])
def test_a_deck_stays(words: str) -> None:
    article = prepared(Source.text("\n".join([HEAD[0], words, *HEAD[1:], *REPORT]))).article
    assert words in "\n".join(map(text_of, leaves((*article.deck, *article.blocks)))) + article.metadata.title


def test_an_entry_that_tells_from_when_to_when_is_no_date_of_its_own() -> None:
    lines = ("윗가마: 3월 1일 ~ 3월 19일", "아랫가마: 3월 21일 ~ 2027년 1월 9일")
    out = said(*HEAD, REPORT[0], *lines, *REPORT[1:])
    assert all(one in out for one in lines)
