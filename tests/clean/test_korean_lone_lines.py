"""Lone lines of Korean pages: what invites elsewhere goes, headlines of lists are found, rows of figures are tables."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Paragraph, Table
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.pipeline import Kit, prepare
from reformat.settings import load_settings
from tests.clean.test_korean_forms import TITLE, kept, read, said, scrape
from tests.readers.pages import KOREAN, paragraphs

INVITES = [
    "[속보] 가나시 새벽 첫눈",
    "[이벤트] 가을맞이 책 나눔",
    "[이 글도 살펴보세요] 느티나무 아래 새 의자",
    "더 궁금하다면: 느티나무 아래 새 의자",
    "(눌러서 관장의 말 듣기)",
    "🎬 이 장면을 영상으로 보기",
]


@pytest.mark.parametrize("line", INVITES)
def test_a_line_that_invites_elsewhere_goes(line: str) -> None:
    assert line not in said(scrape("홍길동 기자", *KOREAN[:2], line, *KOREAN[2:]))
    assert line not in said(read(f"{paragraphs(KOREAN[:2])}<p>{line}</p>{paragraphs(KOREAN[2:])}"))


@pytest.mark.parametrize(("rule", "stays"), [("clean.invited", True), ("clean.island", False)])
def test_it_is_kept_by_its_own_rule_alone(rule: str, stays: bool) -> None:
    lines = "\n".join((TITLE, *KOREAN[:2], INVITES[0], *KOREAN[2:]))
    kit = Kit.of(load_settings(environ={}, overrides={"rules.keep": (rule,)}))
    draft = prepare(Source.text(lines, name="a.txt", media="text"), kit)
    assert (INVITES[0] in said(draft)) is stays


@pytest.mark.parametrize(
    "line", ["[표] 층별로 달라지는 것", "(왼쪽부터 홍길동, 성춘향)", "🎧 소리책의 하루", "점자 명패: 손잡이 위"]
)
def test_the_articles_own_lines_stay(line: str) -> None:
    assert line.strip("()") in said(scrape("홍길동 기자", *KOREAN[:2], line, *KOREAN[2:]))


@pytest.mark.parametrize(
    "facts", [("[모집 기간] 5월 1일~20일", "[체험 장소] 서고 3층"), ("[문의] 서고 사무실", "[무료] 셔틀 시청 앞")]
)
def test_the_facts_of_a_notice_stay(facts: tuple[str, ...]) -> None:
    text = said(scrape("홍길동 기자", *KOREAN[:2], *facts, *KOREAN[2:]))
    assert all(fact in text for fact in facts)


ENTRIES = ("▲ 도서관장 홍길동 ▲ 기획팀장 성춘향", "▲ 점자실장 이몽룡 ▲ 총무팀장 변학도")


def test_a_list_of_names_has_the_headline_above_its_day() -> None:
    lines = (
        "글자크기",
        "[속보] 가나시 새벽 첫눈 내려",
        "[인사] 가나시",
        "2026.05.07 10:20",
        *ENTRIES,
        "많이 본 뉴스",
        "느티나무 아래 새 의자",
        "우물터에 켜진 등불",
        "회사소개",
        "개인정보처리방침",
        "광고문의",
        "맨위로",
    )
    draft = kept(Source.text("\n".join(lines), name="a.txt", media="text"))
    assert draft.article.metadata.title == "[인사] 가나시"


def test_a_menu_in_a_row_is_no_headline() -> None:
    lines = ("메뉴 보기 정치·행정 마을·동네 사람 이야기마당", TITLE, "2026.05.07 10:20", *KOREAN)
    assert kept(Source.text("\n".join(lines), name="a.txt", media="text")).article.metadata.title == TITLE


def test_the_windows_title_tells_the_headline() -> None:
    lines = (
        f"{TITLE} - 가나일보",
        "로그인",
        TITLE,
        "문턱 없애고 손잡이 양쪽에",
        "홍길동 기자",
        "2026.05.07 10:20",
        *KOREAN,
    )
    assert kept(Source.text("\n".join(lines), name="a.txt", media="text")).article.metadata.title == TITLE


def test_rows_of_figures_between_paragraphs_are_a_table() -> None:
    rows = ("층 넓이 자리", "지하 -20 18", "본관 310 64", "별관 75 12")
    draft = scrape("홍길동 기자", *KOREAN[:2], *rows, *KOREAN[2:])
    found = [block for block in draft.article.blocks if isinstance(block, Table)]
    cells = [[plain(cell.inlines) for cell in row.cells] for row in found[0].rows]
    assert cells == [row.split() for row in rows]


def test_a_sentence_torn_at_words_that_the_page_set_apart_is_whole() -> None:
    torn = ("관장은 문을 여는 날에 맞추어 도서관의", "점자 지도를", "새로 그려 벽마다 걸기로 했다.")
    draft = scrape("홍길동 기자", *KOREAN[:2], *torn, *KOREAN[2:])
    assert " ".join(torn) in [plain(block.inlines) for block in draft.article.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("head", ["손끝으로 읽는 지도를 만들다", "문을 여는 날"])
def test_a_heading_above_a_label_is_no_part_of_the_text(head: str) -> None:
    draft = scrape("홍길동 기자", *KOREAN[:2], head, "광고", *KOREAN[2:])
    assert KOREAN[2] in [plain(block.inlines) for block in draft.article.blocks if isinstance(block, Paragraph)]


def test_what_a_machine_says_of_its_summary_is_no_standfirst() -> None:
    note = "<div class='sum'><p>자동으로 줄인 글입니다. 전체 내용은 본문을 확인해 주세요.</p></div>"
    draft = read(paragraphs(KOREAN), note)
    assert draft.article.deck == () and "확인해" not in said(draft)


ROWS = [
    ("오늘의 낱말 놀이", "가로 열쇠 풀기", "십오 점 모으기"),
    ("동무에게 알릴까요?", "네 좋아요", "다음에 할게요"),
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_takes_up_no_word_of_the_article_goes(row: tuple[str, ...]) -> None:
    text = said(scrape("홍길동 기자", *KOREAN[:2], *row, *KOREAN[2:]))
    assert not any(line in text for line in row[:-1])


@pytest.mark.parametrize(
    "row",
    [
        ("점자 자료실의 손잡이", "복도의 새 지도"),
        ("우물가 풍경", "느티나무 그늘"),
        ("밀가루 2컵", "설탕 1큰술", "버터 바르기"),
        ("처음 오는 날",),
    ],
)
def test_short_lines_of_its_own_stay(row: tuple[str, ...]) -> None:
    text = said(scrape("홍길동 기자", *KOREAN[:2], *row, *KOREAN[2:]))
    assert all(line in text for line in row)


def test_words_in_a_pictures_box_stay_whatever_the_box_is_called() -> None:
    shot = "<div class='q7'><img src='/a.jpg' alt=''><div class='q8'>벽에 걸린 점자 지도 앞의 두 사람</div></div>"
    draft = read(f"<div class='r1'>{paragraphs(KOREAN[:2])}{shot}{paragraphs(KOREAN[2:])}</div>")
    assert "점자 지도 앞의 두 사람" in said(draft)


def test_lines_of_a_script_go() -> None:
    code = "window.dataLayer = window.dataLayer || [];"
    assert code not in said(scrape("홍길동 기자", *KOREAN[:2], code, *KOREAN[2:]))


def test_behind_a_list_of_names_nothing_of_the_page_stays() -> None:
    lines = (
        TITLE,
        "2026.05.07 10:20",
        *ENTRIES,
        "(5월 10일자)",
        "많이 본 뉴스",
        "느티나무 아래 새 의자",
        "우물터에 켜진 등불",
        "낱말 놀이",
        "달력",
    )
    text = said(kept(Source.text("\n".join(lines), name="a.txt", media="text")))
    assert "5월 10일자" in text and "낱말" not in text and "달력" not in text
