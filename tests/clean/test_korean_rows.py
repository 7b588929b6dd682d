"""What the others of its row say of a line: the last head of a part, the last text between counters, heads in brackets."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Break, Figure, Heading
from reformat.document.walk import text_of
from tests.clean.test_korean_forms import read, said, scrape
from tests.readers.pages import KOREAN, paragraphs


def heads(body: str) -> list[str]:
    return [text_of(block) for block in read(body).article.blocks if isinstance(block, Heading)]


def test_the_last_of_several_heads_with_an_arrow_stays() -> None:
    parts = ["▶ 21시 물이 빠지다", "▶ 20시 문을 열다", "▶ 19시 첫 신호 접수"]
    body = "".join(f"<div><b>{head}</b></div><div>{text}</div>" for head, text in zip(parts, KOREAN, strict=False))
    assert heads(f"<p>{KOREAN[3]}</p>{body}") == [part[2:] for part in parts]
    alone = f"{paragraphs(KOREAN)}<div><b>{parts[2]}</b></div><div>등불을 기다립니다.</div>"
    assert "접수" not in said(read(alone))


def test_text_behind_the_last_counter_is_kept_up_to_who_made_it() -> None:
    cards = [line for n, text in enumerate(KOREAN, 1) for line in (f"{n}/4", text)]
    last = "등불 값은 마을 가게에 가서 물어보자."
    draft = scrape(*cards[:-1], last, "글 홍길동 그림 성춘향", "공유하기", "닫기", "이전", "다음")
    assert last in said(draft)
    assert draft.article.metadata.authors == ("홍길동",)


def test_short_lines_in_brackets_are_heads_where_several_stand_over_text() -> None:
    parts = ["[쟁점]", "[법원 판단]", "[남은 일]"]
    body = "".join(f"<div>{head}</div><div>{text}</div>" for head, text in zip(parts, KOREAN, strict=False))
    assert heads(body) == parts


@pytest.mark.parametrize("lines", [("[박수]", "[박수]"), ("[웃음]", ""), ("[홍길동/목수]", "[성춘향/화가]")])
def test_other_lines_in_brackets_are_none(lines: tuple[str, str]) -> None:
    body = "".join(f"<div>{line}</div><div>{text}</div>" for line, text in zip(lines, KOREAN, strict=False))
    assert not heads(body + paragraphs(KOREAN[2:]))


def test_two_kinds_in_brackets_below_each_other_are_no_headlines() -> None:
    draft = scrape(
        "홍길동 기자", "인쇄하기", "[물음] 우물물은 밤에 더 차가운가", "[답] 그렇지 않다", *KOREAN, "공유하기"
    )
    assert draft.article.metadata.title == "시립도서관, 점자 자료실 설계 첫 공개"


def test_a_line_that_ends_in_whose_picture_it_is_is_a_caption() -> None:
    draft = scrape("가게 문에 나무 문패가 걸려 있다. /사진=홍길동 기자", "", *KOREAN)
    assert "문패" not in "".join(text_of(block) for block in draft.article.deck)
    assert any(isinstance(block, Figure) and block.caption for block in draft.article.blocks)


def test_a_star_alone_between_paragraphs_is_a_break() -> None:
    blocks = read(f"{paragraphs(KOREAN[:2])}<p>*</p>{paragraphs(KOREAN[2:])}").article.blocks
    assert isinstance(blocks[2], Break)


def test_an_author_who_is_known_signs_with_an_address() -> None:
    assert "minsu" not in said(
        read(f"{paragraphs(KOREAN)}<p>Hong Gil-dong minsu@a.example</p>", head="<p class='byline'>By Hong Gil-dong</p>")
    )
    assert "minsu" in said(
        read(f"{paragraphs(KOREAN)}<p>Lee Mong minsu@a.example</p>", head="<p class='byline'>By Hong Gil-dong</p>")
    )


def test_a_button_beside_a_name_is_no_part_of_it() -> None:
    head = "<div class='reporter'><a href='/r/1'>홍길동 기자</a><button>기자구독</button></div>"
    assert read(paragraphs(KOREAN), head=head).article.metadata.authors == ("홍길동",)
