"""Titles as names of folders and files that every file system takes."""

from __future__ import annotations

import unicodedata

LONGEST = 120
"""Bytes of a name in UTF-8; file systems allow 255, and paths on Windows are short."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Names that Windows keeps for itself, whatever the extension."""


def slug(title: str, longest: int = LONGEST, what: str = "article") -> str:
    """A title as a name: NFC, lower case, words joined by hyphens, letters of any script kept.

    `what` it is stands for a title without letters, and behind one that Windows keeps for itself.
    """
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in _plain(title))
    name = cut_name("-".join(kept.split()), longest).rstrip("-")
    return f"{name}-{what}" if name in DEVICES else name or what


def _plain(title: str) -> str:
    """The title without what may stand inside a word and is not seen: soft hyphens, joiners, marks of direction."""
    return "".join(
        c for c in unicodedata.normalize("NFC", title.lower()) if unicodedata.category(c) not in ("Cf", "Cs")
    )


def cut_name(name: str, longest: int) -> str:
    """The name cut to so many bytes, never inside a character nor before a mark that belongs to it."""
    if len(name.encode()) <= longest:
        return name
    kept = name.encode()[:longest].decode(errors="ignore")
    while unicodedata.combining(name[len(kept)]) and kept:
        kept = kept[:-1]
    head, _, tail = kept.rpartition("-")
    return head if len(head) > len(kept) // 2 and tail else kept
