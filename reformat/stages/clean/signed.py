"""Where a scrape's article ends by the line that signs it: nobody signs in the middle of one."""

from __future__ import annotations

from itertools import takewhile

from reformat.document.nodes import Heading
from reformat.patterns import lazy
from reformat.stages.clean.counted import TYPED
from reformat.stages.clean.sight import Page, Sight
from reformat.stages.clean.sign_off import is_signed

LEAST = 0.2
"""Likelihood from which lines are kept above the line that reserves the rights."""

HEADED = 2
"""Lines of an article's last part at most: its head and its paragraph."""

CALLED = lazy(r"[가-힣]다\. \(?0\d[\d)-]{6,14}$")
"""One with a number to call behind it, as of a funeral."""


def to_signature(page: Page, stays: list[bool], chances: list[float]) -> list[bool]:
    """What stays, with the lines between it and the line that signs it: nobody signs in the middle of an article."""
    last = max((i for i, stay in enumerate(stays) if stay), default=len(page))
    if (close := _signed_off(page[last + 1 :])) and page[last].sentence:
        stays = [stay or last < i <= last + close for i, stay in enumerate(stays)]
        last += close
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


def _signed_off(below: Page) -> int:
    """How many lines right below what stays lead to a paragraph with its writer's sign: at most a head and it."""
    free = list(takewhile(lambda line: line.stays, below[:HEADED]))
    return next((at for at, line in enumerate(free, 1) if line.body and is_signed(line.words.full)), 0)


def _tells(sight: Sight) -> bool:
    """Whether a line is an item, the head of such, or a sentence with a number to call behind it."""
    text = sight.words.full
    return CALLED.search(text) is not None or TYPED.match(text) is not None or set_off(sight)


def set_off(sight: Sight) -> bool:
    """Whether a sign stands before the line, as before a heading, or the source says that it is one."""
    if isinstance(sight.block, Heading):
        return True
    bracketed = f"{sight.words.full[:1]}{sight.words.full[-1:]}" in ("[]", "【】", "<>", "〈〉")
    return (bracketed or sight.stamp.role.startswith("marker")) and not sight.sentence
