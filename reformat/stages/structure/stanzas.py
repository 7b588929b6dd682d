"""Verse in a scrape, where every line is a block: stanzas of short lines with an empty line around each."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, LineBreak, Paragraph
from reformat.document.walk import plain
from reformat.patterns import ENDED, lazy
from reformat.stages.structure.markers import marker
from reformat.stages.structure.runs import reach, scraped

LINE = 70.0
"""Reach of a line of verse at most, where labels and lists may stand in short lines as well."""

FEWEST, MOST = 2, 14
"""Lines of a stanza, and at least so many stanzas one after the other."""

ROWS = 5
"""Lines of all stanzas at least."""

ENDS = 2 / 3
"""Share of the lines at most that end a sentence: where more do, each says something by itself."""

_FACT = lazy(r"\d|[:：|@=/]|\w{2,}\.\w{2,}")
"""What tables, credits and addresses have, and verse hardly."""


def with_stanzas(blocks: Blocks) -> Blocks:
    """The blocks with each stanza as one paragraph of verse; in a text that parts its paragraphs by empty lines."""
    apart = [line.stamp.blank_before > 0 for line in blocks if line.stamp is not None and scraped(line)]
    if len(set(apart)) < FEWEST:
        return blocks
    out: list[AnyBlock] = []
    at = 0
    while at < len(blocks):
        stanzas: list[list[Paragraph]] = []
        end = at
        while stanza := _stanza(blocks, end):
            stanzas.append(stanza)
            end += len(stanza)
        rows = [plain(line.inlines) for stanza in stanzas for line in stanza]
        ended = sum(ENDED.search(row) is not None for row in rows)
        if len(stanzas) >= FEWEST and len(rows) >= ROWS and ended <= ENDS * len(rows):
            out += map(_as_verse, stanzas)
            at = end
        else:
            out.append(blocks[at])
            at += 1
    return tuple(out)


def _stanza(blocks: Blocks, at: int) -> list[Paragraph]:
    """The lines of the stanza that begins here, with an empty line before it and one behind; none where none does."""
    lines: list[Paragraph] = []
    for block in blocks[at:]:
        apart = block.stamp is not None and block.stamp.blank_before > 0
        if apart == bool(lines):
            break
        if not isinstance(block, Paragraph) or not _versed(block):
            return []
        lines.append(block)
    return lines if FEWEST <= len(lines) <= MOST else []


def _versed(block: Paragraph) -> bool:
    text = plain(block.inlines)
    bound = block.speaker or block.stamp is None or block.stamp.role
    short = scraped(block) and not bound and reach(text) <= LINE
    return short and marker(text) is None and _FACT.search(text) is None


def _as_verse(lines: list[Paragraph]) -> Paragraph:
    inlines = [piece for line in lines for piece in (LineBreak(), *line.inlines)]
    return replace(lines[0], inlines=tuple(inlines[1:]), verse=True)
