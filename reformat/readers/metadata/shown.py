"""What a page shows of its own metadata."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visible:
    """What the page shows of its metadata, as texts: headline, bylines, dates (published first), section, tags, rights.

    `far_date`: a date that stands apart from the article, for want of a better one.
    """

    title: str = ""
    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    far_date: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    by_rule: frozenset[str] = frozenset()
