"""Nesting that pages really have: what stands around an element is not its own, and no word is lost or said twice."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.readers.html import HtmlReader
from reformat.rules import Rules

TEXT = "<p>배를 고치던 창고에 작은 도서관이 문을 열었다. 항구 사람들이 책을 들고 모였다.</p>" * 3
BELL = '<img src="bell.png" alt="나무 틀에 걸린 종" width="640" height="400">'
PIXEL = '<img src="https://stat.example/p.gif" width="1" height="1" alt="">'


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{BELL}<figcaption>종을 다는 날{PIXEL}</figcaption></figure>",
        f"<figure>{BELL}{PIXEL}<figcaption>종을 다는 날</figcaption></figure>",
        f"<figure>{BELL}<figcaption><figcaption>종을 다는 날</figcaption></figcaption></figure>",
        f"<figure><figcaption><figure>{BELL}그림 위의 말</figure>종을 다는 날</figcaption></figure>",
        "<dl><dt>항구</dt><dd>배가 드는 곳<dl>떠도는 말<dt>부두</dt><dd>배를 대는 곳</dd></dl></dd></dl>",
        "<dl><dl><dt>항구<dd>배가 드는 곳</dl></dl>",
        "<ul><li>밖<ul>떠도는 말<li>안</li></ul></li></ul>",
        "<table><caption>물때</caption><caption>썰물</caption><tr><th>때</th><td>3시</td></tr><tr><th>곳</th><td>항구</td></tr></table>",
    ],
)
def test_the_books_balance(markup: str) -> None:
    draft = HtmlReader().read(Source.html(TEXT + markup + TEXT, whole_page=False), Rules.load())
    assert balance(draft).holds, balance(draft)


@pytest.mark.parametrize("pixel", [f"{PIXEL}<figcaption>종을 다는 날", f"<figcaption>종을 다는 날{PIXEL}"])
def test_a_pixel_does_not_take_the_caption_of_the_picture(pixel: str) -> None:
    markup = f"{TEXT}<figure>{BELL}{pixel}</figcaption></figure>{TEXT}"
    draft = HtmlReader().read(Source.html(markup, whole_page=False), Rules.load())
    figures = [block for block in leaves(draft.article.blocks) if isinstance(block, Figure)]
    assert [(figure.image is not None, plain(figure.caption)) for figure in figures] == [(True, "종을 다는 날")]
