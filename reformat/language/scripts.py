"""Which writing system a character belongs to, and which way it runs: the ground that language detection stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from reformat.patterns import lazy

RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x3040, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x20000, 0x323AF, "Hani"),
)
"""First and last code point and the ISO 15924 code, kana together as Kana (after Unicode's Scripts.txt)."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "iw", "ur", "yi", "ps", "ckb", "dv", "sd", "ug"})
"""Primary language tags whose usual script runs from right to left."""

SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "bs": "hr", "sh": "sr", "cnr": "sr", "mo": "ro"}
"""Primary subtags that another one's words serve: Norwegian, old tags, and what is its neighbour by another name."""

HANGUL = lazy(r"[가-힣]")
HANGUL_WORD = lazy(r"[가-힣]{2}")
"""A syllable of Korean, and two of them: a word, and no mark of a list."""

_STARTS = [low for low, _, _ in RANGES]

_ASCII = bytes(range(128))
_SIGNS = lazy(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_ASCII_LETTERS = bytes(code for code in range(256) if code > 127 or not (chr(code).isalpha() or chr(code) == "_"))

_CODAS = 28

SCRIPTS = {"ko": "Hang", "ja": "Kana", "zh": "Hani", "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl", "bg": "Cyrl",
           "sr": "Cyrl", "mk": "Cyrl", "kk": "Cyrl", "ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr",
           "iw": "Hebr", "el": "Grek", "hi": "Deva", "mr": "Deva", "ne": "Deva", "th": "Thai", "ka": "Geor",
           "hy": "Armn", "am": "Ethi", "bn": "Beng", "ta": "Taml", "te": "Telu", "gu": "Gujr", "pa": "Guru",
           "kn": "Knda", "ml": "Mlym", "si": "Sinh", "lo": "Laoo", "my": "Mymr", "km": "Khmr", "yi": "Hebr",
           "ps": "Arab"}  # fmt: skip
"""The usual script of a language; Latin for all others."""


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script of one letter, or "" for digits, signs and space, which belong to none."""
    if not character.isalpha() and not character.isidentifier():
        return ""
    place = bisect_right(_STARTS, ord(character)) - 1
    if place < 0:
        return ""
    _, high, script = RANGES[place]
    return script if ord(character) <= high else ""


def coda(letter: str) -> int:
    """Which consonant ends a Korean syllable, by its place; 0 of an open one, -1 of any other letter, and of none."""
    return (ord(letter) - ord("가")) % _CODAS if "가" <= letter <= "힣" else -1


def bare(text: str) -> str:
    """The letters and digits of a text, small: what two texts share that say the same. ASCII is read in C."""
    if text.isascii():
        return text.encode().translate(None, _ASCII_SIGNS).lower().decode()
    return _SIGNS.sub("", text).casefold()


def scripts_in(text: str) -> Counter[str]:
    """How many letters of each script a text has. ASCII, most of most texts, is counted as bytes, in C."""
    counts: Counter[str] = Counter()
    encoded = text.encode("utf-8", "surrogatepass")
    if latin := len(encoded.translate(None, _NO_ASCII_LETTERS)):
        counts["Latn"] = latin
    if not text.isascii():
        beyond = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
        for character, number in Counter(beyond).items():
            if script := script_of(character):
                counts[script] += number
    return counts


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """`rtl` for languages that run from right to left, else `ltr`."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=256)
def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case: `ko-KR` is `ko`."""
    return language.replace("_", "-").partition("-")[0].strip().lower()


@lru_cache(maxsize=256)
def kept_as(language: str) -> str:
    """The primary subtag under which our words of a language are kept: `no` and `nn` are `nb`."""
    found = primary(language)
    return SAME.get(found, found)


def script_for(language: str) -> str:
    """The script that a language is usually written in."""
    return SCRIPTS.get(primary(language), "Latn")


def by_letters(text: str) -> str:
    """The language that letters alone tell, Korean or Japanese, where no whole text is there to be asked; else ""."""
    scripts = scripts_in(text)
    return next((language for language in ("ko", "ja") if scripts[SCRIPTS[language]]), "")
