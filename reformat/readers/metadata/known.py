"""What a container says of an article, beneath what the caller knows."""

from __future__ import annotations

from msgspec.structs import replace as with_fields

from reformat.document.nodes import Metadata


def with_known(found: Metadata, known: Metadata) -> Metadata:
    """What a container says of an article, under what the caller knows (which wins)."""
    names = [n for n in Metadata.__struct_fields__ if n != "origins" and getattr(known, n)]
    origins = {**found.origins, **{n: known.origins.get(n, "caller") for n in names}}
    return with_fields(found, **{n: getattr(known, n) for n in names}, origins=origins)
