"""Pages with debris of other pages among their paragraphs, so that trees learn what an article with a stranger in it is.

Debris is what a corpus' page holds and its expected text does not: share bars, leads, pleas, lists, notices, whatever
the pages have. A page gets some of other pages of its language, half of it without its names, and with links that lead
to the page's own site as they did at home.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from flatten import UNSEEN, flat

LONGEST, DEEPEST = 900, 90
"""Characters and elements of one piece of debris at most: of a larger one its parts are taken."""
LEAST = 4
"""Paragraphs of the article that a page must have."""
PIECES = (1, 2, 3, 4)
"""How many pieces a page gets."""
_NAMES = re.compile(r"class|id|role|style|name|rel|title|hidden|item.*|aria.*|data.*|on.*")
_LINE = 12
"""Characters from which a line that the expected text holds is the article's."""


class Page(NamedTuple):
    """One page of a corpus: its host, its language, its markup and the expected text."""

    host: str
    language: str
    html: str
    expected: str


def grafted(pages: list[Page], seed: int) -> Iterator[str]:
    """For each page its markup with debris of others between its paragraphs; empty where it has too few of those."""
    chance = random.Random(seed)  # noqa: S311
    soups = [BeautifulSoup(page.html, "lxml") for page in pages]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, soup in zip(pages, soups, strict=True):
        found[page.language] += [(page.host, piece) for piece in debris(soup, page.expected)]
    for page, soup in zip(pages, soups, strict=True):
        own = paragraphs(soup, page.expected)
        strange = [(host, piece) for host, piece in found[page.language] if host != page.host]
        strange = strange or [one for pieces in found.values() for one in pieces if one[0] != page.host]
        if len(own) < LEAST or not strange:
            yield ""
            continue
        for seam in chance.sample(own[:-1], min(chance.choice(PIECES), len(own) - 1)):
            host, markup = chance.choice(strange)
            piece = BeautifulSoup(markup.replace(f"/{host}", f"/{page.host}"), "html.parser")
            if chance.random() < 0.5:
                _unname(piece)
            for node in reversed(list(piece.contents)):
                seam.insert_after(node.extract())
        yield str(soup)


def paragraphs(soup: BeautifulSoup, expected: str) -> list[Tag]:
    """The paragraphs of a page that are the article's, without those that a next one does not follow at once."""
    parts = {flat(part) for part in expected.split("\n")}
    own = [p for p in soup.find_all("p") if len(p.get_text()) > 2 * _LINE and flat(p.get_text()) in parts]
    return [p for p in own if p.parent is not None and p.parent.name not in ("li", "td", "figcaption")]


def debris(soup: BeautifulSoup, expected: str) -> Iterator[str]:
    """The largest elements of a page that hold nothing of the article, in pieces of a size that stands among text."""
    whole = flat(expected)
    parts = {flat(part) for part in expected.split("\n")} - {""}
    held = {
        id(up)
        for words in soup.find_all(string=True)
        if len(own := flat(words)) >= _LINE and own in whole or own in parts
        for up in words.parents
    }
    waiting = [soup.body] if soup.body is not None else []
    while waiting:
        node = waiting.pop()
        if node.name in UNSEEN or node.name in ("figure", "iframe") or not (words := flat(node.get_text())):
            continue
        if id(node) in held or len(node.get_text()) > LONGEST or len(node.find_all(True)) > DEEPEST:
            waiting += [child for child in node.children if isinstance(child, Tag)]
        elif len(words) > 2 and words not in whole and node.find(["figcaption", "script"]) is None:
            yield str(node)


def _unname(piece: BeautifulSoup) -> None:
    for node in piece.find_all(True):
        node.attrs = {name: value for name, value in node.attrs.items() if not _NAMES.fullmatch(name)}
