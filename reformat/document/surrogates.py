"""Halves of surrogate pairs: JSON may hold them, as where a text was cut inside an emoji, and no encoding does."""

from __future__ import annotations

from msgspec.structs import asdict
from msgspec.structs import replace as with_fields

from reformat.document.nodes import Article


def sound(text: str) -> str:
    """The text with halves of surrogate pairs made visible as U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def with_sound_metadata(article: Article) -> Article:
    """The article, each text of its metadata sound."""
    told = asdict(article.metadata)
    changed = {name: after for name, before in told.items() if (after := _sound(before)) != before}
    return with_fields(article, metadata=with_fields(article.metadata, **changed)) if changed else article


def _sound(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_sound, value))
    return sound(value) if isinstance(value, str) else value
