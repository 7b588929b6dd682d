"""What a page marks as a heading stays over text, and a list stays under a heading, whatever their words are elsewhere."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Heading, List
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared

TEXT = "<p>The mill stood still for nine years before the village carved a new wheel, the council said on Monday.</p>"
PAGE = "<html><title>The wheel turns</title><body><nav><a href=/>Home</a></nav><article><h1>The wheel turns</h1>{}</article></body></html>"


@pytest.mark.parametrize("words", ["12:47", "FAQ", "Weather"])
def test_a_word_of_a_page_s_tools_that_heads_text_is_a_heading(words: str) -> None:
    body = f"{TEXT}<h3>{words}</h3><p>The first oats were ground before noon, and a girl of nine ate the first loaf whole.</p>"
    blocks = prepared(Source.html(PAGE.format(body * 2))).article.blocks
    assert [text_of(b) for b in blocks if isinstance(b, Heading)] == [words, words]


def test_the_same_word_over_nothing_goes() -> None:
    blocks = prepared(Source.html(PAGE.format(f"{TEXT * 3}<p>12:47</p>"))).article.blocks
    assert not any(text_of(block) == "12:47" for block in blocks)


def test_the_list_of_a_life_stays_under_its_heading() -> None:
    text = "<p>한여름 씨는 스무 해 동안 점자 지도를 그렸다. 지하철역 삼백 곳이 그의 손끝에서 나왔다.</p>"
    life = "<h2>한여름은</h2><ul><li>1968년 누리 출생</li><li>1991년 누리대 지리학과 졸업</li><li>현 한빛연구소장</li></ul>"
    blocks = prepared(Source.html(PAGE.format(text + life))).article.blocks
    assert [type(block) for block in blocks[-2:]] == [Heading, List]
