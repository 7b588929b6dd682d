"""Articles as JSON, in and out, and the schema that says how."""

from __future__ import annotations

from typing import Any

import msgspec

from reformat.document.identity import identify
from reformat.document.nodes import SCHEMA, Article
from reformat.document.typed import typed
from reformat.errors import DocumentError

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(typed(Article))
DEEPEST = 200
"""How many nodes may lie in one another: twice what a page can have, and few enough for stages to recurse."""

_HOLDING = ("blocks", "inlines", "items", "rows", "cells", "deck", "caption", "credit", "transcript")


def encode(article: Article) -> bytes:
    """The article as article.json: two spaces of indent, keys in the model's order."""
    return msgspec.json.format(_ENCODER.encode(article), indent=2) + b"\n"


def decode(data: bytes | str) -> Article:
    """An article from article.json; blocks without an id get one."""
    try:
        article = _DECODER.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        hint = "the schema is in docs/article.schema.json"
        raise DocumentError(f"not an article of schema {SCHEMA}: {error}", hint=hint) from error
    if article.schema > SCHEMA:
        raise DocumentError(
            f"article.json has schema {article.schema}; this version reads up to {SCHEMA}", hint="update reformat"
        )
    nodes: list[Any] = [article]
    for _ in range(DEEPEST):
        held = (getattr(node, name, ()) for node in nodes for name in _HOLDING)
        nodes = [inner for inside in held if isinstance(inside, tuple) for inner in inside]
    if nodes:
        hint = f"at most {DEEPEST} nodes in one another"
        raise DocumentError("the article's nodes lie too deep in one another", hint=hint)
    return identify(article)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of article.json."""
    from inspect import cleandoc  # slow to import, and seldom wanted

    found = msgspec.json.schema(Article)
    for part in found["$defs"].values():  # from Python 3.13 on docstrings come without their indentation
        part |= {"description": cleandoc(part["description"])} if "description" in part else {}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
