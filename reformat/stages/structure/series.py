"""Headings that belong to a row: numbered alike, the next number after two headings, those that one counts on from."""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise, zip_longest
from unicodedata import category

from reformat.document.nodes import AnyBlock, Blocks, Heading, List, Paragraph
from reformat.document.walk import plain, text_of
from reformat.patterns import CLOSED, lazy
from reformat.stages.structure.credits import ends_in_credit
from reformat.stages.structure.markers import BULLETS, marker
from reformat.stages.structure.runs import bold_only, dense, reach, scraped

LONGEST = 150.0
"""Reach of a heading that nothing but its form speaks for."""

ENTRIES = 4
"""Lines one below another from which they head nothing."""

HEADS, ITEMS = "◇◆■□◈", "▲△▶▷•·・ㆍ‧"
"""Signs that papers set before the heads of lists, and before their entries."""

LABEL = 36.0
"""Reach of a heading in square brackets at most."""

QUOTES = tuple("“\"‘'「『")
"""What opens the words of somebody whom the line above names."""

ROW = 3
"""Lines alike but for their numbers that are heads, at least."""

_CLOCK = lazy(r"\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_][\w.]{0,3})?")
_HOUR = lazy(r"오[전후]\s?|#시\s?(?:#분)?\s?")
"""What the hours of one day have, and others have not."""
_PAST = lazy(r"(?:전|원|명|개|점)$|[.。!！?？,，]$")
"""How lines end that say how long ago, how much or how many."""
_BRACKETED = lazy(r"[\[［【][^\[\]［］【】/@=:]{2,}[\]］】]")
_SENTENCE = lazy(rf"[.。!！?？]{CLOSED}$")
_NUMBER = lazy(r"\d+")
_BARE = lazy(r"(\d{1,2})\s+(?=[^\W\d_])")
_SAID = lazy(r"[\w\s]+")
_COUNTED = lazy(r"\s*(?P<number>\d{1,2})(?P<sign>[.)]|번째)\s+\S")
_SENTENCE_END = lazy(rf"[.。!！…,;:]{CLOSED}$")


def entries(places: set[int]) -> set[int]:
    """Those of the places of lines in bold or a heading's form that follow each other: entries of a list."""
    found: set[int] = set()
    for first in places:
        if first - 1 not in places:
            end = next(at for at in count(first) if at not in places)
            found |= set(range(first, end)) if end - first >= ENTRIES else set()
    return found


def in_the_row(blocks: Blocks, before: Blocks) -> frozenset[int]:
    """Places of paragraphs that are headings by the row they stand in. `before`: the blocks before any was found."""
    headings = [b for b in blocks if isinstance(b, Heading)]
    if not headings:
        return frozenset()
    rows = Counter(_shape(b) for b, was in zip(blocks, before, strict=False) if b is not was and isinstance(b, Heading))
    rows = Counter({shape: many for shape, many in rows.items() if shape and many > 1})
    alike = {at for at, block in enumerate(blocks) if rows and isinstance(block, Paragraph) and _shape(block) in rows}
    counted = sum(_COUNTED.match(plain(b.inlines)) is not None for b in headings)
    counted_on = _next_numbers(blocks) if counted > 1 else set()
    return frozenset(alike | counted_on | _numbers_before(blocks) | _same_sign(blocks) | _same_bullet(blocks, before))


def _shape(block: AnyBlock) -> str:
    """A line with its numbers left open and the make of its element; "" for a line without a number."""
    text = plain(block.inlines) if isinstance(block, Paragraph | Heading) else ""
    if reach(text) > LONGEST or block.stamp is None or not any(c.isdigit() for c in text):
        return ""
    return f"{_NUMBER.sub('#', text)} {block.stamp.tag} {' '.join(block.stamp.classes[:3])}"


def _next_numbers(blocks: Blocks) -> set[int]:
    """Places of short lines that count on where two headings have counted before, each with text below it."""
    found: set[int] = set()
    last, counted = ("", 0), 0
    for at, block in enumerate(blocks[:-1]):
        text = plain(block.inlines) if isinstance(block, Paragraph | Heading) else ""
        match = _COUNTED.match(text) if reach(text) <= LONGEST else None
        if match is None:
            continue
        now = (match["sign"], int(match["number"]))
        follows = now == (last[0], last[1] + 1)
        if isinstance(block, Heading):
            counted = counted + 1 if follows else 1
        elif follows and counted > 1 and not _SENTENCE_END.search(text) and isinstance(blocks[at + 1], Paragraph):
            found.add(at)
        else:
            continue
        last = now
    return found


def _same_sign(blocks: Blocks) -> set[int]:
    """Places of short lines that begin with a picture as two headings do, each with text below it."""
    begun = Counter(sign for b in blocks if isinstance(b, Heading) and (sign := _sign(plain(b.inlines))))
    signs = {sign for sign, many in begun.items() if many > 1}
    pictures = sum(sign > "\uffff" for sign in begun.elements()) > 1  # each part of a letter has its own
    found: set[int] = set()
    for at, block in enumerate(blocks[:-1] if signs or pictures else ()):
        text = plain(block.inlines) if isinstance(block, Paragraph) else ""
        begins = (sign := _sign(text)) in signs or (pictures and sign > "\uffff")
        if begins and reach(text) <= LONGEST and not _SENTENCE_END.search(text):
            found.update([at] if isinstance(blocks[at + 1], Paragraph) else ())
    return found


def _same_bullet(blocks: Blocks, before: Blocks) -> set[int]:
    """Places of short lines behind the bullet that two headings had, each over a line without it."""
    had = Counter(_bullet(was) for was, b in zip(before, blocks, strict=True) if isinstance(b, Heading))
    if not any(sign and many > 1 for sign, many in had.items()):
        return set()
    signs = [_bullet(b) for b in before]
    alike = {at for at, (sign, below) in enumerate(pairwise(signs)) if sign and had[sign] > 1 and below != sign}
    return {at for at in alike if isinstance(blocks[at], Paragraph) and isinstance(blocks[at + 1], Paragraph | List)}


def _bullet(block: AnyBlock) -> str:
    """The bullet or dash that a short line begins with."""
    text = plain(block.inlines) if isinstance(block, Paragraph) else ""
    found = marker(text) if 0 < reach(text) <= LONGEST * 0.7 and not _SENTENCE_END.search(text) else None
    return found.sign if found is not None and not found.order else ""


def ends_rows(blocks: Blocks, place: int) -> bool:
    """Whether a line has the several signs that both lines before it have, and no others: the last row of theirs."""
    signs = _SAID.sub("", text_of(blocks[place])) if place > 1 else ""
    above = blocks[place - 2 : place] if len(signs) > 1 else ()
    return bool(above) and all(isinstance(b, Paragraph) and _SAID.sub("", text_of(b)) == signs for b in above)


def bracketed(blocks: Blocks) -> frozenset[int]:
    """Places of short lines in square brackets that stand over running text, where two do and none says the same."""
    found: dict[int, str] = {}
    for at, (block, below) in enumerate(pairwise(blocks)):
        text = plain(block.inlines).strip() if isinstance(block, Paragraph) and not block.speaker else ""
        label = _BRACKETED.fullmatch(text) is not None and reach(text) <= LABEL and not ends_in_credit(text)
        under = plain(below.inlines).strip() if label and isinstance(below, Paragraph | Heading) else ""
        if label and under[:1] not in QUOTES and (isinstance(below, List) or _SENTENCE.search(under)):
            found[at] = text
    return _lenticular(blocks) | (frozenset(found) if len(set(found.values())) == len(found) > 1 else frozenset())


def _lenticular(blocks: Blocks) -> frozenset[int]:
    """Places of the lines in black brackets over another line, where several stand: the parts of a ruling."""
    lines = [plain(b.inlines).strip() if isinstance(b, Paragraph) else "" for b in blocks[:-1]]
    found = frozenset(at for at, text in enumerate(lines) if text[:1] == "【" and _BRACKETED.fullmatch(text))
    return found if len(found) > 1 else frozenset()


def alike_but_numbers(blocks: Blocks) -> frozenset[int]:
    """Places of short Korean lines that differ in their numbers alone, each over running text: hours, parts.

    So do, in any language, times of day and numbers that stand alone or before a head.
    """
    rows: dict[str, list[int]] = {}
    counted: list[int] = []  # lines with a bare number first, from 1 on
    told = True
    for at, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        text = plain(block.inlines).strip() if isinstance(block, Paragraph) and scraped(block) else ""
        if not _NUMBER.search(text) or reach(text) > LABEL:
            continue
        over_text = isinstance(below, Paragraph) and _SENTENCE.search(plain(below.inlines).strip()) is not None
        if (bare := _BARE.match(text)) and int(bare[1]) == len(counted) + 1 and not _SENTENCE.search(text):
            counted.append(at)
            told = told and over_text
        if over_text and (_CLOCK.fullmatch(text) or (dense(text) and not _PAST.search(text))):
            rows.setdefault(_HOUR.sub("", _NUMBER.sub("#", text)), []).append(at)
    found = {at for row in rows.values() if len(row) >= ROW for at in row}
    return _numbers_alone(blocks) | found | (set(counted) if told and len(counted) >= ROW else set())


def _numbers_alone(blocks: Blocks) -> frozenset[int]:
    """Places of the numbers that stand alone and count the parts of an article, each over text of several lines."""
    places: list[int] = []
    for at, block in enumerate(blocks):
        text = plain(block.inlines).strip(" .)、") if isinstance(block, Paragraph) and not block.verse else ""
        if text.isdecimal() and len(text) <= 2 and int(text) == len(places) + 1:
            places.append(at)
    parts = [blocks[at + 1 : end] for at, end in pairwise([*places, len(blocks)])]
    told = all(sum(isinstance(b, Paragraph) and reach(plain(b.inlines)) >= LABEL for b in part) > 1 for part in parts)
    over_text = {at for at, part in zip(places, parts, strict=True) if part and not _in_bold(part[0])}
    return frozenset(over_text) if len(places) >= ROW and told else frozenset()


def _in_bold(block: AnyBlock) -> bool:
    """Whether it is the head that a number stands over."""
    return not isinstance(block, Paragraph) or bold_only(block.inlines)


def _sign(text: str) -> str:
    """The picture that a line begins with, as an emoji is; "" for letters, figures and signs of lists."""
    first = text[:1]
    return first if first > "\u2000" and first not in BULLETS and category(first) == "So" else ""


def _numbers_before(blocks: Blocks) -> set[int]:
    """Places of short lines from the first number or letter on that a heading counts on from."""
    found: set[int] = set()
    rows: dict[str, list[int]] = {}
    if not any(isinstance(b, Heading) and (sign := marker(plain(b.inlines))) and sign.order > 1 for b in blocks):
        return found
    for at, block in enumerate(blocks[:-1]):
        text = plain(block.inlines) if isinstance(block, Paragraph | Heading) else ""
        sign = marker(text) if reach(text) <= LONGEST and not _SENTENCE_END.search(text) else None
        if sign is None or not sign.order:
            continue
        row = rows.setdefault(sign.family, [])
        if sign.order != len(row) + 1:
            row.clear()
        if sign.order == len(row) + 1:
            row.append(at)
            found.update(row if isinstance(block, Heading) and len(row) > 1 else ())
    return {at for at in found if isinstance(blocks[at], Paragraph)}


def over_item(blocks: Blocks, place: int) -> bool:
    """Whether a line with a sign stands over one with another sign: the only entry of its list, which is no list."""
    return 0 <= place < len(blocks) - 1 and _signed(blocks[place], HEADS) and _signed(blocks[place + 1], ITEMS)


def _signed(block: AnyBlock, signs: str) -> bool:
    found = marker(plain(block.inlines)) if isinstance(block, Paragraph) else None
    return found is not None and found.sign in signs
