"""What the frame of a scrape keeps although the measures waver, and what it lets go behind the article."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Article, Figure, Heading, List, Paragraph, Stamp, Text
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from reformat.stages.clean.counted import with_announced, with_bullets, with_ranks
from reformat.stages.clean.frame import STRAY, _without_strays, frame
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, Page, ends_sentence, look, rule_set
from reformat.stages.clean.tabular import with_rows
from tests.clean.test_scraped import CASES, RULES
from tests.prepared import prepared

FRAME: Any = importlib.import_module("reformat.stages.clean.frame")

SAID = "물빛시는 이달부터 소리책방을 자정까지 열고, 버스가 끊긴 뒤에도 걸어서 올 수 있게 했다."


def page(*texts: str) -> Page:
    return look(tuple(Paragraph(inlines=(Text(t),), stamp=Stamp(tag="line")) for t in texts), Memory())


def read(name: str) -> Draft:
    return prepared(Source.text(CASES[name]["text"], name=name, media="text"))


@pytest.mark.parametrize(
    "above",
    [
        "준비물은 다음과 같다.",
        "집합 장소와 시간은 아래와 같습니다.",
        "持ち物は次の通り。",
        "What to bring along:",
        "3. 준비물",
    ],
)
def test_points_below_what_announces_or_heads_them_stay_whole(above: str) -> None:
    lines = page(SAID, above, "- 물통", "- 모자", "- 장갑", SAID, "- 다른 기사")
    kept = with_bullets(lines, [True, True, False, False, False, False, False], [True] * 7)
    assert kept == [True, True, True, True, True, True, False]


@pytest.mark.parametrize("above", [SAID, "우물가 나들이"])
def test_points_below_anything_else_are_left_to_the_measures(above: str) -> None:
    lines = page(SAID, above, "- 물통", "- 모자", SAID)
    stays = [True, True, False, False, False]
    assert with_bullets(lines, stays, [True] * 5) == stays


@pytest.mark.parametrize(
    ("listed", "stays"),
    [(("빵 1kg: 5,200원", "떡 한 말: 4만 원"), True), (("시장 골목의 겨울", "눈 오는 나루터"), False)],
)
def test_facts_below_a_colon_stay_with_it_inside_the_article(listed: tuple[str, str], stays: bool) -> None:
    lines = page(SAID, "가게에서 파는 것과 값:", *listed, SAID)
    assert with_announced(lines, [True, False, False, False, True]) == [True, *[stays] * 3, True]


def test_the_lines_of_a_song_stand_as_often_as_they_are_sung() -> None:
    song = ["강가에 서서 노래하네", "강가에 서서 노래하네", "강가에 서서 노래하네"]
    text = "\n\n".join(["강가의 노래", SAID, *song, SAID.replace("이달", "새달")])
    said = [text_of(b) for b in prepared(Source.text(text, name="a.txt", media="text")).article.blocks]
    assert said.count(song[0]) == 3


def test_lines_with_the_sign_of_two_headings_are_headings() -> None:
    blog = "\n\n".join(
        line
        for head in ("📚 오전에는 책을 고쳐요", "📚 오후에는 아이들이 와요", "📚 저녁에는 어르신들과")
        for line in ((head, SAID, "책등을 누른 모습") if "오전" in head else (head, SAID))
    )
    draft = prepared(Source.text(f"{SAID}\n\n{blog}", name="a.txt", media="text"))
    assert [text_of(b)[0] for b in draft.article.blocks if isinstance(b, Heading)] == ["📚"] * 3


def test_few_lines_far_behind_the_article_stray() -> None:
    gap = ["라벨"] * STRAY
    lines = page(*[SAID] * 6, *gap, "장날 아침의 풍경")
    stays = [True] * 6 + [False] * STRAY + [True]
    assert _without_strays(lines, stays) == [*stays[:-1], False]
    near = page(*[SAID] * 6, "장날 아침의 풍경")
    assert _without_strays(near, [True] * 7) == [True] * 7
    many = page(SAID, *gap, *["장날 아침의 풍경과 저녁의 풍경"] * 9)
    all_kept = [True] + [False] * STRAY + [True] * 9
    assert _without_strays(many, all_kept) == all_kept


@pytest.mark.parametrize(
    "text",
    [
        "„Da gingen elf Hände hoch.“",
        "»Ich schaue nur noch zu.«",
        "‚Wer kann kneten?‘",
        "橋の名前は投票で決める。（川辺花）",
    ],
)
def test_a_sentence_ends_in_the_marks_of_its_language(text: str) -> None:
    assert ends_sentence(text)


def test_a_caption_that_stands_twice_above_its_credit_is_the_pictures() -> None:
    figures = [b for b in read("korean-agency").article.blocks if isinstance(b, Figure)]
    assert [(plain(f.caption), plain(f.credit)) for f in figures] == [
        ("폐역 솔고개역", "[강변도 제공. 재판매 및 DB 금지]")
    ]


@pytest.mark.parametrize("name", ["chinese-portal", "japanese-paper"])
def test_points_of_chinese_and_japanese_make_a_list(name: str) -> None:
    lists = [b for b in read(name).article.blocks if isinstance(b, List)]
    assert [len(b.items) for b in lists] == [3]


def test_a_caption_above_the_text_is_not_the_headline_where_a_date_stands_below_another() -> None:
    article = read("spanish-paper").article
    assert article.metadata.title.startswith("El pueblo que convirtió su cine")
    assert article.metadata.published.startswith("2026-11-16T05:30")
    assert [text_of(b) for b in article.deck][0].startswith("Los vecinos de Valdetorre")


def test_the_label_of_contents_goes_with_them() -> None:
    heads = ("첫날은 국", "둘째 날은 조림")
    says = (
        "무의 흰 쪽을 얇게 썰어 들기름에 볶다가 물을 부으면 국물이 달다.",
        "가운데 토막은 두껍게 썰어 간장과 물을 반씩 넣고 졸인다.",
    )
    parts = [line for pair in zip(heads, says, strict=True) for line in pair]
    text = "\n".join(["무 하나로 사흘 먹기", SAID, "목차", *heads, *parts, SAID.replace("이달", "새달")])
    article = prepared(Source.text(text, name="a.txt", media="text")).article
    assert "목차" not in [text_of(b) for b in article.blocks]


@pytest.mark.parametrize(("likely", "stays"), [(0.9, True), (0.6, False)])
def test_running_text_below_the_label_of_comments_stays_where_it_is_surely_the_articles(
    likely: float, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["우물", "다리", "방앗간", "느티나무", "징검다리", "나루터", "솔숲"]
    body = [f"{word} 앞에서 만난 주민들은 물이 넘친 뒤로 {word}부터 고쳐 달라고 군에 여러 번 말했다." for word in words]
    shown = page(*body[:5], "댓글 1", *body[5:], "좋아요", "공유하기", "회사소개", "이용약관", "맨 위로")
    judged = judge(shown, rule_set(Draft(Article(), (), " ".join(body)), RULES), Memory())
    monkeypatch.setattr(FRAME, "resumed", lambda lines, *_: [False] * len(lines))
    monkeypatch.setattr(FRAME, "likelihoods", lambda rows, _: [0.9] * 6 + [likely] * 2 + [0.0] * (len(rows) - 8))
    out = frame(judged, RULES)
    assert [sight.stays for sight in out[6:8]] == [stays, stays]
    assert all(sight.stays for sight in out[:5])


RANKS = (
    "8위 은빛서점: 2만 권",
    "9위 두레책방: 1만 권",
    "10위 물빛문고: 9천 권",
    "11위 새벽책방: 8천 권",
    "많이 본 뉴스",
)


def test_a_list_that_counts_on_is_not_cut_off_in_its_middle() -> None:
    assert with_ranks(page(*RANKS), [True, True, False, False, False]) == [True, True, True, True, False]
    assert with_ranks(page(*RANKS), [False, False, True, True, False]) == [True, True, True, True, False]


def test_one_entry_alone_keeps_no_list() -> None:
    assert with_ranks(page(*RANKS), [True, False, False, False, False]) == [True, False, False, False, False]


def test_bare_numbers_before_words_and_other_forms_keep_nothing() -> None:
    lines = ("1 The lock is shut", "2 The pier too", "3 The fair opens", "Step 4: wait", "5위 은빛서점")
    assert with_ranks(page(*lines), [True, True, False, False, False]) == [True, True, False, False, False]


def test_a_list_of_headlines_is_over_where_a_heading_stands_over_entries_with_signs() -> None:
    said = (
        "La línea F de subte funcionará desde hoy con horario reducido por obras en la estación, informó la empresa.",
        "Durante esos días los trenes circularán de siete a veintiuna, con una frecuencia de seis minutos.",
    )
    others = ("Mirá también", "Cómo viajar con la nueva tarjeta")
    entries = ("• Colectivo 115: refuerzo cada cuatro minutos", "• Bicicletas públicas: media hora sin cargo")
    last = "Pedimos paciencia, explicó la jefa de obra, que recordó que los rieles tienen ochenta años."
    text = "\n".join((*said, *others, "Qué alternativas hay", *entries, last))
    article = prepared(Source.text(text, name="a.txt", media="text")).article
    found = " ".join(map(text_of, article.blocks))
    assert all(entry[2:] in found for entry in entries)
    assert others[1] not in found


@pytest.mark.parametrize(
    ("chances", "kept"), [((0.4, 0.3, 0.2, 0.9), True), ((0.05, 0.05, 0.05, 0.6), False), ((0.4, 0.3, 0.2, 0.1), False)]
)
def test_rows_alike_share_one_fate_if_some_stay_and_all_are_likely(chances: tuple[float, ...], kept: bool) -> None:
    lines = page(SAID, "가온 마을 24도", "나래 22도", "다솜 26도", "라온 21도", SAID)
    stays = [True, False, False, False, chances[-1] > 0.5, True]
    assert all(with_rows(lines, stays, [0.9, *chances, 0.9])) is kept


def test_rows_between_lines_that_stay_are_within_the_article() -> None:
    lines = page(SAID, "요금", "어른 400원", "아이 200원", "자전거 100원", "개 그냥", SAID)
    inside, outside = [True, True, False, False, False, True, True], [True, True, False, False, False, False, True]
    assert all(with_rows(lines, inside, [0.4] * 7))
    assert with_rows(lines, outside, [0.4] * 7) == outside


def test_rows_without_a_figure_and_sentences_are_judged_alone() -> None:
    lines = page(SAID, "물통 둘", "모자 셋", "장갑 넷", SAID)
    stays = [True, False, False, True, True]
    assert with_rows(lines, stays, [0.9] * 5) == stays
