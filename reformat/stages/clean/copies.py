"""The whole body, or a part of it, once more, as pages keep it for small screens, readers who don't pay, engines."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import islice

from reformat.document.draft import Change, Draft
from reformat.document.nodes import Blocks, Figure, Paragraph, Stamp
from reformat.document.walk import plain, text_of
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.rules.match import squeeze

RULE = "clean.copy"
BECAUSE = "The paragraphs of the article stand once more here"

LONG, SHORT = 1000, 60
"""Letters from which a block may be a copy of others, and from which another is looked for in it."""

GRAM = 16
"""Letters by which a text is looked for in another; one of fewer than twice as many may be missed."""

MANY = 8
"""Long texts in which the same letters stand at most: those of all of them tell none apart."""

TWICE = 200
"""Letters from which a paragraph that stands twice, the second time in a box of another make, is a copy."""

_CUT = lazy(r"(?:…|\.\.\.)\s?\w{0,12}$")
"""How a text ends that is cut off, with the word of the button that shows the rest."""

FEWEST, SHARE = 3, 0.8
"""Paragraphs that a copy holds at least, and the share of it that they are."""

STRETCH = 400
"""Letters that the paragraphs of a stretch have together from which it is a copy of what stood before: no refrain."""


def drop_copies(draft: Draft, rules: Rules) -> Draft:
    """The draft without blocks that hold nothing but what its other paragraphs say."""
    if rules.kept(RULE):
        return draft
    copies = _copies(draft.article.blocks)
    if not copies:
        return draft
    rest = tuple(block for i, block in enumerate(draft.article.blocks) if i not in copies)
    changes = (
        Change("clean", RULE, "remove", text, BECAUSE, span=draft.article.blocks[i].span, confidence=0.9)
        for i, text in copies.items()
    )
    return draft.with_blocks(rest, *changes)


def _copies(blocks: Blocks) -> dict[int, str]:
    """Place and text of each copy."""
    said = {
        i: plain(block.inlines)
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.origin == "source"
    }
    long = [i for i, text in said.items() if len(text) >= LONG]
    found = _again(blocks, said) | _once_more(blocks, said) | _cut_off(blocks, said)
    if not long or len(said) <= FEWEST:
        return found
    letters = {i: squeeze(text) for i, text in said.items() if len(text) >= SHORT}
    for i, sizes in _held(letters, long).items():
        if len(sizes) >= FEWEST and sum(sizes) >= SHARE * len(letters[i]):
            found[i] = said[i]
    return found


def _held(letters: dict[int, str], long: list[int]) -> dict[int, list[int]]:
    """Of each long text the sizes of the others that it holds.

    Looked for where a few letters of both are the same: every text in every long one would be the square of a page.
    """
    places: dict[str, set[int]] = {}
    for i in long:
        for at in range(0, len(letters[i]) - GRAM + 1, GRAM):
            places.setdefault(letters[i][at : at + GRAM], set()).add(i)
    held: dict[int, list[int]] = {i: [] for i in long}
    for j, text in letters.items():
        found = (places.get(text[at : at + GRAM], ()) for at in range(GRAM))
        for i in {i for near in found if len(near) <= MANY for i in near}:
            if i != j and len(text) < len(letters[i]) and text in letters[i]:
                held[i].append(len(text))
    return held


def _again(blocks: Blocks, said: dict[int, str]) -> dict[int, str]:
    """Place and text of each paragraph that has stood before in a box of another make; a standfirst may stand again."""
    first: dict[str, Stamp] = {}
    found = {}
    for i, text in said.items():
        stamp = blocks[i].stamp or Stamp()
        before = first.setdefault(text, stamp) if len(text) >= TWICE else stamp
        if before.classes != stamp.classes and before.role != "deck":
            found[i] = text
    return found


def _once_more(blocks: Blocks, said: dict[int, str]) -> dict[int, str]:
    """Place and text of each block of a stretch that has stood before, word for word: a page laid for two screens."""
    first: dict[str, int] = {}
    texts: list[str] = []
    again = {i: at for i, text in said.items() if len(text) >= SHORT and (at := first.setdefault(text, i)) != i}
    found: set[int] = set()
    for i in _in_step(again, said):
        if i not in found:
            texts = texts or [text_of(block) for block in blocks]
            stretch = _stretch(texts, again[i], i)
            told = [len(said[j]) for j in stretch if again.get(j) == again[i] + j - i]
            found.update(stretch if len(told) >= FEWEST and sum(told) >= STRETCH else ())
    return {i: texts[i] for i in sorted(found.union(again) if found else ())}


def _in_step(again: dict[int, int], said: dict[int, str]) -> list[int]:
    """The places that stand as far behind their first as others do, which together may be a copy."""
    held: dict[int, list[int]] = {}
    for i, at in again.items():
        held.setdefault(i - at, []).append(len(said[i]))
    far = {away for away, sizes in held.items() if len(sizes) >= FEWEST and sum(sizes) >= STRETCH}
    return [i for i, at in again.items() if i - at in far]


def _stretch(texts: list[str], first: int, second: int) -> range:
    """The places around the second one of what stands around the first one, word for word."""
    away = second - first
    start, end = second, second + 1
    while start - 1 > first and start > away and texts[start - 1] == texts[start - 1 - away]:
        start -= 1
    while end < len(texts) and end - away < start and texts[end] == texts[end - away]:
        end += 1
    return range(start, end)


def _cut_off(blocks: Blocks, said: dict[int, str]) -> dict[int, str]:
    """Place and text of each paragraph that is cut off, where a caption or another paragraph says all of it."""
    cut = {i: text[: end.start()] for i, text in said.items() if len(text) >= SHORT and (end := _CUT.search(text))}
    if not cut:
        return {}
    told = Counter([*said.values(), *(plain(block.caption) for block in blocks if isinstance(block, Figure))])
    in_order = sorted(told)
    return {i: said[i] for i, head in cut.items() if len(head) >= SHORT and _goes_on(head, said[i], told, in_order)}


def _goes_on(head: str, own: str, told: Counter[str], in_order: list[str]) -> bool:
    """Whether a text begins as this one does and says more, be it one more like it."""
    begin = head.rstrip()
    for text in islice(in_order, bisect_left(in_order, begin), None):
        if not text.startswith(begin):
            break
        if len(text) > len(head) and (text != own or told[text] > 1):
            return True
    return False
