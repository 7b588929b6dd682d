"""What can be measured of a line in a flattened page: its own shape, its neighbours', and its place in the whole.

Nothing here knows a phrase, a site or a language; the rules' verdicts come in as "condemned" and "moved" alone.
The order of the numbers is the model's (model.json): change both together (bench/fit_scrapes.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from reformat.patterns import CLOSED, lazy
from reformat.stages.clean.sight import DATED, WIDE, Page, Sight
from reformat.stages.clean.terms import WORD, terms_of, vocabulary
from reformat.stages.trees import DATE

INNER_END = lazy(rf"[.!?。！？…]+{CLOSED}(?:\s|$)|[。！？]")
ODD = lazy(r"https?:|www\.|@|[|•›»>→·/#]")
QUOTE = lazy(r"[“”„«»「」『』\"]")
NUMBERED = lazy(r"(?:[-–—•*·■□▲▶◆○●※]|\(?\d{1,2}[.)]|[①-⑳])\s?")
FIRST_PERSON_OR_PLEA = lazy(r"[!]|\b(?:you|your|we|our)\b", re.I)
GAP = 6
"""Lines without running text that part one cluster of it from the next."""
FAR = 40
"""Distances in lines beyond this are all the same."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One line's own measures."""

    own: tuple[float, ...]
    size: float
    sentence: float
    body: float
    ruled: float
    blank: float
    lower: float


def shape(sight: Sight, copies: int) -> Shape:
    """The measures of a line by itself."""
    text, size = sight.words.full, sight.size
    words = WORD.findall(text)
    count = max(len(words), 1)
    wide = len(WIDE.findall(text)) > len(text) / 4
    lower = 1.0 if wide else sum([w[0].islower() for w in words]) / count
    verdict = sight.verdict
    own = (
        log1p(size),
        log1p(len(words)),
        float(sight.sentence),
        float(len(INNER_END.findall(text))),
        lower,
        sum(map(str.isupper, words)) / count,
        sum(map(str.isdigit, text)) / max(len(text), 1),
        float(text.count(",") + text.count("，") + text.count("、")),
        float(QUOTE.search(text) is not None),
        float(len(ODD.findall(text))),
        float(text[:1].islower()),
        float(text.endswith((":", "："))),
        float(text.endswith(("?", "？"))),
        float(text.endswith(("…", "..."))),
        float(NUMBERED.match(text) is not None),
        float(DATE.search(text) is not None),
        float(len(FIRST_PERSON_OR_PLEA.findall(text))),
        float(verdict is not None and verdict.to is None),
        float(verdict is not None and verdict.to is not None),
        float(sight.role != "" or sight.stamp.role == "caption"),
        float(copies),
        float(wide),
        float(min(sight.stamp.blank_before, 8)),
    )
    ruled = float(verdict is not None)
    return Shape(own, log1p(size), float(sight.sentence), float(sight.body and not ruled), ruled, own[-1], lower)


EDGE = Shape((), 0.0, 0.0, 0.0, 1.0, 8.0, 0.0)


def features(page: Page) -> list[list[float]]:
    """A row of measures for each line."""
    copies = Counter(s.words.squeezed for s in page if s.words.squeezed)
    shapes = [shape(s, copies[s.words.squeezed]) for s in page]
    place = _places(page, shapes)
    near = _windows(shapes)
    shared = _topics(page, shapes)
    runs = _runs(shapes)
    marks = _marks(page)
    rows = []
    for i, one in enumerate(shapes):
        row = list(one.own)
        for step in (-2, -1, 1, 2):
            other = shapes[i + step] if 0 <= i + step < len(shapes) else EDGE
            row += (other.size, other.sentence, other.ruled, other.lower, other.blank)
        rows.append([*row, *near[i], *place[i], *shared[i], *runs[i], *marks[i]])
    return rows


def _windows(shapes: list[Shape]) -> list[list[float]]:
    """Means over the lines around each line, near and farther."""
    columns = [
        [s.size for s in shapes],
        [s.sentence for s in shapes],
        [s.body for s in shapes],
        [s.ruled for s in shapes],
    ]
    sums = [[0.0, *accumulate(column)] for column in columns]
    rows = []
    for i in range(len(shapes)):
        row: list[float] = []
        for low, high in ((i - 3, i + 4), (i - 8, i + 9), (i - 8, i), (i + 1, i + 9), (i - 25, i), (i + 1, i + 26)):
            low, high = max(low, 0), min(high, len(shapes))
            width = max(high - low, 1)
            row += [(s[high] - s[low]) / width for s in sums]
        rows.append(row)
    return rows


def _places(page: Page, shapes: list[Shape]) -> list[list[float]]:
    """Where each line stands in the whole: to the running text around it, its clusters, the headline, the labels."""
    count = len(shapes)
    bodies = [i for i, s in enumerate(shapes) if s.body]
    weights = [page[i].size if shapes[i].body else 0 for i in range(count)]
    before = [0, *accumulate(weights)]
    total = max(before[-1], 1)
    clusters = _clusters(bodies)
    heavy = max(clusters, key=lambda c: before[c[1] + 1] - before[c[0]], default=(0, count - 1))
    labels = [i for i, s in enumerate(page) if s.takes]
    rows = []
    for i in range(count):
        at = bisect_left(bodies, i)
        previous = bodies[at - 1] if at else -1
        following = next((b for b in bodies[at : at + 2] if b > i), -1)
        mine = next((c for c in clusters if c[0] <= i <= c[1]), None)
        label = bisect_left(labels, i)
        rows.append(
            [
                min(i - previous, FAR) if previous >= 0 else FAR,
                min(following - i, FAR) if following >= 0 else FAR,
                shapes[previous].size if previous >= 0 else 0,
                shapes[following].size if following >= 0 else 0,
                before[i] / total,
                (total - before[i + 1]) / total,
                (before[mine[1] + 1] - before[mine[0]]) / total if mine else 0,
                float(mine == heavy),
                max(-FAR, min(i - heavy[0], FAR)),
                max(-FAR, min(heavy[1] - i, FAR)),
                (before[heavy[1] + 1] - before[heavy[0]]) / total,
                min(i - labels[label - 1], FAR) if label else FAR,
                min(labels[label] - i, FAR) if label < len(labels) else FAR,
                i / count,
                log1p(count),
                len(bodies) / count,
                log1p(total),
            ]
        )
    return rows


def _topics(page: Page, shapes: list[Shape]) -> list[list[float]]:
    """How many of a line's longer words the running text has too: teasers of other articles speak of other things."""
    terms = [set(terms_of(s.words.full)) for s in page]
    held = vocabulary(terms, [one.body > 0 for one in shapes])
    rows = []
    for i, one in enumerate(shapes):
        mine = terms[i]
        known = sum(1 for t in mine if held[t] > one.body)
        often = sum(1 for t in mine if held[t] > one.body + 2)
        rows.append([known / len(mine) if mine else -1, often / len(mine) if mine else -1, float(min(len(mine), 30))])
    return rows


def _runs(shapes: list[Shape]) -> list[list[float]]:
    """How long the run of running text, or of the lack of it, is in which a line stands, and where in it."""
    rows: list[list[float]] = []
    start = 0
    while start < len(shapes):
        end = start
        while end < len(shapes) and shapes[end].body == shapes[start].body:
            end += 1
        mean = sum(s.size for s in shapes[start:end]) / (end - start)
        blank = sum(s.blank for s in shapes[start:end]) / (end - start)
        rows += (
            [min(end - start, FAR), min(i - start, FAR), min(end - 1 - i, FAR), mean, shapes[i].blank - blank]
            for i in range(start, end)
        )
        start = end
    return rows


def _marks(page: Page) -> list[list[float]]:
    """How far the labels of comments and of other articles, the byline, the dates and the copyright line are."""
    groups = (
        [i for i, s in enumerate(page) if s.takes == "rest"],
        [i for i, s in enumerate(page) if s.takes == "run"],
        [i for i, s in enumerate(page) if s.to in DATED],
        [i for i, s in enumerate(page) if s.to == "rights"],
    )
    rows = []
    for i, sight in enumerate(page):
        row: list[float] = []
        for group in groups:
            at = bisect_left(group, i)
            row.append(min(i - group[at - 1], FAR) if at else FAR)
            row.append(min(group[at] - i, FAR) if at < len(group) else FAR)
        before = page[i - 1].words.full if i else ""
        after = page[i + 1].words.full if i + 1 < len(page) else ""
        rows.append([*row, _likeness(sight.words.full, before), _likeness(sight.words.full, after)])
    return rows


def _likeness(one: str, other: str) -> float:
    """The share of words that two neighbouring lines have in common: an alt text and its caption."""
    a, b = set(terms_of(one)), set(terms_of(other))
    return len(a & b) / min(len(a), len(b)) if len(a) > 1 and len(b) > 1 else 0.0


def _clusters(bodies: list[int]) -> list[tuple[int, int]]:
    """Runs of running text with no wide gap inside, as first and last line."""
    out: list[tuple[int, int]] = []
    for i in bodies:
        if out and i - out[-1][1] <= GAP:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out
