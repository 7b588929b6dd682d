"""Tables as a scrape has them, a line for each cell or row: what is of one table stays together."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.stages.clean.sight import Page

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

_DATE = lazy(r"\d{4}[-./]\d|\d:\d\d")


def whole_runs(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with runs of short lines between running text whole where many of them stay: cells of a table."""
    out = list(stays)
    texts = [i for i, stay in enumerate(stays) if stay and page[i].body]
    last = max((i for i, stay in enumerate(stays) if stay), default=0) + 1
    for before, after in zip(texts, (*texts[1:], last), strict=False):
        run = [i for i in range(before + 1, after) if page[i].stays and not page[i].role and not page[i].body]
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


def _rows(page: Page, start: int) -> range:
    """The rows of figures of one form from this line on."""
    sign, end = "", start
    while end < len(page) and page[end].stays and not page[end].role:
        text = page[end].words.full
        row = _ROW.match(text)
        form = SCORES if _SCORE.match(text) else row["sign"] if row is not None else ""
        if not form or _DATE.search(text) or form != (sign or form):
            break
        sign, end = form, end + 1
    return range(start, end)
