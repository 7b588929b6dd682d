"""Rows of a Korean scrape between two paragraphs that say nothing the article says, and speak as pages do.

No label of theirs has to be known: an article's own short lines, such as headings, facts and cells of tables, take up
its words or stand alone; a page's ask, name what is pressed, or speak of pages. One sign is enough for a row, since
none of its lines is of the article; a line alone needs two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from reformat.document.nodes import Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.counted import ANNOUNCING
from reformat.stages.clean.frame import PLAIN
from reformat.stages.clean.pressed import ASKED, ENDING, OF_PAGES, is_text
from reformat.stages.clean.sight import Page, Sight, Verdict
from reformat.stages.clean.terms import terms_of, vocabulary

RULE = "clean.unsaid"
VERDICT = Verdict(
    RULE, "In a row of short lines between two paragraphs that speaks as pages do, and not of the article", 0.6
)

LONGEST, MOST = 48, 7
"""Characters of each line of such a row at most, and its lines."""
LEAST = 3
"""Paragraphs of an article at least in which such rows are looked for."""
SHARE = 0.8
"""Rows to each paragraph at most: an article of more short lines is made of them."""
_HEADS = lazy(r"^[^\w\s\"'“‘(\[<]")
"""A sign before a line: what several lines bear heads the article's parts."""
_SIGN = lazy(r"^[^\w\s\"'“‘(\[<~\-–—.…*#%$₩€£]\s?\S")
"""A picture or an arrow before a line."""
_OWN = lazy(
    r"[:：=]\s*\S|^[■□◆◇●○▲△▶▷※①-⑳\-–·•*]|^\d{1,2}[.)]\s|[“”]|^[\[(].*[\])]$|기자$|[가-힣]다$|\d\s?(?:g|kg|ml|컵|큰술|작은술|개|명|%|인분)\)?$"
)
"""What an article's own short lines have: facts, points, quotations, speakers, amounts."""


def drop_unsaid(page: Page, rules: Rules) -> Page:
    """The page without such rows, down to the last line that has a sign of pages or is known for one of theirs."""
    texts = [at for at, sight in enumerate(page) if sight.stays and is_text(sight)]
    if rules.kept(RULE) or len(texts) < LEAST or HANGUL_WORD.search(page[texts[0]].words.full) is None:
        return page
    soft = sum(PLAIN.search(page[at].words.full) is None for at in texts)
    if 2 * soft > len(texts):  # what speaks softly itself asks, and heads its parts as pages do
        return page
    said = vocabulary([terms_of(page[at].words.full) for at in texts], [True] * len(texts))
    between = range(texts[0] + 1, texts[-1])
    often = Counter(sight.words.full[:1] for sight in page if sight.stays and _HEADS.match(sight.words.full))
    own = {sign for sign, count in often.items() if count > 1}
    rows = [list(run) for short, run in groupby(between, lambda at: _is_short(page[at], own)) if short]
    rows = [row for row in rows if any(page[at].stays for at in row)]
    if len(rows) > SHARE * len(texts):
        return page
    gone = {at for row in rows for at in _of_page(page, row, said)}
    return tuple(sight.judged(VERDICT) if at in gone else sight for at, sight in enumerate(page))


def _of_page(page: Page, row: list[int], said: Mapping[str, int]) -> list[int]:
    """The places of a row that go."""
    if len(row) > MOST or ANNOUNCING.search(page[row[0] - 1].words.full):
        return []
    free = [at for at in row if page[at].stays]
    strong = {at: _strong(page[at].words.full) if page[at].stays else _known(page[at]) for at in row}
    weak = {at: OF_PAGES.search(page[at].words.full) is not None for at in free}
    ends = [at for at in row if strong[at] or weak.get(at)]
    row = row if ends and ends[-1] == row[-1] else row[:-1] if ends else []  # the last line may head the text below
    free = [at for at in row if page[at].stays]
    if not free or any(said.get(term, 0) for at in free for term in terms_of(page[at].words.full)):
        return []
    if any(_OWN.search(page[at].words.full) for at in free):
        return []
    told, known = sum(strong[at] for at in free), any(strong[at] for at in row if at not in free)
    pages = sum(weak[at] for at in free)
    if len(free) == 1:
        return free if told and (pages or known or told > 1) else []
    return free if told or pages > 1 else []


def _is_short(sight: Sight, own: set[str]) -> bool:
    """Whether a line says no sentence, or is none of the article; `own`: signs that several lines bear."""
    if not sight.stays:
        return not sight.body
    if is_text(sight) or sight.words.full[:1] in own:
        return False
    plain = isinstance(sight.block, Paragraph) and not sight.role and sight.stamp.role == "" and sight.size > 0
    return plain and len(sight.words.full) <= LONGEST and (not sight.sentence or sight.words.full.endswith("?"))


def _known(sight: Sight) -> int:
    """Whether a rule has condemned a line."""
    return not sight.rule.startswith("clean.") and not sight.to


def _strong(text: str) -> int:
    """How many signs of what is pressed or asked a line has."""
    return sum(bool(one) for one in (ENDING.search(text), ASKED.search(text), _SIGN.search(text)))
