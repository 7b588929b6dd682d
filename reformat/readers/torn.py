"""Sentences that a scraper tore at links and bold words, a line for each string of the page: put together again.

A scraper that asks for all strings of a page leaves "It has / one / now, and her name is / Hanne Gruber / ." of one
paragraph; a voice would stop at each line, and a cleaner takes the pieces for labels. What goes on tells itself: by the
stop or comma that it begins with, by a Korean particle, by a small letter behind a line that ends no sentence, by white
space left at the tear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from reformat.language.scripts import coda
from reformat.patterns import STOPPED, lazy
from reformat.readers.particles import by_particles

FEWEST, MORE = 2, 3
"""Lines from which a text is torn: those that begin with a stop, and with them those with a small letter behind a long
open line."""

SENTENCE = 40
"""Characters of what is put together at least where nothing but a small letter or white space speaks for it."""

TEXT = 60
"""Characters of an open line from which it is no heading, so that a piece of any kind may belong to it."""

LABEL = 24
"""Characters of a label at most that a colon and its value stand below."""

NUMBERED = 12
"""Characters of an open line at least that a number alone goes on with before a Korean counter."""

CLOVEN = 20
"""Letters without spaces that a piece of a sentence has at most; what it is torn from has half as many at least."""

RUN = 12
"""Pieces at most that an open sentence without spaces runs on for."""

PIECE = 80
"""Characters of a piece at most, since links and bold words are short."""

SMALL = 0.25
"""Share of lines with a small first letter that begin a sentence from which such letters tell nothing."""

RARE = 0.3
"""Share of lines with white space at an end from which it is indentation."""

_CLOSING = lazy(r"(?:[.,;!?…](?=[\s”’\"'»)\]]|$)|[)\]」』）、。，；？！]|[:：]\s\S|[’']s\b)")
_QUOTED = lazy(r"[”“»«](?:[\s.,;:!?)]|$)")
"""A closing quotation mark, which of them that is differs from language to language."""
_STOP = lazy(r"[.,;](?:\s|$)|[、。，]")
_PARTICLE = lazy(
    r"(?:은|는|을|를|의|와|과|에|에서|에게|에는|으로|로|까지|부터|처럼|보다|이다|입니다)[\s.,]"
    r"|[”’\"']?(?:이?라고|이?라며|이?라면서|이?라는|이?란)[\s.,]|[”’\"'](?:고|며|면서|는)[\s.,]"
)
_SUBJECT = lazy(r"가\s")
"""A particle that stands behind vowels alone, and no word of its own there."""
_OPENING = lazy(r"(?:[(\[「『（]|(?:^|\s)[“‘„«\"'])$")
_ENDED = lazy(STOPPED)
_DASH = lazy(r"[–—-]\s[^\W\d_A-ZÀ-Þ]")
_LEANS = lazy(r"(?:,|(?:^|\s)[^\W\d_A-ZÀ-Þ]{1,3}|[가-힣](?:[은는가을를의와과에]|에서|으로)|[ぁ-ん据在从由对与于])$")
"""A comma, a short word as articles and prepositions are, or a particle at the end: more must follow."""
_RUNS = lazy(r"(?:^|\s)(?:[^\W\d_A-ZÀ-Þ][\w’'-]*|\d+)$")
"""A word with a small letter, or a number, at the end."""
_UNSPACED = lazy(r"[぀-ヿ一-鿿]")
_ON = lazy(r"[、，].*[、，]|[のはがをにでとへもや]$")
"""Two commas, or a particle at the end; a headline has one comma."""
_CREDITED = lazy(r"[摄攝影图圖真供](?:提供)?[）)]?$")
"""How the credit of a picture ends, which stands behind its caption's stop."""
_JAPANESE = lazy(r"[はがをにでとへもの]、|(?:さん|氏)[はがをにでとへもの]")
_DAY = lazy(r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}")
_NUMBER = lazy(r"\d[\d,.]*")
_BY = lazy(
    r"(?:[^.]{0,40}\b(?:19|20)\d\d )?(?:by|par|von|por|di|da|door|av|af|przez|oleh)"
    r"|(?:作者|记者|記者|文|текст|автор|كتب|بقلم|text|author|autore?|författare|yazan|auteur)\s?[:：]",
    re.I,
)
"""What stands alone before the name of an author that is a link."""
_AFTER = lazy(r"[–—-]\s[^\W\d_]")
_BEFORE = ("–", "—", "-", "(", "（")
"""Signs that a report begins with behind its place."""
_YEAR = lazy(r"(?:19|20)\d\d$")
_PLACE = lazy(r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’-]*(?:,?\s[(A-ZÀ-Þ][\w.'’-]*\)?){0,5}$")
"""Where a report comes from, in capitals."""
_AGENCY = lazy(r"[(（][^\W\d_][^()（）]{1,30}[)）]\s?[–—-]{1,2}\s")
"""Whose report it is, in brackets before its dash."""
_BEGINS = lazy(r"[“‘„«\"']?[A-ZÀ-Þ][a-zß-ÿ]{0,3}$")
"""A short word that a sentence begins with, alone in its line: an article or a preposition in front of a link."""
_VALUE = lazy(r"[:：]\s\S")
"""What stands behind a bold label."""
_ASIDE = lazy(r"[(（][^()（）]{2,60}[)）]")
_BEHIND = lazy(r"(?:은|는|이|가|을|를|의|와|과|에|도)\s")
"""A Korean particle behind a name and what brackets add to it, as the day's price of its shares."""
_BYLINE = lazy(r"[^\W\d_]{2,5}(?:\s[^\W\d_a-z][\w.’'-]*){1,4}")
"""A preposition and a name, as bylines are."""


def tears(raw: list[str], lines: list[str]) -> dict[int, str]:
    """Number of each line that goes on with the one before it, and what stands between them: a space or nothing.

    `raw` are the lines as they came, `lines` the same with single spaces. Of a whole text only labels are torn.
    """
    found = _labels(lines)
    if not _torn(lines):
        return found
    small, spaced = _small_letters_tell(lines), _spaces_tell(raw, lines)
    size = run = 0
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        if not line or not before:
            size, run = len(line), 0
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        run = RUN if _ajar(before, likely=True) else 0 if _ENDED.search(before) else max(run - 1, 0)
        counted = at - 1 in found and _NUMBER.fullmatch(before) and "가" <= line[0] <= "힣"
        due = at - 1 in found and _ajar(line, likely=True) and _UNSPACED.match(before[-1]) and not _ENDED.search(before)
        if counted or due or _closes(before, line) or (_piece(line) and _ends(lines[at : at + run])):
            found[at] = ""
        elif (at in spaced and _open(before, size + len(line))) or _goes_on(before, line, after, size, small):
            found[at] = "" if _UNSPACED.match(line) and _UNSPACED.match(before[-1]) else " "
        size = size + len(line) if at in found else len(line)
    return found


def _labels(lines: list[str]) -> dict[int, str]:
    """What belongs to the short line above it in any text: a byline's name, a label's value, a name's particle."""
    found = {at: " " for at in range(1, len(lines)) if _BY.fullmatch(lines[at - 1]) and _named(lines[at])}
    found |= {at: "" for at in range(1, len(lines)) if _VALUE.match(lines[at]) and 0 < len(lines[at - 1]) <= LABEL}
    for at in range(2, len(lines)):
        if _ASIDE.fullmatch(lines[at - 1]) and _BEHIND.match(lines[at]) and 0 < len(lines[at - 2]) <= LABEL:
            found |= {at - 1: "", at: ""}
    dashed = [at for at in range(1, len(lines)) if lines[at][:1] in _BEFORE and len(lines[at]) >= TEXT]
    found |= {at: " " for at in dashed if _dated(lines[at - 1], lines[at])}
    found |= by_particles(lines)
    for at in range(1, len(lines) - 1):
        before, piece, after = lines[at - 1 : at + 2]
        if not (before and piece and after) or len(piece) > PIECE or _ENDED.search(before) or not _ENDED.search(after):
            continue
        above = lines[at - 2] if at > 1 else ""
        if (between := _cloven(before, piece, after, headline=_ENDED.search(above) is None)) is not None:
            found |= {at: between, at + 1: "" if _CLOSING.match(after) else between}
    return found


def _dated(line: str, following: str) -> bool:
    """Whether a line is the place or the day that a report begins with, before its dash or its agency."""
    if not 0 < len(line) <= TEXT or not (_AFTER.match(following) or _AGENCY.match(following)):
        return False
    return _YEAR.search(line) is not None or _PLACE.match(line) is not None


def _cloven(before: str, piece: str, after: str, *, headline: bool) -> str | None:
    """What stands between three lines that are one sentence, torn at a link; None for lines that are not.

    What is torn once tells itself by all three: a paragraph breaks off, a few words go on, and the rest ends it, as the
    caller has seen. An entry of a list begins as the others do. `headline`: the first line may be one, which ends in a
    particle as often as not, with a name below it.
    """
    if before[0].islower() or _ENDED.search(piece):
        return None
    if _UNSPACED.search(before[-2:]) and _UNSPACED.match(after[0]):
        goes_on = _ajar(before, likely=not headline) or "぀" <= after[0] <= "ゟ"
        return "" if goes_on and 2 * len(before) >= CLOVEN >= len(piece) else None
    leans = before.endswith(",") or len(before) >= TEXT
    ends = after[0].islower() or _CLOSING.match(after) is not None
    return " " if leans and ends and (piece[0].islower() or _LEANS.search(before)) else None


def _named(line: str) -> bool:
    """Whether a line may name somebody."""
    caseless = line[:1].isalpha() and not line[0].islower() and len(line) <= LABEL
    return (line[:1].isupper() or caseless) and len(line) <= PIECE and not _ENDED.search(line)


def _torn(lines: list[str]) -> bool:
    """Whether enough lines begin where no line of a whole text does; one that is running text is enough."""
    stops = sum([FEWEST if len(line) >= TEXT else 1 for line in lines if _STOP.match(line)])
    if stops >= FEWEST:
        return True
    small = [(a, line) for a, line in pairwise(lines) if a and line[:1].islower() and max(len(a), len(line)) >= TEXT]
    for before, line in small:
        tells = len(before) >= TEXT or _ENDED.search(line) is not None
        stops += tells and _small(line) and not _ENDED.search(before)
    dense = _UNSPACED.search("".join(lines)) is not None
    return stops + (len([line for line in lines if _ajar(line)]) if dense and stops < MORE else 0) >= MORE


def _ajar(line: str, *, likely: bool = False) -> bool:
    """Whether a line of Japanese or Chinese leaves a sentence open: another has begun, or a comma ends it.

    So does one with two commas or a particle at the end, but less surely.
    """
    if len(line) < 4 or _ENDED.search(line) or line[-1] in "）】」』" or _UNSPACED.search(line) is None:
        return False
    begun = line.rpartition("。")
    if line[-1] in "、，；" or (begun[1] and not any(sign in begun[2] for sign in "」』）")):
        return not (begun[1] and _CREDITED.search(begun[2]))
    return likely and _ON.search(line) is not None


def _ends(lines: list[str]) -> bool:
    """Whether a sentence ends in one of these lines, up to an empty one."""
    return any(_ENDED.search(line) for line in takewhile(bool, lines))


def _piece(line: str) -> bool:
    """Whether a line may be a piece of a sentence without spaces: no day, and not as long as a paragraph."""
    return len(line) <= PIECE and _DAY.match(line) is None and any(map(str.isalnum, line))


def _closes(before: str, line: str) -> bool:
    """Whether a line begins with what ends or follows a word, or the one before it ends with what opens."""
    if _CLOSING.match(line) or _OPENING.search(before):
        return True
    if _JAPANESE.match(line) and not _ENDED.search(before):
        return True
    if _QUOTED.match(line):
        return any(map(before.__contains__, '“„«»"'))
    return _particle(before, line)


def _particle(before: str, line: str) -> bool:
    """Whether a line begins with a Korean particle and the one before it ends with a word."""
    if _ENDED.search(before):
        return _PARTICLE.match(line) is not None and line[0] in "”’\"'"
    if _PARTICLE.match(line):
        return before[-1].isalnum()
    return _SUBJECT.match(line) is not None and coda(before[-1]) == 0


def _goes_on(before: str, line: str, after: str, size: int, small: bool) -> bool:
    """Whether a line belongs to the one before it by its letters; `size`: characters put together up to here."""
    if _DASH.match(line):
        return _ENDED.search(before) is None
    piece = after and (_closes(line, after) or _ajar(after, likely=True) or (small and after[0].islower()))
    ended = _ENDED.search(line) is not None
    if small and _small(line) and _open(before, size + len(line)):
        return bool(piece) or ended or (" " in line and not _BYLINE.fullmatch(line))
    if _NUMBER.fullmatch(line):
        return "가" <= after[:1] <= "힣" and size >= NUMBERED and not _ENDED.search(before)
    if not piece or ended or len(line) > PIECE or _LEANS.search(line):
        return False
    if _LEANS.search(before) or (_BEGINS.match(before) and len(after) >= TEXT):
        return True
    if _RUNS.search(before):
        return size >= TEXT or len(after) >= SENTENCE
    return len(before) >= TEXT and _open(before, size)


def _small(line: str) -> bool:
    """Whether a line begins with a word in small letters; names such as those of makers have capitals inside."""
    return line[:1].islower() and not any(map(str.isupper, line.partition(" ")[0]))


def _open(line: str, size: int) -> bool:
    """Whether a line leaves a sentence open, and there is enough for one."""
    return size >= SENTENCE and not _ENDED.search(line)


def _small_letters_tell(lines: list[str]) -> bool:
    """Whether sentences of this text begin with a capital, so that a small letter goes on with one."""
    begun = [bool(_ENDED.search(before)) for before, line in _pairs(lines) if line[0].islower()]
    return bool(begun) and sum(begun) <= SMALL * len(begun)


def _spaces_tell(raw: list[str], lines: list[str]) -> frozenset[int]:
    """Numbers of the lines that white space stands at the joint of, where that is rare."""
    spaced = {at for at, line in enumerate(lines) if line and (raw[at][:1].isspace() or raw[at][-1:].isspace())}
    if len(spaced) > RARE * sum(map(bool, lines)):
        return frozenset()
    return frozenset(at for at in range(1, len(raw)) if raw[at][:1].isspace() or raw[at - 1][-1:].isspace())


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line that holds anything and the one right above it, if that holds anything too."""
    return ((before, line) for before, line in pairwise(lines) if before and line)
