"""Labels that a scraper wrote into one line fall apart; a line with one word of the article in it does not."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import Article, Metadata, Paragraph, Stamp, Text
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.rules.match import Words
from reformat.stages.clean.rows import part_rows
from reformat.stages.clean.sight import Memory, rule_set
from tests.prepared import prepared

RULES = Rules.load()
BODY = "물빛시는 이달부터 소리책방을 자정까지 열고, 버스가 끊긴 뒤에도 걸어서 올 수 있게 하겠다고 밝혔다."


def parted(line: str, language: str = "ko") -> list[str]:
    blocks = tuple(Paragraph(inlines=(Text(t),), stamp=Stamp(tag="line")) for t in (line, BODY, BODY))
    article = Article(metadata=Metadata(language=language), blocks=blocks)
    draft = Draft(article, source_text=words_of(blocks))
    after = part_rows(draft, rule_set(draft, RULES), Memory())
    assert balance(after).holds
    return [plain(b.inlines) for b in after.article.blocks[:-2] if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("윤서린 기자 공유 입력 2026.11.20 21:14 수정 2026.11.20 22:01 댓글 0", "ko"),
        ("페이스북(으)로 기사보내기 URL복사(으)로 기사보내기 이메일(으)로 기사보내기 다른 찾기 인쇄하기", "ko"),
        ("인쇄하기 글자크기 설정 네이버블로그 댓글 12", "ko"),
        ("Share Print Comments (3)", "en"),
        ("Teilen Drucken Kommentare", "de"),
    ],
)
def test_a_row_of_labels_falls_apart_into_what_rules_know(line: str, language: str) -> None:
    found = parted(line, language)
    assert len(found) > 1
    assert "".join(found).replace(" ", "") == line.replace(" ", "")
    rules = RULES.for_language(language, "en")
    for piece in map(Words.of, found):
        assert rules.move.find(piece, (), "head") or rules.remove.find(piece, (), "head"), piece


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("• الطقس", "ar"),  # an entry behind its sign
        ("공유하기 기능을 추가했다", "ko"),
        ("인쇄 출판 문화를 말하다", "ko"),
        ("댓글 창 닫은 포털", "ko"),
        ("Share prices fall", "en"),
        ("Print is not dead", "en"),
        ("○ 운영기간 : 2026. 12. 1. ~ 2027. 3. 15.", "ko"),
        ("Search for posts in a given year →", "en"),
        (BODY, "ko"),
    ],
)
def test_a_line_with_a_word_of_the_article_stays_whole(line: str, language: str) -> None:
    assert parted(line, language) == [line]


def test_sections_in_a_row_are_a_menu_and_name_no_section() -> None:
    lines = (
        "전체기사",
        "정치",
        "경제",
        "사회",
        "HOME 사회 지역",
        "물빛시, 밤에도 여는 소리책방",
        BODY,
        BODY[::-1] + ".",
        BODY,
    )
    made = prepared(Source.text("\n".join(lines), name="a.txt", media="text"))
    assert made.article.metadata.section == "사회 › 지역"
    assert sum(change.rule == "clean.menu" for change in made.ledger) == 3


def test_what_stands_before_the_signature_of_a_short_script_stays() -> None:
    said = "책방은 이달부터 문을 엽니다."
    lines = (
        "물빛뉴스",
        "소리책방, 밤에도 문 연다",
        "윤서린 기자",
        "구독",
        "[앵커]",
        "",
        BODY,
        "",
        "[기자]",
        "",
        BODY[:-1] + "고요.",
        "",
    )
    text = "\n".join(
        (
            *lines,
            said,
            "하루 마흔 명이 옵니다.",
            "시는 두 곳을 더 엽니다.",
            "물빛뉴스 윤서린입니다.",
            "댓글 0",
            "많이 본 뉴스",
            "강이 얼었다",
        )
    )
    made = prepared(Source.text(text, name="a.txt", media="text"))
    assert said in words_of(made.article.blocks)
    assert "두 곳을 더 엽니다" in words_of(made.article.blocks)
    assert "강이 얼었다" not in words_of(made.article.blocks)


def test_one_line_may_tell_several_fields() -> None:
    lines = (
        "当前位置：首页 > 社会 > 正文",
        "水光市的听书店开到午夜十二点",
        "2026-11-20 21:14:08 来源：水光日报 作者：周小雨",
    )
    text = "本月起，水光市的一家听书店开到午夜十二点，店里有八台盲文终端和二十副耳机，都免费借用给来的人。"
    made = prepared(Source.text("\n".join((*lines, text, text[::-1] + "。", text)), name="a.txt", media="text"))
    known = made.article.metadata
    assert (known.title, known.authors, known.publisher) == (lines[1], ("周小雨",), "水光日报")
    assert (known.section, known.published) == ("社会", "2026-11-20T21:14:08")


def test_a_label_on_the_line_above_says_which_date_it_is() -> None:
    lines = (
        "물빛신문",
        "소리책방, 밤에도 문을 연다",
        "수정",
        "2026-11-21 09:12",
        "등록",
        "2026-11-20 21:14",
        "윤서린 기자",
        BODY,
    )
    made = prepared(Source.text("\n".join((*lines, BODY[::-1] + ".", BODY)), name="a.txt", media="text"))
    known = made.article.metadata
    assert (known.published, known.modified) == ("2026-11-20T21:14:00+09:00", "2026-11-21T09:12:00+09:00")
    assert balance(made).holds


def test_a_byline_over_several_lines_is_one() -> None:
    lines = ("The Courier", "Night bookshop for listeners opens till midnight", "By", "Rowan Pell", "and", "Ada Quill")
    text = "The door bell rings at ten to ten, and nobody looks up from the table, since everyone there is listening."
    whole = "\n".join((*lines, "20 November 2026", text, text.replace("ten", "nine"), text.replace("ten", "six")))
    made = prepared(Source.text(whole, name="a.txt", media="text"))
    assert made.article.metadata.authors == ("Rowan Pell", "Ada Quill")
    assert made.article.metadata.title == lines[1]
    assert balance(made).holds
