"""reformat rules: rule files put to the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from reformat.batch.sources import articles, gather
from reformat.cli import status
from reformat.cli.talk import data, show_error
from reformat.conversion import fresh, kit_for
from reformat.document.walk import passages
from reformat.errors import ReformatError
from reformat.pipeline import prepare
from reformat.rules.trial import Trial, trial


@click.group()
def rules() -> None:
    """Put rule files to the test."""


@rules.command("test")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--over", metavar="FOLDER", help="Also count how often each rule would fire in these articles.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a file.")
def test(files: tuple[str, ...], over: str | None, as_json: bool) -> int:
    """Run each rule's own examples and keeps; exit status 1 if one fails."""
    statuses = [status.DONE]
    for name in files:
        try:
            found = trial(Path(name), _texts(over) if over else ())
        except ReformatError as error:
            show_error(error.code, error.message, error.hint)
            statuses.append(status.of_kind(type(error)))
            continue
        if as_json:
            data(msgspec.json.encode({"file": name, "holds": found.holds, **found._asdict()}).decode())
        else:
            _show(name, found, counted=over is not None)
        statuses.append(status.DONE if found.holds else status.FINDINGS)
    return status.worst(*statuses)


def _texts(folder: str) -> Iterator[str]:
    """The words of each article of a folder, a passage a line, after our own rules."""
    kit = kit_for(None)
    for source in gather([folder]):
        try:
            for inner in articles(source, kit):
                draft = prepare(inner, fresh(kit, inner))
                kept = (p.text for p in passages((*draft.article.deck, *draft.article.blocks)))
                yield "\n".join(" ".join(text.split()) for text in kept)
        except ReformatError as error:
            show_error(error.code, error.message, kind="note")


def _show(name: str, found: Trial, *, counted: bool) -> None:
    data(f"{name}: {_count(len(found.fired), 'rule')}, {_count(len(found.failures), 'failure')}")
    for failure in found.failures:
        data(f"  {failure.rule}: {failure.problem}: {failure.text!r}")
    for rule in found.unproved:
        data(f"  {rule}: no examples and keeps, so nothing is proved")
    if counted:
        taken = ":" if any(found.fired.values()) else " no rule takes anything"
        data(f"  in {_count(found.lines, 'line')} of articles{taken}")
        for rule, times in sorted(found.fired.items(), key=lambda row: (-row[1], row[0])):
            if times:
                data(f"  {times:6}  {rule}: {'; '.join(found.samples.get(rule, ()))}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
