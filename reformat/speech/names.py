"""File names of sections: what a reader sees in the folder, legal everywhere, and never long."""

from __future__ import annotations

import re
import unicodedata

from reformat.patterns import lazy

MOST_BYTES = 60
_RESERVED = lazy(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_NO_NAME = "section"


def stem(number: int, title: str, total: int) -> str:
    """Such as "01-heading": numbers are as wide as the last needs, at least two digits."""
    return f"{number:0{max(2, len(str(total)))}d}-{slug(title)}"


def slug(title: str) -> str:
    """Letters and digits of any script with hyphens between: NFC, lower case, at most 60 bytes, legal on Windows."""
    kept = (c if unicodedata.category(c)[0] in "LNM" else "-" for c in unicodedata.normalize("NFC", title).lower())
    name = re.sub(r"-+", "-", "".join(kept)).strip("-")
    name = unicodedata.normalize("NFC", name)
    while len(name.encode("utf-8", "replace")) > MOST_BYTES:
        shorter = name.rpartition("-")[0]
        name = shorter if len(shorter.encode()) > MOST_BYTES // 2 else name[:-1]
    name = name.strip("-") or _NO_NAME
    return f"{name}-" + _NO_NAME if _RESERVED.match(name) else name
