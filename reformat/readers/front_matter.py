"""The lines before a Markdown text that say what it is: YAML's plain forms between `---`, TOML between `+++`, and rarer ones."""

# ruff: noqa: E501 (a table of names)
from __future__ import annotations

import contextlib
import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from reformat.document.nodes import Metadata
from reformat.document.toml import tables
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.language import tag
from reformat.readers.metadata.people import people
from reformat.readers.records import AUTHORS, NAMES

_FIELDS = {
    "title": "title", "subtitle": "subtitle", "deck": "subtitle", "description": "description", "summary": "description", "excerpt": "description",
    "date": "published", "published": "published", "pubdate": "published", "publishdate": "published", "published_at": "published", "publish_date": "published",
    "date_published": "published", "modified": "modified", "updated": "modified", "lastmod": "modified", "last_modified_at": "modified", "updated_at": "modified",
    "date_modified": "modified", "lang": "language", "language": "language", "locale": "language", "category": "section", "section": "section",
    "publisher": "publisher", "site": "publisher", "publication": "publisher", "url": "url", "source": "url", "canonical": "url", "canonical_url": "url", "canonicalurl": "url",
    "rights": "rights", "copyright": "rights", "license": "rights", "licence": "rights", "image": "image", "cover": "image", "cover_image": "image",
    "featured_image": "image", "thumbnail": "image",
    **{name: field for field, names in NAMES.items() for name in names if not name.isascii()},
}  # fmt: skip
_LISTS = {
    **dict.fromkeys(AUTHORS, "authors"),
    "creator": "authors",
    "tags": "tags",
    "keywords": "tags",
    "categories": "tags",
}
_NAMED = ("name", "title", "src", "url")
"""What stands for the whole of a value that has several parts."""

_EXCERPT = lazy(r"((?:# [^\n]*\n+)?)> ## Excerpt\n((?:>[^\n]*\n)+)\s*---\n")
"""What MarkDownload sets before a page: its first words, which follow once more."""
_READWISE = lazy(
    r"\s*(?:# [^\n]*\n+)?(?:!\[[^\]\n]*\]\([^)\n]*\)\s*\n+)?## Metadata\n+((?:[-*] [^\n]*\n)+)\n*(?:## (?:Full Document|Highlights)[^\n]*\n+)?"
)
"""How Readwise and Reader begin their exports: the headline, a cover, a list of what is known."""
_HEADLINE = lazy(r"# [^\n]*\n\s*")
"""What stands above the pairs in Notion's exports."""
_ITEM = lazy(r"\s*-\s+(.*)")
_PAIR = lazy(r"([\w][\w .-]*?)\s*:(?:\s+(.*)|$)")
_INLINE = lazy(r"""\s*("[^"]*"|'[^']*'|[^,\[\]]+)""")
_BLOCK = lazy(r"[|>][+-]?\d?")


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter with the line that opens it, and the text after it."""
    text = text.lstrip("\ufeff")
    if (opened := _opened(text)) is not None:
        return opened
    found = re.match(r"(---|\+\+\+)[ \t]*\r?\n(.*?)(?:^|\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", text, re.S | re.M)
    if found is None or not any(_PAIR.fullmatch(line.rstrip()) or "=" in line for line in found[2].splitlines()):
        return "", text
    front, body = f"{found[1]}\n{found[2]}", text[found.end() :].lstrip("\r\n")
    if found[1] == "---" and (clipped := _EXCERPT.match(body)) is not None:
        said = " ".join(line.lstrip("> ") for line in clipped[2].splitlines())
        return f"{front}\ndescription: {_quoted(said.strip())}", clipped[1] + body[clipped.end() :].lstrip("\n")
    return front, body


def _opened(text: str) -> tuple[str, str] | None:
    """Front matter without fences: JSON's object, Readwise's list, Pandoc's lines, MultiMarkdown's and Notion's pairs."""
    if text.startswith("{"):
        with contextlib.suppress(ValueError, RecursionError):
            said, end = json.JSONDecoder().raw_decode(text)
            if isinstance(said, dict) and not text[end:].partition("\n")[0].strip():
                return "{\n" + text[:end], text[end:].lstrip("\r\n")
        return None
    if (noted := _READWISE.match(text)) is not None:
        said = [
            f"{pair[1].lower().removeprefix('full ')}: {_quoted(pair[2] or '')}"
            for line in noted[1].splitlines()
            if (pair := _PAIR.fullmatch(line[2:].strip()))
        ]
        return "---\n" + "\n".join(said), text[noted.end() :]
    headline = found[0] if (found := _HEADLINE.match(text)) else ""
    head, _, body = text[len(headline) :].replace("\r\n", "\n").partition("\n\n")
    lines = head.splitlines()
    if lines and len(lines) <= 3 and all(line.startswith("%") for line in lines):
        pairs = zip(("title", "author", "date"), (line[1:].strip().replace(";", ",") for line in lines), strict=False)
        return "---\n" + "\n".join(f"{key}: {_quoted(value)}" for key, value in pairs), body
    outer = [line.rstrip() for line in lines if not line.startswith((" ", "\t"))]
    names = [pair[1].lower().replace(" ", "_") if (pair := _PAIR.fullmatch(line)) else "" for line in outer]
    known = [name for name in names if name in _FIELDS or name in _LISTS]
    if (headline or names[:1] == ["title"]) and names and all(names) and len(known) >= max(2, len(names) / 2):
        return f"---\n{head}", headline + body
    return None


def _quoted(value: str) -> str:
    return f"'{value.replace(chr(39), chr(39) * 2)}'"


def front_metadata(front: str) -> Metadata:
    """The metadata that front matter tells."""
    mark, _, lines = front.partition("\n")
    ways = {"+++": _toml, "{": _json}
    said = ways[mark](lines) if mark in ways else dict(_yaml(lines.splitlines()))
    found: dict[str, Any] = {}
    for key, value in said.items():
        name = key.lower().replace(" ", "_").replace("-", "_")
        several = value if isinstance(value, tuple) else (value,)
        if (field := _LISTS.get(name)) is not None:
            found[field] = tuple(dict.fromkeys((*found.get(field, ()), *_several(field, several))))
        elif (field := _FIELDS.get(name)) is not None and several and field not in found:
            found[field] = _single(field, several[0])
    found = {field: value for field, value in found.items() if value}
    return Metadata(**found, origins=dict.fromkeys(found, "front-matter"))


def _several(field: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names or tags; a single text may hold several, parted by commas."""
    if field == "authors":
        return people(values).names
    parts = values[0].split(",") if len(values) == 1 else values
    return tuple(part.strip().lstrip("#") for part in parts if part.strip())


def _single(field: str, value: str) -> str:
    match field:
        case "published" | "modified":
            return iso(value)
        case "language":
            return tag(value)
        case "url" if not value.startswith(("http://", "https://")):  # a source may be a paper's name
            return ""
        case _:
            return " ".join(value.split())


def _toml(lines: str) -> dict[str, str | tuple[str, ...]]:
    """TOML's values as texts, with those that a theme of Hugo's asks for; nothing where it is broken."""
    try:
        told = tables(lines)
        themed = told.pop("params", None)
        return {key: _flat(value) for part in (themed, told) if isinstance(part, dict) for key, value in part.items()}
    except tomllib.TOMLDecodeError:
        return {}


def _json(lines: str) -> dict[str, str | tuple[str, ...]]:
    try:
        return {key: _flat(value) for key, value in json.loads(lines).items()}
    except RecursionError:
        return {}


def _flat(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(one if isinstance(one := _flat(each), str) else " ".join(one) for each in value)
    if isinstance(value, dict):
        return str(next((value[name] for name in _NAMED if name in value), ""))
    return str(value)


def _yaml(lines: list[str]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The pairs on the outermost level: texts plain, quoted and folded, lists in both forms, and parts with a name."""
    at = 0
    while at < len(lines):
        pair = _PAIR.fullmatch(lines[at].rstrip()) if lines[at][:1].strip() else None
        at += 1
        start = at
        while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t" or lines[at].startswith("- ")):
            at += 1
        if pair is not None:
            yield pair[1], _value(_uncommented(pair[2] or ""), [line for line in lines[start:at] if line.strip()])


def _value(first: str, below: list[str]) -> str | tuple[str, ...]:
    """A value out of what stands behind its key and below it."""
    if _BLOCK.fullmatch(first):
        return ("\n" if first[0] == "|" else " ").join(line.strip() for line in below)
    if first.startswith("["):
        whole = " ".join([first, *(line.strip() for line in below)])
        return tuple(text for one in _INLINE.finditer(whole) if (text := _unquoted(one[1])))
    if first:
        return _unquoted(" ".join([first, *(line.strip() for line in below)]))
    if any(_ITEM.match(line) for line in below):
        return tuple(text for line in below if (item := _ITEM.match(line)) and (text := _named(item[1])))
    return next((text for name in _NAMED for line in below if (text := _part(line, name))), "")


def _named(item: str) -> str:
    """An item, which may itself have parts: its name."""
    parted = _PAIR.fullmatch(item)
    return _part(item, "name") if parted and parted[1] in ("name", "email", "url") else _unquoted(_uncommented(item))


def _part(line: str, name: str) -> str:
    pair = _PAIR.fullmatch(line.strip())
    return _unquoted(pair[2] or "") if pair and pair[1].lower() == name else ""


def _uncommented(value: str) -> str:
    return value.strip() if value.strip()[:1] in ('"', "'") else re.sub(r"(?:^|\s)#.*$", "", value).strip()


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].replace('\\"', '"').replace("''", "'").strip() if quoted else value
