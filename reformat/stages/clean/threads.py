"""Which labels head readers' posts, however much those say: what signs posts comes again and again below them."""

from __future__ import annotations

from collections import Counter

from reformat.patterns import lazy
from reformat.stages.clean.sight import Page, Sight

PARTS = 2
"""Paragraphs that have to stand before such a label."""
POSTS, SOON = 3, 16
"""Lines of one kind that make a thread; lines from the label to the first at most, and from each to the next."""
BRIEF = 80
"""Weight up to which a line may sign a post."""
LONGEST = 1200
"""Weight of running text between two of them at most: more is an article's."""
BOARD = ".board"
"""How the rules on boards are named."""
NUMBER = lazy(r"\d+")


def heads_of_posts(page: Page, labels: list[int]) -> set[int]:
    """The labels that head a thread: alone with their words, figures aside, an article above and posts below them.

    Where a board's own labels stand above, the posts are the article.
    """
    said = {i: NUMBER.sub("0", page[i].words.squeezed) for i in labels}
    often = Counter(said.values())
    bodies = [i for i, s in enumerate(page) if s.body and s.stays]
    first = bodies[PARTS - 1] if len(bodies) >= PARTS else len(page)
    board = next((i for i, s in enumerate(page) if s.verdict and s.verdict.rule.endswith(BOARD)), len(page))
    return {i for i in labels if first < i < board and often[said[i]] == 1 and _posts_follow(page, i)}


def _posts_follow(page: Page, label: int) -> bool:
    """Whether soon after a label brief lines end in the same word, figures aside, at every few lines."""
    seen: dict[str, tuple[int, int, int]] = {}
    told = 0
    for i in range(label + 1, min(len(page), label + 1 + POSTS * SOON)):
        told += page[i].size if page[i].body else 0
        end = _end(page[i])
        count, last, before = seen.get(end, (0, label, 0))
        if not end or i - last > SOON or told - before > LONGEST:
            continue
        count += i - last > 1
        if count >= POSTS:
            return True
        seen[end] = (count, i, told)
    return False


def _end(sight: Sight) -> str:
    """The last word of a line that may sign a post, its figures hidden; none of a bare figure."""
    words = sight.words.full.split() if not sight.sentence and sight.size <= BRIEF else []
    return NUMBER.sub("0", words[-1]) if words and not words[0].isdecimal() else ""
