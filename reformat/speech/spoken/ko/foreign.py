"""Letters of the Latin alphabet in Korean text: mostly the engine's, which changes its voice; some are Korean words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from unicodedata import digit

from reformat.patterns import lazy
from reformat.speech.spoken.ko.numerals import digits, sino
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.piece import Rule

_DATA = Path(__file__).with_name("words.toml")
SLASHED = lazy(r"(?<![A-Za-z0-9])[A-Z](?:/[A-Z])+(?![A-Za-z0-9/])")
VERSUS = lazy(r"(?<![A-Za-z])(?:vs|VS|Vs)\.?(?![A-Za-z])")
BETWEEN = lazy(r"(?:(?<=[A-Za-z])|(?<=[A-Z]-))[\d₀-₉](?=[A-Za-z])")
COUNTDOWN = lazy(r"(?<![A-Za-z])(?<!타민 )D[-−–](?P<days>\d{1,3})(?!\d)")
SUBTYPE = lazy(r"(?<=[A-Z]\d[A-Z])\d(?!\d)")
"""The last figure of H5N1, said in English as the first is."""
ENGLISH = ("제로", "원", "투", "쓰리", "포", "파이브", "식스", "세븐", "에이트", "나인", "텐")
_OF_BALLS = ("노", *ENGLISH[1:4])
NAMED = lazy(
    r"(?:(?<=[A-Za-z])|(?<=[A-Za-z][- ])|(?<=[A-Za-z]\)-)|(?<=시즌|파트|버전|레벨)|(?<=시즌 |파트 |버전 |레벨 ))"
    r"(?P<figure>10|[1-9])(?![\dA-Za-z]|[.,:/]\d|\s?[~∼]\s?\d|p(?![A-Za-z]))"
    r"(?![동층호면열번조석형급등군차인개명년월일회위대점배승패골채척권장편%]|블록|구역|세트|퍼센트|시간|학년|라운드|부\b|\s[명개대차번위회](?![가-힣]))"
    r"(?P<closing>[’'”\"])?(?P<particle>(?:은|는|이|가|을|를|과|와|으로|로)(?![가-힣\d]))?"
)
_GLUED = lazy(r"[A-Z]\)?-?$|(?<![가-힣])(?:시즌|파트|버전|레벨)\s?$")
"""Behind these a figure is said in English where no particle tells otherwise: K-9, S5, 시즌 2."""
HALF = lazy(r"(?<![가-힣])[전후](?=\d{1,2}(?:\+\d{1,2})?분)")
"""Before a goal's minute in a match report: 전12분."""
ZONE = lazy(r"(?:(?<=GMT)|(?<=UTC))\s?(?P<sign>[+＋\-−–])\s?(?P<hours>\d{1,2})(?::00)?(?!\d)")
COUNT = lazy(r"(?<![A-Za-z\d-])(?P<balls>[0-3])B[- ]?(?P<strikes>[0-2])S(?![A-Za-z])")
"""Balls and strikes: 3B-1S."""
PUTTS = lazy(r"(?<![\d.])[1-4](?=\s?퍼트)")
SEQUEL = lazy(
    r"(?<=[가-힣]{2})(?<!수학)(?<!영어)(?<!국어)(?<!물리)(?<!화학)(?<!생물)(?<!문제)(?<!과제)[2-9](?=(?P<closing>[’'》〉>」』”\"]))"
)
_TITLES_OPEN = {"’": "‘", "'": "'", "》": "《", "〉": "〈", ">": "<", "」": "「", "』": "『", "”": "“", '"': '"'}
_LONGEST_TITLE = 16
CORE = lazy(r"(?<![A-Za-z0-9])i[3579](?![\dA-Za-z])")
STATUS = lazy(r"(?<![\d.,])[45]0\d(?=\s?(?:오류|에러))|(?<=HTTP )[1-5]\d\d(?!\d)")
LEAGUE = lazy(r"(?<=[KJ]리그)[1-4](?!\d|[.,]\d)")
TITLE = lazy(r"(?<![A-Za-z])(?:Dr|Mr|Mrs|Ms|Prof)\.?\s?(?=[가-힣])")
_TITLES = {"Dr": "닥터 ", "Mr": "미스터 ", "Mrs": "미시즈 ", "Ms": "미즈 ", "Prof": "프로페서 "}
PART = lazy(r"(?<![A-Za-z])(?:(?P<part>pp?|op|ch|ep)\.|(?P<volume>vol)\.?)\s?(?=\d)", re.IGNORECASE)
_PARTS = {"p": "페이지", "pp": "페이지", "op": "작품번호", "vol": "볼륨", "ch": "챕터", "ep": "에피소드"}


@cache
def names() -> dict[str, str]:
    """Names in capitals that are said as words, as Korean writes them."""
    said: dict[str, str] = tomllib.loads(_DATA.read_text("utf-8"))["names"]
    return said


@cache
def letters() -> dict[str, str]:
    """The names of the letters as the National Institute of Korean Language writes them."""
    names: dict[str, str] = tomllib.loads(_DATA.read_text("utf-8"))["letters"]
    return names


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    data = tomllib.loads(_DATA.read_text("utf-8"))
    words: dict[str, str] = {**data["words"], **data["brands"]}
    listed = "|".join(re.escape(w) for w in sorted(data["words"], key=len, reverse=True))
    alone = rf"(?<![A-Za-z][ ,&])(?:{'|'.join(data['brands'])})(?![ '’.&-]{{0,2}}[A-Za-z]|,\s?[a-z])"
    return re.compile(rf"(?<![A-Za-z0-9])(?:(?:{listed})(?![A-Za-z0-9])(?!\s?[=＝])|{alone})"), words


def in_korean(word: str) -> str | None:
    """A listed word or name in capitals as it is said."""
    return _words()[1].get(word) or names().get(word)


def _read_slashed(match: re.Match[str]) -> str:
    return "".join(letters()[letter] for letter in match[0].split("/"))


def _read_named(match: re.Match[str]) -> str | None:
    """GPT-3는 쓰리는: the particle tells which numeral the writer heard; where both fit, and without one, English."""
    name, particle = ENGLISH[int(match["figure"])], match["particle"] or ""
    if particle:
        if fitted(particle, name[-1]) != particle:
            return None
        told = fitted(particle, sino(int(match["figure"]))[-1]) != particle
    else:
        told = False
    if not told and (name == "텐" or not _GLUED.search(match.string, max(0, match.start() - 4), match.start())):
        return None
    return f" {name}{particle}"


def _read_sequel(match: re.Match[str]) -> str | None:
    """‘범죄도시4’ 포: the second, third ... of a film or show, whose title the quotation marks hold."""
    text, start = match.string, match.start()
    opened = text.rfind(_TITLES_OPEN[match["closing"]], max(0, start - _LONGEST_TITLE), start)
    if opened < 0 or any(not ("가" <= one <= "힣" or one == " ") for one in text[opened + 1 : start]):
        return None
    return f" {ENGLISH[int(match[0])]}"


def foreign_rules() -> tuple[Rule, ...]:
    """Rules that begin at a Latin letter, or at the Hangul of a listed word."""
    pattern, words = _words()
    starts = "".join(sorted({word[0] for word in words}))
    return (
        Rule("word", starts, pattern, lambda m: words[m[0]]),
        Rule("slashed", "a", SLASHED, _read_slashed),
        Rule("title", "DMP", TITLE, lambda m: _TITLES[m[0].rstrip().rstrip(".")]),
        Rule("versus", "a", VERSUS, lambda m: "대"),
        Rule("named", "0", NAMED, _read_named),
        Rule("countdown", "a", COUNTDOWN, lambda m: f"디 마이너스 {sino(int(m['days']))}"),
        Rule("subtype", "0", SUBTYPE, lambda m: f" {ENGLISH[int(m[0])]}"),
        Rule("between", "0₀₁₂₃₄₅₆₇₈₉", BETWEEN, lambda m: f" {ENGLISH[digit(m[0])]} "),
        Rule("part", "a", PART, lambda m: f"{_PARTS[(m['part'] or m['volume']).lower()]} "),
        Rule("half", "전후", HALF, lambda m: f"{m[0]}반 "),
        Rule(
            "zone",
            "+＋-−– ",
            ZONE,
            lambda m: f" {'플러스' if m['sign'] in '+＋' else '마이너스'} {sino(int(m['hours']))}",
        ),
        Rule("count", "0", COUNT, lambda m: f"{_OF_BALLS[int(m['balls'])]}볼 {_OF_BALLS[int(m['strikes'])]}스트라이크"),
        Rule("putts", "0", PUTTS, lambda m: f"{ENGLISH[int(m[0])]} "),
        Rule("sequel", "0", SEQUEL, _read_sequel),
        Rule("core", "i", CORE, lambda m: f"아이 {ENGLISH[int(m[0][1])]}"),
        Rule("status", "0", STATUS, lambda m: digits(m[0])),
        Rule("league", "0", LEAGUE, lambda m: f" {ENGLISH[int(m[0])]}"),
    )


def first_hangul() -> str:
    """The Hangul with which listed words begin, for the scan to stop at."""
    return "".join(sorted({"전", "후", *(word[0] for word in _words()[1] if "가" <= word[0] <= "힣")}))
