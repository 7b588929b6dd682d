"""Ids that survive edits elsewhere: what utterances, captions and links within the page name a block by."""

from __future__ import annotations

import hashlib
from collections import Counter

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Article, Blocks, Figure, Item, List, Table
from reformat.document.walk import over, plain, text_of


class Names:
    """Gives ids out: a letter and a hash of what is named, numbered where that occurs again; valid in XML."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, letter: str, place: str, text: str) -> str:
        """The id of a text in its place."""
        digest = hashlib.blake2s(f"{place}\0{text}".encode(errors="surrogatepass"), digest_size=5).hexdigest()
        self._seen[digest] += 1
        return f"{letter}{digest}" if self._seen[digest] == 1 else f"{letter}{digest}-{self._seen[digest]}"


def identify(article: Article) -> Article:
    """The article with an id on every block, item, row and cell: a hash of its words, so edits elsewhere keep it."""
    names = Names()

    def name(kind: str, text: str) -> str:
        return names.of(kind[0], kind, text)

    def give(block: AnyBlock) -> Blocks:
        kind = type(block).__name__.lower()
        match block:
            case List():
                block = replace(block, items=tuple(replace(i, id=name("item", _item(i))) for i in block.items))
            case Table():
                rows = tuple(
                    replace(
                        row,
                        id=name("row", " ".join(plain(c.inlines) for c in row.cells)),
                        cells=tuple(replace(c, id=name("cell", plain(c.inlines))) for c in row.cells),
                    )
                    for row in block.rows
                )
                block = replace(block, rows=rows)
        picture = block.image.url if isinstance(block, Figure) and block.image else ""
        return (replace(block, id=name(kind, text_of(block) + picture)),)

    return over(article, give)


def _item(item: Item) -> str:
    return " ".join([plain(item.term), *(text_of(b) for b in item.blocks)])
