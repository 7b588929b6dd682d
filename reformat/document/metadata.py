"""What is known about an article beside its text; and the base of all values of the model."""

from __future__ import annotations

import msgspec


class Frozen(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all values of the model."""


class Metadata(Frozen, frozen=True, omit_defaults=False):
    """What is known about the article. `origins` says for each field where it came from (json-ld, og, byline …)."""

    title: str = ""
    subtitle: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    language: str = ""
    direction: str = ""
    url: str = ""
    rights: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    image: str = ""
    contacts: tuple[str, ...] = ()
    origins: dict[str, str] = {}
