"""Bytes into text as a browser would, and better where a page lies about its encoding."""

# ruff: noqa: E501 (a table of names of encodings)
from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from typing import NamedTuple

from reformat.errors import Undecodable
from reformat.patterns import lazy
from reformat.readers.guess import FOREIGN, SAMPLE, guess
from reformat.readers.magic import refusal, refuse_known

HEAD = 16_384
"""How far into the bytes a declaration is looked for."""

_META = lazy(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML = lazy(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHIFTS = {b"\x1b$)C": "iso2022_kr", b"\x1b$B": "iso2022_jp", b"\x1b$@": "iso2022_jp"}
"""How the encodings of old letters, plain bytes all of them, go over to Korean or Japanese."""
_NEVER = lazy("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
"""Signs that no text has."""
_FAULTS = 4
"""So many of them are a fault that any text may have."""
_ALONE = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257")
"""Encodings of languages whose letters are plain ones most of all."""
_PLANES = 16
"""The highest number of a plane of Unicode."""
_HOLLOW = 0.8
"""From this share on zeros are no halves of letters."""
_EASTERN = lazy("[\t\n\r -~‘-”…·○●■□▲△◆◇※\u3000-\u30ff\u4e00-\u9fff가-힣\uff01-\uff5e]")
_MOSTLY = 0.95
"""Share of a text that these letters have at least, if its bytes are to be read so."""
_CONTROLS = bytes(code for code in range(1, 32) if code not in (9, 10, 12, 13, 27))
_ALIASES = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "ks_c_5601": "cp949", "korean": "cp949",
    "windows-949": "cp949", "x-windows-949": "cp949", "ms949": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "big5": "big5hkscs", "utf8": "utf-8", "utf-16": "utf-8", "unicode": "utf-8", "x-euc-jp": "euc_jp",
}  # fmt: skip
"""Names as pages write them, and the Python codec that browsers' behaviour answers to."""
_NO_TEXTS = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"))
"""Codecs of Python for other things than pages: some fail whatever they are told of faults, some read escapes."""

_WINDOWS = {ord(bytes((code,)).decode("cp1252", "ignore") or chr(code)): code for code in range(0x80, 0xA0)}
"""The characters that Windows' Latin code page has where Latin-1 has control characters, and their bytes."""
_TRAIL = "[\x80-\xbf" + "".join(re.escape(chr(code)) for code in _WINDOWS if code > 0xFF) + "]"
_TWICE = lazy(f"[\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}|[\xf0-\xf4]{_TRAIL}{{3}}")
_LEAD = lazy("[\xc2-\xf4]")
_LEAD_BYTE = b"\xc3"
"""With which the UTF-8 of each of these letters begins."""
_BEYOND_ASCII = b" " * 128 + bytes(range(128, 256))
_WIDTHLESS = lazy("[\ufeff\u200b](?:(?<=\ufeff)|(?<![^\\s가-힣.,!?>]\u200b)|(?![^\\s가-힣<]))")
"""Spaces without width where they part no words, as editors leave them in Korean and at the ends of elements and lines."""
_CALM = lazy(
    "[\x80-\u02ff\u0388-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u200b-\u205e\u20a0-\u20cf\u2100-\u2125"
    "\u2190-\u22ff\u2400-\u2adb\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff\ufe0f\ufeff"
    "\uff01-\uffee\U0001f000-\U0001faff]*+"
)
"""Letters and signs that are composed whatever stands beside them, if that is one of them or ASCII."""
_ASCII = bytes(range(128))
_UNSEEN = "\u00ad\u200b\ufeff"
"""Soft hyphens, by which searches and voices part words, and spaces without width."""
_COMPOSABLE = lazy("[^<>\uf900-\ufaff]+")
"""All but the brackets of markup, and ideographs that Korean has twice, by their reading."""


class Decoded(NamedTuple):
    """The text and the codec that gave it."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str = "", name: str = "") -> Decoded:
    """The text of these bytes: by byte-order mark, valid UTF-8, the caller's word, the page's declaration, a guess.

    Raises Undecodable for nothing at all and for binary data.
    """
    if not data[:HEAD].strip(b"\0 \t\r\n") and not data.strip(b"\0 \t\r\n"):
        raise Undecodable(f"{name or 'the source'} is empty", hint="check that the file was saved whole", where=name)
    if shifted := _shifted(data):
        return Decoded(_clean(data.decode(shifted, "replace")), shifted)
    refuse_known(data, name)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _sane(data[len(mark) :].decode(codec, "replace"), codec, name)
    if wide := _wide(data) or _wide_letters(data, name):
        return _sane(data.decode(wide, "replace"), wide, name)
    if not encoding or _codec(encoding) == "utf-8":
        try:
            text = data.decode()
        except UnicodeDecodeError:
            pass
        else:
            if not data.isascii() or declared(data) in ("", "utf-8", "cp1252"):
                return Decoded(_clean(text, data), "utf-8")
    codec = _choose(data, _codec(encoding) or declared(data))
    return _sane(data.decode(codec, "replace"), codec, name)


def marked(data: bytes) -> bytes:
    """The bytes with a mark in front where they are UTF-16 or UTF-32 and have none."""
    wide = "" if data.startswith(codecs.BOM_UTF16) or data.startswith(codecs.BOM_UTF16_BE) else _wide(data)
    return next(mark for mark, codec in _BOMS if codec == wide) + data if wide else data


def in_octets(data: bytes) -> bytes:
    """The bytes as UTF-8 where they are UTF-16 or UTF-32; without a mark."""
    data = marked(data)
    mark, codec = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    return data[len(mark) :] if codec == "utf-8" else data[len(mark) :].decode(codec, "replace").encode()


def declared(data: bytes) -> str:
    """The codec that a meta element or an XML declaration names; empty if none, or one that nobody knows.

    None in a comment, and none that would not read its own name so, as UTF-16.
    """
    head = data[:HEAD]
    for found in itertools.chain(_XML.finditer(head), _META.finditer(head)):
        codec = _codec(found[1].decode("ascii", "ignore"))
        hidden = head.rfind(b"<!--", 0, found.start()) > head.rfind(b"-->", 0, found.start())
        if codec and not hidden:
            return codec if found[0].decode(codec, "ignore").encode("ascii", "ignore") == found[0] else ""
    return ""


def _codec(label: str) -> str:
    label = label.strip().lower()
    label = _ALIASES.get(label, label)
    try:
        info = codecs.lookup(label) if label else None
    except (LookupError, ValueError):
        return ""
    if info is None or not info._is_text_encoding:
        return ""
    return "" if info.name.replace("-", "_") in _NO_TEXTS else info.name


def _choose(data: bytes, said: str) -> str:
    if data.isascii():
        return said or "utf-8"
    wrong = _errors(data, "utf-8")
    if wrong == 0:
        return "utf-8"
    if said and said != "utf-8" and _errors(data, said) <= len(data) // 500:
        return said
    foreign = sum(len(run) for run in FOREIGN.findall(data[:SAMPLE])) or 1
    if _errors(data[:SAMPLE], "utf-8") <= foreign // 20:
        return "utf-8"
    return _codec(guess(data)) or said or "cp1252"


def _errors(data: bytes, codec: str) -> int:
    """How many replacement characters decoding would leave; a character cut off at the end is none."""
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(data, final=False)
    except (UnicodeDecodeError, LookupError):
        text = data.decode(codec, "replace")
        return max(text.count("�") - data.count("�".encode()), 1)
    return 0


def _shifted(data: bytes) -> str:
    """The encoding of old letters that these bytes are in, each sign of it where it must be."""
    if b"\x1b$" not in data[:SAMPLE]:
        return ""
    codec = next((codec for shift, codec in _SHIFTS.items() if shift in data[:SAMPLE]), "")
    return codec if codec and not _errors(data, codec) else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of every two bytes one is often zero, and seldom the other; UTF-32: of four, two."""
    head = data[:400]
    if len(head) < 40 or not 0 < head.count(0) < _HOLLOW * len(head):
        return ""
    for codec, high, zero in (("utf-32-le", 2, 3), ("utf-32-be", 1, 0)):
        if len(data) % 4 == 0 and not any(head[zero::4]) and max(head[high::4]) <= _PLANES:
            return codec
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if max(even, odd) > max(0.12 * half, 4 * min(even, odd)) and len(data) % 2 == 0:
        return "utf-16-be" if even > odd else "utf-16-le"
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _wide_letters(data: bytes, name: str) -> str:
    """UTF-16 without a mark in letters of the East, whose halves look like control signs. Raises Undecodable for others."""
    head = data[:HEAD]
    if len(head) - len(head.translate(None, _CONTROLS)) <= len(head) // 20:
        return ""
    for codec in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(codec, "replace")
        if len(_EASTERN.findall(text)) >= _MOSTLY * len(text):
            return codec
    raise refusal("binary data", name)


def _sane(text: str, codec: str, name: str) -> Decoded:
    """What was made of bytes that are no UTF-8. Raises Undecodable where it is no text."""
    sample = text[:SAMPLE]
    letters = len(sample) - len(sample.encode("ascii", "ignore")) if codec in _ALONE else 0
    if len(_NEVER.findall(sample)) > max(_FAULTS, len(sample) // 50) or letters > 0.4 * len(sample):
        hint = "if it is a text, save it as UTF-8"
        what = "binary data, or a text in an encoding that can't be told"
        raise Undecodable(f"{name or 'the source'} is {what}", hint=hint, where=name)
    return Decoded(_clean(text), codec)


def _clean(text: str, encoded: bytes = b"") -> str:
    """Without NUL characters, which no parser takes for text; composed; what was encoded twice is decoded twice.

    Most pages have nothing of all this, which what they have beyond ASCII tells in a third of the time.
    """
    encoded = encoded or text.encode("utf-8", "surrogatepass")
    text = text.replace("\0", "") if b"\0" in encoded else text
    few = encoded.translate(None, _ASCII)
    beyond = few.decode("utf-8", "surrogatepass")
    if not _CALM.fullmatch(beyond) and not unicodedata.is_normalized("NFC", text):
        text = _COMPOSABLE.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)  # as Macs give it, and Koreans
    once = _untwice(text) if few.count(_LEAD_BYTE) > 1 else text
    if once is text and not any(sign in beyond for sign in _UNSEEN):
        return text
    text = once.replace("\u00ad", "")
    if "\u200b" in text or "\ufeff" in text:
        text = _WIDTHLESS.sub("", text)
    return text


def _untwice(text: str) -> str:
    encoded = text[:SAMPLE].encode("utf-8", "surrogatepass")
    if encoded.count(_LEAD_BYTE) < 2:
        return text
    beyond = b" ".join(encoded.translate(_BEYOND_ASCII).split()).decode("utf-8", "surrogatepass")
    if len(_TWICE.findall(beyond)) < max(2, 0.8 * len(_LEAD.findall(beyond))):
        return text
    return _TWICE.sub(lambda found: _once(found[0]), text)


def _once(letters: str) -> str:
    """The character whose UTF-8 bytes a program took for Latin letters; the letters where they make none."""
    try:
        return bytes(_WINDOWS.get(ord(c), ord(c)) for c in letters).decode()
    except UnicodeDecodeError:
        return letters
