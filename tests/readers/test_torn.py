"""Text torn at links and bold words: pieces of a sentence are one again, labels and headings stay by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.readers.torn import tears
from reformat.rules import Rules

TORN = "The quay was rebuilt by\nHarbour Works\n.\nIt cost\n40,000 crowns\n, which nobody had.\n"
"""Enough that goes on to tell that a text is torn."""


def paragraphs(text: str) -> list[str]:
    return [text_of(block) for block in TextReader().read(Source.text(text), Rules.load()).article.blocks]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Marrow Street had nine bakers. It has\none\nnow, and no more.", "Marrow Street had nine bakers. It has one now, and no more."),
        ("Her bread, which the\nEvening Post\ncalled the best, sells out.", "Her bread, which the Evening Post called the best, sells out."),
        ("The mayor opened the bridge on Friday (\nsee our pictures\n) and went home.", "The mayor opened the bridge on Friday (see our pictures) and went home."),
        ("Der Umbau dauerte drei Jahre und kostete die\nStadt Hennick\nviel Geld.", "Der Umbau dauerte drei Jahre und kostete die Stadt Hennick viel Geld."),
        ("The\nHarbour Trust\n, which owns the quay and both of its cranes, will sell the older one in spring.", "The Harbour Trust, which owns the quay and both of its cranes, will sell the older one in spring."),
        ("Half of the bakers who answered in March thought so, among them President\nIda Holm\n, who sells rye.", "Half of the bakers who answered in March thought so, among them President Ida Holm, who sells rye."),
        ("Costs\n: they rise each year.", "Costs: they rise each year."),
        ("한빛시가\n물빛도서관\n을 다시 열었다.", "한빛시가 물빛도서관을 다시 열었다."),
        ("관장은 “책이 돌아왔다\n”라며 웃었다.", "관장은 “책이 돌아왔다”라며 웃었다."),
        ("올해 도서관을 찾은 사람은 모두\n1,200\n명에 이른다.", "올해 도서관을 찾은 사람은 모두 1,200명에 이른다."),
        ("島にある\n水光灯台\nで、元教員の\n大西みどり\nさんが図書室を開いた。", "島にある水光灯台で、元教員の大西みどりさんが図書室を開いた。"),
        ("据\n水光日报\n报道，5月3日，教师\n林晓梅\n开设了图书室。", "据水光日报报道，5月3日，教师林晓梅开设了图书室。"),
        ("图书室只在周末开放，\n免费\n阅读。灯塔建于\n1954年\n，2011年停用。", "图书室只在周末开放，免费阅读。灯塔建于1954年，2011年停用。"),
    ],
)  # fmt: skip
def test_what_goes_on_is_one_paragraph(torn: str, whole: str) -> None:
    assert whole.replace(" ", "") in [text.replace(" ", "") for text in paragraphs(f"{TORN}{torn}\n")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Who bakes today", "Hanne Gruber has baked here since 1998."),
        ("Bakers want longer nights than the council would give them", "von Iris Cole", "The council met on Friday."),
        ("Home", "News", "Sport"),
        (
            "Pupils who were taught in the afternoon",
            "mRNA was counted in each of the four groups, and compared with what was found before.",
        ),
        ("It sold 300 loaves.", "Most went to the school."),
        ("Read more:", "The last fishmonger", "The numbers"),
        ("도서관이 다시 문을 열었다.", "은빛 종이 울렸다."),
        ("古い灯台に図書室、島の二人が開く", "2026年5月3日", "島の学校、最後の卒業式"),
    ],
)
def test_what_stands_by_itself_stays(lines: tuple[str, ...]) -> None:
    found = paragraphs(TORN + "\n".join(lines) + "\n")
    assert found[-len(lines) :] == list(lines)


def test_a_whole_text_is_left_as_it_is() -> None:
    text = ["the street sold bread", "and a river ran behind it", "It was cold.", "Nobody came."]
    assert tears(text, text) == {}


def test_the_name_that_a_byline_links_belongs_to_it() -> None:
    text = ["Le quai rouvre", "Par", "Solène Autret", "Publié le 12 octobre 2026"]
    assert tears(text, text) == {2: " "}


def test_a_value_belongs_to_its_label() -> None:
    text = [
        "주차",
        ": 강구안 공영주차장",
        "Hours",
        ": nine to five",
        "The ferry sails at nine and the next one only at noon",
        ": so hurry",
    ]
    assert tears(text, text) == {1: "", 3: ""}


def test_a_name_its_brackets_and_its_particle_are_one() -> None:
    text = ["두레전자", "(12,340원 ▲2,150)", "가 로봇 눈을 수주했다.", "두레전자", "(서울)"]
    assert tears(text, text) == {1: "", 2: ""}


def test_where_sentences_begin_small_a_small_letter_tells_nothing() -> None:
    text = [*TORN.splitlines(), "so a paper street is on the map.", "my county has many of them.", "how they came about", "somebody drew a line and then the money ran out."]  # fmt: skip
    found = tears(text, text)
    assert {2, 5} <= set(found)
    assert not {len(text) - 1, len(text) - 2, len(text) - 3} & set(found)


@given(st.lists(st.text(alphabet="aB .,()“”가은\u00a0\n\t7", max_size=30), max_size=30))
def test_no_letter_is_lost(lines: list[str]) -> None:
    text = TORN + "\n".join(lines)
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())


ONCE = [
    ["The lock at Merrow will stay shut until the divers have looked at", "both of its gates", ", the canal's office said."],
    ["Fourteen of the boats wait below it, among them the baker's, which", "sells bread", "on the towpath meanwhile."],
    ["水位计显示，闸门还要修两个星期，", "管理处的公告", "里写明了绕行的路线。"],
]  # fmt: skip


@pytest.mark.parametrize("torn", ONCE)
def test_a_sentence_torn_once_at_a_link_is_whole(torn: list[str]) -> None:
    lines = ["The lock is shut", "A first paragraph ends.", *torn, "And another one ends too."]
    assert tears(lines, lines).keys() == {3, 4}


@pytest.mark.parametrize(
    "lines",
    [
        ["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"],
        ["The company promises", "a rise of six per cent this year and of three in each of the next", "nine nights", "one more engineer."],
    ],
)  # fmt: skip
def test_verse_and_entries_of_lists_are_not_torn(lines: list[str]) -> None:
    assert tears(lines, lines) == {}


def test_place_and_day_belong_to_the_report_behind_their_dash() -> None:
    lines = [
        "Porto Seco, 9 de junho de 2026",
        "– A fábrica de cordas do porto voltou a abrir depois de um ano de obras e de dívidas.",
    ]
    assert tears(lines, lines) == {1: " "}


@pytest.mark.parametrize(
    "lines",
    [
        ["SKELWICK", "(Coastwire) - The last of the three piers will close in May, since nobody would pay for its new piles."],
        ["PORT ARNE, Mull", "– The last of the three piers will close in May, since nobody would pay for its new piles."],
    ],
)  # fmt: skip
def test_a_place_belongs_to_the_report_behind_its_agency_or_its_dash(lines: list[str]) -> None:
    assert tears(lines, lines) == {1: " "}


def test_a_long_line_that_begins_with_a_comma_tells_alone_that_a_text_is_torn() -> None:
    lines = [
        "The ferry was built for",
        "Northern Lines",
        ", which has sold it twice since and bought it back each time.",
        "It sails at noon.",
    ]
    assert tears(lines, lines).keys() == {1, 2}


def test_a_korean_particle_tells_a_sentence_torn_once() -> None:
    lines = [
        "구덩이에서 손바닥만 한 로봇이",
        "얼음 알갱이",
        "를 찾아냈다.",
        "연구진은 국제 학술지",
        "‘달과 행성’",
        "에 실었다.",
    ]
    assert tears(lines, lines) == {1: " ", 2: "", 4: " ", 5: ""}
    assert not tears(lines[1:4], ["물의 깊이", "을 재는 사람이 없다.", "연구진은 국제 학술지"])


@pytest.mark.parametrize("headline", ["小さな図書館、来春開館へ", "停電に備える五つのこと", "村長、辞任の意向を周囲に"])
def test_a_headline_that_ends_in_a_particle_is_not_joined_with_the_name_below_it(headline: str) -> None:
    lines = [headline, "佐倉みのり", "点字の本を三万冊そろえた図書館が来春、駅前に開館する。", "村が発表した。"]
    assert tears(lines, lines) == {}
