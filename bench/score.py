"""Run the pipeline over a corpus and print its scores beside the peers'.

    python bench/score.py CORPUS_DIR [--out DIR] [--only html|text] [--worst N] [--jobs N] [--source NAME]

CORPUS_DIR has the form of the extraction corpus: manifest.jsonl, pages/ID.html.gz, text/ID.txt, score.py and
score_structure.py. Predictions ID.txt and ID.json are left in DIR/html and DIR/text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from reformat.document.nodes import Article, Figure, Heading
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.errors import ReformatError
from reformat.pipeline import Kit, prepare
from reformat.stages.structure.runs import dense
from reformat.writers.text import words

HERE = Path(__file__).parent
APART = re.compile(r"[(\[|©ⓒ]|\w+ ?:")
"""How a credit begins that the page sets apart from the caption."""


@cache
def kit() -> Kit:
    """One kit for each process."""
    return Kit.of()


def structure_of(article: Article) -> dict[str, Any]:
    """What score_structure.py asks for."""
    blocks = list(leaves(article.blocks))
    return {
        "title": article.metadata.title,
        "authors": list(article.metadata.authors),
        "published": article.metadata.published,
        "headings": [plain(b.inlines) for b in blocks if isinstance(b, Heading)],
        "captions": [text for b in blocks if isinstance(b, Figure) and (text := caption_of(b))],
    }


def caption_of(figure: Figure) -> str:
    """The caption as the page has it: with the credit where the page wrote both in one run, and set nothing between.

    A bracket or a label such as "Photo:" sets the credit apart; in Korean, Chinese and Japanese both run on.
    """
    caption, credit = plain(figure.caption), plain(figure.credit)
    if "caption.credit" not in figure.marks or (APART.match(credit) and not dense(caption + credit)):
        return caption
    return f"{caption} {credit}".strip()


def source_of(corpus: Path, row: dict[str, Any], form: str) -> Source:
    """The page as a source; as text without any of the page's knowledge."""
    if form == "html":
        return Source.bytes(
            gzip.decompress((corpus / row["html"]).read_bytes()),
            name=f"{row['id']}.html",
            media="html",
            base_url=row.get("url") or "",
        )
    return Source.bytes((corpus / "text" / f"{row['id']}.txt").read_bytes(), name=f"{row['id']}.txt", media="text")


def predict(corpus: Path, row: dict[str, Any], form: str, out: Path) -> str:
    """Write one page's prediction; the error's name and words if it was refused."""
    try:
        article = prepare(source_of(corpus, row, form), kit()).article
    except ReformatError as error:
        return f"{row['id']}: {type(error).__name__}: {error.message}"
    (out / f"{row['id']}.txt").write_text(words(article), encoding="utf-8", errors="replace")
    (out / f"{row['id']}.json").write_text(
        json.dumps(structure_of(article), ensure_ascii=False), encoding="utf-8", errors="replace"
    )
    return ""


def scorer(corpus: Path, name: str, *arguments: str) -> Any:
    """What one of the corpus' scorers says, as JSON."""
    command = [sys.executable, str(corpus / name), *arguments, "--corpus", str(corpus), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def table(columns: list[str], rows: dict[str, dict[str, float | None]]) -> None:
    """A table with the name of each row in front."""
    print(f"{'':<26}" + "".join(f"{c:>12}" for c in columns))
    for name, row in rows.items():
        cells = (row.get(c) for c in columns)
        print(f"{name:<26}" + "".join(f"{'-':>12}" if v is None else f"{v:>12.3f}" for v in cells))


def debris_kept_out(corpus: Path, rows: list[dict[str, Any]], out: Path) -> float | None:
    """Share of the marked debris lines that a prediction does not hold."""
    lines = kept = 0
    for row in rows:
        file = out / f"{row['id']}.txt"
        text = "".join(file.read_text(encoding="utf-8").split()) if file.is_file() else ""
        for line in row.get("debris", []):
            lines += 1
            kept += "".join(line.split()) in text
    return 1 - kept / lines if lines else None


def report(corpus: Path, form: str, out: Path, rows: list[dict[str, Any]], worst: int) -> None:
    """Both scorers' tables for one form."""
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    scored = scorer(corpus, "score.py", str(out), "--worst", str(worst))
    groups = scored["groups"]
    sources = [s for s in groups if s != "all"]
    ours = {s: groups[s]["F1"] for s in sources} | {"all": groups["all"]["F1"], "par": groups["all"]["parF1"]}
    print(f"\n{form}: shingle F1 by source, paragraph F1 over all (par)")
    table([*sources, "all", "par"], {"reformat": ours, **peers[form]})
    print(f"\n{form}: reformat in full")
    table(["P", "R", "F1", "acc", "pageF1", "parP", "parR", "parF1", "musts"], groups)
    if (share := debris_kept_out(corpus, rows, out)) is not None:
        print(f"marked debris lines kept out: {share:.1%}")
    for page in scored["worst"]:
        print(
            f"  {page['f1']:.3f}  P {page['p'] or 0:.3f}  R {page['r'] or 0:.3f}  tokens {page['n_pred']}/{page['n_true']}  {page['id']}"
        )
    found = scorer(corpus, "score_structure.py", str(out))
    print(f"\n{form}: structure")
    columns = [
        "title",
        "authors",
        "published",
        "headingsP",
        "headingsR",
        "headingsF1",
        "captionsP",
        "captionsR",
        "captionsF1",
    ]
    table(columns, {**found, **peers["structure"]})


def main() -> None:
    """Predict, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, help="folder for the predictions (default: a temporary one)")
    parser.add_argument("--only", choices=("html", "text"))
    parser.add_argument("--source", help="only the pages of this source")
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    base = asked.out or Path(tempfile.mkdtemp(prefix="reformat-score-"))
    rows = [json.loads(line) for line in (asked.corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not asked.source or row["source"] == asked.source]
    for form in [asked.only] if asked.only else ["html", "text"]:
        out = base / form
        out.mkdir(parents=True, exist_ok=True)
        for old in out.iterdir():
            old.unlink()
        with ProcessPoolExecutor(asked.jobs) as pool:
            said = list(
                pool.map(predict, *zip(*[(asked.corpus, row, form, out) for row in rows], strict=True), chunksize=8)
            )
        refused = [word for word in said if word]
        report(asked.corpus, form, out, rows, asked.worst)
        print(
            f"\n{form}: {len(rows) - len(refused)} of {len(rows)} pages gave an article",
            dict(Counter(w.split(": ")[1] for w in refused)),
        )
        print("".join(f"  {word}\n" for word in refused), end="")


if __name__ == "__main__":
    main()
