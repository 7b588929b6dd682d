"""article.txt: the words of the article alone, for searching, for braille translation, for counting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformat.document.assets import Assets
from reformat.document.nodes import Article, Paragraph
from reformat.document.walk import Passage, passages
from reformat.settings.tree import Settings
from reformat.writers.names import named
from reformat.writers.writer import Artifact, Item

LEFT_OUT = frozenset({"caption", "credit", "alt", "table-caption", "note-label", "embed", "skipped"})
"""Passages that aren't the article's running words."""


class TextWriter:
    """Writes deck, headings, paragraphs, items, quotes and cells with blank lines between them."""

    format = "text"
    suffix = ".txt"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One article.txt for each article."""
        for name, item in named(items, "article.txt"):
            yield Artifact(name, words(item.article).encode(errors="replace"))


def words(article: Article) -> str:
    """The running words, one passage a paragraph, without title, byline, captions and rights."""
    held = (_said(p) for p in passages((*article.deck, *article.blocks)) if p.role not in LEFT_OUT)
    return "".join(f"{text}\n\n" for text in held if text).removesuffix("\n")


def _said(passage: Passage) -> str:
    """A passage's words, with who says them in front."""
    text, block = passage.text.strip(), passage.block
    return f"{block.speaker}: {text}" if text and isinstance(block, Paragraph) and block.speaker else text
