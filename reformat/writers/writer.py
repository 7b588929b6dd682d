"""What a writer is: articles (and their narration) in, files out. Writers decide form, never content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output: `name` is its path below the article's folder, with forward slashes."""

    name: str
    data: bytes = field(repr=False)


class Writer(Protocol):
    """Turns articles into files. `format` is what --to names; `suffix` is what a one-file format ends in, else ""."""

    format: str
    suffix: str

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """The files, one after the other, so that no more than one is held."""
