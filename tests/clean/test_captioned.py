"""Captions in Korean scrapes by their own words, and those that end in a name or a day, which are no byline."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Figure
from reformat.document.walk import plain, text_of
from tests.clean.test_korean_forms import read, scrape
from tests.readers.pages import KOREAN, paragraphs

SHOWN = "점자 지도를 손끝으로 더듬고 있다."


def captions(*lines: str) -> list[str]:
    found = scrape("홍길동 기자", *lines).article.blocks
    return [plain(block.caption) for block in found if isinstance(block, Figure)]


@pytest.mark.parametrize(
    "line",
    [
        f"▲ {SHOWN}",
        f"{SHOWN} <가나구 제공>",
        f"{SHOWN} 2026.5.6/가나통신",
        "손끝으로 읽는 지도. 그래픽=홍길동",
        "새로 지을 점자 자료실의 예상도.",
    ],
)
@pytest.mark.parametrize("at", [1, 4])
def test_what_a_picture_shows_is_its_caption(line: str, at: int) -> None:
    if at == 4 and line.endswith((SHOWN, "도.")):
        return  # behind the text only a credit tells
    assert len(captions(*KOREAN[:at], line, *KOREAN[at:])) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("▲ 첫째 칸에는 지도를 둔다.", "▲ 둘째 칸에는 소리책을 둔다."),
        ("도서관은 밤에도 문을 연다. 홍길동 기자",),
        ("누가 지도를 만드나.",),
        ("손끝으로 세상을 읽는 사람들.",),
        ("구는 지도를 어디에 둘지 살피고 있다. 홍길동 기자",),
        ("사건번호를 공개했다(2026가1234).",),
    ],
)
def test_paragraphs_points_and_questions_are_none(lines: tuple[str, ...]) -> None:
    assert captions(*KOREAN[:2], *lines, *KOREAN[2:]) == []


@pytest.mark.parametrize(
    "tail", ["홍길동 기자", "[사진=홍길동 기자]", "홍길동 기자 hong@a.example", "2026.5.6/가나통신"]
)
@pytest.mark.parametrize(
    "figure",
    [
        "<div class=photo><img src=/a.jpg><p class=cap>{}</p></div>",
        "<table><tr><td><img src=/a.jpg></td></tr><tr><td>{}</td></tr></table>",
        "<p><img src=/a.jpg></p><p style='text-align:center'>{}</p>",
    ],
)
def test_a_name_or_a_day_at_the_end_of_a_caption_takes_it_for_no_byline(figure: str, tail: str) -> None:
    said = "점자 지도를 더듬는 아이들."
    blocks = read(
        figure.format(f"{said} {tail}") + paragraphs(KOREAN), head="<p class=by>이몽룡 기자</p>"
    ).article.blocks
    told = [plain(block.caption) if isinstance(block, Figure) else text_of(block) for block in blocks]
    assert any(said.rstrip(".") in line for line in told)


def test_who_reports_below_a_portrait_is_a_byline() -> None:
    head = "<div class=who><img src=/face.jpg><span>가나일보 홍길동 기자</span></div>"
    assert read(paragraphs(KOREAN), head=head).article.metadata.authors == ("홍길동",)
