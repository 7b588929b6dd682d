"""What letters say in their heads, as programs of all ages write it, and letters that somebody passed on."""

from __future__ import annotations

import base64

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.pipeline import expand
from tests.prepared import KIT, prepared

TITLE = "물길 막힌 포구에 봄이 왔다"
TEXT = (
    "솔개포구의 어민들이 군청의 준설 예산을 기다리다 못해 직접 삽을 들었다. 지난 석 달 동안 배 열두 척이 번갈아 모래를 퍼냈다.\n\n"
    "군청 해양수산과는 내년도 예산에 준설비를 반영하겠다고 밝혔다. 공사는 가을에나 시작될 것으로 보인다.\n"
)
HEAD = "Date: Thu, 5 Mar 2026 10:20:00 +0900\nMIME-Version: 1.0\n"


def words(text: str, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def letter(subject: str, text: str = TEXT, *, sender: str = "desk@quay.example", kind: str = "plain") -> bytes:
    said = f"From: Quay <{sender}>\nTo: a@b.example\nSubject: {subject}\n{HEAD}Content-Type: text/{kind}; charset=utf-8\n\n"
    return said.encode() + text.encode()


def of(data: bytes, name: str = "a.eml"):
    (source,) = expand(Source.bytes(data, name=name), KIT)
    return prepared(source).article


CUT = TITLE.encode()
RAW = {
    "in two words with a letter between": letter(
        f"=?UTF-8?B?{base64.b64encode(CUT[:10]).decode()}?=\n =?UTF-8?B?{base64.b64encode(CUT[10:]).decode()}?="
    ),
    "in an encoding of old": letter(words(TITLE, "cp949").replace("cp949", "ks_c_5601-1987")),
    "in raw bytes": letter("SUBJECT").replace(b"SUBJECT", TITLE.encode()),
    "in raw bytes of old": letter("SUBJECT")
    .replace(TEXT.encode(), TEXT.encode("cp949"))
    .replace(b"utf-8", b"euc-kr")
    .replace(b"SUBJECT", TITLE.encode("cp949")),
    "as an answer": letter(words(f"[전달] RE: {TITLE}", "utf-8")),
}


@pytest.mark.parametrize("way", RAW)
@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_a_subject(way: str, name: str) -> None:
    article = of(RAW[way], name)
    assert (article.metadata.title, article.metadata.published[:16]) == (TITLE, "2026-03-05T10:20")
    assert [text_of(block) for block in article.blocks] == [one.strip() for one in TEXT.split("\n\n")]


PASSED = f"---------- Forwarded message ---------\nFrom: 솔개신문 <news@quay.example>\nDate: Wed, 4 Mar 2026 08:00:00 +0900\nSubject: {TITLE}\nTo: <me@b.example>\n\n\n"
MARKED = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))
AS_MARKUP = "<div class='gmail_quote'><div class='gmail_attr'>" + PASSED.strip().replace("<", "&lt;").replace(
    "\n", "<br>"
)


@pytest.mark.parametrize(("text", "kind"), [(PASSED + TEXT, "plain"), (f"{AS_MARKUP}</div><br>{MARKED}</div>", "html")])
def test_who_passed_a_letter_on_did_not_write_it(text: str, kind: str) -> None:
    article = of(letter(words(f"Fwd: {TITLE}", "utf-8"), text, sender="me@b.example", kind=kind))
    assert article.metadata.title == TITLE and article.metadata.authors == ("솔개신문",)
    assert article.metadata.published[:10] == "2026-03-04"
    assert [text_of(block) for block in article.blocks] == [one.strip() for one in TEXT.split("\n\n")]
