"""Hanja by their Korean reading: words first, then character by character under the initial-sound rule."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from reformat.language.scripts import coda
from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule

_HERE = Path(__file__).parent
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
RUN = lazy(rf"{_HAN}+")
IN_PARENTHESES = lazy(rf"[(（]\s?({_HAN}+(?:[·\s]{_HAN}+)*)\s?[)）]")
FIRST_IN_PARENTHESES = lazy(rf"[(（]\s?({_HAN}+)\s?[,;]\s?(?=[^)）]{{1,60}}[)）])")
GLOSSED = lazy(rf"(?P<hanja>{_HAN}+)[(（](?P<reading>[가-힣]+)[)）]")
_TITLED = lazy(
    r"\s?(?:씨|의원|대표|장관|총리|위원장|대통령|후보|여사|지사|시장|총재|회장|사장|감독|교수|검사|판사|변호사|총장|前|전\s)"
)
_SOFT_VOWELS = frozenset([2, 3, 6, 7, 12, 17, 20])
"""Vowels before which a first ㄴ or ㄹ falls away: ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ."""


@cache
def _table() -> dict[str, str]:
    """Readings of some 10,700 hanja, without the initial-sound rule (女 녀): kHangul of Unicode's Unihan 15.0, and
    for simplified and variant forms that of the form they stand for; the commoner reading where it gives several.
    """
    table: dict[str, str] = {}
    for line in (_HERE / "hanja.txt").read_text("utf-8").splitlines():
        reading, _, hanja = line.partition(" ")
        table.update(dict.fromkeys(hanja, reading))
    return table


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    data = tomllib.loads((_HERE / "hanja.toml").read_text("utf-8"))
    words = data["words"]
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words, data["headline"]


def reading(hanja: str) -> str:
    """The reading of a run of hanja as one word; 한자 for a character that no table knows."""
    plain = unicodedata.normalize("NFKC", hanja)
    pattern, words, _ = _words()
    said, at = "", 0
    while at < len(plain):
        word = pattern.match(plain, at)
        if word:
            said += words[word[0]]
            at = word.end()
        else:
            said += _one(plain[at], said)
            at += 1
    return said


OPEN_OR_N = (0, 4)
"""Ends of a syllable behind which 렬 and 률 are said 열 and 율: none, or ㄴ."""


def _one(character: str, before: str) -> str:
    base = _table().get(character)
    if base is None:
        return character if "가" <= character <= "힣" else "한자"
    if not before:
        return initial(base)
    if base in ("렬", "률") and coda(before[-1]) in OPEN_OR_N:
        return "열" if base == "렬" else "율"
    return base


def initial(syllable: str) -> str:
    """A syllable at the head of a word: 녀 여, 리 이, 로 노 (두음 법칙)."""
    code = ord(syllable) - 0xAC00
    first, vowel, last = code // 588, code % 588 // 28, code % 28
    if first == 5:
        first = 11 if vowel in _SOFT_VOWELS else 2
    elif first == 2 and vowel in (6, 12, 17, 20):
        first = 11
    return chr(0xAC00 + first * 588 + vowel * 28 + last)


def _read_run(match: re.Match[str]) -> str:
    text, hanja = match.string, match[0]
    if len(hanja) == 1:
        headline = _words()[2]
        alone = not text[max(0, match.start() - 1) : match.start()].isalnum()
        if alone and hanja in headline:
            return headline[hanja]
        if hanja == "金" and _TITLED.match(text, match.end()):
            return "김"
    before = text[match.start() - 1] if match.start() else ""
    said = reading(hanja)
    attached = "가" <= before <= "힣" or before.isdecimal()
    return _uninitial(hanja, said, before) if attached else said


def _uninitial(hanja: str, said: str, before: str) -> str:
    """Within a word the first hanja keeps its own sound (신女性 aside): 출산率 출산율, 수출量 수출량."""
    base = _table().get(unicodedata.normalize("NFKC", hanja[0]), "")
    if base in ("렬", "률") and "가" <= before <= "힣":
        return ("열" if base == "렬" else "율") + said[1:] if coda(before) in OPEN_OR_N else base + said[1:]
    if len(hanja) == 1 and base and "가" <= before <= "힣":
        return base
    return said


def _read_repeated(match: re.Match[str]) -> str | None:
    """Hanja in parentheses after the Hangul they stand for: heard once."""
    plain = re.sub(r"[·\s]", "", match[1])
    return "" if _same(plain, _hangul_before(match.string, match.start())) else None


def _read_first(match: re.Match[str]) -> str | None:
    """중명전(重明殿, 사적 제124호): the hanja are heard already."""
    return ", " if _same(match[1], _hangul_before(match.string, match.start())) else None


def _hangul_before(text: str, at: int) -> str:
    found = re.search(r"[가-힣·\s]*$", text[max(0, at - 24) : at])
    return re.sub(r"[·\s]", "", found[0]) if found else ""


def _same(hanja: str, hangul: str) -> bool:
    """Whether the Hangul ends in a reading of the hanja, the initial-sound rule and other readings allowed for."""
    tail = hangul[-len(hanja) :]
    if len(tail) < len(hanja):
        return False
    bases = [_table().get(c, "") for c in unicodedata.normalize("NFKC", hanja)]
    alike = sum(bool(b) and s in (b, initial(b)) for s, b in zip(tail, bases, strict=True))
    return reading(hanja) == tail or alike == len(hanja) or (len(hanja) > 1 and alike >= len(hanja) - 1)


def _read_glossed(match: re.Match[str]) -> str | None:
    """Hanja with their Hangul in parentheses behind them: heard once."""
    return match["reading"] if _same(match["hanja"], match["reading"]) else None


HANJA_RULES = (
    Rule("hanja-repeated", "(（", IN_PARENTHESES, _read_repeated),
    Rule("hanja-repeated", "(（", FIRST_IN_PARENTHESES, _read_first),
    Rule("hanja-glossed", "漢", GLOSSED, _read_glossed),
    Rule("hanja", "漢", RUN, _read_run),
)
