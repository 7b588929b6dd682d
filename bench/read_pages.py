"""Pages without marked text whose truth our own reader of HTML tells, for the trees that read flattened text.

It is seldom wrong where it knows the markup (docs/scores.md), and knows nothing of the flattened text: where the two
differ on a page, the trees learn from the one that saw more. A page is shown in three forms.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from flatten import flatten
from score import kit
from selectolax.lexbor import LexborHTMLParser

from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import prepare
from reformat.readers.decode import decode
from reformat.stages.clean.sight import LONG, ends_sentence, weight
from reformat.writers.text import words

LEAST = 5
"""Paragraphs of running text that a page must have."""
LARGEST = 3_000_000
"""Bytes of a page at most."""
LIKE_CORPUS, OTHER = 0.5, 0.3
"""Weight of a page as the corpora flatten theirs, and of each other form."""


class Told(NamedTuple):
    """A page: its site, the text our reader finds in its markup, and its flattened forms with their weights."""

    id: str
    site: str
    expected: str
    forms: tuple[tuple[str, float], ...]


def pages(folder: Path) -> Iterator[Told]:
    """All pages of a folder that are articles, each once."""
    known: set[str] = set()
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".txt", ".jsonl")):
        data = file.read_bytes()
        data = gzip.decompress(data) if file.suffix == ".gz" else data
        told = _told(file.name, data) if len(data) <= LARGEST else None
        if told is not None and told.expected not in known:
            known.add(told.expected)
            yield told


def _told(name: str, data: bytes) -> Told | None:
    try:
        article = prepare(Source.bytes(data, name="page.html", media="html"), kit()).article
        body = LexborHTMLParser(decode(data).text).body
    except ReformatError:
        return None
    lines = [line for line in words(article).split("\n") if line.strip()]
    if body is None or sum(weight(line) >= LONG and ends_sentence(line) for line in lines) < LEAST:
        return None
    loose = re.sub(r"\n+", "\n\n", flatten(body, False, False))
    torn = re.sub(r"\n+", "\n", flatten(body, False, True))
    site = (urlsplit(article.metadata.url or "").hostname or name).removeprefix("www.")
    return Told(
        name, site, "\n".join(lines), ((flatten(body, True, False), LIKE_CORPUS), (loose, OTHER), (torn, OTHER))
    )
