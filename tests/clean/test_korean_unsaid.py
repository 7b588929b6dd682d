"""What a page says between the lines of a Korean scrape and the article does not; short decks; who is nobody."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.clean.test_korean_forms import TITLE, kept, read, said
from tests.readers.pages import KOREAN, paragraphs

DATE = "입력 2026.01.06. 08:15"
FRAME = ("회사소개", "이용약관", "개인정보처리방침", "글자크기", "공유하기", "댓글", "로그인", "전체메뉴")


def scrape(*lines: str) -> Draft:
    return kept(Source.text("\n".join((*lines, *FRAME)), name="a.txt", media="text"))


@pytest.mark.parametrize(
    "row",
    [
        ("모의 투표", "어느 쪽 창가에 앉겠나요?", "해", "바다"),
        ("[이 소식도] 파란 대문집 고양이", "꼭 눌러 보기"),
        ("이웃이 골라 준 다른 뉴스", "푸른 대문집 고양이", "떡볶이 값의 역사"),
        ("넘기기 멈추기 되감기 화면",),
    ],
)
def test_a_row_that_takes_up_no_word_of_the_article_goes(row: tuple[str, ...]) -> None:
    text = said(scrape(TITLE, DATE, "홍길동 기자", *KOREAN[:2], *row, *KOREAN[2:]))
    assert not any(line in text.split("\n") for line in row)
    assert all(line in text for line in KOREAN)


@pytest.mark.parametrize("line", ["읽기에 4분쯤", "기계가 줄인 것", "기계가 줄인 것이라 빠진 데가 있을 수 있습니다."])
def test_what_stands_between_date_and_text_and_says_nothing_of_it_goes(line: str) -> None:
    lines = (TITLE, DATE, line, "되감기", *KOREAN)
    assert line not in said(scrape(*lines))


@pytest.mark.parametrize("line", ["홍길동 기자", "취재·글 홍길동"])
def test_a_name_between_date_and_text_is_who_wrote_it(line: str) -> None:
    draft = scrape(TITLE, DATE, line, *KOREAN)
    assert draft.article.metadata.authors == ("홍길동",)


def test_two_words_over_the_date_are_the_deck_where_the_article_says_them() -> None:
    word = KOREAN[0].split()[0]
    draft = scrape(TITLE, f"{word} 이야기", DATE, *KOREAN)
    assert f"{word} 이야기" in " ".join(map(text_of, draft.article.deck))


def test_a_menu_in_one_line_is_no_headline() -> None:
    menu = "오늘 소식 정치 경제·산업 사회 교육 국제 문화"
    assert scrape(menu, TITLE, DATE, *KOREAN).article.metadata.title != menu


@pytest.mark.parametrize("line", ["작성자 게시글", "보낸사람 가나소식 <letter@example.com>"])
def test_what_forms_call_things_names_nobody(line: str) -> None:
    draft = scrape(TITLE, line, "홍길동 기자", DATE, *KOREAN)
    assert "홍길동" in draft.article.metadata.authors
    assert not {"게시글", "보낸사람"} & set(draft.article.metadata.authors)


def test_the_deck_stays_where_no_date_is_below_it() -> None:
    draft = scrape("오늘의 날씨", TITLE, "점자 자료실, 가을에 공사 시작", *KOREAN)
    assert "점자 자료실, 가을에 공사 시작" in " ".join(map(text_of, (*draft.article.deck, *draft.article.blocks)))


def test_a_report_s_own_reporter_goes_before_one_in_a_box_below() -> None:
    lead = f"[가나소식=홍길동 기자] {KOREAN[0]}"
    draft = scrape(TITLE, DATE, lead, *KOREAN[1:], "성춘향 기자", "사회부")
    assert draft.article.metadata.authors == ("홍길동",)


def test_results_behind_the_last_paragraph_stay_under_their_signs() -> None:
    rows = ("◇ 6일 설명회", "▲ 점자 자료실", "설계", "31-12", "건축가", "공사", "20-4", "도서관")
    text = said(scrape(TITLE, DATE, *KOREAN, *rows))
    assert all(row.lstrip("◇▲ ") in text for row in rows)


def test_the_head_of_a_printed_page_goes_beside_its_number() -> None:
    lines = (*KOREAN[:2], "2026년 1월 8일 목요일", "12면", *KOREAN[2:])
    assert "목요일\n" not in f"{said(scrape(TITLE, DATE, *lines))}\n"
    alone = (*KOREAN[:2], "2026년 1월 8일 목요일", *KOREAN[2:])
    assert "2026년 1월 8일 목요일" in said(scrape(TITLE, DATE, *alone))


def test_a_record_keeps_its_standfirst() -> None:
    record = f"제목: {TITLE}\n부제: 가을에 공사 시작\n날짜: 2026-01-06\n본문: {KOREAN[0]}\n{KOREAN[1]}"
    draft = kept(Source.text(record, name="a.txt", media="text"))
    assert draft.article.metadata.title == TITLE
    assert "가을에 공사 시작" in " ".join(map(text_of, (*draft.article.deck, *draft.article.blocks)))


SOFT = tuple(one.replace("했다.", "했어요.").replace("밝혔다.", "밝혔어요.") for one in KOREAN)


@pytest.mark.parametrize("row", [("이웃이 골라 준 다른 뉴스", "푸른 대문집 고양이", "떡볶이 값의 역사"), ()])
def test_an_article_that_speaks_softly_keeps_its_heads(row: tuple[str, ...]) -> None:
    text = said(
        scrape(
            TITLE,
            DATE,
            "기계가 줄인 것이라 빠진 데가 있을 수 있습니다.",
            *SOFT[:2],
            *row,
            "복도는 왜 넓힐까요?",
            *SOFT[2:],
        )
    )
    assert "복도는 왜 넓힐까요?" in text
    assert "기계가" not in text
    assert not row or row[1] not in text


def test_a_question_to_the_readers_behind_the_last_paragraph_is_the_page_s() -> None:
    assert "여러분" not in said(scrape(TITLE, DATE, *KOREAN, "여러분의 생각은?", "찬성 31%", "반대 69%"))


def test_what_a_machine_says_of_its_summary_is_no_standfirst() -> None:
    box = "<div class='ai_summary'><p>기계가 줄인 것</p><span>빠진 데가 있을 수 있습니다.</span></div>"
    deck = read(
        paragraphs(KOREAN), f"{box}<p class='sub_tit'>자료실 이야기</p><span class='date'>2026.01.06 08:15</span>"
    ).article.deck
    assert [text_of(block) for block in deck] == ["자료실 이야기"]


@pytest.mark.parametrize(("heads", "stays"), [((), False), (("남은 일",), True)])
def test_a_word_alone_below_a_row_heads_the_text_where_others_do(heads: tuple[str, ...], stays: bool) -> None:
    lines = (*KOREAN[:1], *heads, *KOREAN[1:2], "이 꽃은 무엇일까요?", "꽃말 눌러 보기", "맺는 말", *KOREAN[2:])
    assert ("맺는 말" in said(scrape(TITLE, DATE, *lines))) is stays


def test_a_thing_of_the_page_in_brackets_goes() -> None:
    assert "영상" not in said(scrape(TITLE, DATE, *KOREAN[:2], "[곁들인 영상]", *KOREAN[2:]))


def test_a_label_for_others_may_be_the_last_line() -> None:
    assert said(
        kept(Source.text("\n".join((TITLE, DATE, *KOREAN, "관련 기사")), name="a.txt", media="text"))
    ) == "\n".join(KOREAN)


def test_a_poll_of_a_page_goes() -> None:
    poll = "<div><p>이 꽃은 무엇일까요?</p><p>꽃말 눌러 보기</p></div>"
    date = "<span class='date'>2026.01.06 08:15</span>"
    text = said(read(f"{paragraphs(KOREAN[:2])}{poll}{paragraphs(KOREAN[2:])}", date))
    assert "꽃" not in text
    assert all(one in text for one in KOREAN)


def test_a_desk_in_a_box_yields_to_the_reporter_in_the_text() -> None:
    box = "<div class='byline_box'><a href='/d'>사회부</a></div>"
    body = f"<p>홍길동 기자 hong@example.com</p>{paragraphs(KOREAN)}{box}"
    assert "홍길동" in read(body).article.metadata.authors


def test_what_people_say_to_each_other_between_two_paragraphs_stays() -> None:
    talk = ("어서 오세요.", "자리가 비었나요?", "창가가 좋습니다.")
    for draft in (
        read(paragraphs((*KOREAN[:2], *talk, *KOREAN[2:]))),
        scrape(TITLE, DATE, *KOREAN[:2], *talk, *KOREAN[2:]),
    ):
        assert all(line in said(draft) for line in talk)
