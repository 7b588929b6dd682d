"""Rows of a scrape that are alike but for their words and figures share one fate: each alone is too short to judge."""

from __future__ import annotations

from itertools import groupby

from reformat.patterns import lazy
from reformat.stages.clean.sight import Page, Sight

FEWEST = 3
"""Lines in a row that make rows."""
FIT = 0.3
"""Mean likelihood of rows within the article from which all of them stay."""

_WORD = lazy(r"[^\W\d_]+(?:\s[^\W\d_]+)*")
_FIGURE = lazy(r"\d+(?:[.,:]\d+)*")


def with_rows(page: Page, stays: list[bool], chances: list[float]) -> list[bool]:
    """What stays, with all of the rows of which some stay, where they are as likely together."""
    out = list(stays)
    for shape, run in groupby(range(len(page)), lambda at: _shape(page[at])):
        row = list(run) if shape else []
        if len(row) < FEWEST or all(stays[at] for at in row) or not _within(row, stays):
            continue
        if sum(chances[at] for at in row) >= FIT * len(row):
            for at in row:
                out[at] = out[at] or page[at].stays
    return out


def _within(row: list[int], stays: list[bool]) -> bool:
    """Whether some of the rows stay, or the lines right before and behind them."""
    return any(stays[at] for at in row) or all(stays[row[0] - 1 : row[0]] + stays[row[-1] + 1 : row[-1] + 2])


def _shape(sight: Sight) -> str:
    """A line with its words and figures left open; "" for a sentence, or a line without a figure."""
    text = sight.words.full
    if sight.role or sight.sentence or len(text) > 60 or not any(c.isdigit() for c in text):
        return ""
    return _FIGURE.sub("0", _WORD.sub("a", text))
