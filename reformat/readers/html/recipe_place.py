"""Where a recipe stands: the article's element widened to hold it, or its boxes kept beside that element."""

from __future__ import annotations

from itertools import takewhile

from reformat.readers.html.page import Page, Part
from reformat.readers.html.recipes import HEADING, OTHER, Recipe
from reformat.readers.html.signals import HEADINGS


def with_recipe(page: Page, root: Part, recipe: Recipe, out: set[int]) -> Part:
    """The article's element widened to the one that holds its recipe too, where that holds little else."""
    best = root
    for above in takewhile(lambda one: one.tag != "body", root.around):
        boxes = [box for box in recipe.boxes if box.within(above)]
        if any(not box.within(best) for box in boxes):
            kept = frozenset(at for box in (root, best, *boxes) for at in range(box.index, box.end))
            inside = sum(page.parts[at].own for at in kept)
            if _other(page, above, kept, out) <= OTHER * inside:
                best = above
    return best


def _other(page: Page, above: Part, kept: frozenset[int], out: set[int]) -> int:
    """The characters in a box that are neither the article's nor condemned."""
    end = other = 0
    for part in page.parts[above.index : above.end]:
        if part.index < end or part.index in kept:
            continue
        if part.index in out:
            end = part.end
        else:
            other += part.own
    return other


def outside(recipe: Recipe, root: Part) -> list[Part]:
    """The boxes of the recipe that stand outside the article's element, each with the heading right before it."""
    found: list[Part] = []
    for box in recipe.boxes:
        if box.within(root) or root.within(box):
            continue
        before = box.beside[0] if box.beside else box
        if before.index < box.index and before.tag in HEADINGS and before.text <= HEADING:
            found.append(before)
        found.append(box)
    return found
