"""Blocks that no rule condemns and that are yet not of the article: all that is measured of them is weighed together.

The weights were learned on pages with reviewed text (bench/fit_blocks.py), those of blocks with links also on such
pages with debris of others among their paragraphs. They are asked of the blocks of whole pages alone, and never of
captions, credits, decks, tables, quotations, or a sentence in the body's own box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from pathlib import Path

from reformat.document.draft import Draft
from reformat.document.nodes import Code, Figure, Heading, List, Metadata, Paragraph, Quote, Table
from reformat.document.note_marks import note_targets, tokens
from reformat.document.walk import leaves
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.measures import ALIKE, CUE, NAMED, box_measures, measures
from reformat.stages.clean.sight import Page, Sight, Verdict
from reformat.stages.trees import likelihoods

RULE = "clean.unlike-the-article"
FILE, LINKED_FILE = Path(__file__).with_name("blocks.json"), Path(__file__).with_name("linked.json")

SURE, HEADS, SURER, SUREST = 0.65, 0.75, 0.85, 0.9
"""Likelihood from which a block goes; from which a heading over text does, one of a row of its like, a sentence."""

NEVER = 2.0
"""What no likelihood reaches."""

UNLINKED = 0.1
"""Share of its characters in links under which a short sentence is taken for one of text too."""

LINKED = 0.3
"""Share from which a block is one of links: trees are asked too that saw such blocks of other pages among the text."""

ROW = 3
"""Blocks of one make that are a row."""

BOX = 3
"""Names around a block by which it stands in a box of the body's make."""

_WRITTEN = lazy(
    r"^(?:kg-(?:callout|toggle|header|product)|wp-block-(?:details|pullquote|verse|media-text|columns?)(?:$|_)|admonition|markdown-alert"
    r"|csl-entry|line-block)"
)
"""Names of boxes that writers' tools make of a writer's own words: Ghost, WordPress, docutils, GitHub, Pandoc."""

_TITLED = lazy(r"(?:section|sub|mid|inter|cross)[_-]?(?:title|tit|head(?:ing|line)?)(?:$|[_-])")
"""Names of what heads a part of an article."""
AROUND = 5
"""Names of a line and of the boxes close around it, one of which may say so."""

_ROLES = frozenset(["caption", "credit", "deck", "opener"])
_NAMED = (
    "an author's line or box", "a date, a reading time or other data of the page", "a lead to another article",
    "a plea to subscribe, register or give", "a row for sharing or following", "a list of tags or topics",
    "a box beside the text", "words about a picture, a player or an embed", "a button, a price or a notice of a shop",
    "a quotation set apart", "a note or the page's foot", "a headline of something else", "",
    "what is shown at times only", "an advertisement",
)  # fmt: skip
_SAID = (
    "a lead to another article", "a plea to subscribe or register", "a plea to follow", "words about a picture",
    "an advertisement", "a line about the author", "an invitation to write in", "a notice of rights or terms",
    "a call for comments", "a plea for donations", "words about a player or an embed", "a date or a reading time", "",
)  # fmt: skip
_LOUD_NAMES, _LOUD_WORDS = (0, 2, 3, 4, 14), (0, 1, 2, 4, 5, 9)
"""Of those the ones that short sentences of an article seldom have."""


CAPTIONED, CAPTION = 3, 16
"""Blocks at most of a box that a picture and its words fill, and weight of such words at least."""


def asks(draft: Draft, rules: Rules) -> bool:
    """Whether the weights are to be asked: of a whole page, once, and unless the user has it otherwise.

    A whole page has parts outside the article; a body that somebody hands over alone is taken as it is.
    """
    outside = any(change.stage == "locate" and change.action != "move" for change in draft.ledger)
    return outside and not rules.kept(RULE) and not any(change.rule == RULE for change in draft.ledger)


def weigh(page: Page, draft: Draft) -> Page:
    """The page with the verdicts of the weights."""
    if not any(sight.body for sight in page):
        return page
    chosen, rows = put(page, draft.article.metadata)
    likely = zip(chosen, rows, _likely(page, chosen, rows), strict=True)
    doubtful = [(i, row, sure) for i, row, sure in likely if sure >= SURE]  # no block needs less
    heads = _heading(page) if doubtful else set()
    gone = [(i, row, sure) for i, row, sure in doubtful if sure >= _needed(page, i, row, heads)]
    notes = note_targets(tuple(sight.block for sight in page if sight.stays)) if gone else {}
    boxes = {sight.stamp.classes[:BOX] for sight in page if sight.body} - {()} if gone else set()
    out = list(page)
    for i, row, sure in gone:
        if not (notes and _is_note(page[i], notes)) and not _headed(out, i, boxes):
            out[i] = page[i].judged(Verdict(RULE, because(row), round(sure, 2)))
    return tuple(out)


def _likely(page: Page, chosen: list[int], rows: list[list[float]]) -> list[float]:
    """How likely each block is alien; of one with links the trees are asked too that saw those of other pages."""
    out = likelihoods(rows, FILE)
    linked = [k for k, i in enumerate(chosen) if _linked(page, i) and out[k] < SUREST]
    more = likelihoods([rows[k] for k in linked], LINKED_FILE)
    for k, sure in zip(linked, more, strict=True):
        out[k] = max(out[k], sure) if sure >= HEADS else out[k]
    return out


def _linked(page: Page, at: int) -> bool:
    """Whether a block is of links, says no sentence, and heads nothing."""
    if page[at].stamp.link_density < LINKED or page[at].sentence:
        return False
    return not _heads(page, at) and not (at + 1 < len(page) and _shows(page[at + 1]))


def put(page: Page, known: Metadata) -> tuple[list[int], list[list[float]]]:
    """Which blocks are put to the weights, and what is measured of each."""
    boxes = box_measures(page)
    chosen = [i for i, sight in enumerate(page) if _may_go(sight) and not _of_the_body(sight, boxes[i])]
    return chosen, measures(page, known, boxes, chosen)


def _may_go(sight: Sight) -> bool:
    """Whether a block is of a kind that the weights may speak of."""
    block, stamp = sight.block, sight.stamp
    if (
        not sight.stays
        or sight.role
        or (stamp.rule and sight.words.bare)
        or stamp.role in _ROLES
        or block.origin != "source"
        or sight.size == 0
        or getattr(block, "verse", False)
        or any(map(_WRITTEN.search, stamp.classes[:AROUND]))
    ):
        return False
    if isinstance(block, List):
        return stamp.link_density > 0.3 or sight.size < 300
    return isinstance(block, (Paragraph, Heading))


def _is_note(sight: Sight, notes: Container[str]) -> bool:
    """Whether a mark in the text leads to the block or into it."""
    return any(token in notes for leaf in leaves((sight.block,)) for token in tokens(leaf))


def _headed(page: list[Sight], at: int, boxes: set[tuple[str, ...]]) -> bool:
    """Whether a list without links is what a heading heads, amid the article or in a box of its make."""
    above, stamp = page[at - 1] if at else None, page[at].stamp
    if above is None or not isinstance(above.block, Heading) or not isinstance(page[at].block, List):
        return False
    if not above.stays or stamp.link_density >= UNLINKED:
        return False
    return above.where == "any" or stamp.classes[:BOX] in boxes


def _of_the_body(sight: Sight, box: list[float]) -> bool:
    """Whether a block without links in the body's box, or of its make, is running text or a heading between two."""
    if sight.stamp.link_density >= UNLINKED or max(box[:3]) <= 0.3:
        return False
    return sight.body or (isinstance(sight.block, Heading) and sight.where == "any")


def _needed(page: Page, at: int, row: list[float], heads: set[tuple[str, ...]]) -> float:
    """How likely a block must be of something else to go; `heads`: the makes of the article's heads."""
    sight = page[at]
    if sight.body or (sight.sentence and sight.stamp.link_density < UNLINKED and not _pleads(row)):
        return SUREST
    if _announced(page, at) or _lists(sight):
        return SUREST
    if _labels(page, at) or _below_picture(page, at):
        return NEVER
    if _heads(page, at):
        return HEADS
    rowed = row[ALIKE] >= ROW and sight.stamp.link_density < LINKED
    return SURER if rowed and (sight.where == "any" or sight.make in heads) else SURE


def _heading(page: Page) -> set[tuple[str, ...]]:
    """The makes of lines that stand over others in the article's middle, and of no running text."""
    often = Counter(sight.make for sight in page if sight.where == "any" and sight.stays and not sight.body)
    return {make for make, count in often.items() if count >= ROW - 1} - {sight.make for sight in page if sight.body}


def _heads(page: Page, at: int) -> bool:
    """Whether it is a heading, or a bold line, right over what it heads, with text of the article before it."""
    below = page[at + 1] if at + 1 < len(page) else None
    sight = page[at]
    titled = sight.stamp.link_density < UNLINKED and any(map(_TITLED.search, sight.stamp.classes[:AROUND]))
    said = below is not None and below.sentence and below.stamp.link_density < UNLINKED
    over = below is not None and below.stays and (said or _shows(below) or (titled and _lists(below)))
    bold = sight.stamp.role == "bold-line" and sight.stamp.link_density < UNLINKED
    return over and sight.where == "any" and (bold or titled or isinstance(sight.block, Heading))


def _announced(page: Page, at: int) -> bool:
    """Whether it is a list, and a heading or a line that ends with a colon stands right above and stays."""
    above = page[at - 1] if at else None
    if above is None or not above.stays or not isinstance(page[at].block, List):
        return False
    return isinstance(above.block, Heading) or above.words.full.endswith((":", "："))


def _shows(sight: Sight) -> bool:
    """Whether a block is a table of words, a listing or a quotation: what stands above it heads it."""
    return isinstance(sight.block, Code | Quote | Table) and sight.stamp.link_density < UNLINKED


def _lists(sight: Sight) -> bool:
    """Whether a block is a list of words amid the article."""
    return isinstance(sight.block, List) and sight.where == "any" and sight.stamp.link_density < UNLINKED


def _labels(page: Page, at: int) -> bool:
    """Whether a line without links opens the box that a list of words fills: the list's own title."""
    above, below = page[at - 1] if at else None, page[at + 1] if at + 1 < len(page) else None
    if above is None or below is None or not _lists(below) or page[at].stamp.link_density:
        return False
    return bool(box := _box(page[at])) and _box(above) != box == _box(below)


def _below_picture(page: Page, at: int) -> bool:
    """Whether a Korean line without links stands with a picture that stays in a box of theirs alone: its words.

    Elsewhere such lines are as often what a page writes onto a picture: that it plays, who took it, what it won.
    """
    if page[at].size < CAPTION or HANGUL_WORD.search(page[at].words.full) is None:
        return False
    above = page[at - 1] if at else None
    if above is None or not (above.stays and isinstance(above.block, Figure)) or page[at].stamp.link_density:
        return False
    box = _box(page[at])
    near = page[max(0, at - CAPTIONED) : at + CAPTIONED + 1]  # the blocks of a box follow each other
    alone = [one for one in near if _box(one) == box or one.path.startswith(box + " > ")]
    return bool(box) and len(alone) <= CAPTIONED and above in alone


def _box(sight: Sight) -> str:
    """The path of the element that a block stands straight in."""
    return sight.block.span.path.rpartition(" > ")[0] if sight.block.span is not None else ""


def _pleads(row: list[float]) -> bool:
    """Whether names or words speak of an author, a lead, a plea, a share row or an advertisement."""
    return any(row[NAMED + i] >= 0.5 for i in _LOUD_NAMES) or any(row[CUE + i] for i in _LOUD_WORDS)


def because(row: list[float]) -> str:
    """The reason in words: what the block's names or its words speak of, and that it is unlike the body."""
    named, said = row[NAMED : NAMED + len(_NAMED)], row[CUE : CUE + len(_SAID)]
    near = max((i for i, word in enumerate(_NAMED) if word), key=lambda i: named[i])
    told = max((i for i, word in enumerate(_SAID) if word), key=lambda i: said[i])
    what = _NAMED[near] if named[near] >= 0.5 else _SAID[told] if said[told] else ""
    return f"Unlike the article in make, place and words; it looks like {what}" if what else _PLAIN


_PLAIN = "Unlike the article in make, place and words: something of the page that stands among its text"
