"""Pictures of saved pages, from the reader to the tree: an address that a canonical link made absolute is still beside the page."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import reformat
from reformat.document.nodes import Figure
from reformat.document.walk import leaves
from tests.pictures.made import picture

BEFORE = "<p>배를 고치던 창고에 작은 도서관이 문을 열었다. 항구 사람들이 책을 들고 모였다. 아이들이 먼저 왔다.</p>"
AFTER = "<p>책장은 낡은 돛대로 짰다. 창가에는 물때를 적은 달력이 걸렸다. 관장은 “파도 소리가 가장 큰 손님”이라고 말했다.</p>"
CANONICAL = '<link rel="canonical" href="https://paper.example/culture/20260321-harbour.html">'
OG = '<meta property="og:url" content="https://paper.example/culture/20260321-harbour.html">'
SAMPLES = Path(__file__).parents[2] / "samples"


def page(head: str, src: str) -> str:
    figure = f'<figure><img src="{src}" alt="부두의 배 두 척" width="640" height="400"><figcaption>아침의 부두</figcaption></figure>'
    return f"<html lang='ko'><head><title>항구 도서관</title>{head}</head><body><article><h1>항구 도서관</h1>{BEFORE}{figure}{AFTER}</article></body></html>"


def embedded(result: reformat.Result) -> list[bool]:
    return [bool(b.image and b.image.asset) for b in leaves(result.article.blocks) if isinstance(b, Figure)]


@pytest.mark.parametrize("head", ["", CANONICAL, OG], ids=["bare", "canonical", "og:url"])
@pytest.mark.parametrize("src", ["images/pier.png", "./page_files/pier.png", "page_files/%ED%95%AD%EA%B5%AC.png"])
def test_a_picture_beside_the_page_is_found(head: str, src: str, tmp_path: Path) -> None:
    for name in ("images/pier.png", "page_files/pier.png", "page_files/항구.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(picture(size=(640, 400)))
    (tmp_path / "page.html").write_text(page(head, src), "utf-8")
    assert embedded(reformat.convert(tmp_path / "page.html")) == [True]


@pytest.mark.parametrize("head", ["", CANONICAL], ids=["bare", "canonical"])
def test_a_picture_beside_the_page_in_an_archive_is_found(head: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("march/page.html", page(head, "images/pier.png"))
        archive.writestr("march/images/pier.png", picture(size=(640, 400)))
    assert embedded(reformat.convert(reformat.Source.bytes(out.getvalue(), name="pages.zip"))) == [True]


@pytest.mark.parametrize("src", ["../secret.png", "images/../../secret.png", "https://paper.example/secret.png"])
def test_what_lies_outside_stays_outside(src: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture(size=(640, 400)))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(page(CANONICAL, src), "utf-8")
    assert embedded(reformat.convert(tmp_path / "in" / "page.html")) == [False]


def test_all_local_pictures_of_the_sample_page_are_in_the_page() -> None:
    assert embedded(reformat.convert(SAMPLES / "korean-page.html")) == [True, True, True]
