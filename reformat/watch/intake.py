"""Takes a whole file of the inbox into the spool, under the settings of its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reformat.errors import ReformatError
from reformat.jobs.asking import asked, basis
from reformat.jobs.disk import parts_of
from reformat.jobs.order import Job, Order, written
from reformat.jobs.spool import Spool
from reformat.settings import Settings, load_settings
from reformat.settings.load import NAME
from reformat.watch.described import Described
from reformat.watch.folder import Mark, companion, lacks_folder, mark_of

Stamp = tuple[str, int, int] | None

PACKED = frozenset({".gz", ".bz2", ".xz"})


class Changed(ReformatError):
    """The file changed while it was read: it was not whole after all."""

    code = "changed"
    transient = True


class FolderMissing(ReformatError):
    """A saved page speaks of a folder that has not come yet."""

    code = "folder-missing"
    transient = True


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """On what terms a folder's files are converted: its settings, and where the results go."""

    settings: Settings
    asked: dict[str, Any]
    basis: str
    output: Path


@dataclass(slots=True)
class Intake:
    """An inbox's way into the spool. `overrides` are the command line's words, which win over every settings file."""

    root: Path
    output: Path
    spool: Spool
    overrides: Mapping[str, Any] = field(default_factory=dict)
    _terms: dict[str, Terms] = field(default_factory=dict)
    _stamps: dict[str, Stamp] = field(default_factory=dict)
    _described: dict[Path, Described] = field(default_factory=dict)
    _last: tuple[tuple[Terms, str, str], bytes] | None = None

    def take(self, path: str, mark: Mark, *, lonely: bool = False) -> Job:
        """The job for a file that bears this mark; `lonely`: its folder has been waited for in vain.

        Raises Changed, FolderMissing, SettingsError, OSError; nothing is left then.
        """
        terms = self._now(os.path.dirname(path))
        if terms.output not in self._described:
            self._described[terms.output] = Described(terms.output, self.spool.root / "descriptions")
        flat = terms.settings.output.flat
        given = os.path.basename(path)
        name = given if flat and _writable(given) else f"article{_ending(given)}"
        order = self._order(terms, name, self._described[terms.output].file())
        body = _whole(path, mark, lonely=lonely)
        return self.spool.submit(order, body, companion(path) if mark.folder else None)

    def _order(self, terms: Terms, name: str, descriptions: str) -> bytes:
        """The order, written; that of the file before is at hand, since it is mostly the same."""
        asked = (terms, name, descriptions)
        if self._last is None or self._last[0] != asked:
            order = Order(name, settings=terms.asked, descriptions=descriptions, basis=terms.basis)
            self._last = asked, written(order)
        return self._last[1]

    def terms(self, folder: str) -> Terms:
        """The terms of a folder of the inbox, as last read: those of the jobs in hand. Raises SettingsError."""
        if folder not in self._terms:
            self._terms[folder] = self._read(folder)
        return self._terms[folder]

    def _now(self, folder: str) -> Terms:
        """The terms of a folder as its settings file says now: whoever writes one need not tell us.

        With a mistake in it the old ones hold for what is in hand. Raises SettingsError.
        """
        stamp = _stamp(folder)
        if folder not in self._stamps or self._stamps[folder] != stamp:
            self._terms[folder] = self._read(folder)
            self._stamps[folder] = stamp
        return self.terms(folder)

    def _read(self, folder: str) -> Terms:
        settings = load_settings(Path(folder), overrides=self.overrides)
        output = self.output / Path(folder).relative_to(self.root)
        return Terms(settings, asked(settings), basis(settings), output)

    def forget(self) -> None:
        """Read all settings anew from here on, files that they extend and the user's own too."""
        self._terms.clear()
        self._stamps.clear()


def _stamp(folder: str) -> Stamp:
    """Which settings file holds for a folder, and what changes when somebody writes it; nothing where there is none."""
    folder = os.path.abspath(folder)
    while True:
        with suppress(OSError):
            found = os.stat(os.path.join(folder, NAME))
            return folder, found.st_mtime_ns, found.st_size
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def _whole(path: str, mark: Mark, *, lonely: bool) -> Iterator[bytes]:
    """The bytes of a file, if its folder is there and it still bears its mark at the end."""
    for number, part in enumerate(parts_of(path)):
        if not (number or lonely or mark.folder) and lacks_folder(path, part):
            raise FolderMissing(f"{os.path.basename(path)} speaks of a folder")
        yield part
    if mark_of(path, alone=mark.folder is None) != mark:
        raise Changed(f"{os.path.basename(path)} changed while it was read")


def _ending(name: str) -> str:
    """What says of which kind a file is, small: the last ending, with that of what is packed in it."""
    stem, ending = os.path.splitext(name.lower())
    return (os.path.splitext(stem)[1] if ending in PACKED else "") + ending


def _writable(name: str) -> bool:
    """Whether a name can be written as UTF-8, and so into an order."""
    return name.isprintable() and not any("\ud800" <= c <= "\udfff" for c in name)
