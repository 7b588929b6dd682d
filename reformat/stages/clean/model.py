"""How likely a line is to be of the article, or a block not to be: small decision trees over what is measured of it.

The trees were fitted off line on pages with reviewed text (where from, when and how well: the file's `origin`). They
hold numbers only: no phrase, no site. Their sum is the log of the odds.
"""

from __future__ import annotations

from functools import cache
from math import exp, inf
from pathlib import Path
from typing import Any

import msgspec

FILE = Path(__file__).with_name("model.json")


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One tree as parallel lists: node n asks whether feature[n] <= threshold[n] and goes to left[n], else right[n].

    A negative child -k is leaf k-1 with its share of the log-odds.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    leaf: tuple[float, ...]


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All trees, with the number of measures they were fitted on and a word on where they come from."""

    origin: str
    features: int
    trees: tuple[Tree, ...]


Node = tuple[int, float, "Node | float", "Node | float"]
"""A tree unfolded for speed: feature, threshold, where to go where the measure is at most that, and where it is more.

All leaves lie equally deep, so that nobody has to ask at each step whether it is one.

Plain tuples, which Python takes apart at twice the speed of named ones: thousands of nodes are passed for an article.
"""


def likelihoods(rows: list[list[float]], file: Path = FILE) -> list[float]:
    """For each row of measures the likelihood, 0 to 1, of what this file's trees were fitted to tell.

    Those of model.json tell that a line is of the article.
    """
    trees, deep = _trees(file)
    steps = range(deep)
    out = []
    for row in rows:
        odds = 0.0
        for node in trees:
            for _ in steps:
                feature, threshold, low, high = node
                node = low if row[feature] <= threshold else high
            odds += node
        out.append(1.0 / (1.0 + exp(-odds)))
    return out


@cache
def _trees(file: Path) -> tuple[tuple[Any, ...], int]:
    """The trees, and how deep their leaves lie."""
    model = msgspec.json.decode(file.read_bytes(), type=Model)
    deep = max((_depth(tree, 0) for tree in model.trees if tree.feature), default=0)
    return tuple(_unfold(tree, 0 if tree.feature else -1, deep) for tree in model.trees), deep


def _depth(tree: Tree, at: int) -> int:
    return 0 if at < 0 else 1 + max(_depth(tree, tree.left[at]), _depth(tree, tree.right[at]))


def _unfold(tree: Tree, at: int, deep: int) -> Node | float:
    if at < 0 and not deep:
        return tree.leaf[-at - 1]
    if at < 0:
        leaf = _unfold(tree, at, deep - 1)
        return 0, inf, leaf, leaf
    low, high = _unfold(tree, tree.left[at], deep - 1), _unfold(tree, tree.right[at], deep - 1)
    return tree.feature[at], tree.threshold[at], low, high
