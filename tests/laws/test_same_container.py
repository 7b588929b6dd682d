"""The same article comes out the same, whatever it was handed over in: pages with their pictures, bodies with their blocks.

Each way is what a real program writes (tests/containers/wrapped.py has the envelopes): browsers' folders, wget's and
HTTrack's trees, MHTML, web archives, tables, feeds and exports of blogs.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from html import escape
from pathlib import Path
from typing import Any

import pytest

from reformat.batch.sources import gather
from reformat.document import codec
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.pipeline import Kit, expand, prepare
from tests.containers import wrapped as by

KIT = Kit.of()
UNSEEN = frozenset({"span", "stamp", "marks", "id", "origin"})
TOLD = ("title", "authors", "published", "language", "publisher")


def seen(value: Any, *, pictures: bool) -> Any:
    """What a reader has of a tree: no places, no marks; pictures by their bytes, or only that they are there."""
    if isinstance(value, list):
        return [seen(one, pictures=pictures) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: seen(one, pictures=pictures) for name, one in value.items() if name not in UNSEEN}
    if found.get("type") == "figure" and found.get("image"):
        found["image"] = found["image"].get("original", "") if pictures else "a picture"
    return found


def read(*sources: Source, pictures: bool = True) -> list[dict[str, Any]]:
    articles = []
    for inner in (one for source in sources for one in expand(source, KIT)):
        data = json.loads(codec.encode(prepare(inner, KIT).article))
        told = {name: data["metadata"].get(name) for name in TOLD}
        articles.append({"told": told, "blocks": seen(data["blocks"], pictures=pictures)})
    return articles


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The article of the page as it lies on disk, with its pictures."""
    place = tmp_path_factory.mktemp("page")
    put(place, by.beside("img", "page.html"))
    (article,) = read(Source.path(place / "page.html"))
    assert article["told"]["authors"] == ["정다운"] and len(article["blocks"]) == 9
    assert article["blocks"][0]["image"], "its picture is there"
    return article


def put(place: Path, files: by.Files) -> None:
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)


NAME = "물길 막힌 포구, 어민들이 직접 é"
APART = unicodedata.normalize("NFD", NAME)
FRAME = {f"{NAME}_files/saved_resource.html": b"<p>An advertisement of many words that nobody came for, and more.</p>"}
TREES = {
    "a browser's folder": by.beside(f"{NAME}_files", f"{NAME}.html", more=FRAME),
    "Firefox in German": by.beside(f"{NAME}-Dateien", f"{NAME}.htm", written=f"{NAME}-Dateien"),
    "Windows' folder": by.beside("page.files", "page.htm"),
    "a folder that a Mac called": by.beside(f"{APART}_files", f"{NAME}.html", more={f"{APART}_files/ad.html": b"<p>x"}),
    "wget with links converted": by.mirror("../../img/{}".format),
    "wget without": by.mirror(lambda name: f"https://{by.HOST}/img/{name}", root="deep/"),
    "a site's own paths": by.mirror("/img/{}".format),
}


@pytest.mark.parametrize("name", TREES)
def test_a_saved_page_as_a_folder_and_packed(name: str, tmp_path: Path, whole: dict[str, Any]) -> None:
    put(tmp_path, TREES[name])
    assert read(*gather([str(tmp_path)])) == [whole]
    (page,) = (tmp_path / one for one in TREES[name] if one.endswith((".html", ".htm")) and "_files/" not in one)
    assert read(Source.path(page)) == [whole]
    assert read(Source.bytes(by.zipped(TREES[name]), name="x.zip")) == [whole]
    assert read(Source.bytes(by.tarred(TREES[name]), name="x.tar.gz")) == [whole]
    assert read(Source.bytes(by.tarred(TREES[name], "./"), name="x.tgz")) == [whole]


def test_a_picture_of_a_folder_needs_no_ending(whole: dict[str, Any]) -> None:
    files = {"a_files/image(1)" if "net" in n else n: data for n, data in by.PICTURES.items()}
    files["a.html"] = by.page(lambda n: "a_files/image(1)" if "net" in n else n).encode()
    assert read(Source.bytes(by.zipped(files), name="x.zip")) == [whole]
    assert read(Source.bytes(by.tarred(files), name="x.tgz")) == [whole]


def test_a_film_of_a_saved_page_keeps_its_address(tmp_path: Path) -> None:
    with_film = by.page().replace("<h2>", f'<iframe src="{escape(by.FILM)}" title="film"></iframe><h2>').encode()
    put(tmp_path / "plain", {**by.beside("img", "a.html"), "a.html": with_film})
    put(tmp_path / "saved", by.framed("a_files"))
    plain = read(Source.path(tmp_path / "plain" / "a.html"))
    assert any(block["type"] == "embed" for block in plain[0]["blocks"])
    assert read(*gather([str(tmp_path / "saved")])) == plain
    assert read(Source.bytes(by.zipped(by.framed("a_files")), name="x.zip")) == plain
    assert read(Source.bytes(by.tarred(by.framed("a_files")), name="x.tgz")) == plain
    assert read(Source.bytes(by.chrome_with_film(), name="x.mhtml")) == plain


def test_a_page_by_the_base_that_it_names(tmp_path: Path, whole: dict[str, Any]) -> None:
    files = by.mirror("img/{}".format)
    name = next(iter(files))
    files[name] = files[name].replace(b"<head>", f'<head><base href="https://{by.HOST}/">'.encode())
    put(tmp_path, files)
    assert read(*gather([str(tmp_path)])) == [whole]


ENVELOPES = {
    "Chrome's": ("a.mhtml", by.chrome),
    "Chrome's, without an ending": ("a", by.chrome),
    "Internet Explorer's": ("a.mht", by.explorer),
    "Safari's": ("a.webarchive", by.safari),
    "SingleFileZ's": ("a.u.zip.html", by.single_file_z),
}


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_page_in_an_envelope(name: str, whole: dict[str, Any]) -> None:
    file, made = ENVELOPES[name]
    assert read(Source.bytes(made(), name=file)) == [whole]


@pytest.mark.parametrize("way", ["", "br"])
def test_a_web_archive_gives_its_pictures(way: str, tmp_path: Path, whole: dict[str, Any]) -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    pytest.importorskip("brotli", reason="the extra warc is not installed")
    records = by.crawled(way=way)
    for made in (records, [*records[2:], *records[:2]]):
        (tmp_path / "x.warc.gz").write_bytes(b"".join(made))
        assert read(Source.path(tmp_path / "x.warc.gz")) == [whole]
    plain = b"".join(by.crawled(bytes, way))
    assert read(Source.bytes(plain, name="x.warc")) == [whole]
    assert read(Source.bytes(gzip.compress(plain), name="x.warc.gz")) == [whole]
    files = {"archive/data.warc.gz": b"".join(records), "pages/pages.jsonl": b'{"format":"json-pages-1.0"}\n'}
    assert read(Source.bytes(by.zipped(files), name="x.wacz")) == [whole]


HTML = by.page(by.shown_at)
RECORD = {"url": by.PLACE, "title": by.TITLE.replace(", ", ",\u3000"), "html": HTML}
FILES = {
    "a.jsonl": json.dumps(RECORD).encode(),
    "a.json": json.dumps([RECORD], ensure_ascii=False, indent=1).encode("utf-16"),
    "b.json": json.dumps(RECORD, ensure_ascii=False).encode("utf-16"),
    "b.jsonl": json.dumps(RECORD, ensure_ascii=False).encode("cp949", "xmlcharrefreplace"),
    "a.csv": by.sheet("utf-8-sig"),
    "b.csv": by.sheet("cp949"),
    "index.php?id=3": HTML.encode(),
    "a.xhtml": HTML.encode("utf-16"),
    "a.html.gz": gzip.compress(HTML.encode()),
    "c.html": HTML.encode("cp949", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_page_in_a_record_or_under_a_strange_name(name: str) -> None:
    (plain,) = read(Source.bytes(HTML.encode(), name="page.html"), pictures=False)
    assert read(Source.bytes(FILES[name], name=name), pictures=False) == [plain]


BODY = by.body(by.shown_at)
DATED = f"<pubDate>Thu, 05 Mar 2026 10:20:00 +0900</pubDate><title>{by.TITLE}</title><link>{by.PLACE}</link>"
ROOT = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>솔개신문</title><language>ko</language><item>'
)


def feed(inner: str, before: str = '<?xml version="1.0" encoding="utf-8"?>\n') -> str:
    return f"{before}{ROOT}{DATED}<dc:creator>정다운</dc:creator>{inner}</item></channel></rss>"


def encoded(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def classic() -> str:
    """As WordPress' old editor stores it: paragraphs parted by empty lines, but for one in a quotation."""
    figure, *rest = by.pieces(by.shown_at("net.png"))
    image, caption = figure.removeprefix("<figure>").split("<figcaption>")
    parts = [one.removeprefix("<p>").removesuffix("</p>") if one.startswith("<p>") else one for one in rest]
    first = f'[caption id="attachment_3" width="64"]{image} {caption.split("<")[0]}[/caption]'
    return "\n\n".join([first, *parts])


def posted(kind: str, markup: str) -> str:
    return feed(
        f"{encoded(markup)}<wp:status>publish</wp:status><wp:post_type>{kind}</wp:post_type><wp:post_id>7</wp:post_id>"
    )


FIELDS = {"title": by.TITLE, "langcode": "ko", "created": by.DATE, "status": True}
DRUPAL = {"attributes": {**FIELDS, "body": {"value": "x", "processed": BODY}}}
GHOST = {
    "posts": [{"id": "1", "title": by.TITLE, "html": BODY, "status": "published", "published_at": by.DATE}],
    "users": [{"id": "9", "name": "정다운"}],
    "posts_authors": [{"post_id": "1", "author_id": "9"}],
}
MOVABLE = (
    f"AUTHOR: 정다운\nTITLE: {by.TITLE}\nSTATUS: Publish\nCONVERT BREAKS: 0\nDATE: 03/05/2026 10:20:00 AM\n-----\nBODY:\n"
    f"{BODY}\n-----\nEXTENDED BODY:\n\n-----\nCOMMENT:\nAUTHOR: x\nA word of a reader.\n-----\n--------\n"
    "AUTHOR: x\nTITLE: Kept back\nSTATUS: Draft\nDATE: 03/06/2026 10:20:00 AM\n-----\nBODY:\n<p>Not yet.</p>\n-----\n--------\n"
)
COMPLAINT = "<br />\n<b>Warning</b>: no such key in <b>/srv/feed.php</b> on line <b>3</b><br />\n"
TAIL = (
    f'<p>The post <a href="{by.PLACE}">{by.TITLE}</a> appeared first on <a href="https://{by.HOST}">솔개신문</a>.</p>'
)
BODIES = {
    "a feed": feed(encoded(BODY)),
    "a feed, escaped twice": feed(f"<description>{escape(escape(BODY))}</description>"),
    "a feed that says another encoding": feed(encoded(BODY), '<?xml version="1.0" encoding="iso-8859-1"?>\n'),
    "a feed behind a server's complaint": feed(encoded(BODY), COMPLAINT),
    "a feed that says where it was first": feed(encoded(BODY + TAIL)),
    "WordPress": posted("post", BODY),
    "WordPress' old editor": posted("post", classic()),
    "a kind of the site's own": posted("story", BODY),
    "Drupal": json.dumps({"data": [DRUPAL]}),
    "Ghost": json.dumps({"db": [{"data": GHOST}]}),
    "Movable Type": MOVABLE,
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_in_a_feed_or_an_export(name: str) -> None:
    known = Metadata(title=by.TITLE, language="ko")
    (plain,) = read(Source.html(BODY, whole_page=False, base_url=by.PLACE, metadata=known), pictures=False)
    (found,) = read(Source.bytes(BODIES[name].encode(), name="export"), pictures=False)
    assert found["blocks"] == plain["blocks"]
    assert (found["told"]["title"], found["told"]["published"][:16]) == (by.TITLE, by.DATE[:16])
    assert found["told"]["authors"] == ([] if name == "Drupal" else ["정다운"])
