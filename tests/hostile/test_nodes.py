"""Articles handed over as data: numbers, depths and names that no page could have."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import reformat
from reformat.document.assets import FolderAssets
from reformat.document.codec import DEEPEST
from reformat.errors import DocumentError

WORDS = {"type": "paragraph", "inlines": [{"type": "text", "text": "The ferry carries a bell where its horn was."}]}
HUGE = 10**18


def nested(node: dict[str, Any], around: str, inside: str, count: int) -> dict[str, Any]:
    for _ in range(count):
        node = {"type": around, inside: [node]}
    return node


def article(*blocks: dict[str, Any]) -> reformat.Source:
    data = json.dumps({"schema": 1, "metadata": {"title": "A bell"}, "blocks": [WORDS, *blocks]})
    return reformat.Source.bytes(data.encode(), name="article.json")


BLOCKS: dict[str, dict[str, Any]] = {
    "columns": {"type": "table", "rows": [{"cells": [{"inlines": WORDS["inlines"], "columns": HUGE}]}]},
    "rows": {"type": "table", "rows": [{"cells": [{"inlines": WORDS["inlines"], "rows": HUGE}]}, {"cells": []}]},
    "none": {"type": "table", "rows": [{"cells": [{"inlines": WORDS["inlines"], "rows": -5, "columns": 0}]}]},
    "level": {"type": "heading", "level": HUGE, "inlines": [{"type": "text", "text": "Above all"}]},
    "start": {"type": "list", "ordered": True, "start": HUGE, "items": [{"blocks": [WORDS]}]},
    "size": {"type": "figure", "image": {"url": "x.png", "width": HUGE, "height": -4}},
    "no items": {"type": "list", "items": []},
    "quotes": nested(WORDS, "quote", "blocks", 150),
    "emphasis": {
        "type": "paragraph",
        "inlines": [nested({"type": "text", "text": "deep"}, "emphasis", "inlines", 150)],
    },
}


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_odd_numbers_and_depths_end_well(name: str) -> None:
    result = reformat.convert(article(BLOCKS[name]), to=("html", "epub", "text"))
    assert "ferry" in result.html and len(result.html) < 100_000


@pytest.mark.parametrize("kind", ["quote", "emphasis"])
def test_nodes_that_lie_too_deep_are_refused(kind: str) -> None:
    if kind == "quote":
        block = nested(WORDS, "quote", "blocks", DEEPEST + 1)
    else:
        inline = nested({"type": "text", "text": "deep"}, "emphasis", "inlines", DEEPEST + 1)
        block = {"type": "paragraph", "inlines": [inline]}
    with pytest.raises(DocumentError, match="too deep"):
        reformat.convert(article(block))


@pytest.mark.parametrize("asset", ["/etc/hostname", "../secret", "a" * 64, "secret"])
@pytest.mark.parametrize("embed", [True, False])
def test_a_picture_that_is_claimed_is_no_picture(tmp_path: Path, asset: str, embed: bool) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    figure = {
        "type": "figure",
        "image": {"url": "x.png", "asset": asset, "media_type": "image/png"},
        "alt": {"text": "x"},
    }
    settings = {"pictures": {"embed": embed}}
    result = reformat.convert(article(figure), to=("html", "epub"), settings=settings)
    assert "data:image" not in result.html
    with zipfile.ZipFile(BytesIO(result.epub)) as book:
        assert not any("images/" in name for name in book.namelist())
    store = FolderAssets(tmp_path / "store")
    assert asset not in store
    with pytest.raises(KeyError):
        store.get(asset)
