"""What sets the names of folders and files apart: an article's identity, an input's own name."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import PurePath

from reformat.document.slugs import DEVICES, LONGEST, cut_name
from reformat.patterns import lazy

_UNFIT = lazy(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What names don't hold on Windows, and signs that turn a terminal's line around."""


def mark(identity: str, digits: int = 6) -> str:
    """The few hex digits that tell one article from another of the same title."""
    return hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:digits]


def marked(name: str, identity: str, digits: int = 6) -> str:
    """The name with the mark of an identity, still within the longest name."""
    return f"{cut_name(name, LONGEST - digits - 1).rstrip('-')}-{mark(identity, digits)}"


def stem(source: str) -> str:
    """An input's name without folder and ending, legal everywhere, for --flat."""
    base = PurePath(source).name
    base = base.rsplit(".", 1)[0] if "." in base.strip(".") else base
    name = _UNFIT.sub("-", unicodedata.normalize("NFC", base)).strip(" .")
    name = cut_name(name, LONGEST) or "article"
    return f"{name}-article" if name.split(".")[0].lower() in DEVICES else name
