"""Words of capitals that nobody says as a word, spelled: espeak-ng says "imf" and "etf", and "who" for the WHO.

A word of capitals is said as one where a mouth can: its consonants stand in clusters that begin or end syllables
(NATO, UNESCO, KAIST). What fits no pattern is listed. Only for what such an engine is given, never shown.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from reformat.speech.spoken.ko.foreign import letters

SPELLING = ("ko", "en", "de", "fr", "es")
"""Languages in which this is known to hold."""

_CAPITALS = re.compile(r"(?<![^\W\d_가-힣])[A-Z]{2,5}(?![^\W\d_가-힣])")
_VOWEL = r"(?:(?:AI|AU|EA|EE|EI|EU|IE|OA|OO|OU|UE|AA)|[AEIOU]|(?<=.)Y)"
_ONSET = r"(?:[BCFGKP][LR]|[DTW]R|TH|[CPSW]H|TW|QU|S[CKLMNPTW]|S[CPT]R|[BCDFGHJKLMNPRSTVWYZ])"
_CODA = (
    r"(?:C[KT]|FT|GHT|L[DFKMPT]|MP|N[CDGKT]|PT|R[CDKLMNPT]|S[HKPT]|TH|X|LL|SS|FF|TT|[BCDFGKLMNPRSTVWZ]"
    r"|[BCDFGKLMNPRT]S)"
)
_SAID = re.compile(rf"{_ONSET}?{_VOWEL}(?:{_CODA}?{_ONSET}{_VOWEL})*{_CODA}?")
_CLOSED = re.compile(r"[B-DF-HJ-NP-TV-XZ][AEIOU][B-DF-HJ-NP-TV-XZ]")
"""Three letters that a Korean may say as a word (HUG, COP); of others with two or three each is named."""
_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SPELLED, _WORDS = (frozenset(_LISTED[kind].split()) for kind in ("spelled", "said"))


def spelled(text: str, language: str) -> str:
    """The text with such words as letters: in Korean by their Korean names, in other languages with stops between."""
    if not any(letter.islower() for letter in text) and language != "ko":
        return text  # a heading in capitals
    return _CAPITALS.sub(lambda found: _read(found[0], language == "ko"), text)


def _read(word: str, korean: bool) -> str:
    if word in _WORDS or word not in _SPELLED and _is_word(word, korean):
        return word
    return "".join(letters()[letter] for letter in word) if korean else ".".join(word)


def _is_word(word: str, korean: bool) -> bool:
    """Whether the voice may say it as a word, or spells it by itself. In other languages than Korean words are written
    in capitals for their weight, so that longer ones are left alone.
    """
    if korean:
        return bool((_CLOSED if len(word) < 4 else _SAID).fullmatch(word))
    if len(word) == 2:
        return word[0] not in "AEIOU" or word in ("AI", "US", "IT", "EU", "UK")
    return len(word) > 3 or bool(_SAID.fullmatch(word)) or set("AEIOU").isdisjoint(word)
