"""The accessible EPUB 3.3: one article, or many bound together, with read-along where there is narration."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from typing import IO

from reformat.document.assets import Assets
from reformat.settings.tree import Settings
from reformat.writers.writer import Artifact, Item

IN_MEMORY = 8_000_000
"""Bytes of a book that are held in memory while it is written; a larger one goes through a temporary file."""
BLOCK = 1 << 16
"""Bytes of it that are handed on at a time."""


class EpubWriter:
    """Writes article.epub; several articles become one book."""

    format = "epub"
    suffix = ".epub"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One book of all the articles."""
        from reformat.writers.epub.binder import bind

        if not items:
            return
        stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (lives as long as the artifact)
        bind(items, assets, settings, stream)
        yield Artifact("article.epub", partial(_blocks, stream))


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    return iter(partial(stream.read, BLOCK), b"")
