"""The narration script: what is said, in which order, language and words, and under which id."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformat.document.identity import identify
from reformat.document.nodes import (
    Alt,
    Article,
    Cell,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    Item,
    Language,
    Link,
    List,
    Metadata,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Ruby,
    Table,
    Text,
)  # fmt: skip
from reformat.document.walk import passages
from reformat.errors import SettingsError
from reformat.language.messages import languages
from reformat.settings.tree import Settings, Speech
from reformat.speech.script import script
from reformat.speech.tables import table_lines


def para(*inlines: object, **fields: object) -> Paragraph:
    return Paragraph(inlines=tuple(Text(i) if isinstance(i, str) else i for i in inlines), **fields)  # type: ignore[arg-type]


def article(*blocks: object, deck: tuple[object, ...] = (), language: str = "ko", **metadata: object) -> Article:
    return identify(Article(Metadata(language=language, **metadata), deck=deck, blocks=blocks))  # type: ignore[arg-type]


ALL = article(
    Heading(level=2, inlines=(Text("소제목 3가지…하나"),)),
    para("첫 문장이다. ", Link((Text("둘째 문장은 3명"),), "https://example.com"), "이 썼다."),
    para("그는 “갔다. 왔다”고 했다.", NoteRef("n", "[1]")),
    List(items=(Item((para("사과"),)), Item((para("배"),)))),
    List(items=(Item((para("하나"),)), Item((para("둘"),))), ordered=True, start=3),
    List(items=(Item((para("눈"),)), Item((para("코가 있다."),))), flow=True),
    Quote(blocks=(para("인용이다. 또 있다."),), attribution=(Text("홍길동"),)),
    Figure(
        image=Image(url="a.jpg"), caption=(Text("강가의 집. 2021년."),),
        credit=(Text("사진 제공=홍길동"),), alt=Alt("집", "machine")
    ),
    Table(
        caption=(Text("나이 표"),),
        rows=(
            Row((Cell((Text("이름"),), header=True), Cell((Text("나이"),), header=True))),
            Row((Cell((Text("철수"),)), Cell((Text("20살"),)))),
        ),
    ),
    Code(text="x = 1"),
    Embed(url="https://example.com/v", kind="video", title="영상 제목", transcript=(para("자막이다."),)),
    Note(name="n", label="1", blocks=(para("주석이다."),)),
    deck=(para("요약 첫 줄"), para("요약 둘째 줄")),
    title="제목 ‘1784’ 2번째",
    authors=("홍길동", "김철수"),
)  # fmt: skip


ANNOUNCED = [
    "글 홍길동", "목록, 항목 두 개", "세 번째. 하나", "인용. 인용이다", "인용 끝", "컴퓨터가 만든",
    "사진 설명", "표. 나이", "열 제목", "코드.", "동영상.", "주석 일. 주석이다", "출처, 홍길동",
]  # fmt: skip


def test_everything_is_said_in_reading_order() -> None:
    kinds = [u.kind for u in script(ALL, Settings())]
    assert kinds == [
        "title", "byline", "deck", "deck", "heading", "sentence", "sentence", "sentence", "item", "item", "item",
        "item", "item", "item", "quote", "quote", "quote", "description", "caption", "caption", "caption",
        "caption", "row",
        "row", "code", "embed",
        "sentence", "note",
    ]  # fmt: skip


def test_text_is_the_articles_characters_at_their_place() -> None:
    texts = {p.id: p.text for p in [*passages(ALL.deck), *passages(ALL.blocks)]}
    for one in script(ALL, Settings()):
        if one.block in texts:
            assert texts[one.block][one.start : one.end] == one.text
        else:
            assert one.kind in ("title", "byline", "row")


def test_no_passage_is_left_out() -> None:
    said = script(ALL, Settings())
    for passage in [*passages(ALL.deck), *passages(ALL.blocks)]:
        if passage.role in ("cell", "note-label"):
            assert any(passage.text in u.text or passage.text in u.spoken for u in said) or passage.role == "note-label"
            continue
        covered = {i for u in said if u.block == passage.id for i in range(u.start, u.end)}
        assert all(c.isspace() or i in covered for i, c in enumerate(passage.text)), passage


def test_announcements_are_in_words_and_can_be_turned_off() -> None:
    aloud = "\n".join(u.spoken for u in script(ALL, Settings()))
    for words in (
        "글 홍길동",
        "목록, 항목 두 개",
        "세 번째. 하나",
        "인용. 인용이다",
        "인용 끝",
        "컴퓨터가 만든",
        "사진 설명",
        "표. 나이",
        "열 제목",
        "코드.",
        "동영상.",
        "주석 일. 주석이다",
        "출처, 홍길동",
    ):
        assert words in aloud, words
    plain = script(ALL, Settings(speech=Speech(announce=False)))
    assert not any(word in u.spoken for u in plain for word in ("목록", "인용 끝", "사진 설명", "동영상", "출처,"))
    assert [u.text for u in plain] == [u.text for u in script(ALL, Settings())]


def test_captions_can_be_turned_off() -> None:
    assert not any(
        ".alt" in u.block or ".credit" in u.block for u in script(ALL, Settings(speech=Speech(captions=False)))
    )


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("참가자(명)", "42", "참가자, 42명"),
        ("넓이 (km²)", "1,200.5", "넓이, 1,200.5 km²"),
        ("Anteil (in %)", "3,5", "Anteil, 3,5%"),
        ("Share (in %)", "3.5", "Share, 3.5%"),
        ("학생(남)", "42", "학생(남), 42"),
        ("연도(2024)", "42", "연도(2024), 42"),
        ("값(원)", "미정", "값(원), 미정"),
    ],
)
def test_the_unit_of_a_column_goes_with_its_numbers(head: str, cell: str, said: str) -> None:
    heads = Row((Cell((Text("이름"),), header=True), Cell((Text(head),), header=True)))
    row = Row((Cell((Text("가"),)), Cell((Text(cell),))))
    assert [line.reading for line in table_lines(Table(rows=(heads, row)))][1] == f"이름, 가. {said}"


def test_a_row_is_heard_with_its_headings() -> None:
    rows = [u for u in script(ALL, Settings()) if u.kind == "row"]
    assert rows[1].spoken == "이름, 철수. 나이, 스무 살"
    assert (rows[1].start, rows[1].end) == (0, 0)


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("승-무-패", "80-2-51", "팀, 가. 80승 2무 51패"),
        ("W-L", "10-2", "팀, 가. W 10, L 2"),
        ("승-무-패", "80-51", "팀, 가. 승-무-패, 80-51"),
        ("승차", "-", "팀, 가"),
        ("거래량(천주)", "2,011", "팀, 가. 거래량(천주), 2,011"),
        ("매출(억원)", "2,011", "팀, 가. 매출, 2,011억원"),
    ],
)
def test_a_cell_says_what_its_heading_makes_of_it(head: str, cell: str, said: str) -> None:
    heads = Row((Cell((Text("팀"),), header=True), Cell((Text(head),), header=True)))
    row = Row((Cell((Text("가"),)), Cell((Text(cell),))))
    assert [line.reading for line in table_lines(Table(rows=(heads, row)))][1] == said


def test_items_counted_in_letters_are_called_by_them() -> None:
    items = tuple(Item((para(words),), marker=sign) for sign, words in (("a.", "Reeds"), ("b.", "Frogs")))
    said = script(article(List(items=items, ordered=True), language="en"), Settings())
    assert [u.spoken for u in said] == ["List of two items. A. Reeds", "B. Frogs"]


def test_a_flowing_list_is_one_breath() -> None:
    items = [u for u in script(ALL, Settings()) if u.text in ("눈", "코가 있다.")]
    assert [u.spoken for u in items] == ["눈", "코가 있다."]
    assert items[0].pause < items[1].pause


def test_a_number_quoted_as_a_name_is_that_name_everywhere() -> None:
    said = script(
        article(para("새 건물 ‘1784’가 문을 열었다. 1784 앞에 섰다. 1784년은 아니다."), title="건물 1784 열다"),
        Settings(),
    )
    assert [u.spoken for u in said][0] == "건물 일칠팔사 열다"
    assert "일칠팔사 앞에" in said[2].spoken


def test_ids_are_unique_stable_and_valid() -> None:
    before = script(ALL, Settings())
    assert len({u.id for u in before}) == len(before)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", u.id) for u in before)
    longer = identify(msgspec.structs.replace(ALL, blocks=(para("새 문단이다."), *ALL.blocks)))
    after = script(longer, Settings())
    assert {u.id for u in before} <= {u.id for u in after}
    assert len(after) == len(before) + 1


def test_runs_of_another_language_are_utterances_where_they_are_sentences() -> None:
    one = article(
        para(
            "그는 말했다. ",
            Language((Text("This is it. It is 5 km."),), "en"),
            " 끝이다. 그는 ",
            Language((Text("deep learning"),), "en"),
            "을 배웠다.",
        )
    )
    said = [(u.language, u.text) for u in script(one, Settings())]
    assert said == [
        ("ko", "그는 말했다."),
        ("en", "This is it."),
        ("en", "It is 5 km."),
        ("ko", "끝이다."),
        ("ko", "그는 deep learning을 배웠다."),
    ]


def test_a_block_of_another_language_is_announced_in_it() -> None:
    said = script(article(Quote(blocks=(para("It works.", language="en"),))), Settings())
    assert (said[0].language, said[0].spoken) == ("en", "Quote. It works. End of quote.")


def test_ruby_is_read_once_and_a_note_mark_is_named() -> None:
    said = script(article(para(Ruby("漢字", "한자"), "를 배운다", NoteRef("n", "[2]"), ".")), Settings())
    assert said[0].spoken == "한자를 배운다, 주석 이."


def test_a_pause_behind_no_kind_of_words_is_refused() -> None:
    with pytest.raises(SettingsError, match="no kind 'headings'"):
        script(ALL, Settings(speech=Speech(pauses={"headings": 3.0})))


def test_pauses_follow_the_settings() -> None:
    said = script(ALL, Settings(speech=Speech(pauses={"title": 3.0})))
    assert said[0].pause == 3.0
    sentence, last = [u for u in said if u.kind == "sentence"][:2]
    assert 0 < sentence.pause < last.pause


@pytest.mark.parametrize("language", [*sorted(languages()), "no", "pt-BR"])
def test_every_language_of_the_catalogue_announces(language: str) -> None:
    said = script(
        article(Figure(caption=(Text("X"),), alt=Alt("Y", "machine")), language=language, title="T", authors=("N",)),
        Settings(),
    )
    assert all(u.spoken and "{" not in u.spoken for u in said)
    assert all(u.spoken != u.text for u in said if u.kind != "title")


def test_where_we_have_no_words_of_a_language_its_voice_says_the_text_alone() -> None:
    figure = Figure(caption=(Text("X"),), alt=Alt("Y", "machine"))
    quote = Quote(blocks=(para("Z", NoteRef("n", "[2]"), "."),), attribution=(Text("W"),))
    listed = List(items=(Item((para("V"),)),), ordered=True)
    said = script(article(figure, quote, listed, language="cy", title="T", authors=("N",)), Settings())
    assert [u.spoken for u in said] == ["T", "N", "Y", "X", "Z2.", "W", "V"]
    said = script(article(para("Z https://www.example.org/a/b 🧶 V."), language="cy"), Settings())
    assert [u.spoken for u in said] == ["Z example.org, V."]


@given(st.lists(st.text(max_size=40), max_size=6))
@settings(deadline=None, max_examples=100)
def test_any_text_makes_a_script(texts: list[str]) -> None:
    one = article(*[para(t) for t in texts], Figure(caption=(Text("".join(texts)),)), title="".join(texts))
    for u in script(one, Settings()):
        assert u.text.strip() == u.text or u.kind in ("title", "byline")
        assert u.spoken or not re.search(r"[^\W_]", u.text)


def test_announcements_are_left_out_kind_by_kind() -> None:
    def heard(**chosen: object) -> str:
        return " ".join(u.spoken for u in script(ALL, Settings(speech=Speech(**chosen))))  # type: ignore[arg-type]

    aloud, quiet = heard(), heard(unannounced=("quote", "list"))
    assert "인용" in aloud.replace("인용이다", "")
    assert "인용" not in quiet.replace("인용이다", "")
    assert "항목" in aloud and "항목" not in quiet
    assert "사진 설명" in quiet
    with pytest.raises(SettingsError, match="nosuch"):
        heard(unannounced=("nosuch",))


def test_kinds_are_left_out_of_narration() -> None:
    kinds = lambda *skip: {u.kind for u in script(ALL, Settings(speech=Speech(skip=skip)))}  # noqa: E731
    assert {"row", "note"} <= kinds()
    assert kinds("row", "note") == kinds() - {"row", "note"}
    with pytest.raises(SettingsError, match="nosuch"):
        kinds("nosuch")


def test_a_player_without_a_title_is_announced_by_what_it_is() -> None:
    player = article(para("앞."), Embed(url="https://example.com/v", kind="video", provider="물빛TV"), para("뒤."))
    said = [(u.kind, u.text, u.spoken) for u in script(player, Settings())]
    assert said == [
        ("sentence", "앞.", "앞."),
        ("embed", "동영상 (물빛TV)", "동영상, 물빛티브이"),
        ("sentence", "뒤.", "뒤."),
    ]
    for quiet in (Speech(announce=False), Speech(unannounced=("embed",))):
        assert [u.kind for u in script(player, Settings(speech=quiet))] == ["sentence", "sentence"]


def test_a_line_that_names_itself_is_not_announced_again() -> None:
    said = script(article(deck=(para("요약: 비가 왔다."),), authors=("글 김하늘",)), Settings())
    assert [one.spoken for one in said] == ["글 김하늘", "요약, 비가 왔다."]
    said = script(article(deck=(para("요약본이 나왔다."),)), Settings())
    assert [one.spoken for one in said] == ["요약. 요약본이 나왔다."]
