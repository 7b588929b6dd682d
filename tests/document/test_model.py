"""Laws of the model: JSON there and back, ids, cutting, counting."""

from __future__ import annotations

import json
import pickle

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reformat.document import codec
from reformat.document.conservation import article_letters, balance, letters
from reformat.document.draft import Change, Draft
from reformat.document.identity import identify
from reformat.document.nodes import AnyBlock, Article, Blocks, Item, List, Paragraph, Quote, Text
from reformat.document.walk import cut, leaves, passages, plain, rebuild
from reformat.errors import DocumentError, RateLimited
from tests.strategies import INLINES, articles


@given(articles())
def test_json_there_and_back_is_the_same_article(article: Article) -> None:
    named = identify(article)
    data = codec.encode(named)
    assert codec.decode(data) == named
    jsonschema.validate(json.loads(data), codec.schema())


@given(articles())
def test_every_passage_has_an_id_of_its_own(article: Article) -> None:
    named = identify(article)
    ids = [p.id for p in passages((*named.deck, *named.blocks))]
    assert all(ids)
    assert len(set(ids)) == len(ids)


@given(articles(), st.text(min_size=1, max_size=5))
def test_ids_survive_an_edit_elsewhere(article: Article, more: str) -> None:
    before = identify(article)
    after = identify(replace(article, blocks=(*article.blocks, Paragraph((Text(f"\u2603{more}"),)))))
    assert [b.id for b in leaves(before.blocks)] == [b.id for b in leaves(after.blocks)][:-1]


@given(INLINES, st.data())
def test_pieces_of_a_run_make_the_run(inlines: tuple, data: st.DataObject) -> None:
    whole = plain(inlines)
    at = data.draw(st.integers(0, len(whole)))
    both = plain(cut(inlines, 0, at)) + plain(cut(inlines, at, len(whole)))
    # A ruby or a note's mark is never cut in two; all other characters lie on one side.
    assert letters(both) <= letters(whole)
    if not any(type(i).__name__ in ("Ruby", "LineBreak") for i in inlines):
        assert both == whole


@given(articles())
def test_rebuilding_without_a_change_changes_nothing(article: Article) -> None:
    assert rebuild(article.blocks, lambda block: (block,)) == article.blocks


@given(st.text(), st.integers(0, 50))
def test_counting_does_not_mind_where_a_text_is_cut(text: str, at: int) -> None:
    total = letters(text[:at])
    total.update(letters(text[at:]))
    assert total == letters(text)


def test_the_books_show_what_is_missing_and_what_was_invented() -> None:
    article = Article(blocks=(Paragraph((Text("본문 글이다"),)),))
    gone = Change("clean", "x", "remove", before="공유", because="a button")
    assert balance(Draft(article, (gone,), "본문 글이다 공유")).holds
    assert not balance(Draft(article, (), "본문 글이다 공유")).holds
    assert sum(balance(Draft(article, (), "본문 글이다 공유")).lost.values()) == len(letters("공유"))


def test_generated_words_are_outside_the_sum() -> None:
    made = Article(blocks=(Paragraph((Text("우리가 쓴 말"),), origin="generated"),))
    assert not article_letters(made)


@pytest.mark.parametrize(
    "broken", [b"", b"{", b'{"schema": 1, "blocks": [{"type": "nonsense"}]}', b'{"schema": 99}', b'{"blok": []}']
)
def test_what_is_no_article_is_refused_in_words(broken: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        codec.decode(broken)
    assert caught.value.hint


def test_errors_come_home_from_a_worker_whole() -> None:
    home = pickle.loads(pickle.dumps(RateLimited("wait", retry_after=7.0, hint="later")))
    assert (home.message, home.retry_after, home.hint, home.transient) == ("wait", 7.0, "later", True)


def test_lists_and_quotations_that_nothing_is_left_of_go() -> None:
    stays, goes = Paragraph(inlines=(Text("stays"),)), Paragraph(inlines=(Text("goes"),))

    def change(block: AnyBlock) -> Blocks:
        return () if block is goes else (block,)

    half = List(items=(Item((goes,)), Item((stays,))))
    whole = List(items=(Item((Quote(blocks=(goes,)),)), Item((List(items=(Item((goes,)),)),))))
    [left] = rebuild((half, whole), change)
    assert isinstance(left, List)
    assert [item.blocks for item in left.items] == [(stays,)]
