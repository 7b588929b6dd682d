"""ID3v2.3 tags for MP3: titles, people, language, cover, and chapters (CHAP and CTOC). Written from the format's text.

id3.org's "ID3v2.3.0" and "ID3v2 Chapter Frame Addendum v1.0". Version 2.3, since players of the blind (and Windows)
read it best; text is UTF-16 with a byte order mark.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LANGUAGES = {
    "ko": "kor", "en": "eng", "ja": "jpn", "zh": "zho", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por",
    "nl": "nld", "sv": "swe", "da": "dan", "nb": "nob", "no": "nor", "fi": "fin", "pl": "pol", "cs": "ces", "sk": "slk",
    "hu": "hun", "ro": "ron", "bg": "bul", "el": "ell", "ru": "rus", "uk": "ukr", "tr": "tur", "ar": "ara", "he": "heb",
    "fa": "fas", "hi": "hin", "bn": "ben", "ta": "tam", "te": "tel", "th": "tha", "vi": "vie", "id": "ind", "ms": "msa",
    "ca": "cat", "eu": "eus", "gl": "glg", "ga": "gle", "cy": "cym", "is": "isl", "et": "est", "lv": "lav", "lt": "lit",
    "sl": "slv", "hr": "hrv", "sr": "srp", "mn": "mon", "kk": "kaz", "uz": "uzb", "sw": "swa", "af": "afr", "sq": "sqi",
}  # fmt: skip
"""ISO 639-1 to 639-2/T, which TLAN wants."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a joined file, in seconds of the decoded MP3."""

    title: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What players show; `track` is "2/7"; `cover` is a JPEG or PNG of type `cover_type`."""

    title: str = ""
    artist: str = ""
    publisher: str = ""
    album: str = ""
    language: str = ""
    track: str = ""
    cover: bytes = b""
    cover_type: str = ""


def id3(tags: Tags, chapters: Sequence[Chapter] = ()) -> bytes:
    """The tag that goes before an MP3 stream; chapters lead a table of contents."""
    texts = (
        ("TIT2", tags.title), ("TALB", tags.album), ("TPE1", tags.artist), ("TPUB", tags.publisher),
        ("TLAN", language(tags.language) if tags.language else ""), ("TRCK", tags.track),
    )  # fmt: skip
    frames = [_text(name, value) for name, value in texts if value]
    if tags.cover:
        frames.append(_frame("APIC", b"\0" + tags.cover_type.encode("latin-1") + b"\0\x03\0" + tags.cover))
    if chapters:
        frames.extend(_contents(chapters))
    body = b"".join(frames)
    return b"ID3\x03\0\0" + _syncsafe(len(body)) + body


def language(tag: str) -> str:
    """The ISO 639-2 code of a BCP 47 tag; "und" if it isn't known."""
    primary = tag.lower().replace("_", "-").partition("-")[0]
    return _LANGUAGES.get(primary, primary if len(primary) == 3 else "und")


def _contents(chapters: Sequence[Chapter]) -> Iterable[bytes]:
    names = [f"ch{number}".encode() for number in range(len(chapters))]
    for at in range(0, len(names), 255):  # a CTOC holds at most 255; a longer list is one table after the other
        part = names[at : at + 255]
        head = f"toc{at // 255 or ''}".encode() + b"\0" + bytes([3 if at == 0 else 1, len(part)])
        yield _frame("CTOC", head + b"".join(name + b"\0" for name in part))
    for name, chapter in zip(names, chapters, strict=True):
        times = struct.pack(">IIII", round(chapter.begin * 1000), round(chapter.end * 1000), 0xFFFFFFFF, 0xFFFFFFFF)
        yield _frame("CHAP", name + b"\0" + times + _text("TIT2", chapter.title))


def _text(name: str, value: str) -> bytes:
    return _frame(name, b"\x01" + b"\xff\xfe" + value.replace("\0", " ").encode("utf-16-le", "replace"))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
