"""Patterns are compiled when they are first used, so a mistake in one must be found here."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from reformat.patterns import lazy

PACKAGE = Path(__file__).parents[2] / "reformat"

COMPILED = """
import importlib, pkgutil
import reformat
from reformat.patterns import Lazy

made, begin = [], Lazy.__init__

def kept(self, *words):
    begin(self, *words)
    made.append(self)

Lazy.__init__ = kept
for module in pkgutil.walk_packages(reformat.__path__, "reformat.", onerror=lambda name: None):
    if "__main__" not in module.name and "integrations" not in module.name:
        importlib.import_module(module.name)
for pattern in made:
    pattern.groups
print(len(made))
"""


def test_every_pattern_compiles() -> None:
    done = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and int(done.stdout) > 500, done.stderr


def test_no_module_compiles_a_pattern_while_it_is_loaded() -> None:
    early = [
        f"{file}:{line}" for file in PACKAGE.rglob("*.py") for line in compiled_at_once(ast.parse(file.read_text()))
    ]
    assert not early, "reformat.patterns.lazy is for these"


def compiled_at_once(node: ast.AST) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            yield child.lineno
        yield from compiled_at_once(child)


def test_a_lazy_pattern_is_the_pattern() -> None:
    plain, put_off = re.compile("(?P<sea>SEA)s?", re.I), lazy("(?P<sea>SEA)s?", re.I)
    assert put_off.pattern == plain.pattern
    assert [m.span("sea") for m in put_off.finditer("seas and sea")] == [(0, 3), (9, 12)]
    assert put_off.sub("x", "seas") == plain.sub("x", "seas") and put_off.groupindex == plain.groupindex
    assert lazy(rb"\d+").findall(b"1 22") == [b"1", b"22"]
