"""Conservation to the very end: after all stages, the article and its ledger hold every character of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

import reformat
from reformat.document.conservation import article_letters, balance

SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.is_file())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample(path: Path) -> None:
    draft = reformat.prepare(path)
    assert balance(draft).holds, balance(draft)
    assert article_letters(draft.article), "an article with no word of its source holds any law"


def test_the_seed(seed: Path) -> None:
    assert balance(reformat.prepare(seed)).holds
