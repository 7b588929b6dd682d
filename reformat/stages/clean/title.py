"""Which block is the headline: moved into the metadata, and gone from the text where it stands again."""

from __future__ import annotations

from dataclasses import replace as with_changed

from reformat.document.nodes import Metadata
from reformat.rules import Rules
from reformat.rules.match import squeeze
from reformat.stages.clean.sight import Page, Sight, Verdict
from reformat.stages.clean.terms import terms_of, vocabulary

RULE = "clean.title"
AGAIN = "clean.title-again"
BECAUSE = "The headline: the article's title"
AGAIN_BECAUSE = "The headline stands again"
SHORTEST, LONGEST = 12, 260
"""Weights between which a block may be a headline."""
REACH = 40
"""Blocks before the article's first running text in which a headline is looked for."""
ENOUGH = 0.62
"""Score from which a block is taken for the headline; below it the article has none that we know."""


def find_title(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page with its headline marked for the metadata, and each copy of it before the text for the ledger."""
    if rules.kept(RULE):
        return page
    title, out = known.title, list(page)
    first = next((i for i, s in enumerate(page) if s.stays and s.body), None)
    if first is None:
        first = next((i + 1 for i, s in enumerate(page) if s.stays and s.sentence), len(page))
    if not title and (at := _headline(page, first)) is not None:
        title = page[at].words.full
        out[at] = with_changed(page[at], verdict=Verdict(RULE, BECAUSE, 0.9, to="title", value=title))
    if title and not rules.kept(AGAIN):
        for i, sight in enumerate(out[:first]):
            if sight.stays and len(sight.words.full) <= LONGEST and _same(sight.words.full, title):
                out[i] = sight.judged(Verdict(AGAIN, AGAIN_BECAUSE, 0.95))
    return tuple(out)


def _same(text: str, title: str) -> bool:
    return squeeze(text) == squeeze(title)


def _headline(page: Page, first: int) -> int | None:
    """The likeliest headline before the first running text, if one is likely at all."""
    spoken = vocabulary([terms_of(s.words.full) for s in page], [s.stays and s.body for s in page])
    candidates = [i for i in range(max(0, first - REACH), first) if _may_be(page[i])]
    scores = {i: _score(page, i, first, _shared(page[i], spoken)) for i in candidates}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is not None and not any(s.stays for i, s in enumerate(page) if i != best):
        return None
    return best if best is not None and scores[best] >= ENOUGH else None


def _may_be(sight: Sight) -> bool:
    """Whether nothing in the shape of a block says that it is no headline."""
    ruled = sight.verdict is not None and not sight.verdict.rule.startswith("clean.")
    marked = sight.stamp.role.startswith("marker") or sight.stamp.role == "caption" or sight.role != ""
    return not ruled and not marked and SHORTEST <= sight.size <= LONGEST


def _shared(sight: Sight, spoken: dict[str, int]) -> float:
    """How much of what a line says the running text says too, 0 to 1; few words say little."""
    terms = set(terms_of(sight.words.full))
    if not terms:
        return 0.0
    known = sum(1 for t in terms if spoken.get(t, 0))
    return known / len(terms) * min(1.0, len(terms) / 4)


def _score(page: Page, at: int, first: int, shared: float) -> float:
    """What speaks for a line: its words come again in the text, its length, a byline after it, nothing before it."""
    sight = page[at]
    score = 0.6 * shared + 0.5 * min(sight.size, 60) / 60
    if sight.sentence:
        score -= 0.35 if sight.words.full[-1] not in "?!”’\"'" else 0.05
    after = page[at + 1 : min(at + 7, first)]
    if any(s.verdict and s.verdict.to in ("authors", "published", "modified") for s in after):
        score += 0.2
    if any(i != at and _same(s.words.full, sight.words.full) for i, s in enumerate(page)):
        score += 0.2
    if "|" in sight.words.full or "…" in sight.words.full[-2:]:
        score -= 0.15
    if all(s.verdict and not s.verdict.rule.startswith("clean.") for s in page[:at]):
        score += 0.35
    return score - 0.015 * (first - at)
