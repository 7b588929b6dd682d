"""Bind each picture with its caption and its credit, however the page set them, and each of them once."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Embed, Figure, Inlines, Paragraph, Quote, Table, Text
from reformat.document.walk import leaves, plain, rebuild
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.sight import ends_sentence
from reformat.stages.structure.alts import said_often, weigh_alt
from reformat.stages.structure.boxes import inside, one_box, path
from reformat.stages.structure.captions import LABELLED, POINTER, Neighbours, by_place, in_rows, signed
from reformat.stages.structure.copies import AGAIN, TWICE, each_once, said_once, says_again
from reformat.stages.structure.credits import Parted, ends_in_credit, ends_in_reporter, part_credit, with_bracket
from reformat.stages.structure.markers import unsigned
from reformat.stages.structure.noise import noise
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part, reach, role_of, scraped, slanted_only, without_breaks

SIGN = Reason("caption.marker", "A sign or a label that says this is a caption; the figure itself now says so")

PARTED = "caption.credit"
"""Mark of a figure whose credit stood in the caption's own words, and not in a place of its own."""

CAPTION = 330.0
"""Reach of a line beside a picture that can be its caption where nothing but its place and form says so."""

CREDIT = 130.0
"""Reach of what stands behind a caption and can be its credit."""

LABEL = 60.0
"""Reach up to which a caption-named line of a page without a picture may be a label."""

STAMPED = 900.0
"""Reach of a caption that the page marks as one; longer ones are text in a caption's clothes."""

APART = "([<（〈【|/=·©ⓒ–—-"
"""Signs that set a credit apart where nothing else stands between it and the caption."""

_BARRED = lazy(r"\s*[|│ㅣ]\s*(?=\S)")
"""A bar between a caption and its credit, at the beginning of the credit."""

NAME = lazy(r"\(\w+(?:[ .'-]+\w+){0,3}\)")
"""A name alone in brackets, as writers put it into the caption's own words."""


def bind_figures(draft: Draft, rules: Rules) -> Draft:
    """The draft with its figures whole: noise out, captions and credits bound, duplicates and empty alts out."""
    changes: list[Change] = []
    article = draft.article

    last = signed(article.blocks)

    def judge(block: AnyBlock) -> Blocks:
        return (block,) if block is last else _judged(block, rules, article.metadata.authors, changes)

    blocks = said_once(_bound(in_rows(rebuild(article.blocks, judge)), changes), changes)
    if not rules.kept(AGAIN.rule):
        blocks = each_once(blocks, changes)
    often = said_often(block for block in leaves(blocks) if isinstance(block, Figure))

    def weigh(block: AnyBlock) -> Blocks:
        return (weigh_alt(block, article.metadata.title, often, changes),) if isinstance(block, Figure) else (block,)

    return draft.with_blocks(rebuild(blocks, weigh, Figure), *changes)


def _judged(block: AnyBlock, rules: Rules, authors: tuple[str, ...], changes: list[Change]) -> Blocks:
    """A block by itself: noise goes, a caption of a scrape becomes a figure, a figure's words are put in order."""
    if isinstance(block, Paragraph) and scraped(block) and _reads_as_caption(block):
        return (_figure_of(block, changes),)
    if not isinstance(block, Figure):
        return (block,)
    reason = noise(block, rules, authors)
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
    if text.strip() and not bare(text) and figure.origin == "source":
        changes.append(SIGN.rewrote(text.strip(), span=figure.span))
        caption = ()
    else:
        caption = unsigned(caption, POINTER if POINTER.match(text) else LABELLED, SIGN, figure, changes)
    credit = without_breaks(figure.credit)
    if credit:
        caption, credit = with_bracket(caption, credit)
        if _known(plain(caption)):  # markup set apart but a part of the credit
            first, then = (credit, caption) if plain(caption).lstrip().startswith("/") else (caption, credit)
            caption, credit = (), (*first, Text(" "), *then)
        return replace(figure, caption=caption, credit=credit)
    named = _named_by_alt(figure, caption)
    if named is not None:
        own = (PARTED,) if NAME.fullmatch(plain(named.credit)) else ()
        return replace(figure, caption=named.caption, credit=named.credit, marks=(*figure.marks, *own))
    parted = part_credit(caption)
    run_on = bool(parted.credit) and bool(parted.caption) and isinstance(parted.credit[0], Text)
    marks = (*figure.marks, PARTED) if run_on or (parted.credit and not parted.caption) else figure.marks
    credit = unsigned(parted.credit, _BARRED, SIGN, figure, changes) if parted.caption else parted.credit
    return replace(figure, caption=parted.caption, credit=credit, marks=marks)


def _named_by_alt(figure: Figure, caption: Inlines) -> Parted | None:
    """Caption and credit where the alternative text is the caption without what stands behind or before it."""
    alt, text = figure.alt.text.strip(), plain(caption)
    if figure.alt.origin != "author" or len(alt) < 12 or len(text) == len(alt):
        return None
    if text.endswith(alt) and alt[0].isalnum() and _known(before := text[: -len(alt)]):
        return Parted(part(caption, len(before), len(text)), part(caption, 0, len(before)))
    if not text.startswith(alt):
        return None
    rest = text[len(alt) :]
    glued = rest[0].isupper() or rest[0] in APART
    if reach(rest) > CREDIT or not any(c.isalpha() for c in rest):
        return None
    if not _known(rest) and not (glued and len(alt) > len(rest)):
        return None
    return Parted(part(caption, 0, len(alt)), part(caption, len(alt), len(text)))


def _known(text: str) -> bool:
    """Whether a run is a credit by its own words and nothing else."""
    return 0 < reach(text) <= CREDIT and not part_credit((Text(text.strip()),)).caption


def _bound(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Captions and credits that stand as paragraphs beside their picture, drawn into it."""
    out: list[AnyBlock] = []
    last = ""
    for place, block in enumerate(blocks):
        above = out[-1] if out else None
        joined = None
        if isinstance(block, Paragraph):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            joined = _beside(above, block, (out[-2] if len(out) > 1 else None, after), last, changes)
        elif isinstance(above, Paragraph) and role_of(above) == "caption" and isinstance(block, Figure):
            joined = _in_order(replace(block, caption=above.inlines), changes) if _bare(block) else None
        elif isinstance(above, Paragraph) and role_of(above) == "caption" and isinstance(block, Table):
            in_box = not block.caption and one_box(path(above), path(block))
            joined = replace(block, caption=without_breaks(above.inlines)) if in_box else None
        last = path(block) if joined is not None or isinstance(block, Figure) or role_of(block) == "caption" else ""
        if joined is not None:
            out[-1] = joined
        elif block.stamp is None or block.stamp.role != "caption" or _tells_of(above, block):
            out.append(block)
        else:
            out.append(block if _before_picture(blocks, place) else _orphan(block, changes))
    return tuple(out)


def _tells_of(above: AnyBlock | None, block: AnyBlock) -> bool:
    """Whether a caption is of a table, as its units and sources, or of a group of pictures that have their own."""
    if isinstance(above, Table):
        return not _is_figcaption(block)
    return isinstance(above, Figure | Embed) and inside(above, path(block).rpartition(" > ")[0] or "?")


def _before_picture(blocks: Blocks, place: int) -> bool:
    """Whether a caption waits for the picture below it, or for the table in its box."""
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    in_box = isinstance(after, Table) and one_box(path(blocks[place]), path(after))
    return after is not None and (_bare(after) or in_box)


def _beside(
    above: AnyBlock | None, block: Paragraph, others: Neighbours, last: str, changes: list[Change]
) -> AnyBlock | None:
    """What the block above becomes with this paragraph as its caption, credit or attribution; None if it is neither."""
    match above:
        case Quote() if not above.attribution and role_of(block) == "caption" and one_box(path(above), path(block)):
            return replace(above, attribution=without_breaks(block.inlines))
        case Embed() if not above.title and role_of(block) == "caption" and one_box(path(above), path(block)):
            return replace(above, title=plain(without_breaks(block.inlines)))
        case Table() if not above.caption and role_of(block) == "caption" and one_box(path(above), path(block)):
            return replace(above, caption=without_breaks(block.inlines))
        case Figure() if _of_the_group(others[0], above, block):
            return None
        case Figure():
            piece = _piece(above, block, last)
            return piece if piece is not None else _below(above, block, others, changes)
        case _:
            return None


def _piece(figure: Figure, block: Paragraph, last: str) -> Figure | None:
    """The figure with a further piece of a caption that the page's markup cut up."""
    if role_of(block) not in ("caption", "credit") or not figure.caption or not one_box(last, path(block)):
        return None
    more = without_breaks(block.inlines)
    words = bare(plain(more))
    if words and words in bare(plain(figure.caption) + plain(figure.credit)):
        return None
    caption, credit = with_bracket(figure.caption, more)
    if figure.credit or role_of(block) == "credit" or caption != figure.caption or (words and _is_credit(more)):
        gap = (Text(" "),) if figure.credit else ()
        return replace(figure, caption=caption, credit=(*figure.credit, *gap, *credit))
    return replace(figure, caption=(*figure.caption, Text(" "), *more))


def _is_credit(inlines: Inlines) -> bool:
    return not part_credit(inlines).caption


def _bare(block: AnyBlock) -> bool:
    return isinstance(block, Figure) and not block.caption and (block.image is not None or bool(block.alt.text))


def _below(figure: Figure, block: Paragraph, others: Neighbours, changes: list[Change]) -> Figure | None:
    """The figure with the paragraph below it as caption or credit, or without its copy; None if it is neither."""
    text, role = plain(block.inlines), role_of(block)
    said, caption = bare(text), plain(figure.caption)
    if not said or said.isdecimal():  # which of a gallery's pictures it is
        return None
    if says_again(figure, text):
        changes.append(TWICE.removed(block, context=caption[:80]))
        return figure
    if role == "credit" and not figure.credit and reach(text) <= CAPTION:
        return replace(figure, credit=without_breaks(block.inlines))
    if figure.caption and not figure.credit:
        parted = part_credit(block.inlines)
        return replace(figure, credit=parted.credit) if parted.credit and not parted.caption else None
    if not _bare(figure):
        return None
    stamped = reach(text) <= STAMPED and (role == "caption" or _says_alt(figure, text))
    looks = reach(text) <= CAPTION and (
        (POINTER.match(text) or LABELLED.match(text)) is not None
        or ends_in_credit(text)
        or (others[1] is not None and ends_in_reporter(text))
        or slanted_only(block.inlines)
        or by_place(figure, block, others)
    )
    return _in_order(replace(figure, caption=block.inlines), changes) if stamped or looks else None


def _says_alt(figure: Figure, text: str) -> bool:
    """Whether a line says what the alternative text says, and hardly more."""
    alt = bare(figure.alt.text)
    return len(alt) >= 20 and bare(text).startswith(alt) and reach(text) <= reach(figure.alt.text) + CREDIT


def _orphan(block: AnyBlock, changes: list[Change]) -> AnyBlock:
    """A caption that found no picture is a figure without one; on a page only if its element or its words say so."""
    if not isinstance(block, Paragraph):
        return block
    text = plain(block.inlines)
    if reach(text) > STAMPED or not bare(text):
        return block
    named = scraped(block) or block.origin != "source" or "fig" in path(block) or _is_figcaption(block)
    if not named and not ends_in_credit(text) and not (reach(text) > LABEL and ends_sentence(text)):
        return block  # a label of the page whose class speaks of captions
    figure = _figure_of(block, changes)
    return figure if figure.caption or scraped(block) else block


def _of_the_group(one: AnyBlock | None, other: Figure, block: Paragraph) -> bool:
    """Whether a figcaption stands in one box with two pictures that have a figure each: it tells of both."""
    box = path(block).rpartition(" > ")[0] if _is_figcaption(block) and isinstance(one, Figure) else ""
    return bool(box) and all(inside(f, box) and " > figure" in path(f)[len(box) :] for f in (one, other) if f)


def _is_figcaption(block: AnyBlock) -> bool:
    return block.stamp is not None and block.stamp.tag == "figcaption"
