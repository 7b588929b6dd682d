"""Readers' posts below a scrape's article, however much they say: what signs posts comes again and again below a label.

The label may stand among running text, since posts are such: there it is asked for as at the end of an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from reformat.patterns import lazy
from reformat.rules import Rules, RuleSet
from reformat.stages.clean.neighbours import REST
from reformat.stages.clean.sight import Page, Sight

PARTS = 2
"""Paragraphs that have to stand before the label."""
POSTS, SOON = 3, 16
"""Lines of one kind that make a thread; lines from the label to the first at most, and from each to the next."""
BRIEF = 80
"""Weight up to which a line may sign a post, or be a label."""
LONGEST = 1200
"""Weight of sentences between two of them at most: more is an article's."""
MORE = 0.3
"""Running text beside the threads at most, to that above a label that rules know at an article's end alone."""
BOARD = ".board"
"""How the rules on boards are named: where one stands above, the posts are the article."""
NUMBER = lazy(r"\d+")


def find_thread(page: Page, rules: Rules, found: RuleSet) -> int:
    """The label below which readers' posts stand and next to nothing else; behind the last line where there is none."""
    bodies = [i for i, s in enumerate(page) if s.body and s.stays]
    threads = [] if rules.kept(REST) or len(bodies) < PARTS else sorted(_threads(page))
    if not threads:
        return len(page)
    often = Counter(map(_squeezed, page))
    board = next((i for i, s in enumerate(page) if s.rule.endswith(BOARD)), len(page))
    beside = _beside(page, threads)
    for label, start in _labels(page, threads, bodies[PARTS - 1] + 1, found):
        alone = often[_squeezed(page[label])] == 1
        known = alone and not page[label].stays
        little = beside[-1] - beside[label] <= MORE * beside[label]
        if label < board and (known or (little and (alone or label == start))):
            return label
    return len(page)


def _labels(page: Page, threads: list[tuple[int, int]], first: int, found: RuleSet) -> Iterator[tuple[int, int]]:
    """The lines soon above threads, from one line on, that rules know as a label of posts; the thread's first line."""
    asked = first
    for start, _ in threads:
        for i in range(max(asked, start - SOON), start + 1):
            if _is_label(page[i], found):
                yield i, start
        asked = max(asked, start + 1)


def _threads(page: Page) -> Iterator[tuple[int, int]]:
    """From where to where brief lines end in the same word, figures aside, soon again and with running text between."""
    seen: dict[str, tuple[int, int, int, int]] = {}
    told = 0
    for i, sight in enumerate(page):
        told += sight.size if sight.body else 0
        if not (end := _end(sight)):
            continue
        start, last, count, before = seen.get(end, (i, i, 0, told))
        if count < POSTS and (i - last > SOON or told - before > LONGEST):
            start, count = i, 0
        seen[end] = (start, i, count + (not count or told > before), told)
    yield from ((start, last) for start, last, count, _ in seen.values() if count >= POSTS)


def _beside(page: Page, threads: list[tuple[int, int]]) -> list[int]:
    """How much running text stands above each line outside the threads, and in all."""
    inside = [0] * (len(page) + 1)
    for start, end in threads:
        inside[start] += 1
        inside[end] -= 1
    free = (s.size * (not deep) if s.body and s.stays else 0 for s, deep in zip(page, accumulate(inside), strict=False))
    return list(accumulate(free, initial=0))


def _end(sight: Sight) -> str:
    """The last word of a line that may sign a post, its figures hidden; none of a bare figure."""
    words = sight.words.full.split() if not sight.sentence and sight.size <= BRIEF else []
    return NUMBER.sub("0", words[-1]) if words and not words[0].isdecimal() else ""


def _squeezed(sight: Sight) -> str:
    return NUMBER.sub("0", sight.words.squeezed[:BRIEF])


def _is_label(sight: Sight, found: RuleSet) -> bool:
    """Whether it is a label after which nothing more of an article comes."""
    if not sight.stays or sight.sentence or sight.role or sight.size > BRIEF:
        return sight.takes == "rest"
    rule = found.remove.find(sight.words, (), "tail")
    return rule is not None and rule.takes == "rest"
