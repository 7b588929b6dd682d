"""The last look over the books: words of a broken page that no block took go into the ledger, for a person to see.

Markup nested in ways no author means (a figure that is never closed, two captions in a table) can hide a word from
the readers of figures and tables. The law that nothing is lost does not depend on how well they know such pages.
"""

from __future__ import annotations

import re
from collections import Counter

from reformat.document.conservation import balance, letters
from reformat.document.draft import Change, Draft

RULE = "html.unplaced"
BECAUSE = "The page is nested so that these words belong to no part of it, or to two"
WORD = re.compile(r"\S+")


def with_unplaced(draft: Draft) -> Draft:
    """The draft with an entry for words that no block took, or two did; mostly the draft itself."""
    books = balance(draft)
    if books.holds:
        return draft
    lost, twice = _words(draft.source_text, books.lost), _words(draft.source_text, books.added)
    entry = Change("read", RULE, "rewrite" if twice else "remove", lost, BECAUSE, after=twice, confidence=0.3)
    return Draft(draft.article, (*draft.ledger, entry), draft.source_text)


def _words(text: str, lost: Counter[str]) -> str:
    """Words of the text that are made of lost characters alone, in order, and then what is left of these."""
    left, found = Counter(lost), []
    for match in WORD.finditer(text):
        need = letters(match[0])
        if need and need <= left:
            left -= need
            found.append(match[0])
    return " ".join([*found, *left.elements()])
