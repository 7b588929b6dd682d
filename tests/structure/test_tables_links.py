"""Tables, links and embeds."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.identity import identify
from reformat.document.nodes import Cell, Embed, Heading, Link, Paragraph, Row, Span, Stamp, Strong, Table, Text
from reformat.document.walk import leaves, plain
from reformat.outline import outline
from reformat.rules import Rules
from reformat.stages.structure.embeds import provider, watchable
from reformat.stages.structure.links import bare
from reformat.stages.structure.tables import width
from tests.structure.made import LONG, inlines, para, shape, structured, table

RULES = Rules()


def only_table(done: Draft) -> Table:
    (found,) = [b for b in done.article.blocks if isinstance(b, Table)]
    return found


def test_headers_are_found_and_scoped() -> None:
    found = only_table(structured(table(("구", "길", "다리"), ("동구", "12", "3"), ("서구", "9", "1"))))
    assert [(c.header, c.scope) for c in found.rows[0].cells] == [(True, "col")] * 3
    assert [(r.cells[0].header, r.cells[0].scope) for r in found.rows[1:]] == [(True, "row")] * 2
    assert not found.rows[1].cells[1].header
    assert found.summary == "2행 3열의 표입니다. 열 제목: 구, 길, 다리."


def test_bold_cells_are_headers() -> None:
    rows = (
        Row(tuple(Cell(inlines=(Strong((Text(t),)),)) for t in ("이름", "맡은 일"))),
        Row(tuple(Cell(inlines=(Text(t),)) for t in ("김하나", "길을 그린다"))),
    )
    assert all(c.scope == "col" for c in only_table(structured(Table(rows=rows))).rows[0].cells)


def test_figures_alone_have_no_headers() -> None:
    found = only_table(structured(table(("1", "2"), ("3", "4"))))
    assert not any(c.header for r in found.rows for c in r.cells)


def test_merged_headers_name_groups_and_no_cell_reaches_beyond_the_table() -> None:
    head = Row((Cell(inlines=inlines("해"), header=True, columns=2), Cell(inlines=inlines("합"), header=True, rows=9)))
    body = Row((Cell(inlines=inlines("1")), Cell(inlines=inlines("2"))))
    found = only_table(structured(Table(rows=(head, body))))
    assert [c.scope for c in found.rows[0].cells] == ["colgroup", "col"]
    assert found.rows[0].cells[1].rows == 2
    assert width(found) == 3


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (("품목", "1월", "2월", "3월"), True),
        (("", "2024", "2025", "증감"), True),
        (("", "Q1", "Q2", "Q3"), True),
        (("", "2019", "2023", "2026"), True),
        (("동구", "1990", "1712", "1801"), False),
        (("팀", "1", "2", "3"), True),
        (("동구", "10", "12", "31"), False),
        (("동구", "3명", "4명", "5명"), False),
    ],
)
def test_figures_that_count_on_name_the_columns(head: tuple[str, ...], named: bool) -> None:
    rows = (head, ("서구", "17", "41", "8"), ("남구", "90", "2", "33"))
    found = only_table(structured(para(LONG), table(*rows)))
    assert all(cell.header for cell in found.rows[0].cells if plain(cell.inlines)) is named


@pytest.mark.parametrize("rows", [(("한 칸",),), (("왼쪽 글", "오른쪽 글"),), ((LONG * 6, "곁글"), ("끝", "글"))])
def test_a_layout_table_becomes_reading_order(rows: tuple[tuple[str, ...], ...]) -> None:
    done = structured(table(*rows))
    assert not any(isinstance(b, Table) for b in done.article.blocks)
    words = " ".join(s.partition(" ")[2] for s in shape(done.article.blocks))
    assert words == " ".join(t for row in rows for t in row)


def test_a_line_that_names_the_table_is_its_caption() -> None:
    found = only_table(
        structured(para(LONG), para("<표 1> 구마다 고친 길"), table(("구", "길"), ("동구", "1"), ("서구", "2")))
    )
    assert plain(found.caption) == "<표 1> 구마다 고친 길"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/a?q=%EA%B8%B8", "https://example.org/a?q=%EA%B8%B8"),
        ("mailto:walk@example.org?subject=x", "mailto:walk@example.org"),
        ("tel:02 123-4567", "tel:02123-4567"),
        ("javascript:void(0)", ""),
        ("file:///etc/passwd", ""),
        ("#", ""),
        ("http://[broken", ""),
        ("#part", "#part"),
    ],
)
def test_addresses_without_tracking(given: str, kept: str) -> None:
    assert bare(given) == kept


def test_here_says_where_it_goes() -> None:
    done = structured(para("지도는 ", Link((Text("여기"),), "https://www.example.org/map"), "에 있다. ", LONG))
    (link,) = [i for b in done.article.blocks if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, Link)]
    assert link.label == "여기 (example.org)"
    named = structured(para("지도는 ", Link((Text("강변시 지도"),), "https://example.org/map"), "에 있다. ", LONG))
    assert next(i for i in named.article.blocks[0].inlines if isinstance(i, Link)).label == ""  # type: ignore[union-attr]


def test_links_within_the_page_are_live_and_dead_ones_are_undone() -> None:
    head = Heading(level=2, inlines=inlines("다리"), span=Span(path="h2"), stamp=Stamp(tag="h2", classes=("bridge",)))
    there, nowhere = Link((Text("다리 이야기"),), "#bridge"), Link((Text("옛 글"),), "#gone")
    done = structured(para(there, " 그리고 ", nowhere, LONG), head, para(LONG))
    article = identify(done.article)
    (link,) = [i for i in article.blocks[0].inlines if isinstance(i, Link)]  # type: ignore[union-attr]
    assert link.url == f"#{next(b.id for b in leaves(article.blocks) if isinstance(b, Heading))}"


@pytest.mark.parametrize(
    ("url", "name", "kind", "page"),
    [
        ("https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0", "YouTube", "video", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://youtu.be/abcdefghijk", "YouTube", "video", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://player.vimeo.com/video/123", "Vimeo", "video", "https://vimeo.com/123"),
        ("https://twitter.com/walk/status/1", "X", "post", "https://twitter.com/walk/status/1"),
        ("https://www.google.com/maps/embed?pb=1", "Google Maps", "map", "https://www.google.com/maps/embed?pb=1"),
        ("https://example.org/frame", "", "", "https://example.org/frame"),
    ],
)  # fmt: skip
def test_embeds_are_named(url: str, name: str, kind: str, page: str) -> None:
    assert provider(url) == (name, kind)
    assert watchable(url) == page
    (found,) = [
        b for b in structured(para(LONG), Embed(url=url, title="길의 역사")).article.blocks if isinstance(b, Embed)
    ]
    assert found.url == page
    assert found.title == "길의 역사"
    assert found.kind == (kind or "other")


def test_a_bare_address_of_a_video_is_an_embed() -> None:
    done = structured(para(LONG), para("https://youtu.be/abcdefghijk"))
    assert isinstance(done.article.blocks[-1], Embed)
    assert [c.before for c in done.ledger] == ["https://youtu.be/abcdefghijk"]


def test_the_walk_by_links_stops_at_players_without_a_title() -> None:
    page = para(LONG, Link((Text("지도"),), url="https://map.example"))
    player = Embed(kind="video", url="https://youtube.com/embed/a", provider="YouTube")
    walk = outline(structured(page, player, para(LONG)).article)
    assert [(stop.text, stop.target) for stop in walk.links] == [
        ("지도", "https://map.example"),
        ("YouTube", "https://youtube.com/embed/a"),
    ]


def test_our_own_words_are_in_the_language_that_a_scrape_is_written_in() -> None:
    found = only_table(
        structured(para(LONG), table(("구", "길"), ("동구", "12"), ("서구", "9")), para(LONG), language="")
    )
    assert found.summary == "2행 2열의 표입니다. 열 제목: 구, 길."
