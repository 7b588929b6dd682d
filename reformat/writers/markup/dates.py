"""Dates as a language writes them, and as machines read them."""

from __future__ import annotations

from datetime import UTC, datetime

from reformat.language.messages import Messages
from reformat.writers.markup.tree import Element, element

FIRST_YEAR = 1600
"""The first newspapers; an earlier date is a mistake or a placeholder."""


def moment(text: str) -> datetime | None:
    """The point in time that an ISO 8601 string names, or None for any other string."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None


def in_words(text: str, say: Messages) -> str:
    """A date (and time of day, where there is one) in words; a string that is no date stays as it is."""
    found = moment(text)
    if found is None:
        return text
    month = say.get("reading.months").split()[found.month - 1]
    day = say.get("reading.date", year=found.year, month=month, day=found.day)
    return f"{day} {found:%H:%M}" if "T" in text or ":" in text else day


def time(text: str, say: Messages) -> Element | str:
    """A `time` element for a date, or the string itself where it is none."""
    found = moment(text)
    if found is None:
        return text
    return element(
        "time",
        {"datetime": found.isoformat(timespec="seconds") if ":" in text else found.date().isoformat()},
        in_words(text, say),
    )


def in_utc(text: str) -> str:
    """A date as dcterms:modified wants it, or nothing for a string that is no date."""
    found = moment(text)
    if found is None:
        return ""
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    try:
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return ""
