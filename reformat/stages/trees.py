"""How likely a line is to be of the article, or a heading, or a block not to be: small decision trees over measures.

The trees were fitted off line on pages with reviewed text (where from, when and how well: the file's `origin`). They
hold numbers only: no phrase, no site. Their sum is the log of the odds.
"""

from __future__ import annotations

from functools import cache
from math import exp, inf, log
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

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


Node = tuple[int, float, "Node | float", "Node | float"]
"""A tree unfolded for speed: feature, threshold, where to go where the measure is at most that, and where it is more.

All leaves lie equally deep, so that nobody has to ask at each step whether it is one.

Plain tuples, which Python takes apart at twice the speed of named ones: thousands of nodes are passed for an article.
"""


def likelihoods(rows: list[list[float]], file: Path, least: float = 0.0) -> list[float]:
    """For each row of measures the likelihood, 0 to 1, of what this file's trees were fitted to tell.

    Where it is sure to stay under `least`, it may be told as 0.
    """
    grove = _grove(file)
    steps = range(grove.deep)
    enough = log(least / (1 - least)) - SLACK if least else -inf
    out = []
    for row in rows:
        odds = 0.0
        for trees, gain in grove.parts:
            for node in trees:
                for _ in steps:
                    feature, threshold, low, high = node
                    node = low if row[feature] <= threshold else high
                odds += node
            if odds + gain < enough:
                odds = -inf
                break
        out.append(1.0 / (1.0 + exp(-odds)) if odds > -inf else 0.0)
    return out


PART, SLACK = 10, 1e-9
"""Trees after which it is asked whether the rest can make up for it, and what sums of floats may be off by."""


class Grove(NamedTuple):
    """Trees in parts, each with the most that all after it can add; how deep their leaves lie."""

    parts: tuple[tuple[tuple[Any, ...], float], ...]
    deep: int


@cache
def _grove(file: Path) -> Grove:
    trees = msgspec.json.decode(file.read_bytes(), type=Model).trees
    deep = max((_depth(tree, 0) for tree in trees if tree.feature), default=0)
    whole = [_unfold(tree, 0 if tree.feature else -1, deep) for tree in trees]
    ends = range(PART, len(trees) + PART, PART)
    return Grove(
        tuple((tuple(whole[end - PART : end]), sum(max(tree.leaf) for tree in trees[end:])) for end in ends), deep
    )


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
