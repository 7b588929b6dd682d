"""Turn an enumeration inside a sentence (… ▲a ▲b ▲c …) into a list that goes on in the sentence's flow.

What stands before the first sign stays the introducing paragraph. The last item keeps the rest of its sentence; the
sentences after it become the next paragraph, unless the other items have several sentences too.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Item, List, Paragraph
from reformat.document.numbering import CIRCLED
from reformat.document.walk import plain, rebuild
from reformat.language.sentences import sentences
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part

SIGNS = "▲△▶▷■□●○◆◇"
INLINE = Reason("list.inline-marker", "A sign that sets off an item of an enumeration; the list itself now says so")

_NAMED = (
    r"(?:번|[항호조](?![가-힣])|(?:과|와|은|는|의|을|를|에|에서|까지|부터|처럼|보다)[\s,.])"
    r"|\s?(?:and|or|und|oder|et|ou|y|o|~|-|–)\s?[\s①-⑳]"
)
"""What follows a circled number that is spoken of, and heads no item: "①번", "①과 ②", "① and ②"."""

_SIGN = lazy(
    rf"(?:(?<=[\s,，;:：·])|^|(?<=[.!?。”’」』)\]]))(?:[{SIGNS}]|[{CIRCLED}](?!{_NAMED}))\s?(?=[^\s{SIGNS}{CIRCLED}])"
)
_STUCK = lazy(r"(?<=[^\W\d_])[▲△▶▷■□◆◇]\s?(?=[^\W\d_])")
"""A sign between two words without a space. No circle: those hide a letter of a name (김○수)."""

_ANY = lazy(f"[{SIGNS}{CIRCLED}]")
_RATE = lazy(r"[+\-]?\d[\d.,]*\s*(?:%|％|포인트|p\b|원|달러)?[\s,.)]*$")

ENOUGH = 3
"""Signs of a kind from which those between two words count too; one by itself may belong to a name."""

SHORTEST = 3
"""Characters that an item has at least on the average; less is a table's sign (▲2.1)."""


def list_enumerations(draft: Draft, rules: Rules) -> Draft:
    """The draft with inline enumerations as lists."""
    language = draft.article.metadata.language
    changes: list[Change] = []

    def change(block: AnyBlock) -> Blocks:
        return _enumerated(block, language, changes)

    return draft.with_blocks(rebuild(draft.article.blocks, change), *changes)


def _enumerated(block: AnyBlock, language: str, changes: list[Change]) -> Blocks:
    if not isinstance(block, Paragraph) or block.verse:
        return (block,)
    text = plain(block.inlines)
    signs = _signs(text)
    if len(signs) < 2:
        return (block,)
    ends = [s.start() for s in signs[1:]] + [_last_end(text, signs, language)]
    bodies = [text[s.end() : e].strip() for s, e in zip(signs, ends, strict=True)]
    if sum(map(len, bodies)) < SHORTEST * len(bodies) or not all(map(_says, bodies)) or all(map(_RATE.match, bodies)):
        return (block,)
    items = []
    for sign, end in zip(signs, ends, strict=True):
        mark = sign[0].strip()
        INLINE.took(mark, block, changes, text[sign.start() : end])
        body = replace(block, inlines=part(block.inlines, sign.end(), end))
        items.append(Item((body,), marker=mark))
    before = part(block.inlines, 0, signs[0].start())
    after = part(block.inlines, ends[-1], len(text))
    ordered = signs[0][0].strip() in CIRCLED
    found = List(items=tuple(items), ordered=ordered, flow=bool(before), span=block.span, origin=block.origin)
    around = [replace(block, inlines=run) if run else None for run in (before, after)]
    return tuple(b for b in (around[0], found, around[1]) if b is not None)


def _signs(text: str) -> list[re.Match[str]]:
    """The signs of one enumeration: all of the commonest kind, or circled numbers that count up from one."""
    if text.isascii() or _ANY.search(text) is None:
        return []
    found = list(_SIGN.finditer(text))
    circled = [m for m in found if m[0].strip() in CIRCLED]
    if [CIRCLED.index(m[0].strip()) for m in circled] == list(range(len(circled))) and len(circled) > 1:
        return circled
    stuck = list(_STUCK.finditer(text))
    rest = [m for m in found if m[0].strip() in SIGNS]
    if not rest and len(stuck) < ENOUGH:
        return []
    most = Counter(m[0].strip() for m in (rest or stuck)).most_common(1)[0][0]
    same, close = ([m for m in some if m[0].strip() == most] for some in (rest, stuck))
    return sorted([*same, *close], key=re.Match.start) if len(same) + len(close) >= ENOUGH else same


def _last_end(text: str, signs: list[re.Match[str]], language: str) -> int:
    """Where the last item ends: with its sentence, or with the paragraph where items have several sentences."""
    others = [text[a.end() : b.start()] for a, b in zip(signs, signs[1:], strict=False)]
    if any(len(sentences(other, language)) > 1 for other in others):
        return len(text)
    start = signs[-1].end()
    spans = sentences(text[start:], language)
    return start + spans[0][1] if spans else len(text)


def _says(text: str) -> bool:
    """Whether an item holds words, and not the figures alone that a table sets a ▲ before."""
    return any(c.isalpha() for c in text)
