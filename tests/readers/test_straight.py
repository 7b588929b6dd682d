"""Who and when where the page writes it straight into a box, and what stands beside another article's headline."""

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.written import UNKNOWN, written
from reformat.rules import Rules
from tests.readers.pages import TITLE, page, paragraphs

OTHER = "Harbour master retires after forty winters"


def known(before: str, after: str = "", head: str = "", lang: str = "en", title: str = f"<h1>{TITLE}</h1>") -> Metadata:
    body = f'<main>{title}{before}<div class="article-body">{paragraphs()}</div></main>{after}'
    return HtmlReader().read(Source.html(page(body, head, lang)), Rules.load()).article.metadata


def test_a_byline_without_an_element_of_its_own() -> None:
    found = known(
        "<div><h3>What became of the pier</h3>by Ada Quill / January 19, 2026 / <a href='#r'>Comment</a></div>"
    )
    assert (found.authors, found.published) == (("Ada Quill",), "2026-01-19")


@pytest.mark.parametrize(
    "card",
    [
        f"<div class='card'><div><a href='/old'>{OTHER}</a></div><div><a href='/author/bert'>Bert Cask</a> / June 2, 2019</div></div>",
        f"<div class='card'><h3><a href='/old'>{OTHER}</a></h3><p class='author'>Bert Cask</p><time>June 2, 2019</time></div>",
    ],
)
def test_who_wrote_another_article_and_when(card: str) -> None:
    found = known("", f"<section>{card}</section>")
    assert (found.authors, found.published) == ((), "")


def test_an_authors_link_is_no_headline() -> None:
    link = "<a class='x' href='/author/ada-and-bert'>Ada Marguerite Quill and Bert Cask</a>"
    assert known("", f"<div><p>Written by {link}</p><p>April 8, 2026</p></div>").authors != ()


def test_what_a_label_says_is_nobody() -> None:
    row = "<div><span>Enrolment Phase</span> : Completed <span>First Posted</span> : November 19, 2025</div>"
    assert known(row).authors == ()


def test_a_menu_that_leads_to_the_article_is_not_its_headline() -> None:
    menu = f"<ul><li><h3><a href='/here'>{TITLE}</a></h3><p class='byline'>By Bert Cask</p></li></ul>"
    body = f"<nav>{menu}</nav><div class='story'><h1>{TITLE}</h1><p class='byline'>By Ada Quill</p>"
    made = page(f"{body}{paragraphs()}</div>", f"<title>{TITLE}</title>")
    assert HtmlReader().read(Source.html(made), Rules.load()).article.metadata.authors == ("Ada Quill",)


def test_values_for_contents() -> None:
    """Some that save pages write the one attribute in place of the other."""
    head = '<meta name="article:published_time" value="2026-03-04T09:00:00Z"><meta name="author" value="Ada Quill">'
    found = known("", head=head)
    assert (found.authors, found.published[:10]) == (("Ada Quill",), "2026-03-04")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("12.09.26", UNKNOWN, ""),
        ("25.09.26", UNKNOWN, "2026-09-25"),
        ("09.09.26", UNKNOWN, "2026-09-09"),
        ("12.09.26", "de", "2026-09-12"),
        ("26.09.12", "ko", "2026-09-12"),
    ],
)
def test_a_day_that_may_be_read_two_ways_is_none_where_no_language_is_known(text: str, language: str, day: str) -> None:
    assert written(text, language) == day


def test_a_day_turned_round_is_no_earlier_one() -> None:
    head = "".join(
        f'<meta property="article:{name}_time" content="2026-12-09T22:51:26+00:00">'
        for name in ("published", "modified")
    )
    assert known('<span class="date">12.09.26</span>', head=head).published == "2026-12-09T22:51:26+00:00"


def test_the_headline_behind_the_sites_name_and_a_colon() -> None:
    head = "<title>Harbour Log: The pier that outlived its ferries</title>"
    found = known("<h3>The pier that outlived its ferries</h3>", head=head, title="<h2>Harbour Log</h2>")
    assert found.title == "The pier that outlived its ferries"
