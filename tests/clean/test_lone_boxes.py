"""Boxes amid a Korean article: labels with the buttons below them go, and linked headlines; what tells something stays."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from tests.prepared import text_from

TEXT = (
    "<p>대장간의 풀무가 여섯 해 만에 다시 숨을 쉬었다. 쇠를 달구는 데는 참나무 숯만 쓴다.</p>",
    "<p>대장장이는 낫 한 자루를 벼리는 데 이틀을 들인다. 값은 스무 해째 그대로라고 했다.</p>",
    "<p>마을 사람들은 가을마다 무뎌진 호미를 들고 온다. 그는 한 번도 삯을 먼저 부르지 않았다.</p>",
    "<p>불은 저녁에 끈다. 남은 숯은 다음 날 불씨가 된다.</p>",
)


def said(block: str, at: int = 2) -> str:
    body = "".join((*TEXT[:at], block, *TEXT[at:]))
    page = (
        "<html lang=ko><title>풀무가 숨 쉬는 집</title><body><div><a href=/a>사회</a><a href=/b>문화</a></div>"
        f"<div class=v><h1>풀무가 숨 쉬는 집</h1><div class=t>{body}</div></div><div>가나신문</div></body></html>"
    )
    return text_from(Source.html(page))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("<div class=k><p>이 글, 손전화로 보면 더 편해</p><a href=/app>앱 열기</a></div>", "손전화로"),
        ("<p><a href=/n/1>호미값 열 해째 제자리</a></p>", "호미값"),
        ("<div class=k><b>곁들여 볼 이야기</b><a href=/n/1>호미값 열 해째 제자리</a><a href=/n/2>숯 굽는 마을의 겨울</a></div>", "곁들여"),
    ],
)  # fmt: skip
def test_what_sends_elsewhere_goes_with_its_label(block: str, words: str) -> None:
    assert words not in said(block)


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("<div class=k><h4>풀무란</h4><p>불을 피우려고 바람을 내는 연장이다.</p></div>", "풀무란"),
        ("<div><p>일시: 3월 9일 오전 10시</p><p>장소: 가나 대장간 앞</p></div>", "장소: 가나"),
        ("<p>군이 낸 <a href=/report>대장간 조사 보고서</a>에는 열두 곳이 나온다.</p>", "보고서에는"),
        ("<p><a href=/report>대장간은 열두 곳만 남았다.</a></p>", "열두 곳만"),
        ("<div class=k><p>저도 낫을 벼려 보았습니다.</p><p>공감은 다음 글의 힘이 됩니다</p></div>", "벼려 보았습니다"),
    ],
)
@pytest.mark.parametrize("at", [2, 4])
def test_what_tells_something_stays(block: str, words: str, at: int) -> None:
    assert words in said(block, at)
