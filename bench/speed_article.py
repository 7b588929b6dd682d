"""What a book costs beyond its article, and page to EPUB beside pandoc and Calibre's ebook-convert where they are.

    python bench/speed_article.py [PAGES…] [--rounds N] [--pandoc PATH]

First, in this process and warm: CPU milliseconds from page to article, for HTML, for EPUB, and the floor, which is the
parser and a ZIP of the same bytes alone. Then fresh processes, each round every tool once on every page in turn: CPU
seconds a page (of the process and its children) and the ratio to ours with its smallest and largest. pandoc and Calibre
turn the page into a book whole, with its menus; only ours looks for the article in it.
"""

from __future__ import annotations

import argparse
import io
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from reformat.document.source import Source
from reformat.pipeline import Kit, prepare, write
from reformat.writers.writer import Item

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=sorted((ROOT / "samples").glob("*.html")))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pandoc", default=shutil.which("pandoc"), help="pandoc, where it isn't on the path")
    asked = parser.parse_args()
    warm(asked.pages, asked.rounds)
    fresh(asked.pages, asked.rounds, asked.pandoc)


def warm(pages: list[Path], rounds: int) -> None:
    """CPU milliseconds a page by part, in this process."""
    kit = Kit.of()
    sources = [Source.path(page) for page in pages]
    articles = [prepare(source, kit).article for source in sources]
    items = [Item(article, identity=str(n)) for n, article in enumerate(articles)]
    books = [b"".join(file.data for file in write([item], ["html", "epub"], kit)) for item in items]

    def floor() -> None:
        for page, book in zip(pages, books, strict=True):
            LexborHTMLParser(page.read_bytes())
            with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as out:
                out.writestr("x", book)

    parts: dict[str, Callable[[], object]] = {
        "page to article": lambda: [prepare(source, kit) for source in sources],
        "article to HTML": lambda: [list(write([item], ["html"], kit)) for item in items],
        "article to EPUB": lambda: [list(write([item], ["epub"], kit)) for item in items],
        "floor: parse, and ZIP of the same bytes": floor,
    }
    print(f"{len(pages)} pages, {rounds} rounds, warm, CPU ms a page: median (smallest to largest)")
    taken: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, work in parts.items():
            start = time.process_time()
            work()
            taken[name].append(1000 * (time.process_time() - start) / len(pages))
    for name, times in taken.items():
        print(f"{name:<42}{statistics.median(times):>8.2f}  ({min(times):.2f} to {max(times):.2f})")


def fresh(pages: list[Path], rounds: int, pandoc: str | None) -> None:
    """CPU seconds a page of one fresh process for each page and tool."""
    with tempfile.TemporaryDirectory() as place:
        book = str(Path(place) / "book.epub")
        tools: dict[str, Callable[[str], list[str]]] = {
            "reformat": lambda page: [sys.executable, "-m", "reformat", page, "--to", "epub", "-q", "-o", place]
        }
        if pandoc:
            tools["pandoc"] = lambda page: [pandoc, page, "-f", "html", "-t", "epub3", "-o", book]
        if calibre := shutil.which("ebook-convert"):
            tools["ebook-convert"] = lambda page: [calibre, page, book]
        for missing in {"pandoc", "ebook-convert"} - set(tools):
            print(f"{missing}: not measured, since it is not installed")
        taken: dict[str, list[float]] = {name: [] for name in tools}
        for _ in range(rounds):
            for name, call in tools.items():
                taken[name].append(sum(cpu(call(str(page))) for page in pages) / len(pages))
    print(f"page to EPUB, a fresh process each, {rounds} rounds, CPU s a page: median (smallest to largest)")
    for name, times in taken.items():
        ratios = [t / ours for t, ours in zip(times, taken["reformat"], strict=True)]
        print(
            f"{name:<16}{statistics.median(times):>8.3f}  ({min(times):.3f} to {max(times):.3f})"
            f"   {statistics.median(ratios):.2f} of ours ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def cpu(call: list[str]) -> float:
    """CPU seconds of a process that must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main()
