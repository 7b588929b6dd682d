"""What the outside validators say of a page and books with every kind of block: nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reformat.settings.tree import Book, Settings
from reformat.writers.epub import EpubWriter
from reformat.writers.html import HtmlWriter
from reformat.writers.writer import Item
from tests.browser.conftest import sound  # noqa: F401
from tests.writers.newsroom import ASSETS, article, track

pytestmark = pytest.mark.long


def test_all_validators_pass_all_forms(shared: Path, tmp_path: Path, sound: tuple[bytes, float]) -> None:  # noqa: F811
    for tool in ("java", "node"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    for language in ("ko", "en", "ar", "nl"):
        told = article(language)
        item = Item(told, track(told, *sound), language)
        (tmp_path / f"{language}.html").write_bytes(next(HtmlWriter().write([item], ASSETS, Settings())).data)
        (tmp_path / f"{language}.epub").write_bytes(next(EpubWriter().write([item], ASSETS, Settings())).data)
    items = [Item(article(title=f"기사 {n}"), None, f"{n}", "가나"[n % 2]) for n in range(5)]
    book = next(EpubWriter().write(items, ASSETS, Settings(book=Book(collection="주간 모음"))))
    (tmp_path / "edition.epub").write_bytes(book.data)
    command = [sys.executable, str(shared / "checks" / "accessibility.py"), "--strict", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]
