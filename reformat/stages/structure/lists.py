"""Make lists of lines that a writer marked with signs: each line a block, or lines within one paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Item, List, Paragraph, Text
from reformat.document.walk import plain
from reformat.patterns import ENDED, lazy
from reformat.rules import Rules
from reformat.stages.structure.boxes import path
from reformat.stages.structure.markers import Marker, marker, unmarked
from reformat.stages.structure.outlines import nested, nested_as_set, outline, set_in
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, lines, reach

MARKER = Reason("list.marker", "A sign that marks a list item; the list itself now says so")

DASHES = "-–—―─"
"""Signs that mark items, and in many languages what somebody says."""

_WINGDING = lazy(r"([a-zØ§ü¨àð\uf020-\uf0ff·])\s{2,}(?=\S)")

_FIRSTS = tuple((Text(number),) for number in ("1", "1.", "1)"))

LEVELLED = 3
"""Names of a list's own element at most, among which its depth may be told."""

FEWEST = 2
"""Marked lines in a row that make a list."""

TIGHT = "tight"
_HYPHEN = lazy(r"\s*[-–](?=[^\W\d_]|[\"'“‘「『《<\[(△▲])")
"""A hyphen right before words, as Korean writers set it; before a figure it may mean less than nothing."""


def gather_lists(draft: Draft, rules: Rules) -> Draft:
    """The draft with runs of marked lines as lists; the signs go to the ledger and into `Item.marker`."""
    changes: list[Change] = []
    opened = tuple(b for block in _numbered(draft.article.blocks, changes) for b in _opened(block))
    blocks = _joined(gather(opened, changes))
    return draft.with_blocks(blocks, *changes)


def _numbered(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks with paragraphs below numbers that stand alone and count on, as steps have them, as lists."""
    firsts = {at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.inlines in _FIRSTS}
    if not firsts:
        return blocks
    out: list[AnyBlock] = []
    at = 0
    while at < len(blocks):
        end = at
        while (
            (end > at or at in firsts)
            and end + 1 < len(blocks)
            and _counts(blocks[end], (end - at) // 2 + 1)
            and _says(blocks[end + 1])
        ):
            end += 2
        if end - at < 2 * FEWEST:
            out.append(blocks[at])
            at += 1
            continue
        changes += [MARKER.removed(number) for number in blocks[at:end:2] if number.origin == "source"]
        items = tuple(Item((block,), marker=f"{place}.") for place, block in enumerate(blocks[at + 1 : end : 2], 1))
        out.append(List(items=items, ordered=True, span=blocks[at].span, origin=blocks[at].origin))
        at = end
    return tuple(out)


def _counts(block: AnyBlock, number: int) -> bool:
    """Whether a paragraph is this number and nothing else."""
    return isinstance(block, Paragraph) and plain(block.inlines).strip().rstrip(".)") == str(number)


def _says(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and not plain(block.inlines).strip().rstrip(".)").isdecimal()


def _joined(blocks: Blocks) -> Blocks:
    """The blocks with lists put together that a page's maker writes anew for each item."""
    out: list[AnyBlock] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, List) and any(len(item.blocks) > FEWEST for item in block.items):
            block = replace(block, items=tuple(replace(item, blocks=_joined(item.blocks)) for item in block.items))
        if isinstance(above, List) and isinstance(block, List) and (down := _down(block, above)) is not None:
            out[-1] = _below(above, block, down)
        elif isinstance(above, List) and isinstance(block, List) and _adds(block, above):
            out[-1] = replace(above, items=(*above.items, *block.items))
        else:
            out.append(block)
    return tuple(out)


_LEVEL = lazy(r"^(lst-kix_\w+)-(\d)$")
"""A class by which Google's documents name a list, and how deep an item of it stands: each depth is a list there."""


def _level(block: List) -> tuple[str, int] | None:
    names = block.stamp.classes[:LEVELLED] if block.stamp is not None else ()
    match = next((found for name in names if (found := _LEVEL.match(name))), None)
    return (match[1], int(match[2])) if match is not None else None


def _down(block: List, above: List) -> int | None:
    """How many levels below the first items of the list right above it a list goes on; None if it is another one."""
    mine, first = _level(block), _level(above)
    return mine[1] - first[1] if mine and first and mine[0] == first[0] and mine[1] >= first[1] else None


def _below(above: List, block: List, down: int) -> List:
    """A list with the items of another at its end, so many levels down as there are."""
    last = above.items[-1]
    if not down:
        return replace(above, items=(*above.items, *block.items))
    inner = last.blocks[-1]
    deeper = _below(inner, block, down - 1) if isinstance(inner, List) else block
    blocks = (*last.blocks[:-1], deeper) if isinstance(inner, List) else (*last.blocks, deeper)
    return replace(above, items=(*above.items[:-1], replace(last, blocks=blocks)))


def _adds(block: List, above: List) -> bool:
    """Whether a list is the next item of the one right above it, by its number or by its make."""
    if len(block.items) != 1 or block.definitions or above.definitions or block.ordered != above.ordered:
        return False
    if block.ordered:
        return block.start == above.start + len(above.items)
    made = [(one.stamp.tag, one.stamp.classes) for one in (above, block) if one.stamp is not None]
    if len(made) == 2 and made[0] == made[1]:
        return True
    beside = len({path(one).rpartition(" > ")[0] for one in (above, block)}) == 1  # with an id of its own each
    return beside and len(made) == 2 and len({(tag, names[:1]) for tag, names in made}) == 1 and bool(made[0][1])


def _opened(block: AnyBlock) -> Blocks:
    """A paragraph of several lines as one paragraph each, where at least two in a row are marked."""
    if not isinstance(block, Paragraph) or "\n" not in (text := plain(block.inlines)):
        return (block,)
    marked = [marker(line.strip()) for line in text.split("\n") if line.strip()]
    if not any(_goes_on(a, b) for a, b in zip(marked, marked[1:], strict=False)):
        return (block,)
    return tuple(replace(block, inlines=line) for line in lines(block.inlines))


def _goes_on(one: Marker | None, other: Marker | None) -> bool:
    """Whether `other` marks the item after `one`."""
    if one is None or other is None or one.family != other.family:
        return False
    return other.order == one.order + 1 if one.order else True


def gather(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks with each run of marked paragraphs as a list."""
    out: list[AnyBlock] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        if run and (deep := set_in(blocks, at)):
            out.append(nested_as_set(deep, changes))
            at += len(deep)
        elif run and (ranked := outline(blocks, at)):
            out.append(nested(ranked, changes))
            at += len(ranked)
        elif len(run) >= _fewest(run) and not _announced(out, run) and _talk(run):
            out += (paragraph for paragraph, _ in run)
            at += len(run)
        elif len(run) >= _fewest(run) and not _headings(run, blocks, at):
            out.append(_list(run, changes))
            at += len(run)
        else:
            out.append(blocks[at])
            at += 1
    return tuple(out)


def _run(blocks: Blocks, at: int) -> list[tuple[Paragraph, Marker]]:
    run: list[tuple[Paragraph, Marker]] = []
    for place in range(at, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Paragraph) or block.speaker or block.verse:
            break
        found = marker(text := plain(block.inlines)) or _tight(text) or _unsigned(block)
        if found is None or (run and not _goes_on(run[-1][1], found)) or (not run and found.order > 1):
            break
        run.append((block, found))
    return run


def _fewest(run: Sequence[tuple[Paragraph, Marker]]) -> int:
    return FEWEST + 1 if run and run[0][1].family == TIGHT else FEWEST


def _tight(text: str) -> Marker | None:
    """The marker of a line that a hyphen opens without a space, which only several of them make a list."""
    match = _HYPHEN.match(text)
    return Marker("-", TIGHT, 0, match.end()) if match is not None else None


def _unsigned(block: Paragraph) -> Marker | None:
    """The marker of a line that its source calls an item: nothing, or the letter that Word writes for its bullet.

    That letter is a picture in the font it is set in.
    """
    if block.stamp is None:
        return None
    if block.stamp.role == "item":
        return Marker("", "item", 0, 0)
    listed = any(name.startswith("msolist") for name in block.stamp.classes[:1])
    match = _WINGDING.match(plain(block.inlines)) if listed else None
    return Marker(match[1], "office", 0, match.end()) if match is not None else None


def _headings(run: Sequence[tuple[Paragraph, Marker]], blocks: Blocks, at: int) -> bool:
    """Whether the marked lines are rather headings with nothing between, as numbered bold lines are."""
    return all(bold_only(p.inlines) for p, _ in run) and len(run) < 3 and at + len(run) < len(blocks)


def _announced(before: Sequence[AnyBlock], run: Sequence[tuple[Paragraph, Marker]]) -> bool:
    """Whether a line with a colon leads to the marked lines: a list, whatever they say."""
    above = before[-1] if before else None
    return len(run) > FEWEST and isinstance(above, Paragraph) and plain(above.inlines).rstrip().endswith((":", "："))


def _talk(run: Sequence[tuple[Paragraph, Marker]]) -> bool:
    """Whether lines with dashes are what people say in turn: questions and answers, or sentences behind long dashes."""
    if not all(found.sign in DASHES for _, found in run):
        return False
    said = [plain(paragraph.inlines).rstrip() for paragraph, _ in run]
    asked = sum(line.endswith(("?", "？")) for line in said)
    if any(found.sign != "-" or found.family == TIGHT for _, found in run) and all(map(ENDED.search, said)):
        return True
    return 0 < asked < len(said) and asked * 3 >= len(said)


def _list(run: Sequence[tuple[Paragraph, Marker]], changes: list[Change]) -> List:
    items = []
    differ = run[0][1].family == "box" and len({found.sign for _, found in run}) > 1
    for paragraph, found in run:
        if differ:  # ticked or not is what they say
            items.append(Item((paragraph,)))
            continue
        items.append(_item(paragraph, found, changes))
    first = run[0][0]
    return List(items=tuple(items), ordered=run[0][1].order > 0, span=first.span, origin=first.origin)


def _item(paragraph: Paragraph, found: Marker, changes: list[Change]) -> Item:
    inlines = unmarked(paragraph.inlines, found.sign, found.end, MARKER, paragraph, changes)
    return Item((replace(paragraph, inlines=inlines),), marker=found.sign)


def as_list(paragraphs: Sequence[Paragraph], changes: list[Change]) -> List:
    """A list of these paragraphs whether they are marked or not; signs that are there go to the ledger."""
    items = []
    for paragraph in paragraphs:
        found = marker(plain(paragraph.inlines))
        items.append(Item((paragraph,)) if found is None or found.order else _item(paragraph, found, changes))
    return List(items=tuple(items), span=paragraphs[0].span, origin=paragraphs[0].origin)


def short(paragraph: AnyBlock, most: float) -> bool:
    """Whether this is a paragraph of one short line."""
    return isinstance(paragraph, Paragraph) and 0 < reach(plain(paragraph.inlines)) <= most
