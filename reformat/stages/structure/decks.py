"""Part the deck (standfirst) from the body: what the page marks as one, or the short lines a scrape begins with."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, List, Paragraph
from reformat.document.walk import plain
from reformat.patterns import ENDED, lazy
from reformat.rules import Rules
from reformat.stages.structure.lists import as_list, short
from reformat.stages.structure.markers import marker, unframed
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, lines, pictured, reach, role_of, scraped
from reformat.stages.structure.series import alike_but_numbers, bracketed

DASH = Reason("heading.subtitle-dash", "A dash before or after a subtitle, which now says itself that it is one")

NEAR = 4
"""Blocks from the top among which a marked deck is looked for."""

FURTHER = 2
"""Blocks further down that bear a deck's name, from which that name says nothing on this page."""

SAYS = 40.0
"""Reach of a heading at least that is a deck; a shorter one is the head of what follows."""

HEADLINE = 110.0
"""Reach of a heading at least that is a deck by its length and place alone."""

ALONE = 60.0
"""Reach of a line at least that is a scrape's deck by itself; a shorter one heads what follows."""

LINE = 130.0
"""Reach of a deck's line at most, in Latin letters."""

_OFF = ("…", "...")

BODY, SENTENCE = 200.0, 40.0
"""Reach from which a paragraph is the body's own, and from which one is that ends as a sentence does."""

MOST = 12
"""Lines of a deck; more is a list that the article is about."""

WORDS = 3
"""Words at least of a short heading that is a deck by its name."""

_SUBTITLE = lazy(r"(?:^|[_-])(?:sub-?(?:title|headline|hed)|dek|deck|stand-?first)(?:$|[_-])|^sub$")
"""Class tokens that mean a deck, and no heading further down."""

_FRAMED = lazy(r"\s*(?P<open>[-–—])\s+(?P<words>\S.*\S)\s+(?P<close>[-–—])\s*$")
"""A subtitle between two dashes, as Korean offices set it."""


def part_deck(draft: Draft, rules: Rules) -> Draft:
    """The draft with its deck apart from the body."""
    changes: list[Change] = []
    if given := draft.article.deck:
        deck = tuple(
            b for block in given for b in (_form([block], changes) if isinstance(block, Heading) else (block,))
        )
        return draft if deck == given else draft.with_article(replace(draft.article, deck=deck), *changes)
    blocks = _by_make(draft.article.blocks)
    chosen = _marked(blocks) or _lines_on_top(blocks) or _heading_on_top(blocks)
    if not chosen:
        return draft if blocks is draft.article.blocks else draft.with_blocks(blocks)
    deck = tuple(_form([blocks[i] for i in chosen], changes))
    rest = tuple(b for i, b in enumerate(blocks) if i not in chosen)
    return draft.with_article(replace(draft.article, deck=deck, blocks=rest), *changes)


def _by_make(blocks: Blocks) -> Blocks:
    """The blocks without the role of a deck on those of a make that stands further down as well: heads of sections."""
    further = [b.stamp for b in blocks[NEAR:] if b.stamp is not None and b.stamp.role == "deck"]
    if len(further) < FURTHER:
        return blocks
    makes = {(stamp.tag, stamp.classes) for stamp in further}
    return tuple(
        replace(b, stamp=replace(b.stamp, role=""))
        if b.stamp is not None and b.stamp.role == "deck" and (b.stamp.tag, b.stamp.classes) in makes
        else b
        for b in blocks
    )


def _marked(blocks: Blocks) -> list[int]:
    """Places of blocks near the top that the reader says are a deck."""
    found = [
        i for i, b in enumerate(blocks[:NEAR]) if role_of(b) == "deck" and _can_be_deck(b, blocks[:i], blocks[i + 1 :])
    ]
    return found if len(found) < len(blocks) else []


def _can_be_deck(block: AnyBlock, before: Blocks, after: Blocks) -> bool:
    """A heading is one only if it is long enough to say something, no text stands before it and no list below."""
    if isinstance(block, Heading):
        text = plain(block.inlines).strip()
        says = (
            (reach(text) >= SAYS or _subtitle(block, after))
            and not text.endswith((":", "："))
            and not any(isinstance(b, List) for b in after[:1])
        )
        return says and not any(_runs(b) for b in before)
    if isinstance(block, Paragraph) and reach(plain(block.inlines)) < SAYS:
        # a short line below a picture is its caption, one below text is a heading
        return not (before and isinstance(before[-1], Figure)) and not any(_runs(b) for b in before)
    return isinstance(block, Paragraph | List)


def _subtitle(block: Heading, after: Blocks) -> bool:
    """Whether a short heading of several words is named a subtitle, and no other heading is."""

    def named(one: AnyBlock) -> bool:
        return isinstance(one, Heading) and one.stamp is not None and any(map(_SUBTITLE.search, one.stamp.classes[:2]))

    return len(plain(block.inlines).split()) >= WORDS and named(block) and not any(map(named, after))


def _runs(block: AnyBlock) -> bool:
    """Whether a block is running text already; a picture's caption is not."""
    return isinstance(block, Paragraph) and not pictured(block) and reach(plain(block.inlines)) >= LINE


def _lines_on_top(blocks: Blocks) -> list[int]:
    """Places of the short lines that stand before the body; none if no body follows."""
    found: list[int] = []
    heads = alike_but_numbers(blocks) | bracketed(blocks)
    for place, block in enumerate(blocks[: MOST + 1]):
        if not found and pictured(block):
            continue
        if isinstance(block, Paragraph) and place not in heads and _deck_line(block):
            found.append(place)
            continue
        if not found or len(found) > MOST or not _body_follows(blocks[place + (place in heads) :]):
            return []
        break
    else:
        return []
    first = blocks[found[0]]
    several = len(found) > 1 or (isinstance(first, Paragraph) and len(lines(first.inlines)) > 1)
    sign = marker(plain(first.inlines)) if isinstance(first, Paragraph) else None
    signed = sign is not None and not sign.order  # a number counts sections
    alone = (
        isinstance(first, Paragraph)
        and scraped(first)
        and (reach(plain(first.inlines)) >= ALONE or _over_picture(blocks, found[0]))
    )
    return found if several or signed or alone else []


def _over_picture(blocks: Blocks, place: int) -> bool:
    """Whether a picture or its caption comes next: no section begins with one before all text."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    return below is not None and pictured(below)


def _heading_on_top(blocks: Blocks) -> list[int]:
    """The place of a heading as long as a sentence that stands before all text."""
    for place, block in enumerate(blocks[:NEAR]):
        if pictured(block):
            continue
        long = isinstance(block, Heading) and reach(plain(block.inlines)) >= _least(blocks, place)
        return (
            [place]
            if long and _can_be_deck(block, (), blocks[place + 1 :]) and _body_follows(blocks[place + 1 :])
            else []
        )
    return []


def _least(blocks: Blocks, place: int) -> float:
    """Reach of a heading at least that is a deck: less for the only one, at the very top and over a picture."""
    only = sum(isinstance(block, Heading) for block in blocks) == 1
    return SAYS if not place and only and _over_picture(blocks, place) else HEADLINE


def _deck_line(block: Paragraph) -> bool:
    if role_of(block) in ("caption", "credit", "byline", "dateline"):
        return False
    text = plain(block.inlines)
    if "\n" in text:
        parts = [p for p in text.split("\n") if p.strip()]
        return bold_only(block.inlines) and all(_line(p) for p in parts) and len(parts) <= MOST
    return _line(text) and (scraped(block) or bold_only(block.inlines) or marker(text) is not None)


def _line(text: str) -> bool:
    """Whether it is short and no sentence; behind a bullet it may break off, as a headline does."""
    said = text.strip()
    return 0 < reach(text) <= LINE and (not ENDED.search(said) or (said.endswith(_OFF) and marker(said) is not None))


def _body_follows(blocks: Blocks) -> bool:
    """Whether running text comes next: long, or a sentence."""
    for block in blocks[:3]:
        if pictured(block):
            continue
        text = plain(block.inlines).strip() if isinstance(block, Paragraph) else ""
        return reach(text) >= (SENTENCE if ENDED.search(text) else BODY)
    return False


def _form(blocks: list[AnyBlock], changes: list[Change]) -> Iterator[AnyBlock]:
    """Several short lines become one list; whole sentences stay paragraphs; a heading becomes a paragraph."""
    paragraphs: list[Paragraph] = []
    for block in blocks:
        match block:
            case Heading():
                paragraphs += [Paragraph(inlines=r, span=block.span, origin=block.origin) for r in lines(block.inlines)]
            case Paragraph():
                runs = (unframed(run, _FRAMED, DASH, block, changes) for run in lines(block.inlines))
                paragraphs += [replace(block, inlines=run) for run in runs]
            case _:
                yield block
    if (
        len(paragraphs) > 1
        and all(short(p, LINE) and _line(plain(p.inlines)) for p in paragraphs)
        or len(paragraphs) == 1
        and marker(plain(paragraphs[0].inlines))
    ):
        yield as_list(paragraphs, changes)
    else:
        yield from paragraphs
