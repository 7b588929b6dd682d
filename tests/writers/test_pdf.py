"""The printed page as PDF/UA, where WeasyPrint is installed; and one clear word where it is not."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from reformat.document.identity import identify
from reformat.document.nodes import AnyBlock, Article, Metadata, Row, Strong, Table, Text
from reformat.errors import DependencyMissing
from reformat.settings.tree import Page, Pictures, Settings
from reformat.stages.pictures import Refused, prepare
from reformat.writers import pdf
from reformat.writers.html import tree
from reformat.writers.markup.tree import Element
from reformat.writers.paper import for_paper
from reformat.writers.writer import Item
from tests.writers.newsroom import ASSETS, article, cell, heads, said


def written(**chosen: object) -> bytes:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint cannot run here: {error}")
    settings = Settings(page=Page(**chosen))  # type: ignore[arg-type]
    return next(pdf.PdfWriter().write([Item(article(), None, "x")], ASSETS, settings)).data


def streams(data: bytes) -> bytes:
    """Everything in the file, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return data + b"".join(zlib.decompressobj().decompress(s) for s in packed if s[:1] == b"x")


def test_it_is_tagged_in_its_language_and_the_same_every_time() -> None:
    data = written()
    everything = streams(data)
    assert data.startswith(b"%PDF-1.7")
    for sign in (b"pdfuaid", b"/StructTreeRoot", b"/MarkInfo", b"/Lang (ko)", b"/H1", b"/Figure"):
        assert sign in everything, sign
    assert written() == data


def test_the_paper_is_what_was_set() -> None:
    boxes = {
        tuple(float(v) for v in m.split()) for m in re.findall(rb"/MediaBox \[([^\]]*)\]", streams(written(paper="B5")))
    }
    assert [tuple(round(v) for v in box) for box in boxes] == [(0, 0, 499, 709)]


def paper(*blocks: AnyBlock, language: str = "ko", **chosen: object) -> Element:
    page = Page(**chosen)  # type: ignore[arg-type]
    told = identify(Article(Metadata(title="t", language=language), blocks=blocks))
    return for_paper(tree(told, None, ASSETS, Settings(page=page)), page)


def test_a_korean_word_is_not_broken_and_no_word_is_lost() -> None:
    root = paper(
        said("물결을 ", Strong((Text("따라 걷는"),)), " 사람들, plain words."), said("걷는 사람", language="ja")
    )
    assert [e.text for e in root.iterfind(".//article/p//nobr")] == ["물결을", "따라", "걷는", "사람들,"]
    told = root.findall(".//article/p")
    assert ["".join(p.itertext()) for p in told] == ["물결을 따라 걷는 사람들, plain words.", "걷는 사람"]
    assert told[1].find("nobr") is None


def test_a_word_longer_than_the_line_may_be_broken() -> None:
    assert paper(said("가" * 12)).find(".//article//nobr") is not None
    assert paper(said("가" * 12), paper="B5", print_size=32).find(".//article//nobr") is None


def test_a_table_wider_than_the_paper_is_a_list_of_the_same_words() -> None:
    table = Table((heads("해", "권", "명"), Row((cell("2,026", True), cell("1,234,567"), cell("")))))
    assert paper(table).find(".//table") is not None
    root = paper(table, paper="B5", print_size=32)
    assert root.find(".//table") is None
    assert ["".join(p.itertext()) for p in root.iterfind(".//div[@class='rf-line']/p")] == ["2,026", "권: 1,234,567"]


def test_the_title_is_larger_than_the_text() -> None:
    sizes = {float(size) for size in re.findall(rb"/\S+ ([\d.]+) Tf", streams(written()))}
    assert max(sizes) == pytest.approx(1.6 * 24, abs=0.1)


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(DependencyMissing) as caught:
        list(pdf.PdfWriter().write([Item(article())], ASSETS, Settings()))
    assert ".[pdf]" in caught.value.hint


def test_cut_off_pictures_are_refused_after_a_pdf_as_before() -> None:
    cut = (Path(__file__).parents[2] / "samples" / "images" / "bell.png").read_bytes()
    cut = cut[: len(cut) // 2]
    for _ in range(2):
        with pytest.raises(Refused, match="broken"):
            prepare(cut, Pictures())
        written()
