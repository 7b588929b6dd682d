"""Scrapes without lines: head and tail are parted from the text, and sentences with the same words stay in it."""

from __future__ import annotations

import time

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared

HEAD = (
    "본문 바로가기",
    "나루터신문",
    "로그인",
    "검색",
    "나루터 뱃사공이 다시 노를 잡았다",
    "은가람 기자",
    "입력 2026.05.02 09:10",
    "공유하기",
)
BODY = (
    "나루터에 뱃사공이 돌아왔다.",
    "다리가 놓인 뒤 스무 해 동안 배는 뭍에 엎드려 있었다.",
    "뱃사공은 홍길동 기자가 쓴 옛 기사를 액자에 넣어 두었다.",
    "그는 저작권자를 찾아 사진값을 치렀다고 말했다.",
)
TAIL = (
    "은가람 기자 ram@example.kr",
    "<저작권자 ⓒ 나루터신문, 무단 전재 및 재배포 금지>",
    "많이 본 뉴스",
    "나루터 국밥집 문 닫는다",
)


@pytest.mark.parametrize("gap", [" ", ""])
def test_head_and_tail_are_told_from_the_text(gap: str) -> None:
    article = prepared(Source.text(gap.join((*HEAD, *BODY, *TAIL)))).article
    said = [text_of(block) for block in leaves(article.blocks)]
    assert "".join("".join(said).split()) == "".join("".join(BODY).split())
    assert article.metadata.title.endswith(HEAD[4])
    assert article.metadata.authors == ("은가람",)
    assert article.metadata.published.startswith("2026-05-02T09:10")
    assert gap or len(said) == len(BODY)


def test_a_long_line_of_an_article_alone_stays_whole() -> None:
    text = " ".join(BODY * 3)
    assert [text_of(block) for block in leaves(prepared(Source.text(text)).article.blocks)] == [text]


@pytest.mark.parametrize(
    "part", ["은가람 기자 ", "입력 2026.05.02 09:10 ", "검색 로그인 ", "말했다. ", "저작권자 ", "기사하기"]
)
def test_signs_without_end_cost_their_number(part: str) -> None:
    spent = []
    for times in (2_000, 4_000):
        text = " ".join((*BODY, part * times, *BODY, part * times))
        start = time.process_time()
        prepared(Source.text(text))
        spent.append(time.process_time() - start)
    assert spent[1] < 3 * spent[0] + 0.3
