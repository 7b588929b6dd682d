"""Where the article of a scrape begins and ends, and which lines between are not of it."""

from __future__ import annotations

from reformat.rules import Rules
from reformat.stages.clean.sight import Page


def frame(page: Page, rules: Rules) -> Page:
    """The page with the lines outside the article condemned."""
    return page
