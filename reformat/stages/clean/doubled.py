"""Captions that stand twice, since pages give a picture's text once for the eye and once in its alt attribute.

Run together with no space, on two lines, or with other quotation marks: one copy stays and is stamped as a caption,
the other goes into the ledger. What stays holds every letter and digit of what goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, Inlines, Paragraph, Stamp
from reformat.document.walk import cut, plain
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.sight import Memory, weight

RULE = "clean.doubled-caption"
BECAUSE = "The caption stands twice: once as the picture's alternative text and once below the picture"
SHORT, LONG_COPY = 6, 30
"""Weight of a copy that counts run together, and of one with a space between."""
SHORTEST = 12
"""Weight of a line that may be a copy where an empty line parts the two, or where a sign points at the caption."""
CAPTION, LONGEST = 420, 3000
"""Weight of the longest caption: a longer copy goes as well, but what stays is text. Letters of the longest copy."""

SEAMS = 12
"""Places looked at where a second copy may begin: a caption has one, a thousand times one word has a thousand."""
_POINTER = lazy(r"[▲△▼↑↓◀◁▶▷☞]\s*")
"""What stands before a caption and not before the alternative text."""
HOUSE = lazy(r"\s[-–—|:·<]+\s[^-–—|:·<=@/]{2,30}")
"""A house behind a headline, as the title of a window has it: no caption that stands again."""
TOLD = 130
"""Weight from which a whole sentence that stands twice far from any picture is text, and no caption."""
_ENDED = lazy(r"[.!?。！？][”’\"'」』]?$")
_CREDITED = lazy(
    r"사진|그래픽|자료|제공|출처|연합뉴스|뉴시스|[=©ⓒ]|photo|credit|getty|reuters|\bAFP?\b|foto|bild:|写真|図|图", re.I
)
"""What a caption says of whose its picture is."""
_SIGNED = lazy(r"[^.!?@]{0,40}[\w.+-]+@[\w-]+\.[\w.-]+\W*")
"""A name and its address: a byline, however often it stands."""


def part_doubles(draft: Draft, rules: Rules, memory: Memory) -> Draft:
    """The draft with each caption once."""
    if rules.kept(RULE):
        return draft
    blocks: list[AnyBlock] = []
    changes: list[Change] = []
    for at, block in enumerate(draft.article.blocks):
        pair = id(blocks[-1]) if blocks else 0, id(block)
        if pair in memory.apart:
            blocks.append(block)
            continue
        block, change = _part(block, draft.article.blocks, at)
        double = _repeats(blocks[-1], block, draft.article.blocks, at) if change is None and blocks else None
        if double is not None and not _sung(draft.article.blocks, at):
            blocks[-1], change = double
        elif change is None:
            memory.apart[pair] = (blocks[-1] if blocks else block, block)
            blocks.append(block)
        else:
            blocks.append(block)
        changes += [change] if change else []
    return draft.with_blocks(tuple(blocks), *changes) if changes else draft


def _pictured(blocks: Blocks, at: int) -> bool:
    """Whether a picture stands near, or the source is one that lost its pictures: a copy is a caption then."""
    stamp = blocks[at].stamp
    if stamp is None or stamp.tag == "line":
        return True
    return any(isinstance(block, Figure) for block in blocks[max(at - 3, 0) : at + 3])


def _sung(blocks: Blocks, at: int) -> bool:
    """Whether a short line is the second or a later one of three alike in a row: a song's, for no caption stands so."""
    if not isinstance(blocks[at], Paragraph) or weight(_line(blocks, at)) >= LONG_COPY:
        return False
    near = [_line(blocks, place) == _line(blocks, at) for place in (at - 2, at - 1, at + 1)]
    return near[1] and (near[0] or near[2])


def _line(blocks: Blocks, at: int) -> str:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return plain(block.inlines) if isinstance(block, Paragraph) else ""


def _part(block: AnyBlock, blocks: Blocks, at: int) -> tuple[AnyBlock, Change | None]:
    """A block whose text is one caption twice, without the second copy; it stands `at` that place among `blocks`."""
    match block:
        case Paragraph() | Heading() if halves := _halves(block.inlines):
            keep, drop = halves
            parted = plain(block.inlines)[len(plain(keep)) : len(plain(keep)) + 1].isspace()
            shown = not parted or _pictured(blocks, at)
            return _caption(block, keep, shown=shown), _entry(block, plain(drop), plain(keep))
        case Figure() if halves := _halves(block.caption):
            keep, drop = halves
            return replace(block, caption=keep), _entry(block, plain(drop), plain(keep))
        case _:
            return block, None


def _halves(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """The copy that stays and the one that goes, if a text is two copies of one."""
    text = plain(inlines)
    for at in islice(_seams(text), SEAMS):
        first, second = text[:at], text[at:]
        if not _alike(first, second, run_together=not first[-1].isspace()):
            continue
        one, two = cut(inlines, 0, len(first.rstrip())), cut(inlines, at, len(text))
        return (one, two) if len(first.strip()) >= len(second.strip()) else (two, one)
    return None


def _seams(text: str) -> Iterator[int]:
    """Where a second copy may begin: wherever the first letters come back, near the middle."""
    length = len(text)
    if not SHORT <= length <= 2 * LONGEST:
        return
    start = text[: max(3, min(8, length // 3))]
    at = text.find(start, max(1, int(0.3 * length)))
    while 0 <= at <= 0.7 * length:
        yield at
        at = text.find(start, at + 1)


def _alike(first: str, second: str, run_together: bool) -> bool:
    """Whether two halves are one caption: the same, or one of them longer by its credit."""
    one, two = first.strip(), second.strip()
    short = min(weight(one), weight(two))
    if short < (SHORT if run_together else LONG_COPY) or not any(c.isalpha() for c in one):
        return False
    if one == two:
        return run_together or short >= LONG_COPY
    return short >= LONG_COPY and _same(one, two)


def _same(one: str, two: str) -> bool:
    """Whether two texts say the same letter for letter, or one goes on after the other, as with a credit.

    Likeness would not do: lines of results, prices and procedures differ in one number or name, and each counts.
    """
    a, b = sorted((bare(one), bare(two)), key=len)  # without quotation marks and spaces, in which copies differ
    if not a or len(a) < 0.6 * len(b) or not b.startswith(a):
        return False
    return not (a[-1].isdigit() and b[len(a) :][:1].isdigit())


def _repeats(before: AnyBlock, block: AnyBlock, blocks: Blocks, at: int) -> tuple[AnyBlock, Change] | None:
    """The caption of two neighbouring blocks that say the same, and the entry for the other copy."""
    match before, block:
        case (Paragraph() | Heading(), Paragraph() | Heading()):
            first, second = plain(before.inlines), plain(block.inlines)
        case (Figure(), Paragraph()):
            first, second = plain(before.caption), plain(block.inlines)
            if first and _twice(first, second, block.stamp):
                return before, _entry(block, second, first)
            return None
        case _:
            return None
    if not _twice(first, second, block.stamp) or (first.startswith(second) and HOUSE.fullmatch(first[len(second) :])):
        return None
    keep, drop = (block, before) if len(second) > len(first) else (before, block)
    if isinstance(before, Heading) and isinstance(block, Heading):
        return keep, _entry(drop, plain(drop.inlines), plain(keep.inlines))
    return _caption(keep, keep.inlines, shown=_pictured(blocks, at)), _entry(
        drop, plain(drop.inlines), plain(keep.inlines)
    )


def _twice(first: str, second: str, stamp: Stamp | None) -> bool:
    """Whether two blocks are a caption and its copy; lines of a verse, close together and short, are not."""
    if point := _POINTER.match(second):
        second = second[point.end() :]
        if weight(first) >= SHORTEST and bare(second).startswith(bare(first)):
            return weight(second) <= CAPTION
    if abs(len(first) - len(second)) > 0.5 * max(len(first), len(second)) or max(len(first), len(second)) > LONGEST:
        return False
    if first[:3] != second[:3] and first[-8:] != second[-8:]:
        return False
    size = min(weight(first), weight(second))
    parted = stamp is None or stamp.tag != "line" or stamp.blank_before > 0
    if size < (SHORTEST if parted else LONG_COPY):
        return False
    return first == second or (size >= LONG_COPY and _same(first, second))


def _caption(block: Paragraph | Heading, inlines: Inlines, *, shown: bool) -> Paragraph:
    """A block's one copy, stamped as a caption unless it is too long for one, a byline, or far from pictures."""
    stamp = block.stamp or Stamp()
    text = plain(inlines)
    told = shown or weight(text) < TOLD or not _ENDED.search(text) or _CREDITED.search(text)
    if told and weight(text) <= CAPTION and not _SIGNED.fullmatch(text):
        stamp = replace(stamp, role="caption")
    return Paragraph(inlines=inlines, span=block.span, stamp=stamp, language=block.language, origin=block.origin)


def _entry(block: AnyBlock, text: str, kept: str) -> Change:
    """The entry for a copy; what a script said is none of the page's text."""
    text = text if block.origin == "source" else ""
    return Change("clean", RULE, "remove", text, BECAUSE, span=block.span, confidence=0.95, context=kept)
