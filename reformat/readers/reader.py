"""What a reader is: bytes in, articles' sources out (`expand`), and a source turned into stamped blocks (`read`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.rules import Rules


class Reader(Protocol):
    """Reads one kind of source and loses no character. `media` is its name as Source.media gives it.

    A container's reader (feed, archive, mail) gives one source an article in `expand` and leaves `read` to theirs.
    """

    media: str

    def claims(self, source: Source, head: bytes) -> bool:
        """Whether this is a source of its kind, by `media`, name and the first 4,096 bytes."""

    def expand(self, source: Source) -> Iterator[Source]:
        """The articles' own sources inside it; for a single article, the source itself."""

    def read(self, source: Source, rules: Rules) -> Draft:
        """Stamped blocks and skipped parts; together they hold every character."""
