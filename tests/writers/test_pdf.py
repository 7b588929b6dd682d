"""The printed page as PDF/UA, where WeasyPrint is installed; and one clear word where it is not."""

from __future__ import annotations

import re
import zlib

import pytest

from reformat.errors import DependencyMissing
from reformat.settings.tree import Page, Settings
from reformat.writers import pdf
from reformat.writers.writer import Item
from tests.writers.newsroom import ASSETS, article


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


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(DependencyMissing) as caught:
        list(pdf.PdfWriter().write([Item(article())], ASSETS, Settings()))
    assert "reformat[pdf]" in caught.value.hint
