"""Who wrote the article, as the page shows it: the names that a byline links or marks, else its words."""

# ruff: noqa: E501 (a table of selectors)
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from reformat.readers.html.front import Front, words
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import HEADINGS
from reformat.readers.metadata.people import NAME, SIGNED, alone, named, people, undated

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|reporter|contributor|journalist|autor|auteur)s?[_-]{0,2}(?:full)?[_-]?name(?:$|[\s_-])"
)
"""Class tokens of a name inside a byline."""

_HOME = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autori|contributors?|columnists?|by|byline|people|person|(?:user-?)?profiles?|staff|reporters?|journalists?"
    r"|writers?|producers?|users?|members?|experts?|editors?|redaktion|redaktor|forfattere?|yazar(?:lar)?)[/=.-]",
    re.I,
)
"""Addresses of pages about a person."""

_ELSEWHERE = (
    "[rel~=author]", "[itemprop=author] [itemprop=name]", "[itemprop=author]", "[class*=author-name i]", "[class*=author__name i]", "[class*=author_name i]",
    "[class*=authorname i]", "[class*=byline i] a", "[class*=byline i]", "a[href*='/author/']", "a[href*='/authors/']", "a[href*='/staff/']", "[class*=author i]",
)  # fmt: skip
"""Where bylines stand on pages where none stands in front of the body, the surest first."""

AFTER = 40
"""How many elements behind the body are looked at for who signs it."""


def bylines(page: Page, front: Front, root: Part) -> tuple[str, ...]:
    """What the page shows of its authors; a name alone may stand with the date."""
    texts = [text for part in front.bylines[:4] for text in _sayings(page, part)]
    texts += [rest for part in front.dates[:3] if alone(rest := undated(words(part)))]
    if people(texts).names:
        return tuple(texts)
    found = (
        saying
        for selector in _ELSEWHERE
        for part in page.select(selector)[:1]
        if 0 < part.text < 80
        for saying in [words(part)]
    )
    first = next((text for text in found if people([text]).names), "")
    return (*texts, first) if first else (*texts, *_signed(page, root))


def _sayings(page: Page, part: Part) -> list[str]:
    """The names that are marked or linked in a byline, and those in its words that are not; the words where none is."""
    whole = words(part)
    marked = [text for one in _marked(page, part) if named(text := words(one))]
    if not marked:
        return [whole]
    links = [text for one in page.parts[part.index : part.end] if one.tag == "a" and (text := words(one)) not in marked]
    loose = reduce(lambda text, link: text.replace(link, "", 1) if link else text, links, whole)
    rest = [name for name in people([loose]).names if NAME.fullmatch(name) and not any(m in name for m in marked)]
    return [*marked, *rest] if all(m in whole for m in marked) else [whole]


def _marked(page: Page, part: Part) -> Iterator[Part]:
    """The outermost elements in a byline that hold a name alone."""
    index = part.index
    while index < part.end:
        one = page.parts[index]
        said = one.attrs
        if 0 < one.text < 60 and (
            said.get("itemprop") == "name"
            or "author" in (said.get("rel") or "").split()
            or (one.names and _NAMED.search(one.names))
            or (one.tag == "a" and _HOME.search(said.get("href") or ""))
        ):
            yield one
            index = one.end
        else:
            index += 1


def _signed(page: Page, root: Part) -> Iterator[str]:
    """The line "Written by Ada Quill" at the end of the body or below it."""
    for part in page.parts[max(root.index, root.end - AFTER) : root.end + AFTER]:
        if (part.tag in HEADINGS or part.tag == "p") and 0 < part.text < 80 and SIGNED.fullmatch(text := words(part)):
            yield text
            return
