"""Rules on style, keys and safety of one page: what markup and style sheets alone can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.check.finding import Fault, Finding
from reformat.check.page import Look, Page, spot
from reformat.patterns import lazy

COMMENT = lazy(r"/\*.*?(?:\*/|\Z)", re.S)
BLOCK = lazy(r"(?<![^{}])([^{}]*)\{([^{}]*)\}")
BODY = lazy(r"(^|[\s,>}])(html|body|:root|\*|p)\s*($|,)")
READERS_OWN = lazy(
    r"(^|;)\s*(font-size|font-family|font|line-height|color|background(-color)?)\s*:\s*(?!inherit|unset|initial|currentcolor)",
    re.I,
)
ACTIVE_HREF = lazy(r"\s*(javascript|vbscript|data)\s*:", re.I)


def _declarations(page: Page) -> Iterator[tuple[str, str]]:
    for selector, body in BLOCK.findall(COMMENT.sub("", page.styles)):
        yield " ".join(selector.split()), body
    for element in page.root.iter():
        if isinstance(element.tag, str) and element.get("style"):
            yield spot(element), element.get("style") or ""


def of_style(finding: Finding) -> bool:
    """Whether a finding is one of a style sheet, which all pages of a book share, and not of an element."""
    return finding.rule in ("face", "readers-settings") and not finding.where.startswith(("line ", "<"))


def _declared(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(^|;)\s*{pattern}", re.I)


JUSTIFY, ITALIC = _declared(r"text-align\s*:\s*justify"), _declared(r"font-style\s*:\s*(italic|oblique)")
HYPHENS, CAPITALS = _declared(r"hyphens\s*:\s*auto"), _declared(r"text-transform\s*:\s*uppercase")
NO_OUTLINE = _declared(r"outline(-width|-style)?\s*:\s*(0|none)")


def _styled(pattern: re.Pattern[str], page: Page) -> Iterator[Fault]:
    return ((selector, body.strip()[:60]) for selector, body in _declarations(page) if pattern.search(body))


def hard_face(page: Page) -> Iterator[Fault]:
    """Italics, capitals only, justified or hyphenated text."""
    for pattern in (ITALIC, CAPITALS, JUSTIFY, HYPHENS):
        yield from _styled(pattern, page)


def korean_breaks(page: Page) -> Iterator[Fault]:
    """A Korean page that lets lines break inside words."""
    if page.language[:2].lower() == "ko" and not page.in_book and "keep-all" not in page.styles:
        yield "<style>", ""


def no_zoom(page: Page) -> Iterator[Fault]:
    """A viewport that forbids zooming."""
    for meta in page.root.iter("meta"):
        content = (meta.get("content") or "").replace(" ", "").lower()
        if meta.get("name") == "viewport" and re.search(r"user-scalable=(no|0)|maximum-scale=[01](\.|,|$)", content):
            yield "<head>", content


def no_viewport(page: Page) -> Iterator[Fault]:
    """A page that phones show as a small picture of a wide one."""
    if not page.in_book and not any(m.get("name") == "viewport" for m in page.root.iter("meta")):
        yield "<head>", ""


def no_focus(page: Page) -> Iterator[Fault]:
    """A style that takes the focus mark away and puts none in its place."""
    if not re.search(r":focus(-visible)?[^{]*\{[^}]*(outline|box-shadow|border)\s*:\s*(?!0|none)", page.styles):
        yield from _styled(NO_OUTLINE, page)


def readers_settings(page: Page) -> Iterator[Fault]:
    """A book's style that overrides the reader's own size, face, spacing or colours of running text."""
    if page.in_book:
        for selector, body in _declarations(page):
            if BODY.search(selector) and READERS_OWN.search(body):
                yield selector, body.strip()[:60]


def key_order(page: Page) -> Iterator[Fault]:
    """A tabindex above 0, or an access key."""
    for element in page.all():
        index = element.get("tabindex") or "0"
        if index.lstrip("+").isdecimal() and index.strip("+0"):
            yield spot(element), f"tabindex {index}"
        if element.get("accesskey"):
            yield spot(element), f"accesskey {element.get('accesskey')}"


def mouse_only(page: Page) -> Iterator[Fault]:
    """Something that only a mouse can press."""
    for element in page.all():
        pressed = element.get("onclick") and element.tag not in ("a", "button", "input", "summary", "label")
        if pressed and not (element.get("tabindex") and element.get("role")):
            yield spot(element), ""


def active_content(page: Page) -> Iterator[Fault]:
    """Script in an attribute or an address, a form that posts, a page that reloads itself."""
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if str(name).startswith("on") or (
                str(name) in ("href", "action", "formaction", "xlink:href") and ACTIVE_HREF.match(value)
            ):
                yield spot(element), f"{name}={value[:40]}"
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "<head>", "meta refresh"


FORM_LOOKS: dict[str, Look] = {
    "face": hard_face,
    "korean.breaks": korean_breaks,
    "zoom.forbidden": no_zoom,
    "zoom.viewport": no_viewport,
    "keys.focus": no_focus,
    "keys.order": key_order,
    "keys.mouse-only": mouse_only,
    "readers-settings": readers_settings,
    "safe.active": active_content,
}
