"""Small things of the page amid a Korean article: polls, players, shops and gates, whatever they are named.

No list of their labels is whole, but all of them are short lines in a row between two paragraphs, and hold what is
pressed: a button, or a line that rules know. What stands in one row with it and down to it is of one thing. A first
line alone above buttons may head the text below, and a list of advice ends as buttons do.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from reformat.document.nodes import Heading, List, Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.rules import Rules, RuleSet
from reformat.rules.match import Words
from reformat.stages.clean.pressed import ADDRESSED, OF_PAGES, are_tips, is_button, is_mere, is_text, lines_of
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.island"
VERDICT = Verdict(RULE, "A short line in a row with a button of the page, between two paragraphs", 0.7)

LONGEST = 48
"""Characters of each line of such a row at most."""
MOST = 8
"""Lines of it at most that neither are pressed, nor are figures, nor speak of a page."""
TOLD = 12
"""Characters from which a line that ends in the plain form tells something, without a stop too."""
SIGNS = 2
"""Lines of it at least that do."""

END = 12
"""Characters of a sentence that tell its language."""

_OTHERS = (".photo-viewer", ".enlarge", ".quotes-of-shares")
"""How rules on a picture's own buttons are named, and on prices: over these stand a caption, and names of companies."""

_PLAIN = lazy(r"(?<![니시])다$")
_OWN = lazy(r"[:：=]\s*\S{6}|^[■□◆◇●○▲△▶▷※①-⑳\-–·•*]|^\d{1,2}[.)]\s|[“”]|^[\[(].*[\])]$|기자$")
"""What an article's own short lines have: facts, points, quotations, speakers."""


def drop_islands(page: Page, rules: Rules, found: RuleSet) -> Page:
    """The page without such rows; `found`: rules of which those on the ends of articles are asked here too."""
    first = next((sight for sight in page if sight.body), None)
    if rules.kept(RULE) or first is None or HANGUL_WORD.search(first.words.full) is None:
        return page
    bodies = [at for at, sight in enumerate(page) if sight.stays and is_text(sight)]
    gaps = [range(above + 1, below) for above, below in pairwise(bodies) if below - above > 1]
    gaps = [gap for gap in gaps if HANGUL_WORD.search(page[gap.start - 1].words.full[-END:])]
    if not gaps:
        return page
    rows = {one for at in bodies for one in (page[at].box, page[at].path)}
    boxes = {page[at].box for gap in gaps for at in gap} - rows

    def place(at: int) -> tuple[bool, str]:
        """Whether a block is short, and the box beside the text that it stands in; empty where it is in the text."""
        sight = page[at]
        box = sight.path if sight.path in boxes else sight.box  # a label right in a box has the path of the box
        return _is_short(sight), box if box in boxes else ""

    gone: set[int] = set()
    for gap in gaps:
        for (short, box), run in groupby(gap, place):
            gone |= _with_buttons(page, list(run), 1 if box else SIGNS, found) if short else set()
    return tuple(sight.judged(VERDICT) if at in gone else sight for at, sight in enumerate(page)) if gone else page


def _with_buttons(page: Page, row: list[int], least: int, found: RuleSet) -> set[int]:
    """Places of a row's blocks down to its last button or figure; none where nothing or too little in it is pressed."""
    lines = {at: lines_of(page[at]) for at in row}
    if sum(map(len, lines.values())) <= 1 or not any(page[at].stays for at in row):
        return set()
    pressed = {at: sum(1 for text in lines[at] if _is_pressed(page[at], text, found)) for at in row}
    asked = {at for at in row[1:-1] if len(row) > 2 and page[at].words.full.endswith("?")}
    signs = {at: len(lines[at]) if pressed[at] else sum(map(_is_sign, lines[at])) + (at in asked) for at in row}
    if not any(pressed.values()) or sum(signs.values()) < least:
        return set()
    ends = [at for at in row if pressed[at] or any(map(is_mere, lines[at]))]
    row = row[: row.index(ends[-1]) + 1] if least > 1 else row
    free = [at for at in row if not signs[at]]
    if len(free) > MOST or are_tips([text for at in row if page[at].stays for text in lines[at]]):
        return set()
    priced = len(row) > 1 and all(map(is_mere, lines[row[1]]))
    if least > 1 and ((free == row[:1] and not priced) or any(isinstance(page[at].block, Heading) for at in free)):
        free = []
    return {*free, *(at for at in row if signs[at])}


def _is_short(sight: Sight) -> bool:
    """Whether a block says too little to be text, and is nothing that an article has of its own."""
    if not isinstance(sight.block, Paragraph | Heading | List) or sight.role or sight.stamp.role.startswith("marker"):
        return False
    if not sight.stays:
        return not sight.to and not sight.body
    if sight.stamp.role in ("caption", "credit", "deck") or sight.size == 0:
        return False
    return all(map(_says_little, lines_of(sight)))


def _says_little(text: str) -> bool:
    if len(text) > LONGEST or _OWN.search(text) or (len(text) > TOLD and _PLAIN.search(text)):
        return False
    return not text.endswith((".", "!")) or ADDRESSED.search(text) is not None


def _is_sign(text: str) -> bool:
    """Whether a line is a figure or an answer, or speaks of a thing of pages."""
    return is_mere(text) or OF_PAGES.search(text) is not None or ADDRESSED.search(text) is not None


def _is_pressed(sight: Sight, text: str, found: RuleSet) -> bool:
    """Whether a line is a button, or a rule knows it for something of the page, be it at an article's end."""
    if not sight.stays:
        return not sight.rule.startswith("clean.") and not sight.rule.endswith(_OTHERS)
    if is_button(text):
        return True
    words = Words.of(text)
    known = None if found.move.find(words, (), "edge") else found.remove.find(words, (), "edge")
    return known is not None and not known.id.endswith(_OTHERS)
