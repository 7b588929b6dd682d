"""When the article of a scrape was published and changed: of all lines that tell a date, the one nearest to it."""

from __future__ import annotations

from dataclasses import replace as with_changed
from typing import NamedTuple

from reformat.document.draft import Draft
from reformat.language.detection import detect
from reformat.patterns import lazy
from reformat.readers.metadata import dates
from reformat.readers.metadata.published import CHANGED, EVENT, FIRST, shown_dates
from reformat.readers.metadata.written import written
from reformat.rules import Rules
from reformat.rules.schema import Field
from reformat.stages.clean.sight import DATED, SAMPLE, Page, Sight, Verdict, title_of

RULE = "clean.dated"
BECAUSE = "When the article was published, or changed"
OTHER = "A date of something else: another line, nearer to the article, tells when it came out"
LONGEST = 120
"""Letters of a line outside the article that tells a date at most."""
SHORT = 45
"""The same of a line that nothing has put outside it."""
BEFORE, AHEAD, BEHIND = 3, 14, 2
"""Lines that are looked at above the headline, before the text of an article without one, and below its last line."""
NEXT = 3
"""Lines between a standfirst and the date below it, and between that and the date of a change, at most."""
FEW = 14
"""Letters beside the digits at most of a date that its place does not tell, or with two digits for the year."""
_DIGITS = lazy(r"\d\d")
_LETTER = lazy(r"[^\W\d_]")
_POST = lazy(r"^[—–-].*\(@\w+\)")
"""Who wrote a post that an article holds, and when."""
BEGIN = 18
"""Letters of a line that a date at its beginning has at most."""
BELOW_TITLE, ABOVE, BELOW_TEXT, FAR = range(4)
"""Zones in which a date may stand, the best first; far away only a label tells that it is the article's."""


class Told(NamedTuple):
    """What a line tells, and where it stands."""

    zone: int
    at: int
    published: str
    modified: str


def find_dates(page: Page, draft: Draft, rules: Rules) -> Page:
    """The page with the line that tells the article's dates marked for the metadata, and no others.

    The first below the headline goes before one right above it or below the text, and those before a far one with a
    label. Where only a change is dated, the article is as old as that for all we know.
    """
    if rules.kept(RULE) or "published" in draft.article.metadata.origins:
        return page
    told = sorted(_all(page, draft), key=lambda one: (one.zone, one.zone == FAR and not one.published))
    near = [one for one in told if abs(one.at - told[0].at) <= NEXT]
    best = next((one for one in near if one.published), near[0] if near else None)
    changes = {one.at for one in near if not one.published}
    out = [sight if at in changes else _of_others(sight) for at, sight in enumerate(page)]
    if best is not None:
        changed = best.modified or next((one.modified for one in near if one.modified), "")
        out[best.at] = _telling(page[best.at], best.published or changed, changed)
    return tuple(out)


def _of_others(sight: Sight) -> Sight:
    """The line without what it tells of dates."""
    if sight.verdict is None or sight.to not in DATED[1:]:
        return sight
    if EVENT.match(sight.words.full):  # what the article tells, whatever rule took it for a date of its own
        return with_changed(sight, verdict=None)
    return with_changed(sight, verdict=with_changed(sight.verdict, because=OTHER, to=None, value="", more=()))


def _telling(sight: Sight, published: str, modified: str) -> Sight:
    """The line with what it tells; a rule that has moved it stays its rule."""
    verdict = sight.verdict
    if verdict is None or verdict.to is None:
        verdict = Verdict(RULE, BECAUSE, 0.8, to="published", value=published)
    elif verdict.to != "authors":
        verdict = with_changed(verdict, to="published", value=published)
    more = [(field, value) for field, value in verdict.more if field not in DATED[1:]]
    said: list[tuple[Field, str]] = [("published", published), ("modified", modified)]
    return with_changed(sight, verdict=with_changed(verdict, more=(*more, *(one for one in said if one[1]))))


def _all(page: Page, draft: Draft) -> list[Told]:
    """All lines that may tell when the article came out or was changed."""
    dated = [i for i, sight in enumerate(page) if _DIGITS.search(sight.words.full)]
    may = [(zone, i) for zone, i in zip(zones(page, dated), dated, strict=True) if _may_tell(page[i], zone)]
    language = draft.article.metadata.language or (detect(draft.source_text[:SAMPLE]).language if may else "")

    def read(text: str) -> str:
        few = language and len(_LETTER.findall(text)) <= FEW
        return written(text, language) if few or dates.iso(text) else ""

    found = (Told(zone, i, *shown_dates((page[i].words.full,), read)) for zone, i in may)
    return [one for one in found if one.published or one.modified]


def zones(page: Page, lines: list[int]) -> list[int]:
    """How near to the article each of these lines stands: the zone that it is in."""
    title = title_of(page)
    body = [i for i, s in enumerate(page) if s.stays and s.body and i > (title or 0)]
    first = next((i for i in body if page[i].where != "head"), body[0] if body else len(page))
    return [_zone(at, title, first, body[-1:]) for at in lines]


def _zone(at: int, title: int | None, first: int, last: list[int]) -> int:
    """How near to the article this place is."""
    if title is not None and title <= at <= first + NEXT:
        return BELOW_TITLE
    above = (first - AHEAD, first) if title is None else (title - BEFORE, title)
    if above[0] <= at <= above[1]:
        return ABOVE
    return BELOW_TEXT if last and last[0] < at <= last[0] + BEHIND else FAR


def _may_tell(sight: Sight, zone: int) -> bool:
    """Whether a line in its zone may tell of the article, if there is a date in it."""
    text, verdict = sight.words.full, sight.verdict
    doubled = sight.stamp.role == "caption" and sight.size > SHORT
    if sight.role in ("caption", "credit") or doubled or _POST.match(text) or EVENT.match(text):
        return False
    if verdict is None:
        return zone == BELOW_TITLE and sight.role == "" and sight.size <= SHORT and not sight.sentence
    plain = zone == BELOW_TITLE or _plainly(text, zone)
    if verdict.to is None:
        return plain and sight.framed and sight.size <= LONGEST and not sight.sentence
    return verdict.to in DATED and (zone != FAR or plain)


def _plainly(text: str, zone: int) -> bool:
    """Whether a line says itself that it tells a date: by its label, or near the article by saying little else."""
    if FIRST.match(text) or CHANGED.match(text):
        return True
    return zone != FAR and (len(_LETTER.findall(text)) <= FEW or dates.iso(text[:BEGIN]) != "")
