"""The lead picture in front of the body: a figure, a box of picture and caption, or both of them apart."""

from __future__ import annotations

import re

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.html.headline import words
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.pictures import drawn, measure
from reformat.readers.html.signals import BYLINE, CAPTION, DECK, HEADINGS

LONGEST = 600
"""Characters of what may stand below a lead picture."""

PLAIN = 300
"""Characters of what may stand there where no name says that it is a caption."""

BEYOND = 80
"""How many elements after a picture its caption is looked for."""

CLOSE = 4
"""How many elements after a figure without words its caption begins at most, where nothing but its place tells."""

_APART = "h1, h2, h3, h4, h5, h6, time, form, video, audio, iframe, nav, ul, ol, table, blockquote"
_OTHER = "h1, h2, h3, h4, time, form, video, audio, iframe, nav, aside"
_NAMED = lazy(r"(?:^|[\s_-])(?:image|img|photo|picture|figure|hero|lead-?art|bild|foto|visual)(?:$|[\s_-])")


_CREDITED = lazy(
    r"\b(?:Fotos?|Photos?|Bild|Images?|Picture|Credit|Quelle|Crédits?|Fuente|Fonte|Kuva|Zdjęcie|Kredit)\s?[:/]|[©ⓒ]|사진|写真|图片"
    r"|\b(?:AFP|AP|EPA|dpa|Reuters|Getty|imago|Shutterstock)\b",
    re.I,
)
_SENTENCE = lazy(r"""[.!?。！？][”’"'»」』)]*$|[^\W\d_]다\.?$""")
_BY = lazy(r"(?:^|[\s_-])(?:credits?|copyright|photographer)(?:$|[\s_-])")
"""Names of who made a picture, in the line below it."""
_PERSON = lazy(r"author|byline|by-line|avatar|profile|logo|reporter|writer|journalist|contributor|related|icon")


def lead_picture(page: Page, part: Part, until: int) -> list[Part]:
    """The parts of the lead picture if it begins here: one box, or picture and caption apart before index `until`."""
    if part.tag == "figure":
        if not _shown(page, part) and part.node.css_first("img") is None:
            return []
        below = None if part.text else _apart(page, part, until) or _next(page, part, until)
        return [part] if below is None else [part, below]
    if part.tag in ("nav", "aside", "a", "button") or part.text > LONGEST or part.links > 0.5 * part.text:
        return []
    if part.tag in INLINE or not _shown(page, part) or part.node.css_first(_OTHER) is not None:
        return []
    if any(_PERSON.search(p.names) for p in page.parts[part.index : part.end]):
        return []
    if part.text and (_captioned(part) or _said(page, part) or _credited(part)):
        return [part]
    if part.text > 40 or part.end - part.index > BEYOND:
        return []
    caption = _apart(page, part, until)
    return [part, caption] if caption is not None else []


def captioned(page: Page, part: Part) -> bool:
    """Whether a part is a box with a picture and its caption, and no links."""
    if not part.text or part.text > LONGEST or part.links or not _shown(page, part):
        return False
    return part.node.css_first(_OTHER) is None and _captioned(part)


def set_beside(page: Page, part: Part) -> bool:
    """Whether an aside is there for one picture of the article: it holds that, what is said of it, and no more."""
    if part.tag != "aside" or not 10 <= part.text < LONGEST or part.links > 0.3 * part.text:
        return False
    if part.node.css_first(_APART) is not None or len(_shown(page, part)) != 1:
        return False
    if any(_PERSON.search(p.names) for p in page.parts[part.index : part.end]):
        return False
    return _told(part, _BY) >= 0.9 * part.text


def _shown(page: Page, part: Part) -> list[Part]:
    """The pictures in a part that are no icons."""
    inside = page.parts[part.index : part.end]
    return [p for p in inside if drawn(p.tag, p.attrs) and not 0 < measure(p.attrs.get("width")) <= 100]


def _captioned(part: Part) -> bool:
    """Whether the words in a box of a picture are a caption by the names of their elements."""
    if _told(part, CAPTION) >= 0.6 * part.text:
        return True
    return part.text < PLAIN and not part.links and _NAMED.search(part.names) is not None


def _told(part: Part, names: re.Pattern[str]) -> int:
    """How many characters in the box of a picture stand in captions, and in elements of further such `names`."""
    told, stack = 0, list(part.children)
    while stack:
        one = stack.pop()
        if _below(one) or (one.names and names.search(one.names)):
            told += one.text
        else:
            stack += one.children
    return told


def _below(part: Part) -> bool:
    """Whether an element is a caption by its tag or name, or by that of who made the picture, at its end."""
    if part.tag == "figcaption" or (part.names and CAPTION.search(part.names)):
        return True
    return part.tag == "p" and any(child.names and _BY.search(child.names) for child in part.children)


def _credited(part: Part) -> bool:
    """Whether the words beside a picture say who made it."""
    return 20 < part.text < PLAIN and not part.links and _CREDITED.search(words(part)) is not None


def _said(page: Page, part: Part) -> bool:
    """Whether the words below a picture are those that its alternative text has too."""
    if part.text >= PLAIN or part.links:
        return False
    said = bare(words(part))
    return any(alt in said or said in alt for alt in _alts(page, part))


def _alts(page: Page, part: Part) -> list[str]:
    alts = (bare(p.attrs.get("alt") or "") for p in _shown(page, part))
    return [alt for alt in alts if len(alt) > 12]


def _apart(page: Page, part: Part, until: int) -> Part | None:
    """The caption that stands apart from its picture, by its name or by the picture's alternative text."""
    alts = _alts(page, part)
    for other in page.parts[part.end : min(part.end + BEYOND, until)]:
        if not 10 <= other.text < LONGEST or other.links > 0.5 * other.text or _shown(page, other):
            continue
        if other.names and CAPTION.search(other.names):
            return other
        if alts and other.tag not in ("h1", "h2", "h3") and other.text < PLAIN and _starts(other, alts):
            return other
    return None


def _next(page: Page, part: Part, until: int) -> Part | None:
    """The sentence or the credit right behind a figure that says nothing, with no link and no other element in it."""
    below = next((p for p in page.parts[part.end : min(part.end + CLOSE, until)] if p.text), None)
    while below is not None and len(below.children) == 1 and below.children[0].text == below.text:
        below = below.children[0]
    if below is None or below.tag in HEADINGS or below.tag == "time" or below.links or not 20 <= below.text < PLAIN:
        return None
    text = words(below)
    named = below.names and (DECK.search(below.names) or BYLINE.search(below.names))
    said = _SENTENCE.search(text) or _CREDITED.search(text)
    return below if said and not named and not any(c.tag not in INLINE for c in below.children) else None


def _starts(part: Part, alts: list[str]) -> bool:
    """Whether a part says what an alternative text says, and little more."""
    said = bare(words(part))
    return any(said.startswith(alt) and len(said) < len(alt) + 80 for alt in alts if len(alt) > 20)
