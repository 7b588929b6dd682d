"""Movable Type's export, as TypePad and Hatena write it too: entries of labelled fields and bodies in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle
from reformat.patterns import lazy
from reformat.readers.decode import decode
from reformat.readers.entry import as_article
from reformat.readers.loose import with_paragraphs
from reformat.readers.metadata.known import with_known

_HEAD = lazy(rb"\s*(?:(?:AUTHOR|TITLE|BASENAME|STATUS|UNIQUE URL|DATE|[A-Z ]{3,20}):[^\n]*\n){3,40}-----\r?\n", re.I)
_NEXT = lazy(r"^-{8}[ \t]*$", re.M)
_PART = lazy(r"^-{5}[ \t]*$", re.M)
_FIELD = lazy(r"([A-Z ]+):[ \t]*(.*)")
_CLOCKS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y")
_AS_IS, _MARKDOWN = ("0", "richtext", "none"), "markdown"


def is_export(head: bytes) -> bool:
    """Whether these bytes begin an export: a head of fields and the line that ends it, a body's label behind that."""
    found = _HEAD.match(head)
    return found is not None and re.match(rb"\s*BODY:", head[found.end() :]) is not None


def entries(source: Source) -> Iterator[Source]:
    """A source for each entry that readers of the blog see. Raises NoArticle where there is none."""
    text = decode(source.content(), source.encoding, source.name).text.replace("\r\n", "\n")
    number = 0
    for piece in _NEXT.split(text):
        head, *parts = _PART.split(piece)
        fields = dict(_fields(head))
        if not parts or fields.get("STATUS", "Publish").lower() != "publish":
            continue
        number += 1
        yield _entry(
            replace(source, name=f"{source.name}#{number}", member=str(number)), fields, dict(map(_body, parts))
        )
    if not number:
        raise NoArticle(f"{source.name}: an export of a blog with no entry that its readers see", where=source.name)


def _fields(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        if found := _FIELD.fullmatch(line.strip()):
            yield found[1], found[2].strip()


def _body(part: str) -> tuple[str, str]:
    label, _, text = part.strip("\n").partition("\n")
    return label.strip().rstrip(":"), text


def _entry(source: Source, fields: dict[str, str], bodies: dict[str, str]) -> Source:
    body = "\n\n".join(text.strip("\n") for name in ("BODY", "EXTENDED BODY") if (text := bodies.get(name, "")).strip())
    if not body:
        fault = NoArticle(f"{source.name}: an entry without a body", hint="see its own page", where=source.name)
        return source.broken(fault, name=source.name, member=source.member)
    known = with_known(_metadata(fields), source.metadata)
    way = fields.get("CONVERT BREAKS", "0").lower()
    if way.startswith(_MARKDOWN):
        return replace(
            source, data=body.encode(errors="surrogatepass"), encoding="utf-8", media=_MARKDOWN, metadata=known
        )
    markup = body if way in _AS_IS else with_paragraphs(body)
    return as_article(source, markup, known.url or source.base_url, known)


def _metadata(fields: dict[str, str]) -> Metadata:
    found: dict[str, Any] = {
        "title": " ".join(fields.get("TITLE", "").split()),
        "authors": (fields["AUTHOR"],) if fields.get("AUTHOR") else (),
        "published": _moment(fields.get("DATE", "")),
        "section": fields.get("PRIMARY CATEGORY") or fields.get("CATEGORY") or "",
        "tags": tuple(tag.strip(' "') for tag in fields.get("TAGS", "").split(",") if tag.strip(' "')),
        "url": fields.get("UNIQUE URL", ""),
    }
    return Metadata(**found, origins={name: "record" for name, value in found.items() if value})


def _moment(written: str) -> str:
    """A date as Americans write it, whoever the blog's are; without a zone, which the export does not tell."""
    for clock in _CLOCKS:
        try:
            return datetime.strptime(written, clock).isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""
