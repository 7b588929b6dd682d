"""Where a scrape's article goes on below what a page has put between its paragraphs."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Article, Paragraph, Stamp, Text
from reformat.stages.clean.judge import judge
from reformat.stages.clean.resumed import BELOW, resumed, with_closing
from reformat.stages.clean.sight import Memory, Page, look, rule_set
from tests.clean.test_scraped import RULES

SURE = (
    "The ferry across Lake Ullen stopped on Monday because its captain had found a crack in the rudder.",
    "Divers looked at the rudder on Tuesday, and the harbour office said that the crack ran through half of it.",
    "Passengers were taken around the lake by coach, which takes an hour longer than the ferry does.",
)
MENU = ("Weather", "Puzzles", "Podcasts", "Our apps", "Jobs")
MORE = "The captain said that a new rudder would be cast by the shipyard before the passengers return in spring."
OTHER = "Three bakeries in Norrvik have won a medal for their rye bread, which was judged by a panel of seven millers."
PLEA = "You can help us to keep the captain and the ferry on the lake, if you join our club and bring your friends."


def page(*texts: str) -> Page:
    shown = look(tuple(Paragraph(inlines=(Text(t),), stamp=Stamp(tag="line")) for t in texts), Memory())
    return judge(shown, rule_set(Draft(Article(), (), " ".join(texts)), RULES), Memory())


def again(*below: str, likely: float = 0.4, more: int = 0) -> list[bool]:
    lines = page(*SURE, *MENU, *below, *(OTHER.replace("Three", str(n)) for n in range(more)))
    stays = [True] * len(SURE) + [False] * (len(lines) - len(SURE))
    chances = [0.95] * len(SURE) + [0.05] * len(MENU) + [likely] * len(below) + [0.05] * more
    return resumed(lines, stays, chances)[len(SURE) + len(MENU) :][: len(below)]


def test_what_says_the_words_of_the_sure_paragraphs_again_goes_on_with_them() -> None:
    assert again(MORE) == [True]
    assert again("The captain and the passengers of the ferry in spring", MORE) == [False, True]  # a headline


@pytest.mark.parametrize("text", [OTHER, PLEA])
def test_what_speaks_of_other_things_or_to_a_reader_does_not(text: str) -> None:
    assert again(text) == [False]


def test_a_line_that_is_no_sentence_needs_more_of_their_words() -> None:
    assert again("Captain, divers, harbour office, passengers: what they say of the rudder and the ferry") == [True]
    assert again("Captain and passengers") == [False]


def test_the_sentence_right_behind_the_article_may_be_its_last() -> None:
    lines = page(*SURE, "Reporting by Edda Lund in Ullen.", *MENU)
    stays, chances = [True] * 3 + [False] * 6, [0.9] * 3 + [0.2] + [0.0] * 5
    assert with_closing(lines, stays, chances) == [True] * 4 + [False] * 5
    assert with_closing(lines, stays, [0.9] * 3 + [0.1] + [0.0] * 5) == stays
    told = page(*SURE, "Would you like to write to our reporters?", *MENU)
    assert with_closing(told, stays, chances) == stays


def test_words_that_the_page_says_too_prove_nothing() -> None:
    lines = page(*SURE, "Captain, rudder, passengers, shipyard: all news", MORE)
    assert resumed(lines, [True] * 3 + [False] * 2, [0.95] * 3 + [0.05, 0.4]) == [False] * 5


def test_what_is_hardly_likely_or_has_many_paragraphs_below_is_not_asked() -> None:
    assert again(MORE, likely=0.2) == [False]
    assert again(MORE, more=BELOW + 1) == [False]


@pytest.mark.parametrize(("likely", "goes_on"), [(0.6, True), (0.4, False)])
def test_below_the_label_of_comments_the_words_are_asked_of_what_is_kept(likely: float, goes_on: bool) -> None:
    lines = page(*SURE, "Comments", MORE)
    assert resumed(lines, [True, True, True, False, True], [0.95] * 3 + [0.0, likely])[4] is goes_on
