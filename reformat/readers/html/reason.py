"""Why the page's own markup gives an element away as no part of the article."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """Why an element is left out."""

    rule: str
    because: str
    confidence: float
