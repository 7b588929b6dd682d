"""reformat check: finished files held against the accessibility rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from reformat.check import Finding, check_file
from reformat.check.epubcheck import command
from reformat.cli import status
from reformat.cli.talk import data, named, say, show_error
from reformat.document.source import FOLDER, kind
from reformat.errors import MissingSource, ReformatError

LEVELS = ("error", "warning", "info")
WORDS = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--level", type=click.Choice(LEVELS), default="error", show_default=True, help="What makes the exit status 1."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line a finding.")
@click.option("--no-epubcheck", is_flag=True, help="Our own rules alone, even where EPUBCheck is installed.")
def check(files: Sequence[str], level: str, as_json: bool, no_epubcheck: bool) -> int:
    """Check finished EPUB and HTML files, ours or anyone's: what is wrong, where, and how to mend it."""
    statuses = [status.DONE]
    paths = list(_files(files))
    if any(path.suffix.lower() == ".epub" for path in paths) and not no_epubcheck and not command():
        say("note: EPUBCheck is not installed; reformat's own rules alone were used")
    every: list[Finding] = []
    for path in paths:
        try:
            found = check_file(path, outside=not no_epubcheck)
        except ReformatError as error:
            named = "" if str(path) in error.message else f"{path}: "
            show_error(error.code, named + error.message, error.hint)
            statuses.append(status.of_kind(type(error)))
            continue
        _show(path, found, as_json)
        every += (replace(finding, file=str(path)) for finding in found)
        if any(LEVELS.index(finding.level) <= LEVELS.index(level) for finding in found):
            statuses.append(status.FINDINGS)
    if not paths:
        raise MissingSource("no EPUB or HTML file found", hint="name files, or the folder that they are in")
    if len(paths) > 1 and not as_json:
        if every:
            _sum_up(every)
        elif set(statuses) == {status.DONE}:
            data(f"nothing found in {len(paths)} files")
    return status.worst(*statuses)


def _files(names: Sequence[str]) -> Iterator[Path]:
    """The files named, and the EPUB and HTML files of folders."""
    for name in names:
        if kind(name) == FOLDER:
            found = Path(name).rglob("*")
            yield from sorted(p for p in found if p.suffix.lower() in (".epub", ".html", ".htm", ".xhtml"))
        elif name:
            yield Path(name)
        else:
            raise MissingSource("a file without a name", hint="is a variable of the shell empty? `.` is this folder")


def _show(path: Path, found: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        for finding in found:
            data(msgspec.json.encode({"path": str(path), **msgspec.to_builtins(finding)}).decode())
        return
    data(f"{named(str(path))}: {_counted(found)}")
    for finding in found:
        inner = "" if finding.file in (path.name, str(path)) else finding.file
        place = ":".join(part for part in (inner, finding.where) if part)
        detail = f" ({finding.detail})" if finding.detail else ""
        data(named(f"  {finding.level}[{finding.rule}] {place}: {finding.says}{detail}"))
        data(f"    mend: {finding.mend} [{finding.source}]")


def _counted(found: Sequence[Finding]) -> str:
    """How many findings of each level, in words; a level without any is not said."""
    numbers: Counter[str] = Counter(finding.level for finding in found)
    told = [f"{numbers[level]} {WORDS[level][numbers[level] != 1]}" for level in LEVELS if numbers[level]]
    return ", ".join(told) or "nothing found"


def _sum_up(every: Sequence[Finding]) -> None:
    """A table of the rules that were broken, the gravest and most frequent first."""
    count = Counter((finding.level, finding.rule) for finding in every)
    rows = sorted(count, key=lambda key: (LEVELS.index(key[0]), -count[key], key[1]))
    wide = max(len(rule) for _, rule in rows)
    data(f"\n{'rule':{wide}}  {'level':7}  findings  files")
    for level, rule in rows:
        files = {finding.file for finding in every if (finding.level, finding.rule) == (level, rule)}
        data(f"{rule:{wide}}  {level:7}  {count[level, rule]:8}  {len(files):5}")
