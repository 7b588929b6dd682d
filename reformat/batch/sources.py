"""What the user named, as sources: files, folders, patterns, lists of names, addresses, members of archives."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reformat.batch.outcome import Outcome
from reformat.document.source import FILE, FOLDER, Source, kind, written
from reformat.errors import MissingSource
from reformat.pipeline import Kit, expand
from reformat.saving.shelf import owner

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})
"""Endings of files that are one article each: no need to look into them before a worker does."""

READABLE = PAGES | {
    ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".jsonl", ".ndjson", ".mhtml", ".mht", ".eml", ".mbox",
    ".rss", ".atom", ".xml", ".wxr", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".warc", ".arc",
}  # fmt: skip
"""Endings taken from folders; a file that is named itself is tried whatever it ends in."""

ARTICLE = "article.json"
SAVED = ("_files", ".files", "_archivos", "_fichiers", "-Dateien", "_bestanden", ".fld")
"""How browsers end the folder of a saved page's parts, which are no sources."""


def gather(names: Iterable[str]) -> Iterator[Source]:
    """The sources of these names, in order, each when it is asked for; folders are walked in the order of names."""
    for name in names:
        yield from _named(name)


def is_container(name: str) -> bool:
    """Whether a name stands for many sources: a folder, a pattern, an archive or another file of articles."""
    many = READABLE - PAGES - {".md", ".markdown", ".mhtml", ".mht", ".eml"}
    return kind(name) == FOLDER or (not kind(name) and glob.has_magic(name)) or Path(name).suffix.lower() in many


def _named(name: str) -> Iterator[Source]:
    if not name:
        raise MissingSource("a source without a name", hint="is a variable of the shell empty? `.` is this folder")
    if name == "-":
        yield Source.bytes(sys.stdin.buffer.read(), name="standard input")
    elif name.startswith(("http://", "https://")):
        yield Source.url(name)
    elif kind(name) == FOLDER:
        yield from walk(Path(name))
    elif kind(name):
        yield Source.path(name)
    elif glob.has_magic(name) and (found := sorted(glob.glob(name, recursive=True))):  # noqa: PTH207
        for one in found:
            yield from _named(one)
    else:
        yield _member(name)


def _member(name: str) -> Source:
    """`archive.zip#page.html`: one article of a container, as lists of failures name it; else a file not there."""
    for mark in re.finditer("#", name):
        if kind(name[: mark.start()]) == FILE:
            return Source.path(name[: mark.start()], member=name[mark.end() :])
    return Source.path(name)


def walk(folder: Path) -> Iterator[Source]:
    """Readable files of a folder and those below it, by name; without hidden ones, pages' parts and our output.

    A folder that may not be read is a fault of its own, and its neighbours go on.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        fault = MissingSource(f"cannot read {folder}: {error.strerror}", hint="check its permissions")
        yield Source.path(folder).broken(fault, name=written(folder), member="")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.endswith(SAVED) and not owner(Path(entry.path)):
                yield from walk(Path(entry.path))
        elif entry.is_file() and (Path(entry.name).suffix.lower() in READABLE or entry.name == ARTICLE):
            yield Source.path(entry.path)


def articles(source: Source, kit: Kit) -> Iterator[Source]:
    """The articles' own sources inside a source; one alone where the source names its member."""
    if not source.member or source.data is not None:
        yield from expand(source, kit)
        return
    found = [inner for inner in expand(replace(source, member=""), kit) if inner.member == source.member]
    if not found:
        raise MissingSource(
            f"{source.name} has no part {source.member}", hint="was the file changed?", where=source.name
        )
    yield from found


def listed(lines: Iterable[str]) -> Iterator[str]:
    """The names in a list, one a line; empty lines and those that begin with # left out."""
    for line in lines:
        name = line.rstrip("\r\n")
        if name.strip() and not name.startswith("#"):
            yield name


def failed_lines(outcome: Outcome) -> str:
    """The lines that a list of failures has for this outcome: why, and the name for another try."""
    error = outcome.error
    return f"# {error.code}: {error.message}\n{outcome.again}\n" if error else f"{outcome.again}\n"


def again(source: Source) -> str:
    """How a list names this source for another try."""
    if source.read_from is not None and source.member:
        return f"{written(source.read_from)}#{source.member}"
    return source.base_url if source.media == "url" else written(source.read_from or source.name)
