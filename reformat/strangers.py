"""Plug-ins of others behind our own protocols: whatever they raise or give, it is said whose fault it was.

None of our articles is lost over it: a reader's fault is its source's, a writer's its format's, an engine's leaves the
page and the book, a describer's leaves its picture open. What is built in needs none of this, and has no wrapper.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from reformat.document.assets import Assets
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import DescriberUnavailable, EngineRefused, PluginError, ReformatError
from reformat.rules import Rules
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.stages.describer import Description
from reformat.writers.writer import Artifact, Item

T = TypeVar("T")

RATES = range(4_000, 400_000)
"""Samples a second that sound may have."""

HINT = "update or remove the plug-in, or tell its maker"


@contextmanager
def blamed(who: str, fault: type[ReformatError] = PluginError) -> Iterator[None]:
    """What a plug-in raises inside as a fault of its own, with the place and without a word of the article."""
    try:
        yield
    except ReformatError:
        raise
    except (Exception, SystemExit) as error:  # a stranger's door: its code may do anything
        last = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        raise fault(f"the plug-in {who} failed: {why}", hint=HINT) from error


def _each(several: Iterable[Any], kind: type[T], who: str) -> Iterator[T]:
    """What a plug-in gives one after the other, if it is what it should be. Raises PluginError."""
    with blamed(who):
        ahead = iter(several)
    while True:
        with blamed(who):
            found = next(ahead, None)
        if found is None:
            return
        yield _checked(found, kind, who)


def _checked(found: Any, kind: type[T], who: str, fault: type[ReformatError] = PluginError) -> T:
    if not isinstance(found, kind):
        raise fault(f"the plug-in {who} gave {type(found).__name__} for {kind.__name__}", hint=HINT)
    return found


class StrangeReader:
    """A reader of others."""

    def __init__(self, inner: Any, who: str) -> None:
        with blamed(who):
            self.media, self.container = str(inner.media), bool(inner.container)
        self._inner, self._who = inner, who

    def claims(self, source: Source, head: bytes) -> bool:
        """As the plug-in says. Raises PluginError."""
        with blamed(self._who):
            return bool(self._inner.claims(source, head))

    def expand(self, source: Source) -> Iterator[Source]:
        """The plug-in's sources, each looked at. Raises PluginError."""
        with blamed(self._who):
            several = self._inner.expand(source)
        yield from _each(several, Source, self._who)

    def read(self, source: Source, rules: Rules) -> Draft:
        """The plug-in's draft. Raises PluginError."""
        with blamed(self._who):
            found = self._inner.read(source, rules)
        return _checked(found, Draft, self._who)


class StrangeWriter:
    """A writer of others."""

    def __init__(self, inner: Any, who: str) -> None:
        with blamed(who):
            self.format, self.suffix = str(inner.format), str(inner.suffix)
        self._inner, self._who = inner, who

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """The plug-in's files, each looked at. Raises PluginError."""
        with blamed(self._who):
            several = self._inner.write(items, assets, settings)
        for file in _each(several, Artifact, self._who):
            yield Artifact(_checked(file.name, str, self._who), partial(self._blocks, file))

    def _blocks(self, file: Artifact) -> Iterator[bytes | memoryview]:
        with blamed(self._who):
            blocks = file.blocks
        for block in _each(blocks, object, self._who):
            yield block if isinstance(block, memoryview) else _checked(block, bytes, self._who)


class StrangeEngine:
    """A voice engine of others."""

    def __init__(self, inner: Any, who: str) -> None:
        with blamed(who, EngineRefused):
            self.name, self.version = str(inner.name), str(inner.version)
            self.online, self.workers = bool(inner.online), max(1, int(inner.workers))
        self._inner, self._who = inner, who

    def voices(self) -> Sequence[Voice]:
        """The plug-in's voices. Raises EngineRefused."""
        with blamed(self._who, EngineRefused):
            found = tuple(self._inner.voices())
        return tuple(_checked(voice, Voice, self._who, EngineRefused) for voice in found)

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The plug-in's clip, if it is one of whole samples. Raises SpeechError."""
        with blamed(self._who, EngineRefused):
            clip = self._inner.speak(text, voice, rate=rate, timeout=timeout)
            found = _checked(clip, Clip, self._who, EngineRefused)
            sound = found.rate in RATES and len(memoryview(found.pcm)) % 2 == 0
        if not sound:
            raise EngineRefused(f"the plug-in {self._who} gave no sound of 16 bits a sample", hint=HINT)
        return found

    def close(self) -> None:
        """Let it go; all sound is there already, and none is lost because it stumbles on its way out."""
        with suppress(ReformatError), blamed(self._who, EngineRefused):
            self._inner.close()


class StrangeDescriber:
    """A describer of others."""

    def __init__(self, inner: Any, who: str) -> None:
        with blamed(who):
            self.name = str(inner.name)
        self._inner, self._who = inner, who

    def describe(self, data: bytes, media_type: str, *, context: str, language: str) -> Description | None:
        """The plug-in's description. Raises DescriberUnavailable."""
        with blamed(self._who, DescriberUnavailable):
            found = self._inner.describe(data, media_type, context=context, language=language)
            if found is None:
                return None
            told = _checked(found, Description, self._who, DescriberUnavailable)
            return Description(told.text.strip(), told.long.strip(), bool(told.text_in_picture))
