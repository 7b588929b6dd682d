"""Why structure changed something: the rule's id and its reason in plain words, and the ledger entries made of them."""

from __future__ import annotations

from typing import NamedTuple

from reformat.document.conservation import words_of
from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Span

STAGE = "structure"


class Reason(NamedTuple):
    """One rule of code, as a rule file would state it."""

    rule: str
    because: str
    confidence: float = 1.0

    def removed(self, block: AnyBlock, context: str = "") -> Change:
        """The entry for a block that goes out whole; only words that came from the source count."""
        said = words_of((block,)).strip()
        return Change(STAGE, self.rule, "remove", said, self.because, "", block.span, self.confidence, context)

    def took(self, sign: str, block: AnyBlock, changes: list[Change], context: str = "") -> None:
        """Enter a sign that a block says in another way now; what no source wrote stands in no book."""
        if sign and block.origin == "source":
            changes.append(self.rewrote(sign, span=block.span, context=context[:80]))

    def rewrote(self, before: str, after: str = "", span: Span | None = None, context: str = "") -> Change:
        """The entry for characters that the tree now says in another way (a list marker, a speaker's label)."""
        return Change(STAGE, self.rule, "rewrite", before, self.because, after, span, self.confidence, context)
