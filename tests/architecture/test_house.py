"""The house's own rules: sizes, where libraries live, what no module does."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reformat").rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}

HOMES = {
    "selectolax": ("readers", "rules"),
    "bs4": ("readers",),
    "lxml": ("check", "writers", "stages"),
    "ebooklib": ("writers",),
    "pydub": ("speech",),
    "lameenc": ("speech",),
    "miniaudio": ("speech",),
    "gtts": ("speech",),
    "num2words": ("speech",),
    "click": ("cli",),
    "watchfiles": ("watch",),
    "starlette": ("service",),
    "uvicorn": ("service", "cli"),
    "PIL": ("stages", "writers"),
    "weasyprint": ("writers",),
    "distributed": ("batch",),
    "warcio": ("readers",),
    "feedparser": ("readers",),
    "wagtail": ("integrations",),
    "pelican": ("integrations",),
}
"""Each third-party library lives in one room, two at the most where both read or write its form."""


WHOLE = {"nodes.py"}
"""Longer than 300 lines: the model is one page on purpose (ADR 0001)."""


def room(path: Path) -> str:
    return path.relative_to(ROOT / "reformat").parts[0].removesuffix(".py")


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {p.name: n for p, n in lengths.items() if n > 300 and p.name not in WHOLE} == {}
    assert statistics.median(n for n in lengths.values() if n > 3) <= 120


def test_large_packages_have_a_map() -> None:
    """A package of more than 25 modules names each of them where it says what it is for."""
    packages = {path.parent for path in MODULES if path.name == "__init__.py"}
    for package in packages:
        names = {path.stem for path in package.glob("*.py")} - {"__init__"}
        said = ast.get_docstring(TREES[package / "__init__.py"]) or ""
        if len(names) > 25:
            assert names - set(re.findall(r"\w+", said)) == set(), f"not on the map of {package.name}"


def test_functions_are_short() -> None:
    lengths = {
        f"{path.name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: n for name, n in lengths.items() if n > 50} == {}
    assert statistics.quantiles(lengths.values(), n=10)[8] <= 25


def test_each_library_lives_in_its_room() -> None:
    strays = []
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            strays += [
                f"{path.relative_to(ROOT)} imports {top}"
                for top in {n.partition(".")[0] for n in names}
                if top in HOMES and room(path) not in HOMES[top]
            ]
    assert strays == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_prints_or_swallows_everything(path: Path) -> None:
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print" or any(k.arg == "file" for k in node.keywords), "say it with an event"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, "a bare except"


def test_everything_caught_is_caught_at_the_doors_alone() -> None:
    """A job (in a batch or in a worker), the daemon's loop, the service's request, the command line, a plug-in's loading."""
    rooms = {
        room(path)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and "Exception"
        in [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n in ast.walk(node.type or node)]
    }
    assert rooms <= {"batch", "jobs", "watch", "cli", "service", "registry", "strangers"}


def test_no_file_names_an_index_or_is_named_for_everything() -> None:
    assert [p for p in MODULES if p.stem in ("utils", "util", "helpers", "helper", "manager", "misc")] == []
    texts = [p for p in (ROOT / "requirements").iterdir()] + [ROOT / "Makefile", ROOT / ".ci" / "run"]
    hosts = ("pypi" + ".org", "files.python" + "hosted", "--index-url", "--extra-index-url")
    for path in texts:
        words = path.read_text("utf-8").replace("--no-emit-index-url", "")
        assert not any(host in words for host in hosts), path.name
