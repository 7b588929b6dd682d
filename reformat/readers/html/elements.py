"""A body that a page keeps as a list of typed elements in a script, as Arc XP does: paragraphs, headings, pictures.

Source: the ANS schema of Arc XP (`content_elements` of a story: text, header, image, list, quote, raw_html).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from reformat.patterns import lazy

_LIST = lazy(r'"content_elements"\s*:\s*(?=\[)')


def elements_in(scripts: Iterable[str]) -> str:
    """The markup of the longest list of elements in these scripts; empty if there is none."""
    found = ("".join(map(_markup, _read(script, at.end()))) for script in scripts for at in _LIST.finditer(script))
    return max(found, key=len, default="")


def _read(script: str, start: int) -> list[Any]:
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(script, start)
    except (ValueError, RecursionError):
        return []
    return value if isinstance(value, list) else []


def _markup(element: Any) -> str:
    """One element as HTML; what leads elsewhere or is no text gives none."""
    if not isinstance(element, dict):
        return ""
    content = element.get("content")
    said = content if isinstance(content, str) else ""
    match element.get("type"):
        case "text":
            return f"<p>{said}</p>"
        case "header":
            level = element.get("level")
            rank = level if level in (2, 3, 4, 5, 6) else 2
            return f"<h{rank}>{said}</h{rank}>"
        case "raw_html":
            return said
        case "image":
            return _figure(element)
        case "list":
            tag = "ol" if element.get("list_type") == "ordered" else "ul"
            return f"<{tag}>{''.join(f'<li>{_markup(item)}</li>' for item in _items(element, 'items'))}</{tag}>"
        case "quote":
            return f"<blockquote>{''.join(map(_markup, _items(element, 'content_elements')))}</blockquote>"
        case _:
            return ""


def _items(element: dict[str, Any], key: str) -> list[Any]:
    items = element.get(key)
    return items if isinstance(items, list) else []


def _figure(element: dict[str, Any]) -> str:
    url, alt, caption = (element.get(key) for key in ("url", "alt_text", "caption"))
    said = caption if isinstance(caption, str) else ""
    source = escape(url if isinstance(url, str) else "")
    named = escape(alt if isinstance(alt, str) else "")
    return f'<figure><img src="{source}" alt="{named}"><figcaption>{said}</figcaption></figure>'
