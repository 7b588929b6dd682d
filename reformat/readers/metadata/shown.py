"""What a page shows of its own metadata."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visible:
    """What the page shows of its metadata, as texts: headline, bylines, dates (published first), section, tags, rights.

    `far_date`: a date that stands apart from the article, for want of a better one. `publisher`: who the rules of its
    site say it is; `by_rule`: the other fields that they gave.
    """

    title: str = ""
    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    far_date: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    publisher: str = ""
    by_rule: frozenset[str] = frozenset()
