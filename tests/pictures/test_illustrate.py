"""Where the bytes of pictures come from, and that nothing else of the disk or the network is touched."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import reformat
from reformat.document.assets import MemoryAssets
from reformat.document.draft import Draft
from reformat.document.nodes import Article, Figure, Image
from reformat.document.source import Source
from reformat.events import Event, Warned
from reformat.settings.tree import Pictures, Settings
from reformat.stages.illustrate import MOST, illustrate
from tests.pictures.made import SVG, bomb, picture
from tests.readers.pages import paragraphs

PNG = picture()


def shown(image: Image, source: Source, settings: Settings | None = None, assets: MemoryAssets | None = None) -> Image:
    draft = Draft(Article(blocks=(Figure(image=image),)))
    done = illustrate(draft, source, assets or MemoryAssets(), settings or Settings())
    (figure,) = done.article.blocks
    assert isinstance(figure, Figure)
    assert figure.image is not None
    return figure.image


def inside(folder: Path) -> Source:
    page = folder / "page.html"
    page.write_text("<p>x</p>", "utf-8")
    return Source.path(page)


def test_what_the_caller_supplies() -> None:
    assets = MemoryAssets()
    asked: list[str] = []

    def resolve(address: str) -> bytes | None:
        asked.append(address)
        return PNG if address == "cms:1" else None

    found = shown(Image(url="cms:1"), Source.html("<p>x</p>", resolve=resolve), assets=assets)
    assert asked == ["cms:1"]
    assert assets.get(found.asset)
    assert found.original == hashlib.sha256(PNG).hexdigest()
    assert (found.media_type, found.width, found.height, found.missing) == ("image/png", 60, 40, "")


@pytest.mark.parametrize(
    "url",
    [
        "data:image/png;base64," + base64.b64encode(PNG).decode(),
        "data:image/jpeg;base64," + base64.b64encode(PNG).decode(),
        "data:;base64,%20" + base64.b64encode(PNG).decode(),
    ],
)
def test_data_addresses_by_content_and_not_by_their_word(url: str) -> None:
    assert shown(Image(url=url), Source.html("<p>x</p>")).media_type == "image/png"


def test_svg_in_an_address() -> None:
    found = shown(Image(url="data:image/svg+xml," + SVG.replace("#", "%23")), Source.html("<p>x</p>"))
    assert found.media_type == "image/svg+xml"


@pytest.mark.parametrize("url", ["data:image/png;base64,@@@", "data:", "data:image/png,xyz"])
def test_broken_data_addresses(url: str) -> None:
    assert shown(Image(url=url), Source.html("<p>x</p>")).missing in ("broken", "not-a-picture", "empty")


@pytest.mark.parametrize(
    "url", ["page_files/a.png", "./page_files/a.png", "page_files/a.png?w=600", "page_files/%61.png"]
)
def test_files_beside_a_saved_page(tmp_path: Path, url: str) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.png").write_bytes(PNG)
    assert shown(Image(url=url), inside(tmp_path)).asset


@pytest.mark.parametrize(
    "url", ["../secret.png", "page_files/../../secret.png", "..%2Fsecret.png", "link.png", "file:../secret.png"]
)
def test_nothing_outside_of_the_folder(tmp_path: Path, url: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    home = tmp_path / "home"
    (home / "page_files").mkdir(parents=True)
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    found = shown(Image(url=url), inside(home))
    assert found.asset == ""
    assert found.missing == "outside"


def test_an_absolute_path_is_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "home").mkdir()
    assert shown(Image(url=str(tmp_path / "secret.png")), inside(tmp_path / "home")).missing == "outside"


@pytest.mark.parametrize("url", ["gone.png", "", "a\0b.png", "x" * 5000, "http://[bad/a.png", "page_files"])
def test_missing_files_are_a_fact_and_no_error(tmp_path: Path, url: str) -> None:
    (tmp_path / "page_files").mkdir()
    found = shown(Image(url=url), inside(tmp_path))
    assert found.asset == ""
    assert found.missing


def test_the_best_address_first_and_placeholders_last(tmp_path: Path) -> None:
    (tmp_path / "blank.png").write_bytes(picture(size=(1, 1)))
    (tmp_path / "small.png").write_bytes(picture(size=(20, 20)))
    (tmp_path / "large.png").write_bytes(picture(size=(50, 50)))
    image = Image(url="blank.png", candidates=("gone.png", "large.png", "small.png"))
    found = shown(image, inside(tmp_path))
    assert (found.url, found.width) == ("large.png", 50)
    assert shown(Image(url="blank.png"), inside(tmp_path)).missing == "placeholder"


def test_a_bomb_is_refused_and_an_html_error_page_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(bomb())
    (tmp_path / "page.jpg").write_bytes(b"<html>not found</html>")
    assert shown(Image(url="bomb.png"), inside(tmp_path)).missing == "too-many-pixels"
    assert shown(Image(url="page.jpg"), inside(tmp_path)).missing == "not-a-picture"


def test_one_picture_is_kept_once_however_often_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(PNG)
    assets = MemoryAssets()
    names = {shown(Image(url=url), inside(tmp_path), assets=assets).asset for url in ("a.png", "b.png")}
    assert len(names) == 1


def test_not_embedded_where_the_settings_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    found = shown(Image(url="a.png"), inside(tmp_path), Settings(pictures=Pictures(embed=False)))
    assert (found.asset, found.missing) == ("", "")


def test_a_catalogue_is_bounded() -> None:
    asked = 0

    def resolve(address: str) -> bytes | None:
        nonlocal asked
        asked += 1
        return None

    figures = tuple(Figure(image=Image(url=f"{n}.png")) for n in range(MOST + 5))
    done = illustrate(Draft(Article(blocks=figures)), Source.html("", resolve=resolve), MemoryAssets(), Settings())
    assert asked == MOST
    last = done.article.blocks[-1]
    assert isinstance(last, Figure)
    assert last.image is not None
    assert last.image.missing == "too-many-pictures"


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away.png":
            self.send_response(302)
            self.send_header("Location", "/a.png")
            self.end_headers()
        elif self.path in ("/a.png", "/big.png"):
            data = PNG if self.path == "/a.png" else b"\0" * 3_000
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def remote(**more: object) -> Settings:
    return Settings(private_network=True, pictures=Pictures(remote=True, **more))  # type: ignore[arg-type]


def test_the_network_only_where_it_was_asked_for(server: str) -> None:
    image, source = Image(url=f"{server}/a.png"), Source.html("<p>x</p>")
    assert shown(image, source).missing == "remote"
    assert shown(image, source, remote()).width == 60
    assert shown(Image(url=f"{server}/away.png"), source, remote()).width == 60


def test_no_private_address_unless_it_is_allowed(server: str) -> None:
    strict = Settings(pictures=Pictures(remote=True))
    assert shown(Image(url=f"{server}/a.png"), Source.html("<p>x</p>"), strict).missing == "refused"


def test_limits_and_errors_of_the_network(server: str) -> None:
    source = Source.html("<p>x</p>")
    assert shown(Image(url=f"{server}/big.png"), source, remote(max_bytes=1_000)).missing == "too-large"
    assert shown(Image(url=f"{server}/gone.png"), source, remote()).missing == "refused"
    assert shown(Image(url="http://127.0.0.1:9/a.png"), source, remote()).missing == "unreachable"


def test_what_could_not_be_taken_is_reported_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "page.jpg").write_bytes(b"<html>404</html>")
    figures = "".join(f"<figure><img src='{n}' alt='A pier in fog {n[0]}'></figure>" for n in ("page.jpg", "gone.jpg"))
    (tmp_path / "a.html").write_text(f"<article><h1>A pier</h1>{paragraphs()}{figures}</article>", "utf-8")
    said: list[Event] = []
    pictures = reformat.convert(tmp_path / "a.html", listen=said.append).report["pictures"]
    assert [(p["url"], p["because"]) for p in pictures["not_included"]] == [
        ("page.jpg", "not-a-picture"),
        ("gone.jpg", "not-found"),
    ]
    [warning] = [event for event in said if isinstance(event, Warned)]
    assert "page.jpg (not-a-picture)" in warning.message
    assert "gone.jpg" not in warning.message, "what was never there is the page's own matter"
