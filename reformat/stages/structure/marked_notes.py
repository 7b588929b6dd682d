"""Notes of a text without links, tied by equal marks in the text and at its end."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Blocks,
    Break,
    Inlines,
    Note,
    NoteRef,
    Paragraph,
    Raised,
    Text,
)
from reformat.document.walk import leaves, map_inlines, plain, rebuild
from reformat.patterns import lazy
from reformat.stages.structure.runs import part

_LINE = lazy(r"^(?P<mark>\[\d{1,3}\]|\d{1,2}\)|[(（]?주\s?\d{1,2}[)）]|[¹²³⁴-⁹]{1,2}|\*{1,3}(?=\s?\S)|[†‡])\s*(?=\S)")
_RAISED = lazy(r"\s*(?P<mark>[\[(]?\d{1,2}[\])]?)\s*")


class Mark(NamedTuple):
    """What a note begins with; `raised`: the markup sets it above the line, here and in the text."""

    text: str
    raised: bool = False


def tie_marked(blocks: Blocks) -> Blocks:
    """The blocks with the last paragraphs as notes that begin with a mark which stands in the text once before."""
    found, end = _notes(blocks)
    if not found or not end:
        return blocks
    body = [block for block in leaves(blocks[:end]) if isinstance(block, Paragraph)]
    text, above = "\n".join(plain(b.inlines) for b in body), [run for b in body for run in _raised(b.inlines)]
    if any((above.count(m.text) if m.raised else len(_places(text, m.text))) != 1 for m in found):
        return blocks
    notes = tuple(_labelled(mark.text, blocks[place]) for mark, place in sorted(found.items(), key=lambda f: f[1]))
    return rebuild(blocks[:end], lambda block: (_pointed(block, set(found)),)) + notes


def _notes(blocks: Blocks) -> tuple[dict[Mark, int], int]:
    """The marks that the last paragraphs begin with, and where the text above them ends; none if one stands twice."""
    end = len(blocks)
    found: dict[Mark, int] = {}
    while end:
        at = end - 2 if found and end > 1 and isinstance(blocks[end - 1], Break) else end - 1
        mark = _begins(blocks[at])
        if mark is None:
            break
        if mark in found:
            return {}, end
        found[mark] = at
        end = at
    return found, end


def _begins(block: AnyBlock) -> Mark | None:
    if not isinstance(block, Paragraph) or not block.inlines:
        return None
    if isinstance(first := block.inlines[0], Raised) and not first.low:
        match = _RAISED.fullmatch(plain(first.inlines))
        return Mark(match["mark"], raised=True) if match is not None and len(block.inlines) > 1 else None
    match = _LINE.match(plain(block.inlines))
    return Mark(match["mark"]) if match is not None else None


def _raised(inlines: Inlines) -> list[str]:
    """What the markup sets above the line."""
    out: list[str] = []
    for inline in inlines:
        if isinstance(inline, Raised) and not inline.low:
            out.append(plain(inline.inlines).strip())
        else:
            out += _raised(getattr(inline, "inlines", ()))
    return out


def _labelled(mark: str, block: AnyBlock) -> Note:
    body = block
    if isinstance(block, Paragraph):
        text = plain(block.inlines)
        body = replace(block, inlines=part(block.inlines, text.index(mark) + len(mark), len(text)))
    return Note(name=mark, label=mark, blocks=(body,), span=block.span, origin=block.origin)


def _places(text: str, mark: str) -> list[re.Match[str]]:
    """Where a mark stands after a word or a sentence, as a note's does."""
    return list(re.finditer(rf"(?<=[\w.,!?”\"’')])\s?{re.escape(mark)}(?![\w*†‡])", text))


def _pointed(block: AnyBlock, marks: set[Mark]) -> AnyBlock:
    if not isinstance(block, Paragraph):
        return block

    def tie(inline: AnyInline) -> Inlines | None:
        if isinstance(inline, Raised):
            said = plain(inline.inlines).strip()
            return (NoteRef(said, said),) if Mark(said, raised=True) in marks and not inline.low else None
        if not isinstance(inline, Text):
            return None
        text = inline.text
        spots = sorted(
            (m.start(), m.end(), mark.text) for mark in marks if not mark.raised for m in _places(text, mark.text)
        )
        out: list[AnyInline] = []
        at = 0
        for start, stop, name in spots:
            out += [Text(text[at:start])] if start > at else []
            out.append(NoteRef(name, text[start:stop].strip()))
            at = stop
        return (*out, *((Text(text[at:]),) if at < len(text) else ()))

    return replace(block, inlines=map_inlines(block.inlines, tie))
