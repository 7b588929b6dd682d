"""The law of conservation: every non-space character of the source is in the article or in the ledger, exactly once.

Counted as multisets of characters after NFD, which no cut inside a text can change; what metadata gave or we
generated is outside the sum.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Article, Blocks, Embed, Figure, List, Note, Quote
from reformat.document.walk import passages, plain


def letters(text: str) -> Counter[str]:
    """How often each non-space character occurs (after NFD; zero-width and soft-hyphen marks aside)."""
    folded = unicodedata.normalize("NFD", text)
    return Counter({c: n for c, n in Counter(folded).items() if not _blank(c)})


def _blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Cs", "Zs")


def words_of(blocks: Blocks) -> str:
    """The characters of these blocks that came from the source."""
    return "\n".join(_own(block) for block in blocks)


def _own(block: AnyBlock) -> str:
    if block.origin != "source":
        return ""
    match block:
        case List():
            return "\n".join(plain(i.term) + words_of(i.blocks) for i in block.items)
        case Quote():
            return words_of(block.blocks) + plain(block.attribution)
        case Note():
            return block.label + words_of(block.blocks)
        case Figure():
            alt = block.alt.text if block.alt.origin == "author" else ""
            return alt + plain(block.caption) + plain(block.credit)
        case Embed():
            return block.title + words_of(block.transcript)
        case _:
            return "\n".join(p.text for p in passages((block,)))


@dataclass(frozen=True, slots=True)
class Balance:
    """What the books say: characters `lost` and characters `added` without an entry; both empty when they balance."""

    lost: Counter[str]
    added: Counter[str]

    @property
    def holds(self) -> bool:
        """Whether nothing was lost and nothing invented."""
        return not self.lost and not self.added

    def __str__(self) -> str:
        return "the books balance" if self.holds else f"lost {_shown(self.lost)!r}, added {_shown(self.added)!r}"


def _shown(counted: Counter[str]) -> str:
    return "".join(c * min(n, 5) for c, n in counted.most_common(20))


def article_letters(article: Article) -> Counter[str]:
    """The article's characters that came from the source."""
    return letters(words_of(article.deck) + "\n" + words_of(article.blocks))


def balance(draft: Draft) -> Balance:
    """Hold a draft's article and ledger against its source text."""
    want = letters(draft.source_text)
    have = article_letters(draft.article)
    have.update(letters("\n".join(c.before for c in draft.ledger)))
    came = letters("\n".join(c.after for c in draft.ledger))
    return Balance(lost=(want + came) - have, added=have - (want + came))
