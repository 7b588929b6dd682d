"""The page that says what was removed, in a real browser: readable in light and dark, and as large as an article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reformat.cli.main import run
from tests.browser.test_page_in_chromium import opened
from tests.readers.pages import SENTENCES, paragraphs


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_was_removed_can_be_read(browser: Any, tmp_path: Path, scheme: str, language: str) -> None:
    body = f"<article><h1>Council weighs a footbridge</h1><p>Share</p>{paragraphs(SENTENCES)}</article>"
    (tmp_path / "a.html").write_text(f'<html lang="{language}"><body>{body}</body></html>', "utf-8")
    why = tmp_path / "why.html"
    assert run(["explain", str(tmp_path / "a.html"), "--html", str(why)]) == 0
    tab = opened(browser, why.as_uri(), viewport={"width": 320, "height": 640}, color_scheme=scheme)
    assert tab.evaluate("look.faint(7)") == []
    assert tab.evaluate("look.small(24)") == []
    assert tab.evaluate("look.wide()") == []
    edge = tab.evaluate("getComputedStyle(document.querySelector('.gone')).borderInlineStartColor")
    assert edge == ("rgb(138, 28, 28)" if scheme == "light" else "rgb(255, 168, 168)")
    assert tab.wrong == []
