"""What puts an element beside the article, by all that its tag and its names say and by where the headline stands."""

from __future__ import annotations

from typing import NamedTuple

from reformat.readers.html.around import above_all
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import (
    BESIDE,
    HEADINGS,
    POSTS,
    ROLES,
    TOOLS,
    WEAK,
    beside_all,
    colophon,
    consenting,
    debris,
    hidden,
    talks,
)

TELLING = TOOLS | BESIDE
"""Elements that say by their tag alone what they are."""

LINKS = 0.7
"""Share of links from which what its class calls debris is that however much it says."""

ALL = 0.8
"""Share of the page's text from which a part is as good as the page, however many links it has."""

MANY = 8
"""Main headlines from which none of them tells where the article is."""


EMBEDDED = ", ".join([*(f".{name}" for name in POSTS), "iframe[src*='youtube']", "iframe[src*='vimeo']"])
"""Posts and films that an article shows, for which builders have boxes of their own."""


class Headed(NamedTuple):
    """The boxes around the page's main headlines, and whether there is but one."""

    around: frozenset[int]
    only: bool


def headed(page: Page) -> Headed:
    """The boxes that hold a main headline."""
    tops = [part for part in page.parts if part.tag == "h1" and part.text]
    return Headed(above_all(tops if len(tops) < MANY else ()), len(tops) == 1)


def condemned(part: Part, tops: Headed, all_text: float, most: float, least: float) -> str:
    """What puts a part beside the article, if anything does.

    One that holds more than `most` of the page's text stays, whatever its class says; what is called talk goes if
    `least` stands outside. A box with running text that holds the page's only headline is none that its class names:
    a layout "with a sidebar", say.
    """
    if not part.weight:  # most of them: without running text there is nothing to lose
        return "talk" if part.names and talks(part.names) else beside(part)
    named = bool(part.names) and all_text - part.weight > least
    side = named and bool(tops.around) and part.index not in tops.around and beside_all(part.names)
    if side or part.tag in ("nav", "footer") or (named and talks(part.names)):
        return "talk"
    if tops.only and part.index in tops.around and part.weight > 0.1 * all_text and part.tag not in TELLING:
        return ""
    if part.names and consenting(part):
        return ".consent"
    whole = part.weight > ALL * all_text  # programs of old put a page into one form, with all its menus
    if part.weight > most and (whole or part.link_density <= LINKS) and not colophon(part):
        return ""
    return beside(part)


def beside(part: Part) -> str:
    """What puts this element beside the article: tag, role, invisibility, or a class token (with a point before it)."""
    tag = part.tag
    if tag in TOOLS or tag in BESIDE:
        return tag
    if not part.attrs and not part.names:
        return ""
    if part.attrs.get("role") in ROLES:
        return "role"
    if hidden(part):
        return "hidden"
    if part.names and tag not in HEADINGS and (token := debris(part.names)):
        return "" if weak(part) or (WEAK.match(token) and _showing(part)) else "." + token
    return ""


def weak(part: Part) -> str:
    """The token on a box of running text that says debris elsewhere, and here only what builder made the page."""
    if part.weight <= 150 or part.weight <= 0.7 * part.text or part.link_density >= 0.1 or part.tag in HEADINGS:
        return ""
    token = debris(part.names) if part.names else ""
    return token if WEAK.match(token) else ""


def _showing(part: Part) -> bool:
    """Whether a box is there for one post or film, whatever the builder calls it."""
    return part.link_density < LINKS and part.node.css_first(EMBEDDED) is not None
