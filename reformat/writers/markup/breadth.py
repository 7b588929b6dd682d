"""How much room a table asks for, so that paper too narrow for it gets the linear form instead of broken numbers."""

from __future__ import annotations

import math

from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.writers.markup.grid import Grid, Placed

ANYWHERE = lazy(r"[\s\-\u2010\u2013\u2014\u200b]+|(?<=[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Where a line may end: at spaces and hyphens, and after each kana or Chinese character; never within a Korean word."""

FULL = lazy(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\U00020000-\U0003ffff]")
"""A character one em wide; in a broad sans serif any other takes HALF."""

HALF = 0.62

BOLD, PADDING = 1.1, 1.3
"""What bold type adds, and the room around a cell's words, with its line."""


MOST = 60
"""More than any paper has at a size for large print."""


def breadth(laid: Grid) -> int:
    """The room in em, rounded up, in which no word of the table is broken; at most MOST."""
    columns = [PADDING] * laid.width
    for row in laid.rows:
        for placed in row:
            if placed.columns == 1 and placed.cell.inlines:
                columns[placed.column] = max(columns[placed.column], PADDING + _longest(placed))
    return min(math.ceil(sum(columns)), MOST)


def _longest(placed: Placed) -> float:
    words = [
        HALF * len(word) + (1 - HALF) * len(FULL.findall(word)) for word in ANYWHERE.split(plain(placed.cell.inlines))
    ]
    return max(words) * (BOLD if placed.cell.header else 1.0)
