"""The headline, out of several that don't quite agree."""

# ruff: noqa: E501 (patterns, each on its line)
from __future__ import annotations

import re

from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked

_SUFFIX = re.compile(
    r"\s+[|•·:»›—–‹<~-]+\s+(?=[^|•»›—–~-]{1,60}$)|\s*[|｜ㅣ]\s*(?=[^|｜ㅣ]{1,60}$)|\s*::\s*(?=[^:]{1,40}$)"
)


_HANDS = {"headline": "shown", "json-ld": "data"}
"""Who wrote a title: what stands in og, meta and title elements is one field of the content system, for search and sharing."""


def bare(title: str) -> str:
    """A title by its letters alone, to hold two against each other."""
    return re.sub(r"[\W_]+", "", title).casefold()


def choose_title(heads: Heads, linked: Linked, shown: str, *, by_rule: bool = False) -> tuple[str, str]:
    """The title and where it came from."""
    if by_rule and shown:
        return shown, "site-rule"
    site = [name for name in (heads.first("og:site_name"), *linked.names("publisher")) if name]
    found = [
        ("headline", shown),
        ("json-ld", linked.text("headline") or (linked.text("name") if linked.article.get("datePublished") else "")),
        ("og", unsuffixed(heads.first("og:title"), site, shown)),
        (
            "meta",
            heads.first("parsely-title", "sailthru.title", "dc.title", "citation_title")
            or unsuffixed(heads.first("twitter:title", "title"), site, shown),
        ),
        ("title", unsuffixed(heads.title, site, shown)),
    ]
    found = [(origin, _without_kicker(title, found)) for origin, title in found if title and len(title) < 500]
    for origin, title in found:
        if len({_HANDS.get(by, "search") for by, other in found if bare(other) == bare(title)}) > 1:
            return title, origin
    told = [(origin, title) for origin, title in found if origin != "title" or not shown]
    found = told or found
    return (found[0][1], found[0][0]) if found else ("", "")


def _without_kicker(title: str, found: list[tuple[str, str]]) -> str:
    """The title without the kicker set before it, where the page's data has it without."""
    for origin, other in found:
        before = title.removesuffix(other) if origin == "og" and len(other) > 20 else title
        if before != title and re.search(r"[-–—:|]\s*$", before):
            return other
    return title


def unsuffixed(title: str, site: list[str], shown: str) -> str:
    """The title without the name of the site behind or before it."""
    if shown and bare(shown) and bare(title).startswith(bare(shown)):
        return shown
    for name in site:
        for pattern in (rf"\s*[|•·:»›—–-]+\s*{re.escape(name)}\s*$", rf"^\s*{re.escape(name)}\s*[|•·:»›—–-]+\s*"):
            title = re.sub(pattern, "", title, flags=re.I)
    parts = _SUFFIX.split(title)
    return parts[0].strip() if len(parts) > 1 and len(parts[0]) > 12 else title.strip()
