"""The headline is what readers see as one: without the site's name, the kicker, an anchor's sign; voted by who wrote it."""

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.rules import Rules
from tests.readers.pages import page, paragraphs

LONG = "Council weighs a footbridge on the old ferry pier"


def known(body: str, head: str = "", url: str = "https://www.harbour-news.example/town/1") -> Metadata:
    source = Source.html(page(f"<main><article>{body}{paragraphs()}</article></main>", head), base_url=url)
    return HtmlReader().read(source, Rules.load()).article.metadata


def data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    "written",
    [
        f"{LONG} | Harbour News",
        f"{LONG} - harbour-news.example",
        f"{LONG}ㅣHarbour News",
        f"Harbour News: {LONG}",
        f"{LONG} – Harbour News",
        f"{LONG}-Quays｜Harbour News",
    ],
)
def test_no_name_of_the_site_or_section(written: str) -> None:
    site = '<meta property="og:site_name" content="Harbour News"><meta property="article:section" content="Quays">'
    assert known("", f"<title>{written}</title>{site}").title == LONG


def test_a_word_that_begins_the_headline_is_no_site_name() -> None:
    site = '<meta property="og:site_name" content="Harbour">'
    assert known("", f"<title>Harbour seals come back</title>{site}").title == "Harbour seals come back"


def test_kicker_is_no_part_of_the_headline() -> None:
    shown = f"<h1><span>Old quays</span> <span>-</span> <span>{LONG}</span></h1>"
    assert known(shown, og(f"Ferry pier: {LONG}")).title == LONG
    assert known(f"<h1>Quays: {LONG}</h1>", og(f"Quays: {LONG}")).title == f"Quays: {LONG}"


@pytest.mark.parametrize("word", ["News", "harbour.example", "March 4, 2026"])
def test_section_host_and_date_are_no_headlines(word: str) -> None:
    assert known(f"<h1>{word}</h1><h2>{LONG}</h2>", f"<title>{LONG} today</title>").title == LONG


def test_one_word_is_a_headline_where_the_data_says_so() -> None:
    assert known("<h1>Footbridge</h1>", "<title>Footbridge | Harbour News</title>").title == "Footbridge"


def test_a_part_that_begins_like_the_title_is_not_the_headline() -> None:
    body = "<h1>Everything about footbridges, explained</h1><h2>What is a footbridge?</h2>"
    assert known(body, "<title>What is a footbridge? - a guide</title>").title.startswith("Everything")


def test_two_hands_outvote_one() -> None:
    assert known("<h1>A pier, again</h1>", data(headline=LONG) + og(LONG)).title == LONG
    assert known(f"<h1>{LONG}</h1>", data(headline=LONG) + og("Shared otherwise than shown")).title == LONG


def test_live_blog_is_named_by_itself_and_not_by_an_update() -> None:
    update = data(headline="The last of many updates", datePublished="2026-03-04", author="Ada Quill", articleBody="x")
    update = update.replace("NewsArticle", "BlogPosting")
    live = data(headline=LONG, datePublished="2026-03-04").replace("NewsArticle", "LiveBlogPosting")
    assert known("", update + live).title == LONG


def test_signs_of_anchors_and_entities_written_twice() -> None:
    assert known("<h1>Rope &amp;amp; sail <a href='#x'>¶</a></h1>").title == "Rope & sail"


def test_several_names_in_one_property_and_dublin_core_with_a_colon() -> None:
    head = f'<meta property="x:title dc:title" content="{LONG}"><meta property="dc:creator" content="Ada Quill">'
    found = known("", head)
    assert (found.title, found.authors) == (LONG, ("Ada Quill",))
