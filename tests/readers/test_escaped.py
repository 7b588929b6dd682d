"""What programs wrote around a text: it is read as its writer meant it, and what a text quotes stays."""

from __future__ import annotations

import json
import time

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared

LINES = (
    "느티나무 아래 책방",
    "책방 주인은 아침마다 나무 아래에 책을 편다. 비가 오면 처마 밑으로 옮긴다.",
    '손님은 "책에서 나뭇잎 냄새가 난다"고 했다. 주인은 그 말을 가장 좋아한다.',
    "책방은 겨울에 쉰다. 대신 편지로 책을 보낸다.",
)


def said(text: str, name: str = "a.txt") -> str:
    """Title and text of what is read from this."""
    article = prepared(Source.bytes(text.encode(), name=name)).article
    return "\n".join((article.metadata.title, *map(text_of, leaves(article.blocks))))


@pytest.mark.parametrize(
    "around",
    [
        "\\n\\n".join,
        "\\r\\n".join,
        lambda lines: json.dumps("\n".join(lines)),
        lambda lines: json.dumps("\n\n".join(lines), ensure_ascii=False),
        lambda lines: '"' + "\n".join(lines).replace('"', '""') + '"',
        "<br>\n<br />".join,
        lambda lines: "\n".join(f"<p>{line}</p>" for line in lines),
        lambda lines: "\n".join(lines).replace('"', "&quot;").replace(". ", ".&nbsp;"),
    ],
)
def test_the_text_is_what_it_was_before_a_program_wrote_it_down(around) -> None:
    told = said(around(LINES))
    for line in LINES:
        assert line in told.replace("\xa0", " ")
    assert not any(sign in told for sign in ("\\", "&", "<", '""'))


def test_what_a_text_quotes_stays() -> None:
    path = "그는 C:\\new\\notes 폴더를 열고 줄 끝마다 \\n 을 적었다. 두 번째 줄에는 &amp; 기호가 있었다."
    code = "문단은 <p>로 열고 줄은 <br>로 바꾼다. 굵은 글자는 <b>로 쓴다고 책은 말한다."
    told = said("\n\n".join((path, code, LINES[1])))
    assert path in told
    assert code in told


def test_no_width_is_no_letter_but_parts_words_where_nothing_else_does() -> None:
    assert "\u200b" not in said("\u200b\n\ufeff".join(LINES))
    khmer = "ភាសា\u200bខ្មែរ\u200bគឺជា\u200bភាសា"
    assert khmer in said("\n".join((*LINES, khmer + " " + "ក" * 80 + "។")))


@pytest.mark.parametrize("part", ["<b", "<p ", "\\u12", "&am", "<br><", '""'])
def test_signs_without_end_cost_their_number(part: str) -> None:
    spent = []
    for times in (2_000, 4_000):
        text = part * times + "\n" + "\n".join(LINES)
        start = time.process_time()
        said(text)
        spent.append(time.process_time() - start)
    assert spent[1] < 3 * spent[0] + 0.3
