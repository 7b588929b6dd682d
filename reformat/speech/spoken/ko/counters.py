"""A number with the counter behind it: which numerals, and whether a breath parts them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reformat.patterns import lazy
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.context import AMBIGUOUS, is_native

_DATA = Path(__file__).with_name("counters.toml")
_PARTICLE = (
    r"(?=$|[^가-힣]|이|가|은|는|을|를|의|에|으로|로|와|과|도|만|까지|부터|씩|당|째|정도|가량|쯤|여|중|뿐|마다|보다|나|다|며|고|였|인|일|임"
    r"|짜리|간|처럼|밖|조차|하고|하|이상|미만|초과|내외|안팎|남짓|규모|단위|전|후|뒤|앞|동안|모두|전원|등|꼴|식|차|내|께|한|분|들|때|랑|라|란|든|반|총|더|씨|치|값|입니|면(?![가-힣])|예요|죠|지[만요]|네요|요(?![가-힣])|랍니다|끼리|별로|넘[게는은]|같이|커녕|마저|대로|대신|외에|사이(?![가-힣]{2}))"
)
_SINO_FIRST = (
    "분의", "개월", "개국", "개소", "개교", "개년",
    "개사", "번지", "번가", "번방", "시그마", "대교", "장관", "표본", "단계", "판사",
)  # fmt: skip
"""Words that begin with a native counter and are none."""
_PIECES = r"개(?![혁발편선막업관봉척통헌학원념막방]|인(?!데|지|가(?![가-힣])|[\s,.]))"
_PERSONS = r"명(?![령예절품]|대(?:[를가의로에\s,.]|$))"
_LONGER = r"(?<=[정축말])[도당하고]"
"""정도, 정당, 축하, 말고 are no counters with a particle."""
_UNCOUNTED = lazy(r"(?<![가-힣])[고중초]$|\d분의\s?$")
"""고3, 중2: the figure is the year at school, whatever stands behind it; 3분의 1 토막: a part of a whole."""
_HOMES = lazy(r"\s?[1-9]주택")
"""Households are called by how many homes they have: 2가구 1주택."""
_MONTHS = {"육": "유", "십": "시"}


class _Table(NamedTuple):
    native: frozenset[str]
    apart: frozenset[str]
    until: dict[str, int]


@cache
def _table() -> _Table:
    data = tomllib.loads(_DATA.read_text("utf-8"))
    return _Table(frozenset(data["native"]), frozenset(data["apart"]), data["until"])


@cache
def counter_pattern() -> str:
    """All counters that need a thought, the longest first; those of one syllable only where the word ends.

    These share what may stand behind them: written out for each, it took most of the time to compile.
    """
    table = _table()
    words = {*table.native, *table.apart, *table.until, *AMBIGUOUS, *_SINO_FIRST}
    long = sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word))
    short = "".join(sorted(word for word in words if len(word) == 1 and word not in "개명"))
    return "|".join((*long, "월(?!드)", _PIECES, _PERSONS, f"[{short}](?!{_LONGER}){_PARTICLE}"))


def said_with(printed: str, about: str, counter: str, text: str, start: int, end: int) -> str:
    """The reading of a number and its counter: `about` is 여 and the like; start and end are where they stand."""
    value = numerals.whole(printed)
    ordinal = is_ordinal(text, start)
    if not about and not ordinal and value is not None and takes_native(counter, value, text, start, end):
        return f"{_first(value, counter)} {counter}"
    word = numerals.amount(printed)
    if counter == "월":
        return _MONTHS.get(word, word) + counter
    if printed[0] == "0" and printed.isdecimal() and len(printed) > 1 and not _timelike(counter):
        word = numerals.digits(printed)
    apart = (_breath(counter, text, start) or " " in word and len(counter) > 0) and not ordinal
    return f"{word}{about}{' ' if apart else ''}{counter}"


def _first(value: int, counter: str) -> str:
    return "첫" if value == 1 and counter == "번째" else numerals.native(value)


def _timelike(counter: str) -> bool:
    return counter in ("월", "일", "시", "분", "초", "년", "시간", "개월", "층", "호")


def _breath(counter: str, text: str, start: int) -> bool:
    """Whether a breath parts Sino numeral and counter; minutes close up with the hour before them."""
    if counter in ("분", "초"):
        return not re.search(r"[시분]\s?$", text[max(0, start - 2) : start])
    table = _table()
    return counter in table.apart or counter in table.native or counter in table.until or counter == "번"


def takes_native(counter: str, value: int, text: str, start: int, end: int) -> bool:
    """Whether this many of them are counted with native numerals."""
    if not 1 <= value <= 99 or _UNCOUNTED.search(text, max(0, start - 4), start):
        return False
    if counter == "가구" and _HOMES.match(text, end):
        return False
    table = _table()
    if counter in AMBIGUOUS:
        return is_native(counter, text, start, end)
    return counter in table.native or value <= table.until.get(counter, 0)


def is_ordinal(text: str, start: int) -> bool:
    """Whether 제 stands before the number: 제3의, 제 20대."""
    at = start - 1
    if at >= 0 and text[at] == " ":
        at -= 1
    return at >= 0 and text[at] == "제" and not (at > 0 and "가" <= text[at - 1] <= "힣")


_SMALL_RANGES = frozenset(
    ["년", "일", "개월", "주", "주일", "주간", "분", "초", "회", "인", "개국", "개소", "세기", "점", "평", "원", "인분"]
)
"""Sino-Korean counters before which neighbours run together: 2~3개월 이삼 개월."""


def _beside(value: int) -> str:
    """A figure right behind its neighbour: 오륙."""
    return "륙" if value == 6 else numerals.sino(value)


def said_range(low: str, high: str, about: str, counter: str, text: str, start: int, end: int) -> str:
    """The reading of a range: 2~3명 두세 명, 3~5명 세 명에서 다섯 명, 50~60년 오십에서 육십년."""
    first, last = numerals.whole(low), numerals.whole(high)
    if first is None or last is None or is_ordinal(text, start):
        said = said_with(high, about, counter, text, start, end)
        named = f" {counter}" if last and takes_native(counter, last, text, start, end) and "." in low else ""
        return f"{numerals.amount(low)}{named}에서 {said}"  # 1.5~2배: 일 점 오 배에서 두 배
    in_date = counter == "일" and re.search(r"월\s?$", text[max(0, start - 2) : start])
    if first <= 8 and last == (first + 1) * 10 and not in_date and (first > 1 or first and counter in _table().native):
        tens = f"{numerals.sino(first)}{_beside(first + 1)}십{about}"
        return f"{tens}{' ' if _breath(counter, text, start) else ''}{counter}"
    if last > first + 4 and (counter == "번" or first == 1 and counter in ("권", "편", "장")):  # which ones: 1~16권
        return f"{numerals.sino(first)}에서 {numerals.sino(last)} {counter}"
    both = takes_native(counter, first, text, start, end) and takes_native(counter, last, text, start, end)
    near = last == first + 1 and 1 <= first <= 8
    if both and near and counter not in ("시", "번째") and not about:
        return f"{numerals.native_pair(first)} {counter}"
    if both and not about:
        return f"{numerals.native(first)} {counter}에서 {numerals.native(last)} {counter}"
    if near and counter in _SMALL_RANGES and not in_date:
        return f"{numerals.sino(first)}{_beside(last)}{about} {counter}"
    if counter == "월":  # 1~10월: both are named
        return (
            f"{said_with(low, '', counter, text, start, end)}에서 {said_with(high, about, counter, text, start, end)}"
        )
    apart = " " if _breath(counter, text, start) else ""
    return f"{numerals.sino(first)}에서 {numerals.sino(last)}{about}{apart}{counter}"
