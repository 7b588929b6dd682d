"""What a page puts between the paragraphs of a Korean report: rows with a button, lists of headlines."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.clean.test_korean_forms import kept, read, said, scrape
from tests.readers.pages import KOREAN, paragraphs


def amid(block: str) -> str:
    return said(read(f"{paragraphs(KOREAN[:2])}{block}{paragraphs(KOREAN[2:])}"))


VOTE = ("점자책을 더 사야 할까요, 여러분은?", "그렇다", "아니다", "한 표 던지고 결과 보기", "지금까지 참여 214명")
SHOP = ("새책 진열대", "별을 더듬는 손", "13,500원", "바구니에 담기", "리뷰 31")
HEARD = ("소리책 맛보기", "00:12", "03:40", "배속 고르고 듣기", "1.5배속")


@pytest.mark.parametrize("row", [VOTE, SHOP, HEARD])
def test_a_row_goes_with_its_button(row: tuple[str, ...]) -> None:
    lines = "".join(f"<p>{line}</p>" for line in row)
    items = "".join(f"<li>{line}</li>" for line in row[1:])
    for block in (lines, f"<div><b>{row[0]}</b><ul>{items}</ul></div>", f"<div>{'<br>'.join(row)}</div>"):
        assert not any(line in amid(block) for line in row[:-1])
    text = said(scrape("홍길동 기자", *KOREAN[:2], *row, *KOREAN[2:]))
    assert not any(line in text for line in row)


@pytest.mark.parametrize(
    "row",
    [
        ("처음 오는 이에게", "점자 명패 더듬기", "안내견과 걷기", "소리책 골라 듣기"),
        ("여는 날: 3월 9일", "빌리는 값: 없음", "누리집에서 예약하기"),
        ("어른", "31명", "어린이", "12명"),
        ("문이 열리는 아침",),
    ],
)
def test_what_an_article_lists_stays(row: tuple[str, ...]) -> None:
    lines = "".join(f"<p>{line}</p>" for line in row)
    assert all(line in amid(lines) for line in row)


def test_a_heading_above_a_button_stays() -> None:
    assert "남은 물음" in said(scrape("홍길동 기자", *KOREAN[:2], "남은 물음", "공유하기", "닫기", *KOREAN[2:]))


HEADS = ("섬마을 우체부의 마지막 겨울 편지", "골목 극장 서른 해 만에 불 꺼져", "눈 속에 묻힌 간이역의 종소리")


@pytest.mark.parametrize("gap", [(), ("",)])
def test_all_headlines_under_a_label_go_with_it(gap: tuple[str, ...]) -> None:
    lines = (*KOREAN[:2], "관련기사", *HEADS, *KOREAN[2:])
    text = said(scrape("홍길동 기자", *(one for line in lines for one in (*gap, line))))
    assert not any(head in text for head in HEADS)


def test_the_last_stays_where_it_may_head_what_comes_next() -> None:
    assert "남은 물음" in said(scrape("홍길동 기자", *KOREAN[:2], "관련기사", *HEADS[:2], "남은 물음", *KOREAN[2:]))


def test_headlines_under_a_label_are_no_standfirst() -> None:
    draft = scrape("홍길동 기자", "2026.01.06 08:15", "이 시각 주요뉴스", *HEADS, *KOREAN)
    told = "".join(text_of(block) for block in (*draft.article.deck, *draft.article.blocks))
    assert not any(head in told for head in HEADS)


def test_a_heading_beside_a_box_stays_where_text_stands_straight_in_the_body() -> None:
    text = "<br><br>".join((*KOREAN[:2], f"<div><p>{SHOP[0]}</p><p>구매하기</p></div><b>남은 물음</b>", *KOREAN[2:]))
    assert "남은 물음" in said(read(text))
    assert SHOP[0] not in said(read(text))


def test_the_title_of_a_window_is_the_headline_without_the_house() -> None:
    lines = (
        "섬마을 우체부의 마지막 겨울 편지 - 가나일보",
        "",
        "섬마을 우체부의 마지막 겨울 편지",
        "",
        "홍길동 기자",
        "",
    )
    draft = kept(Source.text("\n".join((*lines, *KOREAN)), name="a.txt", media="text"))
    assert draft.article.metadata.title == "섬마을 우체부의 마지막 겨울 편지"


def test_an_announced_list_stays_behind_what_the_page_puts_before_it() -> None:
    steps = ("손잡이에 점자 명패를 단다", "바닥에 길잡이 띠를 깐다", "문턱을 모두 없앤다")
    lines = (
        *KOREAN[:3],
        "바뀌는 것은 다음과 같다.",
        SHOP[0],
        "9,900원",
        "구매하기",
        *steps,
        "가을에 문을 연다고 밝혔다.",
    )
    text = said(scrape("홍길동 기자", *lines, "글자크기", "공유하기", "인쇄", "댓글", "로그인", "전체메뉴"))
    assert all(step in text for step in steps)


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li>별점 남기기</li><li>이 글 추천 12</li><li>의견 보내기</li></ul>",
        "<p>새 글 알림 켜기<br>채널 친구 3,120명<br>알림 방법</p>",
    ],
)
def test_rows_of_a_page_behind_the_text_go(block: str) -> None:
    words = block.split("<")[2].split(">")[1] if block.startswith("<ul") else "알림 방법"
    assert words not in said(read(paragraphs(KOREAN) + block))


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li>여는 날: 3월 9일</li><li>묻는 곳: 가나도서관</li></ul>",
        "<ul><li>점자 읽기</li><li>소리책 듣기</li><li>손글씨 쓰기</li></ul>",
    ],
)
def test_facts_and_advice_behind_the_text_stay(block: str) -> None:
    assert block.split("</li>")[0].rpartition(">")[2] in said(read(paragraphs(KOREAN) + block))


def test_who_was_promoted_says_no_sentence_of_its_own() -> None:
    rows = ("◇ 과장 승진 ▲ 총무과장 홍길동 ▲ 자료과장 성춘향", "◇ 과장 전보 ▲ 문화과장 이몽룡 ▲ 시설과장 심청")
    text = said(read(paragraphs((*rows, "이 기사의 분류는 언론사가 정하며 바뀔 수 있습니다"))))
    assert "분류" not in text
    assert all(name in text for name in ("홍길동", "심청"))


def test_a_list_of_headlines_is_over_where_another_label_stands() -> None:
    lines = ("관련기사", *HEADS[:2], "더보기", "남은 물음이 있다면 무엇일까")
    text = said(scrape("홍길동 기자", *KOREAN[:2], *lines, *KOREAN[2:], "공유하기", "인쇄", "댓글", "로그인"))
    assert lines[-1] in text
    assert not any(head in text for head in HEADS[:2])
