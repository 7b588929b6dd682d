"""A body that the page holds twice, once for small screens and once for large ones: the second goes."""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.document.nodes import Paragraph
from reformat.document.walk import plain, text_of
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason

TWIN = Reason("text.twin", "The page holds the text twice; the same words stand above, in the same order", 0.9)

LONG = 40
"""Characters of a paragraph that two different texts hardly share."""

FEWEST, SHARE = 3, 0.35
"""Such paragraphs in a row that come back, and the share of all text that they are: less is the writer's refrain."""


def drop_twin(draft: Draft, rules: Rules) -> Draft:
    """The draft without the second of two copies of its text."""
    blocks = draft.article.blocks
    said = [(at, plain(block.inlines)) for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if len(said) - len({words for _, words in said}) < FEWEST or rules.kept(TWIN.rule):
        return draft
    twins = _second([(at, words) for at, words in said if len(words) >= LONG])
    again = sum(len(text_of(blocks[at])) for at in twins)
    if len(twins) < FEWEST or again < SHARE * sum(len(text_of(block)) for block in blocks):
        return draft
    changes = [TWIN.removed(blocks[at]) for at in sorted(twins)]
    kept = tuple(block for at, block in enumerate(blocks) if at not in twins)
    return draft.with_blocks(kept, *changes)


def _second(long: list[tuple[int, str]]) -> set[int]:
    """The places of the longest row of paragraphs that say, in the same order, what a row before them says."""
    first: dict[str, int] = {}
    best: list[int] = []
    row: list[int] = []
    before = 0
    for nth, (at, words) in enumerate(long):
        known = first.setdefault(words, nth)
        if known == nth:
            row = []
        elif row and known == before + 1 and known < nth - len(row):
            row.append(at)
        else:
            row = [at]
        before = known
        best = max(best, row, key=len)
    return set(best)
