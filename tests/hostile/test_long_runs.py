"""One sign or word over and over, wherever a page says something: no pattern takes the square of it, no number is too long."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from reformat.check import check_page
from reformat.check.page import Page
from reformat.document.nodes import Paragraph, Text
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import Kit, expand, prepare, write
from reformat.speech.script import script
from reformat.stages.clean.copies import _copies
from reformat.writers.writer import Item

KIT = Kit.of()
SAID = "The ferry carries a bell where its horn was, and the harbour sleeps through it until the morning. "
ARTICLE = f"<article><h1>A bell for the ferry</h1><p>{SAID * 3}</p><p>{SAID * 3}</p>"
KOREAN = "다리가 다시 열렸고 강가의 사람들은 아침마다 종소리를 듣는다고 말했다. "


def shown(run: str) -> str:
    """A page that says it in each of its places."""
    words = f"{ARTICLE}<p class=byline>{run}<div class=date>{run}</div><h2>{run}</h2><p>{SAID}{run} {SAID}<p>{run}"
    return f"{words}<figure><img src=a.png alt='{run}'><figcaption>{run}</figcaption></figure><ul><li>{run}</ul>"


def told(run: str) -> str:
    """A page whose head tells it."""
    linked = {"@type": "NewsArticle", "headline": run, "datePublished": run, "author": {"name": f"Ada {run}"}}
    heads = "".join(f"<meta name='{name}' content='A {run}'>" for name in ("author", "date", "description"))
    return f"<title>A{run}</title>{heads}<script type='application/ld+json'>{json.dumps(linked)}</script>{ARTICLE}"


def text(run: str) -> str:
    """A scrape of it."""
    return f"A bell for the ferry\n\nBy {run}\n\n{SAID * 3}\n\n{run}\n\n{KOREAN * 3}\n\nq {run} a\n\n{SAID}\n"


PLACES: dict[str, tuple[Callable[[str], str], str]] = {
    "shown": (shown, "a.html"),
    "told": (told, "a.html"),
    "text": (text, "a.txt"),
}
RUNS = (
    "…",
    "。",
    ".",
    "；",
    "！",
    "—？ ",
    "1",
    "1.",
    "_",
    "imago_",
    "a",
    "a.",
    "-",
    "+",
    " ",
    "\t",
    "공감a",
    "☺",
    "가기자 ",
    "&",
    "(",
    "1 by ",
)


def journey(data: str, name: str) -> None:
    try:
        for source in expand(Source.bytes(data.encode(), name=name), KIT):
            draft = prepare(source, KIT)
            script(draft.article, KIT.settings)
            list(write([Item(draft.article, identity="x")], ("html", "epub"), KIT))
    except ReformatError as error:
        assert error.hint


def spent(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_run_costs_what_it_is_long(place: str, run: str) -> None:
    make, name = PLACES[place]
    journey(make(run), name)
    small, large = (spent(lambda n=n: journey(make(run * (n // len(run)) + "x"), name)) for n in (3_000, 24_000))  # type: ignore[misc]
    assert large <= 2 * 8 * small + 0.5, (small, large)


@pytest.mark.parametrize("style", ["a ", "/*", "a{", "}", "a{b:c;", "font:"])
def test_a_style_sheet_is_checked_in_the_time_of_its_length(style: str) -> None:
    def look(n: int) -> None:
        check_page(Page.parse("a.html", f"<title>a</title><style>{style * n}</style><p>{SAID}".encode()))

    look(1)
    small, large = (spent(lambda n=n: look(n)) for n in (2_000, 16_000))  # type: ignore[misc]
    assert large <= 2 * 8 * small + 0.5, (small, large)


@pytest.mark.parametrize(
    "line",
    [lambda i: f"{SAID}{i}…", lambda i: SAID * (15 if i % 9 == 0 else 1) + str(i), lambda i: f"{i % 2}{SAID}"],
    ids=["cut off", "long and short", "two in turns"],
)
def test_copies_are_looked_for_once(line: Callable[[int], str]) -> None:
    def look(n: int) -> None:
        _copies(tuple(Paragraph(inlines=(Text(line(i)),)) for i in range(n)))

    small, large = (spent(lambda n=n: look(n)) for n in (500, 4_000))  # type: ignore[misc]
    assert large <= 2 * 8 * small + 0.3, (small, large)


FIGURES = (
    "7" * 5000,
    "²",
    "7" * 30 + "²",
    "٣" * 5000,
    "-" + "7" * 400,
    "1e999",
    "7" * 5000 + "-1",
    "P" + "7" * 5000 + "D",
)


@pytest.mark.parametrize("number", FIGURES, ids=lambda number: f"{number[:3]}{len(number)}")
def test_a_number_may_be_any(number: str) -> None:
    names = ("width", "height", "colspan", "rowspan", "start", "value", "datetime", "size", "aria-level", "tabindex")
    held = " ".join(f"{name}='{number}'" for name in names)
    parts = "".join(f"<{tag} {held} src=a.png>{number}</{tag}>" for tag in ("p", "time", "font", "video", "iframe"))
    table = (
        f"<table><tr><td {held}>x<th {held}>y<tr><td>z</table><ol {held}><li {held}>{SAID}</ol><img src=b.png {held}>"
    )
    linked = json.dumps(
        [
            {"@type": "VideoObject", "duration": number, "contentUrl": "https://a.example/a"},
            {"@type": "NewsArticle", "headline": number, "datePublished": number, "video": {"duration": number}},
            {"@type": "BreadcrumbList", "itemListElement": [{"position": number, "name": "a"}]},
        ]
    )
    page = (
        f"<script type='application/ld+json'>{linked}</script>{ARTICLE}{parts}{table}<div role=heading {held}>x</div>"
    )
    journey(page, "a.html")
    journey(f"{SAID * 2}\n\n{number}년 {number}% {number}. {number}-1 ${number}\n\n{KOREAN * 4}\n\n{number}명", "a.txt")
    entry = f"<title>{number}</title><pubDate>{number}</pubDate><enclosure url='https://a.example/a.mp3' length='{number}' type='audio/mpeg'/>"
    journey(
        f"<rss version='2.0'><channel><item>{entry}<description>{SAID * 4}</description></item></channel></rss>",
        "f.xml",
    )
    assert check_page(Page.parse("a.html", page.encode())) is not None
