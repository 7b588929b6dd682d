"""A real Pelican site is built with the plugin; its articles' books and pages are there and linked."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("pelican", reason="pelican is not installed")

PLUGIN = Path(__file__).resolve().parents[2] / "plugins" / "pelican"
ARTICLE = """<html lang="ko"><head><title>밤배의 종</title>
<meta name="date" content="2026-03-04 08:00"><meta name="category" content="지역"><meta name="tags" content="배, 항구">
<meta name="authors" content="한바다"></head>
<body><p>밤배가 뱃고동 대신 종을 단다. 항구의 잠을 깨우지 않으려는 것이다.</p>
<h2>종을 고른 까닭</h2><p>종소리는 멀리 가지 않는다. 배를 기다리는 사람에게만 들린다.</p></body></html>
"""
EMPTY = '<html><head><title>빈 글</title><meta name="date" content="2026-03-05"></head><body></body></html>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    theme = root / "theme"
    (theme / "templates").mkdir(parents=True)
    for name in (
        "index",
        "archives",
        "period_archives",
        "category",
        "categories",
        "tag",
        "tags",
        "author",
        "authors",
        "page",
    ):
        (theme / "templates" / f"{name}.html").write_text("{{ SITENAME }}", "utf-8")
    links = (
        '{{ article.content }}<a href="{{ article.reformat.html }}">L</a><a href="{{ article.reformat.epub }}">E</a>'
    )
    (theme / "templates" / "article.html").write_text(links, "utf-8")
    content = root / "content"
    content.mkdir()
    (content / "bell.html").write_text(ARTICLE, "utf-8")
    (content / "empty.html").write_text(EMPTY, "utf-8")
    conf = root / "pelicanconf.py"
    conf.write_text(
        f"SITENAME = '등대신문'\nSITEURL = 'https://paper.example'\nTHEME = {str(theme)!r}\nPATH = 'content'\n"
        f"PLUGIN_PATHS = [{str(PLUGIN / 'pelican' / 'plugins')!r}]\nPLUGINS = ['reformat_plugin']\nTIMEZONE = 'Asia/Seoul'\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        "REFORMAT_SETTINGS = {'page.size': 28}\n",
        "utf-8",
    )
    # The plugin as pip would install it: a part of the namespace pelican.plugins.
    namespace = root / "lib"
    (namespace / "reformat_plugin").mkdir(parents=True)
    source = (PLUGIN / "pelican" / "plugins" / "reformat" / "__init__.py").read_text("utf-8")
    (namespace / "reformat_plugin" / "__init__.py").write_text(source, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(namespace)}
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", str(conf), "-o", "output"],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "output"


def test_the_article_has_its_page_and_book(site: Path) -> None:
    (folder,) = (p for p in (site / "accessible").iterdir() if p.is_dir() and "밤배" in p.name)
    page = (folder / "article.html").read_text("utf-8")
    assert "밤배의 종" in page and "종소리는 멀리 가지 않는다." in page and "한바다" in page
    with zipfile.ZipFile(io.BytesIO((folder / "article.epub").read_bytes())) as book:
        assert book.read("mimetype") == b"application/epub+zip"


def test_the_theme_gets_the_addresses_and_they_lead_somewhere(site: Path) -> None:
    page = next(p for p in site.rglob("*.html") if "종소리" in p.read_text("utf-8") and "accessible" not in p.parts)
    text = page.read_text("utf-8")
    links = [part.split('"')[0] for part in text.split('href="')[1:]]
    assert len(links) == 2 and all((site / link).is_file() for link in links)


def test_an_article_that_cannot_be_converted_does_not_stop_the_site(site: Path) -> None:
    assert (site / "bin-geul.html").is_file()
    assert not list((site / "accessible").glob("*빈*"))
