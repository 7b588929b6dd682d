"""The lines of a recipe as lists: rows of boxes side by side, amounts beside what they measure, steps with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Heading, Inlines, Item, List, Paragraph, Text
from reformat.document.walk import plain, rebuild, text_of
from reformat.language.scripts import bare
from reformat.patterns import CLOSED, lazy
from reformat.rules import Rules
from reformat.stages.structure.lists import MARKER
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part

AGAIN = Reason("list.again", "The same list once more, as pages keep it for small screens")

ROWS = 3
"""Boxes side by side that make a list."""

PIECES = 4
"""Pieces of a line at most: an amount, its unit, what it measures, and how to prepare it."""

LINE, BRIEF = 120, 40
"""Characters of a line at most, whose pieces are read as one; of one at most that is no sentence, whatever its end."""

_ENDED = lazy(rf"[.!?。！？…]{CLOSED}\s*$")
_AMOUNT = lazy(r"[\d½¼¾⅓⅔⅛][\d½¼¾⅓⅔⅛.,/⁄\s–-]{0,8}")
_NUMBER = lazy(r"(?:[^\W\d]{2,12}\s?)?(?P<number>\d{1,2})[.):]?")
_STEP = lazy(r"\s*(?:(?P<word>[^\W\d]{2,12})\s?)?(?P<number>\d{1,2})(?P<sign>\s?[.):]|\s|(?=[^\W\d_a-zß-ÿ]))\s*(?=\S)")
"""A number in front of a step, behind the word for it, or with nothing between it and the capital it stands before."""


def gather_makings(draft: Draft, rules: Rules) -> Draft:
    """The draft with the lines of a recipe as lists; numbers that a list gives by itself go to the ledger."""
    blocks = draft.article.blocks
    if not any(map(_told, blocks)):
        return draft
    changes: list[Change] = []

    def settle(block: AnyBlock) -> Blocks:
        if not (isinstance(block, List) and _told(block)) or block.definitions:
            return (block,)
        if len(block.items) == 1 and len(inner := block.items[0].blocks) == 1 and isinstance(inner[0], List):
            return inner  # a list around the list
        numbered = _numbered(block, changes)
        lines = replace(numbered, items=tuple(map(_line, numbered.items)))
        return (lines if numbered is not block else _counted(lines, changes),)

    found = _once(rebuild(_rows(blocks), settle), changes)
    return draft.with_blocks(found, *changes)


def _once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without lists that have stood before, word for word, and without the headings over these."""
    out: list[AnyBlock] = []
    said: set[str] = set()
    for block in blocks:
        letters = bare(text_of(block)) if isinstance(block, Heading | List) else ""
        again = letters in said and isinstance(block, List) and _told(block) and len(block.items) >= ROWS
        while again and out and isinstance(out[-1], Heading) and _again(out):
            changes.append(AGAIN.removed(out.pop()))
        if again:
            changes.append(AGAIN.removed(block))
        else:
            out.append(block)
            said.add(letters)
    return tuple(out)


def _again(out: list[AnyBlock]) -> bool:
    """Whether the last heading says what one before it has said."""
    last = bare(text_of(out[-1]))
    return any(isinstance(block, Heading) and bare(text_of(block)) == last for block in out[:-1])


def _told(block: AnyBlock) -> bool:
    """Whether the page itself calls a block its recipe's."""
    return block.stamp is not None and bool(block.stamp.rule)


def _rows(blocks: Blocks) -> Blocks:
    """The blocks with each run of short paragraphs that stand in boxes side by side as a list."""
    out: list[AnyBlock] = []
    for short, run in groupby(blocks, _short):
        group = list(run)
        out += _listed([block for block in group if isinstance(block, Paragraph)]) if short else group
    return tuple(out)


def _short(block: AnyBlock) -> bool:
    if not isinstance(block, Paragraph) or not _told(block) or block.verse:
        return False
    text = plain(block.inlines)
    return len(text) <= LINE and (len(text) <= BRIEF or text[:1].isdigit() or _ENDED.search(text) is None)


def _listed(run: list[Paragraph]) -> Blocks:
    """The paragraphs as a list, an item for each box that stands straight in the one around them all."""
    paths = [block.span.path.split(" > ") if block.span is not None else [] for block in run]
    shared = 0
    while all(len(path) > shared + 1 for path in paths) and len({path[shared] for path in paths}) == 1:
        shared += 1
    if not paths or not shared:
        return tuple(run)
    rows = [[block for block, _ in row] for _, row in groupby(zip(run, paths, strict=True), lambda at: at[1][shared])]
    if len(rows) > 1 and (len(rows) < ROWS or max(map(len, rows)) > PIECES):  # lists inside, or a line above one
        return tuple(block for row in rows for block in (_listed(row) if len(row) >= ROWS else row))
    rows = _with_amounts(rows)
    if len(rows) < ROWS or sum(map(len, rows)) > LINE:
        return tuple(run)
    items = tuple(_line(Item(tuple(row))) for row in rows)
    return (List(items=items, span=run[0].span, stamp=run[0].stamp, origin=run[0].origin),)


def _with_amounts(rows: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """The rows with each that is a bare amount put in front of the next, which says of what."""
    out: list[list[Paragraph]] = []
    for row in rows:
        if out and len(out[-1]) == 1 and _AMOUNT.fullmatch(plain(out[-1][0].inlines).strip()):
            out[-1] = [*out[-1], *row]
        else:
            out.append(row)
    return out


def _line(item: Item) -> Item:
    """An item whose short paragraphs are one line: an amount and what it measures."""
    said = [block for block in item.blocks if isinstance(block, Paragraph) and not block.verse]
    if len(said) < 2 or len(said) < len(item.blocks) or item.term or sum(len(plain(b.inlines)) for b in said) > LINE:
        return item
    return replace(item, blocks=(replace(said[0], inlines=_joined([block.inlines for block in said])),))


def _numbered(block: List, changes: list[Change]) -> List:
    """A list in order where a number of its own stands in front of what each item says, without them."""
    parts = [_number(item) for item in block.items]
    if len(parts) < ROWS - 1 or [number for number, _, _ in parts] != list(range(1, len(parts) + 1)):
        return block
    changes += [MARKER.rewrote(sign, span=block.span) for _, sign, _ in parts if block.origin == "source"]
    items = tuple(replace(item, blocks=rest) for item, (_, _, rest) in zip(block.items, parts, strict=True))
    return replace(block, items=items, ordered=True)


def _number(item: Item) -> tuple[int, str, Blocks]:
    """The number that is the first of an item's blocks, or the term of the only one, as written; and the others."""
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
    said = ""
    if isinstance(first, Paragraph):
        said = plain(first.inlines).strip()
    elif isinstance(first, List) and first.definitions and len(first.items) == 1:
        said, rest = plain(first.items[0].term).strip(), (*first.items[0].blocks, *rest)
    found = _NUMBER.fullmatch(said) if rest else None
    return (int(found["number"]), said, rest) if found is not None else (0, "", ())


def _joined(runs: Sequence[Inlines]) -> Inlines:
    spaced = [inline for run in runs for inline in (Text(" "), *run)]
    return tuple(spaced[1:])


def _counted(block: List, changes: list[Change]) -> List:
    """A list in order where each item begins with its number, without them."""
    firsts = [item.blocks[0] if item.blocks else None for item in block.items]
    texts = [plain(first.inlines) if isinstance(first, Paragraph) else "" for first in firsts]
    found = [_STEP.match(text) for text in texts]
    numbers = [int(one["number"]) if one is not None else 0 for one in found]
    words = {one["word"] for one in found if one is not None}
    if not block.ordered and any(one is not None and one["sign"].isspace() and not one["word"] for one in found):
        return block  # amounts that happen to count up
    if len(texts) < ROWS - 1 or numbers != list(range(1, len(texts) + 1)) or len(words) > 1:
        return block
    items = []
    for item, first, one in zip(block.items, firsts, found, strict=True):
        if not isinstance(first, Paragraph) or one is None:
            return block
        text = plain(first.inlines)
        if first.origin == "source":
            changes.append(MARKER.rewrote(one[0].strip(), span=first.span, context=text[:80]))
        body = replace(first, inlines=part(first.inlines, one.end(), len(text)))
        items.append(replace(item, blocks=(body, *item.blocks[1:]), marker=f"{one['number']}."))
    return replace(block, items=tuple(items), ordered=True)
