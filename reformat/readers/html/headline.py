"""Where the page shows the article's headline: a heading, or on pages without any what looks like one."""

from __future__ import annotations

import re

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.html.find import DENSE, Weights
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import DECK, HEADINGS
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.titles import label, section

FAR = 400
"""How many elements before the body the front may begin, where no headline tells."""

NEAR = 60
"""How many elements before the first paragraph a headline may stand that no heading marks."""

BELOW = 12
"""How many elements below a line in large letters a date is looked for."""

_CALLED = lazy(r"(?:^|[\s_-])(?:tit(?:le)?|subject|headline|hed)(?:$|[\s_-])")
"""Class tokens of a headline."""

_SUBJECT = lazy(
    r"(?:제\s?목|title|subject|件\s?名|[标標]\s?[题題]|[主题題]\s?题|タイトル|表\s?題|betreff|asunto|objet|oggetto|assunto|тема)\s?[:：]?",
    re.I,
)
"""What a board's table calls the headline."""

_BEFORE = lazy(r"(?:\s(?:[|｜»›·•–—-]|::)|:)\s$")
"""The bar between the site's name and the title behind it."""

_BEHIND = lazy(r"\s*[-_|–—]")

_TRAIL = lazy(r"\S\s+[>›»]\s+\S")
"""The way from the front page to this one."""

_LONG = lazy(r"\w{4,}|[가-힣]{2}")
"""Words that tell what a headline is on."""

_BAR = lazy(r"\s[|｜»›·•–—-]+\s")
"""What parts a title from the site's name."""

_LARGE = frozenset(["b", "strong", "big"])

_KICKER = lazy(
    r"(?:^|[\s_-])(?:top-?line|kicker|over-?line|dachzeile|roof-?line|eyebrow|pre-?title|supertitle|antetitulo|surtitre|occhiello|cate(?:gory)?|badge)(?:$|[\s_-])"
)  # fmt: skip
"""Class tokens of the line above a headline, inside its heading."""


def words(part: Part) -> str:
    """The text of a part, white space folded."""
    return " ".join((part.node.text(deep=True, separator=" ") or "").split())


SHORTEST, LONGEST = 10, 400
"""Characters of a headline that only its place in a board's table tells; of any headline."""

NAME = 3
"""Words that the name of a site or of a section has at most."""

LONG = 60
"""What the first running text below a headline counts for at least."""


def headline(page: Page, weights: Weights, root: Part, said: list[str]) -> Part | None:
    """The heading that shows the title: one that says what the data says, else the last h1 before or in the body.

    Where no h1 stands there, the highest heading before the first paragraph.
    """
    if (told := told_headline(page, root.end, said)) is not None:
        return _below_site(page, weights, told, root, said) or _nearest(page, told, root)
    if (told := _on_board(page, root)) is not None:
        return told
    headings = [
        p
        for p in page.parts[: root.end]
        if p.tag in HEADINGS and 0 < p.text < LONGEST and p.index not in weights.out and not label(words(p), said)
    ]
    headings = [p for p in headings if not _of_the_site(bare(words(p)), [bare(title) for title in said])]
    tops = [p for p in headings if p.tag == "h1"]
    near = [p for p in tops if p.index < root.index] or tops[:1]
    if near:
        if near[-1].index > _first(page, weights, root):  # a section's, in a text whose name is no heading
            return (
                _exact(page, weights, root, said)
                or (not any(said) and _unmarked(page, weights, root, said))
                or near[-1]
            )
        return _below_site(page, weights, near[-1], root, said) or near[-1]
    if (exact := _exact(page, weights, root, said)) is not None:
        return exact
    first = next((p.index for p in page.parts[root.index : root.end] if weights.paragraph(p)), root.index)
    before = [p for p in headings if first - FAR < p.index < first and (p.tag == "h1" or _shares(words(p), said))]
    return min(before, key=lambda p: (p.tag, -p.index), default=None) or _unmarked(page, weights, root, said)


def _shares(heading: str, said: list[str]) -> bool:
    """Whether most words of a heading stand in the titles of the page's data; all do where these name but the site."""
    titles = (_BAR.split(title)[0].casefold() for title in said)
    told = " ".join(title for title in titles if len(title.split()) > NAME)
    found = _LONG.findall(heading.casefold())
    return not told or 2 * sum(word in told for word in found) > len(found)


def _nearest(page: Page, told: Part, root: Part) -> Part:
    """The last of the highest headings above the text that say the same, where this one leads there from a menu."""
    if not told.links:
        return told
    text = bare(words(told))
    near = page.parts[told.end : min(root.index + NEAR, root.end)]
    above = (p for p in near if p.tag in HEADINGS and 0 < p.text < LONGEST)
    return min((told, *(p for p in above if bare(words(p)) == text)), key=lambda p: (p.tag, -p.index))


def _on_board(page: Page, root: Part) -> Part | None:
    """The headline in a board's table above the cell of the text: called so, or a head cell over all columns."""
    cell = next((one for one in root.upward if one.tag == "td"), None)
    table = next((one for one in cell.upward if one.tag == "table"), None) if cell is not None else None
    if cell is None or table is None:
        return None
    above = [p for p in page.parts[table.index : cell.index] if p.tag in ("td", "th") and 0 < p.text < LONGEST]
    for head, one in zip([None, *above], above, strict=False):
        if head is not None and head.tag == "th" and _SUBJECT.fullmatch(words(head)):
            return one
        if one.tag == "th" and one.nth == 1 and "colspan" in one.attrs and one.text >= SHORTEST:
            return one
    return None


def _of_the_site(text: str, titles: list[str]) -> bool:
    """Whether a heading is the site's name: what one title of the page has beside another."""
    return bool(text) and any(
        title.removesuffix(text) in titles for title in titles if title.endswith(text) and title != text
    )


def _below_site(page: Page, weights: Weights, told: Part, root: Part, said: list[str]) -> Part | None:
    """The headline above the text where the heading told is the site's name, apart from it.

    One title of the page has both, or has most of its letters in the headline and nothing of the name.
    """
    name, titles = bare(words(told)), [bare(title) for title in said if title]
    rests = {rest for title in titles for rest in (title.removeprefix(name), title.removesuffix(name))}
    rests -= {"", *titles}
    if not rests and any(name in title or title in name for title in titles):
        return None
    first = next((p.index for p in page.parts[root.index : root.end] if weights.paragraph(p)), root.index)
    below = page.parts[told.end : max(first, told.end)]
    apart = next((p.index for p in below if p.own), first)
    found = ((p, bare(words(p))) for p in below if p.tag in HEADINGS and p.index > apart and p.text < LONGEST)
    return next(
        (p for p, text in found if text in rests or (not rests and any(_most(text, title) for title in titles))), None
    )


def _most(heading: str, title: str) -> bool:
    """Whether a heading has more than half of a title's letters, and no others."""
    return heading in title and len(heading) > len(title) / 2


def told_headline(page: Page, end: int, said: list[str]) -> Part | None:
    """The heading among the first `end` parts that says what the page's data gives as the title."""
    wanted = [bare(title) for title in said if bare(title)]
    close: Part | None = None
    tops = [p for p in page.parts[:end] if p.tag == "h1" and p.text]
    for heading in page.parts[:end]:
        if heading.tag not in HEADINGS or not 0 < heading.text < LONGEST or section(shown := words(heading)):
            continue
        text = bare(shown)
        if text in wanted:
            return heading
        if (
            close is None
            and (heading.tag == "h1" or not tops)
            and len(text) > 12
            and any(_begins(text, title) for title in wanted if len(title) > 12)
        ):
            close = heading
    return close


def _begins(text: str, title: str) -> bool:
    """Whether a heading and a title begin with one another, but for a badge behind or before the heading."""
    badged = text.endswith(title) and len(text) - len(title) < 8
    return badged or title.startswith(text[: max(20, len(text) - 12)]) or text.startswith(title)


def shown_title(page: Page, part: Part, said: list[str]) -> str:
    """The words of the headline, without the kicker that its heading holds as well."""
    whole = words(part)
    inner = [p for p in page.parts[part.index + 1 : part.end] if p.text]
    if not inner:
        return whole
    for one in inner:
        rest = whole.removeprefix(words(one)).lstrip(" :|·•/–—-")
        kicker = bool(one.names) and _KICKER.search(one.names) is not None
        if rest == whole or len(rest) < 10 or not (kicker or one.parent is part):
            continue
        told = {bare(title): title for title in reversed(said) if title}
        known = told.get(bare(rest)) or told.get(bare(whole))
        if known or kicker:
            return known or rest
    return whole


def _first(page: Page, weights: Weights, root: Part) -> int:
    """Where the article's first running text stands."""
    running = (p.index for p in page.parts[root.index + 1 : root.end] if weights.paragraph(p) >= LONG / weights.scale)
    return next(running, min(root.index + BELOW, root.end))


def _exact(page: Page, weights: Weights, root: Part, said: list[str]) -> Part | None:
    """A line above the running text that says what the page's data gives as the title, and no more."""
    first = _first(page, weights, root)
    above = page.parts[max(first - NEAR, 0) : page.parts[min(first, len(page.parts) - 1)].end]
    lines = ((part, words(part)) for part in above if part.own and 12 <= part.text <= 150)
    return next((part for part, line in lines if any(_title_of(line, title) for title in said if title)), None)


def _title_of(line: str, title: str) -> bool:
    """Whether a line is a title, or most of it, before the bar in front of the site's name, or behind one after it."""
    if bare(line) == bare(title):
        return True
    if title.endswith(line) and len(line) > 0.5 * len(title) and _BEFORE.search(title[: -len(line)]):
        return not section(line)
    most = title.startswith(line) and len(line) > 0.6 * len(title)
    return most and _BEHIND.match(title, len(line)) is not None and not section(line)


def _unmarked(page: Page, weights: Weights, root: Part, said: list[str]) -> Part | None:
    """A line above the running text that the page's title holds, that is called a title, or is large above a date."""
    first, whole = _first(page, weights, root), [bare(title) for title in said]
    lines = [
        (part, bare(text), text)
        for part in page.parts[max(first - NEAR, 0) : first]
        if part.own and part.text <= 150 and part.index not in weights.out and not label(text := words(part), [])
    ]
    lines = [
        (part, letters, text)
        for part, letters, text in lines
        if len(letters) * (2 if DENSE.search(text) else 1) >= 12 and not iso(text) and not _TRAIL.search(text)
    ]
    told = [
        part
        for part, letters, _ in lines
        if any(letters in title and len(letters) > 0.5 * len(title) for title in whole)
    ]
    if told:
        return told[0]
    called = [part for part, _, _ in lines if any(_named(p) for p in (part, part.parent, _whole(part)))]
    large = [part for part, _, _ in lines if _large(part) and _dated(page, part)]
    return next(iter(called[-1:] or large[-1:]), None)


def _whole(part: Part) -> Part:
    """The outermost element that says no more than this one."""
    while part.parent is not None and part.parent.text == part.text:
        part = part.parent
    return part


def _named(part: Part | None) -> bool:
    return (
        part is not None and bool(part.names) and _CALLED.search(part.names) is not None and not DECK.search(part.names)
    )


def _large(part: Part) -> bool:
    """Whether a part, or the one around it that says no more, is set in bold or large letters."""
    up = part.parent
    around = [part, up] if up is not None and up.text == part.text else [part]
    return any(p.tag in _LARGE or (p.tag == "font" and (p.attrs.get("size") or "").lstrip("+") >= "4") for p in around)


def _dated(page: Page, part: Part) -> bool:
    """Whether a date follows soon."""
    return any(p.own and p.text < 100 and iso(words(p)) for p in page.parts[part.end : part.end + BELOW])
