"""What a headline's form says in Korean: its kind in brackets, a house behind it, what pages and menus say instead."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.stages.clean.address import ENTRY, SIGNS
from reformat.stages.clean.doubled import HOUSE
from reformat.stages.clean.sight import Page, Sight

SHORTEST = 12
"""Characters of a headline at least that a house is known behind."""

KIND = lazy(r"\[[가-힣·\s]{2,12}\]\s?\S.{2}")
"""A headline with its kind before it: an editorial, an interview, a photograph."""
POLITE = lazy(r"[가-힣](?:니다|세요|십시오)[.!]?$")
"""How a page speaks to its readers."""
SIGNS_OFF = lazy(
    r"^.{0,16}(?:^|[\s=·/])[가-힣]{2,4}\s(?:기자|특파원|인턴기자|선임기자|객원기자|논설위원)(?:\s외\s\d+명)?$"
)
"""A line that ends with a reporter's name."""
ROW = 3
"""Spaces of labels in a row at least."""
NAMED = lazy(r"(?:[가-힣A-Za-z·/]{1,7}\s)+[가-힣A-Za-z·/]{1,7}")
CLAUSE = lazy(r"[가-힣](?:[은는이가을를의에로와과도]|다|부터|까지|에서)(?:\s|$)")
"""A particle or the end of a sentence: labels have neither."""


def is_entry(sight: Sight) -> bool:
    """Whether a line is an entry of names and posts, which no headline of theirs stands below."""
    return sight.words.full.startswith(SIGNS) and ENTRY.match(sight.words.full) is not None


def labelled(page: Page, at: int, nearest: bool, shared: float) -> bool:
    """Whether a headline's kind stands before it, right above who and when, or known to the text and alone around."""
    around = [s is page[at] for s in page[max(0, at - 1) : at + 2] if KIND.match(s.words.full)]
    return True in around and (nearest or (shared > 0 and len(around) == 1))


def strange(sight: Sight) -> bool:
    """Whether a line of which the text says nothing is no headline either: other news, a plea, labels in a row."""
    text = sight.words.full
    if KIND.match(text) or POLITE.search(text):
        return True
    return text.count(" ") >= ROW and NAMED.fullmatch(text) is not None and CLAUSE.search(text) is None


def housed(text: str, title: str, page: Page) -> bool:
    """Whether a text is a headline with the house behind it, as a window's title is; no house has a line of its own."""
    if len(text) <= len(title) or not text.startswith(title) or len(title) < SHORTEST:
        return False
    ends = [end for end in HOUSE.finditer(text) if end.start() <= len(title) and end.end() == len(text)]
    return bool(ends) and not any(sight.words.full == ends[0][0].strip(" -–—|:·<") for sight in page)
