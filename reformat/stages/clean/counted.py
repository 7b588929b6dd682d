"""Lines of a scrape that count on or are announced: a list's points stay together, and with the sentence above them."""

from __future__ import annotations

from collections import Counter

from reformat.document.numbering import SYLLABLES
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.readers.html.recipe_names import LINE as HEAD_OF_INGREDIENTS
from reformat.stages.clean.sight import Page, Sight

GAP = 1
"""Lines that may stand between two points: what was parted from the one above."""

LEAST = 2
"""Points of a list at least."""

MOST, ANNOUNCES = 12, 12
"""Points at most of a list that is announced, and letters of the line that announces it at least."""

FIRST = ("1", "(", "가", "①")
"""With which the first point begins."""

_MARK = lazy(
    r"(?:(?P<number>\d{1,2})[.)]|\((?P<inside>\d{1,2})\)|(?P<letter>[가나다라마바사아자차카타파하])[.)]|(?P<ring>[①-⑳]))\s?\D"
)
BETWEEN = 10
"""Lines of the page that may stand between such a line and its list at most."""

MOST_INGREDIENTS = 30
"""Lines of ingredients and their head at most."""

ANNOUNCING = lazy(
    r"[:：]$|(?:次|以下)の(?:通り|とおり)(?:です|だ)?。$|(?:다음|아래)(?:과|와) 같(?:다|습니다|아요|이)\.$|如下。$"
)
"""How a line ends below which a list stands."""

_BULLET = lazy(r"[-–—*•·・･ㆍ▪■□●○◦▲△▶◆◇✔✓※]\s?(?=[^\W_])")

TYPED = lazy(r"(?:[-–—*•·]|\d{1,2}[.)])\s(?=[^\W_])")
"""A line with a dash, a dot or a number before it, as lists are typed."""
_HEAD = lazy(r"[\[［【<〈][^\[\]［］【】<>〈〉]{2,20}[\]］】>〉]")
"""A list's head in brackets."""

_HOUR = lazy(r"\d{1,2}(?:[:.h時시]\s?\d{2}[分분]?|\s?[時시])(?:\s?(?:Uhr|h|[AaPp]\.?[Mm]\.?))?")
_SIGNED = lazy(r"[◇◆■□○▲△]\s?[^\W_].{0,38}$")
"""What heads a part of an article: a time of day alone, or a few words behind a sign."""
NEAR = 4
"""Lines above one that announces facts among which the article is."""
_FACT = lazy(r"[^\W\d_].*\d")
"""A fact: words and a figure behind them."""

_ENTRY = lazy(r"(?P<head>[^\d\n]{0,14}?)(?P<number>\d{1,3})(?P<tail>[^\W\d_]|[.):：,-]|\s)(?![\d.])")
"""A line with its number, and what stands before and behind it: a rank, a section, a step."""


def with_counted(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with lists that begin right below a line of the article that is a sentence, whole."""
    out, at = list(stays), 1
    while at < len(page):
        first = out[at - 1] and page[at - 1].sentence and page[at].words.full[:1] in FIRST
        points = _points(page, at) if first else []
        if len(points) >= LEAST:
            for i in range(points[0], points[-1] + 1):
                out[i] = out[i] or page[i].stays
        at = points[-1] + 1 if points else at + 1
    return out


def with_parts(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with further parts under heads of one form of which two stay, right behind what stays.

    So lists of the promoted are set, live reports, whose last parts say little, and rulings: no page uses 【】, so that
    one of these is enough, wherever it stands.
    """
    forms = [_part(sight) for sight in page]
    kept = Counter(form for form, stay in zip(forms, stays, strict=True) if form and stay)
    out = list(stays)
    for at in range(len(page)):
        ruling = forms[at] == "【"
        if not forms[at] or kept[forms[at]] < (1 if ruling else LEAST) or not (ruling or any(out[at - 1 : at])):
            continue
        ends = (i for i in range(at + 1, len(page)) if forms[i] == forms[at] or not page[i].stays)
        for i in range(at, min(next(ends, len(page)), at + NEAR)):
            out[i] = True
    return out


def _part(sight: Sight) -> str:
    """Of what form a line is that heads a part: its sign, its bracket, or a time of day; "" for any other."""
    text = sight.words.full
    if not sight.free or sight.sentence:
        return ""
    if _HOUR.fullmatch(text):
        return "time"
    return text[0] if _SIGNED.match(text) or _HEAD.fullmatch(text) else ""


def with_announced(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with the close lines between one that announces them and running text of the article, whole.

    The line that announces them stays with them where they are facts and the article is right above.
    """
    out = list(stays)
    for at, sight in enumerate(page):
        if not (sight.stays and sight.size >= ANNOUNCES and ANNOUNCING.search(sight.words.full)):
            continue
        run = _close(page, next((i for i in range(at + 1, min(at + BETWEEN, len(page))) if page[i].stays), at + 1))
        ends = len(run) >= LEAST and run.stop < len(page) and out[run.stop] and _says(page[run.stop])
        if ends and (out[at] or (any(out[max(0, at - NEAR) : at]) and _facts(page, at, run))):
            for i in (at, *run):
                out[i] = True
    return out


def with_ingredients(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with a recipe's list of ingredients, and their head, over steps that do."""
    out = list(stays)
    for at, sight in enumerate(page):
        if not (sight.stays and HEAD_OF_INGREDIENTS.fullmatch(sight.words.squeezed)):
            continue
        end = next((i for i in range(at + 1, len(page)) if not page[i].stays or page[i].sentence), len(page))
        if LEAST < end - at <= MOST_INGREDIENTS and any(out[end : end + 1]):
            out[at:end] = [True] * (end - at)
    return out


def _says(line: Sight) -> bool:
    """Whether a line is running text, or a sentence in Korean, which may be short."""
    return line.body or (line.sentence and HANGUL_WORD.search(line.words.full) is not None)


def _facts(page: Page, at: int, run: range) -> bool:
    """Whether no rule speaks of a line, and each of these below it tells a figure."""
    return not page[at].role and all(_FACT.search(page[i].words.full) for i in run)


def with_bullets(page: Page, stays: list[bool], likely: list[bool]) -> list[bool]:
    """What stays, with the lines of one sign right below one that announces or heads them, whole.

    So does the sentence right behind them where it is `likely`: what is listed is seldom the last that is said.
    """
    out = list(stays)
    for at, sight in enumerate(page[:-1]):
        if not out[at] or not _announces(sight):
            continue
        run = _bullets(page, at + 1)
        if len(run) >= LEAST:
            for i in run:
                out[i] = True
            if run.stop < len(page) and page[run.stop].sentence:
                out[run.stop] = out[run.stop] or likely[run.stop]
    return out


def _announces(sight: Sight) -> bool:
    if not sight.sentence and _MARK.match(sight.words.full):
        return True
    return sight.size >= ANNOUNCES and ANNOUNCING.search(sight.words.full) is not None


def _bullets(page: Page, start: int) -> range:
    """The lines from here on that begin with the sign of the first, and that no rule speaks of."""
    sign, end = page[start].words.full[:1], start
    while end < len(page) and page[end].free and _BULLET.match(page[end].words.full):
        if page[end].words.full[0] != sign:
            break
        end += 1
    return range(start, end)


def _close(page: Page, start: int) -> range:
    """The short lines of one making from here on, which no rule speaks of and no empty line parts."""
    end = start
    while end < min(len(page), start + MOST) and page[end].free and not _says(page[end]):
        if end > start and page[end].stamp.blank_before != page[start + 1].stamp.blank_before:
            break
        end += 1
    return range(start, end)


def _points(page: Page, start: int) -> list[int]:
    """The lines that count on from one at this place."""
    found: list[int] = []
    kind, at = "", start
    while at < len(page) and page[at].free and at - (found[-1] if found else at) <= GAP + 1:
        if mark := _MARK.match(page[at].words.full):
            this = mark.lastgroup or ""
            if this != (kind or this) or _count(mark[this]) != len(found) + 1:
                break
            kind = this
            found.append(at)
        elif not found:
            break
        at += 1
    return found


def _count(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    return SYLLABLES.index(mark) + 1 if mark in SYLLABLES else ord(mark) - ord("①") + 1


def with_items(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with lists whole of which some item does and after which the article says more, and their heads.

    So are those at its end of which most items stay, and those that count on from two entries.
    """
    out = list(stays)
    last = max((i for i, stay in enumerate(stays) if stay and page[i].sentence), default=0)
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and page[end].stays and (sign := _sign(page[end])) and sign == _sign(page[at]):
            end += 1
        if end - at >= LEAST and sum(out[at:end]) > (0 if end <= last else (end - at) / 2):
            out[at:end] = [True] * (end - at)
        if 0 < at < last and page[at - 1].stays and out[at] and end > at and _HEAD.fullmatch(page[at - 1].words.full):
            out[at - 1] = True
        at = max(end, at + 1)
    return with_ranks(page, out)


def with_ranks(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with the lines that count on from two that stay, up or down: no list is cut off in its middle."""
    found = [_ENTRY.match(sight.words.full) for sight in page]
    entries = {  # a bare number before a word counts nothing
        i: (one["head"], one["tail"], int(one["number"]))
        for i, one in enumerate(found)
        if one is not None and page[i].verdict is None and (one["head"] or not one["tail"].isspace())
    }
    out, some = list(stays), sum(map(stays.__getitem__, entries))
    for step in (1, -1) if LEAST <= some < len(entries) else ():
        for at in sorted(entries, reverse=step < 0):
            before = _next(entries, at, -step) if out[at] else None
            after = _next(entries, at, step) if before is not None and out[before] else None
            if after is not None and not page[after].role:
                for i in range(at + step, after + step, step):
                    out[i] = out[i] or page[i].stays
    return out


def _next(entries: dict[int, tuple[str, str, int]], at: int, step: int) -> int | None:
    """Where the entry is that counts on from this one by a step, right beside it or past one line."""
    head, tail, number = entries[at]
    for i in range(at + step, at + (GAP + 2) * step, step):
        if entries.get(i) == (head, tail, number + step):
            return i
    return None


def _sign(sight: Sight) -> str:
    """The sign before a typed item: a dash or a dot, or "1" for any number."""
    found = TYPED.match(sight.words.full)
    return "" if found is None else "1" if found[0][0].isdecimal() else found[0][0]
