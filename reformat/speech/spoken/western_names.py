"""Figures that English calls things by, and counts nothing with: flight 370, A380, US-101, a Boeing 737, Call 105."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.speaker import Speaker

AIRLINER = lazy(r"(?:Boeing|Airbus) (?:7\d7-)?$")
_JET = lazy(r"7[0-8]7(?:s\b|(?=\s(?:MAX|Max|jet|jumbo|plane|airliner|aircraft)))")
"""Airliners are called by their figures: a Boeing 737."""
_DIAL = lazy(r"\b(?:[Cc]all|[Dd]ial|[Tt]ext) (?:[^.!?]{0,40} or )?$")
_MANY = lazy(r"\s[a-z]+s\b|[.,]?\d")
_NAME_BEFORE = lazy(
    r"(?<![A-Za-z])[A-Z]{1,3}-?$"
    r"|\b(?:[Ff]light|[Rr]oom|[Rr]oute|[Hh]ighway|[Ii]nterstate|Airbus|[Ss]uite|[Aa]partment|[Aa]pt\.|[Gg]ate)\s$"
)
_NAME_AFTER = lazy(r"[A-HJ]\s(?=[A-Z][a-z]+ (?:Street|Road|Avenue|Lane|Drive|Square)\b)")


def named(match: re.Match[str], say: Speaker) -> str | None:
    """Three figures as a name, or None where they count: digit by digit, or the hundred and what is left of it."""
    text, start, end, printed = match.string, match.start(), match.end(), match["number"]
    if say.language != "en" or len(printed) != 3 or not printed.isdecimal():
        return None
    called = _DIAL.search(text, max(0, start - 52), start) and not _MANY.match(text, end)
    if called or AIRLINER.search(text, max(0, start - 7), start) or _JET.match(text, start):
        return say.digits(printed)
    if printed[0] == "0" or match["sign"]:
        return None
    if not (_NAME_BEFORE.search(text, max(0, start - 12), start) or _NAME_AFTER.match(text, end)):
        return None
    hundred, rest = printed[0], printed[1:]
    if rest == "00":
        return say.number(printed)
    return f"{say.number(hundred)} {'oh ' if rest[0] == '0' else ''}{say.number(str(int(rest)))}"
