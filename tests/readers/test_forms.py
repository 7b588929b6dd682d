"""One article in the forms that programs give its text: the words, the headline, the table and the listing stay."""

from __future__ import annotations

import json
import quopri
import textwrap
from collections.abc import Callable

import pytest

from reformat.document.nodes import Article, Code, Heading, Table
from reformat.document.source import Source
from reformat.document.walk import leaves, plain, text_of
from reformat.readers.dumped import undumped
from reformat.readers.listing import listing
from reformat.readers.paged import furniture, pages_of
from reformat.readers.ruled import ruled
from tests.prepared import prepared

TITLE = "The kiln at Sorrel Bridge is lit again"
PARAGRAPHS = (
    "For the first time in thirty-one years smoke rose on Friday from the brick kiln at Sorrel Bridge, and half the "
    "village came to smell it.",
    "Marta Oyelaran, who bought the ruin for less than the price of a car, says that the first load holds nine "
    "hundred bricks. “Some of them will even be straight,” she told the café's guests.",
    "The clay comes from the old pit behind the school. It has to lie through one winter, because frost breaks it up "
    "better than any mill, and a second one does no harm.",
    "Orders have come from as far as Tarn and Vellmouth. The next firing is planned for the second week of June, if "
    "the weather is dry enough by then.",
)
HEADING = "What frost does to clay"
LINES = (TITLE, *PARAGRAPHS[:2], HEADING, *PARAGRAPHS[2:])
TEXT = "\n\n".join(LINES)


def wrapped(width: int, indent: str = "") -> str:
    """Lines of one width, as programs for terminals break them."""
    return "\n\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for line in LINES
    )


def dumped() -> str:
    """With numbers before the words of links, and their addresses at the end."""
    text = wrapped(72, "   ").replace("old pit", "[2]old pit").replace("Vellmouth", "[3]Vellmouth")
    menu = "   [1]Home\n\n"
    return f"{menu}{text}\n\nReferences\n\n   1. https://kiln.example/\n   2. https://kiln.example/pit\n   3. https://vell.example/\n"


def printed() -> str:
    """Pages with a head and a foot on each, one of them in the middle of a paragraph."""
    lines = wrapped(64).split("\n")
    cut = lines.index(next(line for line in lines if "frost breaks" in line))
    head = f"3/4/26, 7:15 AM\n\n{TITLE} | Sorrel Post\n\n"
    pages = ["\n".join(lines[:cut]), "\n".join(lines[cut:])]
    return "\f".join(f"{head}{page}\n\nhttps://kiln.example/a\n\n{at}/2\n\n" for at, page in enumerate(pages, 1)) + "\f"


FORMS: dict[str, Callable[[], str]] = {
    "lines": lambda: "\n".join(LINES),
    "wrapped at 72": lambda: wrapped(72),
    "wrapped at 80, set in": lambda: wrapped(80, "   "),
    "with numbered links": dumped,
    "printed": printed,
    "sent on": lambda: "See below.\n\n" + "\n".join(f"> {line}".rstrip() for line in wrapped(70).split("\n")),
    "quoted-printable": lambda: quopri.encodestring(TEXT.encode()).decode(),
    "a string of JSON": lambda: json.dumps(TEXT),
    "its inside": lambda: json.dumps(TEXT)[1:-1],
    "entities": lambda: TEXT.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("'", "&#39;").replace("é", "&eacute;"),
    "Markdown": lambda: TEXT.replace(TITLE, f"# {TITLE}").replace(HEADING, f"## {HEADING}\n\n### By Marta"),
}  # fmt: skip


def read(text: str) -> Article:
    """The article of a text, its books in balance."""
    draft = prepared(Source.text(text, name="a.txt", media="text"))
    return draft.article


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_paragraphs_and_headline(form: str) -> None:
    article = read(FORMS[form]())
    said = [text_of(block) for block in leaves((*article.deck, *article.blocks))]
    assert [line for line in PARAGRAPHS if line not in said] == []
    assert article.metadata.title == TITLE
    assert HEADING in {plain(block.inlines) for block in article.blocks if isinstance(block, Heading)}
    assert not any(sign in line for line in said for sign in ("[1]", "[2]", "kiln.example", "&", "\\n", "> ", "=\n"))


ROWS = [["Load", "Bricks", "Broken"], ["May", "900", "41"], ["June", "1,100", "too many"]]
TABLES = {
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in [ROWS[0], ["---"] * 3, *ROWS[1:]]),
    "bars between alone": "\n".join("| ".join(row) for row in ROWS[:1]) + "\n---|---|---\n" + "\n".join("| ".join(row) for row in ROWS[1:]),
    "spaces": "\n".join(f"{a:<8}{b:<9}{c}" for a, b, c in ROWS),
    "spaces and lines": "\n".join(f"  {a:<8}{b:>8}   {c}" for a, b, c in [ROWS[0], ["------", "------", "--------"], *ROWS[1:]]),
    "a drawn box": "+------+-------+--------+\n" + "\n".join(f"| {a} | {b} | {c} |" for a, b, c in ROWS) + "\n+------+-------+--------+",
    "tabs": "\n".join("\t".join(row) for row in ROWS),
}  # fmt: skip


@pytest.mark.parametrize("form", TABLES)
def test_a_table_drawn_as_text_is_one(form: str) -> None:
    [table] = [b for b in read("\n\n".join((*LINES[:3], TABLES[form], *LINES[3:]))).blocks if isinstance(b, Table)]
    assert [[plain(cell.inlines) for cell in row.cells] for row in table.rows] == ROWS


def test_wide_letters_take_two_places_in_a_table_set_by_spaces() -> None:
    found = ruled(["容量        0.8L", "消費電力    1200W", "重さ        約1.1kg"], 0, 0)
    assert found is not None
    assert [[plain(c.inlines) for c in row.cells] for row in found[0].rows][1] == ["消費電力", "1200W"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Home | News | Sport", "About | Terms | Help"],
        ["He said  little.", "She said  less.", "They said  nothing at all."],
        ["|", "|", "|"],
        ["-----", "-----", "-----"],
    ],
)
def test_rows_of_labels_and_stray_signs_are_no_table(lines: list[str]) -> None:
    assert ruled(lines, 0, 0) is None


PROGRAM = 'import sys\n\ndef fire(bricks):\n    heat = bricks * 3\n    if heat > 900:\n        return "done"\n\nprint(fire(300))'


def test_a_program_in_a_scrape_stays_as_it_is_set() -> None:
    [code] = [b for b in read("\n\n".join((*LINES[:3], PROGRAM, *LINES[3:]))).blocks if isinstance(b, Code)]
    assert code.text == PROGRAM


@pytest.mark.parametrize(
    "lines",
    [
        ["return to the harbour", "import duties rose again", "for a while in the evening"],
        ["Calories: 250", "Fat: 12", "Salt: 2"],
        ["order must be kept;", "paths must be clear;", "dogs must be led;"],
    ],
)
def test_sentences_and_facts_are_no_program(lines: list[str]) -> None:
    assert listing(lines, 0, 0) is None


def test_numbers_behind_words_are_notes_and_stay() -> None:
    lines = ["A claim[1] and a second one.[2]", "A third[3] as well.", "", "[1] https://a.example", "[2] https://b.example", "[3] https://c.example"]  # fmt: skip
    assert undumped(list(lines), lines) == ({}, [])


def test_a_headline_that_opens_the_first_page_alone_is_no_head() -> None:
    raw = ["Kilns of the north", "text one", "page one ends", "\fKilns of the north", "text two", "page two ends"]
    lines = [line.strip() for line in raw]
    assert furniture(pages_of(raw), lines) == {3}


MENU = [
    ("Boats", "boats"),
    ("Bricks", "bricks"),
    ("The weekly market", "the-weekly-market"),
    ("Letters to us", "letters"),
]


def test_links_that_a_converter_wrapped_are_links_again() -> None:
    links = "\n".join(f"    * [{words}](https://post.example/sec-\n{place})" for words, place in MENU * 2)
    torn = TEXT.replace("Tarn and Vellmouth", "[Tarn and\nVellmouth](https://vell.example/towns-\nof-the-west)")
    draft = prepared(Source.text(f"{links}\n\n# {torn}\n\n{links}\n", name="a.txt", media="text"))
    said = [text_of(block) for block in leaves(draft.article.blocks)]
    assert PARAGRAPHS[3] in said
    assert not any("](" in line or words == line for line in said for words, _ in MENU)


LAST = "The kiln has a roof again, and the swallows, who had not minded its absence, have come back to it as well."


def test_whole_paragraphs_among_first_words_of_others_are_an_article() -> None:
    leads = [f"The council met on day {day} and talked for hours about the…" for day in range(12)]
    said = {text_of(block) for block in leaves(read("\n\n".join((*LINES, LAST, *leads))).blocks)}
    assert set(PARAGRAPHS) <= said
