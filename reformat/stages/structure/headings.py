"""Find the section headings that a page did not mark as such, and put all of them in order below the one title.

A short line by itself between paragraphs, a paragraph all in bold, a line with a sign before it, a numbered head, an
interviewer's question in bold. Never in a list, a quotation or a run of captions; never a line that ends a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Blocks,
    Heading,
    Inlines,
    Link,
    Paragraph,
    Stamp,
)
from reformat.document.walk import plain, text_of
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.counted import at_level, counted
from reformat.stages.structure.credits import ends_in_credit, ends_in_reporter
from reformat.stages.structure.labels import (
    BODY,
    TITLE,
    above_text,
    as_paragraph,
    lines_above,
    over_headlines,
    unedited,
    without_labels,
)
from reformat.stages.structure.levels import depth, inner_plain, levelled, unnoted
from reformat.stages.structure.markers import BULLETS, marker, unframed, unmarked, unsigned
from reformat.stages.structure.placed import (
    SAID,
    SENTENCE,
    SENTENCE_END,
    followed,
    inside_text,
    over_list,
    over_own_list,
    stands_alone,
)
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import bold_only, dense, reach, role_of, scraped, trim, unbold, without_breaks
from reformat.stages.structure.series import (
    LONGEST,
    alike_but_numbers,
    bracketed,
    ends_rows,
    entries,
    in_the_row,
    over_item,
)
from reformat.stages.structure.standing import likelihoods, needed

PERMALINK = Reason("heading.permalink", "A sign that links a heading to itself, for its address to be copied")
SIGN = Reason("heading.marker", "A sign that sets off a heading; the heading itself now says so")

FEW = 1
"""Headings in the markup up to which others are looked for; a page that marks more marks all that it means."""

MARKED = 260.0
"""Reach of what the page marks as a heading; longer ones are paragraphs in a heading's clothes."""

LINKED = 0.3
"""Share of its characters inside links from which a line is no heading, unless the markup says so."""

_NAMED = lazy(
    r"(?:^|[_-])(?:sub[_-]?(?:title|tit|head(?:ing|line|ingline)?|ject)|heading|headline|cross-?head(?:ing)?|inter-?title|h[2-4]|mid[_-]?(?:title|tit)|zwischentitel|intertitre|ladillo)(?:$|[_-]|\d)"
)
_DASH = lazy(r"\s*[-–—―]{1,2}\s*(?=[^\W\d_])(?=.*[?？]\W*$)")
_SAID = lazy(r"(?:^|[_-])quot(?:e|ation)s?(?:$|[_-])")
_SIGN = lazy(r"[#¶§⚓🔗\ufe0f]+")
_FRAMED = lazy(r"\s*(?P<open>[<〈《＜≪])\s*(?P<words>[^<>〈〉《》＜＞≪≫]{2,})(?P<close>[>〉》＞≫])\s*$")
_LABEL = lazy(
    r"^\$ \S|https?://|www\.|@\w|^\W+$|^[\d\W]+$|^#|\d{2,4}[-)]\s?\d{3,4}-\d{4}|\d[천만]?\s?원$|\w = [\w(√-]"
    r"|^[—―]{1,2}(?!.*[?？][^\w?？]*$)|^[(（［\[][^()（）\[\]［］]*[)）］\]]$|^(?:끝|終|[Ee]nd|END)$"
    r"|^.{0,8}[★☆]{3,}$|^문의처?\s"
)
"""A command, an address, a price, a formula, stars, whom to call, a line in brackets or without words: no heading."""


def find_headings(draft: Draft, rules: Rules) -> Draft:
    """The draft with its headings found, the repeated title out, and levels from 2 downwards without a gap."""
    changes: list[Change] = []
    article = draft.article
    blocks = inner_plain(article.blocks)
    blocks = _without_title(blocks, article.metadata.title, rules, changes)
    blocks = without_labels(blocks, article.metadata.title, rules, changes)
    above = above_text(blocks)
    kickers = over_headlines(blocks, above) | {at for at in above if article.deck and _decks(blocks[at])}
    blocks = tuple(as_paragraph(b) if at in kickers and isinstance(b, Heading) else b for at, b in enumerate(blocks))
    marked = sum(isinstance(block, Heading) for block in blocks)
    blocks = _settled(blocks, changes, infer=marked <= FEW)
    return draft.with_blocks(levelled(blocks), *changes)


def _decks(block: AnyBlock) -> bool:
    """Whether a heading is named a deck; one that ends in a colon heads what stands below it."""
    return role_of(block) == "deck" and not text_of(block).rstrip().endswith((":", "："))


def _without_title(blocks: Blocks, title: str, rules: Rules, changes: list[Change]) -> Blocks:
    words = bare(title)
    if not words or rules.kept(TITLE.rule):
        return blocks
    out: list[AnyBlock] = []
    for place, block in enumerate(blocks):
        again = isinstance(block, Heading) or (isinstance(block, Paragraph) and place < 3)
        if again and bare(plain(block.inlines)) == words:  # type: ignore[union-attr]
            changes.append(TITLE.removed(block))
        else:
            out.append(block)
    return tuple(out)


def _settled(blocks: Blocks, changes: list[Change], *, infer: bool) -> Blocks:
    """The blocks with lines that are headings by form and place as such, and long "headings" as paragraphs."""
    blocks = tuple(block for block in blocks if not isinstance(block, Heading) or plain(block.inlines).strip())
    if infer:
        return _shaped(blocks, dict.fromkeys(_formed(blocks)), changes)
    return _shaped(blocks, counted(blocks), changes)


def _shaped(blocks: Blocks, formed: Mapping[int, int | None], changes: list[Change]) -> Blocks:
    """The blocks with those at such places as headings, on the level that is said there, and what the page marks so."""
    out: list[AnyBlock] = []
    for place, block in enumerate(blocks):
        match block:
            case Heading():
                out.append(_marked(block, changes))
            case Paragraph() if role_of(block) == "heading" or place in formed:
                out.append(at_level(_heading(block, changes), formed.get(place)))
            case _:
                out.append(block)
    return tuple(out)


def _formed(blocks: Blocks) -> frozenset[int]:
    """Places of the lines that are headings by form and place, and of those that stand in a row with such."""
    likely = likelihoods(blocks) if any(isinstance(b, Paragraph) and scraped(b) for b in blocks) else {}
    top = lines_above(blocks)
    formed = (
        bracketed(blocks)
        | alike_but_numbers(blocks)
        | frozenset(
            place
            for place, block in enumerate(blocks)
            if isinstance(block, Paragraph) and _is_heading(block, blocks, place, likely.get(place, 0.0), top)
        )
    )
    shaped = _shaped(blocks, dict.fromkeys(formed), [])  # what these take from lines goes into the ledger only once
    formed |= {at for at in (*in_the_row(shaped, blocks), *counted(shaped)) if isinstance(blocks[at], Paragraph)}
    bold = {at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.inlines and bold_only(b.inlines)}
    return formed - entries({*formed, *bold})


def _marked(block: Heading, changes: list[Change]) -> AnyBlock:
    """What the page marks as a heading, unless it is a paragraph in a heading's clothes."""
    text = plain(block.inlines)
    if reach(text) > MARKED and SENTENCE_END.search(text):
        return as_paragraph(block)
    inlines = _unlinked(without_breaks(unbold(unedited(block, changes))), block, changes)
    return replace(block, inlines=trim(unframed(inlines, _FRAMED, SIGN, block, changes)))


def _unlinked(inlines: Inlines, block: Heading, changes: list[Change]) -> Inlines:
    """A heading without the link to itself that readers copy its address from, and without that link's sign."""
    out: list[AnyInline] = []
    for inline in inlines:
        if not isinstance(inline, Link) or not inline.url.startswith("#"):
            out.append(inline)
        elif _SIGN.fullmatch(sign := plain(inline.inlines).strip()):
            changes.append(PERMALINK.rewrote(sign, span=block.span))
        else:
            out += inline.inlines
    return tuple(out)


def _heading(block: Paragraph, changes: list[Change]) -> Heading:
    inlines = without_breaks(unbold(block.inlines))
    found = marker(plain(inlines))
    if found is not None and found.sign in BULLETS:
        inlines = unmarked(inlines, found.sign, found.end, SIGN, block, changes)
    inlines = unframed(unsigned(inlines, _DASH, SIGN, block, changes), _FRAMED, SIGN, block, changes)
    return Heading(
        level=2 + depth(plain(inlines)), inlines=trim(inlines), span=block.span, stamp=block.stamp, origin=block.origin
    )


def _is_heading(block: Paragraph, blocks: Blocks, place: int, likelihood: float, top: int) -> bool:
    text = unnoted(block.inlines)
    if len(text) > LONGEST and not scraped(block):
        return False  # most paragraphs
    if _is_other(block, text) or (role_of(block) == "deck" and not (_named(block) and inside_text(blocks[:place]))):
        return False
    if _LABEL.search(text) and not over_list(text, blocks, place):
        return False
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if over_item(blocks, place - 1) or getattr(below, "flow", False) or ends_rows(blocks, place):
        return False  # an entry, or its sentence goes on in the enumeration below
    ends = SENTENCE_END.search(text) is not None
    if likelihood and likelihood >= needed(text, blocks, place, ends=ends):
        return below is not None
    if reach(text) > LONGEST or text.count("\n") > 1:
        return False
    if over_own_list(block, text, blocks, place):
        return True
    if scraped(block) and not dense(text):
        return False
    if _set_off(block, text):
        return (
            followed(blocks, place, SENTENCE, SAID) or _over_another(block, blocks, place) or over_item(blocks, place)
        )
    return (place >= top or scraped(block)) and stands_alone(text, blocks, place) and followed(blocks, place, BODY)


def _is_other(block: Paragraph, text: str) -> bool:
    """Whether a paragraph itself says that it is something else: by its role, its links, its names or its words."""
    stamp = block.stamp or Stamp()
    if block.speaker or block.verse or stamp.role in ("caption", "credit", "byline", "date"):
        return True
    if stamp.link_density >= LINKED or any(map(_SAID.search, stamp.classes[:2])):
        return True
    return not any(map(str.isalpha, text)) or ends_in_credit(text) or ends_in_reporter(text)


def _set_off(block: Paragraph, text: str) -> bool:
    """Whether markup sets the line off from running text."""
    bold = bold_only(block.inlines)
    named = _named(block)
    found = marker(text)
    signed = found is not None and found.sign in BULLETS and reach(text) <= LONGEST * 0.7
    if SENTENCE_END.search(text) and not (bold and text.endswith((":", "："))):
        return False
    return bold or named or signed


def _named(block: Paragraph) -> bool:
    """Whether class names call the line a heading."""
    classes = block.stamp.classes[:3] if block.stamp is not None else ()
    return any(map(_NAMED.search, classes)) and block.stamp is not None and block.stamp.tag != "p"


def _over_another(block: Paragraph, blocks: Blocks, place: int) -> bool:
    """Whether a line in bold within the text stands right above another one that heads a section."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if not (isinstance(below, Paragraph) and bold_only(block.inlines) and bold_only(below.inlines)):
        return False
    text = plain(below.inlines)
    heads = reach(text) <= LONGEST and _set_off(below, text) and followed(blocks, place + 1, SENTENCE, SAID)
    return heads and inside_text(blocks[:place])
