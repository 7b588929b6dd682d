"""Whether a line's place lets it be a heading: what stands before it, and whether a section follows."""

from __future__ import annotations

from itertools import takewhile

from reformat.document.nodes import Blocks, Code, Embed, Figure, List, Paragraph, Quote, Table
from reformat.document.walk import plain
from reformat.patterns import CLOSED, lazy
from reformat.stages.structure.labels import BODY
from reformat.stages.structure.runs import bold_only, reach, role_of, scraped
from reformat.stages.structure.series import LONGEST

SENTENCE = 45.0
"""Reach of the text below a line that form or markup sets off already."""

SAID = 3
"""Lines below one in bold that are looked at together: a section may begin with short ones."""

SENTENCE_END = lazy(rf"[.。,，;；:：…]{CLOSED}$")
_RUNS = lazy(
    r"(?<![A-ZÀ-Þ])[a-zß-ÿа-я]{3}[”’\"']?[.!?][”’\"']*\s+\S|^(?:So|But|And|Or|Yet|Aber|Und|Doch|Mais|Et|Pero)\b.*\?\W*$"
    r"|(?:です|ます|ません|でした|ました|ください)[!！]?$|[가-힣]{2}\.\s+[가-힣]"
    r"|^(?=.{24}).*，.*，|，.*[：:].*[?？]\W*$|[—–]{1,2}$"
)
"""Running text: another sentence follows in it, a question goes on, polite Japanese, clauses of Chinese, a dash."""


def inside_text(before: Blocks) -> bool:
    """Whether running text stands before a line that names call a subtitle: it is no deck then."""
    return any(isinstance(b, Paragraph) and not role_of(b) and reach(plain(b.inlines)) >= BODY for b in before)


def stands_alone(text: str, blocks: Blocks, place: int) -> bool:
    """Whether a short line stands by itself between paragraphs."""
    shouts = text.rstrip("”’\"')」』").endswith(("!", "！", "다"))
    if SENTENCE_END.search(text) or _RUNS.search(text) or (shouts and reach(text) > LONGEST * 0.7):
        return False
    before = blocks[place - 1] if place else None
    return before is None or not (isinstance(before, Paragraph) and reach(plain(before.inlines)) < BODY * 0.5)


def followed(blocks: Blocks, place: int, least: float, lines: int = 1) -> bool:
    """Whether a section follows: running text, at once or after pictures; a list, a table or a quotation.

    `least`: reach of the text, of so many `lines` together as nothing sets off.
    """
    for at in range(place + 1, min(place + 4, len(blocks))):
        match blocks[at]:
            case Embed() if at == place + 1:
                return False  # what it says of something that plays there
            case Figure() | Embed():
                continue
            case Paragraph():
                introduces = at + 1 < len(blocks) and isinstance(blocks[at + 1], List | Table)
                return introduces or _says(blocks[at : at + lines], least)
            case List() | Table() | Quote() | Code():
                return True
            case _:
                return False
    return False


def _says(below: Blocks, least: float) -> bool:
    """Whether lines that nothing sets off are text enough to be a section's."""
    said = takewhile(lambda b: isinstance(b, Paragraph) and not (b.inlines and bold_only(b.inlines)), below)
    return sum(reach(plain(b.inlines)) for b in said if isinstance(b, Paragraph)) >= least


def over_list(text: str, blocks: Blocks, place: int) -> bool:
    """Whether a line in square brackets stands right over a list: its head, as recipes and notices type it."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    return isinstance(below, List) and text[0] in "[［【" and text[-1] in "]］】"


def over_own_list(block: Paragraph, text: str, blocks: Blocks, place: int) -> bool:
    """Whether a short line of a scrape stands behind an empty line and right over a list: its head."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    parted = scraped(block) and block.stamp is not None and block.stamp.blank_before > 0
    return parted and isinstance(below, List) and reach(text) <= SENTENCE and not SENTENCE_END.search(text)
