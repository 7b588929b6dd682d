"""Heads that count on in bold, 1 after another or "Part 2" after "Part 1": sections below those that a page marks.

A page that marks its large sections as headings often sets the steps or the places of a ranking inside them in bold
alone. Whoever moves by headings would miss all of them.
"""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, List, Paragraph, Quote, Table
from reformat.document.walk import plain
from reformat.patterns import CLOSED, lazy
from reformat.stages.structure.markers import marker
from reformat.stages.structure.runs import bold_only, reach, role_of

LONGEST = 150.0
"""Reach of a head that counts on."""

FEWEST = 2
"""Heads that make a row."""

LINE = 45.0
"""Reach of the text below a head that only another one in bold stands for."""

_NAMED = lazy(r"(?P<name>[^\W\d_]{2,12})\s?(?:No\.\s?|#)?(?P<number>\d{1,2})(?=\s|[:.)]|$)")
"""A word with its number, as in "Part 2"."""
_BARE = lazy(r"(?P<number>\d{1,2})\s+(?=[^\W\d_a-z])")
_SENTENCE_END = lazy(rf"[.。…,，;；:：]{CLOSED}$")

ROLES = ("", "bold-line")
"""Roles of a line that can be a head."""

Row = list[tuple[int, AnyBlock]]
"""Heads of one kind that count on, with their places."""


def counted(blocks: Blocks) -> dict[int, int]:
    """The level of each line in bold, by its place, that counts on in a row of heads.

    It is that of the headings in the row, else one below the heading that the row begins under.
    """
    found: dict[int, int] = {}
    levels = _levels(blocks)
    for row in _rows(blocks):
        marked = [block.level for _, block in row if isinstance(block, Heading)]
        lines = [at for at, block in row if isinstance(block, Paragraph)]
        if len(row) >= FEWEST and (len(marked) >= FEWEST or all(_over_text(blocks, at) for at in lines)):
            found.update(dict.fromkeys(lines, marked[0] if marked else levels[row[0][0]] + 1))
    return found


def at_level(block: AnyBlock, level: int | None) -> AnyBlock:
    """A heading on the level that its row tells, if one does."""
    return replace(block, level=min(level, 6)) if level is not None and isinstance(block, Heading) else block


def _levels(blocks: Blocks) -> list[int]:
    """For each block the level of the heading that it stands under."""
    out, last = [], 1
    for block in blocks:
        out.append(last)
        last = block.level if isinstance(block, Heading) else last
    return out


def _rows(blocks: Blocks) -> list[Row]:
    """The rows of headings and lines in bold, each counting on from 1."""
    rows: list[Row] = []
    open_rows: dict[str, Row] = {}
    for at, block in enumerate(blocks[:-1]):
        family, order = _number(block)
        if order == 1:
            open_rows[family] = [(at, block)]
            rows.append(open_rows[family])
        elif order and order == len(row := open_rows.get(family, [])) + 1:
            row.append((at, block))
    return rows


def _number(block: AnyBlock) -> tuple[str, int]:
    """By what a heading or a line in bold counts, and its number; 0 for any other block."""
    bold = isinstance(block, Paragraph) and not block.speaker and role_of(block) in ROLES and bold_only(block.inlines)
    if not isinstance(block, Heading | Paragraph) or not (bold or isinstance(block, Heading)):
        return "", 0
    text = plain(block.inlines).strip()
    if reach(text) > LONGEST or _SENTENCE_END.search(text):
        return "", 0
    if (sign := marker(text)) is not None:
        return sign.family, sign.order
    if (match := _NAMED.match(text)) is not None:
        return f"{match['name'].casefold()} 1", int(match["number"])
    return ("1", int(match["number"])) if (match := _BARE.match(text)) is not None else ("", 0)


def _over_text(blocks: Blocks, place: int) -> bool:
    """Whether running text, a picture or a list stands right below a line."""
    match blocks[place + 1]:
        case Paragraph() as block:
            return reach(plain(block.inlines)) >= LINE and not bold_only(block.inlines)
        case List() | Table() | Quote() | Figure():
            return True
        case _:
            return False
