"""Characters that no document may hold, and no terminal be shown: control characters and what is no character."""

from __future__ import annotations

import unicodedata

from reformat.patterns import lazy

_ILLEGAL = lazy("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PLANE_END = lazy("[" + "".join(chr(0x10000 * n + e) for n in range(1, 17) for e in (0xFFFE, 0xFFFF)) + "]")
_BLANK = lazy("[\x0b\x0c\x85\u2028\u2029]")


def legible(text: str) -> str:
    """The same text with characters that no document may hold shown as U+FFFD, and composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _PLANE_END.sub("\ufffd", _ILLEGAL.sub("\ufffd", _BLANK.sub(" ", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
