"""File names of sections: what a reader sees in the folder, legal everywhere, and never long."""

from __future__ import annotations

from reformat.document.slugs import slug

MOST_BYTES = 60


def stem(number: int, title: str, total: int) -> str:
    """Such as "01-heading": numbers are as wide as the last needs, at least two digits."""
    return f"{number:0{max(2, len(str(total)))}d}-{slug(title, MOST_BYTES, 'section')}"
