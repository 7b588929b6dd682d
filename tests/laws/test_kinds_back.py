"""What kind each part of an article is comes back from the page that we write of it: it goes through us twice.

Our large print is a page as any other to whoever gives it to us again, and has classes of its own for what HTML has no
element for. That its words come back (test_read_back) is not enough for a reader who moves by headings and figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from reformat.document.assets import MemoryAssets
from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.identity import identify
from reformat.document.nodes import (
    Alt,
    AnyBlock,
    AnyInline,
    Article,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    Inlines,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
)
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.errors import NoArticle
from reformat.pipeline import Kit, prepare
from reformat.settings.tree import Settings
from reformat.writers.html import HtmlWriter
from reformat.writers.writer import Item as Written
from tests.world.marked import PAGES, without_marks
from tests.writers.newsroom import article, item, said

KIT = Kit.of()
EVERY = 10
"""Of the pages of tests/world one in so many goes through us twice."""


def again(told: Article) -> Draft:
    """The draft of the page that we write of an article; its pictures are not in it, but where they are is."""
    (page,) = HtmlWriter().write([Written(told)], MemoryAssets(), Settings())
    draft = prepare(Source.bytes(page.data, name="article.html"), KIT)
    assert balance(draft).holds, str(balance(draft))
    return draft


def runs(inlines: Inlines) -> Iterator[str]:
    """Kinds of inlines with their words, a mark of a note by its place alone."""
    for one in inlines:
        held: tuple[AnyInline, ...] = getattr(one, "inlines", ())
        if not isinstance(one, Text):
            yield f"{type(one).__name__} {getattr(one, 'language', '')} {plain((one,)).strip()}"
        yield from runs(held)


def kind(block: AnyBlock) -> str:
    """What a block is, without its words, and without what a page of ours leaves out: markers and labels of notes."""
    match block:
        case Heading(level=level):
            return f"heading {level} {list(runs(block.inlines))}"
        case Paragraph():
            return f"paragraph {block.verse} {block.speaker} {block.language} {list(runs(block.inlines))}"
        case List():
            terms = [plain(one.term) for one in block.items if one.term]
            return f"list {len(block.items)} {block.ordered} {block.start} {block.flow} {block.definitions} {terms}"
        case Quote():
            return f"quote {plain(block.attribution)}"
        case Figure():
            where = block.image.url if block.image is not None else ""
            return f"figure {where} | {plain(block.caption)} | {plain(block.credit)} | {block.alt}"
        case Table():
            filled = [[cell for cell in row.cells if cell.inlines] for row in block.rows]  # a short row is filled up
            cells = [[(one.header, one.columns, one.rows, plain(one.inlines)) for one in row] for row in filled]
            return f"table {plain(block.caption)} {cells}"
        case Embed():
            return f"embed {block.kind} {block.title} {block.duration} {block.url}"
        case _:
            return type(block).__name__


def kinds(told: Article) -> list[str]:
    return [f"deck {kind(b)}" for b in leaves(told.deck)] + [kind(b) for b in leaves(told.blocks)]


def elsewhere(block: AnyBlock) -> AnyBlock:
    """A figure whose picture has an address of its own and no bytes."""
    if not isinstance(block, Figure) or block.image is None or block.alt.decorative:
        return block
    return replace(block, image=Image(url=f"https://example.org/i/{abs(hash(block.alt.text)) % 997}-{block.id}.jpg"))


def test_every_kind_of_block_comes_back() -> None:
    made = article()
    spoken = (said("새로 왔습니다.", speaker="김하늘"), said("어서 오세요.", speaker="이바다"))
    flowing = List(items=(item("눈이 오고"), item("비가 온다.")), flow=True)
    post = Embed(url="https://x.com/a/status/1", kind="post", title="강 (@river)", transcript=(said("책이 왔다."),))
    notes = [b for b in made.blocks if isinstance(b, Note)]
    body = [b for b in made.blocks if not isinstance(b, Note) and not (isinstance(b, Figure) and b.alt.decorative)]
    blocks = map(elsewhere, (*body, *spoken, said("차례로 적으면 이렇다."), flowing, post, *notes))
    told = identify(replace(made, blocks=tuple(blocks)))
    assert kinds(again(told).article) == kinds(told)


@pytest.mark.parametrize(
    "alt",
    [Alt(), Alt("붉은 벽돌 건물", "author"), Alt("막대가 높아진다", "machine"), Alt("강가의 두 사람", "person")],
)
def test_who_wrote_an_alternative_text_comes_back(alt: Alt) -> None:
    shown = Figure(image=Image(url="https://example.org/i/a.jpg"), alt=alt, caption=(Text("열람실 모습."),))
    made = article()
    told = identify(replace(made, blocks=(*made.blocks[:1], shown, *made.blocks[1:2], *made.blocks[:1])))
    (found,) = [b for b in again(told).article.blocks if isinstance(b, Figure)]
    assert found.alt == alt
    assert found.image is not None
    assert (found.image.url, plain(found.caption)) == ("https://example.org/i/a.jpg", "열람실 모습.")


@pytest.mark.parametrize("signs", [("가.", "나."), ("①", "②"), ("a.", "b.")])
def test_what_a_list_counts_in_comes_back(signs: tuple[str, str]) -> None:
    made = article()
    items = tuple(Item((said(words),), marker=sign) for sign, words in zip(signs, ("첫째", "둘째"), strict=True))
    told = identify(replace(made, blocks=(*made.blocks[:1], List(items=items, ordered=True), *made.blocks[1:2])))
    (found,) = [b for b in again(told).article.blocks if isinstance(b, List)]
    assert tuple(one.marker for one in found.items) == signs


@pytest.mark.parametrize("name", sorted(PAGES)[2::EVERY])
def test_headings_and_figures_of_a_page_come_back(name: str) -> None:
    try:
        page = Source.text(without_marks(PAGES[name]), name=name, media="html", base_url="https://example.org/a/")
        first = prepare(page, KIT).article
    except NoArticle:
        pytest.skip("no article")
    moved = (Heading, Figure, Table, Code, Embed)

    def told(made: Article) -> list[str]:
        return [kind(b) for b in leaves(made.blocks) if isinstance(b, moved)]

    assert told(again(first).article) == told(first)
