"""The standfirst of a scrape: a sentence between the headline and the lines that say who wrote the article and when."""

from __future__ import annotations

from collections.abc import Iterable

from reformat.patterns import lazy
from reformat.readers.metadata import dates

BY = lazy(
    r"(?:(?:[Ww]ritten|[Pp]osted|[Tt]ext)\s)?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Aa]v|[Aa]f|[Dd]oor"
    r"|[Dd]i)\s*:?\s+(?=[A-ZÀ-Þ])"
)
"""How a byline begins."""

LONGEST = 80
"""Letters of a line that tells a date or names at most."""

FAR = 14
"""Lines below a standfirst in which such a line is looked for."""


def signed(lines: Iterable[tuple[str, int]]) -> bool:
    """Whether one of these lines, each with its weight, says who wrote the article or when it came out."""
    return any(size <= LONGEST and (BY.match(text) or dates.iso(text)) for text, size in lines)
