"""What all tests share: where ../shared is, or the reason to skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a busy machine must not fail a law. The random walks are the same in every run.
settings.register_profile("reformat", deadline=None, derandomize=True)
settings.load_profile("reformat")

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"]
"""How every test starts Chromium: one for the whole run, since two of Playwright's loops don't go together."""

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes down what comes now as what is expected."""
    parser.addoption("--update-golden", action="store_true", help="renew golden outputs and transcripts")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with seed, corpus and validators; tests that need it are skipped elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: the seed, the corpus and the validators are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The user's own article, the first real input."""
    return next(shared.joinpath("seed").glob("*.txt"))


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, headless."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium: install it or set CHROMIUM")
    with api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield made
        made.close()
