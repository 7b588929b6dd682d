"""What a reader is: bytes in, articles' sources out (`expand`), and a source turned into stamped blocks (`read`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import NoArticle, TooLarge
from reformat.rules import Rules
from reformat.settings.tree import Limits


class Reader(Protocol):
    """Reads one kind of source and loses no character. `media` is its name as Source.media gives it.

    A container's reader (feed, archive, mail) gives one source an article in `expand` and leaves `read` to theirs.
    """

    media: str
    container: bool
    """Whether it holds articles rather than being one: the size limit for a single source is not for it."""

    def claims(self, source: Source, head: bytes) -> bool:
        """Whether this is a source of its kind, by `media`, name and the first 4,096 bytes."""

    def expand(self, source: Source) -> Iterator[Source]:
        """The articles' own sources inside it; for a single article, the source itself."""

    def read(self, source: Source, rules: Rules) -> Draft:
        """Stamped blocks and skipped parts; together they hold every character."""


class ArticleReader:
    """What readers have in common whose sources are an article each."""

    container = False

    def expand(self, source: Source) -> Iterator[Source]:
        """The source itself."""
        yield source


class ContainerReader:
    """What readers of containers have in common; `kind` says in words what one is."""

    container = True
    kind = "a container"
    streamed = False
    """Whether it is read from disk bit by bit, so that it may be larger than memory."""

    def read(self, source: Source, rules: Rules) -> Draft:
        """A container itself is no article."""
        hint = "convert takes what is in it one by one"
        raise NoArticle(f"{source.name} is {self.kind}, not an article", hint=hint, where=source.name)


class Bottomless(TooLarge):
    """More has come out of a source than its size explains."""

    code = "bottomless"


class Room:
    """How much may still come out of one source and of all containers in it, which has no other bound: `least` bytes,

    or so many times what the source has. An archive of archives of what packs well would give articles without end.
    """

    def __init__(self, source: Source, least: int) -> None:
        self._name, self._all = source.name, max(least, TIMES * source.size())
        self._left = self._all

    def take(self, inner: Source) -> None:
        """One source more that came out. Raises Bottomless."""
        self._left -= len(inner.data or b"")
        if self._left < 0:
            hint = "a decompression bomb? raise limits.container-bytes if the archive is right"
            raise Bottomless(f"{self._name} unpacks to more than {self._all:,} bytes", hint=hint, where=self._name)


TIMES = 100
"""Pages are packed to a tenth, a whole site in one stream to a fiftieth."""


def check_size(source: Source, reader: Reader, limits: Limits) -> None:
    """Refuse a source beyond its limit, before it is read. Raises TooLarge."""
    if getattr(reader, "streamed", False) and source.data is None:
        return
    name, limit = ("container", limits.container_bytes) if reader.container else ("source", limits.source_bytes)
    if (size := source.size()) > limit:
        hint = f"the limit is {limit:,} bytes; raise limits.{name}-bytes if the file is right"
        raise TooLarge(f"{source.name} has {size:,} bytes", hint=hint, where=source.name)
