"""SVG made harmless: only elements and attributes that draw are kept, nothing that runs, loads or links out."""

from __future__ import annotations

import re
from xml.etree import ElementTree  # noqa: S405  (documents with a DOCTYPE are refused, so no entity is ever expanded)

from reformat.patterns import lazy
from reformat.stages.vector_style import declarations, loads, rules

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
USE = f"{{{SVG}}}use"

ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "title", "desc", "marker", "linearGradient", "radialGradient", "stop", "clipPath",
    "mask", "pattern", "image", "switch", "style", "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood",
    "feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "feDropShadow", "feTile", "feTurbulence",
    "feMorphology", "feComponentTransfer", "feFuncA", "feFuncR", "feFuncG", "feFuncB", "feConvolveMatrix",
    "feDisplacementMap",
})  # fmt: skip
"""What draws or says something; scripts, foreign objects, animations, media and links are not among them."""

LARGEST = 5_000_000
"""Bytes of markup that are read at all."""

DEEPEST = 200
"""Levels of nesting that are kept; deeper ones could break whoever shows them."""

MOST = 200_000
"""Elements that a viewer has to draw, those that are used again each time."""

LEVELS = 20
"""How often what is used again may itself use something."""

COSTLIEST = 500
"""The greatest number that an effect's costly settings may have."""

_INLINE_PICTURE = lazy(r"data:image/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$", re.I)
_JPG = lazy(r"\s*data:image/jpg(?=;)", re.I)
"""A name of JPEG that is none: a book's readers may not know it."""
_AIM = lazy(r"url\(\s*['\"]?#([^)'\"]*)")
_ID = lazy(r"[^\W\d][\w.-]*")
_NUMBER = lazy(r"\s*(\d{1,6}(?:\.\d{1,20})?)(?:px)?\s*$")
_FIGURE = lazy(r"\d{1,20}(?:\.\d{1,20})?(?:[eE]\d{1,2}(?!\d))?|\d{21}")
_COSTLY = frozenset({"numoctaves", "radius", "stddeviation", "order"})


class NotDrawable(ValueError):
    """What tells that a drawing is not embedded; the reason in one word."""


def sanitise(data: bytes) -> tuple[bytes, str, int, int]:
    """The drawing without what is not drawing, its media type, and its width and height (0: unknown).

    Raises NotDrawable with one of: too-large, unsafe, broken.
    """
    if len(data) > LARGEST:
        raise NotDrawable("too-large")
    if b"\0" in data[:200]:
        raise NotDrawable("broken")
    if re.search(rb"<!\s*(?:DOCTYPE[^>]*\[|ENTITY)", data, re.I):
        raise NotDrawable("unsafe")
    data = re.sub(rb"<!DOCTYPE[^>\[]*>", b"", data, count=1, flags=re.I)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (no entities, see above)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise NotDrawable("broken") from error
    if root.tag != f"{{{SVG}}}svg":
        raise NotDrawable("broken")
    _clean(root, 0)
    _name(root)
    if _spread(root) > MOST:
        raise NotDrawable("unsafe")
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    width, height = _size(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True), "image/svg+xml", width, height


def _clean(element: ElementTree.Element, depth: int) -> None:
    for name, value in list(element.attrib.items()):
        if name == "style":
            element.set(name, declarations(value))
        elif not _harmless(name, value, element.tag):
            del element.attrib[name]
        elif name in (HREF, "href") and (wrong := _JPG.match(value)):
            element.set(name, f"data:image/jpeg{value[wrong.end() :]}")
    element[:] = [child for child in element if _kept(child, depth)]
    for child in element:
        _clean(child, depth + 1)


def _name(root: ElementTree.Element) -> None:
    """Each id once, and a name that books may hold; what points to none goes."""
    names: set[str] = set()
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if _ID.fullmatch(name) and name not in names:
            element.set("id", name)
            names.add(name)
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            aims = [value[1:]] if key in (HREF, "href") and value.startswith("#") else _AIM.findall(value)
            if not names.issuperset(aims):
                del element.attrib[key]


def _spread(root: ElementTree.Element) -> int:
    """How many elements are drawn once all that is used again is, which each viewer would have to."""
    aims = {_aim(use) for use in root.iter(USE)} - {""}
    if not aims:
        return 0
    named = {element.get("id", ""): element for element in root.iter() if element.get("id", "") in aims}
    inside = {name: [_aim(part) for part in element.iter()] for name, element in {**named, "": root}.items()}
    sizes = {name: len(parts) for name, parts in inside.items()}
    for _ in range(LEVELS):
        grown = {name: len(parts) + sum(sizes[a] for a in parts if a in named) for name, parts in inside.items()}
        if grown == sizes or grown[""] > MOST:
            return grown[""]
        sizes = grown
    return MOST + 1  # deeper than anybody draws, or in a circle


def _aim(element: ElementTree.Element) -> str:
    """What a `use` shows once more; "" for any other element."""
    if element.tag != USE:
        return ""
    return (element.get("href") or element.get(HREF) or "").removeprefix("#")


def _kept(child: ElementTree.Element, depth: int) -> bool:
    if not isinstance(child.tag, str) or depth >= DEEPEST:
        return False
    space, _, name = child.tag.rpartition("}")
    if space == f"{{{SVG}" and name == "a":  # what is linked is drawn
        child.tag, name = f"{{{SVG}}}g", "g"
    if space != f"{{{SVG}" or name not in ELEMENTS:
        return False
    if name == "style":
        child.text = rules("".join(child.itertext()))
        child[:] = []
    return name != "style" or bool(child.text)


def _harmless(name: str, value: str, tag: str) -> bool:
    local = name.rpartition("}")[2].lower()
    if local.startswith("on") or local in ("base", "ping", "target", "begin", "end", "attributename"):
        return False
    if local in ("href", "src"):
        value = value.strip()
        if tag.endswith("}g"):  # it was a link
            return False
        return value.startswith("#") or (tag.endswith("}image") and _INLINE_PICTURE.match(value) is not None)
    if local in _COSTLY and any(float(number) > COSTLIEST for number in _FIGURE.findall(value)):
        return False
    return not loads(value)


def _size(root: ElementTree.Element) -> tuple[int, int]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    for told in ([root.get("width", ""), root.get("height", "")], box[2:] if len(box) == 4 else []):
        found = [round(float(number[1])) for side in told if (number := _NUMBER.match(side))]
        if len(found) == 2:
            return found[0], found[1]
    return 0, 0
