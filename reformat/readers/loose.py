"""The paragraphs that WordPress makes of a body when it shows it: its old editor stores them parted by empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.patterns import lazy

BLOCKS = "<!-- wp:"
"""The mark of WordPress' editor of today, which stores paragraphs as such."""

_BOXES = r"div|section|article|aside|main|header|footer|blockquote|center|form|fieldset|details"
_OTHERS = (
    r"p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|t[hd]|caption"
    r"|figure|figcaption|pre|script|style|address|hr|summary"
)
_TAG = lazy(rf"(<(/?)({_BOXES}|{_OTHERS})\b[^<>]*>)", re.I)
_IN_BOX = lazy(_BOXES, re.I)
_EMPTY_LINE = lazy(r"\n[ \t\r\xa0]*\n\s*")
_ALONE = ("hr",)


def with_paragraphs(body: str) -> str:
    """The body with the text that stands loose in it, or straight in a box, as paragraphs and broken lines."""
    if BLOCKS in body:
        return body
    return "".join(_pieces(body.replace("\r\n", "\n")))


def _pieces(body: str) -> Iterator[str]:
    inside: list[str] = []
    at = 0
    for tag in _TAG.finditer(body):
        yield _made(body[at : tag.start()], inside[-1] if inside else "")
        yield tag[1]
        at, name = tag.end(), tag[3].lower()
        if tag[2]:
            while name in inside and inside.pop() != name:
                pass
        elif name not in _ALONE:
            inside.append(name)
    yield _made(body[at:], inside[-1] if inside else "")


def _made(text: str, within: str) -> str:
    """Text straight in an element; in a paragraph that nobody ended, an empty line ends it."""
    if within == "p":
        return _EMPTY_LINE.sub("</p>\n<p>", text.rstrip("\n")) if text.strip() else text
    if not text.strip() or (within and not _IN_BOX.fullmatch(within)):
        return text
    parts = (part.strip().replace("\n", "<br>\n") for part in _EMPTY_LINE.split(text))
    return "".join(f"\n<p>{part}</p>\n" for part in parts if part)
