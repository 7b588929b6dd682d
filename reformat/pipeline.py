"""The whole journey of an article, on one page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reformat.document.assets import Assets, MemoryAssets
from reformat.document.draft import Draft
from reformat.document.identity import identify
from reformat.document.nodes import Article
from reformat.document.source import Source
from reformat.document.surrogates import with_sound_metadata
from reformat.document.walk import stripped
from reformat.errors import NoArticle, ReformatError, Unsupported
from reformat.events import Listener, Staged, ignore
from reformat.readers.reader import Bottomless, Room, check_size
from reformat.registry import Registry
from reformat.rules import Rules
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.stages.clean import clean
from reformat.stages.describe import describe
from reformat.stages.descriptions import Descriptions
from reformat.stages.illustrate import illustrate
from reformat.stages.locate import locate
from reformat.stages.mark_languages import mark_languages
from reformat.stages.structure import structure
from reformat.writers.writer import Artifact, Item

T = TypeVar("T")

DEEPEST = 3
"""How many containers may lie in one another: an archive of archives of feeds."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What an article's journey needs beside its source: settings, rules, plug-ins, pictures and their descriptions."""

    settings: Settings
    rules: Rules
    registry: Registry
    descriptions: Descriptions = field(default_factory=Descriptions)
    assets: Assets = field(default_factory=MemoryAssets)

    @classmethod
    def of(cls, settings: Settings | None = None) -> Kit:
        """A kit of what is installed, under these settings."""
        settings = settings or Settings()
        return cls(settings, Rules.load(settings.rules), Registry.discover())


def expand(source: Source, kit: Kit) -> Iterator[Source]:
    """The articles inside a source: itself for a page or a text, each entry for a feed or an archive.

    A container that breaks off, or does not end, gives what was read and one source more, whose fault says so.
    """
    return _expand(source, kit, 0, None)


def _expand(source: Source, kit: Kit, depth: int, room: Room | None) -> Iterator[Source]:
    if source.media == "url":
        from reformat.readers.fetch import fetch_page  # with all of HTTP, which files do not need

        source = fetch_page(source, kit.settings)
    reader = kit.registry.reader(source)
    if reader.container and depth >= DEEPEST:
        hint = "unpack it first"
        raise Unsupported(f"{source.name}: containers inside containers, too deep", hint=hint, where=source.name)
    limits = kit.settings.limits
    check_size(source, reader, limits)
    room = room or Room(source, limits.container_bytes)
    begun = False
    try:
        for inner in reader.expand(source):
            begun = True
            if inner is source or not reader.container:
                yield inner
            else:
                room.take(inner)
                yield from _inside(inner, source, kit, depth + 1, room)
        if not begun:
            hint = "see docs/integrator.md for what a reader gives"
            raise NoArticle(f"{source.name}: its reader gave no article", hint=hint, where=source.name)
    except ReformatError as fault:
        if not begun or (depth and isinstance(fault, Bottomless)):
            raise
        yield source.broken(fault, name=source.name, member="the end")


def _inside(inner: Source, outer: Source, kit: Kit, depth: int, room: Room) -> Iterator[Source]:
    """The articles inside an entry of a container; one that can't be read fails alone, and the others go on."""
    if depth > 1 and outer.member and inner.member != outer.member:
        inner = replace(inner, member=f"{outer.member}#{inner.member}")  # each of two archives may have a `page.html`
    try:
        yield from _expand(inner, kit, depth, room)
    except Bottomless:
        raise
    except ReformatError as fault:
        yield inner.broken(fault, name=inner.name, member=inner.member)


def prepare(source: Source, kit: Kit, listen: Listener = ignore) -> Draft:
    """One source into a finished article with its ledger; every character of the source is in one of the two."""
    step = _Steps(source.name, listen)
    rules = kit.rules
    reader = kit.registry.reader(source)
    draft = step("read", lambda: reader.read(source, rules))  # bytes -> blocks and skipped parts, nothing lost
    draft = step("locate", lambda: locate(draft, rules))  # the article's blocks; the rest into the ledger
    draft = step("clean", lambda: clean(draft, rules))  # debris into the ledger
    draft = step("structure", lambda: structure(draft, rules))  # headings, lists, figures
    draft = step("languages", lambda: mark_languages(draft, rules))  # language of parts
    draft = step("pictures", lambda: illustrate(draft, source, kit.assets, kit.settings))  # their bytes
    draft = step(
        "describe", lambda: describe(draft, kit.descriptions, kit.registry.describer(kit.settings), kit.assets)
    )
    return draft.with_article(identify(stripped(with_sound_metadata(draft.article))))


def narrate(article: Article, kit: Kit, listen: Listener = ignore, source: str = "") -> Track:
    """The article spoken: one sound file per section, exact to the sentence."""
    from reformat.speech.narrate import narrate as speak  # the whole of speech, which pages alone do not need

    return speak(article, kit.registry.engine, kit.settings, listen, source)


def write(items: list[Item], formats: Iterable[str], kit: Kit) -> Iterator[Artifact]:
    """The files of these articles in each format, one after the other."""
    for form in formats:
        yield from kit.registry.writer(form).write(items, kit.assets, kit.settings)


class _Steps:
    """Runs stages and tells the listener how long each took."""

    def __init__(self, source: str, listen: Listener) -> None:
        self._source, self._listen = source, listen

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        self._listen(Staged(self._source, stage, time.perf_counter() - start))
        return result
