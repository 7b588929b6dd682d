"""Fit the trees by which blocks of pages are weighed (reformat/stages/clean/blocks.json, linked.json), and say how well they do.

    python bench/fit_blocks.py CORPUS [--write] [--held-out DIR]

A development tool: it needs lightgbm and numpy, which the program does not. CORPUS is an extraction corpus with pages/
and expected/. Those of linked.json speak of blocks with links alone, and also see each page with debris of others among its paragraphs
(bench/grafted.py). Every figure is of pages whose site the trees did not see. --held-out leaves predictions made so in DIR, for the corpus' score.py.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import sys
import tempfile
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from fit_scrapes import read_rows, scorer, write
from grafted import Page, grafted
from score import kit, predict, source_of

from reformat.document.source import Source
from reformat.document.walk import passages
from reformat.errors import ReformatError
from reformat.readers.decode import decode
from reformat.stages.clean import clean
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, look, rule_set
from reformat.stages.locate import locate
from reformat.writers.text import LEFT_OUT

weigh: Any = importlib.import_module("reformat.stages.clean.weigh")

ROUNDS, FOLDS = 100, 6
ALIEN = 0.45
"""A block of whose tokens a smaller share stands in the expected text is none of the article."""

OUTPUT = "readability"
"""The source whose expected text is a tool's output and no person's word: nothing is learned from it."""

LINKS = 40
"""Where in a row the share of links stands."""

SEEDS, GRAFTED = (1, 2), 0.3
"""What each draw of debris for all pages begins with, and the weight of a page with debris beside the same without."""

PARAMETERS = {
    "objective": "binary", "num_leaves": 8, "max_depth": 5, "learning_rate": 0.06, "min_data_in_leaf": 20,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 3, "seed": 1, "verbose": -1,
}  # fmt: skip


class Sample(NamedTuple):
    """One page: the measures of the blocks that the weights may speak of, which are alien, and their sizes."""

    row: dict[str, Any]
    site: str
    rows: list[list[float]]
    alien: list[bool]
    sizes: list[int]
    weight: float = 1


def tokens(corpus: Path, text: str) -> list[str]:
    """The corpus' own tokens of a text."""
    return list(scorer(corpus).tokens(text))


def samples(corpus: Path, other: Mapping[str, str] | None = None) -> Iterator[Sample]:
    """All pages of a corpus that hold an article, or only those with other markup, cleaned by all but the weights."""
    rules = kit().rules
    keep = kit().rules.__class__((*rules.keep, weigh.RULE), rules.off, rules.own)
    for row in read_rows(corpus / "manifest.jsonl"):
        source = source_of(corpus, row, "html")
        if other is not None:
            if not (markup := other[row["id"]]):
                continue
            source = Source.bytes(markup.encode(), name="page.html", media="html", base_url=row.get("url") or "")
        try:
            draft = clean(locate(kit().registry.reader(source).read(source, keep), keep), keep)
        except ReformatError:
            continue
        page = judge(look(draft.article.blocks, memory := Memory()), rule_set(draft, keep), memory)
        said = [" ".join(p.text for p in passages((s.block,)) if p.role not in LEFT_OUT) for s in page]
        lead = " ".join(p.text for p in passages(draft.article.deck))
        shares, sizes = shared(corpus, [lead, *said], (corpus / row["expected"]).read_text("utf-8"))
        chosen, rows = weigh.put(page, draft.article.metadata)
        said_any = [(i + 1, measured) for i, measured in zip(chosen, rows, strict=True) if sizes[i + 1]]
        alien = [shares[i] < ALIEN for i, _ in said_any]
        site = row.get("site") or row["id"]
        weight = 1 if other is None else GRAFTED
        yield Sample(row, site, [measured for _, measured in said_any], alien, [sizes[i] for i, _ in said_any], weight)


def with_debris(corpus: Path) -> Iterator[Sample]:
    """The same pages with debris of others among their paragraphs."""
    rows = read_rows(corpus / "manifest.jsonl")
    pages = [
        Page(
            (urlsplit(row.get("url") or "").hostname or row["id"]).removeprefix("www."),
            (row.get("lang") or "en")[:2],
            decode(gzip.decompress((corpus / row["html"]).read_bytes())).text,
            (corpus / row["expected"]).read_text("utf-8"),
        )
        for row in rows
    ]
    for seed in SEEDS:
        made = grafted(pages, seed)
        yield from samples(corpus, {row["id"]: markup for row, markup in zip(rows, made, strict=True)})


def shared(corpus: Path, said: list[str], expected: str) -> tuple[list[float], list[int]]:
    """For each block the share of its tokens that stand in the expected text, in order, and how many it has."""
    ours, owner, sizes = [], [], []
    for i, text in enumerate(said):
        mine = tokens(corpus, text)
        ours += mine
        owner += [i] * len(mine)
        sizes.append(len(mine))
    hits = [0] * len(said)
    for at, _, length in SequenceMatcher(None, ours, tokens(corpus, expected), autojunk=False).get_matching_blocks():
        run = owner[at : at + length]
        for one in run:
            hits[one] += length >= 3 or run.count(one) == sizes[one]
    return [hit / max(size, 1) for hit, size in zip(hits, sizes, strict=True)], sizes


def fit(pages: list[Sample]) -> lightgbm.Booster:
    """Trees fitted on these pages; each page counts the same, and a block by the root of its size."""
    chosen = [p for p in pages if p.rows and p.row["source"] != OUTPUT]
    roots = [np.sqrt(np.array(p.sizes) + 3.0) for p in chosen]
    data = lightgbm.Dataset(
        np.vstack([np.array(p.rows) for p in chosen]),
        np.concatenate([np.array(p.alien, dtype=int) for p in chosen]),
        weight=np.concatenate([p.weight * 30 * root / root.sum() for p, root in zip(chosen, roots, strict=True)]),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def linked(page: Sample) -> Sample:
    """The page with its blocks of links alone."""
    keep = [k for k, row in enumerate(page.rows) if row[LINKS] >= weigh.UNLINKED]
    rows, alien, sizes = ([part[k] for k in keep] for part in (page.rows, page.alien, page.sizes))
    return page._replace(rows=rows, alien=alien, sizes=sizes)


def folds(pages: list[Sample]) -> Iterator[tuple[list[Sample], list[Sample]]]:
    """The pages to learn from and those to judge by, no site in both."""
    sites = sorted({p.site for p in pages})
    for fold in range(FOLDS):
        held = set(sites[fold::FOLDS])
        yield [p for p in pages if p.site not in held], [p for p in pages if p.site in held]


def judge_held_out(pages: list[Sample], corpus: Path, out: Path) -> None:
    """Predict each page with trees that saw none of its site, and say how many blocks went, rightly and wrongly."""
    out.mkdir(parents=True, exist_ok=True)
    right = wrong = 0
    for learned, held in folds(pages):
        trees = fit(learned)
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            write(trees, Path(file.name), "one fold", trees.num_feature())
            weigh.FILE = Path(file.name)
            for page in held:
                predict(corpus, page.row, "html", out)
        for page in (p for p in held if p.rows):
            gone = trees.predict(np.array(page.rows)) >= weigh.SURER
            right += int(sum(gone & np.array(page.alien)))
            wrong += int(sum(gone & ~np.array(page.alien)))
    sys.stdout.write(
        f"{len(pages)} pages held out by site: at {weigh.SURER}, {right} blocks go rightly, {wrong} wrongly\n"
    )


def main() -> None:
    """Fit, and judge or write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help="put the trees fitted on all pages into blocks.json")
    parser.add_argument("--held-out", type=Path, help="folder for predictions by trees that saw no page of the site")
    given = parser.parse_args()
    home, pages = weigh.FILE, list(samples(given.corpus))
    if given.held_out:
        judge_held_out(pages, given.corpus, given.held_out)
    if given.write:
        again = [linked(page) for page in (*pages, *with_debris(given.corpus))]
        for file, chosen, said in ((home, pages, "blocks"), (weigh.LINKED_FILE, again, "blocks with links")):
            origin = f"Gradient-boosted trees (LightGBM) on the {said} of {len(chosen)} pages"
            origin += ", with debris of others and without" if chosen is again else ""
            trees = fit(chosen)
            write(trees, file, f"{origin}; see docs/scores.md for held-out figures", trees.num_feature())


if __name__ == "__main__":
    main()
