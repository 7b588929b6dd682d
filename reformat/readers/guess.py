"""Which encoding bytes are in that say nothing of it, or nothing true: by the letters that they would be."""

from __future__ import annotations

import re
from functools import cache

from reformat.patterns import lazy

SAMPLE = 65_536
"""How many bytes a guess is made from."""

FOREIGN = lazy(rb"(?:[\x80-\xff][\x21-\xff]?)+")
"""Letters beyond ASCII, each with the second half that it may have."""
_RUN = lazy(rb"[\x80-\xff]+")
_MARKS = "¡«»„“”‚‘’–—…€£°§·´®©™ªº•¿²½×\xa0\x85"
"""What any language has among its letters."""
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçñáíóúìòùôîïûœæøåÅØÆãõÃÕÉÈÀÇÑÁÍÓÚ" + _MARKS)
"""Letters and marks of the languages of western Europe, which stand alone among plain ones."""
_WEST = (
    "äöüß",
    "àâæçéèêëîïôœùûü",
    "áéíóúüñ",
    "ãõáàâéêíóôúüç",
    "àèéìíòóùú",
    "äöåéæøü",
    "áéíóúýþæöð",
    "ëïéèöüáó",
    "äöõüšž",
    "àçèéíïòóúü",
)
_CENTRE = ("áéíóöőúüű", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţ")
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž")
_ALPHABETS = (
    *(("cp1252", letters) for letters in _WEST),
    *((codec, letters) for codec in ("cp1250", "iso8859-2") for letters in _CENTRE),
    *((codec, letters) for codec in ("cp1257", "iso8859-4") for letters in _BALTIC),
    ("cp1254", "çğıöşüâîûİ"),
)  # fmt: skip
"""What languages in Latin letters have beyond the plain ones, and the codecs that they were written in."""
_COVERED, _BETTER, _DISTINCT = 0.95, 0.03, 3
"""An alphabet holds that share of the letters, so much more than any of the west or all, and so many different ones."""
_EAST_ASIAN = (("cp949", "[가-힣]", 0.8), ("cp932", "[ぁ-んァ-ヶ]", 0.3), ("euc_jp", "[ぁ-んァ-ヶ]", 0.3))


def guess(data: bytes) -> str:
    """The likeliest codec: by the share of everyday characters, by alphabets, then by charset-normalizer."""
    runs = _RUN.findall(data[: 4 * SAMPLE])
    lone = sum(map(len, runs)) <= 1.3 * len(runs)
    latin = _by_alphabet(b"".join(runs))
    if latin and lone:
        return latin
    foreign = b" ".join(FOREIGN.findall(data[: 4 * SAMPLE]))[:SAMPLE]
    for codec, everyday, need in _EAST_ASIAN:
        text = foreign.decode(codec, "replace")
        letters = [c for c in text if c > "\x7f"]
        hits = len(re.findall(everyday, text))
        if letters and hits / len(letters) >= need and text.count("�") <= len(letters) // 50:
            return codec
    if latin:
        return latin
    western = sum(c in _WESTERN for c in b"".join(runs).decode("cp1252", "replace"))
    if runs and lone and 0.98 * sum(map(len, runs)) <= western:
        return "cp1252"
    return _normalizer(foreign if len(foreign) > 40 else data[:SAMPLE])


def _by_alphabet(found: bytes) -> str:
    """The codec in which these bytes are the letters of one language; empty where they are of none, or too few."""
    best, share, west = "", 0.0, 0.0
    for codec, letters in _ALPHABETS:
        own, marks = _bytes(codec, letters), _bytes(codec, _MARKS)
        told = found.translate(None, marks)
        held = told.translate(None, own)
        covered = 1 - len(held) / len(told) if told else 0.0
        if codec == "cp1252":
            west = max(west, covered)
        elif covered > share and len(set(told) & set(own)) >= _DISTINCT:
            best, share = codec, covered
    if share >= _COVERED and (share >= west + _BETTER or share == 1.0 > west):
        return best
    return "cp1252" if west >= _COVERED else ""


@cache
def _bytes(codec: str, letters: str) -> bytes:
    return (letters + letters.upper()).encode(codec, "ignore")


def _normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else ""
