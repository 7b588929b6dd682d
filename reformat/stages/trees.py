"""How likely a line is to be of the article, or a heading, or a block not to be: small decision trees over measures.

The trees were fitted off line on pages with reviewed text (where from, when and how well: the file's `origin`). They
hold numbers only: no phrase, no site. Their sum is the log of the odds.

All trees of a file are asked at once (QuickScorer: Lucchese and others, SIGIR 2015): each leaf of each tree is a bit of
one long number, and each measure rules out the leaves that it can't lead to. What is left of a tree begins with its
leaf. To walk from node to node takes three times as long.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache, reduce
from math import exp
from operator import add, getitem
from pathlib import Path
from typing import NamedTuple

import msgspec

from reformat.document.typed import typed
from reformat.patterns import lazy


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One tree as parallel lists: node n asks whether feature[n] <= threshold[n] and goes to left[n], else right[n].

    A negative child -k is leaf k-1 with its share of the log-odds.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    leaf: tuple[float, ...]


DATE = lazy(r"\b(?:19|20)\d\d\b|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
"""What the measures of lines take for a day or a time, on which their trees were fitted."""


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All trees, with the number of measures they were fitted on and a word on where they come from."""

    origin: str
    features: int
    trees: tuple[Tree, ...]


class Forest(NamedTuple):
    """Trees side by side: `all` leaves, and a one in the first place of each tree.

    `cuts`: for each feature its thresholds, rising, and the leaves that are left where so many of them lie under the
    measure. `values`: what each leaf counts, for each tree by the leaf's bit.
    """

    all: int
    ones: int
    cuts: tuple[tuple[int, list[float], list[int]], ...]
    values: tuple[dict[int, float], ...]
    fields: struct.Struct


def likelihoods(rows: list[list[float]], file: Path) -> list[float]:
    """For each row of measures the likelihood, 0 to 1, of what this file's trees were fitted to tell."""
    forest = _forest(file)
    out = []
    for row in rows:
        left = forest.all
        for feature, thresholds, kept in forest.cuts:
            left &= kept[bisect_left(thresholds, row[feature])]
        first = left & ~(left - forest.ones)  # of each tree, since none is without a leaf
        leaves = forest.fields.unpack(first.to_bytes(forest.fields.size, "little"))
        out.append(1.0 / (1.0 + exp(-reduce(add, map(getitem, forest.values, leaves), 0.0))))
    return out


@cache
def _forest(file: Path) -> Forest:
    trees = msgspec.json.decode(file.read_bytes(), type=typed(Model)).trees
    most = max(len(tree.leaf) for tree in trees)
    form = next(form for form in "BHIQ" if 8 * struct.calcsize(f"<{form}") >= most)
    fields = struct.Struct(f"<{len(trees)}{form}")
    width = 8 * fields.size // len(trees)
    cuts: dict[int, list[tuple[float, int]]] = {}
    values: list[dict[int, float]] = []
    for number, tree in enumerate(trees):
        leaves = _leaves(tree, 0 if tree.feature else -1, width * number, cuts)
        values.append({1 << place: value for place, value in enumerate(leaves)})
    ones = sum(1 << width * number for number in range(len(trees)))
    every = ones * ((1 << width) - 1)
    return Forest(every, ones, tuple(_cut(f, sorted(those), every) for f, those in cuts.items()), tuple(values), fields)


def _cut(feature: int, those: list[tuple[float, int]], left: int) -> tuple[int, list[float], list[int]]:
    """A feature, its thresholds, rising, and what is left of all leaves under the first, between two, over the last."""
    thresholds: list[float] = []
    kept = [left]
    for threshold, gone in those:
        left &= ~gone
        if thresholds and thresholds[-1] == threshold:
            kept[-1] = left
        else:
            thresholds.append(threshold)
            kept.append(left)
    return feature, thresholds, kept


def _leaves(tree: Tree, at: int, first: int, cuts: dict[int, list[tuple[float, int]]]) -> list[float]:
    """The leaves below a node, whose bits begin with `first`; into `cuts`, what a measure over a threshold excludes."""
    if at < 0:
        return [tree.leaf[-at - 1]]
    low = _leaves(tree, tree.left[at], first, cuts)
    cuts.setdefault(tree.feature[at], []).append((tree.threshold[at], ((1 << len(low)) - 1) << first))
    return low + _leaves(tree, tree.right[at], first + len(low), cuts)
