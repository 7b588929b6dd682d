"""Put debris between the paragraphs of a corpus' pages, and count what stays of it and what goes with it.

    python bench/put_in.py CORPUS_DIR... [--most N] [--language XX]

Each page gets four blocks of its language (debris.toml), at gaps drawn from a fixed seed, one of them behind the last
paragraph. A block stays if words of it stand in the article that stood not there before; lost is a paragraph that
stands in the article only without the debris. No block has a class name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import Kit, prepare
from reformat.readers.decode import decode
from reformat.writers.text import words

DEBRIS = tomllib.loads(Path(__file__).with_name("debris.toml").read_text("utf-8"))
BLOCKS = 4
"""Blocks that each page gets."""
LEAST = 5
"""Paragraphs of the article that a page must have."""
_SIGNS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """Letters and figures alone."""
    return _SIGNS.sub("", text)


def article(soup: BeautifulSoup, url: str, kit: Kit) -> Counter[str]:
    """The paragraphs of a page's article; none where it is refused."""
    source = Source.bytes(str(soup).encode("utf-8", "replace"), name="page.html", media="html", base_url=url)
    try:
        return Counter(bare(part) for part in words(prepare(source, kit).article).split("\n\n"))
    except ReformatError:
        return Counter()


def pages(corpora: list[Path], language: str, most: int) -> Iterator[tuple[dict[str, Any], BeautifulSoup, list[Tag]]]:
    """Rows of the manifests with their pages and the paragraphs in them that are the article's."""
    seen: Counter[str] = Counter()
    for corpus in corpora:
        for line in (corpus / "manifest.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            row["lang"] = (row.get("lang") or "en")[:2]
            if row["lang"] not in DEBRIS or language not in ("", row["lang"]) or seen[row["lang"]] >= most:
                continue
            expected = {bare(part) for part in (corpus / row["expected"]).read_text("utf-8").split("\n\n")}
            soup = BeautifulSoup(decode(gzip.decompress((corpus / row["html"]).read_bytes())).text, "lxml")
            found = [p for p in soup.find_all("p") if len(bare(p.get_text())) > 40 and bare(p.get_text()) in expected]
            if len(found) >= LEAST:
                seen[row["lang"]] += 1
                yield row, soup, found


def put(block: str, behind: Tag) -> None:
    """Put a block behind a paragraph."""
    inner = BeautifulSoup(block, "html.parser")
    for node in reversed(list(inner.contents)):
        behind.insert_after(node.extract())


def main() -> None:
    """Page by page, then the blocks that stay, the oftenest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=90, help="pages of a language at most")
    parser.add_argument("--language", default="")
    given = parser.parse_args()
    kit, chance = Kit.of(), random.Random(7)  # noqa: S311
    tried: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for row, soup, found in pages(given.corpora, given.language, given.most):
        before = article(soup, row.get("url") or "", kit)
        chosen = chance.sample(DEBRIS[row["lang"]], BLOCKS)
        for block, gap in zip(chosen, [*chance.sample(range(1, len(found) - 1), BLOCKS - 1), -1], strict=True):
            put(block, found[gap])
        after = article(soup, row.get("url") or "", kit)
        more = "\n".join(after - before)
        lost = [part for part in before - after if len(part) > 30]
        if lost:
            print(f"lost {row['id']}: {len(lost)} paragraphs, {lost[0][:60]}", file=sys.stderr)
        for block in chosen:
            tried[block] += 1
            told = [bare(text) for text in re.split(r"<[^>]+>", block) if len(bare(text)) >= 4]
            kept[block] += any(text in more for text in told)
    for block, count in kept.most_common():
        if count:
            print(f"{count:3} of {tried[block]:3}  {block[:100]}")
    print(f"{kept.total()} of {tried.total()} stay")


if __name__ == "__main__":
    main()
