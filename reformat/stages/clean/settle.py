"""Carries the verdicts out: blocks that go leave an entry in the ledger, what moves is put into the metadata."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Action, Change, Draft
from reformat.document.nodes import AnyBlock, Metadata, Span, Stamp
from reformat.document.walk import text_of
from reformat.errors import NoArticle
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
        metadata = told(metadata, sight.verdict)
    if not changes and all(block is sight.block for block, sight in zip(blocks, page, strict=True)):
        return draft
    article = replace(draft.article, metadata=metadata, blocks=tuple(blocks))
    return draft.with_article(article, *changes)


def told(metadata: Metadata, verdict: Verdict) -> Metadata:
    """The metadata with what a verdict moves into it."""
    for field, value in ((verdict.to, verdict.value), *verdict.more):
        metadata = filled(metadata, field, value, verdict.rule) if field else metadata
    return metadata


def located(draft: Draft) -> Draft:
    """A scrape whose article is found: its lines are paragraphs from now on. Raises NoArticle where nothing stays."""
    blocks = draft.article.blocks
    if not blocks:
        hint = "check that this is the text of an article, and that it was scraped whole"
        raise NoArticle("no article found: these are labels and links of a page without running text", hint=hint)
    lines = tuple(replace(b, stamp=replace(b.stamp, tag="p")) if b.stamp else b for b in blocks)
    return draft.with_blocks(lines)


def _marked(sight: Sight) -> AnyBlock:
    """A block that stays, with its role told to the next stage."""
    if sight.role in ("", "article") or sight.stamp.role in ("caption", "credit", sight.role):
        return sight.block
    return replace(sight.block, stamp=replace(sight.block.stamp or Stamp(), role=sight.role))


def entry(text: str, span: Span | None, verdict: Verdict) -> Change:
    """The ledger's entry for words that a verdict takes out."""
    action: Action = "move" if verdict.to else "remove"
    context = f"{verdict.to}: {verdict.value}" if verdict.to else ""
    because, sure = verdict.because, verdict.confidence
    return Change("clean", verdict.rule, action, text, because, span=span, confidence=sure, context=context)


def _entry(sight: Sight, verdict: Verdict) -> Change:
    """The entry for a whole block; words that are no part of the source don't enter the books."""
    return entry(text_of(sight.block) if sight.block.origin == "source" else "", sight.block.span, verdict)
