"""Every transcript in this folder is typed again: its output, errors (`2> `) and exit status must be the same.

A block begins with `$ ` and a command line; `[exit N]` closes one that does not end with 0. `…` at a line's end is
any rest of the line, a line of `…` alone for any lines. `--update-golden` writes down what comes now.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


@pytest.mark.parametrize("page", sorted(HERE.glob("*.md")), ids=lambda p: p.stem)
def test_transcript(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for name in ("samples",):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    text = page.read_text("utf-8")
    if request.config.getoption("--update-golden"):
        page.write_text(BLOCK.sub(lambda m: f"```console\n{_typed(m[1], tmp_path)}```", text), "utf-8")
        return
    for block in BLOCK.findall(text):
        got = _typed(block, tmp_path)
        assert _matches(block, got), f"{page.name} says\n{block}\nand there came\n{got}"


def _typed(block: str, folder: Path) -> str:
    """The block's commands again, with what they say now."""
    said = []
    for line in (line for line in block.splitlines() if line.startswith("$ ")):
        done = _run(line[2:], folder)
        said += [line, *done.stdout.splitlines(), *(f"2> {e}" for e in done.stderr.splitlines())]
        said += [f"[exit {done.returncode}]"] if done.returncode else []
    return "\n".join(said) + "\n"


def _run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words, _, given = line.partition(" < ")
    call = [sys.executable, "-m", *shlex.split(words)] if words.startswith("reformat") else shlex.split(words)
    data = (folder / given.strip()).read_text("utf-8") if given else ""
    return subprocess.run(call, cwd=folder, input=data, capture_output=True, text=True, encoding="utf-8", check=False)


def _matches(want: str, got: str) -> bool:
    pattern = re.escape(want).replace(re.escape("…\n"), "[^\n]*\n")
    pattern = re.sub(r"(?m)^\[\^\n\]\*\n", "(?:[^\n]*\n)*", pattern)
    return re.fullmatch(pattern, got) is not None
