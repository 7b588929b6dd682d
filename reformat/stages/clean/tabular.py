"""Tables as a scrape has them, a line for each cell or row: what is of one table, or alike, stays together.

Rows that are alike but for their words and figures share one fate: each alone is too short to judge.
"""

from __future__ import annotations

from itertools import groupby

from reformat.patterns import lazy
from reformat.stages.clean.pressed import ENDING
from reformat.stages.clean.sight import Page, Sight
from reformat.stages.clean.terms import terms_of, vocabulary

RUN, SHARE = 6, 0.4
"""Lines between running text from which they are one thing, and the share of them that stays with which all stay."""

MOST = 0.6
"""The same for lines behind the last running text."""

ROWS = 3
"""Lines of one form that are rows of figures."""

_ROW = lazy(r"[^\W\d_][^\d:：]{0,14}?\s?[-−–+]?\d[\d.,]*\s?(?P<sign>[^\w\s.,])\s?[-−–+]?\d[^.]{0,40}$")
"""A name with two figures behind it: a result, a day's coldest and warmest hour."""
_SCORE = lazy(r"[^\W\d_][^\d:：]{0,14}?(?:\s+\d{1,4}(?![\w.,]\w)){3,}[^\w.:：]{0,4}\d{0,4}$")
"""A name with the points of each part of a match behind it."""
SCORES, BOTH = "scores", 2
"""What stands for the sign between such figures, and how many rows of them a head needs: both sides'."""

MOST_SHOWN, TOLD = 16, 0.2
"""Lines of such an end of a report at most, and the share of its words that the report says too at least."""
_HEADED = lazy(r"[◇◆■□▲△○●]\s?[^\W_]")

_DATE = lazy(r"\d{4}[-./]\d|\d:\d\d")

FEWEST = 3
"""Lines in a row that make rows."""
FIT = 0.3
"""Mean likelihood of rows within the article from which all of them stay."""

_WORD = lazy(r"[^\W\d_]+(?:\s[^\W\d_]+)*")
_FIGURE = lazy(r"\d+(?:[.,:]\d+)*")


def whole_runs(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with runs of short lines between running text whole where many of them stay: cells of a table."""
    out = list(stays)
    texts = [i for i, stay in enumerate(stays) if stay and page[i].body]
    last = max((i for i, stay in enumerate(stays) if stay), default=0) + 1
    for before, after in zip(texts, (*texts[1:], last), strict=False):
        run = [i for i in range(before + 1, after) if page[i].free and not page[i].body]
        share = SHARE if after < last else MOST
        if len(run) >= RUN and share * len(run) <= sum(stays[i] for i in run) < len(run):
            for i in run:
                out[i] = True
    return out


def with_figures(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with rows of figures in it, and those that a line with a sign before it heads right behind it."""
    core = [i for i, stay in enumerate(stays) if stay]
    out = list(stays)
    start = core[0] if core else len(page)
    while start < len(page):
        rows = _rows(page, start)
        head = start - 1
        headed = head >= 0 and (
            out[head] or (page[head].stamp.role.startswith("marker") and head > 0 and out[head - 1])
        )
        least = BOTH if headed and rows and _SCORE.match(page[start].words.full) else ROWS
        if len(rows) >= least and (start < core[-1] or headed):
            for i in (head, *rows) if headed else rows:
                out[i] = True
        start += max(len(rows), 1)
    return out


def with_ending(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with the short lines right behind it under one with a sign, where they say what it says, in figures.

    Reports end so: with results, prices, and whom to ask. What leads elsewhere has rules' labels, or speaks of others.
    """
    last = max((i for i, stay in enumerate(stays) if stay and page[i].sentence), default=len(page))
    end = start = last + 1
    while end < min(len(page), start + MOST_SHOWN) and page[end].free and not page[end].body:
        if ENDING.search(page[end].words.full):
            break
        end += 1
    run = range(start, end)
    if len(run) < ROWS or not _HEADED.match(page[start].words.full):
        return stays
    said = vocabulary([terms_of(s.words.full) for s in page], stays)
    terms = [term for i in run for term in terms_of(page[i].words.full)]
    told = sum(term in said for term in terms) >= TOLD * len(terms)
    return [stay or (told and i in run) for i, stay in enumerate(stays)]


def _rows(page: Page, start: int) -> range:
    """The rows of figures of one form from this line on."""
    sign, end = "", start
    while end < len(page) and page[end].free:
        text = page[end].words.full
        row = _ROW.match(text)
        form = SCORES if _SCORE.match(text) else row["sign"] if row is not None else ""
        if not form or _DATE.search(text) or form != (sign or form):
            break
        sign, end = form, end + 1
    return range(start, end)


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
