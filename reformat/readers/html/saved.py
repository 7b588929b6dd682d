"""Where a page lay before a program saved it, which browsers, SingleFile and HTTrack write down in a comment."""

from __future__ import annotations

from reformat.patterns import lazy

REACH = 4_000
"""Characters from the page's beginning in which such a comment stands."""

_COMMENT = lazy(
    r"<!--\s*(?:saved from url=\(\d{1,5}\)(?P<browser>https?://[^\s<>]{4,2000})"
    r"|(?:Page saved with SingleFile\b[^<>]{0,40}?\burl:\s*)(?P<single>https?://[^\s<>]{4,2000})"
    r"|Mirrored from (?P<mirror>[\w.-]+\.[\w-]+/[^\s<>]{0,2000}) by HTTrack)"
)


def saved_from(markup: str) -> str:
    """The address that was saved; empty where nobody wrote it down."""
    head = markup[:REACH]
    found = _COMMENT.search(head) if "<!--" in head else None
    if found is None:
        return ""
    return found["browser"] or found["single"] or f"https://{found['mirror']}"
