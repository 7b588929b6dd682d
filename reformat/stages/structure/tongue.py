"""Our own words in the language of an article that does not say yet which one it is: a scrape, or Markdown."""

from __future__ import annotations

from reformat.document.nodes import Article
from reformat.document.walk import leaves, text_of
from reformat.language.detection import document_language
from reformat.language.messages import Messages, messages

BLOCKS, LETTERS = 40, 2_000
"""Blocks, and letters of them, that are enough to tell; the stage of languages looks at all."""


def words_for(article: Article) -> Messages:
    """The messages in the language declared, or in that of the article's beginning."""
    if article.metadata.language:
        return messages(article.metadata.language)
    said = [text_of(block) for _, block in zip(range(BLOCKS), leaves(article.blocks), strict=False)]
    return messages(document_language(" ".join(said)[:LETTERS]))
