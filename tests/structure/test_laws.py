"""What holds of every article that goes through the structure stage."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import Article, Figure, Heading, List, Note, Paragraph, Quote, Span, Stamp, Table, Text
from reformat.document.walk import leaves, plain
from reformat.rules import Rules
from reformat.stages.mark_languages import mark_languages
from reformat.stages.structure import VERBS, structure
from tests.strategies import articles

RULES = Rules()

WORDS = (
    "■|▲|①|②|1.|2)|가.|- |Q.|A.|[앵커]|“|”|[1]|*|—|(|)|.|?|:|사진 제공=|/연합뉴스|© |Photo: |김하나|강변"
    "|산책로를 정비했다.|River|the paths were rebuilt.|\u200b|é|漢字|شارع|표 1|https://youtu.be/abcdefghijk"
    "|IMG_0001.jpg| |\n"
)
PIECES = st.sampled_from(WORDS.split("|"))
LINES = st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(lambda t: bool(t.strip()))
ROLES = st.sampled_from(["", "", "", "caption", "credit", "deck", "bold-line"])


@st.composite
def scrapes(pick: st.DrawFn) -> Draft:
    rows = pick(st.lists(st.tuples(LINES, ROLES, st.integers(0, 3)), min_size=1, max_size=14))
    blocks = tuple(
        Paragraph(
            inlines=(Text(" ".join(text.split())),),
            span=Span(line=number, end_line=number),
            stamp=Stamp(tag="line", role=role, blank_before=blank),
        )
        for number, (text, role, blank) in enumerate(rows, 1)
    )
    return Draft(Article(blocks=blocks), source_text=words_of(blocks))


@given(articles())
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_the_books_balance_after_every_verb(article: Article) -> None:
    draft = Draft(article, source_text=words_of(article.deck + article.blocks))
    for verb in VERBS:
        draft = verb(draft, RULES)
        assert balance(draft).holds, (verb.__name__, str(balance(draft)))
    assert balance(mark_languages(draft, RULES)).holds


@given(scrapes())
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_the_books_balance_on_any_lines(draft: Draft) -> None:
    for verb in VERBS:
        draft = verb(draft, RULES)
        assert balance(draft).holds, (verb.__name__, str(balance(draft)))


@given(scrapes() | articles().map(lambda a: Draft(a, source_text=words_of(a.deck + a.blocks))))
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_levels_begin_at_two_and_skip_none(draft: Draft) -> None:
    before = 1
    for block in structure(draft, RULES).article.blocks:
        if isinstance(block, Heading):
            assert 2 <= block.level <= min(before + 1, 6)
            before = block.level


@given(scrapes())
@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
def test_no_heading_inside_a_list_a_quotation_or_a_note(draft: Draft) -> None:
    for block in leaves(structure(draft, RULES).article.blocks):
        match block:
            case List():
                inner = [b for item in block.items for b in item.blocks]
            case Quote() | Note():
                inner = list(block.blocks)
            case _:
                inner = []
        assert not any(isinstance(b, Heading) for b in inner)


@given(scrapes())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_same_draft_gives_the_same_structure(draft: Draft) -> None:
    assert structure(draft, RULES) == structure(draft, RULES)


def test_a_paragraph_of_a_megabyte_is_taken_in_one_piece() -> None:
    text = "강변 산책로를 새로 고쳤다 " * 70_000
    block = Paragraph(inlines=(Text(text.strip()),), span=Span(line=1), stamp=Stamp(tag="line"))
    draft = Draft(Article(blocks=(block,)), source_text=text)
    done = structure(draft, RULES)
    assert balance(done).holds
    assert isinstance(done.article.blocks[0], Paragraph)


def test_ten_thousand_rows_keep_their_cells() -> None:
    from tests.structure.made import table

    wide = table(("품목", "값"), *((f"물건 {n}", str(n)) for n in range(10_000)))
    draft = Draft(Article(blocks=(wide,)), source_text=words_of((wide,)))
    done = structure(draft, RULES)
    assert balance(done).holds
    found = done.article.blocks[0]
    assert isinstance(found, Table)
    assert len(found.rows) == 10_001
    assert "10000" in found.summary


@pytest.mark.long
def test_the_books_balance_on_the_corpus(shared: Path) -> None:
    from reformat.document.source import Source
    from reformat.errors import ReformatError
    from reformat.readers.html.reader import HtmlReader
    from reformat.stages.clean import clean
    from reformat.stages.locate import locate

    corpus, rules, seen = shared / "corpus", Rules.load(), 0
    for row in map(json.loads, (corpus / "manifest.jsonl").read_text("utf-8").splitlines()):
        source = Source.bytes(gzip.decompress((corpus / row["html"]).read_bytes()), name=row["id"], media="html")
        try:
            cleaned = clean(locate(HtmlReader().read(source, rules), rules), rules)
        except ReformatError:
            continue
        done = mark_languages(structure(cleaned, rules), rules)
        assert balance(done).holds, (row["id"], str(balance(done)))
        seen += 1
    assert seen > 250


def test_the_seed_gets_its_structure(seed: Path) -> None:
    from reformat.document.source import Source
    from reformat.readers.text import TextReader
    from reformat.stages.clean import clean

    rules = Rules.load()
    draft = structure(clean(TextReader().read(Source.path(seed), rules), rules), rules)
    article = draft.article
    assert balance(draft).holds
    (deck,) = article.deck
    assert isinstance(deck, List)
    assert len(deck.items) == 7
    assert deck.items[0].marker == "■"
    heads = [b for b in article.blocks if isinstance(b, Heading)]
    assert [h.level for h in heads] == [2, 2, 2]
    figures = [b for b in article.blocks if isinstance(b, Figure)]
    assert len(figures) == 5
    assert all(f.image is None and f.alt.open for f in figures)
    assert [plain(f.credit)[:5] for f in figures] == ["사진 제공", "", "영상 출처", "사진 제공", "사진 제공"]
    (flow,) = [b for b in article.blocks if isinstance(b, List)]
    assert flow.flow
    assert [i.marker for i in flow.items] == ["▲"] * 3
    last = flow.items[-1].blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.inlines).endswith("있다.")
    marks = [c.before for c in draft.ledger if c.stage == "structure"]
    assert marks == ["■", "▲", "▲", "▲"]
