"""Where headings may stand and on which level: none inside lists and quotations, no gap between levels (WCAG H42)."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Heading, Inlines, List, NoteRef, Paragraph, Quote, Raised
from reformat.document.walk import plain, rebuild
from reformat.patterns import lazy
from reformat.stages.structure.labels import as_paragraph

_NUMBERED = lazy(r"\d{1,2}(?:\.\d{1,2})+(?=\.?\s)")
"""A number of several parts, which says in which section this one stands."""

_MARK = lazy(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*|")
_NOTED = lazy(r"(?<=[.!?。…”’])(?:\s?[\[［]\d{1,3}[\]］])+$")
"""Marks of notes, raised or in brackets behind the end of a sentence."""

DEEPEST = 3
"""Levels below the first that a number can tell."""


def depth(text: str) -> int:
    """How deep the number before a heading says that it stands: 1 is none, 1.2 is one."""
    match = _NUMBERED.match(text)
    return min(match[0].count("."), DEEPEST) if match is not None else 0


def unnoted(inlines: Inlines) -> str:
    """The words of a line without marks of notes: a sentence ends before them."""
    said = [one for one in inlines if not isinstance(one, NoteRef | Raised) or not _MARK.fullmatch(plain((one,)))]
    text = plain(inlines if len(said) == len(inlines) else tuple(said)).strip()
    return _NOTED.sub("", text) if text.endswith(("]", "］")) else text


def levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2 and go down one at a time.

    Several h1 part the article as chapters do, and so does one behind text; one alone before all text is the title
    said again, and nothing stands below it.
    """
    first = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    within = len(first) == 1 and any(isinstance(block, Paragraph) for block in blocks[: first[0]])
    highest = 1 if len(first) > 1 or within else 2
    open_levels: list[int] = []
    out: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = max(block.level, highest)
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            block = replace(block, level=min(1 + len(open_levels), 6))
        out.append(block)
    return tuple(out)


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
