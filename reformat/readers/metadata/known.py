"""What is known of an article from outside: a container's word, and the caller's, which goes before all."""

from __future__ import annotations

from msgspec.structs import replace as with_fields

from reformat.document.nodes import Metadata
from reformat.errors import SettingsError
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso

DATES = ("published", "modified")
_ROUGH = lazy(r"\d{4}(?:-\d{2})?")
"""A year or a month alone, which is a date of ISO 8601 too."""


def with_known(found: Metadata, known: Metadata) -> Metadata:
    """What the article or its container says of it, under what the caller knows (which wins)."""
    names = [n for n in Metadata.__struct_fields__ if n != "origins" and getattr(known, n)]
    origins = {**found.origins, **{n: known.origins.get(n, "caller") for n in names}}
    return with_fields(found, **{n: getattr(known, n) for n in names}, origins=origins)


def dated(known: Metadata) -> Metadata:
    """What a caller knows, its dates as ISO 8601. Raises SettingsError for one that is none."""
    told = {name: value for name in DATES if (value := getattr(known, name)) and not _ROUGH.fullmatch(value)}
    read = {name: iso(value) for name, value in told.items()}
    for name, value in read.items():
        if not value:
            raise SettingsError(f"{name}: {told[name]!r} is no date", hint="2026-03-05, or 2026-03-05T10:20:00+09:00")
    return with_fields(known, **read) if read != told else known
