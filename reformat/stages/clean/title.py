"""Which block is the headline: moved into the metadata, and gone from the text where it stands again."""

from __future__ import annotations

from reformat.document.nodes import Metadata
from reformat.rules import Rules
from reformat.rules.match import squeeze
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.title"
AGAIN = "clean.title-again"
BECAUSE = "The headline: the article's title"
AGAIN_BECAUSE = "The headline stands again"
LONGEST = 260
"""Weight of the longest headline."""
HEAD = 60
"""Blocks before the first running text in which a headline is looked for."""


def find_title(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page with its headline marked for the metadata, and each copy of it for the ledger."""
    if rules.kept(RULE):
        return page
    title = known.title
    out = list(page)
    if not title and (at := _headline(page)) is not None:
        title = page[at].words.full
        out[at] = out[at].judged(Verdict(RULE, BECAUSE, 0.9, to="title", value=title))
    if title and not rules.kept(AGAIN):
        first = next((i for i, s in enumerate(page) if s.body), len(page))
        for i, sight in enumerate(out[:first]):
            if sight.stays and _same(sight.words.full, title):
                out[i] = sight.judged(Verdict(AGAIN, AGAIN_BECAUSE, 0.95))
    return tuple(out)


def _same(text: str, title: str) -> bool:
    return squeeze(text) == squeeze(title)


def _headline(page: Page) -> int | None:
    """The likeliest headline before the first running text."""
    first = next((i for i, s in enumerate(page) if s.body), None)
    if first is None:
        first = len(page)
    scores = {i: _score(page, i, first) for i in range(max(0, first - HEAD), first) if _may_be(page[i])}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    return best if best is not None and scores[best] > 0 else None


def _may_be(sight: Sight) -> bool:
    marked = sight.stamp.role.startswith("marker") or sight.stamp.role == "caption" or sight.role != ""
    return sight.stays and not marked and 12 <= sight.size <= LONGEST


def _score(page: Page, at: int, first: int) -> float:
    """How much speaks for one line: its length, a byline or date soon after it, and that it stands again."""
    sight = page[at]
    score = min(sight.size, 60) / 60 - (0.5 if sight.sentence else 0)
    after = page[at + 1 : min(at + 6, first)]
    if any(s.verdict and s.verdict.to in ("authors", "published", "modified") for s in after):
        score += 0.6
    if sum(1 for s in page if _same(s.words.full, sight.words.full)) > 1:
        score += 0.3
    return score - 0.01 * (first - at)
