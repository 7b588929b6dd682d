"""Dates as pages of a language write them: with two digits for the year, in the zone of the place."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.metadata import dates

ZONES = {"ko": "+09:00", "ja": "+09:00"}
"""Zones of countries that have only one, for visible times of pages in their language."""

MONTH_FIRST = frozenset(["en", "en-US", "en-PH", "ko", "ko-KR", "ko-US"])
"""Languages in which 4/3/2026 is the third of April; Korean papers of America write so."""

YEAR_FIRST = frozenset(["ko", "ja", "zh", "hu", "lt", "mn"])
"""Languages that write 26.3.4 for the fourth of March 2026."""

UNKNOWN = "und"
"""What a page's language is called where nothing tells it, and its letters are neither Korean nor Japanese."""

MONTHS = 12

_SHORT = lazy(
    r"(?<!\d)(\d\d)\s?[.\-/年년]\s?(\d{1,2})\s?[.\-/月월]\s?(\d{1,2})\s?[.日일]?\s?\.?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?(?:[\sT]{0,2}(오전|오후|AM|PM)?\s?(\d{1,2})\s?[:시時时]\s?(\d{2}))?",
    re.IGNORECASE,
)
_DAY_FIRST = lazy(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d\d)(?!\d)")


def written(found: str, language: str = "") -> str:
    """A date as pages write it, in ISO 8601, also one with two digits for the year; empty where it is none.

    A time that names no zone is that of the language, where it has one. What the two digits stand before or behind
    goes by the language; the year is first where none is known.
    """
    if language.startswith("hr"):  # a month later in Polish and Czech
        found = found.replace("listopad", "october").replace("octobera", "october")
    month_first, zone = language in MONTH_FIRST, ZONES.get(language.partition("-")[0], "")
    if date := dates.iso(found, zone, month_first=month_first):
        return date
    if language and language.partition("-")[0] not in YEAR_FIRST:
        if language == UNKNOWN and (short := _DAY_FIRST.search(found)) and _either(short[1], short[3]):
            return ""
        return dates.iso(_DAY_FIRST.sub(r"\1\2\3\g<2>20\4", found, count=1), zone, month_first=month_first)
    match = _SHORT.search(found)
    if match is None:
        return ""
    year, *rest = match.groups()
    half, hour, minute = rest[2:]
    return dates.iso(f"20{year}. {rest[0]}. {rest[1]}. {half or ''} {f'{hour}:{minute}' if hour else ''}", zone)


def _either(one: str, other: str) -> bool:
    """Whether two numbers may be day and month in either order, and mean another day in each."""
    return one != other and int(one) <= MONTHS and int(other) <= MONTHS
