"""The article's body where a page keeps it in a script alone: JSON-LD, or a string of a framework's data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.html.find import DENSE

_STRING = lazy(r'"((?:[^"\\]|\\.){200,})"', re.S)
_PIECES = lazy(r'"(content|text|body|html|paragraph|value)"\s*:\s*"((?:[^"\\]|\\.)+)"', re.S)
_TAG = lazy(r"<[^<>]{0,4000}>")
_CURLED = lazy(r"\{(/[a-z][a-z0-9-]{0,11})\}")
"""The end of an element in curly brackets, which a script hides so from programs that read pages."""
_SENTENCE = lazy(r"[.!?。！？…]['\"”’」』)]?(?:\s|$|<)")
_CODE = lazy(r"function\s*\(|=>|\bvar \w+|[{};]\s*\n|https?://\S+(?:,|\s+)https?://")

_TYPED = (
    r'"(?:type|kind|style|tag|component|_?_typename|blockType|nodeType)"'
    r'\s*:\s*"[\w-]{0,20}(?:heading|header|subhead\w{0,6}|crosshead|h[2-4])"'
)
_HEAD_BEFORE = lazy(_TYPED + r"[^{}\[\]]{0,80}$", re.I)
_HEAD_AFTER = lazy(r"\s*,[^{}\[\]]{0,80}?" + _TYPED, re.I)
"""What calls a piece a heading, in the same object as its words."""

PIECE, NEAR = 40, 400
"""Characters of a piece that is a paragraph by itself; within which of it a shorter one that ends a sentence is one."""

DEEPEST = 3
"""How often a string may itself hold JSON with strings."""

START = 40
"""Letters of a description that tell whose it is."""

LEAST = 400
"""A body has at least so many characters, and a sentence for every 300 of them."""


def prose(markup: str) -> int:
    """How many characters of running text a string holds; 0 for code, addresses and labels."""
    text = " ".join(_TAG.sub(" ", markup).split())
    if (
        len(text) + len(DENSE.findall(text)) < LEAST
        or len(_SENTENCE.findall(text)) < len(text) / 300
        or _CODE.search(text)
    ):
        return 0
    return len(text)


def body_in(scripts: Iterable[str], told: Iterable[str]) -> str:
    """The markup of the longest running text in these scripts; empty if there is none.

    One that holds the beginning of what the page's data say of the article, `told`, goes before all others.
    """
    starts = [start for text in told if len(start := bare(text)[:START]) == START]
    best, most = "", (False, 0)
    for script in scripts:
        for candidate in _candidates(script, 0):
            if size := prose(candidate):
                said = bare(_TAG.sub(" ", candidate)) if starts else ""
                if (rank := (any(start in said for start in starts), size)) > most:
                    best, most = candidate, rank
    return best


def _candidates(text: str, depth: int) -> Iterator[str]:
    """Strings of a script that may be a body, and the pieces of one under the same key joined."""
    if depth >= DEEPEST:
        return
    pieces: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    for match in _PIECES.finditer(text):
        near = match.start() - ends.get(match[1], -NEAR) < NEAR
        heads = near and _is_head(text, match)
        if heads or len(match[2]) >= PIECE or (near and _SENTENCE.search(match[2][-3:])):
            said = _read(match[2])
            pieces.setdefault(match[1], []).append(f"<h2>{said}</h2>" if heads and "<" not in said else said)
            ends[match[1]] = match.end()
    for parts in pieces.values():
        if len(parts) > 2:
            yield "".join(part if part.lstrip().startswith("<") else f"<p>{part}</p>" for part in parts)
    for match in _STRING.finditer(text):
        value = _read(match[1])
        if '":' in value and value.lstrip()[:1] != "<":
            yield from _candidates(value, depth + 1)
        else:
            yield value


def _is_head(text: str, piece: re.Match[str]) -> bool:
    before = text[max(0, piece.start() - 160) : piece.start()]
    return (
        _HEAD_BEFORE.search(before) is not None or _HEAD_AFTER.match(text, piece.end(), piece.end() + 160) is not None
    )


def _read(literal: str) -> str:
    try:
        value = json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return ""
    return str(value)


def as_markup(body: str) -> str:
    """A body as markup: text without tags becomes a paragraph for each of its lines."""
    if re.search(r"<(?:p|br|div|h[1-6]|li)\b", body, re.I):
        return _CURLED.sub(r"<\1>", body)
    if "&lt;p" in body:
        return unescape(body)
    return "".join(f"<p>{line.strip()}</p>" for line in re.split(r"\n+", body) if line.strip())
