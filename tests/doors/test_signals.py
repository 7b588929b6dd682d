"""Signals at chosen steps: where locks are taken, where objects end, while it tidies, and while it says how it went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reformat.cli import status
from tests.batch.pages import folder_of, tree

AT_STEPS = """
import os, signal, sys
from reformat.cli.main import main

def each_step(frame, event, argument):
    if steps and (event, frame.f_code.co_qualname) == (steps[0][1], steps[0][0]):
        steps[0][2] -= 1
        if not steps[0][2]:
            del steps[0]
            signal.getsignal(signal.SIGINT)(signal.SIGINT, frame)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    steps = [[name, event, int(number)] for name, event, number in (s.split(":") for s in sys.argv[1].split(","))]
    sys.setprofile(each_step)
    main(sys.argv[2:])
"""
"""Where Python looks for signals: as a function begins, and as one of C's comes back; the handler is called right there."""

TWO = ("--to", "text", "-j", "2")
SPOKEN = ("--to", "audio", "--set", "speech.engine=silent", "--set", "speech.workers=2")


def stopped_at(steps: str, tmp_path: Path, *work: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "at_steps.py").write_text(AT_STEPS)
    words = [sys.executable, "at_steps.py", steps, *work]
    return subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)


@pytest.mark.parametrize(
    ("steps", "work"),
    [
        ("Condition.__enter__:c_return:6", TWO),
        ("Condition.__exit__:c_return:6", TWO),
        ("Condition.__enter__:c_return:9", SPOKEN),
        ("Condition.wait:c_return:4", SPOKEN),
        ("SpooledTemporaryFile.write:c_return:9", ("--to", "epub", "--collection", "Mills")),
        ("Shelf.put:call:3,_remove:call:1,told:call:1", ("--to", "text")),
        ("Shelf.put:call:3,told:c_return:1", TWO),
    ],
)
def test_an_interrupt_ends_it_wherever_it_comes(tmp_path: Path, steps: str, work: tuple[str, ...]) -> None:
    source = str(folder_of(tmp_path / "in", 9))
    done = stopped_at(steps, tmp_path, source, *work, "-o", "out")
    assert done.returncode == status.INTERRUPTED and "Traceback" not in done.stderr
    assert done.stderr.count("interrupted") == done.stderr.count("--resume") == 1
    assert not list((tmp_path / "out").glob(".reformat-new-*"))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_to_all_its_processes_ends_it_in_order(tmp_path: Path, name: str) -> None:
    words = [sys.executable, "-m", "reformat", str(folder_of(tmp_path / "in", 400)), *TWO]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    heard = lambda: signal.signal(signal.Signals[name], signal.SIG_DFL)  # noqa: E731 (nohup around the tests ignores it)
    running = subprocess.Popen(words, cwd=tmp_path, start_new_session=True, preexec_fn=heard, **pipes)  # type: ignore[call-overload]  # noqa: PLW1509
    running.stdout.readline()
    os.killpg(running.pid, signal.Signals[name])
    _, said = running.communicate(timeout=60)
    assert running.returncode == 128 + signal.Signals[name] and "Traceback" not in said and said.count("stopped") == 1


def test_what_an_interrupt_left_is_finished_with_the_same_bytes(tmp_path: Path) -> None:
    source, bytes_of = str(folder_of(tmp_path / "in", 9)), {}
    stopped_at("Shelf.put:c_return:30", tmp_path, source, *TWO, "-o", "stopped")
    for folder in ("stopped", "whole"):
        words = [sys.executable, "-m", "reformat", source, *TWO, "-q", "-o", folder, "--resume"]
        assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == status.SOURCE
        made = tree(tmp_path / folder)
        bytes_of[folder] = {name: data for name, data in made.items() if "report" not in name and name[0] != "."}
    assert bytes_of["stopped"] == bytes_of["whole"] and len(bytes_of["whole"]) > 8


def test_an_interrupt_where_it_would_be_lost_is_heard_or_comes_too_late(tmp_path: Path) -> None:
    done = stopped_at("Finalize.__call__:call:1", tmp_path, str(folder_of(tmp_path / "in", 5)), *TWO)
    assert done.returncode in (status.DONE, status.INTERRUPTED)
    assert "Traceback" not in done.stderr and "leaked" not in done.stderr


def test_an_interrupt_while_a_fault_is_told_is_no_traceback(tmp_path: Path) -> None:
    done = stopped_at("show_error:call:1", tmp_path, "convert")
    assert done.returncode == status.INTERRUPTED and "Traceback" not in done.stderr and "stopped" in done.stderr


@pytest.mark.parametrize("step", ["Handler.createLock:call:2", "Handler.createLock:call:3", "Server.run:call:1"])
def test_an_interrupt_while_a_service_begins_is_no_traceback(tmp_path: Path, step: str) -> None:
    pytest.importorskip("uvicorn", reason="the extra service is not installed")
    done = stopped_at(step, tmp_path, "serve", "--port", "0", "--spool", str(tmp_path / "spool"))
    assert done.returncode in (0, status.INTERRUPTED) and "Traceback" not in done.stderr + done.stdout, done.stderr


def test_a_service_asked_twice_to_end_says_nothing_of_it(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra service is not installed")
    words = [sys.executable, "-m", "reformat", "serve", "--port", "0", "--spool", str(tmp_path / "spool")]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None and running.stderr is not None
    heard = running.stderr.readline()
    for _ in range(2):
        running.send_signal(signal.SIGINT)
        time.sleep(0.02)
    rest, said = running.communicate(timeout=60)
    assert "listens" in heard and running.returncode in (0, status.INTERRUPTED) and "Traceback" not in said + rest
