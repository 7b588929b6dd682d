"""What stands between headline and text of Korean pages: standfirsts by their place alone, today's date, who signs."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared
from tests.readers.pages import KOREAN, page, paragraphs

BYLINE = "<div class=w><div>홍길동 기자</div><div>2026.01.06 08:15</div></div>"
LINES = ("복도 넓히고 손잡이는 양쪽에", "“밤에도 열어 달라” 요청도")


def read(head: str, body: str = paragraphs(KOREAN), before: str = "") -> tuple[str, tuple[str, ...], str]:
    """The standfirst, the authors and the day of a page with this between headline and text."""
    markup = f"{before}<div class=a><h1>점자 자료실 첫 공개</h1>{head}<div class=t>{body}</div></div>"
    article = prepared(Source.html(page(markup, lang="ko"))).article
    return " ".join(map(text_of, leaves(article.deck))), article.metadata.authors, article.metadata.published[:10]


@pytest.mark.parametrize(
    "deck",
    [
        f"<p class=q7>{LINES[0]}<br>{LINES[1]}</p>",
        f"<ul class=q7><li>{LINES[0]}</li><li>{LINES[1]}</li></ul>",
        f"<strong class=summary>{LINES[0]}<br>{LINES[1]}</strong>",
    ],
)
def test_a_line_alone_between_headline_and_byline_is_the_standfirst(deck: str) -> None:
    told, authors, _ = read(deck + BYLINE)
    assert all(line in told for line in LINES)
    assert authors == ("홍길동",)


@pytest.mark.parametrize(
    "line", ["<p>지역</p>", "<p>이 글은 2분이면 읽습니다</p>", "<ul><li><a href=/1>문화 소식 더 보기</a></li></ul>"]
)
def test_labels_and_links_there_are_none(line: str) -> None:
    assert read(line + BYLINE)[0] == ""


@pytest.mark.parametrize("today", ["2026년 1월 9일(금)", "2026.01.09 (금)"])
@pytest.mark.parametrize("byline", [BYLINE, "<p class=writer>홍길동 기자 2026.01.06 08:15</p>"])
def test_the_day_over_the_menus_is_not_the_article_s(today: str, byline: str) -> None:
    assert read(byline, before=f"<div><span>{today}</span><b>가나시 맑음</b></div>")[2] == "2026-01-06"


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        (" /홍길동 기자", ("홍길동",)),
        (" 홍길동 기자·성춘향 인턴기자", ("홍길동", "성춘향")),
        (" [가나=홍길동 기자]", ("홍길동",)),
    ],
)
def test_a_byline_behind_the_last_sentence(end: str, authors: tuple[str, ...]) -> None:
    body = paragraphs((*KOREAN[:3], KOREAN[3] + end))
    assert read("<div>2026.01.06 08:15</div>", body)[1] == authors


@pytest.mark.parametrize("when", ["2026년 1월 6일 08시 15분", "입력 2026.01.06. 오전 8:15"])
def test_a_day_names_nobody(when: str) -> None:
    head = f"<ul class=info><li></li><li class=writer>{when}</li></ul>"
    assert read(head)[1:] == ((), "2026-01-06")
