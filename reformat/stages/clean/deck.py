"""A standfirst that the markup speaks of and that rules know as something else: a plea, or who wrote it and when."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock
from reformat.document.walk import text_of
from reformat.rules import RuleSet
from reformat.rules.match import Words
from reformat.stages.clean.judge import judge, removed
from reformat.stages.clean.settle import entry, told
from reformat.stages.clean.sight import Memory, Sight, Verdict, look

SIGNED = ("authors", "published", "modified")
"""What a line of the standfirst's box may tell that is no standfirst."""


def judge_deck(draft: Draft, rules: RuleSet, memory: Memory) -> Draft:
    """The draft without those blocks of its deck that a rule removes wherever they stand, or that are metadata."""
    kept: list[AnyBlock] = []
    changes = []
    metadata = draft.article.metadata
    for sight in judge(look(draft.article.deck, memory), rules, memory):
        verdict = _verdict(sight, rules)
        if verdict is None:
            kept.append(sight.block)
        else:
            changes.append(entry(text_of(sight.block), sight.block.span, verdict))
            metadata = told(metadata, verdict)
    if not changes:
        return draft
    return draft.with_article(replace(draft.article, metadata=metadata, deck=tuple(kept)), *changes)


def _verdict(sight: Sight, rules: RuleSet) -> Verdict | None:
    words = Words.of(text_of(sight.block))
    if rules.kept.find(words):
        return None
    if sight.verdict is not None and sight.verdict.to in SIGNED:
        return sight.verdict
    rule = rules.remove.find(words)
    return removed(rule) if rule is not None and rule.where == "any" else None
