"""What stands in the way of a command, told in one line: locked folders, names too long or empty, places that are taken."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reformat.batch import gather
from reformat.document.source import Source
from reformat.errors import MissingSource

TEXT = "The ice went out of the bay in one night, and with it the hut that the fishermen had built upon it in winter."
ROOT = os.name == "posix" and os.geteuid() == 0


def reformat(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reformat", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False)


@pytest.mark.parametrize("command", ["convert", "explain", "outline", "script", "check"])
@pytest.mark.parametrize("name", ["x" * 5000, "a" + "/x" * 3000, ""])
def test_names_that_no_file_can_have(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "here.html").write_text(f"<p>{TEXT}</p>")
    ended = reformat(command, name, cwd=tmp_path)
    assert ended.returncode == 3
    assert ended.stderr.startswith("error[missing-source]: ") and "hint: " in ended.stderr
    assert not ended.stdout, "an empty name is not the folder we are in"


@pytest.mark.skipif(ROOT or os.name != "posix", reason="root may read all")
def test_a_locked_folder_takes_no_other_along(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(f"<p>{TEXT}</p>")
    (tmp_path / "b").chmod(0)
    try:
        first, locked, last = gather([str(tmp_path)])
        assert (first.fault, last.fault) == (None, None) and locked.fault is not None
        assert reformat("convert", "b/page.html", cwd=tmp_path).returncode == 3
    finally:
        (tmp_path / "b").chmod(0o755)


def test_a_folder_that_goes_while_it_is_read_takes_no_other_along(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(f"<p>{TEXT}</p>")
    sources = gather([str(tmp_path)])
    found = [next(sources)]
    (tmp_path / "b" / "page.html").unlink()
    (tmp_path / "b").rmdir()
    found += sources
    assert [one.fault is None for one in found] == [True, False, True]


def test_a_store_of_descriptions_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "here.html").write_text(f"<p>{TEXT}</p>")
    ended = reformat("convert", "here.html", "--descriptions", "nowhere", cwd=tmp_path)
    assert (ended.returncode, ended.stderr.startswith("warning[settings]: --descriptions")) == (0, True)


def test_a_place_that_is_taken_is_told(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra service is not installed")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = reformat("serve", "--port", port, "--spool", "spool", cwd=tmp_path)
    assert (ended.returncode, ended.stderr.startswith("error[settings]: cannot listen on 127.0.0.1")) == (2, True)


def test_a_spool_that_another_service_holds_is_told(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra service is not installed")
    from reformat.jobs.spool import Spool

    other = Spool(tmp_path / "spool")
    assert other.claim()
    try:
        ended = reformat("serve", "--port", "0", "--spool", "spool", cwd=tmp_path)
    finally:
        other.release()
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 2)
    assert "in use by another service" in ended.stderr


def test_a_spool_that_is_no_folder_is_told(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra service is not installed")
    (tmp_path / "spool").write_text("a file")
    ended = reformat("serve", "--port", "0", "--spool", "spool", cwd=tmp_path)
    assert (ended.returncode, ended.stderr.startswith("error[write]: cannot work in")) == (4, True)


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_whoever_ends_a_batch_ends_its_workers_too(tmp_path: Path, number: signal.Signals) -> None:
    for place in range(400):
        (tmp_path / f"{place}.html").write_text(
            f"<title>{place}</title><article>{f'<p>{TEXT} {place}.</p>' * 5}</article>"
        )
    words = [sys.executable, "-m", "reformat", "convert", ".", "-o", "out", "--to", "html,epub", "-j", "2"]
    with subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as batch:
        assert batch.stdout is not None
        batch.stdout.readline()  # the first article is out
        batch.send_signal(number)
        batch.communicate(timeout=60)
    assert batch.returncode == (143 if number == signal.SIGTERM else -number)
    end = time.monotonic() + 30
    while _lives(batch.pid):
        assert time.monotonic() < end, "a worker waits for a parent that is dead"
        time.sleep(0.1)


def _lives(group: int) -> bool:
    """Whether any process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_describer_that_does_not_answer_is_told(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    image.new("RGB", (400, 300)).save(tmp_path / "p.png")
    (tmp_path / "here.html").write_text(
        f'<article><p>{TEXT}</p><figure><img src="p.png"></figure><p>{TEXT} So it was.</p>'
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:
        nobody = f"pictures.describer-url=http://127.0.0.1:{silent.getsockname()[1]}"
    ended = reformat(
        "convert",
        "here.html",
        "-t",
        "html",
        "-s",
        "pictures.describer=http",
        "-s",
        nobody,
        "-s",
        "pictures.describer-model=m",
        cwd=tmp_path,
    )
    assert ended.returncode == 0
    assert "warning[describer-unavailable]: here.html: the describer does not answer" in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows starts nothing without its own variables")
def test_no_environment_is_needed_and_nothing_is_left_open(tmp_path: Path) -> None:
    call = f"import reformat; r = reformat.convert({TEXT!r}, to=('html', 'epub', 'audio')); list(r.files())"
    words = [sys.executable, "-X", "dev", "-W", "error", "-c", call]
    root = str(Path(__file__).parents[2])
    ended = subprocess.run(words, env={"PYTHONPATH": root}, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize(("writes", "told"), [(1, ""), (9, "changes while it is read")])
def test_a_source_that_is_written_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, told: str
) -> None:
    """Once is waited for; a half is never taken for the whole."""
    place, read, left = tmp_path / "page.txt", Path.read_bytes, [f"{TEXT} {n}" for n in range(writes)]
    place.write_text("half")

    def reading(self: Path) -> bytes:
        data = read(self)
        if left:
            self.write_text(left.pop())
        return data

    monkeypatch.setattr(Path, "read_bytes", reading)
    try:
        assert (Source.path(place).content(), told) == (f"{TEXT} 0".encode(), "")
    except MissingSource as error:
        assert told and told in error.message and error.hint
