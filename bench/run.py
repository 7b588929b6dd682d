"""`make bench`: every bench script of this folder, one after the other, and what a batch and a cold start cost.

Each script prints its own table beside peers. The batch: articles of one kind over one and two processes, wall time and
efficiency, and the cost of an article at growing numbers. Cold start: CPU of fresh processes, the median of several.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
REFORMAT = [sys.executable, "-m", "reformat"]


MEASURED = """
import json, resource, runpy
try:
    runpy.run_module("reformat", run_name="__main__", alter_sys=True)
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
"""


def main() -> None:
    """Run what was asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("scripts", "batch", "cold"))
    parser.add_argument("--articles", type=int, default=10_000, help="size of the batch")
    chosen = parser.parse_args()
    if chosen.only in (None, "cold"):
        cold()
    if chosen.only in (None, "batch"):
        batch(chosen.articles)
    if chosen.only in (None, "scripts"):
        for script in sorted(HERE.glob("speed_*.py")):
            print(f"\n## {script.name}\n", flush=True)
            subprocess.run([sys.executable, str(script)], cwd=ROOT, check=False)


def cold(times: int = 9) -> None:
    """CPU seconds of a fresh process: the version, and one small article to HTML and EPUB.

    Compiled to bytecode before, as an installed package is.
    """
    compileall.compile_dir(ROOT / "reformat", quiet=1)
    print("\n## Cold start (CPU seconds, median and spread)\n\n| what | median | lowest | highest |\n|---|---|---|---|")
    sample = str(ROOT / "samples" / "english-page.html")
    with tempfile.TemporaryDirectory() as out:
        for what, words in (
            ("reformat --version", ["--version"]),
            ("one small article, HTML + EPUB", [sample, "--to", "html,epub", "-o", out]),
        ):
            found = sorted(_cpu([*REFORMAT, *words]) for _ in range(times))
            print(f"| {what} | {statistics.median(found):.3f} | {found[0]:.3f} | {found[-1]:.3f} |", flush=True)


def _cpu(call: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def batch(most: int, rounds: int = 3) -> None:
    """Wall time over one and two processes, and the cost of an article from 100 to `most`.

    Beside the efficiency stands what the machine itself allows: two runs that know nothing of each other, half of the
    articles each, at the same time. Cores that share a cache or a clock give less than twice the work of one.
    """
    print(
        "\n## Batch (HTML + EPUB)\n\n| articles | processes | wall s | ms an article | parent's peak MB |\n"
        "|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        _pages(folder, most)
        names = sorted(str(p) for p in folder.glob("*.html"))
        for count in sorted({n for n in (100, 1000) if n < most}):
            for jobs in (1, 2):
                _row(count, jobs, *_batch(Path(place), names[:count], jobs))
        efficiencies, ceilings = [], []
        for _ in range(rounds):
            one = _row(most, 1, *_batch(Path(place), names, 1))
            two = _row(most, 2, *_batch(Path(place), names, 2))
            apart = _row(most, "2 apart", *_apart(Path(place), names))
            efficiencies.append(one / (2 * two))
            ceilings.append(one / (2 * apart))
    print(f"\nefficiency of two processes over {most} articles: {_spread(efficiencies)} (on {os.cpu_count()} cores)")
    print(f"the machine's own, two runs that know nothing of each other: {_spread(ceilings)}")


def _row(count: int, jobs: object, seconds: float, peak: float) -> float:
    print(f"| {count} | {jobs} | {seconds:.1f} | {1000 * seconds / count:.1f} | {peak:.0f} |", flush=True)
    return seconds


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _batch(place: Path, names: list[str], jobs: int) -> tuple[float, float]:
    """One batch over `names`: wall seconds, peak memory of its own process in MB."""
    out = Path(tempfile.mkdtemp(dir=place))
    listed = out.with_suffix(".list")
    listed.write_text("\n".join(names))
    words = ["--from-file", str(listed), "-o", str(out), "--to", "html,epub", "-q", "-j", str(jobs)]
    try:
        return _timed([*REFORMAT, *words])
    finally:
        shutil.rmtree(out)


def _apart(place: Path, names: list[str]) -> tuple[float, float]:
    """Two batches of one process each at the same time, half of the names each: wall seconds, the larger peak."""
    middle = len(names) // 2
    start = time.perf_counter()
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda half: _batch(place, half, 1), (names[:middle], names[middle:])))
    return time.perf_counter() - start, max(peak for _, peak in done)


def _pages(folder: Path, count: int) -> None:
    """As many pages as wanted, made from a sample: titles and addresses differ, the work is the same."""
    text = (ROOT / "samples" / "english-page.html").read_text("utf-8")
    images = folder / "images"
    images.symlink_to(ROOT / "samples" / "images")
    for n in range(count):
        page = text.replace("Night ferry", f"Night ferry {n}").replace("night-ferry-bell", f"night-ferry-bell-{n}")
        (folder / f"{n:06}.html").write_text(page, "utf-8")


def _timed(call: list[str]) -> tuple[float, float]:
    """Wall seconds of a call, and the peak memory of its own process in MB."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", MEASURED, *call[3:]], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    return seconds, float(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
