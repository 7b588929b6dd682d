"""A standfirst that the markup speaks of and that rules know as something else: a plea below the headline, say."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock
from reformat.document.walk import text_of
from reformat.rules import RuleSet
from reformat.rules.match import Words
from reformat.stages.clean.judge import removed
from reformat.stages.clean.settle import entry


def judge_deck(draft: Draft, rules: RuleSet) -> Draft:
    """The draft without those blocks of its deck that a rule removes wherever they stand."""
    kept: list[AnyBlock] = []
    changes = []
    for block in draft.article.deck:
        words = Words.of(text_of(block))
        rule = None if rules.kept.find(words) else rules.remove.find(words)
        if rule is None or rule.where != "any":
            kept.append(block)
        else:
            changes.append(entry(text_of(block), block.span, removed(rule)))
    return draft.with_article(replace(draft.article, deck=tuple(kept)), *changes) if changes else draft
