"""A table of contents in a scrape: lines in a row that each stand again further down, in order, over their text.

The lines further down are headings then, which nothing else may tell.
"""

from __future__ import annotations

import re
from dataclasses import replace as with_changed

from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.rules.match import squeeze
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.contents"
VERDICT = Verdict(RULE, "A table of contents: each line stands again over the part that it names", 0.85)

FEWEST = 2
"""Lines of a table of contents at least."""

LONGEST = 120
"""Letters of such a line at most."""

_LABEL = lazy(
    r"목차|차례|目次|目录|目錄|(?:table of )?contents|(?:in|on) this (?:article|page|post)|inhalt(?:sverzeichnis)?"
    r"|sommaire|índice|indice|sumário|inhoud|innehåll|spis treści|содержание|оглавление",
    re.I,
)
"""What stands over it."""

_NUMBER = lazy(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,4}[.)]|[·•\-–*○●])\s*")


def drop_contents(page: Page, rules: Rules) -> Page:
    """The page with such rows of lines condemned, and those that they name as headings."""
    if rules.kept(RULE):
        return page
    said = [_line(sight) for sight in page]
    again: dict[str, list[int]] = {}
    for at, line in enumerate(said):
        if line:
            again.setdefault(line, []).append(at)
    text = [0]
    for sight in page:
        text.append(text[-1] + sight.body)
    out = list(page)
    start = 0
    while start < len(page):
        row = _row(said, again, text, start)
        for at in row if len(row) >= FEWEST else ():
            below = again[said[at]][1]
            out[at], out[below] = page[at].judged(VERDICT), with_changed(page[below], role="heading")
        if len(row) >= FEWEST and start and _LABEL.fullmatch(page[start - 1].words.bare):
            out[start - 1] = page[start - 1].judged(VERDICT)
        start += max(len(row), 1)
    return tuple(out)


def _line(sight: Sight) -> str:
    """A line as it is compared, without its number; nothing where it can't name a part."""
    short = sight.stays and not sight.body and 0 < sight.size <= LONGEST
    return squeeze(_NUMBER.sub("", sight.words.bare)) if short else ""


def _row(said: list[str], again: dict[str, list[int]], text: list[int], start: int) -> range:
    """The lines from `start` on that all stand once more below, each over running text of its own."""
    below: list[int] = []
    for at in range(start, len(said)):
        places = again.get(said[at], [])
        if len(places) != 2 or places[0] != at or (below and text[places[1]] <= text[below[-1]]):
            break
        below.append(places[1])
    end = start + len(below)
    return range(start, end if below and below[0] >= end and text[-1] > text[below[-1]] else start)
