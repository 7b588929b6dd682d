"""What a reader is: bytes in, articles' sources out (`expand`), and a source turned into stamped blocks (`read`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import NoArticle, TooLarge
from reformat.rules import Rules


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

    def read(self, source: Source, rules: Rules) -> Draft:
        """A container itself is no article."""
        hint = "convert takes what is in it one by one"
        raise NoArticle(f"{source.name} is {self.kind}, not an article", hint=hint, where=source.name)


def check_size(source: Source, limit: int) -> None:
    """Refuse a source beyond the limit, before it is read. Raises TooLarge."""
    size = source.size()
    if size > limit:
        hint = f"the limit is {limit:,} bytes; raise limits.source-bytes if the file is right"
        raise TooLarge(f"{source.name} has {size:,} bytes", hint=hint, where=source.name)
