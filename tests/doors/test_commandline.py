"""The command line as a program: its streams, its exit status, and what it leaves when things go wrong."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reformat.cli import status
from reformat.cli.main import run
from reformat.cli.progress import Progress
from reformat.errors import ReformatError
from reformat.events import Finished, Spoken, Started
from tests.batch.pages import folder_of, page, tree

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
REFORMAT = [sys.executable, "-m", "reformat"]


TWO = "<description>The pier has a new plank, and the old one burns well.</description>"


def call(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*REFORMAT, *map(str, words)], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_every_error_has_a_status_and_a_code_of_its_own() -> None:
    kinds = [ReformatError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(status.of_code(kind.code) == status.of_kind(kind) for kind in kinds)
    assert status.of_code("crash") == status.FAULT
    assert status.worst(0, 1, 3) == 3 and status.worst(3, 4) == 4 and status.worst(4, 70) == 70 and status.worst() == 0


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert (
            call(
                SAMPLES,
                "-o",
                tmp_path / out,
                "--set",
                "speech.engine=silent",
                env={**os.environ, "PYTHONHASHSEED": "random"},
            ).returncode
            == 0
        )
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) > 40


def test_json_is_one_line_an_article_and_nothing_else(tmp_path: Path) -> None:
    done = call(
        SAMPLES / "english-page.html", "/nowhere.txt", "--json", "-o", tmp_path, "--set", "speech.engine=silent"
    )
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == status.SOURCE
    assert (first["outcome"], second["outcome"]) == ("done", "failed")
    assert first["clips"]["spoken"] + first["clips"]["cached"] > 10
    assert first["rules"] and first["seconds"]["total"] > 0
    assert all(Path(file).is_file() for file in first["files"])
    assert second["error"]["code"] == "missing-source" and second["error"]["hint"]


def test_page_and_book_come_even_when_nothing_can_be_spoken(tmp_path: Path) -> None:
    """gTTS against an address where nobody listens."""
    env = {
        **os.environ,
        "REFORMAT_SPEECH_HOST": "http://127.0.0.1:9",
        "REFORMAT_SPEECH_TIMEOUT": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    source = tmp_path / "short.html"
    source.write_text(page(1))
    done = call(source, "-o", tmp_path / "out", "--engine", "silent", env=env)
    assert done.returncode == 0
    done = call(
        source,
        "-o",
        tmp_path / "out",
        "--engine",
        "http",
        "--set",
        "speech.url=http://127.0.0.1:9",
        "--set",
        "speech.voices=en=x",
        env=env,
    )
    assert done.returncode == status.LATER
    assert "no narration" in done.stderr and "Traceback" not in done.stderr
    assert [p.name for p in sorted((tmp_path / "out").glob("*/*"))] == ["article.epub", "article.html", "report.json"]
    report = json.loads(next((tmp_path / "out").glob("*/report.json")).read_text())
    assert report["problems"][0]["code"] == "engine-unavailable"


def test_no_progress_when_piped_and_some_on_a_terminal(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", 3)
    done = call(tmp_path / "in", "-o", tmp_path / "out", "--to", "html")
    assert "\r" not in done.stderr and "\x1b" not in done.stderr and "\x1b" not in done.stdout
    clock = iter(range(100))
    progress = Progress(2, now=lambda: float(next(clock)))
    progress.shown = True
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr(
            "sys.stderr", type("Terminal", (), {"write": lambda self, t: said.append(t), "flush": lambda self: None})()
        )
        for event in (Started("a"), Spoken("a", 3, 9, 0), Finished("a", "done", 1.0)):
            progress(event)
        progress.clear()
    assert "speaking 3 of 9" in "".join(said) and "1 of 2" in "".join(said) and said[-1] == "\r\x1b[K"


def test_binary_never_goes_to_a_terminal(tmp_path: Path) -> None:
    parent, child = pty.openpty()
    done = subprocess.run(
        [*REFORMAT, str(SAMPLES / "english-page.html"), "-t", "epub", "-o", "-"],
        stdout=child,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(child)
    os.close(parent)
    assert done.returncode == status.LATER and "terminal" in done.stderr


def test_a_closed_pipe_is_no_crash() -> None:
    words = " ".join([*REFORMAT, "script", str(SAMPLES / "korean-scrape.txt")])
    done = subprocess.run(["bash", "-c", f"{words} | head -1"], capture_output=True, text=True, check=False)
    assert done.stderr == "" and done.stdout.count("\n") == 1


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1))
    done = call(tmp_path / "a.html", "--flat", "--to", "html", "-o", tmp_path)
    assert done.returncode == status.LATER and "input" in done.stderr
    assert (tmp_path / "a.html").read_text() == page(1)


def test_the_time_of_an_article_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1))
    done = call(tmp_path / "a.html", "--to", "html", "-o", tmp_path / "out", "--set", "limits.seconds=0.0001")
    assert done.returncode == status.SOURCE and "limits.seconds" in done.stderr


def test_a_stream_that_ends_too_soon_is_a_fault_and_no_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def torn(*_: object, **__: object) -> None:
        raise EOFError("unexpected end")

    monkeypatch.setattr("reformat.cli.main.cli.invoke", torn)
    assert run(["doctor"]) == status.FAULT
    assert "error[crash]: our own fault: EOFError: unexpected end" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_whole_articles_and_the_rest_for_resume(tmp_path: Path, jobs: str) -> None:
    place, out = folder_of(tmp_path / "in", 120), tmp_path / "out"
    words = [*REFORMAT, str(place), "-o", str(out), "--to", "html,text", "-j", jobs]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == status.INTERRUPTED and "--resume" in said and "Traceback" not in said
    time.sleep(0.3)
    whole = [p for p in out.iterdir() if not p.name.startswith(".")]
    assert whole and all((p / "report.json").is_file() for p in whole if p.is_dir())
    assert not list(out.glob(".reformat-new-*"))
    assert call(*words[3:], "--resume").returncode == status.SOURCE  # the empty pages
    assert len([p for p in out.iterdir() if p.is_dir()]) == 120 - 120 // 7
    assert (out / "failures.txt").read_text().count("undecodable") == 120 // 7


def test_the_failures_can_be_fed_in_again(tmp_path: Path) -> None:
    place, out = folder_of(tmp_path / "in", 14), tmp_path / "out"
    assert call(place, "-o", out, "--to", "text").returncode == status.SOURCE
    (place / "0006.html").write_text(page(6, "Mended"))
    again = call("--retry", "-o", out, "--to", "text", "--json")
    assert [json.loads(line)["outcome"] for line in again.stdout.splitlines()] == ["done", "failed"]
    assert (out / "failures.txt").read_text().count("0013.html") >= 1


def test_a_mended_record_that_has_an_address_is_found_by_its_line(tmp_path: Path) -> None:
    records, out = tmp_path / "r.jsonl", tmp_path / "out"
    lines = [json.dumps({"url": f"https://news.example/{n}", "html": page(n)}) for n in (1, 2, 3)]
    records.write_text("\n".join([lines[0], "{", lines[2]]))
    assert call(records, "-o", out, "--to", "text").returncode == status.SOURCE
    records.write_text("\n".join(lines))
    again = call("--retry", "-o", out, "--to", "text", "--json")
    assert [json.loads(line)["source"] for line in again.stdout.splitlines()] == [f"{records}:2"]
    assert again.returncode == 0 and len([p for p in out.iterdir() if p.is_dir()]) == 3


def test_folders_are_searched_and_saved_pages_parts_are_not_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.html", "a_files/ad.html", ".hidden.html", "deep/b.txt", "deep/c.css", "deep/package.json"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(page(1, name))
    assert run([str(tmp_path / "in"), "-o", str(tmp_path / "in" / "out"), "--to", "text", "--json"]) == 0
    names = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert [Path(n).name for n in names] == ["a.html", "b.txt"]
    assert run([str(tmp_path / "in"), "-o", str(tmp_path / "in" / "out"), "--to", "html", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2, "our own output is no source"


def test_what_looks_at_a_feed_tells_of_every_entry(tmp_path: Path) -> None:
    items = "".join(f"<item><title>{n}</title>{body}</item>" for n, body in (("one", ""), ("two", TWO)))
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<rss version='2.0'><channel><title>Quays</title>{items}</channel></rss>")
    done = call("outline", feed)
    assert "h1 two" in done.stdout
    assert "#1: the feed holds only the headline" in done.stderr
    assert done.returncode == 3


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("can't start new thread")])
def test_no_memory_and_no_thread_are_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def starved(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("reformat.cli.main.cli.invoke", starved)
    assert run(["doctor"]) == status.LATER
    assert capsys.readouterr().err.startswith("error[memory]: there ")
