"""Headings that head nothing are no headings: a reader who jumps from one to the next lands on text each time."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import (
    AnyBlock,
    Figure,
    Heading,
    Image,
    LineBreak,
    List,
    Paragraph,
    Span,
    Stamp,
    Strong,
    Text,
)
from reformat.document.walk import plain, text_of
from reformat.rules import Rules
from reformat.stages.structure import structure
from tests.structure.made import LONG_EN, draft, inlines, para, structured

TITLE = "Council rebuilds twelve riverside paths before the autumn fair"


def head(text: str, level: int = 2, role: str = "", path: str = "body > h2") -> Heading:
    stamp = Stamp(tag=f"h{level}", role=role)
    return Heading(level=level, inlines=inlines(text), span=Span(path=path), stamp=stamp)


def picture(name: str = "a") -> Figure:
    return Figure(image=Image(url=f"https://example.org/{name}.jpg"), stamp=Stamp(tag="img"))


def made(*blocks: AnyBlock) -> Draft:
    return structured(*blocks, title=TITLE, language="en")


def heads(*blocks: AnyBlock) -> list[str]:
    return [plain(b.inlines) for b in made(*blocks).article.blocks if isinstance(b, Heading)]


def test_the_headline_with_its_kicker_run_before_it_goes() -> None:
    assert heads(head(f"Open to all{TITLE}"), para(LONG_EN), head("Cost"), para(LONG_EN)) == ["Cost"]


def test_the_headline_in_other_words_above_its_picture_goes() -> None:
    again = head("Council rebuilds riverside paths before the fair")
    assert heads(again, picture(), para(LONG_EN), head("Cost"), para(LONG_EN)) == ["Cost"]


def test_a_section_with_words_of_the_headline_stays() -> None:
    section = head("Which twelve riverside paths the council rebuilds")
    assert heads(para(LONG_EN), section, para(LONG_EN)) == [plain(section.inlines)]
    assert heads(section, para(LONG_EN), head("Cost"), para(LONG_EN)) == [plain(section.inlines), "Cost"]


def test_a_kicker_over_a_headline_is_a_line() -> None:
    done = made(head("Town", 3), head("Steps go, ramps come", 2), para(LONG_EN), head("Cost"), para(LONG_EN))
    assert [plain(b.inlines) for b in done.article.blocks if isinstance(b, Heading)] == ["Steps go, ramps come", "Cost"]
    assert plain(done.article.blocks[0].inlines) == "Town"  # type: ignore[union-attr]


def test_a_heading_at_the_end_with_nothing_below_goes() -> None:
    assert heads(para(LONG_EN), head("Cost"), para(LONG_EN), head("More from the town")) == ["Cost"]


def test_a_sentence_at_the_end_that_is_set_as_a_heading_stays_as_text() -> None:
    last = head("The council will show the plans in the town hall from Monday on, and everybody may have a say.")
    done = made(para(LONG_EN), head("Cost"), para(LONG_EN), last)
    assert isinstance(done.article.blocks[-1], Paragraph)
    assert plain(done.article.blocks[-1].inlines) == plain(last.inlines)


def test_a_heading_that_stands_twice_for_two_kinds_of_screens_stands_once() -> None:
    assert heads(para(LONG_EN), head("Cost"), picture(), head("Cost"), para(LONG_EN)) == ["Cost"]


def test_placeholders_go_and_heads_that_come_back_with_text_stay() -> None:
    sections: list[AnyBlock] = []
    for name in "abc":
        sections += [head(f"Path {name}", 2), head("Content cannot be shown", 3), picture(name)]
        sections += [head("Gains", 3), para(LONG_EN)]
    found = heads(para(LONG_EN), *sections)
    assert "Content cannot be shown" not in found
    assert found.count("Gains") == 3


def test_a_long_heading_called_a_deck_is_the_deck() -> None:
    deck = head("Steps make way for ramps, and the work will end before autumn begins", role="deck")
    done = made(deck, para(LONG_EN), head("Cost"), para(LONG_EN))
    assert [plain(b.inlines) for b in done.article.deck] == [plain(deck.inlines)]  # type: ignore[union-attr]


def test_bold_lines_below_a_picture_on_top_are_the_deck() -> None:
    lines = [Strong((Text("Open until midnight"), LineBreak(), Text("Forty readers a day")))]
    done = made(
        picture(),
        para(*lines, role="bold-line"),
        picture("b"),
        para(LONG_EN),
    )
    (deck,) = done.article.deck
    assert isinstance(deck, List)
    assert [text_of(block) for item in deck.items for block in item.blocks] == [
        "Open until midnight",
        "Forty readers a day",
    ]


def test_a_deck_that_the_page_sets_as_a_heading_is_none_among_the_headings() -> None:
    given = draft(para(LONG_EN), title=TITLE, language="en")
    deck = Heading(level=4, inlines=(Text("Open until midnight"), LineBreak(), Text("Forty readers a day")))
    whole = Draft(replace(given.article, deck=(deck,)), source_text=words_of((deck, *given.article.blocks)))
    done = structure(whole, Rules())
    assert balance(done).holds
    assert [type(block) for block in done.article.deck] == [List]


def test_a_name_below_a_picture_is_its_caption_whatever_its_class_says() -> None:
    deck = para("The paths were rebuilt at a cost that nobody had foreseen in spring.", role="deck")
    done = made(deck, picture(), para("Ann Lee", role="deck"), para(LONG_EN))
    assert done.article.deck == (deck,)


def test_a_caption_above_the_deck_is_no_text_before_it() -> None:
    deck = head("Steps make way for ramps, and the work will end before autumn begins", role="deck")
    done = made(para(LONG_EN, role="caption"), deck, para(LONG_EN))
    assert [plain(b.inlines) for b in done.article.deck] == [plain(deck.inlines)]  # type: ignore[union-attr]


def test_a_name_that_the_whole_body_bears_makes_no_deck() -> None:
    body = [para(LONG_EN, role="deck") for _ in range(7)]
    assert made(*body).article.deck == ()
