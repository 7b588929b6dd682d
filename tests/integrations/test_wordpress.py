"""The WordPress plugin against the real service: publish, fetch, link, and forget."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reformat.service.config import Config
from tests.service.house import House

STORY = Path(__file__).parent / "wordpress_story.php"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    php = shutil.which("php")
    if php is None:
        pytest.skip("PHP is not installed")
    root = tmp_path_factory.mktemp("wordpress")
    (root / "uploads").mkdir()
    house = House(root, work=Config.__dataclass_fields__["work"].default)
    try:
        done = subprocess.run(
            [php, str(STORY), house.url, str(root / "uploads")],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        house.close()
    assert done.returncode == 0, done.stdout + done.stderr
    yield json.loads(done.stdout)


def test_publishing_hands_the_post_to_the_service(told: dict[str, Any]) -> None:
    assert told["job"] and told["error"] == ""


def test_the_editions_come_into_the_uploads_and_hold_the_post(told: dict[str, Any]) -> None:
    assert set(told["editions"]) == {"html", "epub"}
    for words in ("밤배의 종", "종소리는 멀리 가지 않는다.", "한바다", "등대신문"):
        assert words in told["page"]


def test_the_post_links_them_and_says_what_they_are(told: dict[str, Any]) -> None:
    assert told["shown"].startswith("BODY<nav") and told["shown"].count("<a href=") == 2
    assert "Large print" in told["shown"] and "EPUB" in told["shown"]


def test_where_one_file_is_not_to_be_had_the_old_editions_stay_until_all_are(told: dict[str, Any]) -> None:
    same, files, error = told["kept"]
    assert same and len(files) == 2 and "article.epub" in error
    assert told["again"] == [2, 2, ""]


def test_a_post_that_is_no_longer_public_leaves_nothing(told: dict[str, Any]) -> None:
    assert told["locked"] == [[], []] and told["open"] == 2
    assert told["left"] == [] and told["meta"] == []
