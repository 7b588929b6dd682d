"""Text straight in the boxes around the headline, with no element of its own; and what is another article's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from reformat.readers.html.beside import HOME
from reformat.readers.html.front import Front
from reformat.readers.html.page import Page, Part

LEVELS = 3
"""How many elements around the headline are looked at."""

BELOW = 40
"""How many elements between the headline and the text are looked at."""

SHORTEST, LONGEST = 8, 160
"""Characters of such a run."""

HEADLINE, ENTRY, AROUND = 25, 400, 2
"""Characters of a link that may be a headline, of a box that is an entry of a list, and how far up that may be."""


def straight(page: Page, front: Front, root: Part) -> Iterator[str]:
    """The text without an element of its own in the boxes around the headline and below it, the nearest first."""
    title = front.title
    if title is None:
        return
    boxes = [
        *takewhile(lambda one: one.tag != "body", islice(title.around, LEVELS)),
        *(p for p in page.parts[title.end : min(root.index, title.end + BELOW)] if p.own < p.text),
    ]
    for box in boxes:
        if SHORTEST <= box.own <= LONGEST:
            yield " ".join((box.node.text(deep=False, separator=" ") or "").split())


def of_another(part: Part, front: Front) -> bool:
    """Whether a name or a date stands in a short box beside the linked headline of another article."""
    for box in islice(part.around, AROUND):
        if box.text > ENTRY or (front.title is not None and front.title.within(box)):
            return False
        if leads := _leads(box):
            return len(leads) == 1
    return False


def _leads(box: Part) -> set[str]:
    """Where links of a box lead whose words may be a headline: a list of several is no entry of one."""
    links = ((link.attributes.get("href") or "", link.text(deep=True).strip()) for link in box.node.css("a[href]"))
    return {address for address, text in links if len(text) >= HEADLINE and not HOME.search(address)}
