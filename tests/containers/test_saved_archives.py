"""Pages as browsers and crawlers put them by: MHTML with several parts, web archives of every make."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import plistlib
import zipfile
import zlib
from itertools import product

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle, Undecodable
from reformat.pipeline import Kit, expand
from reformat.readers.archive import ArchiveReader
from reformat.readers.shown import plainly
from tests.prepared import KIT, prepared

PAGE = (
    b"<html><body><p>The dyke held through the night, though the water stood a hand below its crest.</p></body></html>"
)
HTML = "Content-Type: text/html; charset=utf-8\r\n"


def mail(*parts: tuple[str, bytes], start: str = "", saved: str = "", end: str = "--b--\r\n") -> bytes:
    head = f"Snapshot-Content-Location: {saved}\r\n" if saved else "Subject: x\r\n"
    begin = f'; start="{start}"' if start else ""
    head += f'MIME-Version: 1.0\r\nContent-Type: multipart/related{begin}; boundary="b"\r\n\r\n'
    return head.encode() + b"".join(b"--b\r\n" + h.encode() + b"\r\n" + d + b"\r\n" for h, d in parts) + end.encode()


def of(data: bytes, name: str) -> list[Source]:
    return list(expand(Source.bytes(data, name=name), KIT))


@pytest.mark.parametrize("told", [{"start": "<main>"}, {"saved": "https://n.example/a"}])
def test_the_page_is_the_part_that_the_envelope_names(told: dict[str, str]) -> None:
    frame = (f"{HTML}Content-Location: https://ads.example/\r\n", b"<html>an offer</html>")
    page = (f"{HTML}Content-ID: <main>\r\nContent-Location: https://n.example/a\r\n", PAGE)
    (found,) = of(mail(frame, page, **told), "a.mhtml")
    assert (found.content().strip(), found.base_url) == (PAGE, "https://n.example/a")


@pytest.mark.parametrize("place", ["file:///C:/saved/a.html", "https://n.example/b/a.html"])
@pytest.mark.parametrize("relative", [True, False])
def test_pictures_are_found_by_addresses_relative_to_the_page(place: str, *, relative: bool) -> None:
    picture = "img/p.png" if relative else place.rpartition("/")[0] + "/img/p.png"
    parts = (
        (f"{HTML}Content-Location: {place}\r\n", PAGE),
        (f"Content-Type: image/png\r\nContent-Location: {picture}\r\n", b"P"),
    )
    (found,) = of(mail(*parts), "a.mht")
    assert found.resolve is not None and found.resolve("img/p.png") == b"P"
    assert found.resolve("http://[") is None


def test_a_page_that_breaks_off_is_no_shorter_page() -> None:
    with pytest.raises(Undecodable, match="middle of the page"):
        of(mail((HTML, PAGE[:60]), end=""), "a.mhtml")
    (whole,) = of(mail((HTML, PAGE), end=""), "a.mhtml")
    assert whole.content().strip() == PAGE, "where only the envelope is cut, nothing is missing"


def record(url: str, http: str, body: bytes, kind: str = "response") -> bytes:
    block = (f"HTTP/1.1 200 OK\r\n{http}\r\n".encode() if kind == "response" else b"") + body
    about = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"WARC-Date: 2026-02-01T00:00:00Z\r\nContent-Type: {about}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def test_records_of_every_make_give_their_pages() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    records = (
        record("https://n.example/1", "Content-Type: TEXT/HTML; CHARSET=UTF-8\r\n", PAGE),
        record("https://n.example/2", "Server: x\r\n", PAGE),
        record("https://n.example/3", "Content-Type: text/html\r\nContent-Encoding: br\r\n", b"\x8b\x01\x80 no brotli"),
        record("https://n.example/4", "Content-Type: image/png\r\n", b"P"),
        record("https://n.example/5", "", PAGE, kind="resource"),
    )
    for data in (b"".join(records), gzip.compress(b"".join(records)), b"".join(map(gzip.compress, records))):
        found = of(data, "x.warc")
        assert [one.member[-1] for one in found] == ["1", "2", "3", "5"]
        assert [one.fault is None for one in found] == [True, True, False, True]
        assert {one.content() for one in found if one.fault is None} == {PAGE}


def test_the_texts_of_a_crawl_are_articles() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    text = record("https://n.example/1", "", b"The log\nA boat left at six.", kind="conversion")
    for data in (text.replace(b"text/html", b"text/plain"), gzip.compress(text.replace(b"text/html", b"text/plain"))):
        (one,) = of(data, "x.warc.wet.gz")
        assert (one.media, one.metadata.url) == ("text", "https://n.example/1")


def test_what_is_wrong_with_a_web_archive_is_one_line() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    page, end = of(record("https://n.example/1", "Content-Type: text/html\r\n", PAGE) + b"garbage\r\n\r\n", "x.warc")
    assert page.content() == PAGE
    assert isinstance(end.fault, Undecodable) and "\n" not in end.fault.message


def test_a_box_of_letters_gives_each_and_tells_of_one_without_words() -> None:
    def letter(subject: str, kind: str, text: str) -> str:
        head = f"From: Ada Moor <ada@quay.example>\nSubject: {subject}\nContent-Type: {kind}\n\n"
        return f"From ada@quay.example Wed Mar  4 10:20:00 2026\n{head}{text}\n\n"

    words = (
        ">From the island there came none.\nFrom the pier a boat left for the island at six, with nobody aboard but Ada and her dog.\n\n"
        * 2
    )
    letters = (
        letter("Six", "text/plain", words),
        letter("Code", "application/zip", "UEs="),
        letter("Ten", "text/html", words),
    )
    first, second, third = expand(Source.bytes("".join(letters).encode(), name="quay.mbox"), KIT)
    assert (first.metadata.title, first.metadata.authors, first.content().decode()) == (
        "Six",
        ("Ada Moor",),
        f"{words[1:]}\n\n".replace("\n>From", "\nFrom"),
    )
    assert second.fault is not None and second.name == "quay.mbox#2"
    assert (third.metadata.title, third.media) == ("Ten", "html")


def test_of_a_crawl_that_is_packed_its_records_alone_are_pages() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr("archive/data.warc", b"WARC")
        z.writestr("pages/pages.jsonl", b'{"format": "json-pages-1.0"}')
        z.writestr("datapackage.json", b"{}")
    (crawl,) = ArchiveReader().expand(Source.bytes(packed.getvalue(), name="harbour.wacz"))
    assert crawl.name == "harbour.wacz/archive/data.warc"


@pytest.mark.parametrize("name", ["pages.json", "pages.jsonl"])
def test_a_list_of_records_is_read_as_its_records(name: str) -> None:
    records = [
        {
            "title": {"rendered": "Nets &amp; knots"},
            "content": {"rendered": "<p>Nets.</p>"},
            "date": "2026-03-04T10:20:00",
        },
        {"headline": "Two", "maintext": "Knots.", "authors": ["Ada Moor"], "date_publish": "2026-03-05 07:00:00"},
        {"title": "Three"},
    ]
    one, two, three = expand(Source.bytes(json.dumps(records).encode(), name=name), KIT)
    assert (one.media, one.metadata.title, one.metadata.published) == ("html", "Nets & knots", "2026-03-04T10:20:00")
    assert (two.content(), two.metadata.title, two.metadata.published) == (b"Knots.", "Two", "2026-03-05T07:00:00")
    assert three.fault is not None and "has no body" in three.fault.message
    *_, last = of(json.dumps(records)[:-1].encode(), name)
    assert last.fault is not None and "cut off" in last.fault.message


def test_data_in_a_list_that_are_no_records_stay_data() -> None:
    with pytest.raises(NoArticle, match="data in JSON"):
        prepared(Source.bytes(b'[{"lat": 1.5, "lon": 2.5}, {"lat": 3, "lon": 4}]', name="points.json"))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(("title", "body"), [("title", "content"), ("제목", "본문")])
def test_one_record_by_itself_is_read_as_it(indent: int | None, title: str, body: str) -> None:
    said = ["우체통은 한 해 뒤에 편지를 부친다.", "올해는 이백 통이 모였다."]
    record = {title: "느린 우체통", "날짜": "2026-02-14", body: "\n\n".join(said)}
    (found,) = of(json.dumps(record, ensure_ascii=False, indent=indent).encode(), "one.json")
    article = prepared(found).article
    assert (article.metadata.title, article.metadata.published[:10]) == ("느린 우체통", "2026-02-14")
    assert [text_of(block) for block in article.blocks] == said


def arc(*pages: str) -> bytes:
    """An archive as crawls made it before WARC."""
    head = "1 0 Harbour\nURL IP-address Archive-date Content-type Archive-length\n"
    told = [("filedesc://box.arc", "0.0.0.0", "text/plain", head)]
    answer = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
    told += [(f"https://h.example/{n}", "10.0.0.1", "text/html", answer + page) for n, page in enumerate(pages)]
    return "".join(
        f"{url} {host} 20260201000000 {kind} {len(body.encode())}\n{body}\n" for url, host, kind, body in told
    ).encode()


@pytest.mark.parametrize("name", ["box.arc", "box.arc.gz", "box"])
def test_an_old_web_archive_gives_its_pages(name: str) -> None:
    data = arc("<p>The first ferry", "<p>The second ferry")
    found = list(expand(Source.bytes(gzip.compress(data) if name.endswith("gz") else data, name=name), Kit.of()))
    assert [one.base_url for one in found] == ["https://h.example/0", "https://h.example/1"]
    assert b"second" in found[1].content()


@pytest.mark.parametrize(
    ("kind", "fault"), [*product(("gzip", "deflate"), ("", "middle", "end")), ("raw", ""), ("raw", "end")]
)
def test_a_page_whose_packing_breaks_off_is_no_whole_page(
    kind: str, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = b"".join(b"<p>Ferry %d, %s.</p>" % (n, hashlib.sha256(b"%d" % n).hexdigest().encode()) for n in range(3000))
    wide = {"gzip": 31, "deflate": 15, "raw": -15}[kind]
    pack = zlib.compressobj(wbits=wide)
    packed = bytearray(pack.compress(page) + pack.flush())
    if fault == "middle":
        packed[len(packed) // 2 : len(packed) // 2 + 40] = bytes(40)
    if fault == "end":
        del packed[len(packed) // 2 :]
    head = f"Content-Type: text/html\r\nContent-Encoding: {'gzip' if kind == 'gzip' else 'deflate'}\r\n"
    (found,) = of(record("https://n.example/1", head, bytes(packed)), "x.warc")
    if fault:
        assert found.fault is not None and "ends in the middle" in found.fault.message
    else:
        assert found.content() == page
    assert capfd.readouterr() == ("", "")


def test_a_record_longer_than_it_says_writes_nothing_beside(capfd: pytest.CaptureFixture[str]) -> None:
    page, *_ = expand(Source.bytes(arc("<p>The first ferry") + b"more\n\n", name="box.arc"), Kit.of())
    assert b"first ferry" in page.content() and capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_that_safari_saved_whole(form: plistlib.PlistFormat) -> None:
    page = {"WebResourceData": PAGE, "WebResourceMIMEType": "text/html", "WebResourceURL": "https://n.example/a/b"}
    shown = {
        "WebResourceData": b"PNG",
        "WebResourceMIMEType": "image/png",
        "WebResourceURL": "https://n.example/a/p.png",
    }
    data = plistlib.dumps({"WebMainResource": page, "WebSubresources": [shown, "none"]}, fmt=form)
    (found,) = of(data, "a.webarchive")
    assert (found.content(), found.base_url) == (PAGE, "https://n.example/a/b")
    assert found.resolve is not None and found.resolve("p.png") == found.resolve("https://n.example/a/p.png") == b"PNG"
    with pytest.raises(Undecodable, match="broken"):
        of(plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)[:40], "b.webarchive")


def test_a_shortcut_is_called_one() -> None:
    with pytest.raises(NoArticle, match="a shortcut"):
        of(plistlib.dumps({"URL": "https://n.example/a"}, fmt=plistlib.FMT_BINARY), "a.webloc")


@pytest.mark.parametrize(
    ("path", "compared"),
    [("./img/a.png", "img/a.png"), ("/img/a.png", "img/a.png"), ("../a/b.png", "../a/b.png"), (".", "")],
)
def test_how_a_path_in_an_archive_begins_says_nothing_unless_it_leads_up(path: str, compared: str) -> None:
    assert plainly(path) == compared
