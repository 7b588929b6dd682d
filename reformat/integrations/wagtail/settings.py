"""What a site says of its page types, in Django's settings as REFORMAT_PAGES."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORMATS = ("html", "epub", "audio")


@dataclass(frozen=True, slots=True)
class Choice:
    """For one page type: the field that holds the body, fields for what is known, formats, settings of reformat.

    `body`, `authors`, `section`, `deck` name attributes of the page; `settings` is a table as in reformat.toml.
    """

    body: str = "body"
    authors: str = ""
    section: str = ""
    deck: str = ""
    formats: tuple[str, ...] = FORMATS
    publisher: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


def choice_for(page: Any) -> Choice | None:
    """What holds for this page, or None if its type takes no part. Raises ImproperlyConfigured for a mistake."""
    table = getattr(settings, "REFORMAT_PAGES", {})
    given = table.get(page.specific_class._meta.label if page.specific_class else "")
    if given is None:
        return None
    try:
        choice = Choice(**given)
    except TypeError as error:
        raise ImproperlyConfigured(f"REFORMAT_PAGES: {error}") from error
    wrong = set(choice.formats) - set(FORMATS)
    if wrong:
        raise ImproperlyConfigured(f"REFORMAT_PAGES: no format {', '.join(sorted(wrong))}; known: {', '.join(FORMATS)}")
    return choice
