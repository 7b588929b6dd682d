"""Charts and drawings that stand in the page itself: what their authors say of them, which is their text."""

from __future__ import annotations

from reformat.document.nodes import Alt, Figure
from reformat.patterns import lazy
from reformat.readers.html.context import Context
from reformat.readers.html.page import Part
from reformat.readers.html.pictures import measure

ROLES = ("img", "figure", "graphics-document", "graphics-document document")

SMALLEST = 64
"""Width of a drawing, in pixels or in units of its own, that is no icon."""

SHORTEST = 2
"""Words at least of what is said of a drawing; an icon is called by one."""

_BOX = lazy(r"\s*[\d.-]+[\s,]+[\d.-]+[\s,]+(?P<width>\d+)")


def drawing(part: Part, context: Context) -> Figure | None:
    """The figure of an svg element that names what it shows; None for an icon and for one that says nothing.

    Source: SVG 2, title and desc; WAI-ARIA graphics module. What stands in the drawing itself goes into the ledger.
    """
    if part.attrs.get("role") not in ROLES or _width(part) < SMALLEST:
        return None
    said = [" ".join(node.text().split()) for node in part.node.css("title, desc") if node.parent == part.node]
    label, span = " ".join((part.attrs.get("aria-label") or "").split()), context.span(part)
    name, long = (said[0] if said else ""), " ".join(said[1:])
    if len((name or label).split()) < SHORTEST:
        return None
    rest = context.page.words(part)
    for text in (name, long):
        rest = rest.replace(text, "", 1)
    context.leave_words(part, rest, "html.drawing", "Letters that are part of a drawing")
    if not name:
        because = "What the page says of a drawing to screen readers alone"
        context.note(part, "html.drawing-name", "", because, "rewrite", label)
    if long:
        because = "The long description of a picture, told with it now"
        context.note(part, "html.long-description", long, because, "move")
    return Figure(alt=Alt(name or label, "author", long=long), span=span, stamp=context.stamp(part))


def _width(part: Part) -> int:
    box = _BOX.match(part.attrs.get("viewbox") or part.attrs.get("viewBox") or "")
    own = measure(part.attrs.get("width"))
    return own or (int(box["width"]) if box is not None else 0)
