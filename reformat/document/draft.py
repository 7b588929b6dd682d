"""An article in the making, with the ledger of everything that was changed on the way."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from reformat.document.nodes import Article, Blocks, Frozen, Span

Action = Literal["remove", "move", "rewrite", "skip"]
"""remove: debris out · move: into the metadata · rewrite: other characters stand for it · skip: outside the article."""


class Change(Frozen, frozen=True):
    """One entry of the ledger: `before` left the article's text and `after` came in its place.

    `rule` is the id of the rule (or of the code that stands for one), `because` its reason in plain words,
    `confidence` 0 to 1: low ones are shown to a person as "look here". `context` is for people, and not counted.
    """

    stage: str
    rule: str
    action: Action
    before: str
    because: str
    after: str = ""
    span: Span | None = None
    confidence: float = 1.0
    context: str = ""


class Draft(Frozen, frozen=True):
    """What readers make and stages pass on: the article so far and its ledger. Stages return a new one.

    `source_text`: text nodes of body except script, style and template, plus alt and title attributes (for a scrape:
    the whole text), found independently of the blocks; what conservation is held against.
    """

    article: Article
    ledger: tuple[Change, ...] = ()
    source_text: str = ""

    def with_article(self, article: Article, *changes: Change) -> Draft:
        """The next draft: another article, and what was changed to get there."""
        return Draft(article, self.ledger + changes, self.source_text)

    def with_blocks(self, blocks: Blocks, *changes: Change) -> Draft:
        """The next draft: the same article with another body."""
        return self.with_article(replace(self.article, blocks=blocks), *changes)
