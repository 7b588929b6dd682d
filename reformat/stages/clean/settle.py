"""Carries the verdicts out: blocks that go leave an entry in the ledger, what moves is put into the metadata."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Action, Change, Draft
from reformat.document.nodes import AnyBlock, Stamp
from reformat.document.walk import text_of
from reformat.stages.clean.metadata import filled
from reformat.stages.clean.sight import Page, Sight, Verdict


def settle(draft: Draft, page: Page) -> Draft:
    """The draft that the verdicts make."""
    blocks: list[AnyBlock] = []
    changes: list[Change] = []
    metadata = draft.article.metadata
    for sight in page:
        if sight.verdict is None:
            blocks.append(_marked(sight))
            continue
        changes.append(_entry(sight, sight.verdict))
        if sight.verdict.to:
            metadata = filled(metadata, sight.verdict.to, sight.verdict.value)
    article = replace(draft.article, metadata=metadata, blocks=tuple(blocks))
    return draft.with_article(article, *changes)


def _marked(sight: Sight) -> AnyBlock:
    """A block that stays, with its role told to the next stage."""
    if not sight.role or sight.stamp.role in ("caption", "credit"):
        return sight.block
    return replace(sight.block, stamp=replace(sight.block.stamp or Stamp(), role=sight.role))


def _entry(sight: Sight, verdict: Verdict) -> Change:
    action: Action = "move" if verdict.to else "remove"
    return Change(
        "clean",
        verdict.rule,
        action,
        text_of(sight.block),
        verdict.because,
        span=sight.block.span,
        confidence=verdict.confidence,
        context=f"{verdict.to}: {verdict.value}" if verdict.to else "",
    )
