"""The examples of the documents are run: Python as it stands, commands in a folder that has the files they name."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

import reformat
from reformat.cli.main import run

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.ko.md", *sorted((ROOT / "docs").glob("*.md"))]
ELSEWHERE = ("watch", "serve", "jobs", "--scheduler", "gtts", "http", "service")
"""What needs a server, a network or an end from outside has tests of its own."""


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text("utf-8"), re.S)


@pytest.mark.parametrize(
    "code",
    [pytest.param(code, id=f"{page.stem}-{n}") for page in PAGES for n, code in enumerate(blocks(page, "python"))],
)
def test_python(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    if any(name in code for name in ("django", "wagtail", "pelican")):
        pytest.skip("a site's own code: its plug-in's tests run it")
    exec(compile(code, "example", "exec"), {"__name__": "example"})


def commands() -> list[object]:
    found: list[object] = []
    for page in PAGES:
        lines = [line for block in blocks(page, "sh") for line in block.splitlines() if line.startswith("reformat ")]
        found += [
            pytest.param(line, id=f"{page.stem}: {line[:60]}")
            for line in lines
            if not any(w in line for w in ELSEWHERE)
        ]
    return found


@pytest.mark.parametrize("line", commands())
def test_command(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFORMAT_SPEECH_ENGINE", "silent")
    words, _, given = re.sub(r"\s#.*", "", line).partition(" < ")
    if given:
        with (tmp_path / given.strip()).open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert run(shlex.split(words)[1:]) == 0
    else:
        assert run(shlex.split(words)[1:]) == 0


def _furnish(folder: Path) -> None:
    """The files that the examples name."""
    samples = ROOT / "samples"
    shutil.copytree(samples, folder / "samples")
    for name in ("article.html", "a.html", "saved/one.html", "articles/one.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(samples / "english-page.html", folder / name)
    for name in ("article.txt", "b.txt"):
        shutil.copy(samples / "korean-scrape.txt", folder / name)
    rules = blocks(ROOT / "docs" / "rules.md", "toml")[0]
    (folder / "mine.toml").write_text(rules, "utf-8")
    reformat.convert(samples / "english-page.html").save(folder / "out")
    (folder / "out" / "failures.txt").write_text("# no-article: it was mended\na.html\n", "utf-8")
    (folder / "output").mkdir()
    shutil.copy(samples / "english-page.html", folder / "output" / "page.html")
