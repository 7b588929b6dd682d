"""Which readers, writers, engines and describers there are: entry points, the built-ins among them, loaded when used.

Groups: `reformat.readers` (a class without arguments), `.writers` (likewise), `.engines` and `.describers`
(a callable that takes the Settings). A plug-in that can't be loaded is a DependencyMissing where it is used, and is
named by `reformat doctor`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from reformat.document.source import Source
from reformat.errors import DependencyMissing, PluginError, SettingsError, Unsupported, VoiceUnknown
from reformat.patterns import lazy
from reformat.readers.reader import Reader
from reformat.settings.tree import Settings
from reformat.speech.engine import Engine
from reformat.stages.describer import Describer
from reformat.strangers import StrangeDescriber, StrangeEngine, StrangeReader, StrangeWriter, blamed
from reformat.writers.writer import Writer

HEAD = 4096
"""How many bytes a reader sees when it says whether a source is of its kind."""

OURS = "reformat."
"""How the places of what is built in begin."""

LAST = ("json", "html", "text")
"""Readers that take nearly anything, asked after all others, in this order."""


PLAINLY_HTML = lazy(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)[\s>]", re.IGNORECASE)
"""What no other reader would take: the others need not even be loaded."""

ZIP_END = b"PK\x05\x06"
"""The end of a ZIP, which a page of SingleFileZ is too."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What is installed, by group and name; a value that is passed in, never a global."""

    readers: dict[str, EntryPoint]
    writers: dict[str, EntryPoint]
    engines: dict[str, EntryPoint]
    describers: dict[str, EntryPoint]

    @classmethod
    def discover(cls) -> Registry:
        """All installed plug-ins, none of them imported yet."""
        return _installed(tuple(sys.path))

    def reader(self, source: Source) -> Reader:
        """The reader that takes this source."""
        if source.media:
            if source.media not in self.readers:
                known = ", ".join(sorted(self.readers))
                raise Unsupported(f"no reader for {source.media!r}", hint=f"known kinds: {known}", where=source.name)
            return self.of_kind(source.media)
        head = source.head(HEAD)
        if PLAINLY_HTML.match(head) and "html" in self.readers and ZIP_END not in source.tail(HEAD):
            return _reader(self.readers["html"])
        for entry in self._in_order():
            try:
                reader = _reader(entry)
                if reader.claims(source, head):
                    return reader
            except (DependencyMissing, PluginError):
                continue  # a broken plug-in takes no source; reformat doctor names it
        raise Unsupported(
            f"{source.name}: no reader takes this kind of file", hint="reformat doctor lists them", where=source.name
        )

    def of_kind(self, media: str) -> Reader:
        """The reader of this name. Raises DependencyMissing, PluginError."""
        return _reader(self.readers[media])

    def _in_order(self) -> Iterator[EntryPoint]:
        for name in sorted(self.readers, key=lambda n: (LAST.index(n) + 1 if n in LAST else 0, n)):
            yield self.readers[name]

    def writer(self, form: str) -> Writer:
        """The writer of this format."""
        if form not in self.writers:
            known = ", ".join(sorted(self.writers))
            raise SettingsError(f"no output format {form!r}", hint=f"known formats: {known}")
        return _made(self.writers[form], StrangeWriter)  # type: ignore[no-any-return]

    def engine(self, name: str, settings: Settings) -> Engine:
        """The speech engine of this name, set up from the settings."""
        if name not in self.engines:
            known = ", ".join(sorted(self.engines))
            raise VoiceUnknown(f"no speech engine {name!r}", hint=f"known engines: {known}")
        return _made(self.engines[name], StrangeEngine, settings)  # type: ignore[no-any-return]

    def describer(self, settings: Settings) -> Describer | None:
        """The describer that the settings name, or None if they name none."""
        name = settings.pictures.describer
        if not name:
            return None
        if name not in self.describers:
            raise SettingsError(
                f"no describer {name!r}", hint=f"known describers: {', '.join(sorted(self.describers))}"
            )
        return _made(self.describers[name], StrangeDescriber, settings)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _installed(path: tuple[str, ...]) -> Registry:
    """What is found on this path, looked for once: a look takes as long as half an article."""
    found = entry_points()
    return Registry(*({e.name: e for e in found.select(group=f"reformat.{group}")} for group in Registry.__slots__))


def _reader(entry: EntryPoint) -> Reader:
    return _made(entry, StrangeReader)  # type: ignore[no-any-return]


def _made(entry: EntryPoint, door: Callable[[Any, str], Any], *given: Settings) -> Any:
    """The plug-in itself, behind a door of its kind if it is not ours. Raises DependencyMissing, PluginError."""
    kind = load(entry)
    if entry.value.startswith(OURS):
        return kind(*given)
    who = f"{entry.name} ({entry.group})"
    with blamed(who):
        inner = kind(*given)
    return door(inner, who)


def load(entry: EntryPoint) -> Any:
    """The object behind an entry point, or one clear word on why it is not there."""
    try:
        return entry.load()
    except Exception as error:  # a stranger's door: its module may do anything while it is loaded
        why = f"{error}" if isinstance(error, ImportError) else f"{type(error).__name__}: {error}"
        raise DependencyMissing(
            f"{entry.group}: {entry.name} cannot be loaded: {why}", hint="reformat doctor says what is missing"
        ) from error
