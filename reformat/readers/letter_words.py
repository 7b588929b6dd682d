"""Headers of letters in the signs they were meant in: encoded words (RFC 2047) as programs write them, or raw bytes."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message

from reformat.errors import Undecodable
from reformat.patterns import lazy
from reformat.readers.decode import decode

_WORDS = lazy(r"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?", re.I)
_ANSWERED = lazy(
    r"(?:[\[(]?(?:re|fwd?|aw|wg|tr|rv|enc|sv|vb|vs|antw|doorst|전달|회신|답장|回复|答复|转发|回覆|轉寄)(?:\[\d+\])?\s?(?:[:：]|[\])]:?)\s*)+",
    re.I,
)
_PASSED_ON = lazy(r"(?<!\w)(?:fwd?|wg|tr|rv|enc|vb|doorst|전달|转发|轉寄)\s?[:：\])]", re.I)


def header(message: Message, name: str) -> str:
    """A header's text on one line, empty where there is none. Adjacent words are one, though a letter be cut in two."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return words(found, str(message.get_content_charset() or ""))


def words(raw: str, charset: str = "") -> str:
    """The text of a header's value; bytes that nobody encoded are in the letter's own encoding, or in a likely one."""
    line = re.sub(r"\r?\n(?=[ \t])", "", raw)
    if not line.isascii() or "\x1b" in line:
        line = _text(line.encode("utf-8", "surrogateescape"), charset)
    out, held, kind, at = [], b"", "", 0
    for found in _WORDS.finditer(line):
        if found.start() != at or found[1].lower() != kind:
            out += [_text(held, kind), line[at : found.start()]]
            held, kind = b"", found[1].lower()
        held += _unpacked(found[2].lower(), found[3])
        at = found.end()
    return " ".join("".join([*out, _text(held, kind), line[at:]]).split())


def _unpacked(way: str, packed: str) -> bytes:
    if way == "q":
        return quopri.decodestring(packed.encode("ascii", "replace"), header=True)
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return packed.encode("ascii", "replace")


def _text(data: bytes, charset: str) -> str:
    try:
        return decode(data, charset).text if data else ""
    except Undecodable:
        return data.decode("utf-8", "replace")


def subject(message: Message) -> str:
    """What a letter is about, without the marks that it answers another or was passed on."""
    told = header(message, "subject")
    found = _ANSWERED.match(told)
    return told[found.end() :] if found else told


def passed_on(message: Message) -> bool:
    """Whether somebody passed a letter on: he is not who wrote it."""
    found = _ANSWERED.match(header(message, "subject"))
    return found is not None and _PASSED_ON.search(found[0]) is not None
