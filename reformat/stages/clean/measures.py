"""What can be measured of a block of a page: its words, its links, its box, its place, and how like the body it is.

The order of the numbers is the model's (blocks.json): change both together (bench/fit_blocks.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from math import log1p

from reformat.document.addresses import host_of
from reformat.document.nodes import (
    AnyBlock,
    Embed,
    Figure,
    Heading,
    List,
    Metadata,
    Paragraph,
    Quote,
    Table,
)
from reformat.language.detection import words_of
from reformat.patterns import CLOSED, lazy
from reformat.stages.clean.cues import cues, named, one_of
from reformat.stages.clean.linked import link_measures
from reformat.stages.clean.sight import Page, Sight
from reformat.stages.clean.terms import WORD, terms_of

NAMED, CUE, ALIKE = 56, 71, 91
"""Where in a row the names and the cue words begin, and where it says how many blocks have the same make."""

Rows = list[list[float]]

SAMPLE = 200
"""Characters of a block whose words are looked at."""

FAR = 12
"""Distances in blocks beyond this are all the same."""

_KINDS: dict[type[AnyBlock], tuple[bool, ...]] = one_of((Paragraph, Heading, List, Quote, Figure, Table, Embed))
_TAGS = one_of(("p", "div", "span", "li", "section", "h2", "h3", "h4", "ul", "blockquote", "a", "td"))
_ROLES = one_of(("caption", "byline", "date", "deck", "bold-line"))
_NO_KIND, _NO_TAG, _NO_ROLE = (False,) * len(_KINDS), (False,) * len(_TAGS), (False,) * len(_ROLES)
_DATE = lazy(r"\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}월 \d{1,2}일")
_TIME = lazy(r"\b\d{1,2}[:.h]\d{2}\b")
_ODD = lazy(r"https?:|www\.|@|[|•›»→·/#©ⓒ™]")
_END = lazy(rf"[.!?…]+{CLOSED}(?:\s|$)|[。！？]")
_INITIAL = lazy(r"(?:^|\s)[A-ZÀ-ÞĀ-Ž\u0410-\u042f]")
_CAPITALS = lazy(r"\b[A-ZÀ-Þ\u0410-\u042f]{2,}\b")
_DIGIT = lazy(r"\d")
_LEAD = lazy(r"^[^.!?]{1,40}[:|：>»›–-]\s")


def bodies(page: Page) -> list[int]:
    """Which blocks are paragraphs of running text."""
    return [i for i, sight in enumerate(page) if sight.body and sight.stays and isinstance(sight.block, Paragraph)]


def measures(page: Page, known: Metadata, boxes: Rows, chosen: list[int]) -> Rows:
    """A row of measures for each of these blocks; `boxes` is what box_measures says of all."""
    host = host_of(known.url)
    running = bodies(page)
    places = _places(page, running)
    said = _said(page, running, chosen)
    told = _told(known)
    rows = []
    for i, words in zip(chosen, said, strict=True):
        sight = page[i]
        wide = sight.size > 1.3 * len(sight.words.full)
        rows.append(
            [
                *_own(sight, wide),
                *link_measures(sight.block, host),
                *named(sight.stamp.classes),
                *cues(sight.words.full[:400], wide),
                *boxes[i],
                *places[i],
                *words,
                *_metadata(sight, told),
            ]
        )
    return rows


def _own(sight: Sight, wide: bool) -> list[float]:
    """A block by itself: its kind, its size, its role, the shape of its words."""
    block, stamp, size = sight.block, sight.stamp, sight.size
    items = len(block.items) if isinstance(block, List) else 0
    return [
        *_KINDS.get(type(block), _NO_KIND),
        *_TAGS.get(stamp.tag, _NO_TAG),
        items,
        log1p(size),
        log1p(size / max(items, 1)),
        *_shape(sight.words.full, sight.sentence),
        wide,
        stamp.link_density,
        sight.role != "",
        *_ROLES.get(stamp.role, _NO_ROLE),
    ]


def _shape(text: str, sentence: bool) -> tuple[float, ...]:
    """The shape of a block's words: sentences, capitals, digits, marks, how it begins and ends."""
    head = text[:SAMPLE]
    count = head.count(" ") + 1
    return (
        sentence, len(_END.findall(head)), len(_INITIAL.findall(head)) / count, len(_CAPITALS.findall(head)) / count,
        len(_DIGIT.findall(head)) / max(len(head), 1), text.count(","), len(_ODD.findall(head)), text[:1].islower(),
        text.endswith((":", "：")), text.endswith(("?", "？")), text.endswith("!"), text.endswith(("…", "...")),
        text[:1] in "“\"„«‘'「『–—-", text[:1] in "([（［*†►▶→>»•+", _DATE.search(head) is not None,
        _TIME.search(head) is not None, _LEAD.match(head) is not None,
    )  # fmt: skip


def box_measures(page: Page) -> Rows:
    """For each block how much of the running text has the same box, the same make and the same names around.

    These three come first; then how far its box is from the body's, and how many blocks have its make.
    """
    weight = {i: page[i].size for i in bodies(page)}
    total = max(sum(weight.values()), 1)
    parents, makes, whole = Counter[str](), Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    keys = []
    for i, sight in enumerate(page):
        parent, classes = sight.box, sight.stamp.classes
        keys.append((parent, sight.make, classes))
        if i in weight:
            parents[parent] += weight[i]
            makes[keys[-1][1]] += weight[i]
            whole[classes] += weight[i]
    alike = Counter(make for _, make, _ in keys)
    main = max(whole, key=whole.__getitem__, default=())
    home = max(parents, key=parents.__getitem__, default="")
    rows = []
    for i, (parent, make, classes) in enumerate(keys):
        own = weight.get(i, 0)
        others = max(total - own, 1)
        rows.append(
            [
                (parents[parent] - own) / others,
                (makes[make] - own) / others,
                (whole[classes] - own) / others,
                _tail(classes, main),
                float(len(classes) - len(main)),
                float(parent.startswith(home) and parent != home),
                float(parent.count(">") - home.count(">")),
                float(min(alike[make], 20)),
                parents[home] / total,
            ]
        )
    return rows


def _tail(classes: tuple[str, ...], main: tuple[str, ...]) -> float:
    """The share of the body's names around it that stand around this block too."""
    same = 0
    while same < min(len(classes), len(main)) and classes[-1 - same] == main[-1 - same]:
        same += 1
    return same / len(main) if main else 1.0


def _places(page: Page, running: list[int]) -> Rows:
    """Where each block stands: to the running text around it, and what its neighbours are."""
    count, bodied = len(page), set(running)
    before = [0, *accumulate(page[i].size if i in bodied else 0 for i in range(count))]
    total = max(before[-1], 1)
    first, last = (running[0], running[-1]) if running else (0, count - 1)
    copies = Counter(sight.words.squeezed for sight in page if sight.words.squeezed)
    near = [_EDGE, _EDGE, *map(_neighbour, page), _EDGE, _EDGE]
    size = (log1p(count), log1p(total))
    rows = []
    for i, sight in enumerate(page):
        at = bisect_left(running, i)
        previous = running[at - 1] if at else -FAR
        following = next((j for j in running[at : at + 2] if j > i), count + FAR)
        rows.append(
            [
                min(i - previous, FAR), min(following - i, FAR), before[i] / total, (total - before[i + 1]) / total,
                max(-FAR, min(i - first, FAR)), max(-FAR, min(last - i, FAR)), min(i, FAR), min(count - 1 - i, FAR),
                *size, copies[sight.words.squeezed], *near[i], *near[i + 1], *near[i + 3], *near[i + 4],
            ]
        )  # fmt: skip
    return rows


_EDGE = (-1.0, -1.0, -1.0, -1.0, -1.0)


def _neighbour(sight: Sight) -> tuple[float, ...]:
    block = sight.block
    kind = next((k for k, made in enumerate((Heading, Figure, List), 1) if isinstance(block, made)), 0)
    return (log1p(sight.size), sight.sentence, sight.stamp.link_density, kind, sight.words.full.endswith(":"))


def _said(page: Page, running: list[int], chosen: list[int]) -> Rows:
    """How many of a block's longer words the running text has too, by the beginnings of its paragraphs."""
    bodied, rows = set(running), []
    terms = {i: set(terms_of(page[i].words.full[:SAMPLE])) for i in bodied.union(chosen)}
    held = Counter(term for i in running for term in terms[i])
    for i in chosen:
        mine = terms[i]
        own = i in bodied
        known = sum([held.get(term, 0) > own for term in mine])
        rows.append([known / len(mine) if mine else -1.0, min(len(mine), 30)])
    return rows


def _told(known: Metadata) -> tuple[set[str], set[str], set[str]]:
    """The words of the title, of the authors, and of section, tags and publisher."""
    labels = (known.section or "", known.publisher or "", *known.tags)
    return (
        set(terms_of(known.title or "")),
        {word.lower() for name in known.authors for word in WORD.findall(name)},
        {word.lower() for label in labels for word in WORD.findall(label)},
    )


def _metadata(sight: Sight, told: tuple[set[str], set[str], set[str]]) -> list[float]:
    """How much of a block the page's data say too: its title's words, its authors' names, its labels."""
    words = words_of(sight.words.full[:200])
    count = max(len(words), 1)
    title, authors, labels = told
    return [
        sum(map(title.__contains__, words)) / count,
        sum(map(authors.__contains__, words)) / count,
        float(not authors.isdisjoint(words)),
        sum(map(labels.__contains__, words)) / count,
    ]
