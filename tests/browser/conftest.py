"""A real browser, or the reason why there is none."""

from __future__ import annotations

import math
import os
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from reformat.document.nodes import Article
from reformat.settings.tree import Page, Settings
from reformat.writers.html import HtmlWriter
from reformat.writers.writer import Item
from tests.writers.newsroom import ASSETS, article, track


@pytest.fixture(scope="session")
def axe() -> str:
    """The axe-core script, from where the outside validators keep it."""
    home = Path(os.environ.get("A11Y_CHECKS_HOME") or Path.home() / ".cache" / "accessibility-checks")
    found = sorted(home.glob("*/node_modules/axe-core/axe.min.js"))
    if not found:
        pytest.skip("axe-core is not here: ../shared/checks/accessibility.py --install-only brings it")
    return found[-1].read_text("utf-8")


@pytest.fixture(scope="session")
def sound() -> tuple[bytes, float]:
    """A minute of a quiet tone as MP3, and its length."""
    lameenc, miniaudio = pytest.importorskip("lameenc"), pytest.importorskip("miniaudio")
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(22050)
    encoder.set_channels(1)
    encoder.set_quality(7)
    pcm = array("h", (int(2000 * math.sin(n / 20)) for n in range(22050 * 60))).tobytes()
    data = bytes(encoder.encode(pcm) + encoder.flush())
    decoded = miniaudio.decode(data, nchannels=1)
    return data, decoded.num_frames / decoded.sample_rate


@pytest.fixture
def page_file(tmp_path: Path, sound: tuple[bytes, float]) -> Callable[..., str]:
    """Writes a page and gives its file: address."""

    def write(told: Article | None = None, narrated: bool = False, **chosen: object) -> str:
        told = told or article()
        item = Item(told, track(told, *sound) if narrated else None, "x")
        place = tmp_path / "article.html"
        settings = Settings(page=Page(**chosen))  # type: ignore[arg-type]
        place.write_bytes(next(HtmlWriter().write([item], ASSETS, settings)).data)
        if item.track and chosen.get("audio") == "beside":
            (tmp_path / "audio").mkdir(exist_ok=True)
            for section in item.track.sections:
                (tmp_path / "audio" / f"{section.name}.mp3").write_bytes(bytes(section.mp3))
        return place.as_uri()

    return write
