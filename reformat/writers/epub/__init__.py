"""The accessible EPUB 3.3: one article, or many bound together, with read-along where there is narration."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence

from reformat.document.assets import Assets
from reformat.settings.tree import Settings
from reformat.writers.writer import Artifact, Item

IN_MEMORY = 32_000_000
"""Bytes of a book that are held in memory while it is written; a larger one goes through a temporary file."""


class EpubWriter:
    """Writes article.epub; several articles become one book."""

    format = "epub"
    suffix = ".epub"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One book of all the articles."""
        from reformat.writers.epub.binder import bind

        if not items:
            return
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as stream:
            bind(items, assets, settings, stream)
            stream.seek(0)
            yield Artifact("article.epub", stream.read())
