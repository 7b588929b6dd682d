"""The standfirst of a scrape: what stands between its headline and its text, and is no label of the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace as with_changed

from reformat.language.scripts import HANGUL
from reformat.stages.clean.features import FIRST_PERSON_OR_PLEA
from reformat.stages.clean.frame import BEFORE
from reformat.stages.clean.listed import under_labels
from reformat.stages.clean.pressed import is_button
from reformat.stages.clean.resumed import PLEAS
from reformat.stages.clean.sight import DATED, OUTSIDE, Page, Sight, Verdict, text_below, title_of
from reformat.stages.clean.standfirst import BY
from reformat.stages.clean.terms import terms_of, vocabulary
from reformat.stages.clean.title import CRUMBS

DECK = 0.15
"""Likelihood from which a line between headline and text is kept as part of the deck."""
SHORT_DECK = 3
"""Words of the shortest line over a byline that is a deck; of Latin letters twice as many."""
SAID = 2
"""Pairs of letters of a Korean line over a byline that the article says too, with which a short one is a deck."""
SHARE = 0.15
"""Share of them that it says at least: any line has some by chance."""
LONGEST_DECK = 12
"""Lines of the longest deck."""
LEAST_DECK = 40
"""Letters of a sentence right below the headline that is its standfirst wherever the text begins."""
MOST_OVER = 3
"""Lines of a deck over a byline at most."""


def keep_deck(page: Page) -> Page:
    """The page with deck and captions back: lines between headline and text that could be the page's or its own."""
    title = title_of(page)
    if title is None:
        return page
    first = text_below(page, title)
    pictured = {i for i in range(title + 1, first) if page[i].framed and page[i].role == "caption"}
    between = [s for s in page[title + 1 : first] if s.stays or s.framed]
    least = 0.0 if any(s.stamp.role.startswith("marker") for s in page[title + 1 : first]) else DECK
    lines = range(title + 1, first if len(between) <= LONGEST_DECK else title)
    if decks := _over_byline(page, title + 1):
        over = [with_changed(s, verdict=None, role="deck") for s in page[title + 1 : title + 1 + decks]]
        page = (*page[: title + 1], *over, *page[title + 1 + decks :])
    pressed = {i for i in range(title + 1, first) if _is_page_s(page[i])} | under_labels(page[: first + 1])
    back = pictured | {i for i in lines if page[i].framed and 1 - _sure(page[i]) >= least} - pressed
    back |= {title + 1} if _says_more(page, title) else set()
    for i in range(first - 1, title, -1):  # a deck of several lines stays whole
        on = i + 1 < first and (page[i + 1].stays or i + 1 in back) and not page[i + 1].role
        told = len(page[i].words.full.split()) >= SHORT_DECK and HANGUL.search(page[i].words.full)
        if on and told and page[i].framed and i not in pressed and not page[i + 1].stamp.blank_before:
            back.add(i)
    gone = Verdict(OUTSIDE, BEFORE, 0.7)
    return tuple(
        with_changed(s, verdict=None) if i in back else s.judged(gone if i in pressed else None)
        for i, s in enumerate(page)
    )


def _is_page_s(sight: Sight) -> bool:
    """Whether a line is a button, or the way to the page."""
    text = sight.words.full
    return is_button(text) or (len(text) <= LEAST_DECK and CRUMBS.search(text) is not None)


def _over_byline(page: Page, at: int) -> int:
    """How many lines below the headline tell no more than a deck does, down to who wrote it or when."""
    spoken = vocabulary([terms_of(s.words.full) for s in page], [s.stays and s.body for s in page])
    for lines in range(MOST_OVER + 1):
        if at + lines >= len(page) or not (page[at + lines].framed or _loose(page[at + lines])):
            dated = at + lines < len(page) and page[at + lines].to in DATED
            return lines if dated or all(_said(s.words.full, spoken) for s in page[at : at + lines]) else 0
        text = page[at + lines].words.full
        least = SHORT_DECK if HANGUL.search(text) else 2 * SHORT_DECK
        if not (len(text.split()) >= least or _said(text, spoken)):
            return 0
    return 0


def _said(text: str, spoken: Counter[str]) -> bool:
    """Whether a line in Korean takes up words of the article."""
    terms = terms_of(text) if HANGUL.search(text) else []
    return sum(term in spoken for term in terms) >= max(SAID, SHARE * len(terms))


def _says_more(page: Page, title: int) -> bool:
    """Whether a sentence outside stands right below the headline: its standfirst, however far the text is below."""
    if title + 1 >= len(page) or not page[title + 1].framed or page[title + 1].role:
        return False
    below = page[title + 1]
    told = below.sentence and below.size >= LEAST_DECK and not BY.match(below.words.full)
    return told and len(FIRST_PERSON_OR_PLEA.findall(below.words.full)) <= PLEAS


def _loose(sight: Sight) -> bool:
    """Whether a line stays that says no sentence and is nothing that is known."""
    return sight.free and not sight.sentence and not sight.figure


def _sure(sight: Sight) -> float:
    return sight.verdict.confidence if sight.verdict is not None else 0.0
