"""Plug-ins by entry point: they work like what is built in, and a broken one takes nothing else along."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.test_folders import PAGE

GUIDE = (Path(__file__).parents[2] / "docs" / "integrator.md").read_text("utf-8")
(WHOLE,) = re.findall(r"```python\n(# reformat_notes.py\n.*?)```", GUIDE, re.DOTALL)
ENTRIES = """[reformat.readers]
notes = reformat_notes:NotesReader
[reformat.describers]
notes = reformat_notes:Describer
"""


@pytest.fixture
def installed(tmp_path: Path):
    """A plug-in with this code, and the command line that sees it."""

    def install(code: str):
        site = tmp_path / "site"
        (site / "notes_for_reformat-1.dist-info").mkdir(parents=True)
        (site / "notes_for_reformat-1.dist-info" / "METADATA").write_text("Name: notes-for-reformat\nVersion: 1\n")
        (site / "notes_for_reformat-1.dist-info" / "entry_points.txt").write_text(ENTRIES)
        (site / "reformat_notes.py").write_text(code)
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])}

        def run(*words: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-m", "reformat", *words]
            return subprocess.run(
                command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
            )

        return run

    return install


def test_a_reader_of_ones_own_is_used_like_ours(tmp_path: Path, installed) -> None:
    (tmp_path / "a.notes").write_text("The sluice is open.\nNobody knows who opened it, or when it was.\n")
    run = installed(WHOLE)
    assert run("a.notes", "--to", "html").returncode == 0
    assert "conservation: the books balance" in run("explain", "a.notes", "--verify").stdout
    assert "reader notes: NotesReader" in run("doctor").stdout


@pytest.mark.parametrize(
    "code", ["import nothing_of_this_name", "1 / 0", "raise RuntimeError('half installed')", "x = ("]
)
def test_a_broken_plug_in_is_named_by_the_doctor_and_takes_nothing_along(tmp_path: Path, installed, code: str) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text("The sluice is open.\n\nNobody knows who opened it, or when it was opened.\n" * 3)
    run = installed(code)
    assert run("a.html", "b.txt", "--to", "html").returncode == 0
    told = run("doctor")
    assert (
        told.returncode == 0
        and "broken   reader notes: " in told.stdout
        and "broken   describer notes: " in told.stdout
    )
    refused = run("a.html", "--to", "html", "--set", "pictures.describer=notes")
    assert refused.returncode == 2 and "cannot be loaded" in refused.stderr and "reformat doctor" in refused.stderr
