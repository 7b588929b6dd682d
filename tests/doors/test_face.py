"""The library: what it takes, what it gives, and that it keeps to itself."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

import reformat
from reformat.document import codec

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "samples" / "english-page.html").read_text("utf-8")
TITLE = "Night ferry trades its horn for a bell, and the harbour sleeps"


def test_all_that_the_face_names_is_there() -> None:
    assert set(dir(reformat)) == set(reformat.__all__) == {n for n in reformat.__all__ if hasattr(reformat, n)}
    with pytest.raises(AttributeError):
        _ = reformat.nothing  # type: ignore[attr-defined]


def test_importing_it_is_cheap() -> None:
    heavy = "bs4 lxml ebooklib gtts pydub PIL click rich selectolax msgspec"
    code = f"import sys, reformat; sys.exit(any(m in sys.modules for m in {heavy.split()}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "source",
    [
        PAGE,
        PAGE.encode(),
        ROOT / "samples" / "english-page.html",
        reformat.Source.path(ROOT / "samples" / "english-page.html"),
        reformat.Source.html(PAGE),
        reformat.Source.bytes(PAGE.encode("utf-16")),
    ],
    ids=["string", "bytes", "path", "Source.path", "Source.html", "utf-16"],
)
def test_what_it_takes(source: object) -> None:
    result = reformat.convert(source)  # type: ignore[arg-type]
    assert result.article.metadata.title == TITLE
    assert TITLE in result.html
    assert result.formats == ("html",)


def test_an_article_goes_through_as_data() -> None:
    article = reformat.convert(PAGE).article
    assert reformat.convert(article).article == article
    assert reformat.convert(codec.encode(article).decode()).article == article


def test_a_cms_hands_over_a_body_and_its_own_metadata() -> None:
    mine = reformat.Metadata(title="From the desk", authors=("Ada Quill",), language="en")
    body = "<p>One paragraph of the body, long enough to be an article of its own.</p><img src='x.png' alt='A quill'>"
    png = (ROOT / "samples" / "images" / "bell.png").read_bytes()
    asked: list[str] = []
    source = reformat.Source.html(
        body,
        metadata=mine,
        whole_page=False,
        base_url="https://cms.example/a/",
        resolve=lambda url: asked.append(url) or png,
    )
    result = reformat.convert(source)
    assert (result.article.metadata.title, result.article.metadata.authors) == ("From the desk", ("Ada Quill",))
    assert "One paragraph of the body" in result.html
    assert "data:image/" in result.html
    assert asked


def test_the_fragment_has_no_head_and_starts_at_h2() -> None:
    fragment = reformat.convert(PAGE).html_fragment
    assert "<head" not in fragment and "<body" not in fragment and "<h1" not in fragment
    assert "What the rules ask for" in fragment


def test_formats_are_made_when_they_are_looked_at() -> None:
    result = reformat.convert(PAGE, settings={"speech.engine": "silent"})
    assert zipfile.ZipFile(BytesIO(result.epub)).testzip() is None
    assert any(name.endswith(".mp3") for name in result.audio)
    assert "Captain Della Marsh" in result.text
    assert result.report["title"] == TITLE


def _feed(*bodies: str) -> str:
    entry = "<item><title>Day {0}</title><link>https://n.example/{0}</link><description><![CDATA[{1}]]></description></item>"
    items = "".join(entry.format(n, body) for n, body in enumerate(bodies))
    return f"<?xml version='1.0' encoding='euc-kr'?><rss version='2.0'><channel><title>Tides</title>{items}</channel></rss>"


TIDE = (
    "<p>The tide came in at nine and went out at three, as the table had said it would – on that day.</p>"
    "<p>Three boats waited for it behind the pier, and the fourth one had been sold in the spring.</p>"
)


def test_a_feed_gives_each_of_its_articles_however_it_is_handed_over(tmp_path: Path) -> None:
    feed = _feed(TIDE, TIDE, TIDE)
    (tmp_path / "tides.rss").write_bytes(feed.encode())
    source = reformat.Source.bytes(feed.encode(), name="tides.rss")
    for given in ([source], source, feed, feed.encode(), tmp_path / "tides.rss"):
        results = list(reformat.convert_each(given))
        assert [r.article.metadata.title for r in results] == ["Day 0", "Day 1", "Day 2"]
        assert "would – on" in results[0].text
    with pytest.raises(reformat.Unsupported):
        reformat.convert(source)


def test_what_fails_of_many_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    many = ["<p>No.</p>", _feed(TIDE, "", TIDE), tmp_path / "not there.html", TIDE]
    failed: list[reformat.ReformatError] = []
    done = [r.article.metadata.title for r in reformat.convert_each(many, failed=failed.append)]
    assert done[:2] == ["Day 0", "Day 2"] and len(done) == 3
    assert [type(error) for error in failed] == [reformat.NoArticle, reformat.NoArticle, reformat.MissingSource]
    assert all(error.where for error in failed)
    with pytest.raises(reformat.NoArticle):
        list(reformat.convert_each(many))


def test_a_page_that_begins_as_xml_stays_a_page() -> None:
    page = f"<?xml version='1.0'?><!DOCTYPE html><html><body><h1>Tide tables</h1>{TIDE}</body></html>"
    assert reformat.convert(page).article.metadata.title == "Tide tables"


def test_save_writes_the_folder(tmp_path: Path) -> None:
    saved = reformat.convert(PAGE, to=("html", "text")).save(tmp_path)
    assert sorted(p.name for p in saved.folder.iterdir()) == ["article.html", "article.txt", "report.json"]


def test_a_setting_that_is_none_is_refused() -> None:
    with pytest.raises(reformat.SettingsError, match="there is no setting `siz`"):
        reformat.convert(PAGE, settings={"page.siz": 3})
    with pytest.raises(reformat.SettingsError, match="expected a whole number of at least 16"):
        reformat.convert(PAGE, settings={"page.size": 3})


@pytest.mark.parametrize(
    "source", ["", b"\x00\x01\x02" * 500, "<html><body><nav>Home</nav></body></html>", Path("/nowhere")]
)
def test_bad_input_is_one_clear_error(source: object) -> None:
    with pytest.raises(reformat.SourceError) as caught:
        reformat.convert(source)  # type: ignore[arg-type]
    assert caught.value.message


def test_it_prints_nothing_and_works_in_threads(capfd: pytest.CaptureFixture[str]) -> None:
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda n: reformat.convert(PAGE, to=("html", "epub")), range(8)))
    assert len({page.html for page in pages}) == 1
    assert len({page.epub for page in pages}) == 1
    assert capfd.readouterr() == ("", "")


def test_formats_are_known_or_refused() -> None:
    body = "<p>The weir sings in the night, and nobody in the village hears it any more.</p>"
    assert reformat.convert(body, to="epub").formats == ("epub",)
    for wrong in ("htm", ("html", "epbu")):
        with pytest.raises(reformat.SettingsError, match="no output format"):
            reformat.convert(body, to=wrong)
