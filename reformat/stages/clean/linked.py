"""What can be measured of the links and the stress in a block of a page."""

from __future__ import annotations

from reformat.document.addresses import host_of
from reformat.document.nodes import AnyBlock, Heading, Inlines, Link, Paragraph, Strong, Text
from reformat.document.nodes import Emphasis as Stressed
from reformat.document.walk import passages, plain

DEEPEST = 3
"""How deep links and stress are looked for in one another."""

_NO_LINKS: list[float] = [0, 0.0, 0, 0, 0, 0.0, 0.0, -1, False]
"""What is measured of the links in plain text."""


def link_measures(block: AnyBlock, host: str) -> list[float]:
    """Links and stress: how many, their share of the words, where the links lead, and where the first begins."""
    runs = [block.inlines] if isinstance(block, (Paragraph, Heading)) else [p.inlines for p in passages((block,))]
    if all(type(inline) is Text for run in runs for inline in run):
        return _NO_LINKS
    shares = dict.fromkeys(("link", "strong", "stressed"), 0)
    urls: list[str] = []
    total, first = 0, -1
    for run in runs:
        for kind, at, length, url in _runs(run, total, 0):
            shares[kind] += length
            if kind == "link":
                urls.append(url)
                first = at if first < 0 else first
        total += len(plain(run))
    size, hosts = max(total, 1), [host_of(url) for url in urls]
    within = sum(not other or bool(host) and other.endswith(host) for other in hosts)
    away = sum(bool(other) and not other.endswith(host) for other in hosts)
    return [
        len(urls), shares["link"] / size, within, away, sum(url.startswith("#") for url in urls),
        shares["strong"] / size, shares["stressed"] / size, min(first, 60), first == 0 and shares["link"] > 0.95 * size,
    ]  # fmt: skip


def _runs(run: Inlines, at: int, depth: int) -> list[tuple[str, int, int, str]]:
    """Kind, place, length and address of the links, strong and stressed runs, the outer ones first."""
    out: list[tuple[str, int, int, str]] = []
    for inline in run:
        length = len(plain((inline,)))
        match inline:
            case Link(inlines, url):
                out.append(("link", at, length, url))
            case Strong(inlines):
                out.append(("strong", at, length, ""))
            case Stressed(inlines):
                out.append(("stressed", at, length, ""))
            case _:
                inlines = ()
        if inlines and depth < DEEPEST:
            out += _runs(inlines, at, depth + 1)
        at += length
    return out
