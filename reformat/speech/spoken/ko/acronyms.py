"""Latin capitals in Korean text, as Koreans say them: IMF 아이엠에프, NATO 나토, A씨 에이씨, GPT-3 지피티 쓰리, III 삼.

Words in small letters stay, for the voice to read.
"""

from __future__ import annotations

import re
from unicodedata import digit

from reformat.patterns import lazy
from reformat.speech.spoken.capitals import is_word
from reformat.speech.spoken.ko.foreign import ENGLISH, letters, names
from reformat.speech.spoken.ko.numerals import digits, sino
from reformat.speech.spoken.piece import Rule

_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏ]"
CAPITALS = lazy(rf"(?<!{_LETTER})(?!(?:L|[KMGT]B)당)[A-Z]{{1,12}}(?!{_LETTER}|\$)")
_ENGLISH_BEFORE = lazy(r"[a-z][,;]?\s$")
_UNIT_BEFORE = lazy(r"\d\s?[A-Za-zμ]{1,4}[,;]?\s$")
"""91.9MHz, AM: the small letters are a unit's."""
_ENGLISH_AFTER = lazy(r"\s?['’]?[a-z](?!\d)")
_MODEL = lazy(r"-\d")
"""Behind two letters: AH-64."""
_CAPITALS_BESIDE = lazy(r"\s[A-Z]{2}")
_CAPITALS_BEFORE = lazy(r"[A-Z]{2}$")
_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14}
INITIALS = lazy(rf"(?<!{_LETTER})[A-Z]\.(?:\s?[A-Z]\.)+")
"""J. K. 롤링, U.S. 스틸: the stops are no pauses."""
ERA = lazy(r"(?:(?P<before>B\.?\s?C\.?)|A\.?\s?D\.?)\s?(?=\d{1,4}\s?년|\d{1,2}\s?세기)")
HALF_DAY = lazy(r"(?<![A-Za-z])(?P<half>[AaPp])\.?[Mm]\.?\s?(?=(?:1[0-2]|0?[1-9])(?::[0-5]\d|시))")
"""The half of the day before its hour: PM 7:30."""
_VOWELS = frozenset("AEIOUY")
_SHORT = 5
"""Longer words of capitals are spelled only where they lack a vowel."""
SMALL = lazy(
    r"(?<![A-Za-z0-9])(?!m[²³])[a-z](?=(?!당)[가-힣²³]|\s?[=<>≤≥]\s?\d|\d{1,3}(?![A-Za-z\d]))|(?<=\d\d)[a-z](?![A-Za-z0-9²³/])"
)
"""e스포츠, x축, p<0.05, i7, 520i."""
LINEAGE = lazy(r"(?<![A-Za-z])(?!NO\.)(?P<name>[A-Z]{1,3})(?P<parts>(?:\.\d{1,3})+)(?!\d)")
"""BA.5, B.1.617.2: kinds of a virus."""
GRADE = lazy(r"(?<![A-Za-z])[A-C]aa?(?=[1-3](?![\d.])|\s?등급|로\b|에서)")
"""Grades of a debtor by Moody's letters: Aa2, Baa1."""
ACID = lazy(r"(?<![A-Za-z])pH(?=\d)")
LOWER_FIGURE = lazy(r"(?<=[A-Za-z)])[₀-₉]+")
CHANNEL = lazy(r"(?<![\d.,A-Za-z])[12](?=TV|FM)")


def in_hangul(text: str) -> str:
    """The text with its words of capitals as they are said."""
    return CAPITALS.sub(lambda match: _read_capitals(match) or match[0], text)


def _read_capitals(match: re.Match[str]) -> str | None:
    text, word = match.string, match[0]
    if word in _ROMAN:
        return sino(_ROMAN[word])
    if _in_english(text, match.start(), match.end()):
        return None
    if said := names().get(word):
        return said
    of_initials = (
        "&" in text[max(0, match.start() - 1) : match.end() + 1] or len(word) == 2 and _MODEL.match(text, match.end())
    )
    said_whole = is_word(word, korean=True) or _is_headline(word, text, match.start(), match.end())
    if len(word) > 1 and said_whole and not of_initials:
        return None
    return "".join(letters()[letter] for letter in word)


def _in_english(text: str, start: int, end: int) -> bool:
    """Whether words in small letters stand beside it: there it is the voice's matter."""
    if _ENGLISH_AFTER.match(text, end):
        return True
    before = _ENGLISH_BEFORE.search(text, max(0, start - 3), start)
    return bool(before and not _UNIT_BEFORE.search(text, max(0, start - 9), start))


def _is_headline(word: str, text: str, start: int, end: int) -> bool:
    """Whether it is a word that is written in capitals for its weight: BREAKING NEWS."""
    if len(word) < 4 or _VOWELS.isdisjoint(word):
        return False
    beside = (
        _CAPITALS_BESIDE.match(text, end)
        or text[start - 1 : start] == " "
        and _CAPITALS_BEFORE.search(text, max(0, start - 3), start - 1)
    )
    return len(word) > _SHORT or bool(beside)


def _read_initials(match: re.Match[str]) -> str:
    if _in_english(match.string, match.start(), match.end()):
        return match[0]
    return " ".join(letters()[letter] for letter in match[0] if letter.isupper())


def _read_lower_figure(match: re.Match[str]) -> str:
    """CO₂ 시오 투; two figures are a number: C₁₂ 시 십이."""
    figures = [digit(one) for one in match[0]]
    said = ENGLISH[figures[0]] if len(figures) == 1 else sino(int("".join(map(str, figures))))
    after = match.string[match.end() : match.end() + 1]
    return f" {said}{' ' if after.isascii() and after.isalnum() else ''}"


def _read_lineage(match: re.Match[str]) -> str:
    """BA.5 비에이 점 오."""
    name = "".join(letters()[letter] for letter in match["name"])
    if len(match["name"]) == 1 and len(match["parts"]) > 3 and "." not in match["parts"][1:]:  # K.488
        return f"{name} {sino(int(match['parts'][1:]))}"
    return name + "".join(f" 점 {digits(part)}" for part in match["parts"].split(".")[1:])


ACRONYM_RULES = (
    Rule("era", "AB", ERA, lambda match: "기원전 " if match["before"] else "서기 "),
    Rule("half-day", "a", HALF_DAY, lambda match: "오전 " if match["half"] in "Aa" else "오후 "),
    Rule("initials", "a", INITIALS, _read_initials),
    Rule("lineage", "a", LINEAGE, _read_lineage),
    Rule("capitals", "a", CAPITALS, _read_capitals),
    Rule("grade", "a", GRADE, lambda match: "".join(letters()[one] for one in match[0].upper())),
    Rule("small", "a", SMALL, lambda match: letters()[match[0].upper()]),
    Rule("acid", "p", ACID, lambda match: "피에이치 "),
    Rule("lower-figure", "₀₁₂₃₄₅₆₇₈₉", LOWER_FIGURE, _read_lower_figure),
    Rule("channel", "0", CHANNEL, lambda match: f"{ENGLISH[int(match[0])]} "),
)
