"""Who wrote the article, out of several that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.linked import Linked
from reformat.readers.metadata.people import NAME, people

_AUTHOR = (
    "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "author",
    "article:author", "naverblog:nickname", "og:article:author", "article:author_name", "books:author", "byl",
    "articleauthor", "article.author", "dable:author", "cxenseparse:author", "content_author", "twitter:data1",
)  # fmt: skip

_CITED = ("citation_author", "dc.creator", "dcterms.creator")
"""Names of meta elements that libraries read, which have one author each, often by surname."""

_SURNAME = lazy(r"^([^\s,]+|(?:\S+\s){1,3}[^\s,]+(?=,\s(?:\S+|\S+(?:\s\w\.?)+)$)),\s([^,;]{2,40})$")
"""A surname, a comma and what stands before it; two names in full have a comma between them as well."""

_TEXTS = ("twitter:data1",)
"""Names of meta elements that may as well hold the time to read: what has a digit there is no author."""


_DIGIT = lazy(r"\d")
_IN_COUNTRY = lazy(
    r",\s(?:Germany|Deutschland|Austria|Österreich|Schweiz|Switzerland|France|Italia|Italy|España|Spain|USA|UK)$"
)

_LOGIN = lazy(r"[a-z\d._-]+")
"""What somebody signs in with, and nobody is called."""

_BARS = (" | ", " - ", " – ", " — ")
"""What parts a site's name from the title."""


class Credited(NamedTuple):
    """The authors, where they are from, and the addresses that stood among them."""

    names: tuple[str, ...]
    origin: str
    contacts: tuple[str, ...]


def choose_authors(heads: Heads, linked: Linked, bylines: tuple[str, ...], *, by_rule: bool) -> Credited:
    """The first source that names a person or an agency; the publisher's own name only where no source names another.

    A byline that shows all whom the data names, and more, goes before the data; so do people in it before a house.
    """
    sources: list[tuple[str, Iterable[str]]] = [
        ("json-ld", linked.names("author") or linked.names("creator")),
        *(("meta", _told(heads, key)) for key in _AUTHOR),
        ("byline", bylines),
    ]
    if by_rule:
        sources.insert(0, sources.pop())
    houses = [*linked.names("publisher"), *heads.all("og:site_name")]
    houses += [heads.title.rsplit(bar, 1)[1] for bar in _BARS if bar in heads.title]
    houses += [value for value in heads.all("og:article:author") if " | " in value]  # a paper and the portal it is on
    labels = [part for house in houses for part in (house, *house.split(" | "))]  # a portal's name stands behind a bar
    labels += [initials for house in houses if len(initials := "".join(w[0] for w in house.split() if w.istitle())) > 1]
    publishers, site = {bare(name) for name in labels}, _site(heads)
    found: list[tuple[tuple[str, ...], str]] = []
    spare: list[tuple[tuple[str, ...], str]] = []
    contacts: dict[str, None] = {}
    for origin, sayings in sources:
        said = people(sayings)
        contacts.update(dict.fromkeys(said.contacts))
        people_alone = (
            name for one in said.names if not house(name := _apart(one, labels)) and not _at(name, publishers)
        )
        names = tuple(name for name in people_alone if bare(name) not in publishers and name.casefold() != site)
        if names:
            found.append((names, origin))
        elif said.names:
            spare.append((said.names, origin))
    best = next(iter(found or spare), ((), ""))
    shown = next((names for names, origin in found if origin == "byline"), ())
    weak = linked.a_house("author") or all(map(_LOGIN.fullmatch, best[0]))
    if _fuller(best[0], shown) or (weak and shown and all(map(NAME.fullmatch, shown))):
        best = (shown, "byline")
    return Credited(*best, tuple(contacts))


def _site(heads: Heads) -> str:
    """The one word by which the page's host is known, as its publisher calls itself."""
    address = heads.canonical or heads.first("og:url")
    host = address.partition("://")[2].partition("/")[0].removeprefix("www.")
    return host.rpartition(".")[0].casefold()


def _told(heads: Heads, key: str) -> list[str]:
    """What meta elements of a name say; a house gives its place and its country as well."""
    told = [value for value in heads.all(key) if not (_IN_COUNTRY if key not in _TEXTS else _DIGIT).search(value)]
    return [_SURNAME.sub(r"\2 \1", value) for value in told] if key in _CITED else told


def _apart(name: str, labels: list[str]) -> str:
    """A person's name without the publisher's behind it."""
    return next((name[: -len(one)].strip(" ,/-") for one in labels if name.endswith(f" {one}")), name) or name


def _at(name: str, publishers: set[str]) -> bool:
    """Whether this is a publisher with a place behind it."""
    before, bar, _ = re.sub(r"\s[–—|-]\s", "\n", name).partition("\n")
    return bool(bar) and bare(before) in publishers


def _fuller(told: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether the byline shows all whom the data tells, and more people."""
    known = {bare(name) for name in told}
    more = [name for name in shown if bare(name) not in known]
    return bool(known and more) and len(more) + len(known) == len(shown) and all(NAME.fullmatch(name) for name in more)
