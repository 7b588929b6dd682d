"""Dates as pages write them, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from reformat.patterns import lazy
from reformat.readers.metadata.calendar import MONTHS, PERSIAN, ZONES, gregorian

_ISO = lazy(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T\s]+|\s?\([월화수목금토일月火水木金土日](?:요일"
    r"|曜日)?\)\s?)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?(?:\s*\(?(Z|UTC|GMT|[+-]\d{2}:?\d{2})|([+-]\d{2})(?![\d:]))?)?",
    re.I,
)
_COMPACT = lazy(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")
_POINTED = lazy(
    r"(\d{4})\s*[./年년-]\s*(\d{1,2})\s*[./月월-]\s*(\d{1,2})\s*[.일日]?(?:\s*\(?(?:[월화수목금토일月火水木金土日](?:요일|曜日)?|(?:星期|[週周])[一二三四五六日])?\)?)?(?:[\s\[(]*(오전|오후|AM|PM|午前|午後|上午|下午|晚上)?\s*(\d{1,2})\s*[:시時]\s*(\d{1,2})(?:\s*[:분分]\s*(\d{2}))?)?",
    re.I,
)
_NUMBERS = lazy(r"\b(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?:\D{1,12}(\d{1,2})[:.](\d{2}))?")
_SIGN = r"[^\W\d_]|[\u0900-\u0963\u0970-\u09e5\u0b80-\u0be5\u0e01-\u0e4e]"
_MONTH = rf"(?:{_SIGN})(?:{_SIGN}|(?<=[\u0e01-\u0e4e])\.(?=[\u0e01-\u0e4e])){{1,13}}"
"""A word that may be a month's name, also in scripts that write vowels as marks, and in Thai cut short with points."""
_NAMED = lazy(
    rf"(?:\b(\d{{1,2}})(?:\.|(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?)({_MONTH})(?:\."
    rf"|\.?,?[\s-]+(?:de\s+|del\s+)?)(\d{{4}})|\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th|\.)?,?\s+(\d{{4}}))(?!\d)"
    r"(?:\D{1,12}?(\d{1,2})(?:[:.h]|\sh\s)(\d{2})(?::\d{2})?\s*(?:([ap])\.?m\b\.?)?(?:\s*\(?([A-Z]{2,4}|[+-]\d{4})\b)?)?",
    re.I,
)
_TIME_FIRST = lazy(
    r"(?<![\d.:])(\d{1,2}):(\d{2})\s?(?:([ap])\.?m\.?)?\s?([A-Z]{2,4})?,?\s(?:on\s)?(?:[^\W\d_]{2,9}\.?,?\s)?$", re.I
)
"""A time before the day, as British papers write it."""
_YEAR_NAMED = lazy(r"\b(\d{4})(?:\.|\sm\.)?\s+([^\W\d_]{3,12})\.?\s+(\d{1,2})\b")
_VIETNAMESE = lazy(r"(\d{1,2})\s+tháng\s+(\d{1,2})[,\s]+(?:năm\s+)?(\d{4})", re.I)
_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first one of an era."""
_ERA = lazy(rf"(?:中華|中华)?({'|'.join(_BEFORE)})\s?(\d{{1,3}}|元)(?=\s?年)")
_CLOCK = ("오전", "오후", "시", "時")
"""Words of a time that ISO's form would stop short of."""
_MAIL = lazy(r"(?:\w{3,9},\s*)?\d{1,2} \w{3} \d{2,4} \d{1,2}:\d{2}(?::\d{2})?(?:\s+\(?([A-Za-z]+))?")
"""RFC 822, with zones by any letters."""
_LOGGED = lazy(
    r"^\w{3} (\w{3}) +(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?: (?:GMT)?([A-Z]{2,5}|[+-]\d{4}))?(?: (\d{4}))?"
)
"""As Java, JavaScript and C write a date when nobody asks for a form."""
_FROM_GREENWICH = lazy(r"\b(?:GMT|UTC)\s?([+-])(\d{1,2})(?!\d):?(\d{2})?\b")
"""A zone by its hours from Greenwich: GMT+2."""


def iso(text: str, zone: str = "", *, month_first: bool = False) -> str:
    """The first date in a text as ISO 8601, with its time and zone where it has them; empty if there is none.

    `zone` ("+09:00") is taken for a time that names none; `month_first`: 4/3/2026 is the third of April.
    """
    text = text.strip()[:200]
    if not any(map(str.isdigit, text)):
        return ""
    if ")년" in text:  # 주체115(2026)년, 단기4359(2026)년
        text = text.replace(")년", "년")
    if "年" in text:
        text = _ERA.sub(lambda era: str(_BEFORE[era[1]] + (1 if era[2] == "元" else int(era[2]))), text)
    text = _FROM_GREENWICH.sub(lambda zone: f"{zone[1]}{zone[2]:0>2}{zone[3] or '00'}", text)
    first: tuple[Callable[[str, str], str], ...] = (_pointed,) if any(word in text for word in _CLOCK) else ()
    for read in (*first, _iso, _compact, _pointed, _stamp, _mail, _logged, _named):
        if found := read(text, zone):
            return found
    return _numbers(text, zone, month_first=month_first)


def _made(parts: tuple[str | int | None, ...], zone: str) -> str:
    """A date of year, month, day and perhaps hour, minute, second; empty if there is no such date."""
    year, month, day, hour, minute, second = (
        int(part) if part else 0 for part in (*parts, *(None,) * (6 - len(parts)))
    )
    if 2440 <= year <= 2700:  # counted from the Buddha, in Thailand
        year -= 543
    if 1370 <= year <= 1430 and 0 < month <= 12 and day:  # Iran's years; the Hijra's are 1440 and more
        year, month, day = gregorian(year, month, day).timetuple()[:3]
    days, hour = divmod(hour, 24) if hour < 30 else (0, hour)  # 24:00 and 25:30 are of the night that ends the day
    try:
        when = datetime(year, month, day, hour, minute, second, tzinfo=_zone(zone)) + timedelta(days)
    except ValueError:
        return ""
    if not 1900 <= when.year <= 2200:
        return ""
    if len(parts) < 5 or parts[3] is None:
        return when.date().isoformat()
    return when.isoformat()


def _zone(zone: str) -> timezone | None:
    zone = ZONES.get(zone.upper(), zone)
    if match := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(offset if match[1] == "+" else -offset) if offset < timedelta(hours=24) else None
    return None


def _iso(text: str, zone: str) -> str:
    match = _ISO.search(text)
    return _made(match.groups()[:6], match[7] or (f"{match[8]}00" if match[8] else zone)) if match else ""


def _compact(text: str, zone: str) -> str:
    match = _COMPACT.match(text)
    return _made(match.groups()[:6], match[7] or zone) if match else ""


def _pointed(text: str, zone: str) -> str:
    match = _POINTED.search(text)
    if not match:
        return ""
    hour = match[5]
    if hour and match[4]:
        late = match[4].upper() in ("오후", "PM", "午後", "下午", "晚上")
        hour = str(int(hour) % 12 + (12 if late else 0))
    return _made((match[1], match[2], match[3], hour, match[6], match[7]), zone)


def _stamp(text: str, zone: str) -> str:
    del zone
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return ""
    return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()


def _mail(text: str, zone: str) -> str:
    if not (match := _MAIL.match(text)):
        return ""
    # the standard library knows the zones of North America alone
    told = ZONES.get((match[1] or "").upper(), "")
    try:
        when = parsedate_to_datetime(
            text[: match.start(1)] + told.replace(":", "") if told else text.replace("-0000", "+0000")
        )
    except (ValueError, TypeError, IndexError):
        return ""
    return (when.replace(tzinfo=_zone(zone)) if when.tzinfo is None and zone else when).isoformat()


def _logged(text: str, zone: str) -> str:
    match = _LOGGED.match(text)
    if not match or not (month := MONTHS.get(match[1].lower())):
        return ""
    return _made((match[3] or match[8], month, *match.group(2, 4, 5, 6)), match[7] or zone)


def _named(text: str, zone: str) -> str:
    for match in _NAMED.finditer(text):
        day, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        month = MONTHS.get(name.lower()) or MONTHS.get(name.removeprefix("ב")) or PERSIAN.get(name)
        if month:
            clock = match if match[7] else _TIME_FIRST.search(text[: match.start()])
            hour, minute, half, place = clock.groups()[-4:] if clock else ("", "", "", "")
            if hour and half:
                hour = str(int(hour) % 12 + (12 if half.lower() == "p" else 0))
            told = place if place and (place.upper() in ZONES or place[1:].isdecimal()) else ""
            if made := _made((year, month, day, hour or None, minute), told or zone):
                return made
    for match in _YEAR_NAMED.finditer(text):
        if month := MONTHS.get(match[2].lower()):
            return _made((match[1], month, match[3]), zone)
    match_v = _VIETNAMESE.search(text)
    return _made((match_v[3], match_v[2], match_v[1]), zone) if match_v else ""


def _numbers(text: str, zone: str, *, month_first: bool) -> str:
    match = _NUMBERS.search(text)
    if not match:
        return ""
    turned = int(match[3]) > 12 or (month_first and match[2] != "." and int(match[1]) <= 12)
    day, month = (match[3], match[1]) if turned else (match[1], match[3])
    return _made((match[4], month, day, match[5], match[6]), zone)
