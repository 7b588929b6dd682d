"""Headings that head nothing: the headline once more, a kicker over it, a label with nothing but pictures below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Blocks, Break, Embed, Figure, Heading, Inlines, List, Paragraph, Table
from reformat.document.walk import plain
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.sight import ends_sentence
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part, reach

TITLE = Reason("heading.title-again", "The headline stands a second time, and is already the title", 0.95)
END = Reason("heading.nothing-below", "A heading at the article's end with nothing below it", 0.8)
TWICE = Reason("heading.twice", "The same heading stands twice with nothing between", 0.9)
PLACEHOLDER = Reason(
    "heading.placeholder", "The same words stand as a heading again and again, with nothing to read below", 0.8
)

EDIT = Reason("heading.edit-link", "A link to edit the section, no part of its heading")

BODY = 110.0
"""Reach from which a paragraph is running text and no label."""

KICKED = 18
"""Reach of a title from which a heading that ends with it has a kicker before it, and is no "How to choose" one."""

ALIKE = 0.7
"""Share of the shorter headline's words that the other has too, from which they are two wordings of one."""

OFTEN = 3
"""How often a heading with nothing below it stands before it is taken for a placeholder."""

_WORD = lazy(r"\w+")
_EDIT = lazy(
    r"\s*\[(?:편집|edit(?: source)?|編集|编辑|編輯|bearbeiten|modifier|editar|modifica|править|edytuj|redigera|rediger"
    r"|bewerken|düzenle|sunting|sửa)(?:\s?\|.{1,24})?\]\s*$",
    re.I,
)


def without_labels(blocks: Blocks, title: str, rules: Rules, changes: list[Change]) -> Blocks:
    """The blocks without headings that are the title or head nothing."""
    if title and not rules.kept(TITLE.rule):
        blocks = _without(blocks, TITLE, [at for at in _edges(blocks) if _is_title(blocks, at, title)], changes)
    if not rules.kept(TWICE.rule):
        blocks = _without(blocks, TWICE, list(_doubled(blocks)), changes)
    if not rules.kept(PLACEHOLDER.rule):
        blocks = _without(blocks, PLACEHOLDER, _placeholders(blocks), changes)
    return blocks if rules.kept(END.rule) else _without_ends(blocks, changes)


def _without_ends(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without the headings that they end with; a whole sentence is the article's last word, however set."""
    end = len(blocks)
    while end > 2 and isinstance(last := blocks[end - 1], Heading):
        if reach(text := plain(last.inlines)) >= BODY or ends_sentence(text):
            return (*blocks[: end - 1], as_paragraph(last))
        changes.append(END.removed(last))
        end -= 1
    return blocks[:end]


def unedited(block: Heading, changes: list[Change]) -> Inlines:
    """A heading's words without the link at their end by which readers of a wiki edit its section."""
    text = plain(block.inlines)
    match = _EDIT.search(text)
    if match is None or not match.start() or block.origin != "source":
        return block.inlines
    changes.append(EDIT.rewrote(match[0].strip(), span=block.span, context=text[:80]))
    return part(block.inlines, 0, match.start())


def as_paragraph(block: Heading) -> Paragraph:
    """The same words as running text."""
    return Paragraph(inlines=block.inlines, span=block.span, stamp=block.stamp, origin=block.origin)


def above_text(blocks: Blocks) -> frozenset[int]:
    """Places of the headings before the first running text: they head the article, and not a section."""
    return frozenset(at for at in _top(blocks) if isinstance(blocks[at], Heading))


def lines_above(blocks: Blocks) -> int:
    """How many lines and pictures stand before the first running text."""
    return sum(1 for _ in _top(blocks))


def over_headlines(blocks: Blocks, above: frozenset[int]) -> frozenset[int]:
    """Places of headings at the article's top right over one of a higher level, or one of the same element: kickers."""
    return frozenset(at for at in above if at + 1 in above and _kicks(blocks[at], blocks[at + 1]))


def _without(blocks: Blocks, reason: Reason, places: list[int], changes: list[Change]) -> Blocks:
    gone = set(places)
    changes += [reason.removed(blocks[at]) for at in places]
    return tuple(block for at, block in enumerate(blocks) if at not in gone) if gone else blocks


def _kicks(block: AnyBlock, below: AnyBlock) -> bool:
    if not isinstance(block, Heading) or not isinstance(below, Heading):
        return False
    one, other = (b.span.path if b.span is not None else "" for b in (block, below))
    return below.level < block.level or bool(one and other and (one.startswith(other) or other.startswith(one)))


def _top(blocks: Blocks) -> Iterator[int]:
    """Places before the first running text."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and reach(plain(block.inlines)) >= BODY:
            return
        if not isinstance(block, Heading | Paragraph | Figure | Embed | Break):
            return
        yield at


def _edges(blocks: Blocks) -> list[int]:
    """Places of the first headings before any running text, and of a heading that ends the article."""
    last = len(blocks) - 1
    return sorted(above_text(blocks) | ({last} if len(blocks) > 2 and isinstance(blocks[last], Heading) else set()))


def _is_title(blocks: Blocks, place: int, title: str) -> bool:
    """Whether a heading at an edge says what the title says, with a kicker before it or in other words."""
    block = blocks[place]
    text = plain(block.inlines) if isinstance(block, Heading) else ""
    ours, theirs = bare(title), bare(text)
    if reach(ours) >= KICKED and theirs.endswith(ours) and len(theirs) < 2 * len(ours):
        return True
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if isinstance(below, Paragraph | List | Table):
        return False  # the headline has its picture or a kicker below it, a section its text
    said, meant = set(_WORD.findall(text.casefold())), set(_WORD.findall(title.casefold()))
    fewer = min(len(said), len(meant))
    return fewer >= 4 and len(said & meant) >= ALIKE * fewer and len(said) < 2 * len(meant)


def _doubled(blocks: Blocks) -> Iterator[int]:
    """Places of headings that say what the heading before them says, with nothing but pictures between."""
    last = ""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            words = bare(plain(block.inlines))
            if words and words == last:
                yield at
            last = words
        elif not isinstance(block, Figure | Break):
            last = ""


def _placeholders(blocks: Blocks) -> list[int]:
    """Places of headings that come again and again, and hardly ever with anything to read below."""
    words = {at: bare(plain(b.inlines)) for at, b in enumerate(blocks) if isinstance(b, Heading)}
    many = Counter(words.values())
    empty = Counter(said for at, said in words.items() if many[said] >= OFTEN and _empty(blocks, at))
    return [at for at, said in words.items() if empty[said] >= OFTEN and empty[said] > 0.7 * many[said]]


def _empty(blocks: Blocks, place: int) -> bool:
    """Whether a section has no words of its own: nothing, pictures without captions, or links alone."""
    for block in blocks[place + 1 :]:
        match block:
            case Heading():
                return True
            case Figure() if not block.caption:
                continue
            case Embed() | Break():
                continue
            case Paragraph() if block.stamp is not None and block.stamp.link_density >= 0.8:
                continue
            case _:
                return False
    return True
