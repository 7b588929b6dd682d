"""Where a scrape's article ends by the line that signs it: nobody signs in the middle of one."""

from __future__ import annotations

from reformat.document.nodes import Heading
from reformat.stages.clean.counted import TYPED
from reformat.stages.clean.sight import Page, Sight

LEAST = 0.2
"""Likelihood from which lines are kept above the line that reserves the rights."""


def to_signature(page: Page, stays: list[bool], chances: list[float]) -> list[bool]:
    """What stays, with the lines between it and the line that signs it: nobody signs in the middle of an article."""
    last = max((i for i, stay in enumerate(stays) if stay), default=len(page))
    names = {s.verdict.value for s in page[:last] if s.verdict is not None and s.to == "authors"}
    start = min(stays.index(True), last) if True in stays else last
    between = {s.rule for s in page[start:last] if not s.stays and not s.to and not s.takes}
    below = (i for i in range(last + 1, len(page)) if page[i].rule not in between)
    end = next((i for i in below if not page[i].stays or page[i].words.full in names), len(page))
    run = [i for i in range(last + 1, end) if page[i].stays]
    if end == len(page) or not run:
        return stays
    field = "authors" if page[end].stays else page[end].to
    signs = {page[i].stamp.role for i, stay in enumerate(stays) if stay} - {""}
    if field == "authors" and all(page[i].stamp.role in signs for i in run):  # more entries of the same list
        return [stay or i in run for i, stay in enumerate(stays)]
    if not any(page[i].body for i in range(last + 1)):
        return stays
    spoken = sum(page[i].sentence or _tells(page[i]) for i in run)
    signed = field == "authors" and 2 * spoken >= len(run)
    owned = field == "rights" and all(page[i].sentence for i in run) and all(chances[i] >= LEAST for i in run)
    return [stay or (i in run and (signed or owned)) for i, stay in enumerate(stays)]


def _tells(sight: Sight) -> bool:
    """Whether a line is an item, or the head of such."""
    return TYPED.match(sight.words.full) is not None or set_off(sight)


def set_off(sight: Sight) -> bool:
    """Whether a sign stands before the line, as before a heading, or the source says that it is one."""
    if isinstance(sight.block, Heading):
        return True
    bracketed = f"{sight.words.full[:1]}{sight.words.full[-1:]}" in ("[]", "【】", "<>", "〈〉")
    return (bracketed or sight.stamp.role.startswith("marker")) and not sight.sentence
