"""Who wrote a scrape, of all lines that name somebody: those nearest to the article."""

from __future__ import annotations

from dataclasses import replace as with_changed

from reformat.document.nodes import Paragraph
from reformat.patterns import lazy
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.korean_bylines import bylined
from reformat.readers.metadata.people import people
from reformat.rules import Rules
from reformat.stages.clean.dated import BELOW_TITLE, FAR, zones
from reformat.stages.clean.dateline import FIRST, named
from reformat.stages.clean.sight import DATED, Page, Sight, Verdict, title_of

RULE = "clean.authored"
OTHER = "The byline of something else: another line, nearer to the article, tells who wrote it"
NAMED = "Right below the headline and above the date: who wrote it, and what they do"
_SIGNS = lazy(r"([가-힣]{2,4})(?: ?[|·/,] ?| )(?:[가-힣]{1,8} )?[가-힣]{1,8}[가사자수원장인관감생선터트너의독리]")
"""A Korean name, and a word for what somebody does."""
_DESK = lazy(
    r"(?:[가-힣]{2,8} )?[가-힣]{1,6}(?:[^일전외내대세]부|팀|기자단|공보실|홍보실|담당관)|[ぁ-んァ-ヶ一-鿿]{2,5}部"
    r"|[A-Z][a-z]+ (?:staff|desk|team|reporters?|correspondent)"
)
"""A newsroom's desk: a line that names it alone is a byline without a name."""
FORMED = "Nothing but names, tasks and papers beside the article: who wrote it"
HEAD, TAIL = 6, 3
"""Lines below the headline and behind the last running text among which such a line stands."""
NEXT = 4
"""Lines between two bylines of one article at most."""


def find_authors(page: Page, rules: Rules) -> Page:
    """The page with the lines that name the article's authors, and no others, moved to the metadata.

    Those around the headline go before those below the text, and both before any far away. Lines elsewhere count where
    they name one of the same people.
    """
    if rules.kept(RULE):
        return page
    page = by_form(_by_place(page), rules)
    told = [at for at, sight in enumerate(page) if _names(sight)]
    if not told:
        return page
    zone = dict(zip(told, zones(page, told), strict=True))
    best = min(told, key=lambda at: (zone[at], at))
    lead = _lead(page) if zone[best] > BELOW_TITLE else frozenset()
    known, last = lead or _names(page[best]), best
    others = set()
    for at in told:
        if at == best and not lead:
            continue
        names = _names(page[at])
        near = zone[at] == zone[best] != FAR and 0 < at - last <= NEXT
        if near or names & known:
            known, last = known | names, at if near else last
        else:
            others.add(at)
    if others and zone[best] == FAR and not lead:  # any of them may be another article's
        others = set(told)
    return tuple(_of_others(sight) if at in others else sight for at, sight in enumerate(page))


def _by_place(page: Page) -> Page:
    """The page with a name and what its bearer does for the author's, where they alone part headline and date."""
    title = title_of(page)
    if title is None or title + 2 >= len(page) or any(map(_value, page)):
        return page
    line, below = page[title + 1], page[title + 2].verdict
    found = _SIGNS.fullmatch(line.words.full) if line.stays or line.framed else None
    if found is None or line.sentence or below is None or below.to not in ("published", "modified"):
        return page
    told = with_changed(line, verdict=Verdict(RULE, NAMED, 0.7, to="authors", value=found[1]))
    return (*page[: title + 1], told, *page[title + 2 :])


def _lead(page: Page) -> frozenset[str]:
    """Who wrote it as the article's own first words say: before them, a box below the text counts for nothing."""
    texts = [sight.words.full for sight in page if sight.stays and sight.body][:FIRST]
    return frozenset(people([next(filter(None, map(named, texts)), "")]).names)


def by_form(page: Page, rules: Rules, known: tuple[str, ...] = ()) -> Page:
    """The page with the lines around its text that are bylines by their grammar moved to its authors.

    `known`: who wrote it, as is known; only they are named then.
    """
    bodies = [at for at, sight in enumerate(page) if sight.body and (sight.stays or sight.framed)]
    if rules.kept(RULE) or not bodies:
        return page
    title = title_of(page)
    top = bodies[0] if title is None else next((at for at in bodies if at > title), bodies[0])
    last = bodies[-1] if page[bodies[-1]].stays else max((at for at in bodies if page[at].stays), default=bodies[-1])
    head = range(max(0 if title is None else title + 1, top - HEAD), top)
    near = {*head, *range(last + 1, min(last + 1 + TAIL, len(page)))}
    names = {at: bylined(page[at].words.full) for at in near if _may_sign(page[at])}
    if title is not None and title + 1 < len(page) and not names.get(title + 1) and _is_desk(page, title + 1):
        names[title + 1] = (page[title + 1].words.full,)
    moved = {at for at, told in names.items() if told and (not known or set(told) <= set(known))}
    return tuple(
        with_changed(sight, verdict=Verdict(RULE, FORMED, 0.8, to="authors", value=", ".join(names[at])))
        if at in moved
        else sight
        for at, sight in enumerate(page)
    )


def _is_desk(page: Page, at: int) -> bool:
    """Whether a line is a newsroom or its desk and nothing else, right above text, a name or a date."""
    below = page[at + 1] if at + 1 < len(page) else None
    over = below is not None and (below.body or below.to in DATED)
    text = page[at].words.full
    return over and _may_sign(page[at]) and (house(text) or _DESK.fullmatch(text) is not None)


def _may_sign(sight: Sight) -> bool:
    """Whether nothing is known of a line but where it stands."""
    return (sight.stays or sight.framed) and not sight.role and isinstance(sight.block, Paragraph)


def _names(sight: Sight) -> frozenset[str]:
    return frozenset(people([_value(sight)]).names)


def _value(sight: Sight) -> str:
    """What a line tells of authors, first or among more."""
    verdict = sight.verdict
    told = ((verdict.to, verdict.value), *verdict.more) if verdict is not None else ()
    return next((said for to, said in told if to == "authors"), "")


def _of_others(sight: Sight) -> Sight:
    """The line without what it tells of authors."""
    if sight.verdict is None:
        return sight
    if sight.verdict.to != "authors":
        more = tuple(one for one in sight.verdict.more if one[0] != "authors")
        return with_changed(sight, verdict=with_changed(sight.verdict, more=more))
    return with_changed(sight, verdict=with_changed(sight.verdict, because=OTHER, to=None, value=""))
