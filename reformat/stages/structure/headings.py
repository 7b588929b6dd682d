"""Find the section headings that a page did not mark as such, and put all of them in order below the one title.

A short line by itself between paragraphs, a paragraph all in bold, a line with a sign before it, a numbered head, an
interviewer's question in bold. Never in a list, a quotation or a run of captions; never a line that ends a sentence.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Embed, Figure, Heading, List, Paragraph, Quote, Table
from reformat.document.walk import plain, rebuild
from reformat.rules import Rules
from reformat.stages.structure.markers import BULLETS, marker
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import (
    bold_only,
    part,
    reach,
    role_of,
    same_words,
    scraped,
    trim,
    unbold,
    without_breaks,
)

TITLE = Reason("heading.title-again", "The headline stands a second time, and is already the title", 0.95)
SIGN = Reason("heading.marker", "A sign that sets off a heading; the heading itself now says so")

LONGEST = 150.0
"""Reach of a heading that nothing but its form speaks for."""

MARKED = 260.0
"""Reach of what the page marks as a heading; longer ones are paragraphs in a heading's clothes."""

BODY = 110.0
"""Reach from which a paragraph is running text and no label."""

_SENTENCE_END = re.compile(r"[.。,，;；:：…]+[”’\"'»」』)\]]*$")
_NAMED = re.compile(
    r"(?:^|[_-])(?:sub[_-]?(?:title|tit|head(?:ing|line)?|heading|ject)|heading|headline|cross-?head(?:ing)?|inter-?title|h[2-4]|mid[_-]?(?:title|tit)|zwischentitel|intertitre|ladillo)(?:$|[_-]|\d)"
)
_ENDS_OWN = re.compile(r"^(?:끝|終|\(끝\)|###|end)$", re.I)
_LABEL = re.compile(r"https?://|www\.|@\w|^\W+$|^[\d\W]+$|^#")


def find_headings(draft: Draft, rules: Rules) -> Draft:
    """The draft with its headings found, the repeated title out, and levels from 2 downwards without a gap."""
    changes: list[Change] = []
    article = draft.article
    blocks = _inner_plain(article.blocks)
    blocks = _without_title(blocks, article.metadata.title, rules, changes)
    blocks = _inferred(blocks, changes)
    return draft.with_article(replace(article, blocks=levelled(blocks)), *changes)


def _inner_plain(blocks: Blocks) -> Blocks:
    """Headings inside lists and quotations as paragraphs, since a section cannot begin there."""

    def flat(block: AnyBlock) -> Blocks:
        match block:
            case List():
                items = tuple(replace(i, blocks=tuple(map(_as_paragraph, i.blocks))) for i in block.items)
                return (replace(block, items=items),)
            case Quote():
                return (replace(block, blocks=tuple(map(_as_paragraph, block.blocks))),)
            case _:
                return (block,)

    return rebuild(blocks, flat)


def _as_paragraph(block: AnyBlock) -> AnyBlock:
    if not isinstance(block, Heading):
        return block
    return Paragraph(inlines=block.inlines, span=block.span, stamp=block.stamp, origin=block.origin)


def _without_title(blocks: Blocks, title: str, rules: Rules, changes: list[Change]) -> Blocks:
    words = same_words(title)
    if not words or rules.kept(TITLE.rule):
        return blocks
    out: list[AnyBlock] = []
    for place, block in enumerate(blocks):
        again = isinstance(block, Heading) or (isinstance(block, Paragraph) and place < 3)
        if again and same_words(plain(block.inlines)) == words:  # type: ignore[union-attr]
            changes.append(TITLE.removed(block))
        else:
            out.append(block)
    return tuple(out)


def _inferred(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks with lines that are headings by form and place as such, and long "headings" as paragraphs."""
    out: list[AnyBlock] = []
    above = 1
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            if not plain(block.inlines).strip():
                continue
            if reach(plain(block.inlines)) > MARKED and _SENTENCE_END.search(plain(block.inlines)):
                out.append(_as_paragraph(block))
                continue
            above = block.level
            out.append(replace(block, inlines=without_breaks(unbold(block.inlines))))
        elif isinstance(block, Paragraph) and _is_heading(block, blocks, place):
            out.append(_heading(block, above + 1 if above > 1 and not scraped(block) else 2, changes))
        else:
            out.append(block)
    return tuple(out)


def _heading(block: Paragraph, level: int, changes: list[Change]) -> Heading:
    inlines = without_breaks(unbold(block.inlines))
    text = plain(inlines)
    found = marker(text)
    if found is not None and found.sign in BULLETS:
        if block.origin == "source":
            changes.append(SIGN.rewrote(found.sign, span=block.span, context=text[:80]))
        inlines = part(inlines, found.end, len(text))
    return Heading(level=min(level, 6), inlines=trim(inlines), span=block.span, stamp=block.stamp, origin=block.origin)


def _is_heading(block: Paragraph, blocks: Blocks, place: int) -> bool:
    text = plain(block.inlines).strip()
    if not text or block.speaker or block.verse or role_of(block) in ("caption", "credit", "byline", "date", "deck"):
        return False
    if reach(text) > LONGEST or _LABEL.search(text) or _ENDS_OWN.match(text) or not any(c.isalpha() for c in text):
        return False
    if not _followed(blocks, place):
        return False
    if scraped(block):
        return _stands_alone(block, text, blocks, place)
    return _set_off(block, text)


def _set_off(block: Paragraph, text: str) -> bool:
    """Whether markup sets the line off from running text."""
    bold = bold_only(block.inlines)
    classes = block.stamp.classes[:3] if block.stamp is not None else ()
    named = any(map(_NAMED.search, classes)) and block.stamp is not None and block.stamp.tag != "p"
    found = marker(text)
    signed = found is not None and found.sign in BULLETS and reach(text) <= LONGEST * 0.7
    if _SENTENCE_END.search(text) and not (bold and text.endswith((":", "："))):
        return False
    return bold or named or signed


def _stands_alone(block: Paragraph, text: str, blocks: Blocks, place: int) -> bool:
    """Whether a line of a scrape stands by itself between paragraphs."""
    if _SENTENCE_END.search(text) or text.endswith(("!", "다")) and reach(text) > LONGEST * 0.7:
        return False
    before = blocks[place - 1] if place else None
    return before is None or not (isinstance(before, Paragraph) and reach(plain(before.inlines)) < BODY * 0.5)


def _followed(blocks: Blocks, place: int) -> bool:
    """Whether a section follows: running text, at once or after pictures; a list, a table or a quotation."""
    for block in blocks[place + 1 : place + 4]:
        match block:
            case Figure() | Embed():
                continue
            case Paragraph():
                return reach(plain(block.inlines)) >= BODY
            case List() | Table() | Quote():
                return True
            case _:
                return False
    return False


def levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2 and go down one at a time."""
    open_levels: list[int] = []
    out: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            block = replace(block, level=min(1 + len(open_levels), 6))
        out.append(block)
    return tuple(out)
