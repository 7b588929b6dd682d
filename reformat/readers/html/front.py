"""What stands in front of the body: headline, standfirst, byline, date and the lead picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reformat.readers.html.find import Weights, beside
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BYLINE, DATE, DECK, HEADINGS
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.titles import bare

FAR = 400
"""How many elements before the body the front may begin, where no headline tells."""


@dataclass(slots=True)
class Front:
    """The parts of the front: at most one title; decks, bylines, dates and figures in order."""

    title: Part | None = None
    decks: list[Part] = field(default_factory=list)
    bylines: list[Part] = field(default_factory=list)
    dates: list[Part] = field(default_factory=list)
    figures: list[Part] = field(default_factory=list)


def words(part: Part) -> str:
    """The text of a part, white space folded."""
    return " ".join((part.node.text(deep=True, separator=" ") or "").split())


def find_front(page: Page, weights: Weights, root: Part, said: list[str]) -> Front:
    """The front of the article whose body is `root`; `said` are titles that the page's data gives it."""
    front = Front(title=headline(page, root, said))
    start = front.title.index + 1 if front.title is not None else max(root.index - FAR, 0)
    if front.title is not None and front.title.within(root):
        start = root.index + 1
    stop = root.index if front.title is None or not front.title.within(root) else front.title.end
    _before(page, weights, front, start, stop, root)
    _inside(page, weights, front, root)
    return front


def headline(page: Page, root: Part, said: list[str]) -> Part | None:
    """The heading that shows the title: one that says what the data says, else the last h1 before or in the body."""
    if (told := told_headline(page, root.end, said)) is not None:
        return told
    tops = [p for p in page.parts[: root.end] if p.tag == "h1" and 0 < p.text < 400]
    near = [p for p in tops if p.index < root.index] or tops[:1]
    return near[-1] if near else None


def told_headline(page: Page, end: int, said: list[str]) -> Part | None:
    """The heading among the first `end` parts that says what the page's data gives as the title."""
    wanted = [bare(title) for title in said if bare(title)]
    close: Part | None = None
    for heading in page.parts[:end]:
        if heading.tag not in HEADINGS or not 0 < heading.text < 400:
            continue
        text = bare(words(heading))
        if text in wanted:
            return heading
        if close is None and len(text) > 12 and any(w.startswith(text) or text.startswith(w) for w in wanted if len(w) > 12):
            close = heading
    return close


def _before(page: Page, weights: Weights, front: Front, start: int, stop: int, root: Part) -> None:
    """Sort out what stands between headline and body."""
    index = start
    while index < stop:
        part = page.parts[index]
        if root.within(part) or (front.title is not None and front.title.within(part)):
            index += 1
            continue
        if sort(part, weights, front):
            index = part.end
        elif part.tag in ("nav", "form", "aside", "button") or (part.names and index and beside(part) and not DECK.search(part.names)):
            index = part.end
        else:
            index += 1


def sort(part: Part, weights: Weights, front: Front) -> bool:
    """Put a part in front of the body where it belongs; whether it belongs anywhere."""
    names, length = part.names, part.text
    if part.tag == "figure" and part.node.css_first("img") is not None and not front.figures:
        front.figures.append(part)
        return True
    if part.tag == "time" or (names and DATE.search(names) and 0 < length < 120 and iso(words(part))):
        front.dates.append(part)
        return True
    if names and 0 < length < 200 and (BYLINE.search(names) or part.attrs.get("rel") == "author" or part.attrs.get("itemprop") == "author"):
        front.bylines.append(part)
        return True
    if length and names and DECK.search(names) and 25 / weights.scale <= length < 900 and part.link_density < 0.5:
        if part.tag in HEADINGS or not any(c.weight and c.tag in ("div", "section") for c in part.children):
            front.decks.append(part)
            return True
    return False


def _inside(page: Page, weights: Weights, front: Front, root: Part) -> None:
    """Bylines and dates at the top of the body itself."""
    index = root.index + 1
    seen = 0.0
    while index < root.end and seen == 0.0:
        part = page.parts[index]
        seen += weights.paragraph(part)
        if seen or part in front.bylines or part in front.dates or part in front.decks:
            index += 1
            continue
        names = part.names
        if names and 0 < part.text < 160 and not part.weight and BYLINE.search(names):
            front.bylines.append(part)
            index = part.end
        elif part.tag == "time" or (names and 0 < part.text < 100 and DATE.search(names) and re.search(r"\d", words(part)) and iso(words(part))):
            front.dates.append(part)
            index = part.end
        else:
            index += 1
