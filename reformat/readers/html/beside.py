"""Who wrote the article, where no class and no word says so: a name that stands in the row of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.readers.html.front import Front
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.metadata.people import HOME, NAME, named

ROW = 160
"""How many characters stand at most around a date and a headline in the box that holds both and the name."""

_NICK = re.compile(r"(?:^|[\s_-])(?:nick-?(?:name)?|user-?name|member|uploader|names?)(?:$|[\s_-])")
"""Class tokens of the one who put something on a board."""

_PLACE = re.compile(
    r"(?:^|[\s_-])(?:place|location|loc|city|section|category|cat|tags?|topic|kicker|label)(?:$|[\s_-])"
)
"""Class tokens of what else stands there with capitals."""

_ACCOUNT = re.compile(r"([가-힣]{2,6})\s?\([A-Za-z][\w.-]{2,}\)")
"""A name with the name of its account."""


def beside(page: Page, front: Front, root: Part) -> Iterator[str]:
    """The names in the row of the first date, or around the headline where that stands in one box with it."""
    box = _row(front, root)
    if box is None:
        return
    text = ""
    away = 0
    for part in page.parts[box.index + 1 : box.end]:
        if part.tag in ("nav", "button") or (part.names and _PLACE.search(part.names)):
            away = part.end
        if part.index < away:
            continue
        saying = words(part) if part.own >= 0.9 * part.text and 2 <= part.text <= 40 else ""
        if not saying or (front.title is not None and part.within(front.title)):
            continue
        if account := _ACCOUNT.fullmatch(saying):
            yield account[1]
        elif part.names and _NICK.search(part.names) and named(saying) and not saying[-1].isdigit():
            yield saying
        elif (
            NAME.fullmatch(saying)
            and not saying.isupper()
            and saying.isascii()
            and (part.tag != "a" or HOME.search(part.attrs.get("href") or ""))
        ):
            text = text or words(root)
            if a_person(saying, text):
                yield saying


def _row(front: Front, root: Part) -> Part | None:
    """The largest box around the first date with few words beside the headline's."""
    if not front.dates:
        return None
    box = front.dates[0]
    part = box.parent
    while part is not None and not root.within(part) and part is not root:
        title = front.title.text if front.title is not None and front.title.within(part) else 0
        if part.text - title > ROW:
            break
        box, part = part, part.parent
    return box


def a_person(name: str, text: str) -> bool:
    """Whether words with capitals are a person's name: the article neither speaks of it nor has all its words small."""
    return name not in text and not all(f" {word.lower()} " in text for word in name.split())
