"""Headings inside lists and quotations: whole sections come out of them, a lone one becomes a paragraph."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Heading, List, Quote
from reformat.document.walk import rebuild
from reformat.stages.structure.labels import as_paragraph


def inner_plain(blocks: Blocks) -> Blocks:
    """Lists and quotations that hold whole sections opened; a lone heading inside one becomes a paragraph."""
    return rebuild(blocks, _opened)


def _opened(block: AnyBlock) -> Blocks:
    match block:
        case List() if not block.definitions:
            inner = tuple(b for item in block.items for b in item.blocks)
            headed = sum(isinstance(b, Heading) for b in inner)
            if headed * 2 >= len(block.items) and len(inner) >= 2 * headed and headed:
                return inner
            return (replace(block, items=tuple(replace(i, blocks=_flat(i.blocks)) for i in block.items)),)
        case Quote():
            headed = sum(isinstance(b, Heading) for b in block.blocks)
            if headed and len(block.blocks) - headed >= 3 and not block.attribution:
                return block.blocks
            return (replace(block, blocks=_flat(block.blocks)),)
        case _:
            return (block,)


def _flat(blocks: Blocks) -> Blocks:
    return tuple(as_paragraph(block) if isinstance(block, Heading) else block for block in blocks)
