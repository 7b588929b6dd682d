"""The page that says what was removed and why passes our own check, whatever language its article is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from reformat.check import check_file
from reformat.cli.main import run
from reformat.document.draft import Draft
from reformat.document.nodes import Article, Metadata, Paragraph, Text
from reformat.explain import as_page
from tests.readers.pages import KOREAN, SENTENCES, paragraphs


@pytest.mark.parametrize(
    ("language", "title", "sentences", "debris"),
    [
        ("ko", "도서관이 점자 자료실을 짓는다", KOREAN, "공유하기"),
        ("en", "Council weighs a footbridge", SENTENCES, "Share"),
        ("sw", "Baraza lapima daraja", SENTENCES, "Share"),
    ],
)
def test_it_is_accessible(tmp_path: Path, language: str, title: str, sentences: tuple[str, ...], debris: str) -> None:
    body = f"<article><h1>{title}</h1><p>{debris}</p>{paragraphs(sentences)}<p>{debris}</p></article>"
    (tmp_path / "a.html").write_text(f'<html lang="{language}"><body>{body}</body></html>', "utf-8")
    why = tmp_path / "why.html"
    assert run(["explain", str(tmp_path / "a.html"), "--html", str(why)]) == 0
    assert [str(found) for found in check_file(why)] == []
    assert debris in why.read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "whole", "words"), [("ar", "rtl", None), ("he", "rtl", None), ("dv", "ltr", "rtl")]
)
def test_it_is_read_from_the_side_of_its_words(tmp_path: Path, language: str, whole: str, words: str | None) -> None:
    page = Draft(Article(Metadata(title="t", language=language), blocks=(Paragraph(inlines=(Text("…"),)),)))
    told = html.fromstring(as_page(page, "a.html"))
    assert told.get("dir") == whole
    assert [p.get("dir") for p in told.iterfind(".//main/p")][-1] == words
