"""The accessible EPUB 3.3: one article, or many bound together, with read-along where there is narration."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence

from reformat.document.assets import Assets
from reformat.errors import WriteError
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
        book = _Book()
        try:
            bind(items, assets, settings, book.stream)
        except OSError as error:
            hint = f"{tempfile.gettempdir()} needs as much as the book; TMPDIR names another place"
            raise WriteError(f"no room to make the book: {error.strerror}", hint=hint) from error
        yield Artifact("article.epub", book.blocks)


class _Book:
    """A book that waits, in memory or on disk, as long as anybody holds it; given as often as it is asked for."""

    def __init__(self) -> None:
        self.stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115

    def blocks(self) -> Iterator[bytes]:
        """Its bytes, block by block."""
        self.stream.seek(0)
        while block := self.stream.read(BLOCK):
            yield block

    def __del__(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            os.ftruncate(self.stream._file.fileno(), 0)  # room for what closing it writes; its own fileno writes too
        with contextlib.suppress(OSError):
            self.stream.close()
