"""Fit the trees that tell headings among the lines of a flattened page (reformat/stages/structure/standing.json).

    python bench/fit_headings.py CORPUS_DIR [--write]

Wants lightgbm and numpy, as bench/fit_scrapes.py. What is a heading is told by the whole pages: the corpus' as the
program reads them, and those that we wrote (tests/world) by their marks too. Each page is learned in six flattened forms. It prints
how many of the headings come out with trees that saw no page of the site, in five folds.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm  # type: ignore[import-not-found]
import numpy as np
from fit_scrapes import read_rows, write
from flatten import copied, forms

sys.path.append(str(Path(__file__).parents[1]))
from reformat.document.nodes import Blocks, Heading
from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from reformat.errors import ReformatError
from reformat.pipeline import Kit, prepare
from reformat.readers.decode import decode
from reformat.stages.structure.runs import same_words
from reformat.stages.structure.standing import FILE, LIKELY, measures
from tests.world.marked import PAGES, joined, lines_of, shown, without_marks

stage: Any = importlib.import_module("reformat.stages.structure.headings")

ROUNDS, FOLDS = 150, 5
PARAMETERS = {
    "objective": "binary", "num_leaves": 8, "max_depth": 3, "learning_rate": 0.08, "min_data_in_leaf": 40, "max_bin": 63,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 3, "verbose": -1,
    "num_threads": 1, "deterministic": True,
}  # fmt: skip
WEIGHTS = {"corpus": 1.0, "shown": 0.7, "copied": 0.7, "joined": 0.5, "other": 0.5, "hasty": 0.4}
"""What a form of a page counts beside the corpus' own."""
WRITTEN = 2.0
"""What a page that we wrote counts beside the corpus': they are shorter."""


class Sample(NamedTuple):
    """One page in one form: the measures of its lines, their words, the headings it should have and has without trees."""

    site: str
    form: str
    written: bool
    rows: np.ndarray[Any, Any]
    words: list[str]
    truth: Counter[str]
    marked: Counter[str]

    @property
    def right(self) -> list[int]:
        """Which lines are headings."""
        return [int(words in self.truth) for words in self.words]


def samples(corpus: Path) -> Iterator[Sample]:
    """All pages in all forms that give an article."""
    kit = Kit.of()
    kinds = {row["id"]: row["kind"] for row in read_rows(corpus / "text" / "manifest.jsonl")}
    for row in read_rows(corpus / "manifest.jsonl"):
        html = decode(gzip.decompress((corpus / row["html"]).read_bytes())).text
        expected = (corpus / row["expected"]).read_text("utf-8")
        texts = [("corpus", (corpus / "text" / f"{row['id']}.txt").read_text("utf-8")), *_flat(html)]
        texts += zip(("other", "hasty"), forms(html, expected, kinds[row["id"]], seed=row["id"]), strict=False)
        yield from _samples(row.get("site") or row["id"], html, texts, kit)
    for name, marked in PAGES.items():
        said = [line.words for line in lines_of(marked) if line.kind == "heading"]
        yield from _samples(name, without_marks(marked), list(_flat(without_marks(marked))), kit, said)


def _flat(html: str) -> Iterator[tuple[str, str]]:
    yield from (("joined", joined(html)), ("shown", shown(html)), ("copied", copied(html)))


def _samples(
    site: str, html: str, texts: list[tuple[str, str]], kit: Kit, said: list[str] | None = None
) -> Iterator[Sample]:
    try:
        article = prepare(Source.bytes(html.encode(), name="page.html", media="html", encoding="utf-8"), kit).article
    except ReformatError:
        return
    found = [text_of(b) for b in leaves(article.blocks) if isinstance(b, Heading)]
    truth = Counter(map(same_words, said or [])) | Counter(map(same_words, found))
    for form, text in texts:
        if (blocks := _before(text, kit)) is not None and (asked := measures(blocks)):
            words = [same_words(text_of(blocks[at])) for at in asked]
            marked = Counter(same_words(text_of(b)) for b in blocks if isinstance(b, Heading))
            yield Sample(site, form, said is not None, np.array(list(asked.values())), words, truth, marked)


def _before(text: str, kit: Kit) -> Blocks | None:
    """The blocks of a text as they are before any line of it is taken for a heading."""
    seen: list[Blocks] = []

    def look(blocks: Blocks) -> dict[int, float]:
        seen.append(blocks)
        return {}

    stage.likelihoods = look
    try:
        prepare(Source.text(text), kit)
    except ReformatError:
        return None
    return seen[-1] if seen else None


def fit(pages: list[Sample]) -> lightgbm.Booster:
    """Trees fitted on these pages; a page counts by the root of the number of its lines."""
    weights = [WEIGHTS[p.form] * (WRITTEN if p.written else 1) * 5 / np.sqrt(len(p.rows)) for p in pages]
    data = lightgbm.Dataset(
        np.vstack([p.rows for p in pages]),
        np.concatenate([p.right for p in pages]),
        weight=np.concatenate([np.full(len(p.rows), w) for p, w in zip(pages, weights, strict=True)]),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def cross_validate(pages: list[Sample]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by form, each page judged by trees that saw none of its site."""
    sites = sorted({p.site for p in pages})
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for fold in range(FOLDS):
        held = set(sites[fold::FOLDS])
        trees = fit([p for p in pages if p.site not in held])
        for page in (p for p in pages if p.site in held):
            chosen = zip(page.words, trees.predict(page.rows), strict=True)
            given = page.marked + Counter(words for words, chance in chosen if chance >= LIKELY)
            counts = (given & page.truth).total(), given.total(), page.truth.total()
            name = f"{page.form}, {'written' if page.written else 'published'}"
            sums[name] = [a + b for a, b in zip(sums[name], counts, strict=True)]
    return {name: (t / max(g, 1), t / max(n, 1), 2 * t / max(g + n, 1)) for name, (t, g, n) in sorted(sums.items())}


def main() -> None:
    """Fit, judge and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help="put the trees fitted on all pages into standing.json")
    given = parser.parse_args()
    pages = list(samples(given.corpus))
    result = cross_validate(pages)
    for name, figures in result.items():
        sys.stdout.write(f"{name:24}{''.join(f'{figure:8.3f}' for figure in figures)}\n")
    if given.write:
        said = ", ".join(f"{name} {f1:.3f}" for name, (_, _, f1) in result.items())
        origin = (
            f"Gradient-boosted trees (LightGBM), {len(pages)} flattened pages; five-fold F1 of headings by site: {said}"
        )
        write(fit(pages), FILE, origin, pages[0].rows.shape[1])


if __name__ == "__main__":
    main()
