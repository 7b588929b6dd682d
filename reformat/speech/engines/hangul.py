"""Hangul as it sounds: nasalisation, lateralisation and ㄴ-insertion, for an engine that lacks these sound rules.

국물 → 궁물, 독립 → 동닙, 신라 → 실라, 십육 → 심뉵. Only for what such an engine is given; never shown, never sent to
another engine. The rules are those of the Standard Pronunciation (표준 발음법 §§ 5-20, 29) that change how a syllable
is spelt; liaison and palatalisation are left to the engine, which has them. Nothing crosses a space.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from reformat.patterns import lazy

_BASE, _END = 0xAC00, 0xD7A3
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TAILS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_VOWELS = 21

_NASAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㅇ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㅂㅍㅄㄼㄿ", "ㅁ"),
}
"""What a final obstruent becomes before ㄴ or ㅁ (§ 18)."""
_LATERAL = frozenset("ㄹㄾㅀㄽ")
_SOFT = {
    "ㄱ": "ㅇ",
    "ㅋ": "ㅇ",
    "ㄲ": "ㅇ",
    "ㅂ": "ㅁ",
    "ㅍ": "ㅁ",
    "ㅁ": "ㅁ",
    "ㅇ": "ㅇ",
    "ㄷ": "ㄴ",
    "ㅅ": "ㄴ",
    "ㅈ": "ㄴ",
}
"""Finals after which ㄹ is said ㄴ, and what they become themselves (§ 19)."""

DATA = tomllib.loads((Path(__file__).parent / "hangul.toml").read_text("utf-8"))
STEMS = frozenset(DATA["stems"])
"""Two-syllable nouns in ㄴ that stay whole before a suffix in ㄹ: 생산+량 is 생산냥 (§ 20, exceptions)."""
SUFFIXES = frozenset(DATA["suffixes"])
LISTED: dict[str, str] = DATA["words"]
"""Compounds with ㄴ put in (§ 29) and loan compounds, which no rule tells from others."""

_RUN = lazy(r"[가-힣]{2,}")


def respell(text: str) -> str:
    """The text with each run of Hangul written as it is said; all else as it stands."""
    return _RUN.sub(lambda run: _run(run.group()), text)


def _run(word: str) -> str:
    word = _listed().sub(lambda found: LISTED[found.group()], word)
    out = [_parts(c) for c in word]
    for at in range(len(out) - 1):
        tail, lead = _meeting(word, at, out[at][2], out[at + 1][0])
        out[at][2], out[at + 1][0] = tail, lead
    return "".join(map(_syllable, out))


def _meeting(word: str, at: int, tail: str, lead: str) -> tuple[str, str]:
    """A final consonant and the initial after it, as they are said together."""
    if lead == "ㄹ" and tail == "ㄴ":
        return ("ㄴ", "ㄴ") if _whole_stem(word, at) else ("ㄹ", "ㄹ")
    if lead == "ㄹ" and tail in _SOFT:
        return _SOFT[tail], "ㄴ"
    if lead == "ㄴ" and tail in _LATERAL:
        return "ㄹ", "ㄹ"
    if lead in "ㄴㅁ" and tail in _NASAL:
        return _NASAL[tail], lead
    return tail, lead


def _whole_stem(word: str, at: int) -> bool:
    """Whether the ㄴ ends a noun of its own and the ㄹ begins a suffix."""
    return at >= 1 and word[at - 1 : at + 1] in STEMS and word[at + 1] in SUFFIXES


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("|".join(sorted(LISTED, key=len, reverse=True)))


def _parts(syllable: str) -> list[str]:
    code = ord(syllable) - _BASE
    lead, rest = divmod(code, _VOWELS * len(_TAILS))
    vowel, tail = divmod(rest, len(_TAILS))
    return [_LEADS[lead], chr(vowel), _TAILS[tail]]


def _syllable(parts: list[str]) -> str:
    lead, vowel, tail = parts
    return chr(_BASE + (_LEADS.index(lead) * _VOWELS + ord(vowel)) * len(_TAILS) + _TAILS.index(tail))
