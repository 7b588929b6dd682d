"""Boxes of a page amid its article: a label and the button below it are one thing, and go together."""

from __future__ import annotations

from collections import defaultdict

from reformat.document.nodes import Figure, Heading, Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.lone-box"
VERDICT = Verdict(
    RULE, "It stands in a box beside the text with a button or a plea of the page, and tells nothing", 0.75
)

HEAD = Verdict(RULE, "The heading of a box of which nothing else is the article's", 0.75)

LONGEST = 60
"""Characters of each line of such a box at most."""

LINKED = 0.9
"""Share of links in a line from which it is a button."""

MOST = 6
"""Lines of such a box at most."""

_ENTRY = lazy(r"[:：“”]|\d[\d,]*\s?(?:원|명|톤|km|kg)")
"""What lines of a box have that tells something."""


def drop_boxes(page: Page, rules: Rules) -> Page:
    """The page without the other lines of boxes in which a button or a plea stands."""
    if rules.kept(RULE) or not any(map(_may_go, page)):
        return page
    rows = {sight.box for sight in page if sight.body and sight.stays}
    around = {sight.box for sight in page} - rows
    boxes: dict[str, list[int]] = defaultdict(list)
    for at, sight in enumerate(page) if rows else ():
        box = sight.path if sight.path in around else sight.box  # a link right in a box has the path of the box
        if box and box not in rows and not isinstance(sight.block, Figure):
            boxes[box].append(at)
    gone = {at for box in boxes.values() if _of_the_page([page[at] for at in box]) for at in box}
    return tuple(sight.judged(VERDICT) if at in gone else sight for at, sight in enumerate(page))


def _may_go(sight: Sight) -> bool:
    """Whether this is a line in Korean that nothing has condemned yet."""
    text = sight.words.full
    return sight.verdict is None and not text.isascii() and HANGUL_WORD.search(text) is not None


def _of_the_page(box: list[Sight]) -> bool:
    """Whether a box holds a button or a plea, and beside it short Korean lines that tell nothing."""
    if not 1 < len(box) <= MOST or not all(isinstance(sight.block, Paragraph | Heading) for sight in box):
        return False
    stay = [sight for sight in box if sight.stays]
    return bool(stay) and any(map(_presses, box)) and all(map(_says_nothing, stay))


def drop_heads(page: Page, rules: Rules) -> Page:
    """The page without Korean headings of boxes of which nothing else is left."""
    if rules.kept(RULE) or not any(map(_may_go, page)):
        return page
    rows = {sight.box for sight in page if sight.body and sight.stays}
    left = {sight.box for sight in page if sight.stays and not isinstance(sight.block, Heading)}
    emptied = {sight.box for sight in page if not sight.stays} - rows - left - {""}

    def heads(sight: Sight) -> bool:
        return sight.box in emptied and isinstance(sight.block, Heading) and bool(HANGUL_WORD.search(sight.words.full))

    return tuple(sight.judged(HEAD) if heads(sight) else sight for sight in page)


def _presses(sight: Sight) -> bool:
    """Whether a line is all link, or a rule has taken it for something of the page that moves nowhere."""
    if sight.verdict is None:
        return sight.stamp.link_density >= LINKED and not sight.sentence
    return not sight.verdict.to and sight.verdict.rule.startswith(("ko.", "clean.address"))


def _says_nothing(sight: Sight) -> bool:
    text = sight.words.full
    if (
        sight.role
        or sight.stamp.role == "deck"
        or sight.sentence
        or len(text) > LONGEST
        or HANGUL_WORD.search(text) is None
    ):
        return False
    return _ENTRY.search(text) is None
