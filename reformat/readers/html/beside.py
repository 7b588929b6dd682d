"""Who wrote the article, where no class and no word says so: a name that stands in the row of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reformat.patterns import lazy
from reformat.readers.html.front import Front
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.metadata.credit import a_person, agency, credited, from_agency
from reformat.readers.metadata.heads import READERS
from reformat.readers.metadata.houses import desk
from reformat.readers.metadata.people import EMAIL, latin, people, unlabelled

HOME = lazy(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autori|contributors?|columnists?|by|byline|people|person"
    r"|(?:user-?)?profiles?|staff|reporters?|journalists?"
    r"|writers?|producers?|users?|members?|experts?|editors?|redaktion|redaktor|forfattere?|yazar(?:lar)?|szerzok?"
    r"|avtori?|autorzy|forfatter|skribent|auteure?|signataires?|firmas?)[/=.-]|^(?:https?://[^/]*)?/@\w",
    re.I,
)
"""Addresses of pages about a person."""

ROW = 160
"""How many characters stand at most around a date and a headline in the box that holds both and the name."""

CLOSE = 6
"""How many elements stand at most between the headline and that row, where the name has one of its own between them."""

RIGHT_BESIDE = 3
"""The same between the date and a name that nothing but its place tells."""

LONGEST = 80
"""Characters of a line that names somebody at most."""

_NICK = lazy(r"(?:^|[\s_-])(?:nick-?(?:name)?|user-?name|member|uploader|names?)(?:$|[\s_-])")
"""Class tokens of the one who put something on a board."""

_WRITER = lazy(r"/(?:authors?|reporters?|journalists?|columnists?|writers?)/", re.I)
"""Addresses of pages about a writer, and not about any member."""

_PLACE = lazy(r"(?:^|[\s_-])(?:place|location|loc|city|section|category|cat|tags?|topic|kicker|label)(?:$|[\s_-])")
"""Class tokens of what else stands there with capitals."""

_LABEL = lazy(
    r"(?:담당\s?부서|작성\s?부서|작성자|글쓴이|등록자|기자명|author|written by|autor(?:in|a)?|auteur|autore|автор"
    r"|作者)\s*[:：]?",
    re.I,
)
"""What stands before a name in a table."""

NEAR = 40
"""How many elements below the headline such a table stands."""

ARTICLE = lazy(r"(?:The|Le|La|Les|Die|Der|Das|El|Il|De|Het)\s")
"""How papers' names begin, beside their writers'."""

_UNCASED = lazy(r"[\u0590-\u0dff\u0e00-\u0e7f]{2,12}(?:\s[\u0590-\u0dff\u0e00-\u0e7f]{2,12}){1,2}")
"""Two or three words in scripts from Hebrew to Thai, which have no capitals."""


def beside(page: Page, front: Front, root: Part) -> Iterator[str]:
    """The names in the row of the first date, or around the headline where that stands in one box with it."""
    box, named = _row(front, root), False
    for part, saying in _short(page, front, box) if box is not None else ():
        label = saying.endswith((":", "：")) or _before_colon(part, saying)
        kicker = label or (_above(part, front) and unlabelled(saying) == saying and not _called(part))
        if kicker or (named and (ARTICLE.match(saying) or saying.isupper() or desk(saying))):
            continue
        told = _told(part, saying)
        names = told or _uncased(part, saying, front.dates[0])
        if all(
            _called(part)
            or (told and not latin(name))
            or agency(name)
            or _no_word(name, saying, front, root)
            and not _of_menu(name, page)
            for name in names
        ):
            named = named or bool(names)
            yield from (*names, *EMAIL.findall(saying))


def of_readers(part: Part) -> bool:
    """Whether this stands where readers speak: among comments, in a form, among reviews of what the page sells."""
    return any(
        one.tag in ("form", "label") or one.attrs.get("itemprop") == "comment" or READERS.search(one.names) is not None
        for one in takewhile(lambda one: one.tag != "body", part.upward)
    )


def _before_colon(part: Part, saying: str) -> bool:
    """Whether the text around an element goes on with a colon: it is what a label says."""
    return part.parent is not None and part.parent.text <= ROW and f"{saying} :" in words(part.parent)


def _of_menu(name: str, page: Page) -> bool:
    """Whether a menu of the page says the same: a section's name."""
    return any(f" {name} " in f" {words(part)} " for part in page.parts if part.tag == "nav")


def _above(part: Part, front: Front) -> bool:
    """Whether this stands above the headline, and the date does not."""
    return front.title is not None and part.end <= front.title.index < front.dates[0].index


def _no_word(name: str, saying: str, front: Front, root: Part) -> bool:
    """Whether this is a person and nothing that the text below the headline speaks of."""
    text = words(root)
    if front.title is not None and front.title.within(root):
        text = text.partition(words(front.title))[2]
    rest = text.replace(saying, "", 1)
    return a_person(name, rest) and (latin(name) or not any(word in rest for word in name.split()))


def _told(part: Part, saying: str) -> tuple[str, ...]:
    """Whom a short line names, by its words or by what its class and its link say."""
    if (_called(part) and people([saying]).names and not saying[-1].isdigit()) or desk(saying):
        return (desk(saying) or saying,)
    linked = part.tag == "a" and not HOME.search(part.attrs.get("href") or "")
    return () if linked else credited(saying) or from_agency(saying)


def _uncased(part: Part, saying: str, date: Part) -> tuple[str, ...]:
    """What may be a name right beside the date in a script without capitals."""
    close = 0 <= part.index - date.end < RIGHT_BESIDE or 0 <= date.index - part.end < RIGHT_BESIDE
    name = saying.rpartition(" - ")[2]
    return (name,) if close and part.tag != "a" and _UNCASED.fullmatch(name) else ()


def _short(page: Page, front: Front, box: Part) -> Iterator[tuple[Part, str]]:
    """The short runs of text in this row, and between it and the headline; no menus, places and labels."""
    title, away = front.title, 0
    near = title is not None and 0 <= box.index - title.end < CLOSE
    for part in page.parts[title.end if near and title is not None else box.index + 1 : box.end]:
        if part.tag in ("nav", "button") or (part.names and _PLACE.search(part.names)):
            away = part.end
        within = title is not None and part.within(title)
        if part.index >= away and not within and part.own >= 0.9 * part.text and 2 <= part.text <= LONGEST:
            yield part, words(part)
    yield from _below(page, box)


def _below(page: Page, box: Part) -> Iterator[tuple[Part, str]]:
    """The line right below this row, where it is one by itself."""
    part = page.parts[box.end] if box.end < len(page.parts) else box
    while part is not box and not part.own and part.text <= 40 and part.end > part.index + 1:
        part = page.parts[part.index + 1]
    if part is not box and part.tag in ("p", "div", "span", "b", "strong", "em") and 2 <= part.text <= 40:
        yield part, words(part)


def labelled(page: Page, front: Front, root: Part) -> Iterator[str]:
    """The names behind labels between the headline and the text, each in an element of its own."""
    start = front.title.end if front.title is not None and not root.within(front.title) else root.index
    for part in page.parts[start : min(start + NEAR, len(page.parts) - 1)]:
        if part.own and part.text <= 12 and _LABEL.fullmatch(words(part)):
            value = page.parts[part.end] if part.end < len(page.parts) else part
            if 2 <= value.text <= 40 and value.own:
                yield words(value)


def _called(part: Part) -> bool:
    """Whether a class says that this, or what holds it alone, is who put something on a board; or it links a writer."""
    if part.tag == "a" and _WRITER.search(part.attrs.get("href") or ""):
        return True
    up = part.parent
    around = [part, up] if up is not None and up.text == part.text else [part]
    return any(p.names and _NICK.search(p.names) for p in around)


def _row(front: Front, root: Part) -> Part | None:
    """The largest box around the first date with few words beside the headline's."""
    if not front.dates:
        return None
    box = front.dates[0]
    for part in box.around:
        title = front.title.text if front.title is not None and front.title.within(part) else 0
        if root.within(part) or part.text - title > ROW:
            break
        box = part
    return box
