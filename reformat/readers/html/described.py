"""The long description of a picture, where the page has one and says which: beside it, in details, or by its id."""

from __future__ import annotations

from bs4.element import Tag

from reformat.readers.html.context import Context, value
from reformat.readers.html.inside import elements, first, words
from reformat.readers.html.page import Part
from reformat.readers.html.pictures import TAGS
from reformat.readers.html.signals import CAPTION
from reformat.readers.html.soup import Element

SHORTEST, LONGEST = 20, 20_000
"""Characters of a long description; less is a caption or a button, more a part of the article."""

_LINES = ["p", "li", "tr", "summary", "h2", "h3", "h4", "h5", "h6", "dd", "dt"]


def long_description(image: Tag, context: Context) -> str:
    """What the page says at length of a picture that names its description by id; it is told there from now on."""
    for place in _places(image):
        part = next((p for p in context.page.parts if p.attrs.get("id") == place), None)
        if part is None or part.index < context.part(image).end or not SHORTEST <= part.text <= LONGEST:
            continue
        top = list(image.parents)[-1]
        node = next((tag for tag in elements(top) if isinstance(tag, Element) and tag.part is part), None)
        if node is None or first(node, TAGS) is not None:  # a picture tells no other
            continue
        if not (part.tag == "figcaption" or CAPTION.search(part.names)):
            return told(node, part, context)
    return ""


def told(node: Tag, part: Part, context: Context) -> str:
    """The words of a description, a line for each of its lines; they leave their place for the picture."""
    said = context.page.words(part)
    inner = [tag for tag in node.find_all(_LINES) if tag.find(_LINES) is None]
    lines = [words(tag, " ") for tag in inner]
    whole = "".join("".join(lines).split()) == "".join(node.get_text().split())
    context.note(part, "html.long-description", said, "The long description of a picture, told with it now", "move")
    context.used |= {(index, name) for index, name, _ in context.page.labelled(part)}
    node.name = "span"
    node.clear()
    return "\n".join(line for line in lines if line) if lines and whole else said


def _places(image: Tag) -> list[str]:
    """The ids that a picture names as the places of its description."""
    named = value(image, "longdesc")
    far = [named[1:]] if named.startswith("#") else []
    return [*far, *value(image, "aria-details").split(), *value(image, "aria-describedby").split()]
