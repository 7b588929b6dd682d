"""How likely a line is to be of the article: small decision trees over its measures, read from model.json.

The trees were fitted off line on pages with reviewed text (where from, when and how well: the file's `origin`). They
hold numbers only: no phrase, no site. Their sum is the log of the odds.
"""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

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


class Node(NamedTuple):
    """A tree unfolded for speed: `low` where the measure is at most `threshold`, else `high`."""

    feature: int
    threshold: float
    low: Node | float
    high: Node | float


def likelihoods(rows: list[list[float]]) -> list[float]:
    """For each line's measures the likelihood, 0 to 1, that the line is of the article."""
    trees = _trees()
    return [1.0 / (1.0 + exp(-sum(_walk(tree, row) for tree in trees))) for row in rows]


def _walk(tree: Node | float, row: list[float]) -> float:
    while not isinstance(tree, float):
        tree = tree.low if row[tree.feature] <= tree.threshold else tree.high
    return tree


@cache
def _trees() -> tuple[Node | float, ...]:
    model = msgspec.json.decode(FILE.read_bytes(), type=Model)
    return tuple(_unfold(tree, 0) if tree.feature else tree.leaf[0] for tree in model.trees)


def _unfold(tree: Tree, at: int) -> Node | float:
    if at < 0:
        return tree.leaf[-at - 1]
    low, high = _unfold(tree, tree.left[at]), _unfold(tree, tree.right[at])
    return Node(tree.feature[at], tree.threshold[at], low, high)
