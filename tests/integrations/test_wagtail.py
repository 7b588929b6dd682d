"""A real Wagtail site: a page is published and its three editions appear and open; unpublishing takes them away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("wagtail", reason="wagtail is not installed")
pytest.importorskip("django_tasks", reason="django-tasks is not installed")

ROOT = Path(__file__).resolve().parents[2]
STORY = Path(__file__).parent / "wagtail_story.py"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the story printed: Django is set up once a process, so it runs in one of its own."""
    env = {
        **os.environ,
        "PAPER_FOLDER": str(tmp_path_factory.mktemp("paper")),
        "DJANGO_SETTINGS_MODULE": "tests.integrations.paper.settings",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run([sys.executable, str(STORY)], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "chapter",
    ["migrations are complete", "publishing makes three editions", "the editions open", "the page links them in its language", "publishing again without a change makes nothing",
     "a changed page replaces its editions", "another page type takes no part", "unpublishing removes editions and files", "deleting removes editions and files", "a page rolled back is never converted"],
)  # fmt: skip
def test_the_story_goes_well(told: str, chapter: str) -> None:
    assert f"ok: {chapter}\n" in told
