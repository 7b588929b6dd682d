"""article.txt: the words of the article alone, for searching, for braille translation, for counting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformat.document.assets import Assets
from reformat.document.nodes import AnyBlock, Article, Blocks, Embed, List, Paragraph, Row, Table
from reformat.document.numbering import labels
from reformat.document.walk import passages, plain
from reformat.settings.tree import Settings
from reformat.writers.legible import legible
from reformat.writers.names import named
from reformat.writers.writer import Artifact, Item

LEFT_OUT = frozenset({"caption", "credit", "alt", "table-caption", "note-label", "embed", "skipped"})
"""Passages that aren't the article's running words."""


class TextWriter:
    """Writes deck, headings, paragraphs, lists, quotes and tables with blank lines between them."""

    format = "text"
    suffix = ".txt"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One article.txt for each article."""
        for name, item in named(items, "article.txt"):
            yield Artifact(name, legible(words(item.article)).encode(errors="replace"))


def words(article: Article) -> str:
    """The running words without title, byline, captions and rights: paragraphs parted by blank lines.

    A list whose items are one line each stays together, an item a line, numbered where it is in order; so does a table,
    a row a line with tabs between its cells.
    """
    parts = (text for block in (*article.deck, *article.blocks) for text in _parts(block) if text)
    return "".join(f"{text}\n\n" for text in parts).removesuffix("\n")


def _parts(block: AnyBlock) -> Iterator[str]:
    """The parts of one block that blank lines stand between."""
    match block:
        case List():
            said = list(_items(block))
            texts = [text for item in said for text in item]
            yield from texts if any(len(item) > 1 for item in said) else ["\n".join(texts)]
        case Table(rows):
            yield "\n".join(filter(None, map(_row, rows)))
        case Embed(kind="post") if block.title:
            yield from _said(block.transcript)
            yield f"— {block.title}"
        case _:
            yield from _said((block,))


def _items(block: List) -> Iterator[list[str]]:
    """The lines of each item, the first with its number or letter."""
    for label, item in zip(labels(block), block.items, strict=True):
        lines = list(filter(None, [plain(item.term).strip(), *_said(item.blocks)]))
        yield [f"{label}. {lines[0]}", *lines[1:]] if lines and block.ordered else lines


def _row(row: Row) -> str:
    """The cells of a row, each on one line."""
    return "\t".join(" ".join(plain(cell.inlines).split()) for cell in row.cells).rstrip()


def _said(blocks: Blocks) -> Iterator[str]:
    """The words of each passage, with who says them in front."""
    for passage in passages(blocks):
        text, block = passage.text.strip(), passage.block
        if text and passage.role not in LEFT_OUT:
            yield f"{block.speaker}: {text}" if isinstance(block, Paragraph) and block.speaker else text
