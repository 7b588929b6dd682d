"""article.json: the article as data, the way other programs and reformat itself read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformat.document.assets import Assets
from reformat.document.codec import encode
from reformat.settings.tree import Settings
from reformat.writers.names import named
from reformat.writers.writer import Artifact, Item


class JsonWriter:
    """Writes the article tree."""

    format = "json"
    suffix = ".json"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One article.json for each article."""
        for name, item in named(items, "article.json"):
            yield Artifact(name, encode(item.article))
