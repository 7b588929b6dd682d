"""Text wrapped hard: lines are joined as their script wants it, broken words are whole, pages' heads are gone."""

from __future__ import annotations

import textwrap

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.rules import Rules

ENGLISH = (
    "FERRYMAN'S QUARTERLY | SPRING                               17",
    "",
    "For ninety-one years the old boat has carried school-",
    "children, sheep and one grand piano over the narrow",
    "sound. It was meant to be scrapped in 1998. Nobody",
    "told the mechanics, and the clerk put the notice of",
    "the council into the wrong envelope. It was the envel-",
    "ope of a seed merchant. The boat was inspected twenty-",
    "three times since, and has passed each of them, pre-",
    "and post-war boilers and all.",
    "",
    "18                               FERRYMAN'S QUARTERLY | SPRING",
    "",
    "The raffle brought in the money that the county had not.",
)
KOREAN = (
    "가나시립박물관은 오는 9월부터 석 달 동안 옛 나루터에서 건져 올린 배 조각 3백여 점을",
    "시민에게 공개한다. 이번에 나오는 유물은 2019년 준설 공사 때 처음 발견된 것으로, 그동",
    "안 소금기를 빼는 작업을 거쳤다. 박물관 쪽은 배의 길이를 12미터, 폭을 3미터 남짓으로",
    "추정한다. 나이테를 재 보니 나무를 벤 해는 1621년 겨울이었고 뱃머리에 글자가 있었다.",
)


def read(lines: tuple[str, ...], rules: Rules | None = None) -> Draft:
    draft = TextReader().read(Source.text("\n".join(lines), name="a.txt", media="text"), rules or Rules())
    assert balance(draft).holds
    return draft


def test_broken_words_are_whole_and_compounds_keep_their_hyphen() -> None:
    (first, second) = [text_of(block) for block in read(ENGLISH).article.blocks]
    assert "schoolchildren, sheep" in first
    assert "the envelope of a seed merchant" in first
    assert "inspected twenty-three times since" in first
    assert first.endswith("pre- and post-war boilers and all.")
    assert "Nobody told the mechanics" in first
    assert second.startswith("The raffle")


def test_heads_of_pages_go_into_the_ledger_unless_they_are_to_stay() -> None:
    assert [c.before for c in read(ENGLISH).ledger if c.rule == "text.running-head"] == [
        "FERRYMAN'S QUARTERLY | SPRING 17",
        "18 FERRYMAN'S QUARTERLY | SPRING",
    ]
    assert text_of(read(ENGLISH, Rules(keep=("text.running-head",))).article.blocks[0]).endswith("17")


@pytest.mark.parametrize(("space", "joined"), [("", "그동안 소금기를"), (" ", "그동 안 소금기를")])
def test_hangul_broken_at_any_letter_is_joined_without_a_space_unless_one_stood_there(space: str, joined: str) -> None:
    lines = (KOREAN[0] + " ", KOREAN[1] + space, KOREAN[2] + " ", KOREAN[3])
    (block,) = read(lines).article.blocks
    assert joined in text_of(block)
    assert "점을 시민에게" in text_of(block)


def test_japanese_lines_are_joined_without_a_space() -> None:
    text = 2 * (
        "市立博物館は九月から三か月間、古い渡し場から引き揚げた船の部材およそ三百点を公開する。"
        "部材は塩分を抜く作業が続き、年輪を調べたところ、木が切られたのは冬だった。"
    )
    (block,) = read(tuple(text[i : i + 30] for i in range(0, len(text), 30))).article.blocks
    assert text_of(block) == text


def test_numbered_headings_are_no_heads_of_pages() -> None:
    text = ("Chapter 1", "", *ENGLISH[2:10], "", "Chapter 2", "", *ENGLISH[2:10])
    said = [text_of(block) for block in read(text).article.blocks]
    assert [line for line in said if line.startswith("Chapter")] == ["Chapter 1", "Chapter 2"]


def test_a_hyphen_that_is_to_stay_stays() -> None:
    draft = read(ENGLISH, Rules(keep=("text.hyphen",)))
    assert "school-children" in text_of(draft.article.blocks[0])
    assert all(change.rule != "text.hyphen" for change in draft.ledger)


@pytest.mark.parametrize("width", [60, 70, 80])
def test_korean_wrapped_by_letters_and_not_by_columns_is_joined(width: int) -> None:
    said = [
        "마흔 해 동안 닫혀 있던 물가 장터가 지난 토요일 다시 열렸다. 첫날에만 이천 명이 다녀갔고 생선을 팔던 할머니의 손녀가 첫 손님을 맞았다.",
        "군은 무너진 둑을 고치고 나무다리 두 개를 새로 놓았다. 다리 이름은 주민 투표로 정하기로 했으며 후보는 모두 열네 개다.",
        "손녀가 모은 사진은 군청 로비에 걸렸다. 가장 오래된 것은 1931년에 찍은 나루터 사진으로, 배 열한 척과 소 두 마리가 보인다. 소의 이름을 아는 이는 이제 없다.",
        "장터 끝에는 우물이 하나 남아 있다. 군은 우물 둘레에 돌의자 여섯 개를 놓았으며 내년 봄에는 지붕도 올릴 생각이라고 밝혔다.",
    ]
    said = [" ".join(said), " ".join(reversed(said))]
    lines = "\n\n".join(textwrap.fill(one, width) for one in said).split("\n")
    assert [text_of(block) for block in read(tuple(lines)).article.blocks] == said


def test_short_labels_among_long_japanese_lines_are_no_width() -> None:
    said = [
        "写真の中の水車を直す大工たち＝見本町で2026年4月2日、例文一郎撮影",
        "見本町の用水路で、六十年ぶりに水車が回り始めた。直したのは町に住む大工五人で、材料の杉は町の山から切り出したものを使った。",
        "大工の一人は「子どものころに聞いた音がまた聞けてうれしい」と話し、粉ひきの道具もこれから作ると張り切っている。",
        "町は来月から水車のそばで月に一度の朝市を開く予定だ。【例文一郎】",
    ]
    lines = ["水車が回る", *said[:1] * 2, "広告", said[1], "広告", said[2], said[3], "【一覧】"]
    assert [text_of(block) for block in read(tuple(lines)).article.blocks] == lines
