"""Bind each picture with its caption and its credit, however the page set them, and each of them once."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Figure, Image, Paragraph
from reformat.document.walk import plain, rebuild
from reformat.rules import Rules
from reformat.stages.structure.alts import weigh_alt
from reformat.stages.structure.credits import ends_in_credit, part_credit, with_bracket
from reformat.stages.structure.noise import noise
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part, reach, role_of, same_words, scraped, slanted_only, without_breaks

TWICE = Reason("caption.twice", "The caption stands once more beside the picture that has it", 0.95)
AGAIN = Reason("figure.again", "The same picture stands a second time, as galleries and previews show them", 0.9)
SIGN = Reason("caption.marker", "A sign that points at the picture; the figure itself now says so")

PARTED = "caption.credit"
"""Mark of a figure whose credit stood in the caption's own words, and not in a place of its own."""

CAPTION = 330.0
"""Reach of a line beside a picture that can be its caption where nothing but its place and form says so."""

STAMPED = 900.0
"""Reach of a caption that the page marks as one; longer ones are text in a caption's clothes."""

POINTER = re.compile(r"[▲△▼↑↓▶◀◁▷■□●○☞]\s*")
_QUERY = re.compile(r"(\.(?:jpe?g|png|gif|webp|avif))[?#].*$", re.I)
_SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)|@\dx(?=\.\w+$)", re.I)


def bind_figures(draft: Draft, rules: Rules) -> Draft:
    """The draft with its figures whole: noise out, captions and credits bound, duplicates and empty alts out."""
    changes: list[Change] = []
    article = draft.article

    def judge(block: AnyBlock) -> Blocks:
        return _judged(block, rules, changes)

    def weigh(block: AnyBlock) -> Blocks:
        return (weigh_alt(block, article.metadata.title, changes),) if isinstance(block, Figure) else (block,)

    blocks = _bound(rebuild(article.blocks, judge), changes)
    if not rules.kept(AGAIN.rule):
        blocks = _once(blocks, changes)
    return draft.with_article(replace(article, blocks=rebuild(blocks, weigh)), *changes)


def _judged(block: AnyBlock, rules: Rules, changes: list[Change]) -> Blocks:
    """A block by itself: noise goes, a caption of a scrape becomes a figure, a figure's words are put in order."""
    if isinstance(block, Paragraph) and scraped(block) and _reads_as_caption(block):
        return (_figure_of(block, changes),)
    if not isinstance(block, Figure):
        return (block,)
    reason = noise(block, rules)
    if reason is None:
        return (_in_order(block, changes),)
    changes.append(reason.removed(block, context=block.image.url[:200] if block.image else ""))
    return ()


def _reads_as_caption(block: Paragraph) -> bool:
    text = plain(block.inlines)
    if role_of(block) == "caption":
        return reach(text) <= STAMPED
    return reach(text) <= CAPTION and ends_in_credit(text) and bool(part_credit(block.inlines).caption)


def _figure_of(block: Paragraph, changes: list[Change]) -> Figure:
    figure = Figure(
        caption=block.inlines,
        span=block.span,
        stamp=block.stamp,
        marks=block.marks,
        origin=block.origin,
        language=block.language,
    )
    return _in_order(figure, changes)


def _in_order(figure: Figure, changes: list[Change]) -> Figure:
    """The caption without pointing signs and breaks, and the credit apart."""
    caption = without_breaks(figure.caption)
    text = plain(caption)
    if match := POINTER.match(text):
        if figure.origin == "source":
            changes.append(SIGN.rewrote(match[0].strip(), span=figure.span, context=text[:80]))
        caption = part(caption, match.end(), len(text))
    credit = without_breaks(figure.credit)
    if credit:
        caption, credit = with_bracket(caption, credit)
        return replace(figure, caption=caption, credit=credit)
    caption, credit = part_credit(caption)
    marks = (*figure.marks, PARTED) if credit else figure.marks
    return replace(figure, caption=caption, credit=credit, marks=marks)


def _bound(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Captions and credits that stand as paragraphs beside their picture, drawn into it."""
    out: list[AnyBlock] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(above, Figure) and isinstance(block, Paragraph):
            joined = _below(above, block, changes)
            if joined is not None:
                out[-1] = joined
                continue
        if isinstance(above, Paragraph) and role_of(above) == "caption" and isinstance(block, Figure) and _bare(block):
            out[-1] = _in_order(replace(block, caption=above.inlines), changes)
            continue
        out.append(block)
    return tuple(_orphan(block, changes) for block in out)


def _bare(block: AnyBlock) -> bool:
    return isinstance(block, Figure) and block.image is not None and not block.caption


def _below(figure: Figure, block: Paragraph, changes: list[Change]) -> Figure | None:
    """The figure with the paragraph below it as caption or credit, or without its copy; None if it is neither."""
    text, role = plain(block.inlines), role_of(block)
    if figure.caption and same_words(text) in (
        same_words(plain(figure.caption)),
        same_words(plain(figure.caption) + plain(figure.credit)),
    ):
        changes.append(TWICE.removed(block, context=plain(figure.caption)[:80]))
        return figure
    if role == "credit" and not figure.credit and reach(text) <= CAPTION:
        return replace(figure, credit=without_breaks(block.inlines))
    parted = part_credit(block.inlines)
    if figure.caption and not figure.credit and parted.credit and not parted.caption:
        return replace(figure, credit=parted.credit)
    if not _bare(figure):
        return None
    stamped = role == "caption" and reach(text) <= STAMPED
    looks = reach(text) <= CAPTION and (
        POINTER.match(text) is not None or ends_in_credit(text) or slanted_only(block.inlines)
    )
    return _in_order(replace(figure, caption=block.inlines), changes) if stamped or looks else None


def _orphan(block: AnyBlock, changes: list[Change]) -> AnyBlock:
    """A caption that found no picture is a figure without one."""
    if isinstance(block, Paragraph) and role_of(block) == "caption" and reach(plain(block.inlines)) <= STAMPED:
        return _figure_of(block, changes)
    return block


def _once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Each picture once: the one with a caption stays, else the first."""
    places: dict[str, int] = {}
    out: list[AnyBlock | None] = []
    for block in blocks:
        key = _key(block.image) if isinstance(block, Figure) and block.image is not None else ""
        if not key or key not in places:
            if key:
                places[key] = len(out)
            out.append(block)
            continue
        place = places[key]
        first, second = out[place], block
        if not isinstance(first, Figure) or not isinstance(second, Figure):
            continue
        ours, theirs = same_words(plain(first.caption)), same_words(plain(second.caption))
        if ours and theirs and ours != theirs:
            out.append(second)
            continue
        gone = first if theirs and not ours else second
        changes.append(AGAIN.removed(gone, context=gone.image.url[:200] if gone.image else ""))
        if gone is first:
            out[place], places[key] = None, len(out)
            out.append(second)
    return tuple(block for block in out if block is not None)


def _key(image: Image) -> str:
    """What two addresses of one picture share: no size in the name, no query after a file's name."""
    url = next((a for a in (*image.candidates, image.url) if a and not a.startswith("data:")), image.url)
    if url.startswith("data:"):
        return url if len(url) > 400 else ""
    return _SIZE.sub("", _QUERY.sub(r"\1", url))
