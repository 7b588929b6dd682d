"""A single file that a command saves: whole or not at all, where a person said, in front of whatever stands there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reformat.cli.main import run
from reformat.errors import WriteError
from reformat.saving import save


def test_what_stood_there_stays_where_there_is_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "said.mp3"
    save(place, b"old")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(WriteError, match="No space left"):
        save(place, b"new")
    assert (place.read_bytes(), os.listdir(tmp_path)) == (b"old", ["said.mp3"])


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are of POSIX")
def test_links_stay_links_and_pipes_pipes(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("aim")
    save(tmp_path / "link", b"told")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "aim").read_bytes() == b"told"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        save(tmp_path / "pipe", b"heard")
        assert os.read(reader, 9) == b"heard" and (tmp_path / "pipe").is_fifo()
    finally:
        os.close(reader)


def test_what_a_killed_command_left_is_taken_away(tmp_path: Path) -> None:
    from reformat.saving.scratch import reserved

    left = reserved(tmp_path)
    left.with_name(left.name.replace(f"-{os.getpid()}-", "-4194304-")).write_bytes(b"half")  # beyond any process id
    save(tmp_path / "page.html", b"whole")
    assert os.listdir(tmp_path) == ["page.html"]


def test_each_article_of_a_source_gets_its_own_explanation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = "The tide took the lower steps of the harbour stair last night, and nobody knows yet who will pay for them."
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Steps {name} are gone\n\n{body}\n\n{body[:-1]} again.\n")
    assert run(["explain", ".", "--html", "why.page.html"]) == 0
    pages = [(tmp_path / name).read_text() for name in ("why.page.html", "why.page.2.html")]
    assert ["Steps a" in pages[0], "Steps b" in pages[1]] == [True, True]
