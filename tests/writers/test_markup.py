"""Laws of the tree that pages and books are printed from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reformat.document.identity import identify
from reformat.document.nodes import (
    AnyInline,
    Article,
    Cell,
    Code,
    Heading,
    Image,
    Inlines,
    Link,
    Literally,
    Metadata,
    Note,
    NoteRef,
    Paragraph,
    Row,
    Ruby,
    Table,
    Text,
)
from reformat.document.walk import passages
from reformat.language.messages import messages
from reformat.writers.legible import legible
from reformat.writers.markup.dates import in_utc, in_words
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.form import Form
from reformat.writers.markup.grid import Grid, grid
from reformat.writers.markup.inline import inside
from reformat.writers.markup.table import MOST, breadth
from reformat.writers.markup.tree import address, as_html, as_xhtml, element
from reformat.writers.markup.whole import content, masthead, settle
from tests.strategies import articles
from tests.writers.newsroom import article, cell, heads, said, track, utterances


def tree(told: Article, narrated: bool = False, book: bool = False) -> tuple[etree._Element, Desk]:
    """The article's element tree, as the writers make it."""
    form = Form.of(told, picture=lambda image: "images/a.png" if image.asset else "", book=book)
    desk = Desk(form, (*told.deck, *told.blocks), track(told) if narrated else None)
    root = element("article", None, *masthead(told, desk))
    return settle(content(root, told, desk)), desk


def heard(text: str) -> str:
    return "".join(text.replace("\ufffd", "").split())


@given(articles().map(identify))
def test_every_passage_stands_in_the_element_of_its_id(told: Article) -> None:
    root, _ = tree(told)
    by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
    for passage in passages((*told.deck, *told.blocks)):
        if passage.role == "cell":  # nothing asks for one cell, and a long table has many
            assert passage.id not in by_id
            assert heard(legible(passage.text)) in heard("".join(root.itertext()))
        elif passage.role == "alt" and by_id[passage.id].tag == "img":
            assert legible(passage.text) in by_id[passage.id].get("alt", "")
        elif passage.text.strip():
            assert heard(legible(passage.text)) in heard("".join(by_id[passage.id].itertext()))


@given(articles().map(identify))
def test_ids_are_unique_and_links_within_lead_somewhere(told: Article) -> None:
    for narrated in (False, True):
        root, _ = tree(told, narrated)
        ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
        assert not [name for name, count in ids.items() if count > 1]
        assert all(re.fullmatch(r"[A-Za-z][\w.-]*", name) for name in ids)
        assert all(a.get("href", "")[1:] in ids for a in root.iter("a") if a.get("href", "").startswith("#"))


@given(articles().map(identify))
def test_no_heading_level_is_skipped(told: Article) -> None:
    root, _ = tree(told)
    levels = [int(e.tag[1]) for e in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@given(articles().map(identify))
def test_each_utterance_lights_its_own_words(told: Article) -> None:
    root, desk = tree(told, narrated=True)
    by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
    places = {p.id: p for p in passages((*told.deck, *told.blocks))}
    for spoken in utterances(told):
        target = by_id[desk.lit[spoken.id]]
        if spoken.block not in places or places[spoken.block].role == "alt":
            continue
        if any(isinstance(i, Ruby | Literally | NoteRef) for i in flat(places[spoken.block].inlines)):
            continue  # these are never cut
        pieces = [target, *(e for e in root.iter("span") if e.get("data-of") == target.get("id"))]
        assert heard("".join("".join(piece.itertext()) for piece in pieces)) == heard(legible(spoken.text))


def flat(inlines: Inlines) -> Iterator[AnyInline]:
    for inline in inlines:
        yield inline
        yield from flat(inside(inline))


def test_a_sentence_that_ends_inside_a_link_leaves_one_link() -> None:
    told = identify(
        Article(Metadata(title="t"), blocks=(said("가. ", Link((Text("나. 다."),), "https://example.org/"), " 라."),))
    )
    root, _ = tree(told, narrated=True)
    paragraph = root.find(".//p[@id]")
    assert paragraph is not None
    assert len(paragraph.findall(".//a")) == 1
    assert ["".join(s.itertext()).strip() for s in paragraph.iter("span")] == ["가.", "나.", "다.", "라."]


@given(st.text(), st.text())
def test_any_text_can_be_printed_and_read_back(text: str, value: str) -> None:
    root = element("html", {"lang": "ko"}, element("body", None, element("p", {"title": value}, text)))
    read = etree.fromstring(as_xhtml(root))
    paragraph = read.find(".//{*}p")
    assert paragraph is not None
    # XML folds carriage returns, which mean nothing in running text
    assert (paragraph.text or "").replace("\r", "\n") == legible(text).replace("\r", "\n")
    assert b"<!DOCTYPE html>" in as_html(root)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a b?q=<x>", "https://example.org/a%20b?q=%3Cx%3E"),
        ("https://example.org/한글", "https://example.org/%ED%95%9C%EA%B8%80"),
        ("https://한글.kr/", "https://xn--bj0bj06e.kr/"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+82212345678", "tel:+82212345678"),
        ("https://example.org/?a[1]=2#b#c", "https://example.org/?a%5B1%5D=2#b%23c"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("#part", "#part"),
        ("javascript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("https://bad%2Fhost/", ""),
        ("https://[::1/", ""),
        ("https:///nohost", ""),
        ("relative/path", ""),
        ("", ""),
    ],
)
def test_only_safe_addresses_are_offered(url: str, target: str) -> None:
    assert address(url) == target


@pytest.mark.parametrize("bad", ["\x00", "\x01", "\x1b", "\x7f", "\x9f", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"])
def test_a_character_that_no_document_may_hold_is_shown_as_such(bad: str) -> None:
    assert legible(f"가{bad}나") == "가\ufffd나"


def test_a_link_within_a_link_is_plain_text() -> None:
    inner = Link((Text("안"), NoteRef("n", "1")), "https://example.org/in")
    blocks = (said(Link((Text("밖 "), inner), "https://example.org/out")), Note(name="n", blocks=(said("주"),)))
    root, _ = tree(identify(Article(Metadata(title="t"), blocks=blocks)), book=True)
    paragraph = root.find(".//p[@id]")
    assert paragraph is not None
    assert [a.get("href") for a in paragraph.iter("a")] == ["https://example.org/out"]
    assert "".join(paragraph.itertext()) == "밖 안1"


@pytest.mark.parametrize("when", ["2024-13-45", "0001-01-01", "어제", ""])
def test_what_is_no_date_stays_as_it_is(when: str) -> None:
    assert in_words(when, messages("ko")) == when
    assert in_utc(when) == ""


def test_notes_lead_there_and_back() -> None:
    blocks = (
        said("가", NoteRef("n", "1"), NoteRef("n", "1"), NoteRef("lost", "9")),
        Note(name="n", label="1", blocks=(said("주"),)),
    )
    root, _ = tree(identify(Article(Metadata(title="t", language="ko"), blocks=blocks)), book=True)
    note = root.find(".//aside")
    assert note is not None and note.get("role") == "doc-footnote"
    references = [a for a in root.iter("a") if a.get("role") == "doc-noteref"]
    backs = [a for a in root.iter("a") if a.get("role") == "doc-backlink"]
    assert [a.get("href") for a in references] == [f"#{note.get('id')}"] * 2
    assert [a.get("href") for a in backs] == [f"#{a.get('id')}" for a in references]
    assert "9" in "".join(root.itertext())


@pytest.mark.parametrize(("label", "words", "shown"), [("", "주", "1"), ("ㄱ", "주", "ㄱ"), ("", "1 주", "")])
def test_a_note_without_a_mark_takes_the_one_of_its_reference(label: str, words: str, shown: str) -> None:
    blocks = (said("가", NoteRef("n", "1")), Note(name="n", label=label, blocks=(said(words),)))
    root, _ = tree(identify(Article(Metadata(title="t", language="ko"), blocks=blocks)))
    assert [p.text for p in root.iterfind(".//aside/p[@class='rf-label']")] == ([shown] if shown else [])


def test_languages_and_directions_are_marked_where_they_differ() -> None:
    root, _ = tree(article(), book=True)
    marked = {(e.get("lang"), e.get("dir")) for e in root.iter() if e.get("lang")}
    assert marked == {("en", None), ("ar", "rtl")}
    assert all(e.get("{http://www.w3.org/XML/1998/namespace}lang") == e.get("lang") for e in root.iter())


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [("ar", "rope(60);", "ltr"), ("ar", "{}", "ltr"), ("he", "שלום x", None), ("ko", "rope(60);", None)],
)
def test_code_amid_lines_from_the_right_runs_from_the_left(language: str, text: str, direction: str | None) -> None:
    blocks = (Code(text=text), Paragraph(inlines=(Text("1 "), Literally(text))))
    root, _ = tree(identify(Article(Metadata(title="t", language=language), blocks=blocks)))
    found = [root.find(".//pre"), root.find(".//p/code")]
    assert [made is not None and made.get("dir") for made in found] == [direction, direction]


def test_our_own_words_are_marked_where_the_catalogue_lacks_the_language() -> None:
    blocks = (Heading(level=2, inlines=(Text("Pennawd"),)), *article().blocks[4:5])
    root, _ = tree(identify(Article(Metadata(title="Teitl", language="cy"), blocks=blocks)))
    absent = root.find(".//p[@class='rf-absent']")
    assert absent is not None and absent.get("lang") == "en"


CELLS = st.builds(
    lambda text, header, columns, rows: Cell((Text(text),) if text else (), header, "", columns, rows),
    st.sampled_from(["", "가", "나"]),
    st.booleans(),
    st.integers(-1, 5),
    st.integers(-1, 5),
)


@given(st.lists(st.lists(CELLS, max_size=5).map(lambda c: Row(tuple(c))), max_size=6).map(lambda r: Table(tuple(r))))
def test_a_laid_out_table_is_a_full_rectangle(table: Table) -> None:
    laid = grid(table)
    places = Counter(
        (number + down, p.column + along)
        for number, row in enumerate(laid.rows)
        for p in row
        for down in range(p.rows)
        for along in range(p.columns)
    )
    assert all(count == 1 for count in places.values())
    assert len(places) == len(laid.rows) * laid.width
    assert all(row for row in laid.rows)
    kept = [p.cell for row in laid.rows for p in row if p.cell.inlines]
    assert sorted(map(id, kept)) == sorted(id(c) for r in table.rows for c in r.cells if c.inlines)


def test_spans_that_ask_for_millions_of_places_are_not_followed() -> None:
    rows = tuple(Row(tuple(Cell((Text("가"),), columns=10**6, rows=10**6) for _ in range(50))) for _ in range(50))
    laid = grid(Table(rows))
    assert (laid.width, len(laid.rows)) == (50, 50)


def wide(*words: str) -> Grid:
    return grid(Table((heads(*"가" * len(words)), Row(tuple(map(cell, words))))))


def test_a_table_asks_for_room_in_which_no_word_is_broken() -> None:
    assert breadth(wide("1,234,567,890")) > breadth(wide("1,234")) > 3
    assert breadth(wide("모집요강안내")) > breadth(wide("모집 요강 안내"))
    assert breadth(wide("漢字漢字漢字")) == breadth(wide("漢"))
    assert breadth(wide("가", "나", "다")) == pytest.approx(3 * breadth(wide("가")), abs=3)
    assert breadth(wide("가" * 10_000)) == MOST


def test_a_picture_without_bytes_is_no_img() -> None:
    root, _ = tree(article())
    figures = {f.get("id"): f for f in root.iter("figure")}
    absent = [f for f in figures.values() if f.find("img") is None]
    assert len(absent) == 2
    assert all(f.find("p[@class='rf-absent']") is not None for f in absent)
    assert Image(url="https://example.org/x.jpg").url in {a.get("href") for f in absent for a in f.iter("a")}


def test_alternative_texts_say_what_they_are() -> None:
    root, _ = tree(article())
    alts = [img.get("alt") for img in root.iter("img")]
    assert alts[0] == "붉은 벽돌 건물 앞에 사람들이 서 있다."
    assert "설명이 없는" in (alts[1] or "")
    assert (alts[2] or "").startswith("막대가 해마다 높아진다.") and "기계" in (alts[2] or "")
    assert alts[3] == ""
    details = root.find(".//details")
    assert details is not None
    assert [i.get("aria-details") for i in root.iter("img") if i.get("aria-details")] == [details.get("id")]
