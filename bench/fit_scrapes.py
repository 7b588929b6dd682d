"""Fit the trees that find an article among the lines of a flattened page (reformat/stages/clean/model.json).

    python bench/fit_scrapes.py CORPUS_DIR [--beside CORPUS_DIR]... [--read DIR]... [--write] [--held-out DIR]

Wants lightgbm and numpy, which nothing else here needs: install them into an environment of their own beside
reformat. Without --write it only prints the five-fold score, folds being cut between sites, never within one.
CORPUS_DIR is a corpus as bench/score.py takes it; of its pages only numbers go into the model. The trees also see
each page as other scrapers would flatten it (bench/flatten.py), and pages of our own (tests/world); the score is that of the corpus' own texts alone,
and of the trees alone. --held-out leaves in DIR what the whole program makes of each page with such trees, for the
corpus' score.py. --beside names further corpora to learn from and not to judge by (bench/gather.py makes one),
--read folders of pages that nobody has marked (bench/read_pages.py).
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
import read_pages
from flatten import flat, forms
from score import predict

sys.path.append(str(Path(__file__).parents[1]))
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.readers.decode import decode
from reformat.readers.text import TextReader
from reformat.rules import Rules
from reformat.stages.clean.doubled import part_doubles
from reformat.stages.clean.features import features
from reformat.stages.clean.frame import FILE, least_likely
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, Page, look, rule_set
from reformat.stages.trees import likelihoods
from tests.world.marked import PAGES, bare, joined, lines_of, shown

frame: Any = importlib.import_module("reformat.stages.clean.frame")

ROUNDS, FOLDS = 260, 5
PARAMETERS = {
    "objective": "binary", "num_leaves": 16, "max_depth": 8, "learning_rate": 0.06, "min_data_in_leaf": 50, "max_bin": 127,
    "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 3, "seed": 3, "verbose": -1,
    "num_threads": 1, "deterministic": True,
}  # fmt: skip
FURTHER = 0.6
"""Weight of a further form of a page beside the corpus' own."""
WRITTEN = 0.15
"""Weight of each form of a page that we wrote (tests/world): their kinds are many, and none of them was published."""
BESIDE = 0.5
"""Weight of each form of a page of a further corpus, to that of the same form of the corpus' own."""
FEWEST = 4
"""Lines of a page's article at least that a form of it which nobody marked has to hold."""
WHOLE = 0.6
"""Share of the expected text that a further form has to hold to be learned from."""


class Sample(NamedTuple):
    """One page: its lines as the cleaner sees them, their measures, and which of them are of the article."""

    id: str
    site: str
    page: Page
    rows: np.ndarray[Any, Any]
    truth: list[int]
    weight: float = 1


def samples(corpus: Path) -> tuple[list[Sample], list[Sample]]:
    """All pages of a corpus that hold anything, and further forms of them."""
    rules = Rules.load()
    texts = {r["id"]: r for r in read_rows(corpus / "text" / "manifest.jsonl")}
    own, further = [], []
    for row in read_rows(corpus / "manifest.jsonl"):
        expected = (corpus / row["expected"]).read_text("utf-8")
        try:
            own.append(sample(row, Source.path(corpus / "text" / f"{row['id']}.txt"), expected, rules))
        except ReformatError:
            continue
        html = decode(gzip.decompress((corpus / row["html"]).read_bytes())).text
        for text in forms(html, expected, texts[row["id"]]["kind"], seed=row["id"]):
            try:
                form = sample(row, Source.text(text), expected, rules)
            except ReformatError:
                continue
            found = sum(len(flat(s.words.full)) for s, true in zip(form.page, form.truth, strict=True) if true)
            further += [form._replace(weight=FURTHER)] if found >= WHOLE * len(flat(expected)) else []
    return own, further


def written() -> list[Sample]:
    """The pages that we wrote, in two forms each; lines that may stay or go are not learned from."""
    rules = Rules.load()
    out = []
    for name, markup in PAGES.items():
        lines = lines_of(markup)
        article = {bare(line.words) for line in lines if line.kind in ("text", "heading")}
        whole = "\0".join(article)
        either = "\0".join(bare(line.words) for line in lines if line.kind in ("caption", "either"))
        for form in (joined, shown):
            page, rows = seen(Source.text(form(markup)), rules)
            words = [bare(sight.words.full) for sight in page]
            truth = [int(w in article or (len(w) >= 12 and w in whole)) for w in words]
            asked = [i for i, w in enumerate(words) if truth[i] or not (w and w in either)]
            chosen = tuple(page[i] for i in asked)
            out.append(Sample(name, name, chosen, rows[asked], [truth[i] for i in asked], WRITTEN))
    return out


def read(folder: Path) -> Iterator[Sample]:
    """The pages of a folder in three forms each, with what our reader of HTML finds in them for their truth."""
    rules = Rules.load()
    for told in read_pages.pages(folder):
        for text, weight in told.forms:
            try:
                form = sample({"id": told.id, "site": told.site}, Source.text(text), told.expected, rules)
            except ReformatError:
                continue
            if sum(form.truth) >= FEWEST:
                yield form._replace(weight=weight)


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a manifest."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def sample(row: dict[str, Any], source: Source, expected: str, rules: Rules) -> Sample:
    """One text as the cleaner sees it before it looks for the article."""
    page, rows = seen(source, rules)
    truth = labels([s.words.full for s in page], expected)
    return Sample(row["id"], row.get("site") or row["id"], page, rows, truth)


def seen(source: Source, rules: Rules) -> tuple[Page, np.ndarray[Any, Any]]:
    """The lines of a text as the cleaner sees them, and their measures."""
    memory = Memory()
    draft = part_doubles(TextReader().read(source, rules), rules, memory)
    page = judge(look(draft.article.blocks, memory), rule_set(draft, rules), memory)
    return page, np.array(features(page))


def labels(lines: list[str], expected: str) -> list[int]:
    """Which lines are of the expected text: the heaviest chain of lines found in it in order."""
    whole = flat(expected)
    alone = {flat(p) for p in expected.split("\n")} - {""}
    found: list[tuple[int, int, int]] = []
    for i, line in enumerate(map(flat, lines)):
        if line in alone or (len(line) >= 12 and line in whole):
            found += [(i, m.start(), len(line)) for m in list(re.finditer(re.escape(line), whole))[:8]]
    best: list[tuple[int, int]] = []
    for k, (i, at, weight) in enumerate(found):
        before = [
            (best[q][0], q)
            for q in range(max(0, k - 1500), k)
            if found[q][0] < i and found[q][1] + found[q][2] // 2 <= at
        ]
        most, link = max(before, default=(0, -1))
        best.append((most + weight, link))
    chosen = [0] * len(lines)
    k = max(range(len(best)), key=lambda q: best[q][0], default=-1)
    while k >= 0:
        chosen[found[k][0]] = 1
        k = best[k][1]
    return chosen


def fit(pages: list[Sample]) -> lightgbm.Booster:
    """Trees fitted on these pages; each page counts the same, and a line by the root of its size."""
    sizes = [np.sqrt([s.size + 10.0 for s in p.page]) for p in pages]
    weights = np.concatenate([p.weight * 40 * size / size.sum() for p, size in zip(pages, sizes, strict=True)])
    data = lightgbm.Dataset(
        np.vstack([p.rows for p in pages]), np.concatenate([p.truth for p in pages]), weight=weights
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def scorer(corpus: Path) -> Any:
    """The corpus' score.py."""
    if "corpus_score" not in sys.modules:
        spec = spec_from_file_location("corpus_score", corpus / "score.py")
        if spec is None or spec.loader is None:
            raise SystemExit(f"{corpus} has no score.py")
        sys.modules["corpus_score"] = module = module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules["corpus_score"]


def predict_held_out(trees: lightgbm.Booster, rows: list[dict[str, Any]], corpus: Path, out: Path) -> None:
    """What the whole program makes of these pages with these trees."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        write(trees, Path(file.name), "one fold", trees.num_feature())
        frame.likelihoods = lambda rows, _: likelihoods(rows, Path(file.name))
        for row in rows:
            predict(corpus, row, "text", out)


def cross_validate(
    pages: list[Sample], further: list[Sample], corpus: Path, out: Path | None = None
) -> dict[str, float]:
    """Shingle F1 by source and over all pages, each judged by trees that saw no page of its site; predictions in `out`."""
    score = scorer(corpus)
    sites = sorted({p.site for p in pages})
    rows = {r["id"]: r for r in read_rows(corpus / "manifest.jsonl")}
    scored = []
    for fold in range(FOLDS):
        held = set(sites[fold::FOLDS])
        trees = fit([p for p in (*pages, *further) if p.site not in held])
        if out is not None:
            predict_held_out(trees, [rows[p.id] for p in pages if p.site in held], corpus, out)
        for p in (p for p in pages if p.site in held):
            chances = [float(c) for c in trees.predict(p.rows)]
            least = least_likely(p.page, chances)
            kept = zip(p.page, chances, strict=True)
            text = "\n\n".join(s.words.full for s, chance in kept if chance >= least and s.stays and not s.role)
            truth = (corpus / rows[p.id]["expected"]).read_text("utf-8")
            scored.append(score.score_page(truth, text, rows[p.id]))
    groups = {s: [x for x in scored if x["source"] == s] for s in sorted({x["source"] for x in scored})}
    return {name: float(score.summary(found)["F1"]) for name, found in {**groups, "all": scored}.items()}


def tree_of(node: dict[str, Any], out: dict[str, list[float]]) -> int:
    """One tree as parallel lists; the number of its root."""
    if "leaf_value" in node:
        out["leaf"].append(round(node["leaf_value"], 4))
        return -len(out["leaf"])
    at = len(out["feature"])
    out["feature"].append(node["split_feature"])
    out["threshold"].append(float(f"{node['threshold']:.5g}"))
    out["left"].append(0)
    out["right"].append(0)
    out["left"][at] = tree_of(node["left_child"], out)
    out["right"][at] = tree_of(node["right_child"], out)
    return at


def write(trees: lightgbm.Booster, file: Path, origin: str, count: int) -> None:
    """The trees as JSON."""
    lines = []
    for info in trees.dump_model()["tree_info"]:
        out: dict[str, list[float]] = {key: [] for key in ("feature", "threshold", "left", "right", "leaf")}
        tree_of(info["tree_structure"], out)
        lines.append(json.dumps(out, separators=(",", ":")))
    head = f'{{"origin":{json.dumps(origin)},"features":{count},"trees":[\n'
    file.write_text(head + ",\n".join(lines) + "\n]}\n", "utf-8")


def main() -> None:
    """Fit, judge and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--beside", type=Path, action="append", default=[], help="a corpus to learn from, not to judge by"
    )
    parser.add_argument(
        "--read", type=Path, action="append", default=[], help="pages that nobody marked, to learn from"
    )
    parser.add_argument("--write", action="store_true", help="put the trees fitted on all pages into model.json")
    parser.add_argument("--held-out", type=Path, help="folder for predictions by trees that saw no page of the site")
    given = parser.parse_args()
    pages, further = samples(given.corpus)
    further += written()
    for corpus in given.beside:
        further += [page._replace(weight=BESIDE * page.weight) for part in samples(corpus) for page in part]
    further += [page for folder in given.read for page in read(folder)]
    result = cross_validate(pages, further, given.corpus, given.held_out)
    said = ", ".join(f"{name} {value:.3f}" for name, value in result.items())
    sys.stdout.write(f"{len(pages)} pages and {len(further)} further forms of them; five-fold shingle F1: {said}\n")
    if given.write:
        origin = f"Gradient-boosted trees (LightGBM), {len(pages)} flattened pages"
        origin += f" and those of {len(given.beside)} corpora beside" if given.beside else ""
        origin += f"; five-fold F1 by site: {said}"
        write(fit([*pages, *further]), FILE, origin, pages[0].rows.shape[1])


if __name__ == "__main__":
    main()
