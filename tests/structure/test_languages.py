"""Language of the article and of its parts, direction, and the walk a screen reader's user makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.document import codec
from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import (
    Article,
    Code,
    Embed,
    Emphasis,
    Figure,
    Heading,
    Image,
    Language,
    Link,
    Metadata,
    Paragraph,
    Text,
)
from reformat.document.walk import plain
from reformat.language.detection import _profiles, detect, document_language, may_differ
from reformat.language.scripts import direction_of, scripts_in
from reformat.outline import outline
from reformat.rules import Rules
from reformat.stages.clean.sight import tongues
from reformat.stages.mark_languages import mark_languages
from tests.conftest import ROOT
from tests.structure.made import LONG, LONG_EN, draft, inlines, para

RULES = Rules()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG, "ko"),
        ("AI 연구센터가 KAIST에 문을 열었다", "ko"),
        (LONG_EN, "en"),
        ("市は川沿いの散歩道を新しく整備すると発表した。", "ja"),
        ("市政府宣布今年重修沿河步道。", "zh"),
        ("我们在 Harbour 里用 Python 写了一个函数 tides，再用 Redis 和 MongoDB 存结果。", "zh"),
        ("Die Stadt will die Wege am Fluss bis zum Herbst erneuern, damit alle sie nutzen können.", "de"),
        ("La ville veut refaire les chemins au bord de la rivière pour que tous puissent y passer.", "fr"),
        ("El ayuntamiento quiere renovar los paseos del río para que todos puedan usarlos sin barreras.", "es"),
        ("Il comune vuole rifare i sentieri lungo il fiume perché tutti possano passare.", "it"),
        ("Город обновит дорожки вдоль реки.", "ru"),
        ("Місто оновить стежки, щоб її мешканці їздили.", "uk"),
        ("ستجدد المدينة الممرات على ضفة النهر", "ar"),
        ("העיר תחדש את השבילים לאורך הנהר", "he"),
        ("12.5 % — 2026", ""),
        ("", ""),
    ],
)
def test_what_language_a_text_is_in(text: str, language: str) -> None:
    assert detect(text).language == language


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    found = detect(text)
    assert 0.0 <= found.confidence <= 1.0
    assert sum(scripts_in(text).values()) <= len(text)


def test_a_declared_language_stands_unless_the_words_speak_against_it() -> None:
    assert document_language(LONG, "ko-KR") == "ko-KR"
    assert document_language(LONG * 3, "en") == "ko"
    assert document_language("Seoul 2026", "ko") == "ko"
    assert document_language(LONG) == "ko"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("나루터의 종이 스무 해 만에 다시 울렸고, 마을 사람들은 강가에 모여 그 소리를 들었다.", "ko"),
        ("Старый колокол снова зазвонил у переправы, и весь город собрался его послушать.", "ru"),
        ("장터의 종이 울렸다.", "en"),
        ("The old bell rang again at the ferry, and the whole town came to hear it ring.", "ko"),
    ],
)
def test_letters_of_another_script_outweigh_what_a_template_declares_sooner_than_words_do(
    text: str, found: str
) -> None:
    assert document_language(text, "ko" if text.isascii() else "en") == found


def marked(*blocks: object, language: str = "ko") -> Draft:
    before = draft(*blocks, language=language)  # type: ignore[arg-type]
    done = mark_languages(before, RULES)
    assert balance(done).holds
    return done


def runs(done: Draft) -> list[tuple[str, str, str]]:
    """Every marked run of the first paragraph, with its language and direction."""
    (block, *_) = done.article.blocks
    assert isinstance(block, Paragraph)
    return [(plain(i.inlines), i.language, i.direction) for i in block.inlines if isinstance(i, Language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "그는 “We want every path to be open to all of you.”라고 말했다.",
            [("We want every path to be open to all of you.", "en", "")],
        ),
        ("간판에는 ‘いらっしゃいませ、どうぞ’라고 쓰여 있다.", [("いらっしゃいませ、どうぞ", "ja", "")]),
        ("쪽지에는 “目で読むことが難しい人に”라고 적혀 있다.", [("目で読むことが難しい人に", "ja", "")]),
        ("‘의’는 ‘の’와 같고 한자로는 大韓民國政府라고 쓴다.", []),
        ("편지에는 ‘Дорога открыта для всех’라고 적혔다.", [("Дорога открыта для всех", "ru", "")]),
        ("현수막에는 ‘الطريق مفتوح للجميع’이라고 적혔다.", [("الطريق مفتوح للجميع", "ar", "rtl")]),
        ("AI와 KAIST, GPT-4를 함께 썼다.", []),
        ("Bank of America Corporation은 말이 없었다.", []),
        ("대한민국(大韓民國)의 길이다.", []),
        ("각도는 α와 β로 나타낸다.", []),
    ],
)
def test_phrases_are_marked_and_names_are_not(text: str, found: list[tuple[str, str, str]]) -> None:
    assert runs(marked(para(text), para(LONG))) == found


def test_listings_do_not_tell_the_language_of_an_article() -> None:
    code = Code(text="def tides(harbour, client): return [row.height for row in client.read(harbour)]\n" * 20)
    done = mark_languages(draft(para("我们写了一个读取潮汐的函数，运行之后结果如下图所示。"), code, language=""), RULES)
    assert done.article.metadata.language == "zh"


def test_the_rules_of_what_a_text_looks_like_apply_whatever_its_builder_says() -> None:
    assert tongues("en", "渔港的居民昨天在旧码头边的小礼堂里开会。") == ("zh", "en")
    assert tongues("en", LONG_EN) == ("en",)
    assert tongues("ko", LONG_EN) == ("ko", "en")


def test_a_quoted_sentence_among_latin_letters() -> None:
    text = "He wrote “Die Wege am Fluss sind für alle da und sollen es auch bleiben” on the board."
    found = runs(marked(para(text), para(LONG_EN), language="en"))
    assert found == [("Die Wege am Fluss sind für alle da und sollen es auch bleiben", "de", "")]


def test_a_whole_paragraph_and_a_run_inside_emphasis() -> None:
    done = marked(para(LONG_EN), para(LONG), para(Emphasis((Text(LONG_EN),)), LONG))
    first, _, last = done.article.blocks
    assert first.language == "en"
    emphasis = last.inlines[0]  # type: ignore[union-attr]
    assert isinstance(emphasis, Emphasis)
    assert isinstance(emphasis.inlines[0], Language)


def test_a_japanese_paragraph_of_a_korean_article_is_one_whatever_its_share_of_kanji() -> None:
    done = marked(
        para("図書館は新聞を毎日届ける場所である。機械の使い方は職員に声をかけること。"), para(LONG), para(LONG)
    )
    assert done.article.blocks[0].language == "ja"


def test_the_direction_of_the_whole() -> None:
    done = marked(para("ستجدد المدينة الممرات على ضفة النهر هذا العام."), language="")
    assert (done.article.metadata.language, done.article.metadata.direction) == ("ar", "rtl")
    assert done.article.metadata.origins["language"] == "detected"
    assert direction_of("he-IL") == "rtl"
    assert direction_of("ko") == "ltr"


def test_the_walk_of_a_screen_reader() -> None:
    link = Link((Text("여기"),), "https://example.org/map", label="여기 (example.org)")
    article = Article(
        metadata=Metadata(title="강변 산책로 정비", language="ko"),
        blocks=(
            Heading(level=2, inlines=inlines("다리")),
            para("지도는 ", link, "에 있다."),
            Figure(image=Image(url="a.jpg"), caption=inlines("새로 고친 길"), credit=inlines("사진=강변시")),
            Figure(caption=inlines("옛 다리")),
            Embed(url="https://example.org/v", title="길의 역사"),
        ),
    )
    walk = outline(article)
    assert [(s.level, s.text) for s in walk.headings] == [(1, "강변 산책로 정비"), (2, "다리")]
    assert [(s.text, s.target) for s in walk.links] == [
        ("여기 (example.org)", "https://example.org/map"),
        ("길의 역사", "https://example.org/v"),
    ]
    assert [s.text for s in walk.figures] == [
        "아직 설명이 없는 그림 | 새로 고친 길 | 사진=강변시",
        "원문의 그림은 실려 있지 않음 | 옛 다리",
    ]
    assert len(walk.landmarks) == 3
    assert walk.text().splitlines()[:3] == ["제목: 2", "  h1 강변 산책로 정비", "    h2 다리"]


def test_the_published_schema_is_the_models() -> None:
    published = json.loads(Path(ROOT / "docs" / "article.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(codec.schema())), "run make docs"


def test_every_language_of_the_catalogue_knows_what_pictures_need() -> None:
    from reformat.language.messages import languages, messages

    keys = messages("en").table["figure"].keys()
    for language in languages():
        assert messages(language).table["figure"].keys() == keys, language


@given(
    st.lists(
        st.sampled_from(sorted(_profiles().speakers)),
        max_size=40,
    ),
    st.sampled_from(["en", "de", "fr", "es", "it", "sv", "nb", "ko"]),
    st.sampled_from([0.7, 0.8]),
)
def test_what_cannot_differ_is_never_found_to_differ(words: list[str], language: str, sure: float) -> None:
    text = " ".join(words)
    found = detect(text)
    if found.language and found.language != language and found.confidence >= sure:
        assert may_differ(text, language, sure)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("商法第二百条、最高裁令和六年第十二号。被告人甲に懲役三年六月。", "ja"),
        ("我们昨天说过，这个图书馆明年会重新开放，大家都可以来。", "zh"),
    ],
)
def test_a_citation_of_han_alone_in_japanese_is_japanese(text: str, language: str) -> None:
    whole = draft(
        para("市は川沿いの散歩道を新しく整備すると発表した。"),
        para(text),
        para("工事は来年の春に始まる予定だという。"),
        language="ja",
    )
    _, second, _ = mark_languages(whole, RULES).article.blocks
    assert (second.language or "ja") == language
