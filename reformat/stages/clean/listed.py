"""Headlines of other articles that a scrape lists under a label: they go with it, however the lines are parted."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.islands import RULE as ISLAND
from reformat.stages.clean.neighbours import LABEL, RUN, RUN_BECAUSE, headline, heads_items, may_head
from reformat.stages.clean.pressed import is_button
from reformat.stages.clean.sight import DATED, WIDE, Page, Sight, Verdict

CLOSE = 0.9
"""How sure a list is that stands close under its label, with empty lines before and after both."""
ALONE = 0.6
"""The same where no empty lines speak for it."""

LONG = 90
"""Weight of a Korean headline at most."""
_COUNTED = lazy(r"[①-⑳]|\d{1,2}(?:[.)]|\s?[위회편부화])?\s")
"""With what the entries of a list begin that counts on."""


def take_lists(page: Page, rules: Rules) -> Page:
    """A scrape with the lines that stand under a label for other articles condemned with it.

    Taken are those close under it with empty lines around, one alone under a bare label, several under one, and all
    where no sentence comes any more. The last of several stays where it may head what comes next.
    """
    if rules.kept(RUN) or all(sight.takes != "run" for sight in page):
        return page
    out, usual = list(page), _usual(page)
    spoken = max((i for i, s in enumerate(page) if s.stays and s.sentence), default=-1)
    for i in [i for i, sight in enumerate(page) if sight.takes == "run"]:
        end, close = _end(page, i, usual)
        bare, below = page[i].size <= LABEL, -1 < spoken < i
        several = not close and bare and end > i + 2
        listed = several and (_count(page[i + 1]) or page[end - 1].stamp.role.startswith("marker"))
        if several and not (below or listed) and may_head(page, end - 1):
            end -= 1
        if close or (end > i + 1 and bare) or below:
            gone = Verdict(RUN, RUN_BECAUSE, CLOSE if close else ALONE)
            out[i + 1 : end] = [sight.judged(gone) for sight in out[i + 1 : end]]
    return tuple(out)


def under_labels(page: Page) -> set[int]:
    """Places of the lines that stand in a row under a Korean label for others; below a reporter's stand decks."""
    labels = [i for i, sight in enumerate(page) if sight.takes == "run" and WIDE.search(sight.words.full)]
    usual = _usual(page) if labels else 0
    return {at for i in labels if "기자" not in page[i].words.full for at in range(i + 1, _end(page, i, usual)[0])}


def _usual(page: Page) -> int:
    """How many empty lines stand before most lines."""
    return sorted(s.stamp.blank_before for s in page)[len(page) // 2]


def _end(page: Page, label: int, usual: int) -> tuple[int, bool]:
    """Where the headlines under a label end, and whether more empty lines stand there than `usual`, in the West any."""
    wide = WIDE.search(page[label].words.full) is not None
    usual = usual if wide else 0
    for at in range(label + 1, len(page)):
        if page[at].stamp.blank_before > usual:
            return at, True
        if not (_follows(page, label, at) if wide else headline(page[at])) or (
            at > label + 1 and heads_items(page, at)
        ):
            return at, False
    return len(page), False


def _follows(page: Page, label: int, at: int) -> bool:
    """Whether a line may be one of the headlines under a label: another label begins a list, a byline an article."""
    line, first = page[at], page[label + 1]
    if not headline(line) or line.size > LONG or line.takes or line.to in DATED:
        return False
    if not line.stays and not line.rule.startswith("clean.") and not line.rule.endswith(".counts"):
        return False  # a button or another label of the page: the list is over
    if (first.rule == ISLAND) != (line.rule == ISLAND):
        return False
    if _count(line) != _count(first) or (at > label + 1 and is_button(page[at - 1].words.full)):
        return False
    return not line.stamp.role.startswith("marker") or line.stamp.role == first.stamp.role


def _count(sight: Sight) -> str:
    """How a line counts on: what stands behind its number; empty where it does not."""
    found = _COUNTED.match(sight.words.full)
    return found[0].lstrip("0123456789①②③④⑤⑥⑦⑧⑨⑩").strip() or " " if found is not None else ""
