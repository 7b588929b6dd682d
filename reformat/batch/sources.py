"""What the user named, as sources: files, folders, patterns, lists of names, addresses, members of archives."""

from __future__ import annotations

import glob
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reformat.batch.outcome import Outcome
from reformat.document.companions import of_crawler, pages_of
from reformat.document.mirrors import same_name
from reformat.document.source import FILE, FOLDER, Source, kind, written
from reformat.errors import MissingSource
from reformat.patterns import lazy
from reformat.pipeline import Kit, expand
from reformat.saving.shelf import owner
from reformat.settings.load import NAME as SETTINGS
from reformat.stages.descriptions import FILE as DESCRIPTIONS

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})
"""Endings of files that are one article each: no need to look into them before a worker does."""

READABLE = PAGES | {
    ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd",
    ".jsonl", ".ndjson", ".mhtml", ".mht", ".webarchive", ".eml", ".mbox",
    ".rss", ".atom", ".rdf", ".xml", ".wxr", ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz",
    ".warc", ".arc", ".wacz",
}  # fmt: skip
"""Endings taken from folders; a file that is named itself is tried whatever it ends in."""

VALUES = frozenset({".json", ".csv", ".tsv"})
"""Endings of files that are taken from folders if they hold articles, which their beginning shows."""

ARTICLE, FAILURES = "article.json", "failures.txt"
OWN = frozenset({SETTINGS, DESCRIPTIONS, FAILURES})
"""Files of ours that lie among sources and results."""
Aside = Callable[[str], object]
"""Is told the path of each file in a folder that is left aside."""


def gather(names: Iterable[str], aside: Aside = bool, output: Path | None = None) -> Iterator[Source]:
    """The sources of these names, in order, each when it is asked for; folders are walked in the order of names.

    `output`: where the run writes; below a folder that is walked it is no place for sources.
    """
    look = _Look(aside, output.resolve() if output else None)
    for name in names:
        yield from look.at(name)


_UNLISTED = lazy('^[#"]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')


def is_container(name: str) -> bool:
    """Whether a name stands for many sources: a folder, a pattern, an archive or another file of articles."""
    many = READABLE - PAGES - {".md", ".markdown", ".mhtml", ".mht", ".webarchive", ".eml"}
    return kind(name) == FOLDER or (not kind(name) and glob.has_magic(name)) or Path(name).suffix.lower() in many


@dataclass(frozen=True, slots=True)
class _Look:
    """How names and folders are looked through."""

    aside: Aside
    output: Path | None

    def at(self, name: str) -> Iterator[Source]:
        """What a name stands for."""
        if not name:
            raise MissingSource("a source without a name", hint="is a variable of the shell empty? `.` is this folder")
        if name == "-":
            yield Source.bytes(sys.stdin.buffer.read(), name="standard input")
        elif name.startswith(("http://", "https://")):
            yield Source.url(name)
        elif kind(name) == FOLDER:
            yield from self._walk(Path(name), Path(name).resolve())
        elif kind(name):
            yield Source.path(name)
        elif glob.has_magic(name) and (found := sorted(glob.glob(name, recursive=True))):  # noqa: PTH207
            for one in found:
                yield from self.at(one)
        else:
            yield _member(name)

    def _walk(self, folder: Path, root: Path) -> Iterator[Source]:
        """Readable files of a folder and those below it, by name; without hidden ones, pages' parts and our output.

        A folder that may not be read is a fault of its own, and its neighbours go on.
        """
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError as error:
            fault = MissingSource(f"cannot read {folder}: {error.strerror}", hint="check its permissions")
            yield Source.path(folder).broken(fault, name=written(folder), member="")
            return
        names = {same_name(entry.name) for entry in entries}
        for entry in entries:
            if entry.name.startswith(".") or self._is_ours(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                if names.isdisjoint(pages_of(same_name(entry.name))):
                    yield from self._walk(Path(entry.path), root)
            elif not of_crawler(entry.path) and _is_source(entry, root):
                yield Source.path(entry.path, root=root)
            else:
                self.aside(entry.path)

    def _is_ours(self, entry: os.DirEntry[str]) -> bool:
        """Whether this run or an earlier one made what stands here, or is told by it how to work."""
        place = Path(entry.path)
        if entry.name in OWN:
            return entry.name != FAILURES or place.parent.resolve() == self.output
        return entry.is_dir() and (bool(owner(place)) or place.resolve() == self.output)


def _is_source(entry: os.DirEntry[str], root: Path) -> bool:
    """Whether an entry is read for articles: by its ending or beginning; a link, if the walk does not meet its file."""
    ending = Path(entry.name).suffix.lower()
    if ending not in READABLE | VALUES:
        return False
    if ending in VALUES and entry.name != ARTICLE and not (entry.is_file() and _holds_articles(entry)):
        return False
    if not entry.is_symlink():
        return entry.is_file()
    return not entry.is_dir() and not (entry.is_file() and Path(entry.path).resolve().is_relative_to(root))


def _holds_articles(entry: os.DirEntry[str]) -> bool:
    from reformat.readers.jsonl import HEAD, holds_records  # only for those who have such files

    try:
        with Path(entry.path).open("rb") as file:
            return holds_records(entry.name, file.read(HEAD))
    except OSError:
        return True  # what can't be read is said where it is read


def _member(name: str) -> Source:
    """`archive.zip#page.html`: one article of a container, as lists of failures name it; else a file not there."""
    for mark in re.finditer("#", name):
        if kind(name[: mark.start()]) == FILE:
            return Source.path(name[: mark.start()], member=name[mark.end() :])
    return Source.path(name)


def articles(source: Source, kit: Kit) -> Iterator[Source]:
    """The articles' own sources inside a source; one alone where the source names its member, or its place there.

    A record that could not be read is listed by its place; mended, it has an address of its own.
    """
    if not source.member or source.data is not None:
        yield from expand(source, kit)
        return
    places = [f"{source.name}{mark}{source.member}" for mark in ":#"]
    inside = expand(replace(source, member=""), kit)
    some = [inner for inner in inside if inner.member == source.member or inner.name in places]
    found = [inner for inner in some if inner.member == source.member] or some
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
            yield _unquoted(name)


def _unquoted(line: str) -> str:
    """The name in a line, which stands as a JSON string where it is one that no line could hold as it is."""
    try:
        name = json.loads(line) if line.startswith('"') else line
    except ValueError:
        return line
    return name if isinstance(name, str) else line


def _quoted(name: str) -> str:
    """A name as a line that gives it again: with line breaks, bytes that are no UTF-8 or a sign in front, as JSON."""
    return json.dumps(name) if _UNLISTED.search(name) or not name.strip() else name


def failed_lines(outcome: Outcome) -> str:
    """The lines that a list of failures has for this outcome: why, and the name for another try."""
    error = outcome.error
    why = f"# {error.code}: {' '.join(error.message.split())}\n" if error else ""
    return f"{why}{outcome.again}\n"


def again(source: Source) -> str:
    """How a list names this source for another try."""
    if source.read_from is not None and source.member:
        return _quoted(f"{source.read_from}#{source.member}")
    return source.base_url if source.media == "url" else _quoted(str(source.read_from or source.name))
