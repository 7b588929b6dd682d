"""A standfirst that says the headline or what the text begins with goes: whoever listens would hear it twice."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Paragraph
from reformat.document.walk import plain, text_of
from reformat.language.scripts import bare
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason

ECHO = Reason("deck.echo", "The text begins with the same words", 0.9)

TITLE = Reason("deck.title", "The headline says the same words", 0.95)

SECTION = Reason("deck.section", "The section that the article stands in, kept in its metadata", 0.9)

SHORTEST = 12
"""Letters of a standfirst that is more than a head or a place."""

FIRST = 4
"""Blocks from the top that its beginning is made of; pictures stand among them."""

NEAR = 600
"""Letters of the text among which its words are looked for: a place and an agency may stand before them."""


def drop_echoes(draft: Draft, rules: Rules) -> Draft:
    """The draft without those blocks of its deck that title, section or beginning say letter for letter."""
    article = draft.article
    if not article.deck:
        return draft
    first, known = _beginning(article.blocks), article.metadata
    told = {bare(known.title): TITLE, bare(known.section): SECTION}
    changes: list[Change] = []
    kept: list[AnyBlock] = []
    for block in article.deck:
        said = bare(text_of(block))
        why = told.get(said) or (ECHO if len(said) >= SHORTEST and said in first else None)
        if why is None or not said or rules.kept(why.rule):
            kept.append(block)
        else:
            changes.append(why.removed(block, context=first[:80]))
    return draft.with_article(replace(article, deck=tuple(kept)), *changes) if changes else draft


def _beginning(blocks: Blocks) -> str:
    """The letters of the text's first paragraphs, run together."""
    return "".join(bare(plain(b.inlines)) for b in blocks[:FIRST] if isinstance(b, Paragraph))[:NEAR]
