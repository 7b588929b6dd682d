"""What is not read is refused by its name, with what to do; a text that only has such an ending is read."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.errors import SourceError
from tests.prepared import prepared

TEXT = "The signal box at the mill stood empty for thirty years before anyone thought of filling it with books.\n\n"
REFUSED = {
    "a.rst": (f"The Box\n=======\n\n:Author: Ada\n\n{TEXT}", "reStructuredText", "pandoc"),
    "a.adoc": (f"= The Box\n:toc:\n\n{TEXT}== Inside\n\n{TEXT}", "AsciiDoc", "asciidoctor"),
    "a.org": (f"#+TITLE: The Box\n\n* Inside\n{TEXT}", "Org", "pandoc"),
    "a.tex": (f"\\documentclass{{article}}\n\\begin{{document}}\n{TEXT}\\end{{document}}\n", "TeX", "pandoc"),
    "a.mobi": (f"{'The_Box':\0<60}BOOKMOBI\0\0\0\1{TEXT}", "a book for Kindle", "HTML"),
    "a.djvu": (f"AT&TFORM\0\0\1{TEXT}", "a DjVu document", "web page"),
    "a.lnk": (f"L\0\0\0\1\x14\2\0{TEXT}", "a shortcut", "browser"),
    "a.cdx": (" CDX N b a m s k r M S V g\nquay,example)/ 20260101000000 https://quay.example/ text/html 200 X - - 1 0 x\n", "index of a web archive", "page"),
    "settings.json": ('{"size": 18, "voice": "ada"}', "JSON without an article", "records"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_says_what_it_is_and_what_to_do(name: str) -> None:
    text, what, then = REFUSED[name]
    with pytest.raises(SourceError) as refusal:
        prepared(Source.bytes(text.encode(), name=name))
    assert what in refusal.value.message and then in refusal.value.hint and "\n" not in refusal.value.message


@pytest.mark.parametrize("name", ["notes.org", "a.tex", "a.rst"])
def test_sentences_are_read_whatever_their_file_is_called(name: str) -> None:
    assert prepared(Source.bytes((TEXT * 3).encode(), name=name)).article.blocks
