"""Which elements inside the article's element the DOM itself gives away as no part of it."""

from __future__ import annotations

from typing import NamedTuple

from reformat.readers.html.find import Weights
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BESIDE, CAPTION, DEBRIS, HEADINGS, ROLES, TOOLS, hidden

SHARE = 0.3
"""A part that holds more than this share of the article's paragraphs is kept, whatever its class says."""


class Reason(NamedTuple):
    """Why an element is left out."""

    rule: str
    because: str
    confidence: float


def shed(page: Page, weights: Weights, root: Part) -> dict[int, Reason]:
    """Index of each part to leave out, and why; what stands inside such a part is not listed."""
    out: dict[int, Reason] = {}
    index = root.index + 1
    most = SHARE * root.weight
    while index < root.end:
        part = page.parts[index]
        reason = judge(part, most, weights)
        if reason is not None:
            out[index] = reason
            index = part.end
        else:
            index += 1
    return out


def judge(part: Part, most: float, weights: Weights) -> Reason | None:
    """The reason to leave this part out, or None."""
    tag = part.tag
    if tag in TOOLS:
        return Reason("html.control", f"A <{tag}> is a control of the page, no part of the article", 0.95)
    if part.text and part.text >= most > 0:
        return None
    if tag in BESIDE and not _quoted(part):
        return Reason("html.beside", f"An <{tag}> stands beside the article", 0.85)
    if not part.attrs:
        return None
    if part.attrs.get("role") in ROLES:
        return Reason("html.role", "Its role is one of the page's frame", 0.9)
    if hidden(part) and part.weight < 200 / weights.scale and not part.node.css_first("img"):
        return Reason("html.hidden", "The page does not show it", 0.8)
    if part.names and tag not in HEADINGS and tag not in ("body", "html") and (match := DEBRIS.search(part.names)):
        if "." + match[0].strip(" -_") in weights.void or CAPTION.search(part.names):
            return None
        return Reason("html.class", "Its class names say that it stands beside the article", 0.75)
    return None


def _quoted(part: Part) -> bool:
    """A footer in a quotation or figure says who is quoted."""
    return part.parent is not None and part.parent.tag in ("blockquote", "figure")
