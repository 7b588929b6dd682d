"""Names of languages as pages and feeds write them."""

from __future__ import annotations

import re


def tag(language: str) -> str:
    """The language tag in a text, in the case that BCP 47 gives it; empty if there is none."""
    match = re.match(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?![a-zA-Z])", language.strip())
    if not match:
        return ""
    return "-".join(p for p in (match[1].lower(), match[2] and match[2].title(), match[3] and match[3].upper()) if p)
