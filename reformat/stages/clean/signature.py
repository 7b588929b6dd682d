"""Who wrote a scrape and when: the lines around the headline that say so and that no rule of a language knows."""

from __future__ import annotations

import re
from dataclasses import replace as with_changed

from reformat.document.nodes import Metadata
from reformat.readers.metadata import dates
from reformat.readers.metadata.people import NAME, people
from reformat.readers.metadata.published import CHANGED
from reformat.rules import Rules
from reformat.rules.schema import Field
from reformat.stages.clean.frame import OUTSIDE
from reformat.stages.clean.sight import Page, Sight, Verdict
from reformat.stages.clean.standfirst import BY, LONGEST

RULE = "clean.signature"
BECAUSE = {
    "authors": "Who wrote the article",
    "published": "When the article was published",
    "modified": "When the article was changed",
}
SHORT_YEAR = re.compile(r"\d\d\.\s?\d\d?\.\s?\d\d?\.?(?:\s+\d\d?:\d\d(?::\d\d)?)?")
"""A date as Korean pages write it without the century, and maybe the time; elsewhere the day comes first."""
_HANGUL = re.compile(r"[가-힣]")
SHORT = 45
"""Letters of such a line at most where nothing says that it stands outside the article."""
BEFORE, AFTER = 3, 14
"""Lines around the headline that are looked at."""


def find_signature(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page with the lines around its headline that name authors or a date marked for the metadata.

    Taken are lines outside the article, and short ones between the headline and the first running text.
    """
    at = next((i for i, s in enumerate(page) if s.verdict is not None and s.verdict.to == "title"), None)
    if at is None or rules.kept(RULE):
        return page
    out, given = list(page), {s.verdict.to for s in page if s.verdict is not None} | set(known.origins)
    first = next(
        (i for i in range(at + 1, len(page)) if page[i].stays and page[i].body and page[i].where != "head"), at
    )
    for i in range(max(0, at - BEFORE), min(len(page), at + AFTER)):
        free = _outside(page[i]) or (at < i < first and page[i].stays and page[i].role == "" and page[i].size <= SHORT)
        if free and (field := _tells(page, i)) and field not in given:
            said = Verdict(RULE, BECAUSE[field], 0.8, to=field, value=page[i].words.full)
            out[i] = with_changed(page[i], verdict=said)
            given.add(field)
    return tuple(out)


def _tells(page: Page, at: int) -> Field | None:
    """What a line outside the article tells of it, if it tells anything."""
    text = page[at].words.full
    if page[at].size > LONGEST:
        return None
    hangul = at > 0 and _HANGUL.search(page[at - 1].words.full)
    if dated := dates.iso(text) or (hangul and SHORT_YEAR.fullmatch(text)):
        return "modified" if CHANGED.match(text) else "published" if dated else None
    if BY.match(text) and all(NAME.fullmatch(name) for name in people([text]).names):
        return "authors"
    near = " ".join(s.words.full for s in page[at + 1 : at + 3] if s.size <= LONGEST)
    return "authors" if NAME.fullmatch(text) and page[at].size > 5 and dates.iso(near) else None


def _outside(sight: Sight) -> bool:
    """Whether the frame, and no rule, has put a line outside the article."""
    return sight.verdict is not None and sight.verdict.rule == OUTSIDE
