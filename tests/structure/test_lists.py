"""Enumerations in all their Korean shapes, decks, questions and answers, notes, verse."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import (
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Raised,
    Strong,
    Text,
)
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.stages.structure import structure
from reformat.stages.structure.markers import marker
from tests.structure.made import LONG, LONG_EN, draft, inlines, line, lines, para, shape, structured

RULES = Rules()


@pytest.mark.parametrize(
    ("signs", "ordered"),
    [
        (("▲", "▲", "▲"), False),
        (("△ ", "△ ", "△ "), False),
        (("■ ", "■ ", "■ "), False),
        (("● ", "● ", "● "), False),
        (("· ", "· ", "· "), False),
        (("- ", "- ", "- "), False),
        (("→ ", "→ ", "→ "), False),
        (("①", "②", "③"), True),
        (("1) ", "2) ", "3) "), True),
        (("1. ", "2. ", "3. "), True),
        (("(1) ", "(2) ", "(3) "), True),
        (("가. ", "나. ", "다. "), True),
        (("a. ", "b. ", "c. "), True),
        (("（一）", "（二）", "（三）"), True),
        (("1️⃣ ", "2️⃣ ", "3️⃣ "), True),
        (("🌱 ", "🌱 ", "🌱 "), False),
    ],
)
def test_marked_lines(signs: tuple[str, ...], ordered: bool) -> None:
    words = ("강변길을 넓힌다", "다리를 고친다", "가로등을 세운다")
    done = structured(line(LONG), *lines(*(s + w for s, w in zip(signs, words, strict=True))), line(LONG, 9))
    found = done.article.blocks[1]
    assert isinstance(found, List)
    assert found.ordered is ordered
    assert [plain(i.blocks[0].inlines) for i in found.items] == list(words)  # type: ignore[union-attr]
    assert [i.marker for i in found.items] == [s.strip() for s in signs]
    assert [c.before for c in done.ledger] == [s.strip() for s in signs]


@pytest.mark.parametrize("text", ["1. 강변길", "2.5% 늘었다", "- 강변", "▲3.1 ▼2.0 ▲1.1"])
def test_one_sign_or_figures_make_no_list(text: str) -> None:
    done = structured(line(LONG), line(text, 2), line(LONG, 3))
    assert not any(isinstance(b, List) for b in done.article.blocks)


def test_chinese_numbers_count_on_beyond_ten() -> None:
    counted = [marker(f"{sign}、") or marker(f"{sign}、문") for sign in ("九", "十", "十一", "二十", "二十三")]
    assert [found.order for found in counted if found] == [9, 10, 11, 20, 23]
    assert marker("十十、문") is not None and marker("十十、문").order == 0  # type: ignore[union-attr]


def test_pictures_that_differ_are_no_bullets() -> None:
    done = structured(line(LONG), *lines("🌱 씨를 뿌린다", "🌻 꽃이 핀다"), line(LONG, 3))
    assert not any(isinstance(b, List) for b in done.article.blocks)


def test_lines_parted_by_breaks() -> None:
    block = para("준비물은 다음과 같다.", LineBreak(), "- 물", LineBreak(), "- 모자", LineBreak(), "- 신발")
    assert shape(structured(block).article.blocks) == [
        "paragraph 준비물은 다음과 같다.",
        "list",
        "- 물",
        "- 모자",
        "- 신발",
    ]


def test_an_enumeration_within_a_sentence() -> None:
    text = (
        "시는 세 가지를 약속했다. ▲턱을 없앤 ‘평평한 길’을 비롯해 ▲밤에도 밝은 ‘별빛 길’ ▲쉬어 가는 ‘의자 길’ "
        "등을 만든다. 공사는 봄에 시작한다."
    )
    done = structured(line(text))
    before, flow, after = done.article.blocks
    assert isinstance(flow, List)
    assert flow.flow
    assert plain(before.inlines) == "시는 세 가지를 약속했다."  # type: ignore[union-attr]
    assert [plain(i.blocks[0].inlines) for i in flow.items] == [  # type: ignore[union-attr]
        "턱을 없앤 ‘평평한 길’을 비롯해",
        "밤에도 밝은 ‘별빛 길’",
        "쉬어 가는 ‘의자 길’ 등을 만든다.",
    ]
    assert plain(after.inlines) == "공사는 봄에 시작한다."  # type: ignore[union-attr]
    assert [c.before for c in done.ledger] == ["▲"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "준비물은 ▲두꺼운 장갑 ▲물 한 병▲챙 넓은 모자 ▲줄자 등이다.",
        "준비물은▲두꺼운 장갑▲물 한 병▲챙 넓은 모자▲줄자 등이다.",
        "준비물은 ▲두꺼운 장갑▲물 한 병▲챙 넓은 모자▲줄자 등이다.",
    ],
)
def test_signs_without_a_space_set_off_items_too(text: str) -> None:
    _, flow = structured(line(text)).article.blocks
    assert [plain(i.blocks[0].inlines) for i in flow.items] == [
        "두꺼운 장갑",
        "물 한 병",
        "챙 넓은 모자",
        "줄자 등이다.",
    ]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["김○수와 이○희와 박○영이 왔다.", "가게 이름은 달■별이다.", "A▲B로 적는다."])
def test_signs_inside_of_names_set_off_nothing(text: str) -> None:
    assert [type(block) for block in structured(line(text)).article.blocks] == [Paragraph]


@pytest.mark.parametrize(
    "text", ["①번과 ②번 가운데 고르라고 했다.", "답은 ①은 ②보다 크다는 것이다.", "Rules ① and ② apply."]
)
def test_circled_numbers_that_are_spoken_of_are_no_items(text: str) -> None:
    assert [type(block) for block in structured(line(text)).article.blocks] == [Paragraph]


def test_circled_numbers_within_a_sentence_keep_their_emphasis() -> None:
    block = para("조건은 ①", Strong((Text("평평할 것"),)), " ②밝을 것 ③가까울 것이다.")
    done = structured(block)
    flow = done.article.blocks[1]
    assert isinstance(flow, List)
    assert flow.ordered
    assert isinstance(flow.items[0].blocks[0].inlines[0], Strong)  # type: ignore[union-attr]


def test_a_deck_of_lines_and_one_of_a_page() -> None:
    done = structured(*lines("■시장·주민 대표 대담", "봄부터 열두 곳 공사", "턱 없는 길 만든다"), line(LONG, 9))
    (deck,) = done.article.deck
    assert isinstance(deck, List)
    assert len(deck.items) == 3
    assert done.article.blocks[0].span.line == 9  # type: ignore[union-attr]
    page = structured(para("봄부터 공사를 한다.", role="deck"), para(LONG))
    assert shape(page.article.deck) == ["paragraph 봄부터 공사를 한다."]


def test_hyphens_right_before_words_mark_a_list_from_three_on_unless_it_is_talk() -> None:
    notices = (
        "-골목 공사 석 달 늦는다(5월 2일)",
        "-“턱이 그대로”… 주민들 항의(5월 9일)",
        "-시장 “여름 전 끝낸다”(6월 1일)",
    )
    done = structured(*lines(LONG, *notices, LONG))
    assert [len(b.items) for b in done.article.blocks if isinstance(b, List)] == [3]
    for kept in (
        notices[:2],
        ("-Где он?", "-Не знаю.", "-И я не знаю."),
        ("-5도", "-7도", "-9도"),
        ("-네.", "-아니요.", "-글쎄요."),
    ):
        assert not any(isinstance(b, List) for b in structured(*lines(LONG, *kept, LONG)).article.blocks)


def test_a_line_of_a_bulleted_deck_may_break_off() -> None:
    done = structured(
        *lines("● 봄부터 열두 곳 공사", "● 턱 없는 길, ‘다음 골목’은…", "● 상인들은 기다린다"), line(LONG, 9)
    )
    (deck,) = done.article.deck
    assert isinstance(deck, List) and len(deck.items) == 3


def test_short_lines_without_a_body_are_no_deck() -> None:
    done = structured(*lines("봄", "여름", "가을", "겨울"))
    assert done.article.deck == ()
    assert len(done.article.blocks) == 4


def test_questions_and_answers() -> None:
    done = structured(*lines("Q. 언제 시작하나?", "A. 봄에 시작한다.", "Q. 얼마나 걸리나?", "A. 여섯 달이다."))
    said = [(b.speaker, plain(b.inlines)) for b in done.article.blocks if isinstance(b, Paragraph)]
    assert said[0] == ("Q", "언제 시작하나?")
    assert said[3] == ("A", "여섯 달이다.")


def test_speakers_of_a_broadcast() -> None:
    done = structured(*lines("[앵커]", LONG, "[기자]", LONG, "[주민]", LONG))
    assert [b.speaker for b in done.article.blocks if isinstance(b, Paragraph)][:2] == ["앵커", "기자"]


def test_names_that_take_turns_and_a_colon_that_does_not() -> None:
    done = structured(*lines("김하나: 봄이 좋다.", "이두리: 가을이 좋다.", "김하나: 왜 그런가.", "이두리: 선선하다."))
    assert [b.speaker for b in done.article.blocks if isinstance(b, Paragraph)] == ["김하나", "이두리"] * 2
    alone = structured(line(LONG), line("결론: 봄에 시작한다.", 2), line(LONG, 3))
    assert not any(b.speaker for b in alone.article.blocks if isinstance(b, Paragraph))


def test_an_attribution_below_and_inside_a_quotation() -> None:
    words = para("길은 모두의 것이다.")
    below = structured(Quote(blocks=(words,)), para("— 김하나, 주민"))
    assert shape(below.article.blocks) == ["quote 길은 모두의 것이다. | 김하나, 주민"]
    inside = structured(Quote(blocks=(words, para("— 김하나"))))
    assert shape(inside.article.blocks) == ["quote 길은 모두의 것이다. | 김하나"]


def test_a_paragraph_in_quotation_marks_with_its_speaker_below_is_a_quotation() -> None:
    below = structured(para("“A hall belongs to everybody.”"), para("— Lene Moss, architect"))
    assert shape(below.article.blocks) == ["quote “A hall belongs to everybody.” | Lene Moss, architect"]
    talk = structured(para("“A hall belongs to everybody.”"), para("— And who pays for the roof, may I ask?"))
    assert not any(isinstance(b, Quote) for b in talk.article.blocks)


def test_steps_below_numbers_that_stand_alone() -> None:
    done = structured(
        para(LONG), para("1"), para("Fill in the form."), para("2"), para("Wait for the bell."), para(LONG)
    )
    found = done.article.blocks[1]
    assert isinstance(found, List) and found.ordered
    assert [plain(i.blocks[0].inlines) for i in found.items] == ["Fill in the form.", "Wait for the bell."]  # type: ignore[union-attr]
    years = structured(para("1"), para("Fill in the form."), para("3"), para("Wait for the bell."))
    assert not any(isinstance(b, List) for b in years.article.blocks)


def test_a_pull_quote_goes_whose_sentences_the_article_parts() -> None:
    said = "“The lock holds as it always did,” the keeper said. “Nobody has asked it why, and nobody will.”"
    pulled = Quote(blocks=(para("The lock holds as it always did. Nobody has asked it why, and nobody will."),))
    done = structure(draft(para(LONG), para(said), pulled, para(LONG)), RULES)
    assert [c.rule for c in done.ledger] == ["quote.pull-quote"]


def test_a_sentence_set_apart_goes_that_the_paragraph_beside_it_says() -> None:
    said = "The lock holds as it always did, the keeper said, and nobody has asked it why in all the years since."
    whole = para(f"It rained for a week. {said} Then it rained again.")
    for blocks in ((para(said), whole), (whole, para(LONG), para(said))):
        done = structure(draft(*blocks, para(LONG)), RULES)
        assert [c.rule for c in done.ledger] == ["quote.pull-quote"]


def test_a_pull_quote_goes_and_a_quotation_stays() -> None:
    sentence = "길은 모두의 것이며 누구나 걸을 수 있어야 한다"
    done = structured(para(f"주민은 “{sentence}”고 말했다. {LONG}"), Quote(blocks=(para(sentence),)), para(LONG_EN))
    assert [c.rule for c in done.ledger] == ["quote.pull-quote"]
    assert not any(isinstance(b, Quote) for b in done.article.blocks)
    kept = structured(para(LONG), Quote(blocks=(para(sentence),)))
    assert any(isinstance(b, Quote) for b in kept.article.blocks)


def test_notes_by_links_lead_there_and_back() -> None:
    mark = Raised((Link((Text("1"),), "#fn1"),))
    back = Link((Text("↩"),), "#ref1")
    note = Item((para("강변시 자료. ", back, classes=("fn1",)),))
    done = structured(para("길을 넓힌다.", mark, " 봄이다."), List(items=(note,), ordered=True))
    first, last = done.article.blocks
    assert isinstance(last, Note)
    refs = [i for i in first.inlines if isinstance(i, NoteRef)]  # type: ignore[union-attr]
    assert [r.note for r in refs] == [last.name]
    assert shape(last.blocks) == ["paragraph 강변시 자료."]
    assert [c.before for c in done.ledger] == ["↩"]


def test_notes_by_equal_marks() -> None:
    done = structured(*lines(f"{LONG} 넓이는 두 배다[1]. 밤에도 밝다[2].", "[1] 강변시 자료.", "[2] 주민회 자료."))
    notes = [b for b in done.article.blocks if isinstance(b, Note)]
    assert [n.label for n in notes] == ["[1]", "[2]"]
    refs = [i.note for i in done.article.blocks[0].inlines if isinstance(i, NoteRef)]  # type: ignore[union-attr]
    assert refs == [n.name for n in notes]


def test_verse_keeps_its_lines() -> None:
    poem = para("강은 흐르고", LineBreak(), "길은 남아", LineBreak(), "우리는 걷네", LineBreak(), "노을 속으로")
    (found,) = structured(poem).article.blocks
    assert isinstance(found, Paragraph)
    assert found.verse


def test_a_definition_list_is_left_alone() -> None:
    block = List(items=(Item((para("턱이 없는 길"),), term=inlines("평평한 길")),), definitions=True)
    found = structured(para(LONG), block).article.blocks[1]
    assert isinstance(found, List)
    assert found.definitions
    assert not any(isinstance(b, Heading) for b in found.items[0].blocks)


def test_questions_behind_dashes_with_their_answers_on_the_next_line_are_no_list() -> None:
    asked = [
        para("- 왜 자정까지 여는가.", LineBreak(), "“버스가 끊긴 뒤에도 걸어서 올 수 있어야 한다.”"),
        para("- 하루에 몇 명이나 오나.", LineBreak(), "“마흔 명쯤이다. 절반은 시각장애인이다.”"),
    ]
    done = structure(draft(para(LONG), *asked, para(LONG)), RULES)
    assert balance(done).holds
    assert not any(isinstance(block, List) for block in done.article.blocks)


def test_the_bullets_of_word_are_signs_and_no_letters() -> None:
    rows = [para(f"l\u00a0\u00a0 {words}", classes=("msolistparagraph",)) for words in ("강변길", "다리", "가로등")]
    done = structured(para(LONG), *rows)
    assert shape(done.article.blocks)[1:] == ["list", "- 강변길", "- 다리", "- 가로등"]
    assert [c.before for c in done.ledger] == ["l"] * 3


def test_a_plain_number_is_a_notes_mark_where_the_note_leads_back() -> None:
    text = para("강변길을 넓힌다.", Link((Text("1"),), url="#f1"), " 다리도 고친다.")
    note = para("시청 자료. ", Link((Text("위로"),), url="#r1"), classes=("f1",))
    done = structured(text, note)
    assert isinstance(done.article.blocks[0].inlines[1], NoteRef)  # type: ignore[union-attr]
    assert isinstance(done.article.blocks[1], Note)
    alone = structured(text, para("시청 자료.", classes=("f1",)))
    assert not any(isinstance(b, Note) for b in alone.article.blocks)
