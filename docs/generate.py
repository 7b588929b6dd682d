"""Writes what in docs/ is made from the code: `python -m docs.generate`, or `make docs`. A test holds it to that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import msgspec

from reformat.check import rules
from reformat.document import codec
from reformat.settings.environment import variables
from reformat.settings.tree import Settings

HERE = Path(__file__).parent


def settings_schema() -> dict[str, Any]:
    """JSON Schema of reformat.toml."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Settings)}
    own = schema["$defs"]["Settings"]["properties"]
    own["extend"] = {
        "type": ["string", "array"],
        "items": {"type": "string"},
        "description": "files that this one builds on",
    }
    return schema


def settings_reference() -> str:
    """All settings as a table."""
    lines = ["# Settings", "", (HERE / "settings-intro.md").read_text("utf-8").strip(), ""]
    lines += ["| setting | environment | default | what it is |", "|---|---|---|---|"]
    defaults = msgspec.to_builtins(Settings())
    for name, (path, _) in sorted(variables().items(), key=lambda row: (len(row[1][0]), row[1][0])):
        value = defaults
        for key in path:
            value = value[key]
        says = _says(path)
        lines.append(f"| `{'.'.join(path)}` | `{name}` | `{json.dumps(value, ensure_ascii=False)}` | {says} |")
    return "\n".join(lines) + "\n"


def _says(path: tuple[str, ...]) -> str:
    """What the schema says of a setting: its description, its choices and its bounds."""
    definitions = settings_schema()["$defs"]
    table = definitions["Settings"]
    for key in path:
        table = table["properties"][key]
        if "$ref" in table or "allOf" in table:
            reference = table.get("$ref") or table["allOf"][0]["$ref"]
            table = definitions[reference.rpartition("/")[2]]
    parts = [table.get("description", "")]
    if "enum" in table:
        parts.append("one of " + ", ".join(map(str, table["enum"])))
    if "minimum" in table and "maximum" in table:
        parts.append(f"{table['minimum']} to {table['maximum']}")
    return "; ".join(part for part in parts if part)


def commands_reference() -> str:
    """Every command's help, as it is on the terminal."""
    import click

    from reformat.cli.main import cli

    parts = ["# Commands", "", "What `--help` says, command by command.", ""]
    context = click.Context(cli, info_name="reformat", **{**cli.context_settings, "max_content_width": 100})
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            parts += [f"## reformat {name}", "", "```text", _help(command, name, context), "```", ""]
    return "\n".join(parts)


def _help(command: Any, name: str, context: Any) -> str:
    import click

    inner = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
    texts = [command.get_help(inner)]
    if isinstance(command, click.Group):
        for sub in command.list_commands(inner):
            found = command.get_command(inner, sub)
            if found is not None:
                texts.append(_help(found, sub, inner))
    return "\n\n".join(texts)


def check_reference() -> str:
    """What `reformat check` looks at, in its own words."""
    lines = ["# What `reformat check` looks at", "", (HERE / "check-intro.md").read_text("utf-8").strip(), ""]
    lines += ["| rule | level | what it says | how to mend it | source |", "|---|---|---|---|---|"]
    for name, rule in rules().items():
        lines.append(f"| `{name}` | {rule['level']} | {rule['says']} | {rule['mend']} | {rule['source']} |")
    return "\n".join(lines) + "\n"


def licences() -> str:
    """The licence of each package that an installation brings, as its own metadata states it."""
    names = re.findall(r"^([\w.-]+)==([\w.]+)", (HERE.parent / "requirements" / "base.txt").read_text("utf-8"), re.M)
    lines = [
        "# Licences of what is installed",
        "",
        "As each package states it; [NOTICE.md](../NOTICE.md) says what it means.",
        "",
    ]
    lines += ["| package | version | licence |", "|---|---|---|"]
    lines += [f"| {name} | {number} | {_licence(name)} |" for name, number in names]
    return "\n".join(lines) + "\n"


def _licence(name: str) -> str:
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return "(only on other systems or versions of Python)"
    classes = [c.rpartition(" :: ")[2] for c in found.get_all("Classifier") or [] if c.startswith("License :: OSI")]
    stated = found.get("License-Expression") or ", ".join(classes) or (found.get("License") or "").split("\n")[0]
    return stated.strip() or "see the package"


def article_schema() -> dict[str, Any]:
    """JSON Schema of article.json."""
    return codec.schema()


def _json(make: Callable[[], dict[str, Any]]) -> Callable[[], str]:
    return lambda: json.dumps(make(), ensure_ascii=False, indent=2) + "\n"


MADE: dict[str, Callable[[], str]] = {
    "settings.schema.json": _json(settings_schema),
    "article.schema.json": _json(article_schema),
    "settings.md": settings_reference,
    "commands.md": commands_reference,
    "check.md": check_reference,
    "licences.md": licences,
}
"""Each file that is made, and what makes it."""


def main() -> None:
    """Write them all."""
    for name, make in MADE.items():
        (HERE / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
