"""SVG made harmless: only elements and attributes that draw are kept, nothing that runs, loads or links out."""

from __future__ import annotations

import re
from xml.etree import ElementTree  # noqa: S405  (documents with a DOCTYPE are refused, so no entity is ever expanded)

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

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

_REFERENCE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)", re.I)
_STYLE = re.compile(r"@import|expression\s*\(|javascript:|behavior\s*:|-moz-binding|\\", re.I)
_INLINE_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$", re.I)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*$")


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
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    width, height = _size(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True), "image/svg+xml", width, height


def _clean(element: ElementTree.Element, depth: int) -> None:
    for name, value in list(element.attrib.items()):
        if not _harmless(name, value, element.tag):
            del element.attrib[name]
    for child in list(element):
        if _kept(child, depth):
            _clean(child, depth + 1)
        else:
            element.remove(child)


def _kept(child: ElementTree.Element, depth: int) -> bool:
    if not isinstance(child.tag, str) or depth >= DEEPEST:
        return False
    space, _, name = child.tag.rpartition("}")
    if space != f"{{{SVG}" or name not in ELEMENTS:
        return False
    words = "".join(child.itertext()) if name == "style" else ""
    return not (_REFERENCE.search(words) or _STYLE.search(words))


def _harmless(name: str, value: str, tag: str) -> bool:
    local = name.rpartition("}")[2].lower()
    if local.startswith("on") or local in ("base", "ping", "target", "begin", "end", "attributename"):
        return False
    if local in ("href", "src"):
        value = value.strip()
        return value.startswith("#") or (tag.endswith("}image") and _INLINE_PICTURE.match(value) is not None)
    return not (_REFERENCE.search(value) or _STYLE.search(value))


def _size(root: ElementTree.Element) -> tuple[int, int]:
    width, height = (_NUMBER.match(root.get(side, "")) for side in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4 and all(_NUMBER.match(n) for n in box[2:]):
        return round(float(box[2])), round(float(box[3]))
    return 0, 0
