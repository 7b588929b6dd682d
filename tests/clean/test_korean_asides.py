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
