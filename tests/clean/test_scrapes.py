# ruff: noqa: E501 - lines of articles are as long as articles have them
"""Scrapes of every kind: the article whole, the page's debris gone, what moved in the metadata, all in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import AnyInline, Article, LineBreak, Paragraph, Stamp, Text
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from reformat.readers.text import TextReader
from reformat.rules import Rules
from reformat.settings.tree import RuleChoice
from reformat.stages.clean import clean
from tests.clean.scrapes import CASES, KOREAN, Scrape

RULES = Rules.load()


def cleaned(text: str, rules: Rules = RULES) -> Draft:
    return clean(TextReader().read(Source.text(text), rules), rules)


def article(draft: Draft) -> str:
    return "\n".join(text_of(block) for block in draft.article.blocks)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_article_stays_and_debris_goes(case: Scrape) -> None:
    draft = cleaned(case.text)
    text = article(draft)
    assert [s for s in case.stays if s not in text] == []
    assert [s for s in case.goes if s in text] == []
    metadata = draft.article.metadata
    assert {key: getattr(metadata, key) for key in case.known} == case.known
    assert all(metadata.origins[key] == "text" for key in case.known)
    assert balance(draft).holds


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_each_change_names_rule_reason_and_line(case: Scrape) -> None:
    lines = case.text.split("\n")
    for change in cleaned(case.text).ledger:
        assert change.rule
        assert change.because
        assert change.span is not None
        assert change.before in " ".join(lines[change.span.line - 1].split())


def test_a_doubled_caption_stays_once_and_is_stamped() -> None:
    draft = cleaned(KOREAN)
    captions = [b for b in draft.article.blocks if b.stamp and b.stamp.role == "caption"]
    assert [text_of(b) for b in captions] == ["가나동 낡은 창고에 들어선 책 마을 전경. 사진 제공=가나시"]
    assert [c.before for c in draft.ledger if c.rule == "clean.doubled-caption"] == [text_of(captions[0])]


def test_a_rule_kept_leaves_its_line_in_the_text() -> None:
    assert "글자크기 설정" not in article(cleaned(KOREAN))
    assert "글자크기 설정" in article(cleaned(KOREAN, Rules.load(RuleChoice(keep=("ko.text-size",)))))


def test_a_menu_is_refused() -> None:
    menu = "본문 바로가기\n전체메뉴\n로그인\n회원가입\n정치\n경제\n사회\n문화\n스포츠\n많이 본 뉴스\n새 청사 착공\n이용약관\n고객센터"
    with pytest.raises(NoArticle, match="labels and links"):
        cleaned(menu)


def test_white_space_alone_is_refused() -> None:
    from reformat.errors import SourceError

    with pytest.raises(SourceError):
        cleaned(" \n\u3000\n\t")


def test_a_body_handed_over_by_a_program_is_not_searched() -> None:
    source = Source.text("짧은 줄\n\n또 한 줄", whole_page=False)
    draft = clean(TextReader().read(source, RULES), RULES)
    assert "또 한 줄" in article(draft) or draft.article.metadata.title == "또 한 줄"


def test_low_confidence_is_told(tmp_path: Path) -> None:
    doubtful = [c for c in cleaned(KOREAN).ledger if c.confidence < 0.6]
    sure = [c for c in cleaned(KOREAN).ledger if c.rule.startswith("ko.")]
    assert all(c.rule.startswith("clean.") for c in doubtful)
    assert all(c.confidence >= 0.8 for c in sure)


DOUBLES = [
    ("run together", "눈 덮인 가나산 정상.눈 덮인 가나산 정상.", "눈 덮인 가나산 정상."),
    ("with a space", "The first snow on the hills above the town. The first snow on the hills above the town.", "The first snow on the hills above the town."),
    ("one with its credit", "The first snow on the hills above the townThe first snow on the hills above the town. Photo: Jane Doe", "The first snow on the hills above the town. Photo: Jane Doe"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "kept"), DOUBLES, ids=[d[0] for d in DOUBLES])
def test_copies_of_a_caption(name: str, text: str, kept: str) -> None:
    body = "The town woke up to snow on Monday, and the children were told that the school would stay closed all day."
    draft = cleaned(f"{body}\n\n{text}\n\n{body} Their parents were less pleased with the news than they were.")
    assert kept in [text_of(b) for b in draft.article.blocks]
    assert balance(draft).holds


@pytest.mark.parametrize(
    "line", ["우리는 간다. 우리는 간다.", "하하하하", "Never again. Never again.", "어제도 오늘도 어제도"]
)
def test_what_a_writer_repeats_stays(line: str) -> None:
    body = "마을 사람들은 저녁마다 광장에 모여 노래를 불렀고, 그 노래는 강 건너까지 들렸다고 한다."
    draft = cleaned(f"{body}\n\n{line}\n\n{body} 아무도 그만두자고 하지 않았다.")
    assert not [c for c in draft.ledger if c.rule == "clean.doubled-caption"]


BROKEN_LINES = (
    "시장은 이날 새 도서관의 문을 열었다. 첫날에만 오백여 명의 주민이 다녀가며 긴 줄을 이루었다.\n"
    "홍길동 기자 hong@example.com\n<저작권자 ⓒ 가나신문, 무단 전재 및 재배포 금지>"
)


def test_lines_of_a_block_after_its_last_sentence_go_one_by_one() -> None:
    inlines: list[AnyInline] = []
    for line in BROKEN_LINES.split("\n"):
        inlines += [Text(line), LineBreak()]
    block = Paragraph(inlines=tuple(inlines[:-1]), stamp=Stamp(tag="div"))
    draft = clean(Draft(Article(blocks=(block,)), source_text=BROKEN_LINES), RULES)
    assert article(draft) == BROKEN_LINES.split("\n")[0]
    assert [c.rule for c in draft.ledger] == ["ko.byline", "ko.rights"]
    assert draft.article.metadata.authors == ("홍길동",)
    assert balance(draft).holds


def test_lines_that_differ_in_one_number_or_name_are_no_copies() -> None:
    lines = [f"Swimmer {n} of the harbour club finished the long course in {60 + n} minutes." for n in range(1, 60)]
    lines += [f"In the evening {name} brought the lanterns down to the old pier." for name in ("Mara", "Tomas", "Edda")]
    for source in ("\n\n".join(lines), "\n".join(lines)):
        text = article(cleaned("Results of the harbour swim\n\n" + source))
        assert [line for line in lines if line not in text] == []


def test_a_copy_with_other_quotation_marks_or_a_credit_goes() -> None:
    first = 'The keeper of the "old lamp" looks out over the bay in the morning'
    second = "The keeper of the “old lamp” looks out over the bay in the morning. Photo: A. Maker"
    body = "\n\n".join(f"The lamp was lit in year {n}, when the harbour had been dark for months." for n in range(6))
    text = article(cleaned(f"The old lamp\n\n{body}\n\n{first}\n{second}\n\n{body[::-1]}"))
    assert text.count("looks out over the bay") == 1
