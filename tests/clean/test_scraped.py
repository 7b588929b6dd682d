"""Scrapes as users have them (scraped/*.toml), in every form in which the same text reaches us."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Paragraph, Stamp, Text
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.text import TextReader
from reformat.rules import Rules
from reformat.stages.clean import clean
from reformat.stages.clean.sight import Memory, Page, look
from reformat.stages.clean.tabular import whole_runs, with_figures

RULES = Rules.load()
CASES = {
    f.stem: tomllib.loads(f.read_text("utf-8")) for f in sorted(Path(__file__).with_name("scraped").glob("*.toml"))
}
WRAPPED = sorted(CASES.keys() - {"japanese", "chinese", "korean-hard-facts", "korean-live", "korean-tech"})
"""Cases with words to break lines at, and enough broken lines to tell."""


def cleaned(data: bytes) -> Draft:
    return clean(TextReader().read(Source.bytes(data, name="scrape.txt", media="text"), RULES), RULES)


def faults(draft: Draft, case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What of the article is lost, and what of the page is still there beside what stays."""
    text = " ".join(" ".join(text_of(b) for b in draft.article.blocks).split())
    lost = [s for s in case["stays"] if s not in text]
    for sentence in case["stays"]:
        text = text.replace(sentence, "")
    return lost, [s for s in case["goes"] if s in text]


def compact(text: str) -> str:
    """Without empty lines, as hasty scrapers leave it."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def wrapped(text: str) -> str:
    """Each line of the scrape wrapped hard at 76 columns, as mail programs do."""
    out = [""]
    for word in re.findall(r"\n|[^ \n]+", text):
        if word == "\n" or columns(f"{out[-1]} {word}") > 76:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return "\n".join(out)


def columns(text: str) -> int:
    """The width of a text on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize("name", CASES)
def test_the_article_stays_and_the_page_goes(name: str) -> None:
    draft = cleaned(CASES[name]["text"].encode())
    assert faults(draft, CASES[name]) == ([], [])
    assert balance(draft).holds


@pytest.mark.parametrize("name", CASES)
def test_tabs_windows_line_ends_and_a_mark_in_front_change_nothing(name: str) -> None:
    text: str = CASES[name]["text"]
    other = "\r\n".join(f"\t{line}  " for line in text.split("\n"))
    assert cleaned(other.encode("utf-8-sig")).article == cleaned(text.encode()).article


@pytest.mark.parametrize("name", CASES)
def test_nothing_of_the_article_is_lost_without_empty_lines(name: str) -> None:
    draft = cleaned(compact(CASES[name]["text"]).encode())
    lost, _ = faults(draft, CASES[name])
    assert lost == []
    assert balance(draft).holds


@pytest.mark.parametrize("name", WRAPPED)
def test_hard_wrapped_lines_are_one_paragraph_again(name: str) -> None:
    draft = cleaned(wrapped(CASES[name]["text"]).encode())
    assert faults(draft, CASES[name]) == ([], [])
    assert balance(draft).holds


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("korean-portal", "cp949"),
        ("korean-hard-facts", "euc-kr"),
        ("japanese", "shift_jis"),
        ("japanese", "euc_jp"),
        ("chinese", "gb18030"),
        ("german", "cp1252"),
        ("french", "utf-16"),
        ("korean-portal", "utf-16-le"),
    ],
)
def test_the_bytes_of_an_older_program_say_the_same(name: str, encoding: str) -> None:
    text: str = CASES[name]["text"]
    known = text.encode(encoding, "ignore").decode(encoding)
    assert cleaned(known.encode(encoding)).article == cleaned(known.encode()).article


SAID = "물빛시는 이달부터 소리책방을 자정까지 열고, 버스가 끊긴 뒤에도 걸어서 올 수 있게 했다."


def table(stay: int) -> tuple[Page, list[bool]]:
    """Twelve cells between two paragraphs, and which lines the measures leave: so many of the cells."""
    texts = (SAID, *(f"{floor}층 서가" for floor in range(12)), SAID)
    page = look(tuple(Paragraph(inlines=(Text(text),)) for text in texts), Memory())
    return page, [True, *(at < stay for at in range(12)), True]


@pytest.mark.parametrize(("stay", "then"), [(12, 12), (6, 12), (5, 12), (3, 3), (0, 0)])
def test_the_cells_of_a_table_stay_together_where_many_of_them_stay(stay: int, then: int) -> None:
    page, kept = table(stay)
    assert whole_runs(page, kept) == table(then)[1]


@pytest.mark.parametrize(
    ("rows", "stay"),
    [
        (("가람 6-5 들꽃", "솔빛 2-0 너울", "강마루 7-7 새별"), True),
        (("서울 1 / 8", "인천 2 / 8", "강릉 -5 / 11"), True),
        (("가람 6-5 들꽃", "솔빛 2-0 너울", "회사 소개"), False),
        (("입력 2026-11-24", "수정 2026-11-25", "등록 2026-11-26"), False),
    ],
)
def test_rows_of_figures_stay_inside_the_article_and_below_their_head(rows: tuple[str, ...], stay: bool) -> None:
    def kept(*texts: tuple[str, str, bool]) -> list[bool]:
        blocks = tuple(Paragraph(inlines=(Text(t),), stamp=Stamp(tag="line", role=role)) for t, role, _ in texts)
        return with_figures(look(blocks, Memory()), [stays for _, _, stays in texts])

    said = (SAID, "", True)
    lines = tuple((row, "", False) for row in rows)
    assert kept(said, *lines, said)[1:-1] == [stay] * len(rows)
    assert kept(said, ("▶ 12일 경기 결과", "marker:▶", False), *lines)[1:] == [stay] * (1 + len(rows))
    assert kept(said, *lines)[1:] == [stay] * len(rows)
    assert not any(kept(("▶ 12일 경기 결과", "marker:▶", False), *lines, said)[:-1])


def test_rows_that_begin_a_text_have_no_head_at_its_end() -> None:
    texts = ("가람 6-5 들꽃", "솔빛 2-0 너울", "강마루 7-7 새별", SAID, "▶ 더 보기")
    blocks = tuple(
        Paragraph(inlines=(Text(t),), stamp=Stamp(tag="line", role="marker:▶" * (t[0] == "▶"))) for t in texts
    )
    kept = [True, True, True, True, False]
    assert with_figures(look(blocks, Memory()), kept) == kept
