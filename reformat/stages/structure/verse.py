"""Lines that are the author's own: verse, lyrics, addresses; and breaks that only part paragraphs."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Break, Inlines, Note, Paragraph, Text
from reformat.document.walk import plain, rebuild
from reformat.patterns import ENDED, lazy
from reformat.readers.html.listings import VERSE
from reformat.rules import Rules
from reformat.stages.structure.markers import marker
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, lines, part, reach
from reformat.stages.structure.stanzas import with_stanzas

LINE = 100.0
"""Reach of a line of verse at most."""

FEWEST = 4
"""Lines that make a verse where nothing but their shape says so."""

PARAGRAPH = 160.0
"""Reach from which a line that ends a sentence is a paragraph of its own."""

TURN = Reason("text.turn", "Signs that part two sections; the break itself now says so")

_TURN = lazy(r"\s*(?:[*＊∗•·◦~∼〜─━—–=_-]\s*){3,40}|\s*(?:[*＊⁂❖✻✽◇◆○●□■♦※§❦☙]\s*){1,12}")


def settle_lines(draft: Draft, rules: Rules) -> Draft:
    """The draft with verse marked as such and paragraphs parted that a single break holds together."""
    changes: list[Change] = []
    return draft.with_blocks(_turned(rebuild(with_stanzas(draft.article.blocks), _settled), changes), *changes)


def _turned(blocks: Blocks, changes: list[Change]) -> Blocks:
    """A break for each line that is nothing but the signs which part two sections; none at the end or above notes."""
    out = list(blocks)
    for at, block in enumerate(blocks):
        only = block.inlines[0] if isinstance(block, Paragraph) and len(block.inlines) == 1 else None
        if not isinstance(only, Text) or only.text[:1].isalnum() or not _TURN.fullmatch(only.text):
            continue
        TURN.took(only.text.strip(), block, changes)
        out[at] = Break(span=block.span, stamp=block.stamp, origin=block.origin)
    end = len(out)
    while end and isinstance(out[end - 1], Break | Note):
        end -= 1
    return (*out[:end], *(block for block in out[end:] if not isinstance(block, Break)))


def _settled(block: AnyBlock) -> Blocks:
    if not isinstance(block, Paragraph) or "\n" not in (text := plain(block.inlines)):
        return (block,)
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    if _is_verse(block, rows):
        return (replace(block, verse=True),)
    runs = lines(block.inlines)
    if all(reach(row) >= PARAGRAPH and ENDED.search(row) for row in rows[:-1]):
        return tuple(replace(block, inlines=run) for run in runs)
    if len(runs) > 1 and bold_only(runs[0]) and reach(rows[0]) <= PARAGRAPH and not bold_only(runs[1]):
        head = replace(block, inlines=runs[0])
        return (head, *_settled(replace(block, inlines=_rest(block))))
    return (block,)


def _rest(block: Paragraph) -> Inlines:
    text = plain(block.inlines)
    lead = len(text) - len(text.lstrip("\n "))
    return part(block.inlines, text.index("\n", lead) + 1, len(text))


def _is_verse(block: Paragraph, rows: list[str]) -> bool:
    classes = block.stamp.classes[:4] if block.stamp is not None else ()
    if any(map(VERSE.search, classes)):
        return True
    if len(rows) < FEWEST or any(marker(row) for row in rows) or bold_only(block.inlines):
        return False
    return all(reach(row) <= LINE for row in rows) and sum(bool(ENDED.search(row)) for row in rows) * 2 <= len(rows)
