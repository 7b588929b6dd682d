"""Which elements inside the article's element the DOM itself gives away as no part of it."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.html.asking import asking
from reformat.readers.html.find import Weights
from reformat.readers.html.folds import openers
from reformat.readers.html.headline import words
from reformat.readers.html.leading import BOXES, HEADLINES, listed
from reformat.readers.html.midst import WORDS, among_text, in_row, in_sentence
from reformat.readers.html.page import Page, Part
from reformat.readers.html.quotes import pulled
from reformat.readers.html.reason import Reason
from reformat.readers.html.recipe_names import SETTERS
from reformat.readers.html.signals import (
    BESIDE,
    CAPTION,
    PANEL,
    ROLES,
    TOOLS,
    beside_all,
    hidden,
    steers,
    talks,
)
from reformat.readers.html.signs import beside
from reformat.readers.html.spared import spared
from reformat.readers.html.teased import teasers

PLEADING = 300
"""Characters of what asks readers to let scripts run; an article on them is longer."""

_SCRIPT = lazy(r"java\s?-?script|자바\s?스크립트|ジャバスクリプト|脚本|джава-?скрипт", re.I)

SHARE = 0.3
"""A part that holds more than this share of the article's paragraphs is kept, whatever its class says."""

UNLINKED = 0.15
"""Share of links under which a box is spared whose name stands over running text elsewhere."""

_VERDICT = lazy(
    r"(?!.*\b(?:vot|rate|ratings|bewertungen))[^()]*[^\W\d_]{3}\s?:?\s?\d{1,3}(?:[.,]\d)?\s?/\s?\d{1,3}", re.I
)
"""What a review gives its subject: of what, how much, out of how much; and no count of those who voted."""

MOSTLY = 0.6
"""Share of an aside that a quotation fills which it is there for."""


_ASKING = lazy(r"newsletter|sign-?up|subscri|registration")
"""Names of boxes that ask for an address."""

COLUMN = 3
"""Headlines that lead elsewhere from which what is called an aside is a column of them."""

_TELLING = TOOLS | BESIDE | BOXES | {"noscript"}
"""Elements that may be left out though they have no attribute."""

_UNFOLDED = ("html.control", "html.role", "html.hidden")
"""What is no reason to leave out text that readers unfold, and what opens it."""


def shed(page: Page, weights: Weights, root: Part, home: str, notes: frozenset[int]) -> dict[int, Reason]:
    """Index of each part to leave out, and why; what stands inside such a part is not listed.

    `home`: the page's host, where it is known; `notes`: the article's notes, and what they stand in.
    """
    out: dict[int, Reason] = {}
    end, most = 0, SHARE * root.weight
    pleas = asking(page, root)
    folds, leads = openers(page, root), teasers(page, root, home, weights.scale)
    unfolded = {*folds, *folds.values()}
    own = notes | weights.recipe.around
    for part in page.parts[root.index + 1 : root.end]:
        index = part.index
        if index < end:
            continue
        plain = index in own or not (part.attrs or part.names or part.tag in _TELLING)
        reason = None if plain else _unread(part) or _talk(part, weights) or judge(part, most, weights)
        reason = PLEA if index in pleas else TEASER if index in leads else reason
        if reason is None or spared(page, part, reason, home) or (index in unfolded and reason.rule in _UNFOLDED):
            continue
        out[index], end = reason, part.end
    return out


def shut(page: Page) -> dict[int, Reason]:
    """Index of each part that the outline does not look into, and why it is left out wherever it stands."""
    return {part.index: _beside("footer") if part.tag == "footer" else CONTROL for part in page.shut}


def _beside(tag: str) -> Reason:
    return Reason("html.beside", f"An <{tag}> stands beside the article", 0.85)


def _unread(part: Part) -> Reason | None:
    """Whether it is a copy in markup that a browser wrote as text when the page was saved, or letters none can read."""
    if part.tag != "noscript":
        return CIPHERED if _ciphered(part) else None
    text = part.node.text(deep=True) or ""
    if text.lstrip().startswith("<"):
        return Reason("html.noscript", "A copy for browsers without scripts", 0.95)
    if len(text) <= PLEADING and _SCRIPT.search(text) and part.node.css_first("img") is None:
        return Reason("html.noscript", "Words that ask readers to let scripts run", 0.95)
    return None


def _ciphered(part: Part) -> bool:
    """Whether its letters stand for others, for all but those who pay: each for the one before, in any language."""
    if "obfuscated" not in part.names.split():
        return False
    text = words(part)
    return text.count("f") > text.count("e")


def _talk(part: Part, weights: Weights) -> Reason | None:
    """Whether readers or other articles speak there, or readers are asked to sign up; weighed as none of this one."""
    if not part.names:
        return None
    if weights.recipe.told and SETTERS.search(part.names):
        return Reason("html.control", "A switch of a recipe card, no part of the recipe", 0.85)
    out = part.index in weights.out
    if weights.recipe.reviewed(part.names) or (out and talks(part.names)):
        return Reason("html.class", "Its class names say that readers speak there, or that other articles do", 0.85)
    if out and beside_all(part.names) and len(part.node.css(HEADLINES)) >= COLUMN:
        return Reason(
            "html.class", "Its class names say that it stands beside the article, and it leads elsewhere", 0.85
        )
    if out and _ASKING.search(part.names) and part.node.css_first("input") is not None:
        return Reason("html.class", "Its class names and a form ask readers to sign up", 0.9)
    return None


PLEA = Reason("html.plea", "A box that asks for an address, no part of the article", 0.9)
HIDDEN = Reason("html.hidden", "The page does not show it", 0.8)
CIPHERED = Reason("html.hidden", "Its letters stand for others, and the page shows them to those who pay", 0.95)
FRAMED = Reason("html.role", "Its role is one of the page's frame", 0.9)
TEASER = Reason("html.card", "One of the boxes with picture and headline that lead to other pages", 0.8)
CONTROL = Reason("html.control", "A control of the page, no part of the article", 0.95)


def controls(page: Page, top: Part) -> list[Part]:
    """The controls inside a part, those left out that hold its picture or caption."""
    inside = (part for part in page.parts[top.index + 1 : top.end] if part.tag in TOOLS or steers(part.names))
    return [part for part in inside if part.node.css_first("img, picture, figcaption") is None]


def judge(part: Part, most: float, weights: Weights) -> Reason | None:
    """The reason to leave this part out, or None."""
    tag = part.tag
    if tag in TOOLS and not (tag == "button" and part.node.css_first("figcaption") is not None):
        return Reason("html.control", f"A <{tag}> is a control of the page, no part of the article", 0.95)
    much = bool(part.text) and part.text >= most > 0
    if much and (part.weight or part.index not in weights.out):
        return HIDDEN if hidden(part) and _data(part) else None
    if (reason := listed(part)) is not None:
        return reason
    if tag in BESIDE and not _quoted(part) and not _quotes(part):
        return None if much else _beside(tag)
    if not part.attrs and not part.names:
        return None
    if (role := part.attrs.get("role")) in ROLES and tag != "figure":
        return None if much and role == "complementary" else FRAMED
    if (
        hidden(part)
        and part.attrs.get("role") != PANEL
        and part.weight < 200 / weights.scale
        and not part.node.css_first("img")
    ):
        return HIDDEN
    if part.names and tag != "body" and (sign := beside(part)).startswith("."):
        loose = sign in weights.loose and part.link_density < UNLINKED
        if loose or sign in weights.void or CAPTION.search(part.names) or _told(part, sign):
            return None
        return Reason("html.class", "Its class names say that it stands beside the article", 0.75)
    return None


def _data(part: Part) -> bool:
    """Whether all that stands in a box are words with a name each, which scripts read."""
    return not part.own and all(child.tag == "span" and "id" in child.attrs for child in part.children)


def _told(part: Part, sign: str) -> bool:
    """Whether a part tells something of the article all the same: a word of a sentence, a cell, a review's verdict."""
    if in_sentence(part) or in_row(part) or among_text(part):
        return True
    return sign == ".rating" and part.text <= WORDS and _VERDICT.fullmatch(words(part)) is not None


def _quotes(part: Part) -> bool:
    """Whether an aside is a quotation, with whom it is from at most, or a board's preview of another page."""
    if part.tag == "aside" and ("onebox" in part.names.split() or pulled(part)):
        return True
    quote = part.node.css_first("blockquote") if part.tag == "aside" and part.text else None
    said = len("".join((quote.text(deep=True) or "").split())) if quote is not None else 0
    return said >= MOSTLY * len("".join(words(part).split())) and part.link_density <= UNLINKED and said > 0


def _quoted(part: Part) -> bool:
    """A footer in a quotation or figure says who is quoted."""
    return part.parent is not None and part.parent.tag in ("blockquote", "figure")
