"""Who wrote a scrape, of all lines that name somebody, and the names around its headline that nothing marks."""

import pytest

from reformat.document.source import Source
from tests.prepared import prepared

TITLE = "Ferrymen of Port Ossery get their winter slipway back"
TEXT = [
    "The slipway below the salt house has been closed to boats since the storm of two winters ago.",
    "On Monday the county handed it back with a new rail, a winch and forty metres of oak decking.",
    "Ferrymen said that they had lost a third of their trips while the boats lay at the far quay.",
    "The county paid for the work out of a fund for small harbours that it had set up last spring.",
    "A second slipway on the north shore is to follow once the engineers have looked at the piles.",
]
MENU = ["Harbour Post", "Town", "Sport", "Weather", "Tides", "Sign in"]
MORE = ["More stories", "By Bert Cask", "Lighthouse keepers look back", "By Cora Dunn", "A pier that nobody wanted"]


def authors(*head: str, tail: tuple[str, ...] = (), title: str = TITLE, text: list[str] = TEXT) -> tuple[str, ...]:
    lines = [*MENU, title, *head, *text, *tail, "All rights reserved"]
    return prepared(Source.text("\n\n".join(lines))).article.metadata.authors


@pytest.mark.parametrize(
    "head",
    [
        ("By Ada Quill", "4 March 2026"),
        ("Ada Quill",),
        ("Ada Quill", "Today 12:34pm"),
        ("Ada Quill", "Published 3 hours ago"),
        ("Author", "Ada Quill", "Share"),
        ("4 March 2026 by Ada Quill",),
        ("Ada Quill Senior Harbour Editor, Harbour Post",),
        ("Ada Quill2026-03-04 14:27:02",),
    ],
)
def test_a_name_around_the_headline(head: tuple[str, ...]) -> None:
    assert authors(*head) == ("Ada Quill",)


def test_the_bylines_of_other_articles_are_theirs() -> None:
    assert authors("By Ada Quill", "4 March 2026", tail=tuple(MORE)) == ("Ada Quill",)


def test_nobody_where_only_other_articles_are_signed() -> None:
    assert authors("4 March 2026", tail=("Read next", "Boats", "Piers", "Tides", *MORE)) == ()


@pytest.mark.parametrize("line", ["Key Takeaways", "Table Of Contents", "Port Ossery", "RFC Ossery", "Request Meeting"])
def test_words_with_capitals_below_the_headline_are_nobody(line: str) -> None:
    assert authors(line) == ()


def test_an_office_and_who_works_there() -> None:
    text = [
        "시립도서관은 화요일 저녁 주민 설명회를 열고 새로 지을 점자 자료실의 설계를 처음으로 공개했다.",
        "설계를 맡은 건축가는 복도의 폭을 넓히고 손잡이를 양쪽에 달아 누구나 혼자 다닐 수 있게 했다고 설명했다.",
        "주민들은 음성 안내 장치를 더 많이 두고 밤에도 이용할 수 있게 해 달라고 요청했다.",
    ]
    head = ("담당부서 : 시장진흥과", "담당자 : 홍길동", "연락처 : 02-000-0000", "등록일 : 2026.11.03")
    assert authors(*head, title="새 점자 자료실, 봄에 첫 삽 뜬다", text=text) == ("홍길동",)
