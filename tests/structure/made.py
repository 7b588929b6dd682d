"""Drafts made by hand for the structure tests, with the books balanced from the start."""

from __future__ import annotations

from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Article,
    Cell,
    Figure,
    Heading,
    Inlines,
    List,
    Metadata,
    Paragraph,
    Quote,
    Row,
    Span,
    Stamp,
    Table,
    Text,
)
from reformat.document.walk import plain, text_of
from reformat.rules import Rules
from reformat.stages.structure import structure

LONG = (
    "시는 올해 안에 강변 산책로 열두 곳을 새로 정비하고, 휠체어와 유모차가 함께 다닐 수 있도록 턱을 없애기로 했다. "
    "공사는 봄에 시작해 가을에 끝날 예정이며, 주민 설명회는 다음 달 세 차례 열린다."
)
LONG_EN = (
    "The council voted on Tuesday to rebuild twelve riverside paths so that wheelchairs and prams can pass without a "
    "step, and the work is due to start in spring and to end before the autumn fair."
)


def inlines(*parts: str | AnyInline) -> Inlines:
    return tuple(Text(p) if isinstance(p, str) else p for p in parts)


def para(*parts: str | AnyInline, tag: str = "p", role: str = "", classes: tuple[str, ...] = ()) -> Paragraph:
    stamp = Stamp(tag=tag, role=role, classes=classes)
    return Paragraph(inlines=inlines(*parts), span=Span(path="body>p"), stamp=stamp)


def line(text: str, number: int = 1, role: str = "", blank: int = 1) -> Paragraph:
    stamp = Stamp(tag="line", role=role, blank_before=blank)
    return Paragraph(inlines=(Text(text),), span=Span(line=number, end_line=number), stamp=stamp)


def lines(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(line(text, number) for number, text in enumerate(texts, 1))


def table(*rows: tuple[str, ...], header: bool = False) -> Table:
    return Table(
        rows=tuple(
            Row(tuple(Cell(inlines=(Text(t),) if t else (), header=header and place == 0) for t in row))
            for place, row in enumerate(rows)
        )
    )


def draft(*blocks: AnyBlock, title: str = "강변 산책로 정비", language: str = "ko") -> Draft:
    metadata = Metadata(title=title, language=language)
    return Draft(Article(metadata=metadata, blocks=blocks), source_text=words_of(blocks))


def structured(*blocks: AnyBlock, language: str = "ko", title: str = "강변 산책로 정비") -> Draft:
    """What the stage makes of these blocks; the books balance."""
    done = structure(draft(*blocks, language=language, title=title), Rules())
    assert balance(done).holds, str(balance(done))
    return done


def shape(blocks: tuple[AnyBlock, ...]) -> list[str]:
    """One line a block, easy to read in a failed assertion."""
    out: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                out.append(f"h{block.level} {plain(block.inlines)}")
            case List():
                out.append("list")
                out += [f"- {' / '.join(text_of(b) for b in i.blocks)}" for i in block.items]
            case Figure():
                out.append(f"figure {plain(block.caption)} | {plain(block.credit)}")
            case Quote():
                out.append(f"quote {' '.join(map(text_of, block.blocks))} | {plain(block.attribution)}")
            case _:
                out.append(f"{type(block).__name__.lower()} {text_of(block)}")
    return out
