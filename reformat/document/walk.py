"""Ways through the tree that all rooms share: plain text, every text-bearing place, mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import is_
from typing import Literal, NamedTuple

from msgspec.structs import replace

from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Code,
    Embed,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    List,
    Literally,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Ruby,
    Skipped,
    Table,
    Text,
)

Role = Literal[
    "heading", "paragraph", "item", "term", "quote", "attribution", "caption", "credit",
    "alt", "table-caption", "cell", "code", "note", "note-label", "embed", "skipped",
]  # fmt: skip


def plain(inlines: Inlines) -> str:
    """The characters of a run of inlines, as offsets of utterances count them; a LineBreak is one newline."""
    if len(inlines) == 1 and type(only := inlines[0]) is Text:  # most runs, and every stage asks
        return only.text
    return "".join([i.text if type(i) is Text else _plain(i) for i in inlines])


def _plain(inline: AnyInline) -> str:
    if (held := getattr(inline, "inlines", None)) is not None:  # a link, nearly always
        return plain(held)
    match inline:
        case Text(text) | Literally(text):
            return text
        case NoteRef(_, text):
            return text
        case Ruby(base, reading):
            return f"{base}({reading})"
        case _:
            return "\n"


class Passage(NamedTuple):
    """A place in the tree that bears text: `id` is what an utterance's `block` and an element's id name.

    The id of a block's own text is the block's id; caption, credit and alt of a figure end in .caption, .credit,
    .alt; a definition's term in .term; a quote's attribution in .attribution; a note's label in .label.
    Cells have ids of their own, and rows too.
    """

    id: str
    role: Role
    text: str
    inlines: Inlines
    block: AnyBlock


def passages(blocks: Blocks, role: Role = "paragraph") -> Iterator[Passage]:
    """Every text-bearing place, in reading order."""
    for block in blocks:
        match block:
            case List() | Quote() | Note():
                yield from _held(block)
            case Figure():
                yield from _figure(block)
            case Table():
                yield from _table(block)
            case Embed():
                yield from [_own(block, "embed", (Text(block.title),))] if block.title else []
                yield from passages(block.transcript, role)
            case Paragraph():
                yield _own(block, role, block.inlines)
            case Heading():
                yield _own(block, "heading", block.inlines)
            case Code(text) | Skipped(text):
                yield _own(block, "code" if isinstance(block, Code) else "skipped", (Text(text),))


def _own(block: AnyBlock, role: Role, inlines: Inlines, part: str = "") -> Passage:
    return Passage(block.id + part, role, plain(inlines), inlines, block)


def _held(block: List | Quote | Note) -> Iterator[Passage]:
    """The passages of a block that holds blocks, with its own label or attribution."""
    match block:
        case List():
            for item in block.items:
                if item.term:
                    yield Passage(f"{item.id}.term", "term", plain(item.term), item.term, block)
                yield from passages(item.blocks, "item")
        case Quote():
            yield from passages(block.blocks, "quote")
            if block.attribution:
                yield _own(block, "attribution", block.attribution, ".attribution")
        case Note():
            if block.label:
                yield _own(block, "note-label", (Text(block.label),), ".label")
            yield from passages(block.blocks, "note")


def _figure(figure: Figure) -> Iterator[Passage]:
    if figure.alt.text:
        yield _own(figure, "alt", (Text(figure.alt.text),), ".alt")
    if figure.caption:
        yield _own(figure, "caption", figure.caption, ".caption")
    if figure.credit:
        yield _own(figure, "credit", figure.credit, ".credit")


def _table(table: Table) -> Iterator[Passage]:
    if table.caption:
        yield _own(table, "table-caption", table.caption, ".caption")
    for row in table.rows:
        for cell in row.cells:
            yield Passage(cell.id, "cell", plain(cell.inlines), cell.inlines, table)


def text_of(block: AnyBlock) -> str:
    """All words of one block, its parts parted by a space."""
    if isinstance(block, (Paragraph, Heading)):  # asked of every block again and again, and twice as fast as a union
        return plain(block.inlines)
    return " ".join(p.text for p in passages((block,)) if p.text)


def leaves(blocks: Blocks) -> Iterator[AnyBlock]:
    """Every block in document order, containers before what they hold."""
    for block in blocks:
        yield block
        match block:
            case List():
                for item in block.items:
                    yield from leaves(item.blocks)
            case Quote() | Note():
                yield from leaves(block.blocks)
            case Embed():
                yield from leaves(block.transcript)


def rebuild(blocks: Blocks, change: Callable[[AnyBlock], Blocks], of: type[AnyBlock] | None = None) -> Blocks:
    """The same tree with each block, or each `of` one kind, replaced by what `change` gives for it, innermost first.

    Whatever is not changed stays the very same object, and so do the blocks around it.
    """
    out: list[AnyBlock] = []
    same = True
    for block in blocks:
        made = _rebuilt(block, change, of) if type(block) in _HOLDERS else block
        given = () if made is None else (made,) if of is not None and type(made) is not of else change(made)
        out.extend(given)
        same = same and len(given) == 1 and given[0] is block
    return blocks if same else tuple(out)


_HOLDERS = frozenset([List, Quote, Note, Embed])
"""The blocks that hold blocks."""


def _rebuilt(
    block: AnyBlock, change: Callable[[AnyBlock], Blocks], of: type[AnyBlock] | None = None
) -> AnyBlock | None:
    """A block with `change` made in what it holds; None for a list or a quotation that nothing is left of."""
    match block:
        case List():
            items = [
                item if (held := rebuild(item.blocks, change, of)) is item.blocks else replace(item, blocks=held)
                for item in block.items
            ]
            if all(map(is_, items, block.items)):
                return block
            left = tuple(item for item in items if item.blocks or item.term or item.marker)
            return replace(block, items=left) if left else None
        case Quote() | Note():
            held = rebuild(block.blocks, change, of)
            if held is block.blocks:
                return block
            return replace(block, blocks=held) if held or isinstance(block, Note) or block.attribution else None
        case Embed() if block.transcript:
            return replace(block, transcript=rebuild(block.transcript, change, of))
        case _:
            return block


def over(article: Article, change: Callable[[AnyBlock], Blocks]) -> Article:
    """The article with deck and body rebuilt."""
    return replace(article, deck=rebuild(article.deck, change), blocks=rebuild(article.blocks, change))


def map_runs(block: AnyBlock, change: Callable[[Inlines], Inlines]) -> AnyBlock:
    """The block with each run of inlines that it holds itself replaced by what `change` gives for it."""
    match block:
        case Paragraph() | Heading():
            inlines = change(block.inlines)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case Figure() if block.caption or block.credit:
            return replace(block, caption=change(block.caption), credit=change(block.credit))
        case Quote() if block.attribution:
            return replace(block, attribution=change(block.attribution))
        case List() if any(item.term for item in block.items):
            return replace(block, items=tuple(replace(i, term=change(i.term)) if i.term else i for i in block.items))
        case Table():
            cells = [[replace(cell, inlines=change(cell.inlines)) for cell in row.cells] for row in block.rows]
            rows = tuple(replace(row, cells=tuple(own)) for row, own in zip(block.rows, cells, strict=True))
            return replace(block, caption=change(block.caption), rows=rows)
        case _:
            return block


def map_inlines(inlines: Inlines, change: Callable[[AnyInline], Inlines | None]) -> Inlines:
    """The run with each inline replaced by what `change` gives for it; None: look into it, and keep what holds nothing.

    The very same where nothing changes.
    """
    out: list[AnyInline] = []
    same = True
    for inline in inlines:
        made = change(inline)
        if made is None and (held := getattr(inline, "inlines", None)) is not None:
            inner = map_inlines(held, change)
            made = (inline,) if inner is held else (replace(inline, inlines=inner),)
        if made is None:
            out.append(inline)
        else:
            out += made
            same = same and len(made) == 1 and made[0] is inline
    return inlines if same else tuple(out)


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """The part of a run between two offsets of its plain text, with its emphasis and links kept around it."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):  # most runs, as for `plain`
        return (Text(only.text[max(start, 0) : end]),) if start < min(end, len(only.text)) else ()
    return parted(inlines, ((start, end),))[0]


def parted(inlines: Inlines, spans: Sequence[tuple[int, int]]) -> list[Inlines]:
    """The parts of a run between pairs of offsets, rising and apart; one look through the run gives them all."""
    out: list[list[AnyInline]] = [[] for _ in spans]
    first = at = 0
    for inline in inlines:
        end = at + len(_plain(inline))
        while first < len(spans) and spans[first][1] <= at:
            first += 1
        last = first
        while last < len(spans) and spans[last][0] < end:
            last += 1
        if first < last:
            met = [(max(low - at, 0), min(high, end) - at) for low, high in spans[first:last]]
            for number, piece in enumerate(_pieces(inline, met), first):
                out[number] += piece
        at = end
    return [tuple(part) for part in out]


def _pieces(inline: AnyInline, spans: list[tuple[int, int]]) -> list[Inlines]:
    """The parts of one inline between pairs of offsets inside it; what can't be parted goes where it begins."""
    match inline:
        case Text(text) | Literally(text):
            kind = type(inline)
            return [(kind(text[low:high]),) if low < high else () for low, high in spans]
        case NoteRef() | Ruby() | LineBreak():
            return [(inline,) if low == 0 < high else () for low, high in spans]
        case _:
            parts = parted(inline.inlines, spans)
            return [
                (replace(inline, inlines=part),) if low < high else ()
                for part, (low, high) in zip(parts, spans, strict=True)
            ]


def stripped(article: Article) -> Article:
    """The finished article: stamps gone, since they speak of the source's markup and not of the article."""

    def bare(block: AnyBlock) -> Blocks:
        return (block if block.stamp is None else replace(block, stamp=None),)

    return over(article, bare)
