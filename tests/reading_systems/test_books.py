"""Our books in two reading systems that others made: they open, the contents lead somewhere, read-along plays and lights."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import reformat
from reformat.document.source import Source
from reformat.pipeline import Kit, narrate, prepare, write
from reformat.writers.writer import Item

HERE = Path(__file__).parent

FOREWORD = """사회 전국

등대를 찾아서

이 책은 섬의 등대를 돌아본 기록이다. 배를 타고 네 시간을 갔다. 바람이 세게 불었다.
"""

TEXT = """사회 전국

[등대지기의 하루] 밤마다 불을 켜는 사람

섬의 등대는 백 년 동안 꺼진 적이 없다. 지기 한바다 씨는 해가 지기 전에 계단 120개를 오른다. 그는 “불을 켜는 일은 약속”이라고 말했다.

불을 켜는 순서

기름을 붓던 시절과 달리 지금은 스위치 하나면 된다. 그래도 렌즈는 손으로 닦는다. 닦는 데만 2시간 30분이 걸린다.

안개가 짙은 날

안개가 끼면 소리로 배를 부른다. 나팔은 1분에 2번 운다. 배들은 그 소리를 세며 항로를 찾는다.
"""


class Files(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def chapter(text: str, kit: Kit) -> Item:
    """One article of the book, narrated."""
    article = prepare(Source.text(text), kit).article
    return Item(article, narrate(article, kit), identity=article.metadata.title)


@pytest.fixture(scope="module")
def book() -> bytes:
    """A book of two articles: foliate-js 1.0.1 lights nothing in the first document of a spine (it takes index 0 for none)."""
    kit = Kit.of(reformat.Settings())
    items = [chapter(FOREWORD, kit), chapter(TEXT, kit)]
    return next(a.data for a in write(items, ("epub",), kit) if a.name.endswith(".epub"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, book: bytes) -> Iterator[str]:
    modules = HERE / "node_modules"
    if not (modules / "foliate-js").is_dir():
        pytest.skip("the reading systems are not installed: npm ci in tests/reading_systems")
    folder = tmp_path_factory.mktemp("site")
    (folder / "node_modules").symlink_to(modules)
    for page in HERE.glob("*.html"):
        shutil.copy(page, folder)
    (folder / "book.epub").write_bytes(book)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def opened(site: str, browser: Any) -> Callable[[str], Any]:
    """Opens a reading system in a tab of its own."""

    def start(system: str) -> Any:
        page = browser.new_page(viewport={"width": 800, "height": 900})
        page.goto(f"{site}/{system}.html")
        page.wait_for_function("window.ready === true")
        return page

    return start


@pytest.mark.parametrize("system", ["foliate", "epubjs"])
def test_the_book_opens_and_its_contents_lead_to_each_section(
    opened: Callable[[str], Any], system: str, tmp_path: Path
) -> None:
    page = opened(system)
    about = page.evaluate("openBook()")
    assert str(about["language"]).startswith("ko")
    headings = [label for label, _ in about["toc"] if label in ("불을 켜는 순서", "안개가 짙은 날")]
    assert len(headings) == 2
    text = page.evaluate("href => goTo(href)", _target(about, "밤마다 불을 켜는 사람"))
    assert "등대는 백 년 동안" in text
    assert text.count("안개가 짙은 날") == 1
    page.screenshot(path=str(tmp_path / f"{system}.png"))


def test_read_along_plays_and_lights_each_sentence_in_order(opened: Callable[[str], Any]) -> None:
    page = opened("foliate")
    about = page.evaluate("openBook()")
    page.evaluate("href => goTo(href)", _target(about, "밤마다 불을 켜는 사람"))
    page.evaluate("readAlong()")
    page.wait_for_function("window.lit.filter(e => e.done).length >= 4", timeout=60_000)
    lit = [entry for entry in page.evaluate("window.lit") if entry.get("done")]
    assert all(entry["lit"] for entry in lit), lit
    begins = [entry["begin"] for entry in lit]
    assert begins == sorted(begins)
    shown = re.sub(r"\s+", " ", page.evaluate("text()"))
    places = [shown.find(" ".join(entry["text"].split())[:20]) for entry in lit]
    assert all(place >= 0 for place in places) and places == sorted(places)
    for entry in lit:
        assert _contrast(entry["color"], entry["background"]) >= 7, entry


def _target(about: dict[str, Any], title: str) -> str:
    """Where the contents say that an article is."""
    return next(href for label, href in about["toc"] if title in label)


def _contrast(one: str, other: str) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: str) -> float:
    parts = [float(n) / 255 for n in re.findall(r"[\d.]+", color)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
