"""Which blocks stand in one box of the page, by the CSS paths of the elements that they come from."""

from __future__ import annotations

from reformat.document.nodes import AnyBlock

DEEPEST, LEVELS = 12, 3
"""Steps of a path at most, and how many levels a block stands in its box where paths begin in the middle."""


def path(block: AnyBlock) -> str:
    """The path of a block's element; empty for one of a scrape."""
    return block.span.path if block.span is not None else ""


def one_box(one: str, other: str) -> bool:
    """Whether two paths lead into one figure element or one caption, and not the second out of a figure in it."""
    if not one or not other:
        return False
    if other == one or other.startswith(f"{one} > ") or one.startswith(f"{other} > "):
        return True
    ours, theirs = one.split(" > "), other.split(" > ")
    shared = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
    if any(step.startswith("figure") for step in ours[shared:]):
        return False  # a figure of its own in a group
    return any(step.startswith(("figure", "figcaption")) for step in ours[:shared])


def inside(block: AnyBlock | None, box: str) -> bool:
    """Whether a block stands in the element of this path."""
    return block is not None and (path(block) == box or path(block).startswith(f"{box} > "))


def deep_inside(block: AnyBlock, box: str) -> bool:
    """The same for deep paths too, which begin in the middle, each as many levels up as all others."""
    steps, around = path(block).split(" > "), box.split(" > ")
    if len(steps) < DEEPEST:
        return inside(block, box)
    return any(steps[:-levels][-len(around) :] == around[levels - DEEPEST :] for levels in range(1, LEVELS + 1))
