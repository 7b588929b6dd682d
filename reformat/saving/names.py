"""Names of folders and files that every file system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 120
"""Bytes of a name in UTF-8; file systems allow 255, and paths on Windows are short."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Names that Windows keeps for itself, whatever the extension."""


def slug(title: str, longest: int = LONGEST) -> str:
    """A title as a name: NFC, lower case, words joined by hyphens, letters of any script kept."""
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in _plain(title))
    name = _cut("-".join(kept.split()), longest).rstrip("-")
    return f"{name}-article" if name in DEVICES else name or "article"


def _plain(title: str) -> str:
    """The title without what may stand inside a word and is not seen: soft hyphens, joiners, marks of direction."""
    return "".join(
        c for c in unicodedata.normalize("NFC", title.lower()) if unicodedata.category(c) not in ("Cf", "Cs")
    )


def _cut(name: str, longest: int) -> str:
    """The name cut to so many bytes, never inside a character nor before a mark that belongs to it."""
    if len(name.encode()) <= longest:
        return name
    kept = name.encode()[:longest].decode(errors="ignore")
    while unicodedata.combining(name[len(kept)]) and kept:
        kept = kept[:-1]
    head, _, tail = kept.rpartition("-")
    return head if len(head) > len(kept) // 2 and tail else kept


def mark(identity: str, digits: int = 6) -> str:
    """The few hex digits that tell one article from another of the same title."""
    return hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:digits]


def marked(name: str, identity: str, digits: int = 6) -> str:
    """The name with the mark of an identity, still within the longest name."""
    return f"{_cut(name, LONGEST - digits - 1).rstrip('-')}-{mark(identity, digits)}"


def stem(source: str) -> str:
    """An input's name without folder and ending, legal everywhere, for --flat."""
    base = re.split(r"[/\\]", source.rstrip("/\\"))[-1]
    base = base.rsplit(".", 1)[0] if "." in base.strip(".") else base
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', "-", unicodedata.normalize("NFC", base)).strip(" .")
    name = _cut(name, LONGEST) or "article"
    return f"{name}-article" if name.split(".")[0].lower() in DEVICES else name
