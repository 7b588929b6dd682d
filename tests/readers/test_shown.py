"""Days and sections that a page shows beside its headline, in the shapes that pages have, tried from outside."""

from __future__ import annotations

import pytest

from reformat import Metadata, Source, convert
from tests.readers.pages import TITLE, page, paragraphs


def told(beside: str, head: str = "") -> Metadata:
    """The metadata of a page with this markup below its headline."""
    body = f'<main><article><h1>{TITLE}</h1>{beside}<div class="article-body">{paragraphs()}</div></article></main>'
    return convert(Source.html(page(body, head), base_url="https://harbour.example/pier")).article.metadata


@pytest.mark.parametrize(
    "row",
    [
        "<div class='info'><time datetime='2026-03-01T08:15:00Z'>1 Mar</time><span>Updated 2 March 2026</span></div>",
        "<div class='meta'><time datetime='2026-03-01T08:15:00Z'>1 March 2026</time> · Updated 2 March 2026</div>",
        "<div class='dates'><span class='date-published'>1 March 2026</span><span class='date-modified'>2 March 2026</span></div>",
        "<p class='date' itemprop='datePublished'>March 1, 2026</p><p itemprop='dateModified'>March 2, 2026</p>",
        "<p><time datetime='2026-03-01'></time></p><p>Published 1 March 2026. Updated 2 March 2026</p>",
    ],
)
def test_the_day_of_a_change_beside_that_of_publication(row: str) -> None:
    found = told(row)
    assert (found.published[:10], found.modified[:10]) == ("2026-03-01", "2026-03-02")


@pytest.mark.parametrize(
    "row",
    [
        "<abbr class='published' title='2026-03-01T08:15:00Z'>Sunday</abbr>",
        "<time title='2026-03-01T08:15:00Z'>2 hours ago</time>",
        "<relative-time datetime='2026-03-01T08:15:00Z'>Mar 1</relative-time>",
    ],
)
def test_the_moment_for_machines_behind_how_long_ago_it_was(row: str) -> None:
    assert told(row).published == "2026-03-01T08:15:00+00:00"


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ("<div class='path'><a href='/'>홈</a> &gt; <a href='/s'>사회</a></div>", "사회"),
        ("<p><a href='/'>Home</a> » <a href='/n'>News</a> » <a href='/i'>Islands</a></p>", "Islands"),
        (f"<p>Home » Islands » {TITLE}</p>", "Islands"),
        ("<p>Home is where the pier is, they say.</p>", ""),
    ],
)
def test_the_way_from_the_front_page_names_the_section(trail: str, section: str) -> None:
    assert told(trail).section == section
