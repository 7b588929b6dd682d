"""The whole body, or a part of it, once more, as pages keep it for small screens, readers who don't pay, engines."""

from __future__ import annotations

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
    for i in long:
        held = [text for j, text in letters.items() if j != i and len(text) < len(letters[i]) and text in letters[i]]
        if len(held) >= FEWEST and sum(map(len, held)) >= SHARE * len(letters[i]):
            found[i] = said[i]
    return found


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
    again = {i: at for i, text in said.items() if len(text) >= SHORT and (at := first.setdefault(text, i)) != i}
    found: set[int] = set()
    for i, at in again.items() if len(again) >= FEWEST else ():
        if i not in found:
            stretch = _stretch(blocks, at, i)
            told = [len(said[j]) for j in stretch if again.get(j) == at + j - i]
            found.update(stretch if len(told) >= FEWEST and sum(told) >= STRETCH else ())
    return {i: text_of(blocks[i]) for i in sorted(found.union(again) if found else ())}


def _stretch(blocks: Blocks, first: int, second: int) -> range:
    """The places around the second one of what stands around the first one, word for word."""
    away = second - first

    def same(place: int) -> bool:
        return text_of(blocks[place]) == text_of(blocks[place - away])

    start, end = second, second + 1
    while start - 1 > first and start > away and same(start - 1):
        start -= 1
    while end < len(blocks) and end - away < start and same(end):
        end += 1
    return range(start, end)


def _cut_off(blocks: Blocks, said: dict[int, str]) -> dict[int, str]:
    """Place and text of each paragraph that is cut off, where a caption or another paragraph says all of it."""
    cut = {i: text[: end.start()] for i, text in said.items() if len(text) >= SHORT and (end := _CUT.search(text))}
    if not cut:
        return {}
    whole = [*said.items(), *((i, plain(b.caption)) for i, b in enumerate(blocks) if isinstance(b, Figure))]
    return {
        i: said[i]
        for i, head in cut.items()
        if len(head) >= SHORT
        and any(j != i and len(text) > len(head) and text.startswith(head.rstrip()) for j, text in whole)
    }
