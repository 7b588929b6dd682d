"""Dates as pages write them, as ISO 8601."""

# ruff: noqa: E501 (patterns of dates, each on its line)
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.I,
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")
_POINTED = re.compile(
    r"(\d{4})\s*[./年년]\s*(\d{1,2})\s*[./月월]\s*(\d{1,2})\s*[.일日]?(?:\s*\(?[월화수목금토일月火水木金土日]?\)?)?(?:\s*(오전|오후|AM|PM)?\s*(\d{1,2})\s*[:시時]\s*(\d{1,2})(?:\s*[:분分]\s*(\d{2}))?)?",
    re.I,
)
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D{1,12}(\d{1,2})[:.](\d{2}))?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january januar janvier enero gennaio", "feb february februar février febrero febbraio", "mar march märz mars marzo",
         "apr april avril abril aprile", "may mai mayo maggio", "jun june juni juin junio giugno", "jul july juli juillet julio luglio",
         "aug august août agosto", "sep sept september septembre septiembre settembre", "oct october oktober octobre octubre ottobre okt",
         "nov november novembre noviembre", "dec december dezember décembre diciembre dicembre dez"), 1)
    for name in names.split()
}  # fmt: skip
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})|([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))(?:\D{1,12}(\d{1,2}):(\d{2})\s*([ap])?\.?m?)?",
    re.I,
)


def iso(text: str, zone: str = "") -> str:
    """The first date in a text as ISO 8601, with its time and zone where it has them; empty if there is none.

    `zone` ("+09:00") is taken for a time that names none.
    """
    text = text.strip()
    for read in (_iso, _compact, _pointed, _stamp, _mail, _named, _day_first):
        found = read(text[:200], zone)
        if found:
            return found
    return ""


def _made(parts: tuple[str | int | None, ...], zone: str) -> str:
    """A date of year, month, day and perhaps hour, minute, second; empty if there is no such date."""
    year, month, day, hour, minute, second = (
        int(part) if part else 0 for part in (*parts, *(None,) * (6 - len(parts)))
    )
    try:
        when = datetime(year, month, day, hour, minute, second, tzinfo=_zone(zone))
    except ValueError:
        return ""
    if not 1900 <= year <= 2200:
        return ""
    if len(parts) < 5 or parts[3] is None:
        return when.date().isoformat()
    return when.isoformat()


def _zone(zone: str) -> timezone | None:
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if match := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(offset if match[1] == "+" else -offset) if offset < timedelta(hours=24) else None
    return None


def _iso(text: str, zone: str) -> str:
    match = _ISO.search(text)
    return _made(match.groups()[:6], match[7] or zone) if match else ""


def _compact(text: str, zone: str) -> str:
    match = _COMPACT.match(text)
    return _made(match.groups()[:6], match[7] or zone) if match else ""


def _pointed(text: str, zone: str) -> str:
    match = _POINTED.search(text)
    if not match:
        return ""
    hour = match[5]
    if hour and match[4]:
        late = match[4].upper() in ("오후", "PM")
        hour = str(int(hour) % 12 + (12 if late else 0))
    return _made((match[1], match[2], match[3], hour, match[6], match[7]), zone)


def _stamp(text: str, zone: str) -> str:
    del zone
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return ""
    return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()


def _mail(text: str, zone: str) -> str:
    del zone
    if not re.match(r"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} \d", text):
        return ""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _named(text: str, zone: str) -> str:
    for match in _NAMED.finditer(text):
        day, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        month = _MONTHS.get(name.lower())
        if month:
            hour = match[7]
            if hour and match[9]:
                hour = str(int(hour) % 12 + (12 if match[9].lower() == "p" else 0))
            if made := _made((year, month, day, hour, match[8]), zone):
                return made
    return ""


def _day_first(text: str, zone: str) -> str:
    match = _DAY_FIRST.search(text)
    if not match:
        return ""
    day, month = (match[1], match[2]) if int(match[2]) <= 12 else (match[2], match[1])
    return _made((match[3], month, day, match[4], match[5]), zone)
