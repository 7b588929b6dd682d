"""CPU time from a page's bytes to its article, beside the peers, in one process on one core.

    python bench/speed_read.py CORPUS_DIR [--pages N] [--rounds N]

reformat's time is all of `prepare` (read, locate, clean, structure, languages, pictures, describe). Each round takes
every page once with each tool, in turn, so that a busy machine slows all alike; the table gives the median CPU
milliseconds a page and, against trafilatura, the median ratio with its smallest and largest over the rounds.
Peers that are not installed (requirements/bench.in) are named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import Kit, prepare

Tool = Callable[[bytes, str], object]


def ours() -> Tool:
    """The whole pipeline up to describe."""
    kit = Kit.of()

    def read(data: bytes, url: str) -> object:
        try:
            return prepare(Source.bytes(data, name="page.html", media="html", base_url=url), kit)
        except ReformatError:
            return None

    return read


def trafilatura() -> Tool:
    """trafilatura as its documentation says, with metadata, since ours reads them too."""
    extract = importlib.import_module("trafilatura").extract
    return lambda data, url: extract(data, url=url or None, with_metadata=True, output_format="xml")


def trafilatura_text() -> Tool:
    """trafilatura at its quickest that gives the same text."""
    extract = importlib.import_module("trafilatura").extract
    return lambda data, url: extract(data)


def readability() -> Tool:
    """readability-lxml: title and summary."""
    module = importlib.import_module("readability.readability")
    document, unreadable = module.Document, module.Unparseable

    def read(data: bytes, url: str) -> object:
        try:
            return document(data.decode("utf-8", "replace")).summary()
        except unreadable:  # pages it cannot parse count as read
            return None

    return read


def resiliparse() -> Tool:
    """resiliparse: main content as plain text."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda data, url: extract(data.decode("utf-8", "replace"), main_content=True)


TOOLS: dict[str, Callable[[], Tool]] = {
    "reformat": ours,
    "trafilatura": trafilatura,
    "trafilatura, text alone": trafilatura_text,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}


def spent(tool: Tool, pages: list[tuple[bytes, str]]) -> float:
    """CPU milliseconds a page."""
    start = time.process_time()
    for data, url in pages:
        tool(data, url)
    return (time.process_time() - start) * 1000 / len(pages)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path(__file__).parents[2] / "shared" / "corpus")
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in (asked.corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    step = max(len(rows) // asked.pages, 1)
    pages = [(gzip.decompress((asked.corpus / r["html"]).read_bytes()), r.get("url") or "") for r in rows[::step]]
    tools: dict[str, Tool] = {}
    for name, make in TOOLS.items():
        try:
            tools[name] = make()
        except ImportError as error:
            print(f"{name}: not measured ({error})")
    for tool in tools.values():
        spent(tool, pages[:5])
    taken: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(asked.rounds):
        for name, tool in tools.items():
            taken[name].append(spent(tool, pages))
    report(taken, len(pages), asked.rounds)


def report(taken: dict[str, list[float]], pages: int, rounds: int) -> None:
    """The table."""
    print(f"{pages} pages, {rounds} rounds, CPU milliseconds a page (median, smallest to largest)")
    base = taken.get("trafilatura")
    for name, times in taken.items():
        line = f"{name:<26}{statistics.median(times):>8.2f}  ({min(times):.2f} to {max(times):.2f})"
        if base and name != "trafilatura":
            ratios = [b / t for b, t in zip(base, times, strict=True)]
            line += f"   {statistics.median(ratios):.2f} times as fast as trafilatura ({min(ratios):.2f} to {max(ratios):.2f})"
        print(line)


if __name__ == "__main__":
    main()
