"""What a tag or a name would take out of the article, and what it holds shows to be the article's all the same."""

from __future__ import annotations

from itertools import islice

from reformat.document.addresses import abroad
from reformat.patterns import lazy
from reformat.readers.html.lead import captioned, set_beside
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.pictures import measure
from reformat.readers.html.reason import Reason
from reformat.readers.html.signals import HEADINGS, WEAK, captioning
from reformat.readers.html.signs import beside

_READ_OUT = lazy(r"tts|speech|read-?(?:aloud|out)|listen|vorles")
"""What names and addresses say of a machine's reading of the article."""
RUN = 200
"""Characters of running text from which a span's name is no box's, but what it had where it was copied from."""


def spared(page: Page, part: Part, reason: Reason, home: str) -> bool:
    """Whether what a reason speaks of is yet the article's."""
    if reason.rule == "html.class" and (_titles(part) or _credits(part) or _runs(part) or _plays(part)):
        return True
    return _pictures(page, part, reason) or _goods(part, reason, home)


def _titles(part: Part) -> bool:
    """Whether a name would take the words out of a heading and leave nothing but signs."""
    above = part.parent
    return above is not None and above.tag in HEADINGS and part.text > 0.5 * above.text


def _credits(part: Part) -> bool:
    """Whether a name says whose a picture is: in its caption, behind what that says, the credit."""
    if not beside(part).startswith(".copyright") or part.link_density > 0.5:
        return False
    return any(_tells(above) and above.text > part.text for above in islice(part.around, 3))


def _tells(part: Part) -> bool:
    """Whether an element is a picture's caption."""
    return part.tag == "figcaption" or (part.tag != "figure" and captioning(part.names))


def _runs(part: Part) -> bool:
    """Whether a span is all the running text of its paragraph, whatever names it had where it was copied from."""
    above = part.parent
    if part.tag not in INLINE or part.run < RUN or part.run_links > 0.1 * part.run:
        return False
    return above is not None and above.tag == "p" and part.run > 0.9 * above.run


def _pictures(page: Page, part: Part, reason: Reason) -> bool:
    """Whether a name that page builders give to boxes of all kinds stands on a picture with its caption.

    A name for sharing on the picture itself says only that readers may share it.
    """
    if reason.rule in ("html.role", "html.control"):
        return _enlarged(part)
    if reason.rule == "html.beside":
        return set_beside(page, part)
    if reason.rule != "html.class":
        return False
    token = beside(part).lstrip(".")
    if part.tag == "img":
        framed = part.parent is not None and part.parent.tag in ("figure", "picture")
        return (
            token.startswith("shar") and measure(part.attrs.get("width")) >= 200 or framed and bool(WEAK.match(token))
        )
    return WEAK.match(token) is not None and captioned(page, part)


def _enlarged(part: Part) -> bool:
    """Whether a button of a figure holds nothing but its picture, which a click shows larger."""
    if part.text or (part.tag != "button" and part.attrs.get("role") != "button"):
        return False
    above = part.parent
    while above is not None and above.tag != "figure" and not above.text:
        above = above.parent
    return above is not None and above.tag == "figure" and part.node.css_first("img, picture") is not None


def _plays(part: Part) -> bool:
    """Whether a player holds a sound, which the article then links to, and not the article itself read out."""
    if not beside(part).startswith((".audio", ".mejs")):
        return False
    sound = part.node.css_first("audio[src], audio source[src]")
    return sound is not None and _READ_OUT.search(f"{part.names} {sound.attributes.get('src') or ''}".lower()) is None


def _goods(part: Part, reason: Reason, home: str) -> bool:
    """Whether all links of a list lead to other sites: what an article names or sells, and no further articles."""
    if reason.rule != "html.link-list" or part.tag not in ("ul", "ol") or not home:
        return False
    return all(abroad(link.attributes.get("href") or "", home) for link in part.node.css("a[href]"))
