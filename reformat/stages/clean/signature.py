"""Who wrote a scrape: the lines around the headline that say so and that no rule of a language knows."""

from __future__ import annotations

from dataclasses import replace as with_changed

from reformat.document.nodes import Metadata
from reformat.readers.metadata import dates
from reformat.readers.metadata.credit import a_person, agency, credited
from reformat.readers.metadata.people import latin, people, unlabelled
from reformat.rules import Rules
from reformat.stages.clean.frame import OUTSIDE
from reformat.stages.clean.sight import Page, Sight, Verdict
from reformat.stages.clean.standfirst import BY, LONGEST

RULE = "clean.signature"
BECAUSE = "Who wrote the article"
SHORT = 45
"""Letters of such a line at most where nothing says that it stands outside the article."""
BEFORE, AFTER = 3, 14
"""Lines around the headline that are looked at."""


def find_signature(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page with the line around its headline that names authors marked for the metadata.

    Taken are lines outside the article, and short ones between the headline and the first running text.
    """
    at = next((i for i, s in enumerate(page) if s.verdict is not None and s.verdict.to == "title"), None)
    if at is None or rules.kept(RULE):
        return page
    if "authors" in {s.verdict.to for s in page if s.verdict is not None} | set(known.origins):
        return page
    first = next(
        (i for i in range(at + 1, len(page)) if page[i].stays and page[i].body and page[i].where != "head"), at
    )
    for i in range(max(0, at - BEFORE), min(len(page), at + AFTER)):
        free = _outside(page[i]) or (at < i < first and page[i].stays and page[i].role == "" and page[i].size <= SHORT)
        if free and (names := _names(page, i)):
            said = Verdict(RULE, BECAUSE, 0.8, to="authors", value=", ".join(names))
            return (*page[:i], with_changed(page[i], verdict=said), *page[i + 1 :])
    return page


def _names(page: Page, at: int) -> tuple[str, ...]:
    """Who wrote the article, if a line names them: behind a label, near a date, or over what they are."""
    text = page[at].words.full
    names = credited(text) or (people([text]).names if BY.match(text) else ()) if 5 < page[at].size <= LONGEST else ()
    near = (s.words.full for s in (page[at], *page[at + 1 : at + 3]) if s.size <= LONGEST)
    told = unlabelled(text) != text or any(map(dates.iso, near)) or any(map(_role, page[at + 1 : at + 2]))
    if not names or not told:
        return ()
    return names if all(agency(name) or not latin(name) or a_person(name, "") for name in names) else ()


def _role(sight: Sight) -> bool:
    """Whether a rule knows a line for what its author is."""
    return sight.verdict is not None and sight.verdict.rule.endswith(".role")


def _outside(sight: Sight) -> bool:
    """Whether the frame, and no rule, has put a line outside the article."""
    return sight.verdict is not None and sight.verdict.rule == OUTSIDE
