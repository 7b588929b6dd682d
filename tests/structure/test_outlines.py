"""The outlines of Korean offices: a sign for each depth becomes a list in a list, and no other row of signs does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.document.nodes import AnyBlock, List
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.stages.structure.outlines import DEPTHS
from tests.structure.made import LONG, line, lines, para, shape, structured

RULES = Rules()
SIGNS = ("□", "ㅇ", "-", "·", "*")


def tree(block: AnyBlock) -> list[object]:
    """A list as a Python list of its items' words, each followed by what stands below it."""
    assert isinstance(block, List)
    out: list[object] = []
    for item in block.items:
        first, *below = item.blocks
        out.append(plain(first.inlines))  # type: ignore[union-attr]
        out += [tree(b) for b in below]
    return out


def test_a_release() -> None:
    done = structured(
        line(LONG),
        *lines(
            "□ 시는 강변길을 넓힌다고 밝혔다.",
            "ㅇ 턱은 모두 없앤다.",
            "- 휠체어도 다닐 수 있다.",
            "* 너비 2미터",
            "ㅇ 등도 새로 단다.",
            "□ 공사는 봄에 시작한다.",
        ),
    )
    assert tree(done.article.blocks[1]) == [
        "시는 강변길을 넓힌다고 밝혔다.",
        ["턱은 모두 없앤다.", ["휠체어도 다닐 수 있다.", ["너비 2미터"]], "등도 새로 단다."],
        "공사는 봄에 시작한다.",
    ]
    assert {c.rule for c in done.ledger} == {"list.outline-marker"}


def test_an_outermost_line_that_ends_no_sentence_is_a_heading() -> None:
    below = ("ㅇ 턱은 모두 없앤다.", "ㅇ 등도 새로 단다.")
    done = structured(line(LONG), *lines("□ 강변길 넓히기", *below, "□ 다리 고치기", *below))
    assert shape(done.article.blocks)[1:5] == ["h2 강변길 넓히기", "list", "- 턱은 모두 없앤다.", "- 등도 새로 단다."]


@pytest.mark.parametrize(
    "texts",
    [
        ("▲ 강변길을 넓힌다.", "■ 다리를 고친다.", "▶ 가로등을 세운다."),
        ("- 물", "- 모자", "- 신발"),
        ("□ 강변길을 넓힌다.", "ㅇ 턱을 없앤다."),
    ],
)
def test_what_is_no_outline(texts: tuple[str, ...]) -> None:
    done = structured(line(LONG), *lines(*texts), line(LONG, 9))
    assert "list.outline-marker" not in {c.rule for c in done.ledger}


def test_a_subtitle_between_dashes_and_a_heading_between_brackets() -> None:
    done = structured(
        para("- 봄부터 강변길 열두 곳 -", role="deck"), para(LONG), line("< 다리 고치기 >", 3), line(LONG, 4)
    )
    assert shape(done.article.deck) == ["paragraph 봄부터 강변길 열두 곳"]
    assert [c.before for c in done.ledger] == ["-", "-", "<", ">"]


@given(st.lists(st.integers(0, len(SIGNS) - 1), min_size=1, max_size=12))
def test_every_line_stays_and_in_its_order(depths: list[int]) -> None:
    texts = [f"{SIGNS[depth]} {number}번 길을 넓힌다." for number, depth in enumerate(depths)]
    done = structured(line(LONG), *lines(*texts), line(LONG, 99))

    def said(block: AnyBlock) -> list[str]:
        if isinstance(block, List):
            return [text for item in block.items for b in item.blocks for text in said(b)]
        return [plain(block.inlines)]  # type: ignore[union-attr]

    found = [text for block in done.article.blocks for text in said(block)][1:-1]
    assert [text.lstrip("".join(DEPTHS) + " ") for text in found] == [text[2:] for text in texts]
