"""Whether a word of capitals is said as a word: NATO and UNESCO are, IMF and ETF are spelled.

One is said where a mouth can: its consonants stand in clusters that begin or end syllables. What fits no pattern is
listed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from reformat.patterns import lazy

_VOWEL = r"(?:(?:AI|AU|EA|EE|EI|EU|IE|OA|OO|OU|UE|AA)|[AEIOU]|(?<=.)Y)"
_ONSET = r"(?:[BCFGKP][LR]|[DTW]R|TH|[CPSW]H|TW|QU|S[CKLMNPTW]|S[CPT]R|[BCDFGHJKLMNPRSTVWYZ])"
_CODA = (
    r"(?:C[KT]|FT|GHT|L[DFKMPT]|MP|N[CDGKT]|PT|R[CDKLMNPT]|S[HKPT]|TH|X|LL|SS|FF|TT|[BCDFGKLMNPRSTVWZ]"
    r"|[BCDFGKLMNPRT]S)"
)
_SAID = lazy(rf"{_ONSET}?{_VOWEL}(?:{_CODA}?{_ONSET}{_VOWEL})*{_CODA}?")
_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SPELLED, _WORDS, _FOREIGN = (frozenset(_LISTED[kind].split()) for kind in ("spelled", "said", "foreign"))


def is_word(word: str, korean: bool) -> bool:
    """Whether it is said as a word. In other languages than Korean words are written in capitals for their weight,
    and the voice spells some by itself: longer ones are left alone.
    """
    if word in _WORDS or not korean and word in _FOREIGN:
        return True
    if word in _SPELLED:
        return False
    if korean:
        return len(word) > 3 and bool(_SAID.fullmatch(word))
    if len(word) == 2:
        return word[0] not in "AEIOU" or word in ("AI", "US", "IT", "EU", "UK")
    return len(word) > 3 or bool(_SAID.fullmatch(word)) or set("AEIOU").isdisjoint(word)
