"""Who wrote a scrape: the lines around the headline that say so and that no rule of a language knows."""

from __future__ import annotations

import re
from dataclasses import replace as with_changed

from reformat.document.nodes import Metadata
from reformat.patterns import lazy
from reformat.readers.metadata import dates
from reformat.readers.metadata.bywords import AGO
from reformat.readers.metadata.credit import a_person, agency, credited
from reformat.readers.metadata.hangul import DEPARTMENT
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.kanji import japanese
from reformat.readers.metadata.people import EMAIL, NAME, in_role, korean, latin, people, undated, unlabelled
from reformat.readers.metadata.working import WORK
from reformat.rules import Rules
from reformat.stages.clean.sight import DATED, OUTSIDE, Page, Sight, Verdict, text_below, title_of
from reformat.stages.clean.standfirst import BY, LONGEST

RULE = "clean.signature"
BECAUSE = "Who wrote the article"
AGAIN = "Who wrote the article, which its byline says too, and whom to write to"
AROUND = " ()[]<>|/,·=:-–—"
"""Signs between a name and an address."""
SHORT = 45
"""Letters of such a line at most where nothing says that it stands outside the article."""
BEFORE, AFTER = 3, 14
"""Lines around the headline that are looked at."""
_LETTERS = lazy(r"(?<!\S)[A-ZÀ-Þ]{2,}(?!\S).*[a-zà-ÿ]|[a-zà-ÿ].*(?<!\S)[A-ZÀ-Þ]{2,}(?!\S)")
"""Capitals beside small letters, as clubs and houses have them."""
_TIME = lazy(
    rf"(?:.{{0,12}}\b)?(?:{AGO})|(?:today|yesterday|heute|gestern|hier|hoy|ayer|oggi"
    rf"|ieri)?,?\s?\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?|uhr)?(?:\s[A-Z]{{2,4}})?",
    re.I,
)
"""A line that says when an article came out without a date."""
_BY_LAST = lazy(r"(.*\d.*?)\s?(?<![a-zà-ÿ])(?:by|von|par|por|di|door)\s(.{2,40})", re.I)
"""A day, and who wrote it behind."""
_REACHED = lazy(r"\s(?:연락처|전화(?:번호)?|[☎☏])(?=[\s:：\d(])")
"""What stands before the number of an office."""
_LABEL = lazy(
    r"(?:the |about the )?authors?|written by|autor(?:en|in)?|auteure?|autore|by|von|par|por|di|文|著者|作者|글쓴이"
    r"|작성자|기자명",
    re.I,
)
"""What stands on the line above a name."""


def find_signature(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page with the line around its headline that names authors marked for the metadata.

    Taken are lines outside the article, those that tell its date, and short ones between the headline and the first
    running text.
    """
    at = title_of(page)
    if at is None or rules.kept(RULE):
        return page
    if "authors" in {s.to for s in page} | set(known.origins):
        return page
    first = text_below(page, at)
    found: list[tuple[int, tuple[str, ...]]] = []
    for i in range(max(0, at - BEFORE), min(len(page), at + AFTER)):
        short = at < i < first and page[i].stays and page[i].role == "" and page[i].size <= SHORT
        if (short or _outside(page[i])) and (names := _names(page, i) or _below(page, i, at, first)):
            found.append((i, names))
            if not all(map(DEPARTMENT.fullmatch, names)):  # an office yields to who works there
                break
    if not found:
        return page
    i, names = found[-1]
    said = Verdict(RULE, BECAUSE, 0.8, to="authors", value=", ".join(names))
    return (*page[:i], with_changed(page[i], verdict=said), *page[i + 1 :])


def drop_signed(page: Page, known: Metadata, rules: Rules) -> Page:
    """The page without a line at its end that is nothing but an author's name, which is known, and an address."""
    if not known.authors or rules.kept(RULE):
        return page
    return tuple(
        with_changed(s, verdict=Verdict(RULE, AGAIN, 0.9, to="contacts", value=found[0]))
        if "@" in s.words.full
        and s.stays
        and s.where in ("tail", "edge")
        and (found := EMAIL.findall(s.words.full))
        and EMAIL.sub("", s.words.full).strip(AROUND) in known.authors
        else s
        for s in page
    )


def _names(page: Page, at: int) -> tuple[str, ...]:
    """Who wrote the article, if a line names them: behind a label, near a date, or over what they are."""
    text = page[at].words.full
    if not 2 < page[at].size <= LONGEST:
        return ()
    if (day := _BY_LAST.fullmatch(text)) and dates.iso(day[1]):
        return people([day[2]]).names
    working = _working(text)
    text = _REACHED.split(text)[0]
    names = working or credited(text) or (people([text]).names if BY.match(text) else ())
    above = page[at - 1].words.full.strip(" :：") if at else ""
    told = bool(
        working
        or unlabelled(text) != text
        or _LABEL.fullmatch(above)
        or (at + 1 < len(page) and page[at + 1].rule.endswith(".role"))  # what an author is
    )
    near = [s.words.full for s in (page[at], *page[at + 1 : at + 3]) if s.size <= LONGEST]
    told = told or any(map(dates.iso, near))
    if not names or not (told or any(map(_TIME.fullmatch, near))):
        return ()
    said = "" if told else _text(page, text)
    return names if all(agency(name) or not latin(name) or a_person(name, said) for name in names) else ()


def _text(page: Page, line: str) -> str:
    """What the article says beside this line."""
    return " ".join(s.words.full for s in page if s.stays and s.words.full != line)


def _working(text: str) -> tuple[str, ...]:
    """The name in a line that goes on with what its bearer works as."""
    work = WORK.search(text)
    name = text[: work.start()].strip(" ,-–—|") if work else ""
    whole = undated(text)
    return (name,) if work and NAME.fullmatch(name) and in_role(whole[work.start() :]) and not house(whole) else ()


def _below(page: Page, at: int, title: int, first: int) -> tuple[str, ...]:
    """A name that stands alone right below the headline or its deck, and nowhere in the text."""
    text = page[at].words.full
    lines = [s for s in page[title + 1 : at] if s.words.full != text and not s.sentence]
    alone = NAME.fullmatch(text) and " " in text and latin(text) or korean(text) or japanese(text)
    if not (title < at < first and not lines and alone) or _LETTERS.search(text):
        return ()
    return (text,) if a_person(text, _text(page, text)) and not house(text) else ()


def _outside(sight: Sight) -> bool:
    """Whether the frame, and no rule, has put a line outside the article, or it tells no more than its date."""
    return sight.rule == OUTSIDE or sight.to in DATED[1:]
