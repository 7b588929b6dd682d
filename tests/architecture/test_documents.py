"""What the documents say is what the code does: made pages are fresh, every command has its place, none is invented."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from docs.generate import MADE
from reformat.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "README.ko.md", "CONTRIBUTING.md")),
]


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_is_made_from_the_code_is_fresh(name: str) -> None:
    if name == "licences.md" and sys.version_info[:2] != (3, 11):
        pytest.skip("the table is made with Python 3.11; other versions install other packages")
    assert (ROOT / "docs" / name).read_text("utf-8") == MADE[name](), "run: make docs"


def test_every_command_is_there_and_documented() -> None:
    import click

    listed = cli.list_commands(click.Context(cli))
    assert listed == list(COMMANDS), "a command that the help hides"
    reference = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert [name for name in listed if f"## reformat {name}" not in reference] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} names {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_options_in_the_documents_exist(page: Path) -> None:
    """Each `reformat …` line of a code block names a real command and real options."""
    import click

    context = click.Context(cli)
    for block in re.findall(r"```(?:sh|console|bash)\n(.*?)```", page.read_text("utf-8"), re.S):
        for words in re.findall(r"^\s*(?:\$ )?(?:\.venv/bin/)?reformat\s+(.+)$", block, re.M):
            name = words.split()[0]
            command = cli.get_command(context, name if name in COMMANDS else "convert")
            assert command is not None
            known = {o for c in _all(command) for p in c.params for o in p.opts} | {"--help", "--version", "-h"}
            used = set(re.findall(r"(?<=\s)(-{1,2}[A-Za-z][\w-]*)", " " + re.sub(r'"[^"]*"|\'[^\']*\'|#.*', "", words)))
            assert used <= known, f"{page.name}: {words}"


def _all(command):  # type: ignore[no-untyped-def]
    yield command
    for sub in getattr(command, "commands", {}).values():
        yield from _all(sub)
