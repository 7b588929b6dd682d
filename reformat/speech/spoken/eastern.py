"""Japanese and Chinese for the ear: numerals in characters, per cent, dates, times, units, money and signs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from reformat.patterns import lazy
from reformat.speech.spoken.calls import call_rules
from reformat.speech.spoken.common import MARK, closing_rules, link_rules
from reformat.speech.spoken.eastern_readings import Reader
from reformat.speech.spoken.formulas import formula_rules
from reformat.speech.spoken.piece import Grammar, Rule
from reformat.speech.spoken.roman import value

_DATA = Path(__file__).with_name("eastern.toml")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SQUARED = lazy(r"[㌀-㍗㍱-㏟]")
"""Units in one sign: ㌢, ㎏, ㎡."""
_STOPWATCH = lazy(r"(?<![\d:])(?P<hours>\d{1,2})[:：](?P<minutes>[0-5]\d)[:：](?P<seconds>[0-5]\d)(?![\d:])")
_LAP = lazy(r"(?<![\d:])(?P<minutes>\d{1,2})[:：](?P<seconds>[0-5]\d)\.(?P<part>\d{1,3})(?![\d:])")
"""A time of a race: 1:23.45."""
_ROMAN = lazy(r"(?<![A-Za-z\d])(?=[IVX]{2}|(?<=第)[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))(?=[世章型部期编編級级類类卷巻])")
"""第III章, II型, ヘンリーVIII世; a letter alone (V型) is none."""
_MARKS = lazy(r"(?P<low>\d{1,3}\.\d{1,2}|\d{1,2}(?=[/／](?:5|10|100)[点分]))[/／](?P<high>5|10|100)(?![\d/／])[点分]?")
_FRACTION = lazy(
    r"(?P<sign>(?<![A-Za-z0-9)])[-−])?(?<![\d/])(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d/])(?P<pressure>mmHg)?"
)
_CIRCLED = lazy(r"[\u2460-\u249b\u2776-\u2793\u2150-\u217f\u00bc-\u00be]")
_COUNTED = "[世赛賽级級个個位名人天年月日岁歲歳小时時分秒台件本回度万亿億元円公里米次家场章页頁週周か国ヶカ匹枚歩]"
"""What two numbers with a hyphen between them count: from one to the other, and no score."""
_PHONE = lazy(
    r"(?<!\d)0\d{1,4}[-・‐－]\d{1,4}[-・‐－]\d{3,4}(?!\d)|(?<!\d)0\d{1,3}-\d{6,8}(?!\d)|(?<!\d)400-\d{3,4}-\d{3,4}(?!\d)"
    r"|(?:(?<=〒)|(?<=〒\s))\d{3}[-－‐]\d{4}(?!\d)"
    r"|(?<![\d.])1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![\d.])|\+\d{1,3}(?:[- ]\d{1,4}){2,5}"
)


_WORTH = lazy(r"(?<=[ルロ円元])[=＝](?=[\d約])")
"""1ドル=150円: what money is worth."""
_UNTIL = lazy(
    r"(?:(?<=[:：]\d\d)|(?<=[:：]\d\d\s))[〜~～–—－-]\s?(?=\d{1,2}[:：]\d\d)|(?<=\d[A-Za-z万億亿])[〜~～](?=\d)"
    r"|(?<=[年月日时時点點岁歳紀期旬頃末半代])[〜~～–—－-]{1,2}(?=\d|(?:平成|令和|昭和|大正|明治|紀元)前?\d|午[前後]|正午|[上下中]午|凌晨|晚上?\d|[深夕]夜|翌)"
    r"|(?<=[月火水木金土日][)）])[〜~～–—－-](?=\d)|(?<=[./-]\d\d)[〜~～–—-](?=(?:19|20)\d\d[./-])"
)
_WEEKDAYS = lazy(r"(?<=日)[(（](?P<low>[月火水木金土日])[〜~～–—－-](?P<high>[月火水木金土日])[)）]")
_HALF_DAY = lazy(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?\d)(?:[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?)?\s?(?P<half>[aApP])\.?\s?[mM](?![A-Za-z])\.?"
)
_SLASHED_DAY = lazy(
    r"(?<![\d/])(?=\d{1,2}/\d{1,2}(?:から|まで|に[^よ]|[〜~～]\d{1,2}/|[（(][月火水木金土日][）)])|(?<=から))"
    r"(?P<month>1[0-2]|[1-9])/(?P<day>[12]\d|3[01]|[1-9])(?![\d/])"
)
_CALLED = lazy(r"(?<![\d.,:/-])\d{3,8}(?!\d|[.,:/-]\d)")
"""Figures that may be a code's."""
_TO = lazy(r"(?:(?<=(?<![A-Za-z])[BCDPM])2(?=[BCGPM](?![A-Za-z]))|(?<=(?<![A-Za-z])O)2(?=O(?![A-Za-z])))")
"""B2B, O2O: to, in English."""
_YEAR = lazy(r"(?P<year>(?:[1１][1-9１-９]|[2２][0０])\d\d)(?=年)")
_TIMES = lazy(r"(?<=\d\s)[xX]\s(?=\d)")
_DAY_FIRST = lazy(
    r"(?<![\d/.])(?P<day>[12]\d|3[01]|0?[1-9])/(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_SUM = lazy(r"(?<=[\d)）])([＋＝])(?=[\d(（])")
_YEAR_MONTH = lazy(r"(?<![\d/.])(?P<year>(?:19|20)\d\d)[/.](?P<month>0[1-9]|1[0-2])(?![\d/]|\.\d)")
_LATER, _SEASON = r"(?:(?:19|20)\d\d|\d\d)", "赛季|賽季|シーズン|年度"
_BELOW = r"(?:(?<![A-Za-z0-9)])[-−](?=\d))?"
_ONE_SIGN = "㎞㎝㎜㎏㎎㎍㎡㎥㎢㎖㏄㎾"


def eastern(language: str) -> Grammar:
    """The grammar of ja or zh."""
    table: dict[str, Any] = tomllib.loads(_DATA.read_text("utf-8"))[language]
    read = Reader(language, table)
    formulas = formula_rules(table["formulas"], read.number, read.digits)
    calls = call_rules(read.digits, table["signs"]["+"], table["point"], table["pause"])
    own = (*_names(read, table), *formulas, *_times(read, table), *_rules(read, table))
    rules = (*link_rules(language), *calls, *(r for r in own if r.pattern.pattern != "(?!)"), *closing_rules(language))
    return Grammar(
        re.compile(
            rf"[^\w\s.,?!。、，．？！]|_|\d|[²³¹⁰-₉]|(?<![A-Za-z\d.,])\.(?=\d)|{_CIRCLED.pattern}|(?<![A-Za-z0-9])[A-Za-z]"
        ),
        rules,
    )


def _names(read: Reader, table: dict[str, Any]) -> tuple[Rule, ...]:
    """Figures that a trade has its own words for: 打率.312, M7.3, 歼-20."""
    magnitude = re.compile(r"(?<![A-Za-z])M\s?(\d\.\d)")
    return (
        Rule("company", "(（", re.compile(table["companies"]), read.company),
        Rule("pair", "0", re.compile(table["pairs"]), read.pair),
        Rule("roman", "a", _ROMAN, lambda m: read.whole(value(m[1]))),
        Rule("batting", ".", re.compile(table["batting"]), read.batting),
        Rule("magnitude", "a", magnitude, lambda m: f"{table['magnitude']}{read.number(m[1])}"),
        Rule("model", "-－–", re.compile(table["model"]), lambda m: ""),
    )


def _times(read: Reader, table: dict[str, Any]) -> tuple[Rule, ...]:
    slashed = _SLASHED_DAY if table["slashed_days"] else re.compile("(?!)")
    return (
        Rule("weekday", "(（", re.compile(r"(?<=日)[(（](?P<day>[月火水木金土日])[)）]"), read.weekday),
        Rule("weekdays", "(（", _WEEKDAYS, read.weekdays),
        Rule("half-day", "0", _HALF_DAY, read.half_day),
        Rule("slashed-day", "0", slashed, read.slashed_day),
        Rule("stopwatch", "0", _STOPWATCH, read.stopwatch),
        Rule("lap", "0", _LAP, read.lap),
        Rule("until", "〜~～–—－-", _UNTIL, lambda m: str(table["to"])),
        Rule("verse", "0", re.compile(table["bible"]), read.verse),
        Rule("clock", "0", re.compile(r"(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?![\d:：])"), read.clock),
    )


def _rules(read: Reader, table: dict[str, Any]) -> tuple[Rule, ...]:
    n, sign = _NUMBER, r"(?P<sign>(?<![A-Za-z0-9)])[-−+](?=\d))?"
    units = "|".join(map(re.escape, sorted([*table["units"], *_ONE_SIGN], key=len, reverse=True)))
    measure = rf"{sign}(?P<number>{n})[^\S\n]?(?P<unit>{units})"
    signs = "|".join(map(re.escape, sorted(table["money"], key=len, reverse=True)))
    money = rf"(?P<money>{signs})\s?(?P<number>{n})(?P<scale>[万萬億兆亿]+|(?:[bt]n|[KMBTkm])(?![A-Za-z]))?元?"
    high = rf"(?:[~〜～–—-](?P<high>{n}))?"
    ranged = rf"{sign}(?P<number>{n}){high}"
    ymd = r"(?P<year>(?:1[1-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
    return (
        Rule("phone", "0+", _PHONE, read.phone),
        Rule("name", "0", re.compile(table["names"]), read.name),
        Rule("number-sign", "a№", re.compile(r"(?:No|NO|№)\.?\s?(?=\d)"), lambda m: str(table["number_sign"])),
        Rule("circled", "#", _CIRCLED, read.circled),
        Rule("date", "0", re.compile(ymd), read.date),
        Rule("date", "0", _DAY_FIRST, read.date),
        Rule("year-month", "0", _YEAR_MONTH, read.year_month),
        Rule("code", "0", _CALLED, read.code),
        Rule("to", "0", _TO, lambda m: " to "),
        Rule("year", "0", _YEAR, lambda m: read.year(m["year"])),
        Rule("money", "".join({m[0] for m in table["money"]}) + "a", re.compile(money), read.money),
        Rule("percent", "0-−+", re.compile(rf"{sign}(?P<number>{n})[%％]?{high}[%％]"), read.percent),
        Rule("per-mille", "0-−+", re.compile(rf"{sign}(?P<number>{n})‰"), read.per_mille),
        Rule("marks", "0", _MARKS, read.marks),
        *([Rule("each", "/", re.compile(table["each"]), lambda m: "每")] if "each" in table else ()),
        Rule("loss", "▲", re.compile(table["loss"]), lambda m: str(table["minus"])),
        Rule("per", "0-−+", re.compile(rf"{measure}/(?P<per>{units})(?![A-Za-z])"), read.per),
        Rule("unit", "0-−+", re.compile(rf"{ranged}[^\S\n]?(?P<unit>{units})(?![A-Za-z])"), read.unit),
        Rule("rate", "0", re.compile(rf"(?P<number>{n})(?P<of>{table['rated']})/(?P<per>{table['rates']})"), read.rate),
        Rule("age", "（(", re.compile(table["age"]), read.age),
        Rule("rate-of-exchange", "=＝", _WORTH, lambda m: str(table["pause"])),
        *_between(read, table, sign),
    )  # fmt: skip


def _between(read: Reader, table: dict[str, Any], sign: str) -> tuple[Rule, ...]:
    """What a sign between two numbers says, and what is left: bare numbers and marks."""
    n = _NUMBER
    return (
        Rule("minus", "0", re.compile(rf"(?P<low>{n})\s?[-−]\s?(?P<high>{n})(?=\s?[=＝])"), read.minus),
        Rule("bracketed", "(（", re.compile(r"(?<=第)[(（](\d{1,4})[)）]"), lambda m: read.number(m[1])),
        Rule("from", "〜~～", re.compile(table["open_end"]), lambda m: str(table["to"])),
        Rule("sum", "＋＝", _SUM, lambda m: str(table["signs"]["+" if m[1] == "＋" else "="])),
        Rule("times", "xX", _TIMES, lambda m: str(table["signs"]["×"])),
        Rule("range", "0", re.compile(rf"(?P<low>(?:19|20)\d\d)/(?P<high>{_LATER})(?={_SEASON})"), read.range),
        Rule("fraction", "0-−", _FRACTION, read.fraction),
        Rule("range", "0-−", re.compile(rf"(?P<low>{_BELOW}{n})[~〜～–—](?P<high>{n})"), read.range),
        Rule("range", "0", re.compile(rf"(?<![\d-])(?P<low>{n})-(?P<high>{n})(?={_COUNTED})"), read.range),
        Rule("range", "0", re.compile(r"(?<![\d―－-])(?P<low>\d{1,2})[―－](?P<high>1[0-2]|[1-9])(?=月)"), read.range),
        Rule("score", "0", re.compile(r"(?<![\d-])(?P<low>\d{1,3})[-:：―](?P<high>\d{1,3})(?![\d:-])"), read.score),
        Rule("number", "0-−+", re.compile(rf"{sign}(?P<number>{n})(?P<counter>{table['counters']})?"), read.plain),
        Rule("squared", "#ァア", _SQUARED, read.squared),
        Rule("mark", "#" + "".join(table["signs"]), MARK, read.mark),
    )  # fmt: skip
