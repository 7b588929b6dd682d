"""Who wrote the article, as the page shows it: the names that a byline links or marks, else its words."""

# ruff: noqa: E501 (a table of selectors)
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from reformat.patterns import lazy
from reformat.readers.html.around import outermost
from reformat.readers.html.beside import ARTICLE, HOME, beside, labelled, of_readers
from reformat.readers.html.front import SPEAKS, Front
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BYLINE
from reformat.readers.html.signatures import signatures
from reformat.readers.html.straight import of_another, straight
from reformat.readers.metadata.credit import a_person, credited
from reformat.readers.metadata.houses import desk, house
from reformat.readers.metadata.linked import tidy
from reformat.readers.metadata.people import EMAIL, NAME, alone, another_hand, latin, named, people, undated, unlabelled

_NAMED = lazy(
    r"(?:^|[\s_-])(?:author|byline|writer|reporter|contributor|columnist|journalist|autor|auteur"
    r"|user)s?[_-]{0,2}(?:[a-z]{1,8}[_-]{1,2})?(?:full)?[_-]?name(?:$|[\s_-])"
)
"""Class tokens of a name inside a byline."""

_ELSEWHERE = (
    "[rel~=author]", "[itemprop=author] [itemprop=name]", "[itemprop=author]", "[class*=author-name i]", "[class*=author__name i]", "[class*=author_name i]",
    "[class*=authorname i]", "[class*=byline i] a", "[class*=byline i]", "a[href*='/author/']", "a[href*='/authors/']", "a[href*='/staff/']", "[class*=author i]",
)  # fmt: skip
"""Where bylines stand on pages where none stands in front of the body, the surest first."""

_BY = lazy(
    r"(?:作者|[记記]者)\s?[:：]\s?([一-鿿·]{2,8})|(?<=\s)(?:글쓴이|작성자|올린이)\s?[:：]\s?(\w{2,10})(?=\s|$)"
    r"|(?<=\s)[记記]者\s?([一-鿿]{2,3})(?=[／/\s]|$)"
    r"|(?<!updated)(?<!reviewed)(?<!edited)\s(?:by|BY|von|VON|par|PAR|por|di)\s((?:[A-ZÀ-Þ][\w'’.-]*\s?){2,4})"
)
"""A label and the name behind it, inside a line."""

_BREAK = lazy(r"<(?:br|/?(?:li|div|p|dd))\b[^>]*>", re.I)
"""What parts the lines of a byline."""

_AND = "(?:and|und|et|y|e|och|og|en)"
_AND_FIRST = lazy(rf"^(?:{_AND}|&)\s")
_JOINED = lazy(rf"(?:\b{_AND}|[&,])\n|\n(?:{_AND}|&)\s")

_SPEECH = lazy(r"(?:니다|[했였었]다|[어아세네해]요)[.!?~]")
"""Sentences in Korean: what an author says to the readers, and no name."""
LONGEST = 60
"""Characters of a piece of a date's line that names somebody."""


def bylines(page: Page, front: Front, root: Part) -> tuple[str, ...]:
    """What the page shows of its authors; a name alone may stand with the date."""
    texts = [text for part in front.bylines[:4] for text in _sayings(page, part)]
    if not people(texts).names:
        texts += [text for part in front.dates[:3] for text in _in_dateline(page, part, root)]
    if people(texts).names:
        return tuple(texts)
    first = next(
        (list(names) for run in straight(page, front, root) if unlabelled(run) != run and (names := credited(run))), []
    )
    if not first:
        found = (_together(page.select(selector), front) for selector in _ELSEWHERE)
        first = next((sayings for sayings in found if people(sayings).names), [])
    return (
        *texts,
        *(first or [*labelled(page, front, root)] or [*beside(page, front, root)] or signatures(page, root)),
    )


def _in_dateline(page: Page, part: Part, root: Part) -> Iterator[str]:
    """Who is named in a line that tells the date too."""
    whole = words(part)
    inner = page.parts[part.index + 1 : part.end]
    for line in _lines(part) or [whole]:
        names = (newsroom,) if (newsroom := desk(undated(line))) else credited(line)
        if names and all(not latin(name) or _in_one(name, part, inner, root) for name in names):
            yield from _with_addresses(line, names)
            return
    marked = [p for p in inner if p.text and p.names and BYLINE.search(p.names)]
    marked = marked or [p for p in inner if p.own and p.text < LONGEST and SPEAKS.search(words(p))]
    if marked:
        yield from (words(p) for p in marked if not any(p.within(other) for other in marked if other is not p))
    elif labelled := _BY.search(whole):
        yield next(filter(None, labelled.groups()))


def _in_one(name: str, part: Part, inner: list[Part], root: Part) -> bool:
    """Whether a name stands in one element of a date's line, is no link's to elsewhere, and a person's."""
    own = [words(p) for p in inner if p.own and (p.tag != "a" or HOME.search(p.attrs.get("href") or ""))]
    own.append(" ".join((part.node.text(deep=False, separator=" ") or "").split()))
    return any(name in said for said in own) and a_person(name, words(root).replace(words(part), "", 1))


def _together(parts: list[Part], front: Front) -> list[str]:
    """The words of the first of these parts, and of those that stand in one short box with it."""
    parts = [part for part in parts if part.text and not _SPEECH.search(words(part)) and not of_readers(part)][:6]
    parts = [part for part in parts if not of_another(part, front)]
    if not parts or parts[0].text >= 80:
        return []
    first, box = parts[0], parts[0].parent
    box = box.parent if box is not None and box.parent is not None and box.parent.text < 300 else box
    near = [p for p in parts[1:] if box is not None and box.text < 300 and p.within(box) and not p.within(first)]
    return [words(first), *(text for p in near if p.tag == first.tag and NAME.fullmatch(text := words(p)))]


def _sayings(page: Page, part: Part) -> list[str]:
    """The names that are marked or linked in a byline, and those in its words that are not; the words where none is."""
    whole = _unbuttoned(page, part)
    marked = [text for one in _marked(page, part) if named(text := words(one))]
    if not marked:
        lines = [name] if (name := _named_first(part)) else _lines(part) or [whole]
        wrote = (line for line in lines if not another_hand(line))
        return [one for line in wrote for one in _with_addresses(line, credited(line) or (line,))]
    links = [text for one in page.parts[part.index : part.end] if one.tag == "a" and (text := words(one)) not in marked]
    loose = reduce(lambda text, link: text.replace(link, "", 1) if link else text, links, whole)
    taken = list(marked)
    for name in people([loose]).names:
        if NAME.fullmatch(name) and not house(name) and _beside_one(name, taken, whole):
            taken.append(name)
    return taken if all(m in whole for m in marked) else [whole]


def _unbuttoned(page: Page, part: Part) -> str:
    """The words of a byline without those of its buttons, which follow whom it names."""
    whole = words(part)
    for one in page.parts[part.index + 1 : part.end]:
        if one.tag == "button" and (label := words(one)):
            before, _, after = whole.rpartition(label)
            whole = f"{before.rstrip()} {after.lstrip()}".strip()
    return whole


def _with_addresses(line: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names, and the addresses beside them in their line."""
    return (*names, *(address for address in EMAIL.findall(line) if line not in names))


def _beside_one(name: str, taken: list[str], whole: str) -> bool:
    """Whether a name stands right before or behind one of these, with a word or a sign that joins them at most."""
    pairs = (
        (one, other)
        for known in taken
        if known not in name and name not in known
        for one, other in ((known, name), (name, known))
    )
    return any(
        re.search(rf"{re.escape(one)}\W{{1,3}}(?:{_AND}\W{{1,3}})?{re.escape(other)}", whole) for one, other in pairs
    )


def _lines(part: Part) -> list[str]:
    """The lines of a byline that name people: the first, what it is joined to by a word, and items of a list."""
    lines = [tidy(line) for line in _BREAK.split(part.node.html or "")] if part.children else []
    lines = [line for line in lines if line]
    if len(lines) < 2:
        return []
    items = part.node.css_first("li") is not None
    first = next((at for at, line in enumerate(lines) if people([line]).names), len(lines))
    rest = [
        _AND_FIRST.sub("", line)
        for before, line in zip(lines[first:], lines[first + 1 :], strict=False)
        if (items and any(map(latin, people([line]).names)) and not ARTICLE.match(line))
        or _JOINED.search(f"{before}\n{line}")
    ]
    return [*lines[first : first + 1], *rest]


def _named_first(part: Part) -> str:
    """The name that the first element in a byline holds alone, where the others name nobody."""
    while not part.own and len(inner := [kid for kid in part.children if kid.text]) == 1:
        part = inner[0]
    kids = [words(kid) for kid in part.children if kid.text]
    if len(kids) < 2 or part.own or not alone(kids[0]) or not people([kids[0]]).names:
        return ""
    others = [name for text in kids[1:] for name in people([text]).names]
    return kids[0] if not any(NAME.fullmatch(name) for name in others) else ""


def _marked(page: Page, part: Part) -> Iterator[Part]:
    """The outermost elements in a byline that hold a name alone."""
    return outermost(page.parts[part.index : part.end], _marks)


def _marks(one: Part) -> bool:
    """Whether attributes or names say that an element is a name."""
    said = one.attrs
    return 0 < one.text < LONGEST and (
        said.get("itemprop") == "name"
        or "author" in (said.get("rel") or "").split()
        or _NAMED.search(one.names) is not None
        or (one.tag == "a" and HOME.search(said.get("href") or "") is not None)
    )
