"""Korean bylines by their grammar: every word is a name, a task, a work or a house; others are none."""

from __future__ import annotations

import pytest

from reformat.readers.metadata.korean_bylines import bylined


@pytest.mark.parametrize(
    "line",
    [
        "홍길동 수습기자",
        "기자 홍길동",
        "홍길동 대학생기자",
        "글·그림 홍길동",
        "사진·글 홍길동 기자",
        "글 홍길동 그림 성춘향",
        "취재=홍길동 기자, 편집=성춘향",
        "필자 홍길동",
        "홍길동 (칼럼니스트)",
        "홍길동 가나일보 기자",
        "(홍길동 기자 hong@example.com)",
        "[가나일보ㅣ홍길동 기자]",
        "(누리=가나통신) 홍길동 기자",
        "홍길동 기자 외 2명",
        "가나일보 홍길동 논설위원",
    ],
)
def test_lines_that_say_who_wrote(line: str) -> None:
    assert bylined(line) == ("홍길동",)


def test_several_who_wrote() -> None:
    assert bylined("홍길동·성춘향 기자") == bylined("홍길동 성춘향 기자") == ("홍길동", "성춘향")


def test_what_else_they_do_counts_where_it_is_asked_for() -> None:
    assert bylined("홍길동 가나대 명예교수") == ()
    assert bylined("홍길동 가나대 명예교수", held=True) == ("홍길동",)


@pytest.mark.parametrize(
    "line",
    [
        "사진 홍길동 기자",
        "홍길동 기자를 만나다",
        "“홍길동 기자”",
        "시민 기자 모집",
        "우리 동네 작가",
        "기획 기사 보기",
        "정리 수납 전문가",
        "배우 성춘향 글·사진=홍길동 기자",
        "홍길동",
        "The reporter's notebook",
    ],
)
def test_other_lines(line: str) -> None:
    assert bylined(line) == ()


def test_an_entry_of_a_list_of_names_is_no_byline() -> None:
    assert not bylined("▲ 기획부장 홍길동 ▲ 총무부장 성춘향")
    assert bylined("■ 홍길동 기자") == ("홍길동",)
