# ruff: noqa: E501 (the order of precedence reads as one list)
"""What is known about an article, each field with where it came from.

Order of precedence, first with an answer wins: the caller, a site rule's selector, JSON-LD, OpenGraph and article:*
properties, other meta elements, what is visible on the page, the address. Where pages contradict themselves (title,
authors, dates) docs/metadata.md states what decides.

    all fields      gather, out of heads (meta elements), linked (JSON-LD), shown (the page) and known (from outside)
    title, rights   titles; rights
    who             authors, out of people (names in bylines; around, bywords: what is beside them) and credit (a line)
                    hangul, kanji: Korean and Japanese names; korean_bylines: lines by their grammar; working: trades;
                    houses: what is no person
    when            published, out of dates and written (by language); calendar: months and zones
    language        language
"""

from reformat.readers.metadata.gather import read_metadata
from reformat.readers.metadata.shown import Visible

__all__ = ["Visible", "read_metadata"]
