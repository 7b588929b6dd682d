"""Trees that are asked all at once say what each says by itself."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reformat.stages import trees

STAGES = Path(trees.__file__).parent
FILES = ("clean/model.json", "clean/blocks.json", "structure/standing.json")


def walked(tree: dict[str, Any], row: list[float]) -> float:
    """What one tree says, from node to node."""
    at = 0 if tree["feature"] else -1
    while at >= 0:
        at = tree["left" if row[tree["feature"][at]] <= tree["threshold"][at] else "right"][at]
    return float(tree["leaf"][-at - 1])


@pytest.mark.parametrize("name", FILES)
def test_all_at_once_is_as_one_by_one(name: str) -> None:
    model = json.loads((STAGES / name).read_text("utf-8"))
    chance = Random(name)  # noqa: S311
    cuts: list[list[float]] = [[0.0] for _ in range(model["features"])]
    for tree in model["trees"]:
        for feature, threshold in zip(tree["feature"], tree["threshold"], strict=True):
            cuts[feature].append(threshold)
    rows = [[chance.choice(those) + chance.choice((0.0, 0.0, 0.01, -0.01, 9.0)) for those in cuts] for _ in range(60)]
    odds = [sum(walked(tree, row) for tree in model["trees"]) for row in rows]
    assert trees.likelihoods(rows, STAGES / name) == pytest.approx([1 / (1 + exp(-one)) for one in odds], abs=1e-12)


def test_a_tree_of_one_leaf_says_the_same_of_all(tmp_path: Path) -> None:
    lone = {"feature": [], "threshold": [], "left": [], "right": [], "leaf": [0.5]}
    two = {"feature": [1], "threshold": [2.0], "left": [-1], "right": [-2], "leaf": [-0.5, 0.5]}
    file = tmp_path / "model.json"
    file.write_text(json.dumps({"origin": "made here", "features": 2, "trees": [lone, two]}), "utf-8")
    assert trees.likelihoods([[0.0, 2.0], [0.0, 2.1]], file) == pytest.approx([0.5, 1 / (1 + exp(-1.0))])
