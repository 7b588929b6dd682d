"""What a writer is: articles (and their narration) in, files out. Writers decide form, never content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reformat.document.assets import Assets
from reformat.document.nodes import Article
from reformat.settings import Settings
from reformat.speech.track import Track


@dataclass(frozen=True, slots=True)
class Item:
    """One article to write, with its narration where there is one. `identity` names the book in its metadata."""

    article: Article
    track: Track | None = None
    identity: str = ""
    section: str = ""


Content = bytes | Callable[[], Iterable[bytes | memoryview]]
"""A file's bytes, or what gives them block by block as often as it is called."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output: `name` is its path below the article's folder, with forward slashes."""

    name: str
    content: Content = field(repr=False)

    @property
    def blocks(self) -> Iterable[bytes | memoryview]:
        """Its bytes, block by block."""
        return self.content() if callable(self.content) else (self.content,)

    @property
    def data(self) -> bytes:
        """All its bytes."""
        return b"".join(self.blocks) if callable(self.content) else self.content


class Writer(Protocol):
    """Turns articles into files. `format` is what --to names; `suffix` is what a one-file format ends in, else ""."""

    format: str
    suffix: str

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """The files, one after the other, so that no more than one is held."""
