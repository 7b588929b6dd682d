"""Parts of a block that are not of the article: a reporter's address after the last sentence, an agency's mark."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Action, Change, Draft
from reformat.document.nodes import AnyBlock, Metadata, Paragraph
from reformat.document.walk import cut, plain
from reformat.rules import RuleSet
from reformat.rules.match import compiled, part_of
from reformat.rules.schema import Cut
from reformat.stages.clean.metadata import filled
from reformat.stages.clean.sight import Memory


def cut_ends(draft: Draft, rules: RuleSet, memory: Memory) -> Draft:
    """The draft with the parts that cutting rules take in the ledger, and what they name in the metadata."""
    blocks: list[AnyBlock] = []
    changes: list[Change] = []
    metadata = draft.article.metadata
    for whole in draft.article.blocks:
        block = whole
        for rule in rules.cut if _may_be_cut(whole) and id(whole) not in memory.calm else ():
            block, change = _cut(block, rule)
            if change is not None:
                changes.append(change)
                metadata = _told(metadata, rule, change.before)
        if block is whole:
            memory.calm[id(whole)] = whole
        blocks.append(block)
    if not changes:
        return draft
    return draft.with_article(replace(draft.article, blocks=tuple(blocks), metadata=metadata), *changes)


def _may_be_cut(block: AnyBlock) -> bool:
    """A paragraph, but no caption: the name at the end of one is the photographer's."""
    return isinstance(block, Paragraph) and (block.stamp is None or block.stamp.role not in ("caption", "credit"))


def _cut(block: AnyBlock, rule: Cut) -> tuple[AnyBlock, Change | None]:
    """A paragraph without the part that a rule takes, and the entry for it."""
    if not isinstance(block, Paragraph):
        return block, None
    text = plain(block.inlines)
    part = part_of(rule, text)
    if part is None:
        return block, None
    start, end = part
    rest = cut(block.inlines, end, len(text)) if rule.at == "start" else cut(block.inlines, 0, start)
    action: Action = "move" if rule.to else "remove"
    because, gone = rule.because, text[start:end]
    change = Change("clean", rule.id, action, gone, because, span=block.span, confidence=rule.confidence)
    return replace(block, inlines=rest), change


def _told(metadata: Metadata, rule: Cut, gone: str) -> Metadata:
    if not rule.to:
        return metadata
    match = compiled(rule.text).search(gone)
    return filled(metadata, rule.to, (match.groupdict().get("value") if match else "") or gone, rule.id)
