"""Which lines become headings, and which stay what they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reformat.document.conservation import balance
from reformat.document.nodes import AnyBlock, Figure, Heading, Item, Link, List, Paragraph, Quote, Stamp, Strong, Text
from reformat.document.walk import plain, text_of
from reformat.rules import Rules
from reformat.stages.structure import structure
from reformat.stages.structure.levels import levelled
from tests.structure.made import LONG, LONG_EN, draft, inlines, line, lines, para, shape

RULES = Rules()


def heads(*blocks: AnyBlock, title: str = "강변 산책로 정비", language: str = "ko") -> list[str]:
    done = structure(draft(*blocks, title=title, language=language), RULES)
    assert balance(done).holds
    return [plain(b.inlines) for b in done.article.blocks if isinstance(b, Heading)]


def strong(text: str) -> Strong:
    return Strong((Text(text),))


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (line("턱을 없앤 길, 누구나 걷는다"), "턱을 없앤 길, 누구나 걷는다"),
        (line("■ 봄부터 열두 곳 공사"), "봄부터 열두 곳 공사"),
        (line("◆주민 설명회 세 차례"), "주민 설명회 세 차례"),
        (para(strong("봄부터 열두 곳 공사")), "봄부터 열두 곳 공사"),
        (para(strong("왜 지금 공사를 시작하나?")), "왜 지금 공사를 시작하나?"),
        (para("봄부터 열두 곳 공사", tag="div", classes=("sub_tit",)), "봄부터 열두 곳 공사"),
    ],
)
def test_a_line_that_parts_two_sections(block: AnyBlock, found: str) -> None:
    after = line(LONG, 3) if block.span and block.span.line else para(LONG)
    before = line(LONG, 1) if block.span and block.span.line else para(LONG)
    assert heads(before, block, after) == [found]


def test_a_bold_line_and_a_break_before_its_text() -> None:
    from reformat.document.nodes import LineBreak

    block = para(strong("봄부터 열두 곳 공사"), LineBreak(), LONG)
    assert heads(para(LONG), block) == ["봄부터 열두 곳 공사"]


@pytest.mark.parametrize(
    "block",
    [
        line("공사는 봄에 시작한다."),
        line("https://example.org/walk"),
        line("사진 제공=강변시"),
        para(strong("공사는 봄에 시작한다.")),
        para("봄부터 열두 곳", role="caption"),
    ],
)
def test_a_line_that_is_no_heading(block: AnyBlock) -> None:
    after = line(LONG, 3) if block.span and block.span.line else para(LONG)
    assert heads(after, block, after) == []


def test_lines_of_a_flattened_english_page() -> None:
    rows = lines(LONG_EN, "Why The Paths Matter", LONG_EN, LONG_EN, "What Happens Next?", LONG_EN)
    assert heads(*rows, language="en", title="Riverside paths") == ["Why The Paths Matter", "What Happens Next?"]


def test_a_bold_line_over_a_bold_line_within_the_text_heads_it() -> None:
    over, under = para(strong("공사 일정")), para(strong("봄부터 열두 곳"))
    assert heads(para(LONG), over, under, para(LONG)) == ["공사 일정", "봄부터 열두 곳"]
    assert heads(over, under, para(LONG)) == []


def test_nothing_is_guessed_where_the_page_marks_its_headings() -> None:
    marked = [Heading(level=2, inlines=inlines(t)) for t in ("첫째 마당", "둘째 마당")]
    body = [marked[0], para(LONG), para(strong("장점")), para(LONG), marked[1], para(LONG)]
    assert heads(*body) == ["첫째 마당", "둘째 마당"]


def bold_below(*texts: str) -> list[AnyBlock]:
    return [one for text in texts for one in (para(strong(text), role="bold-line"), para(LONG))]


@pytest.mark.parametrize(
    "row", [("1. 낙엽을 걷는다", "2. 갈대를 자른다"), ("A. Leaves", "B. Reeds"), ("Zone 1 — north", "Zone 2 — south")]
)
def test_lines_in_bold_that_count_on_stand_below_the_headings_that_the_page_marks(row: tuple[str, ...]) -> None:
    marked = [Heading(level=2, inlines=inlines(t)) for t in ("첫째 마당", "둘째 마당")]
    first, second = bold_below(row[0]), bold_below(row[1])
    done = structure(draft(marked[0], para(LONG), *first, marked[1], para(LONG), *second), RULES)
    made = [(b.level, plain(b.inlines)) for b in done.article.blocks if isinstance(b, Heading)]
    assert made == [(2, "첫째 마당"), (3, row[0]), (2, "둘째 마당"), (3, row[1])]


def test_a_hole_in_a_row_of_headings_is_filled_on_their_level() -> None:
    first, third = (Heading(level=3, inlines=inlines(t)) for t in ("1. 낙엽", "3. 펌프"))
    above = Heading(level=2, inlines=inlines("겨울 전에"))
    hole = [para(strong("2. 갈대!")), para("짧게 자른다.")]
    done = structure(draft(above, para(LONG), first, para(LONG), *hole, third, para(LONG)), RULES)
    assert [b.level for b in done.article.blocks if isinstance(b, Heading)] == [2, 3, 3, 3]


@pytest.mark.parametrize(
    "row", [("1. 낙엽을 걷는다.", "2. 갈대를 자른다."), ("1. 낙엽", "3. 갈대"), ("1. 낙엽", "낙엽 2")]
)
def test_sentences_in_bold_and_numbers_that_do_not_count_on_are_no_headings(row: tuple[str, ...]) -> None:
    marked = [Heading(level=2, inlines=inlines(t)) for t in ("첫째 마당", "둘째 마당")]
    assert heads(marked[0], para(LONG), *bold_below(*row), marked[1], para(LONG)) == ["첫째 마당", "둘째 마당"]


def talk(*asked: str) -> list[AnyBlock]:
    return [one for text in asked for one in (para(strong(text), role="bold-line"), para("그럼요, 봄에 합니다."))]


def test_an_interview_asks_in_bold_at_length_and_is_answered_in_a_word() -> None:
    at_length = f"{LONG} 그렇다면 공사는 언제 시작합니까?"
    asked = ["왜 지금입니까?", at_length, "누가 합니까?"]
    marked = [Heading(level=2, inlines=inlines(t)) for t in ("첫째 마당", "둘째 마당")]
    assert heads(para(LONG), *talk(*asked), para(LONG)) == asked
    assert heads(*marked[:1], para(LONG), *talk(*asked), marked[1], para(LONG)) == ["첫째 마당", *asked, "둘째 마당"]


@pytest.mark.parametrize("asked", [("왜 지금입니까?", "누가 합니까?"), ("왜.", "누가.", "언제 합니까?")])
def test_few_questions_in_bold_are_no_interview(asked: tuple[str, ...]) -> None:
    marked = [Heading(level=2, inlines=inlines(t)) for t in ("첫째 마당", "둘째 마당")]
    assert heads(marked[0], para(LONG), *talk(*asked), marked[1], para(LONG)) == ["첫째 마당", "둘째 마당"]


def test_the_title_stands_once() -> None:
    again = Heading(level=2, inlines=inlines("강변  산책로 정비"))
    done = structure(draft(again, para(LONG)), RULES)
    assert shape(done.article.blocks) == [f"paragraph {LONG}"]
    assert [c.rule for c in done.ledger] == ["heading.title-again"]
    assert balance(done).holds


def test_a_kept_rule_changes_nothing() -> None:
    again = Heading(level=2, inlines=inlines("강변 산책로 정비"))
    kept = structure(draft(again, para(LONG)), Rules(keep=("heading.*",)))
    assert shape(kept.article.blocks)[0] == "h2 강변 산책로 정비"


def test_a_list_of_sections_is_opened_and_a_heading_in_an_item_is_none() -> None:
    head = Heading(level=3, inlines=inlines("강변길"))
    sections = List(items=(Item((head, para(LONG))), Item((head, para(LONG)))))
    assert heads(sections) == ["강변길", "강변길"]
    labels = List(items=(Item((head,)), Item((para("들길"),)), Item((para("산길"),))))
    done = structure(draft(para(LONG), labels), RULES)
    assert shape(done.article.blocks)[1:] == ["list", "- 강변길", "- 들길", "- 산길"]


def test_a_quotation_that_wraps_the_article_is_opened() -> None:
    head = Heading(level=3, inlines=inlines("강변길"))
    assert heads(Quote(blocks=(para(LONG), head, para(LONG), para(LONG)))) == ["강변길"]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ([4, 4, 4], [2, 2, 2]),
        ([2, 4, 3], [2, 3, 3]),
        ([3, 2, 3], [2, 2, 3]),
        ([2, 3, 5, 6, 2], [2, 3, 4, 5, 2]),
        ([6, 5, 4], [2, 2, 2]),
        ([1, 2, 3, 1, 2], [2, 3, 4, 2, 3]),
        ([1, 2, 3, 2], [2, 2, 3, 2]),
    ],
)
def test_levels(given: list[int], made: list[int]) -> None:
    blocks = tuple(Heading(level=level, inlines=inlines("가")) for level in given)
    assert [b.level for b in levelled(blocks) if isinstance(b, Heading)] == made


def test_no_heading_between_captions() -> None:
    blocks = (
        line(LONG, 1),
        line("길. 사진 제공=시청", 2, "caption"),
        line("다리. 사진 제공=시청", 3, "caption"),
        line(LONG, 4),
    )
    done = structure(draft(*blocks), RULES)
    assert [type(b) for b in done.article.blocks] == [Paragraph, Figure, Figure, Paragraph]


def linked(text: str) -> Heading:
    return Heading(level=3, inlines=inlines(text), stamp=Stamp(tag="h3", link_density=1.0))


@pytest.mark.parametrize(
    "text",
    [
        "They could be out of rope by noon. (Harbour Post)",
        "So who would pay for a gate that nobody wants?",
        "The keepers would have none of it, until at last even the crowd of pilots and bakers on the quay began to shout “Open!”",
        "$ ls -l /var/lock",
        "どの船も港に戻って荷を下ろしています",
    ],
)
def test_running_text_without_a_stop_is_no_heading(text: str) -> None:
    assert heads(para(LONG_EN), para(text), para(LONG_EN), language="en") == []


def test_headlines_of_other_articles_at_the_end_go() -> None:
    tail = [
        linked("들길 소식"),
        para("다른 글이다."),
        linked("산길 소식"),
        linked("바닷길 소식"),
        para("또 다른 글이다."),
    ]
    done = structure(draft(para(LONG), Heading(level=2, inlines=inlines("강변길")), para(LONG), *tail), RULES)
    assert balance(done).holds
    assert shape(done.article.blocks)[-1] == f"paragraph {LONG}"
    assert {c.rule for c in done.ledger} == {"heading.teasers"}


def test_a_letter_of_links_to_other_sites_keeps_its_end() -> None:
    heads = [
        Heading(level=3, inlines=(Link(inlines(name), url),), stamp=Stamp(tag="h3", link_density=1.0))
        for name, url in (
            ("들길", "https://a.example/1"),
            ("산길", "https://b.example/2"),
            ("물길", "https://c.example/3"),
        )
    ]
    said = draft(para(LONG), *(block for head in heads for block in (head, para("볼만하다."))))
    article = replace(said.article, metadata=replace(said.article.metadata, url="https://gil.example/letter"))
    done = structure(said.with_article(article), RULES)
    assert not done.ledger
    assert len(shape(done.article.blocks)) == 7


def test_linked_headings_of_the_article_stay() -> None:
    sections = [b for n in range(4) for b in (linked(f"{n}번 길"), para(LONG), para(LONG_EN))]
    assert heads(para(LONG), *sections) == [f"{n}번 길" for n in range(4)]


def test_a_caption_cut_up_by_markup_is_put_together() -> None:
    from reformat.document.nodes import Image, Span

    box = "article > figure:nth-child(3)"
    shown = Figure(image=Image(url="https://example.org/a.jpg"), span=Span(path=f"{box} > img"), stamp=Stamp(tag="img"))
    pieces = [
        Paragraph(inlines=inlines(t), span=Span(path=f"{box} > figcaption > {at}"), stamp=Stamp(role="caption"))
        for t, at in (("새로 고친 길에서 쉬는 주민들", "span"), ("(", "b"), ("Image: Ann Lee)", "i"))
    ]
    done = structure(draft(para(LONG), shown, *pieces, para(LONG)), RULES)
    assert balance(done).holds
    (found,) = [b for b in done.article.blocks if isinstance(b, Figure)]
    assert plain(found.caption) == "새로 고친 길에서 쉬는 주민들"
    assert plain(found.credit).replace(" ", "") == "(Image:AnnLee)"


def test_lines_named_as_decks_all_over_the_body_are_headings_and_the_one_of_another_make_on_top_is_the_deck() -> None:
    top = para("주민 212명의 실험, 2년째", tag="div", role="deck", classes=("top-summary",))
    head = [
        para(text, tag="div", role="deck", classes=("sub_heading",)) for text in ("걱정하는 사람들", "돌아온 반딧불이")
    ]
    done = structure(draft(top, para(LONG), para(LONG), para(LONG), head[0], para(LONG), head[1], para(LONG)), Rules())
    assert [plain(b.inlines) for b in done.article.blocks if isinstance(b, Heading)] == [
        "걱정하는 사람들",
        "돌아온 반딧불이",
    ]
    assert [text_of(b) for b in done.article.deck] == ["주민 212명의 실험, 2년째"]


def test_the_next_number_after_two_headings_is_one_however_little_stands_below() -> None:
    rows = [
        line("1. 왜 비 오는 날일까?"),
        line(LONG),
        line("2. 숫자로 보는 전"),
        line(LONG),
        line("3. 한마디"),
        line("저는 조금 더 넣는 편이다."),
    ]
    assert heads(line(LONG), *rows) == ["1. 왜 비 오는 날일까?", "2. 숫자로 보는 전", "3. 한마디"]


@pytest.mark.parametrize("signs", [("1.", "2.", "3."), ("가.", "나.", "다.")])
def test_a_heading_that_counts_on_makes_headings_of_those_before_it(signs: tuple[str, ...]) -> None:
    first, second, third = (f"{sign} {words}" for sign, words in zip(signs, ("기초사실", "판단", "결론"), strict=True))
    below = [line("시는 길을 막았다."), line("표지가 없었다."), line(LONG)]
    rows = [line(first), below[0], line(second), *below[1:], line(third), line(LONG)]
    assert heads(line(LONG), *rows) == [first, second, third]


def test_numbered_sentences_stay_what_they_are() -> None:
    rows = [
        line("1. 시는 길을 막았다."),
        line(LONG),
        line("2. 표지가 없었다."),
        line(LONG),
        line("3. 결론"),
        line(LONG),
    ]
    assert not [h for h in heads(line(LONG), *rows) if h[0] in "12"]


@pytest.mark.parametrize("label", ["[편집]", "[edit]", " [Bearbeiten | Quelltext bearbeiten]"])
def test_a_wikis_link_to_edit_is_no_part_of_a_heading(label: str) -> None:
    opened = Heading(level=2, inlines=(Text("봄부터 열두 곳 공사"), Text(label)), stamp=Stamp(tag="h2"))
    assert heads(line(LONG), opened, line(LONG)) == ["봄부터 열두 곳 공사"]


def test_bold_lines_one_below_another_are_entries_and_no_headings() -> None:
    """A ranking in bold: a reader who jumps from heading to heading would have to go through all of it."""
    names = ("김하늘", "박바다", "이강산", "최들녘")
    entries = [para(strong(f"{n}위 {name}: {n + 3}년 {n * 12}억 원")) for n, name in enumerate(names, 1)]
    head = "받을 금액의 순위"
    assert heads(para(LONG), para(strong(head)), para(LONG), *entries, para(LONG)) == [head]


def test_numbers_that_stand_alone_head_the_parts_of_an_article() -> None:
    parts = [block for number in "123" for block in (para(number), para(LONG_EN), para(LONG_EN))]
    assert heads(para(LONG_EN), *parts, language="en") == ["1", "2", "3"]
    assert heads(para(LONG_EN), *parts[:6], language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "话刚说出口，他自己都觉得不太可能，况且就算对方真的答应了，又拿什么来招待她呢？",
        "可他刚转了一圈，眉头就皱了起来：这哪里像一座图书馆？",
        "三年来一共有十二个人得过这项奖，他们是——",
    ],
)
def test_a_chinese_sentence_below_a_picture_is_no_heading(text: str) -> None:
    told = para("镇上的图书馆自去年秋天起一直开到夜里十点，住在河对岸的人也常常坐最后一班渡船过来借书。")
    assert heads(told, told, Figure(), para(text), told, told, language="zh") == []


def test_a_bullet_that_two_heads_have_makes_heads_of_all_lines_behind_it() -> None:
    said = ("▶강변 팀", "다친 선수 없음", "▶언덕 팀", LONG, "▶바다 팀", "모두 나온다", "▶들판 팀", LONG)
    assert heads(*lines(LONG, *said)) == ["강변 팀", "언덕 팀", "바다 팀", "들판 팀"]


def test_the_last_of_rows_alike_is_no_head_of_the_text_below() -> None:
    rows = ("임하늘 – 오른쪽 허벅지 뒤 근육 통증(Questionable)", "도한결 – 왼쪽 발목 안쪽 인대 염좌(Questionable)")
    assert heads(*lines(LONG, "강도윤 – 왼쪽 무릎 부상(Out)", *rows, "서진 – 개인 사정(Out)", LONG)) == []


@pytest.mark.parametrize("text", ["총점 ★★★★☆", "문의 강변 산책로 정비단"])
def test_stars_and_whom_to_ask_head_nothing(text: str) -> None:
    assert heads(*lines(LONG, text, LONG)) == []
