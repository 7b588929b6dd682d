"""Of the lines of a scrape that tell dates, the one nearest to the article is the article's."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from tests.prepared import prepared

TITLE = "Old ferry pier at Rye Harbor reopens after nine years"
BODY = """The harbor council voted on Tuesday to open the old ferry pier again, nine years after a storm shut it.
Work on the wooden deck of the pier begins in spring, and the first boats to both islands are due in June.
Four hundred islanders had asked the council for it since the storm, and many came to hear the vote.
"""
LISTS = """More stories
Island school gets a second teacher
October 9, 2019
Harbor master retires at last
October 8, 2019
"""


def read(*above: str, below: str = "") -> Metadata:
    text = "\n".join(["Home", "News", "Sports", *above, BODY + below + LISTS])
    return prepared(Source.text(text, name="a.txt", media="text")).article.metadata


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("October 3, 2019", "2019-10-03"),
        ("Rye, October 3, 2019, 5:01 pm", "2019-10-03T17:01:00"),
        ("Mora Hill October 3, 2019 — 4 minutes read", "2019-10-03"),
        ("17:01, 3 Oct 2019", "2019-10-03T17:01:00"),
        ("By Mora Hill, in News, Harbor, Islands · 3 Oct 2019, 20:02 · 0 Comments", "2019-10-03T20:02:00"),
        ("Last Updated: October 3rd 2019", "2019-10-03"),
    ],
)
def test_the_line_below_the_headline_tells_the_date(line: str, published: str) -> None:
    assert read("Thursday, October 10, 2019", "Weather", "Jobs", "Shop", "Help", TITLE, line).published == published


def test_publication_and_change_in_one_line_or_two() -> None:
    one = read(TITLE, "Published: 15:56 BST, 3 October 2019 | Updated: 15:57 BST, 4 October 2019")
    two = read(TITLE, "Updated October 4, 2019", "Published October 3, 2019")
    assert [(m.published[:10], m.modified[:10]) for m in (one, two)] == [("2019-10-03", "2019-10-04")] * 2


def test_the_date_may_stand_right_below_the_text() -> None:
    assert read(TITLE, below="Posted on October 3, 2019\n").published == "2019-10-03"


def test_dates_of_other_articles_and_of_the_visit_are_not_the_articles() -> None:
    assert read("Thursday, October 10, 2019", "Weather", "Jobs", "Shop", "Help", "Games", TITLE).published == ""


def test_who_wrote_a_post_in_the_text_and_when_is_not_the_articles() -> None:
    assert read(TITLE, "— Pier Watch (@pierwatch) October 1, 2019").published == ""


@pytest.mark.parametrize(
    "line",
    [
        "Mora Hill October 3, 2019 — 4 minutes read",
        "Mora Hill - Oct 3, 2019, 10:31 pm",
        "by Mora Hill | 3 October 2019",
    ],
)
def test_who_wrote_it_stands_in_the_line_of_the_date(line: str) -> None:
    known = read(TITLE, line)
    assert (known.authors, known.published[:10]) == (("Mora Hill",), "2019-10-03")


def test_places_and_credits_of_pictures_beside_the_date_are_nobody() -> None:
    assert read(TITLE, "North Island", "October 3, 2019").authors == ()
    assert read(TITLE, "JON VALE/AFP/Getty Images", "October 3, 2019").authors == ()
