"""A dateline names the writer where nothing else does, and stays in the text."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared

FIRST = "물빛시는 이달부터 소리책방을 자정까지 열고, 버스가 끊긴 뒤에도 걸어서 올 수 있게 하겠다고 밝혔다."
SECOND = "책방은 점자 단말기 여덟 대를 갖췄으며 누구나 값을 내지 않고 들어와 헤드폰을 빌릴 수 있다고 시는 설명했다."


@pytest.mark.parametrize(
    ("dateline", "authors"),
    [
        ("(물빛=물빛통신) 윤서린 기자 = ", ("윤서린",)),
        ("[물빛=물빛통신] 윤서린·김나루 기자 = ", ("윤서린", "김나루")),
        ("[물빛일보=윤서린 기자] ", ("윤서린",)),
        ("[물빛일보 윤서린 기자] ", ("윤서린",)),
        ("[물빛=윤서린] ", ("윤서린",)),
        ("【물빛=윤서린·김나루】 ", ("윤서린", "김나루")),
        ("(물빛=물빛통신) ", ()),
        ("[물빛=연합뉴스] ", ()),
        ("윤서린 기자의 말에 따르면 ", ()),
    ],
)
def test_a_dateline_names_who_wrote_it(dateline: str, authors: tuple[str, ...]) -> None:
    page = f"<html lang=ko><body><article><h1>소리책방 자정까지</h1><p>{dateline}{FIRST}</p><p>{SECOND}</p></article></body></html>"
    article = prepared(Source.text(page, name="a.html", media="html")).article
    assert article.metadata.authors == authors
    assert text_of(article.blocks[0]) == dateline + FIRST


def test_a_byline_goes_before_the_dateline() -> None:
    head = '<meta name="author" content="김나루">'
    body = f"<article><h1>소리책방 자정까지</h1><p>(물빛=통신) 윤서린 기자 = {FIRST}</p><p>{SECOND}</p></article>"
    page = f"<html lang=ko><head>{head}</head><body>{body}</body></html>"
    assert prepared(Source.text(page, name="a.html", media="html")).article.metadata.authors == ("김나루",)
