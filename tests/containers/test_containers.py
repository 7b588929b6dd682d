"""Each container gives each of its articles once, with what it knows of them, and refuses bombs and wrecks in words."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from reformat.document.source import Source
from reformat.errors import NoArticle, SourceError, TooLarge, Undecodable, Unsupported
from reformat.pipeline import Kit, expand
from reformat.readers import archive
from reformat.readers.feed import FeedReader
from reformat.readers.front_matter import front_metadata, split_front_matter
from reformat.readers.jsonl import JsonLinesReader
from reformat.readers.mhtml import MhtmlReader
from reformat.settings.tree import Limits, Settings

PAGE = "<html><body><article><h1>바다 도서관</h1><p>항구에 작은 도서관이 문을 열었다. 배를 고치던 창고였다.</p></article></body></html>"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>등대신문</title><language>ko</language><copyright>© 등대신문</copyright>
<item><title>첫 소식</title><link>https://news.example/1</link><guid>g1</guid><dc:creator>한바다</dc:creator>
<pubDate>Tue, 06 Jan 2026 08:15:00 +0900</pubDate><category>지역</category>
<description>짧은 글</description><content:encoded><![CDATA[<p>긴 본문의 첫 문단이다.</p><p>둘째 문단이다.</p>]]></content:encoded></item>
<item><title>둘째 소식</title><link>https://news.example/2</link><description>본문이 여기 있다.</description></item>
<item><title>빈 것</title><link>https://news.example/3</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tide Times</title><rights>CC BY</rights>
<entry><id>urn:1</id><title>Ebb</title><link href="https://tide.example/ebb"/><author><name>Ann Reed</name></author>
<updated>2026-02-03T04:05:06Z</updated><published>2026-02-01T00:00:00Z</published>
<content type="html">&lt;p&gt;The water left.&lt;/p&gt;</content></entry></feed>"""

WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title>
<item><title>Post</title><link>https://blog.example/p</link><content:encoded><![CDATA[First paragraph.

Second paragraph.

<h2>Head</h2>

Third.]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Draft</title><content:encoded><![CDATA[Not yet.]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>pic.jpg</title><content:encoded><![CDATA[An attachment.]]></content:encoded><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
</channel></rss>"""


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return out.getvalue()


def names(source: Source) -> list[str]:
    return [s.member or s.name for s in expand(source, Kit.of(Settings()))]


def test_rss_gives_each_entry_and_what_the_feed_knows() -> None:
    first, second, bare = FeedReader().expand(Source.bytes(RSS.encode(), name="feed.xml"))
    assert bare.fault is not None and bare.fault.hint == "convert https://news.example/3 itself"
    assert first.metadata.title == "첫 소식"
    assert first.metadata.authors == ("한바다",)
    assert first.metadata.published == "2026-01-06T08:15:00+09:00"
    assert (first.metadata.publisher, first.metadata.language, first.metadata.tags) == ("등대신문", "ko", ("지역",))
    assert first.base_url == first.identity(first.metadata.url) == "https://news.example/1"
    assert "긴 본문" in first.content().decode() and "짧은" not in first.content().decode()
    assert not first.whole_page
    assert "본문이 여기" in second.content().decode()


def test_what_the_caller_knows_wins_over_the_feed() -> None:
    from reformat.document.nodes import Metadata

    source = Source.bytes(RSS.encode(), name="feed.xml", metadata=Metadata(publisher="다른 이름"))
    first = next(iter(FeedReader().expand(source)))
    assert first.metadata.publisher == "다른 이름"
    assert first.metadata.origins["publisher"] == "caller"
    assert first.metadata.origins["title"] == "feed"


def test_atom() -> None:
    (entry,) = FeedReader().expand(Source.bytes(ATOM.encode(), name="x"))
    assert (entry.metadata.title, entry.metadata.authors, entry.metadata.rights) == ("Ebb", ("Ann Reed",), "CC BY")
    assert entry.metadata.modified == "2026-02-03T04:05:06+00:00"
    assert entry.content() == b"<p>The water left.</p>"


def test_a_wordpress_export_gives_what_is_published_and_its_bare_paragraphs() -> None:
    (post,) = FeedReader().expand(Source.bytes(WXR.encode(), name="export.xml"))
    body = post.content().decode()
    assert body.count("<p>") == 3
    assert "<p><h2>" not in body


def test_a_feed_that_declares_entities_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + RSS.split("?>", 1)[1]
    with pytest.raises(Unsupported, match="entities"):
        list(FeedReader().expand(Source.bytes(bomb.encode(), name="feed.xml")))


def test_mhtml_gives_the_page_and_its_pictures() -> None:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://news.example/a"
    mail.set_content(PAGE, subtype="html", charset="euc-kr")
    mail.add_related(
        b"PNGDATA", "image", "png", headers=["Content-Location: https://news.example/a.png"], cid="<pic@x>"
    )
    (page,) = MhtmlReader().expand(Source.bytes(bytes(mail), name="a.mhtml"))
    assert page.content().decode(page.encoding).strip() == PAGE
    assert page.base_url == "https://news.example/a"
    assert page.resolve is not None
    assert page.resolve("https://news.example/a.png") == page.resolve("cid:pic@x") == b"PNGDATA"
    assert page.resolve("https://elsewhere.example/") is None


def test_a_mail_without_a_page_is_refused() -> None:
    mail = EmailMessage()
    mail.set_content(b"\0", "application", "octet-stream")
    with pytest.raises(NoArticle):
        list(MhtmlReader().expand(Source.bytes(bytes(mail), name="a.mhtml")))


def test_a_zip_gives_its_pages_in_order_with_their_pictures_and_nothing_else() -> None:
    shown = PAGE.replace("<p>", "<img src='images/p.png'><p>", 1)
    data = zipped(**{"b.html": shown, "a/글.html": "글", "a/글_files/x.html": PAGE, "images/p.png": b"P", "../evil.html": PAGE,
                     "__MACOSX/b.html": PAGE, ".hidden.html": PAGE, "readme.pdf": b"%PDF"})  # fmt: skip
    found = list(archive.ArchiveReader().expand(Source.bytes(data, name="pages.zip")))
    assert [s.member for s in found] == ["../evil.html", "a/글.html", "b.html"]
    page = found[-1]
    assert page.folder is None, "no member may reach the disk"
    assert page.resolve is not None and page.resolve("images/p.png") == b"P"
    assert page.resolve("../../etc/passwd") is None
    assert pickle.loads(pickle.dumps(page)).content() == shown.encode()


def test_a_zip_inside_a_gzip_inside_a_tar_is_opened_and_deeper_is_refused() -> None:
    inner = gzip.compress(PAGE.encode())
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as t:
        info = tarfile.TarInfo("deep/page.html.gz")
        info.size = len(inner)
        t.addfile(info, io.BytesIO(inner))
        link = tarfile.TarInfo("deep/link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        t.addfile(link)
    assert names(Source.bytes(out.getvalue(), name="x.tar.gz")) == ["deep/page.html.gz"]
    data: bytes = PAGE.encode()
    for _ in range(6):
        data = gzip.compress(data)
    (deep,) = expand(Source.bytes(data, name="x" + ".gz" * 6), Kit.of())
    with pytest.raises(Unsupported, match="too deep"):
        deep.content()


def test_a_bomb_is_refused_by_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 100_000)
    (bomb,) = expand(Source.bytes(zipped(**{"a.html": b" " * 10_000_000}), name="x.zip"), Kit.of())
    with pytest.raises(TooLarge):
        bomb.content()
    with pytest.raises(TooLarge):
        names(Source.bytes(gzip.compress(b" " * 10_000_000), name="x.gz"))


@pytest.mark.parametrize("cut", [10, 60, 100, 150])
def test_a_broken_archive_is_one_clear_word(cut: int) -> None:
    for data, name in ((zipped(**{"a.html": PAGE}), "x.zip"), (gzip.compress(PAGE.encode()), "x.gz")):
        with pytest.raises(SourceError) as caught:
            names(Source.bytes(data[:cut], name=name))
        assert caught.value.hint


def test_an_epub_is_not_taken_for_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/epub+zip")
    assert not archive.ArchiveReader().claims(Source.bytes(out.getvalue(), name="book"), out.getvalue())


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"html": PAGE, "url": "https://n.example/1", "title": "제목", "authors": ["가"]},
        {"text": "글이다.", "id": "t"},
        {"blocks": []},
    ]
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n", "utf-8")
    page, text, data = JsonLinesReader().expand(Source.path(path))
    assert (page.media, page.metadata.title, page.base_url) == ("html", "제목", "https://n.example/1")
    assert (text.media, text.member, data.media) == ("text", "t", "json")
    assert text.identity().endswith("crawl.jsonl#t")
    for broken in ("[1]", "{", '{"title": "x"}'):
        (line,) = JsonLinesReader().expand(Source.bytes(broken.encode(), name="x.jsonl"))
        with pytest.raises(Undecodable) as caught:
            line.content()
        assert "x.jsonl:1" in caught.value.message


def test_front_matter() -> None:
    front, body = split_front_matter(
        '---\ntitle: "배"\nauthor: 한바다\ntags:\n- 하나\n- 둘\ndate: 2026-01-02\nlayout: x\n---\n\n# 글\n'
    )
    known = front_metadata(front)
    assert (known.title, known.authors, known.tags, known.published) == (
        "배",
        ("한바다",),
        ("하나", "둘"),
        "2026-01-02",
    )
    assert body == "# 글\n"
    assert split_front_matter("---\nnever closed") == ("", "---\nnever closed")


def test_warc() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from reformat.readers.warc import WarcReader

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, kind, status in (("https://a.example/1", "text/html; charset=euc-kr", "200 OK"), ("https://a.example/p", "image/png", "200 OK"),
                              ("https://a.example/404", "text/html", "404 Not Found")):  # fmt: skip
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE.encode("euc-kr")), http_headers=headers)
        )
    source = Source.bytes(out.getvalue(), name="crawl.warc.gz")
    assert not archive.ArchiveReader().claims(source, source.content()[:4096])
    (page,) = WarcReader().expand(source)
    assert (page.base_url, page.encoding) == ("https://a.example/1", "euc-kr")
    assert page.content().decode("euc-kr") == PAGE


def test_limits_are_for_articles_and_containers_apart() -> None:
    kit = Kit.of(Settings(limits=Limits(source_bytes=500)))
    assert len(list(expand(Source.bytes(RSS.encode(), name="feed.xml"), kit))) == 3
    with pytest.raises(TooLarge):
        list(expand(Source.html(PAGE * 10), kit))


def read_all(source: Source) -> list[str]:
    """Each article's name, or the word for why it has no bytes."""
    kit = Kit.of()
    found = []
    for inner in expand(source, kit):
        try:
            inner.content()
        except SourceError as error:
            assert error.where == inner.name and error.hint
            found.append(error.code)
        else:
            found.append(inner.member)
    return found


def test_a_broken_line_of_json_lines_fails_alone() -> None:
    good = [json.dumps({"id": name, "text": "글이다."}) for name in "ab"]
    lines = [good[0], "{", "[1]", json.dumps({"id": "c"}), good[1]]
    assert read_all(Source.bytes("\n".join(lines).encode(), name="x.jsonl")) == ["a", *["undecodable"] * 3, "b"]


@pytest.mark.parametrize("place", [0, 30])
def test_a_broken_member_of_a_zip_fails_alone(place: int) -> None:
    data = bytearray(zipped(**{"a.html": PAGE, "b.html": PAGE * 2, "c.html": PAGE * 3}))
    at = data.index(b"b.html") + len("b.html") - 36 + place  # its local header, and its compressed bytes
    data[at : at + 4] = b"\xff\xff\xff\xff"
    assert read_all(Source.bytes(bytes(data), name="x.zip")) == ["a.html", "undecodable", "c.html"]


def test_a_bomb_among_pages_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 1_000)
    data = zipped(**{"a.html": PAGE, "b.html": "x" * 2_000, "c.html": PAGE})
    assert read_all(Source.bytes(data, name="x.zip")) == ["a.html", "too-large", "c.html"]


def test_links_and_devices_of_a_tar_are_left_out() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, kind, target in (("l.html", tarfile.SYMTYPE, "/etc/passwd"), ("h.html", tarfile.LNKTYPE, "../../x.html"),
                                   ("d.html", tarfile.CHRTYPE, ""), ("f.html", tarfile.FIFOTYPE, "")):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            tar.addfile(info)
        info = tarfile.TarInfo("../../a.html")
        info.size = len(PAGE.encode())
        tar.addfile(info, io.BytesIO(PAGE.encode()))
    assert read_all(Source.bytes(out.getvalue(), name="x.tar")) == ["../../a.html"]


def test_a_page_takes_along_the_pictures_that_it_shows_and_no_others() -> None:
    names = ["a b.png", "한글.png", "c(1).png", "d.png", "other.png"]
    page = "<p>글이다.<img src='images/a%20b.png'><img src=\"images/한글.png\"><img src='images/c(1).png'><img srcset='x.png 1x, images/d.png 2x'>"
    data = zipped(**{"p.html": page, **{f"images/{n}": n for n in names}})
    (found,) = expand(Source.bytes(data, name="x.zip"), Kit.of())
    assert found.resolve is not None
    assert [found.resolve(f"images/{n}") for n in names] == [n.encode() for n in names[:4]] + [None]


def warc(*records: bytes, uri: str = "https://a.example/") -> bytes:
    parts = []
    for number, body in enumerate(records):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\n{f'WARC-Target-URI: {uri}{number}' if uri else 'X-Y: z'}\r\nContent-Length: {len(http)}\r\n\r\n"
        parts.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(parts)


def test_a_web_archive_that_was_cut_off_gives_its_whole_pages_alone() -> None:
    pytest.importorskip("warcio")
    data = warc(PAGE.encode(), PAGE.encode())
    assert read_all(Source.bytes(data, name="x.warc")) == ["https://a.example/0", "https://a.example/1"]
    assert read_all(Source.bytes(data[:-60], name="x.warc")) == ["https://a.example/0", "undecodable"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_every_page_before_the_place_where_it_breaks_off_and_tells_of_it(packed: bool) -> None:
    pytest.importorskip("warcio")
    squeeze = gzip.compress if packed else bytes
    records = [squeeze(warc(PAGE.encode(), uri=f"https://a.example/{n}")) for n in range(30)]
    data = b"".join(records)
    for cut in range(5, len(records[-1]) - 2 if packed else len(PAGE), 7):  # nothing is told of a mere head
        found, told = [], False
        try:
            for source in expand(Source.bytes(data[:-cut], name="x.warc.gz"), Kit.of()):
                found.append(source.base_url)
                told = told or source.fault is not None
        except Undecodable:
            told = True
        assert found[:29] == [f"https://a.example/{n}0" for n in range(29)] and told, cut
    whole = Source.bytes(squeeze(warc(*[PAGE.encode()] * 30)), name="x.warc.gz")
    assert len(read_all(whole)) == 30


@pytest.mark.parametrize("ending", ["_files", ".files", "_파일", "-Dateien"])
def test_a_zip_of_saved_pages_has_their_parts_and_loses_no_folder_of_that_name(ending: str) -> None:
    page = f"<p>글이다.<img src='a{ending}/b.png'></p>"
    members = {"a.html": page, f"a{ending}/ad.html": "x", f"a{ending}/b.png": "picture", f"week{ending}/c.html": page}
    found = list(expand(Source.bytes(zipped(**members), name="x.zip"), Kit.of()))
    assert [one.member for one in found] == ["a.html", f"week{ending}/c.html"]
    assert found[0].resolve is not None and found[0].resolve(f"a{ending}/b.png") == b"picture"


def test_a_web_archive_without_addresses_is_one_clear_word() -> None:
    pytest.importorskip("warcio")
    with pytest.raises(Undecodable, match="broken web archive"):
        list(expand(Source.bytes(warc(b"hello", uri=""), name="x.warc"), Kit.of()))
