"""What stands in one element of the page with a label that speaks of all of it, such as a machine's summary."""

from __future__ import annotations

from reformat.rules import Rules
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.box"
VERDICT = Verdict(RULE, "It stands in one box of the page with a label that speaks of all that is in it", 0.85)

SHARE = 0.3
"""Share of the running text that such a box holds at most: a larger one is the article's own."""


def take_boxes(page: Page, rules: Rules) -> Page:
    """The page with the other blocks of such boxes condemned."""
    labels = [sight for sight in page if sight.takes == "box"]
    if not labels or rules.kept(RULE):
        return page
    most = SHARE * sum(sight.size for sight in page if sight.body)
    boxes = tuple(box for label in labels if (box := _box(page, label, most)))
    return tuple(sight.judged(VERDICT) if sight.path.startswith(boxes) else sight for sight in page)


def _box(page: Page, label: Sight, most: float) -> str:
    """The smallest element around a label that holds more, if that is not the article's text; nothing otherwise."""
    path = label.path
    while path:
        inside = f"{path} > "
        if sum(sight.size for sight in page if sight.body and sight.path.startswith(inside)) > most:
            break
        if any(sight.path.startswith(inside) for sight in page if sight is not label):
            return inside
        path = path.rpartition(" > ")[0]
    return ""
