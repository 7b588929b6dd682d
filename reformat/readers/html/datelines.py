"""When the article was published and changed, as the page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reformat.patterns import lazy
from reformat.readers.html.beside import of_readers
from reformat.readers.html.front import TIMES, Front, in_chronicle, of_facts
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.html.straight import ENTRY, HEADLINE, of_another, straight
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.published import CHANGED, FIRST, OPEN, local_day

_WORDS = lazy(r"[^\d]{0,60}")
"""What stands before the first number."""

_ELSEWHERE = (
    "[itemprop=datePublished]",
    "time[pubdate]",
    "time[datetime]",
    "time",
    "[class*=publish i]",
    "[class*=date i]",
    "[class*=time i]",
)
"""Where dates stand on pages where none stands in front of the body, the surest first."""

_APART = ("blockquote", "figure", "aside", "nav")
"""Elements whose dates are those of other things."""

SHORT = 30
"""Characters of a line that is a date and hardly more."""

_POSTED = lazy(
    r"(?:this (?:entry|post) was (?:posted|written)|dies(?:er|es) (?:eintrag|beitrag|artikel|posting) wurde"
    r"|cette entrée a été publiée|ce (?:contenu|billet|message) a été publié"
    r"|esta entrada (?:se publicó|(?:fue|foi) publicada)"
    r"|quest[oa] (?:voce|articolo|post) è stat[oa] (?:pubblicat|scritt)[oa]"
    r"|dit (?:bericht|artikel) (?:werd|is) geplaatst|det här inlägget postades|запись опубликована)\s(.{1,160})",
    re.I | re.S,
)
"""The sentence by which a weblog's program says when a post came out."""

_POSTING = tuple(
    map(
        str.encode,
        ("entry was ", "post was ", "g wurde", "l wurde", "é publi", "É publi", "esta entrada ", "è stat", "È stat",
         "t werd ", "l werd ", "is geplaatst", "postades", "п", "П"),
    )
)  # fmt: skip
"""What stands in each of these sentences; most pages have none."""

_SIGNED = lazy(
    r"(?:posted |verfasst )?(?:by|von|par|por|di|door) .{2,40} (?:am|on|at|le|il|el|em|op) (?:\D{0,12}\d){5}.{0,90}$",
    re.I,
)
"""A row below a post: who, and when."""

_PERMALINK = lazy(r"permali|permanent|bookmark|lesezeichen|speicher|marcador|segnalibr", re.I)
"""What such a sentence ends with; behind it stand the days of others."""

_FIGURES = lazy(r"\d+[年月日년월일]?")
"""Numbers; behind those of one date stands the label of the next."""

_CHANGE = lazy(
    r"(?:date|time|posted)[\s_-]?(?:modified|updated)|(?:modified|updated)[\s_-]?(?:date|time|on|at)?(?:$|\s)", re.I
)
"""What names say of the day of a change."""

_NAMED = lazy(r"(?:^|[\s_-])(?:published|modified|updated)(?:$|[\s_-])", re.I)
"""What names say of one of several days in a row."""

_TITLED = ("abbr", *TIMES)
"""Elements whose title is a date for machines, where they show how long ago it was."""

_DIGIT = lazy(r"\d")

SHORT_CHANGE = 9
"""Characters of a day, from which one may be told behind another."""

LABEL = 60
"""How many characters the label before a date has at most."""

AROUND = 60
"""How many elements from the headline on are looked at for a date that nothing marks."""


def datelines(page: Page, front: Front, root: Part) -> tuple[str, ...]:
    """The texts that tell dates, each with its label; what the page marks as the date of publication first."""
    marked = [_told(part) for part in _first_marked(page) if iso(_machine(part))]
    parts = (one for part in (*front.dates[:4], *front.bylines[:4]) for one in _each(page, part))
    return (*marked, *map(_told, parts)) or tuple(run for run in straight(page, front, root) if iso(run))


def _first_marked(page: Page) -> list[Part]:
    """What the page marks first as a date of publication, of the article and not of what readers say."""
    marked = (part for part in page.parts if part.attrs and part.attrs.get("itemprop") == "datePublished")
    return [part for part in islice(marked, 1) if not of_readers(part)]


def _each(page: Page, part: Part) -> list[Part]:
    """The times in a part that tells several, each under a label of its own; else the part."""
    inner = page.parts[part.index + 1 : part.end]
    times = [one for one in inner if one.tag == "time" and one.attrs.get("datetime")]
    times = times or [one for one in inner if one.names and _NAMED.search(one.names) and iso(words(one))]
    return times if len(times) > 1 else [part]


def far_date(page: Page, front: Front) -> str:
    """A date that stands elsewhere on the page, or that nothing marks; empty where there is none."""
    if posted := _posted(page):
        return posted
    if signed := next(
        (said for part in page.select("[class*=meta i]") if _SIGNED.match(said := words(part)) and iso(said)), ""
    ):
        return signed
    found = (part for selector in _ELSEWHERE for part in page.select(selector)[:2] if part.text < 90)
    parts = (part for part in found if not (any(map(of_facts, part.upward)) or _told_elsewhere(part, front)))
    told = next((text for part in parts if _day(text := _told(part))), "")
    return told or next(_alone(page, front), "") or _only(page, front)


def _posted(page: Page) -> str:
    """The day in the sentence that ends a post, as the common programs of weblogs write it."""
    text = page.source_text
    small = text.encode("utf-8", "surrogatepass").lower()  # as bytes, since that is told in C
    found = _POSTED.search(text) if any(map(small.__contains__, _POSTING)) else None
    said = _PERMALINK.split(found[1])[0] if found else ""
    return said if iso(said) else ""


def _only(page: Page, front: Front) -> str:
    """The day that the page tells in lines of their own, where all of them tell the same one."""
    days: dict[str, str] = {}
    for part in _own(page.parts):
        text = words(part) if 6 <= part.own == part.text <= SHORT else ""
        if _DIGIT.search(text) and (day := _day(text)) and not _told_elsewhere(part, front):
            days.setdefault(day, text)
    return next(iter(days.values())) if len(days) == 1 else ""


def _day(text: str) -> str:
    """The day that a text tells, if it is not one on which something begins or ends."""
    return "" if OPEN.search(text) else iso(text)[:10]


def _machine(part: Part) -> str:
    """The date in the form for machines, of a part or of the time in it."""
    said = part.attrs.get("content") or part.attrs.get("datetime")
    if not said and part.tag in _TITLED and iso(title := part.attrs.get("title") or ""):
        return title
    if said or part.tag == "time":
        return said or ""
    inner = part.node.css_first("time[datetime]") if part.children else None
    return (inner.attributes.get("datetime") or "") if inner is not None else ""


def _told(part: Part) -> str:
    """What a part tells: its machine's form under its label, or the day it shows where that is another at the place."""
    shown, exact = words(part), _machine(part)
    if not iso(exact) or local_day(iso(exact), iso(shown)) or _first_day(shown, exact):
        changed = _changes(part) and not CHANGED.search(shown)
        return f"updated {shown}" if changed else shown
    return f"{_label(part, shown)} {exact} {_change_in(part, shown)}".rstrip()


def _changes(part: Part) -> bool:
    """Whether names or attributes say that a day is that of a change."""
    return part.attrs.get("itemprop") == "dateModified" or bool(part.names and _CHANGE.search(part.names))


def _change_in(part: Part, shown: str) -> str:
    """The day of a change that a line tells beside the time in it."""
    time = part.node.css_first("time[datetime]") if part.tag != "time" and part.children else None
    said = " ".join((time.text(deep=True) or "").split()) if time is not None else ""
    rest = shown.partition(said)[2] if said else ""
    label = CHANGED.search(rest) if len(rest) > SHORT_CHANGE else None
    return rest[label.start() :] if label is not None and iso(rest[label.start() :]) else ""


def _first_day(shown: str, exact: str) -> bool:
    """Whether the page says that it came out on an earlier day than its form for machines has: that of a change."""
    return FIRST.match(shown) is not None and "" < iso(shown)[:10] < iso(exact)[:10]


def _label(part: Part, shown: str) -> str:
    """The words before a date, in its own element and right before it in the one around."""
    around = words(part.parent) if part.parent is not None and part.parent.text < 2 * LABEL else ""
    before = _FIGURES.split(around.partition(shown)[0])[-1] if shown and shown in around else ""
    own = _WORDS.match(shown)
    return f"{before if len(before) < LABEL and not iso(before) else ''} {own[0] if own else ''}"


def _alone(page: Page, front: Front) -> Iterator[str]:
    """Short texts right behind the headline, or before it, that are a date and hardly more."""
    if front.title is None:
        return
    for part in _own(page.parts[max(front.title.index - 6, 0) : front.title.index + AROUND]):
        short = part.own > 5 and part.text <= 40 and part is not front.title
        if short and _day(text := words(part)) and not _of_others(part, front):
            yield text


def _own(parts: list[Part]) -> Iterator[Part]:
    """These parts but what stands inside those whose dates are of other things."""
    end = 0
    for part in parts:
        if part.index >= end:
            yield part
            end = part.end if part.tag in _APART or of_facts(part) else end


def _of_others(part: Part, front: Front) -> bool:
    """Whether a date is that of what happened, of another article, or of what a reader says."""
    return in_chronicle(part) or _told_elsewhere(part, front)


def _told_elsewhere(part: Part, front: Front) -> bool:
    """Whether a date is one of what readers say, or of another article."""
    return of_readers(part) or _of_entry(part) or of_another(part, front)


def _of_entry(part: Part) -> bool:
    """Whether a date stands in an entry of a list beside a link with the words of a headline."""
    entry = part.parent if part.parent is None or part.parent.tag == "li" else part.parent.parent
    if entry is None or entry.tag != "li" or entry.text > ENTRY:
        return False
    return any(len(link.text(deep=True).strip()) >= HEADLINE for link in entry.node.css("a[href]"))
