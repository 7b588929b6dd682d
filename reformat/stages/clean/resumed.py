"""Where a scrape's article goes on below what a page has put between its paragraphs: it says the same words again.

Debris among the paragraphs makes what follows look as if it stood below the article, and a label of comments as if it
ended there. What tells an article's last paragraphs from what a page adds to it is what they speak of: they have words
that the surely kept ones have and that nothing of the page says, they address nobody, and few are left out below them.
"""

from __future__ import annotations

from collections import Counter

from reformat.stages.clean.features import FIRST_PERSON_OR_PLEA
from reformat.stages.clean.pressed import ADDRESSED
from reformat.stages.clean.sight import Page, Sight
from reformat.stages.clean.terms import terms_of, vocabulary

CERTAIN, STRANGE = 0.7, 0.15
"""Likelihood from which running text is surely the article's, and below which a line is surely the page's."""
DOUBTED = 0.3
"""Likelihood from which a line that is left out is asked for its words."""
LABELLED = 0.45
"""The same for a sentence that is kept, but stands below a label that ends articles."""
WORDED, WORDS = 0.05, 5
"""The same for a line that ends as no sentence does, and how many words that only the article says it has at least."""
SHARED = 0.2
"""Share of a sentence's longer words that only the article says, at least."""
CLOSING = 0.15
"""Likelihood from which a sentence right behind the article that addresses nobody is its last."""
PLEAS = 1
"""Words in a sentence that address a reader, at most."""
UNLIKE = 1.2
"""By how much of their mean length it may be longer or shorter than the sure paragraphs."""
ASKED = 24
"""Characters of a question that heads a poll at most."""
BELOW = 8
"""Paragraphs below it that are left out, at most: comments and teasers come in numbers."""


def resumed(page: Page, stays: list[bool], chances: list[float]) -> list[bool]:
    """Which lines after the first sure paragraph go on with what the sure ones speak of."""
    sure = [stay and s.body and c >= CERTAIN for s, stay, c in zip(page, stays, chances, strict=True)]
    asked = _asked(page, stays, chances, sure.index(True)) if any(sure) else []
    out = [False] * len(page)
    if not asked:
        return out
    terms = [set(terms_of(s.words.full)) for s in page]
    own = vocabulary(terms, sure)
    strange = vocabulary(terms, [not s.stays or c < STRANGE for s, c in zip(page, chances, strict=True)])
    sizes = [s.size for s, certain in zip(page, sure, strict=True) if certain]
    mean = sum(sizes) / len(sizes)
    for i in asked:
        out[i] = abs(page[i].size - mean) <= UNLIKE * mean and _goes_on(page[i], terms[i], own, strange)
    return out


def _asked(page: Page, stays: list[bool], chances: list[float], first: int) -> list[int]:
    """The lines below one that are in doubt, or below a label that ends articles; few paragraphs below are left out."""
    label = next((i for i in range(first, len(page)) if _ends(page[i])), len(page))
    asked, below = [], 0
    for i in range(len(page) - 1, first, -1):
        sight = page[i]
        if below > BELOW:
            break
        if stays[i]:
            doubted = i > label and sight.sentence and chances[i] >= LABELLED
        else:
            doubted = sight.free and chances[i] >= (DOUBTED if sight.sentence else WORDED)
            below += sight.body
        asked += [i] if doubted else []
    return asked


def _ends(sight: Sight) -> bool:
    return sight.verdict is not None and sight.verdict.takes == "rest"


def _goes_on(sight: Sight, mine: set[str], own: Counter[str], strange: Counter[str]) -> bool:
    """Whether a line says enough words that only the article says, and addresses nobody."""
    shared = sum(1 for term in mine if own[term] and not strange[term])
    if not sight.sentence:
        return shared >= WORDS and _pleas(sight) == 0
    return 0 < shared >= SHARED * len(mine) and _pleas(sight) <= PLEAS


def _pleas(sight: Sight) -> int:
    return len(FIRST_PERSON_OR_PLEA.findall(sight.words.full))


def with_closing(page: Page, stays: list[bool], chances: list[float]) -> list[bool]:
    """What stays, with the sentence right behind it that may be the article's last."""
    at = max((i + 1 for i, stay in enumerate(stays) if stay), default=len(page))
    if at == len(page) or not (page[at].sentence and page[at].free and chances[at] >= CLOSING):
        return stays
    return stays if asks(page[at]) or _pleas(page[at]) else [stay or i == at for i, stay in enumerate(stays)]


def asks(sight: Sight) -> bool:
    """Whether a line is a question to the readers in Korean, as polls and comments are headed."""
    text = sight.words.full
    return text.endswith("?") and len(text) <= ASKED and ADDRESSED.search(text) is not None
