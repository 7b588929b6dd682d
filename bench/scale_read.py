"""CPU time and peak memory of reading one page of 0.1, 1, 10 and 50 MB: both must follow the size.

    python bench/scale_read.py [MEGABYTES…]

Each size runs in a process of its own; the page is an article of many paragraphs inside a page's usual frame.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

PARAGRAPH = (
    '<div class="text"><p>The harbour council met on <a href="/day/{n}">day {n}</a> and spoke of the <b>ferry pier</b>, its piles and its planks,'
    " for as long as the light lasted; nobody left before the vote was counted.</p></div>"
)


def measure(megabytes: float) -> None:
    """Read and locate one page of this size, and print what it took."""
    from reformat.document.source import Source
    from reformat.readers.html import HtmlReader
    from reformat.rules import Rules
    from reformat.stages.locate import locate

    count = max(int(megabytes * 1_000_000 / len(PARAGRAPH)), 1)
    body = "".join(PARAGRAPH.format(n=n) for n in range(count))
    source = Source.html(
        f"<html><body><nav><a href='/'>Front</a></nav><article><h1>Pier</h1>{body}</article></body></html>"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    draft = locate(HtmlReader().read(source, Rules.load()), Rules.load())
    spent = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{megabytes:>6} MB  {spent:>8.2f} s  {spent / megabytes:>6.2f} s/MB  {(after - before) / 1024:>8.0f} MB more memory  {len(draft.article.blocks)} blocks",
        flush=True,
    )


def main() -> None:
    """One process for each size."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        measure(float(sys.argv[2]))
        return
    for size in sys.argv[1:] or ["0.1", "1", "10", "50"]:
        subprocess.run([sys.executable, __file__, "--one", size], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
