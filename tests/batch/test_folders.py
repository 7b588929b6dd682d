"""What is taken from a folder, and what a list of failures can name: each file has an outcome, or is told as left aside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reformat.batch import Fault, gather, listed
from reformat.batch.journal import Journal
from reformat.batch.outcome import failed
from reformat.batch.sources import again
from reformat.cli.convert import _Failures
from reformat.cli.main import run
from reformat.document.source import Source

TEXT = (
    "<p>The mill by the weir grinds no corn, but it still turns, and the village sets its clocks by the noise.</p>" * 4
)
PAGE = f"<html><title>The mill</title><article><h1>The mill</h1>{TEXT}</article></html>"


def put(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(PAGE)
    return root


def names(root: Path, output: Path | None = None) -> tuple[list[str], list[str]]:
    """The sources below a folder, and what was left aside."""
    aside: list[str] = []
    found = [source.read_from for source in gather([str(root)], aside.append, output)]
    told = [place.relative_to(root).as_posix() for place in found if place]
    return told, [Path(path).relative_to(root).as_posix() for path in aside]


def reformat(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reformat", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False)


@pytest.mark.parametrize("ending", ["_files", ".files", "_bestanden", "-Dateien", "_pliki", ".fld"])
def test_a_pages_parts_are_known_by_the_page_beside_them(tmp_path: Path, ending: str) -> None:
    put(tmp_path, "mill.html", f"mill{ending}/frame.html", f"week{ending}/weir.html")
    assert names(tmp_path)[0] == sorted(["mill.html", f"week{ending}/weir.html"])


def test_what_is_no_source_is_left_aside_and_told(tmp_path: Path) -> None:
    put(tmp_path, "a.html", "b.pdf", "c", "sub/d.docx", ".hidden.html", "reformat.toml", "descriptions.toml")
    assert names(tmp_path) == (["a.html"], ["b.pdf", "c", "sub/d.docx"])


def test_a_link_is_followed_where_its_file_is_not_met_anyway(tmp_path: Path) -> None:
    root, elsewhere = put(tmp_path / "in", "a.html"), put(tmp_path / "out", "b.html")
    for link, to in (("again.html", root / "a.html"), ("far.html", elsewhere / "b.html"), ("gone.html", Path("no"))):
        (root / link).symlink_to(to)
    (root / "loop").symlink_to(root)
    assert names(root) == (["a.html", "far.html", "gone.html"], ["again.html", "loop"])


def test_a_folder_converted_again_does_not_read_its_own_results(tmp_path: Path) -> None:
    put(tmp_path, "mill.html")
    (tmp_path / "empty.html").touch()
    for _ in range(2):
        ended = reformat(".", "--to", "html", cwd=tmp_path)
        assert ended.returncode == 3 and "2 articles: 1 done, 1 failed" in ended.stderr
    ended = reformat(".", "--to", "html", "--flat", cwd=tmp_path)
    assert "2 articles: 1 done, 1 failed" in ended.stderr
    assert names(tmp_path / "output", tmp_path / "output")[0] == ["mill.html"], "named itself, it is a folder like any"


def test_the_summary_tells_what_was_left_aside(tmp_path: Path) -> None:
    put(tmp_path, "mill.html", "one.pdf", "two.pdf", "three.docx")
    ended = reformat(".", "--to", "html", cwd=tmp_path)
    assert ended.returncode == 0 and "left aside in folders: 3 files (.pdf 2, .docx 1)" in ended.stderr
    assert not reformat(".", "--to", "html", "-q", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "name", ["a\nb.html", "#a.html", '"a".html', " a.html", "a\u2028b.html", "a\udcb1.html", "가.html"]
)
def test_a_list_of_failures_names_every_file(name: str) -> None:
    line = again(Source.path(name))
    assert list(listed(line.encode("utf-8").decode().split("\n"))) == [name]


def test_failures_with_odd_names_are_tried_again(tmp_path: Path) -> None:
    odd = ["two\nlines.html", "#hash.html", os.fsdecode(b"\xb1\xe2.html")]
    for name in odd:
        (tmp_path / name).touch()
    assert reformat(".", "--to", "html", "-o", "../out", cwd=tmp_path).returncode == 3
    for name in odd:
        (tmp_path / name).write_text(PAGE)
    ended = reformat("--retry", "--to", "html", "-o", "../out", cwd=tmp_path)
    assert ended.returncode == 0 and "3 articles: 3 done" in ended.stderr


def test_what_found_no_room_on_the_disk_is_tried_again_when_a_run_goes_on(tmp_path: Path) -> None:
    source = Source.path(put(tmp_path, "mill.html") / "mill.html")
    journal = Journal(tmp_path, b"")
    for number, code in ((0, "write"), (1, "no-article")):
        journal.note(number, source, [failed("mill.html", Fault(code, "why"))], {})
    journal.close(finished=False)
    left = Journal(tmp_path, b"", resume=True)
    assert left.find(0, source) is None and left.find(1, source) is not None


def test_a_list_of_failures_that_cannot_be_written_stops_no_run_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "b.html")
    (tmp_path / "a.html").touch()
    (tmp_path / "output" / "failures.txt").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert run(["convert", ".", "--to", "html"]) == 3
    told = capsys.readouterr().err
    assert "2 articles: 1 done, 1 failed" in told and "error[write]" in told and "--resume" in told


def test_of_two_runs_into_one_folder_no_list_of_failures_is_lost(tmp_path: Path) -> None:
    place = tmp_path / "failures.txt"
    place.write_text("old.html\n")
    one, other, good = (_Failures(place) for _ in range(3))
    for name, ending in (("a.html", one), ("b.html", other)):
        ending.add(failed(name, Fault("no-article", "why"), name))
    for ending in (one, other, good):
        ending.close()
    assert [line for line in place.read_text().splitlines() if line[:1] != "#"] == ["a.html", "b.html"]
    _Failures(place).close()
    assert not place.exists()


def test_a_book_is_no_further_article(tmp_path: Path) -> None:
    put(tmp_path, "mill.html")
    (tmp_path / "empty.html").touch()
    ended = reformat(".", "--to", "epub", "--collection", "Mills", cwd=tmp_path)
    assert "2 articles: 1 done, 1 failed" in ended.stderr and "1 of 2 articles -> output/mills" in ended.stdout


def test_words_on_what_cannot_be_done_name_the_next_step(tmp_path: Path) -> None:
    put(tmp_path, "mill.html")
    for words, told in (
        (("--retry",), "nothing to try again"),
        (("mill.html", "--set", "page.size"), "--set page.size=VALUE"),
        (("mill.html", "--language", "korean"), "no language tag"),
    ):
        ended = reformat(*words, cwd=tmp_path)
        assert ended.returncode in (2, 3) and told in ended.stderr
