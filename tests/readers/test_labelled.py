"""Records of articles in plain lines: what their fields say is metadata, and the body is read as any text."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.rules import Rules

SAID = "우물터에 다시 등불이 켜지자 마을 사람들이 하나둘 모여들었다."
MORE = "등불은 해가 질 때마다 차례로 켜진다."


def read(text: str) -> Draft:
    draft = TextReader().read(Source.text(text, name="a.txt", media="text"), Rules())
    assert balance(draft).holds
    return draft


@pytest.mark.parametrize(
    "text",
    [
        f"url: https://a.example/1\ntitle: 우물터의 등불\nreporter: 문가람\ndate: 2026-05-07 10:20\ncontent: {SAID}\n{MORE}",
        f"제목: 우물터의 등불\n기자: 문가람 기자\n날짜: 2026.05.07 10:20\n\n{SAID}\n{MORE}",
        f"Title: 우물터의 등불\n\nURL Source: https://a.example/1\n\nAuthor: 문가람\n\n"
        f"Published Time: 2026-05-07T10:20:00\n\nMarkdown Content:\n{SAID}\n\n{MORE}",
        f"idx: 7\ntitle: 우물터의 등불\nauthor: 문가람\ndate: 2026-05-07 10:20\nbody:\n{SAID}\n{MORE}",
    ],
)
def test_fields_are_metadata_and_the_body_follows(text: str) -> None:
    draft = read(text)
    known = draft.article.metadata
    assert (known.title, known.authors, known.published[:16]) == ("우물터의 등불", ("문가람",), "2026-05-07T10:20")
    assert [text_of(block) for block in draft.article.blocks] == [SAID, MORE]


@pytest.mark.parametrize(
    "head",
    [
        "일시: 5월 7일 저녁\n장소: 우물터\n내용: 등불 켜기",
        "제목: 우물터의 등불\n내용: 짧은 글",
        "제목: 우물터의 등불\n준비물: 초\n날짜: 5월 7일",
        "Interviewer: who lit it?\nTitle: it has none.\nAuthor: nobody.",
    ],
)
def test_other_lines_with_colons_stay(head: str) -> None:
    draft = read(f"{head}\n{SAID}\n{MORE}")
    assert all(line in "\n".join(text_of(block) for block in draft.article.blocks) for line in head.split("\n"))


def test_a_page_s_label_among_the_fields_hides_no_body() -> None:
    draft = read(f"제목: 우물터의 등불\n기자: 문가람 기자\n날짜: 2026.05.07\n광고 안내\n본문: {SAID}\n{MORE}")
    assert draft.article.metadata.title == "우물터의 등불"
    assert [text_of(block) for block in draft.article.blocks] == ["광고 안내", SAID, MORE]  # the cleaner's, in its turn
