"""The user's own article, held to what it must become; it is not part of the project, so its words are not here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reformat.conversion import Result, convert
from reformat.document.conservation import balance
from reformat.document.nodes import Figure, Heading, List, Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, plain, text_of


@pytest.fixture(scope="module")
def result(seed: Path) -> Result:
    return convert(Source.path(seed))


@pytest.fixture(scope="module")
def lines(seed: Path) -> list[str]:
    return [line.strip() for line in seed.read_text("utf-8").splitlines() if line.strip()]


def test_the_books_balance(result: Result) -> None:
    assert balance(result.draft).holds


def test_title_section_author_and_rights_are_metadata(result: Result, lines: list[str]) -> None:
    data = result.article.metadata
    assert data.title == lines[1]
    assert data.section.split(" › ") == lines[0].split()
    assert [f"{name} 기자" for name in data.authors] == [
        line for line in lines if line.endswith(" 기자") and len(line) < 10
    ]
    assert data.rights and data.rights in next(line for line in lines if "ⓒ" in line)
    words = text_of_all(result)
    assert data.title not in words and "ⓒ" not in words
    assert result.html.count(data.rights) == 1


def text_of_all(result: Result) -> str:
    return "\n".join(text_of(block) for block in (*result.article.deck, *result.article.blocks))


def test_the_deck_is_a_list_of_the_seven_lines(result: Result, lines: list[str]) -> None:
    (deck,) = result.article.deck
    assert isinstance(deck, List)
    assert [text_of(i.blocks[0]) for i in deck.items] == [line.removeprefix("■") for line in lines[2:9]]


def test_three_headings_each_a_line_of_its_own(result: Result, lines: list[str]) -> None:
    found = [b for b in leaves(result.article.blocks) if isinstance(b, Heading)]
    assert [h.level for h in found] == [2, 2, 2]
    assert all(plain(h.inlines) in lines for h in found)


def test_five_figures_with_the_caption_once_and_the_credit_apart(result: Result, lines: list[str]) -> None:
    figures = [b for b in leaves(result.article.blocks) if isinstance(b, Figure)]
    assert len(figures) == 5 and all(f.image is None for f in figures)
    for figure in figures:
        once = " ".join(filter(None, (plain(figure.caption), plain(figure.credit))))
        assert once + once in [" ".join(line.split()) for line in lines]
    assert sum(bool(f.credit) for f in figures) == 4
    assert result.html.count("<img") == 0


def test_the_enumeration_is_three_items_in_the_flow_of_its_sentence(result: Result) -> None:
    blocks = result.article.blocks
    place, found = next((n, b) for n, b in enumerate(blocks) if isinstance(b, List))
    assert found.flow and len(found.items) == 3
    assert isinstance(blocks[place - 1], Paragraph) and isinstance(blocks[place + 1], Paragraph)
    assert text_of(found.items[2].blocks[0]).endswith("있다.")


def test_what_is_debris_is_gone_and_stands_in_the_ledger(result: Result, lines: list[str]) -> None:
    went = Counter(c.before.strip() for c in result.draft.ledger if c.action == "remove")
    for label, times in {
        "더보기": 2,
        "top버튼": 1,
        "팝업창 닫기": 2,
        "글자크기 설정": 1,
        "공유하기": 1,
        "관련기사": 1,
    }.items():
        assert went.pop(label) == times == lines.count(label)
    assert sum(went.values()) == 5, "and the second copy of each caption, nothing else"
    assert all(c.rule and c.because and c.span and c.span.line for c in result.draft.ledger)
    assert {c.action for c in result.draft.ledger} <= {"remove", "move", "rewrite"}


def test_every_long_line_is_there_letter_for_letter(result: Result, lines: list[str]) -> None:
    """Paragraphs, that is: the longest lines, but for the signs of the enumeration and the doubled captions."""
    words = "".join(text_of_all(result).split())
    doubled = {line for line in lines if line[: len(line) // 2].strip() == line[len(line) // 2 :].strip()}
    for line in lines:
        if len(line) > 100 and line not in doubled:
            assert "".join(line.replace("▲", "").split()) in words
