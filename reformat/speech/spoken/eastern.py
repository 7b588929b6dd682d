"""Japanese and Chinese for the ear: numerals in characters, per cent, dates, times, units, money and signs."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from reformat.speech.spoken.common import MARK, closing_rules, link_rules
from reformat.speech.spoken.piece import Grammar, Rule

_DATA = Path(__file__).with_name("eastern.toml")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DIGITS = {"ja": "〇一二三四五六七八九", "zh": "零一二三四五六七八九"}
_LONGEST = 16
_CIRCLED = re.compile(r"[\u2460-\u2473\u2776-\u277f\u2160-\u216b\u00bc-\u00be\u2153-\u215e]")
_COUNTED = "[个個位名人天年月日岁歲歳小时時分秒台件本回度万亿億元円公里米次家场章页頁週周か国ヶカ匹枚歩]"
"""What two numbers with a hyphen between them count: from one to the other, and no score."""
_THINGS = re.compile(r"[个個位名人天岁歲小周週件台次场場家倍]")
_PHONE = re.compile(
    r"(?<!\d)0\d{1,4}[-・‐－]\d{1,4}[-・‐－]\d{3,4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)400-\d{3,4}-\d{3,4}(?!\d)"
    r"|(?<![\d.])1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![\d.])|\+\d{1,3}(?:[- ]\d{1,4}){2,5}"
)


_WORTH = re.compile(r"(?<=[ルロ円元])[=＝](?=[\d約])")
"""1ドル=150円: what money is worth."""
_UNTIL = re.compile(r"(?<=:\d\d)\s?[〜~～–—－-]\s?(?=\d{1,2}:\d\d)|(?<=[年月日时時点點岁歳])[〜~～–—－-]{1,2}(?=\d)")


@dataclass(frozen=True, slots=True)
class Reader:
    """One language's numbers and signs."""

    language: str
    table: dict[str, Any]

    def whole(self, value: int) -> str:
        """1784 千七百八十四 (ja), 一千七百八十四 (zh)."""
        if value == 0:
            return _DIGITS[self.language][0] if self.language == "zh" else "ゼロ"
        groups: list[str] = []
        gap = False
        scales = self.table["scales"]
        for index in range(len(scales) - 1, -1, -1):
            low = value // 10_000**index % 10_000
            if not low:
                gap = bool(groups)
                continue
            said = self._group(low) + scales[index]
            zero = self.language == "zh" and groups and (gap or low < 1000)
            groups.append(("零" if zero else "") + said)
            gap = False
        return "".join(groups)

    def _group(self, value: int) -> str:
        digits = _DIGITS[self.language]
        said, gap = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = value // place % 10
            if not digit:
                gap = bool(said)
                continue
            if gap and self.language == "zh":
                said += "零"
            bare = digit == 1 and (place > 1 if self.language == "ja" else place == 10 and not said)
            said += ("" if bare else digits[digit]) + name
            gap = False
        return said

    def digits(self, text: str) -> str:
        """Digit by digit."""
        return "".join(_DIGITS[self.language][int(c)] for c in text if c.isdecimal()).replace("〇", "ゼロ")

    def number(self, printed: str) -> str:
        """A printed number; a leading zero or great length digit by digit."""
        whole, _, fraction = printed.replace(",", "").partition(".")
        digit_wise = len(whole) > _LONGEST or (len(whole) > 1 and whole[0] == "0")
        said = self.digits(whole) if digit_wise else self.whole(int(whole))
        return f"{said}{self.table['point']}{self.digits(fraction)}" if fraction else said

    def percent(self, match: re.Match[str]) -> str:
        """50% and 50~60%."""
        low, high = self.number(match["number"]), match["high"]
        said = f"{low}{self.table['to']}{self.number(high)}" if high else low
        return self._sign(match) + str(self.table["percent"]).format(n=said)

    def _sign(self, match: re.Match[str]) -> str:
        return {"+": str(self.table["plus"]), "": ""}.get(match["sign"] or "", str(self.table["minus"]))

    def unit(self, match: re.Match[str]) -> str:
        """A number and its unit."""
        said = self.number(match["number"])
        if match["high"]:
            said += f"{self.table['to']}{self.number(match['high'])}"
        return self._sign(match) + said + str(self.table["units"][match["unit"]])

    def rate(self, match: re.Match[str]) -> str:
        """60公里/小时 每小时六十公里."""
        return str(self.table["rate"]).format(per=match["per"], n=self.number(match["number"]), of=match["of"])

    def money(self, match: re.Match[str]) -> str:
        """A sign of money, said behind the amount."""
        return f"{self.number(match['number'])}{match['scale'] or ''}{self.table['money'][match['money']]}"

    def date(self, match: re.Match[str]) -> str:
        """2021-06-18 and 2021/6/18."""
        month, day = self.whole(int(match["month"])), self.whole(int(match["day"]))
        return f"{self.year(match['year'])}年{month}月{day}日"

    def age(self, match: re.Match[str]) -> str:
        """森さん（34）は 森さん、三十四歳は."""
        return f"{self.table['pause']}{self.whole(int(match['age']))}{self.table['years']}"

    def weekday(self, match: re.Match[str]) -> str | None:
        """5日（木） 五日、木曜日 (Japanese)."""
        return f"、{match['day']}曜日、" if self.language == "ja" else None

    def year(self, printed: str) -> str:
        """A year: digit by digit in Chinese."""
        return self.digits(printed) if self.language == "zh" else self.whole(int(printed))

    def clock(self, match: re.Match[str]) -> str:
        """14:30."""
        hour, minute = int(match["hour"]), int(match["minute"])
        said = f"{self.whole(hour)}{self.table['hour']}"
        zero = _DIGITS["zh"][0] if self.language == "zh" and minute < 10 else ""
        return f"{said}{zero}{self.whole(minute)}分" if minute else said

    def fraction(self, match: re.Match[str]) -> str:
        """1/3 三分の一."""
        top, bottom = self.whole(int(match["top"])), self.whole(int(match["bottom"]))
        return str(self.table["fraction"]).format(top=top, bottom=bottom)

    def range(self, match: re.Match[str]) -> str:
        """From one to the other, with ~ or a dash."""
        low, high = match["low"], match["high"]
        years = len(low) == 4 and match.string.startswith("年", match.end())
        said = self.year(low) if years else "两" if low == "2" and self._things(match) else self.number(low)
        if years and len(high) in (2, 4):
            return f"{said}{self.table['to']}{self.digits(high) if self.language == 'zh' else self.number(high)}"
        month = "月" if self.language == "ja" and match.string.startswith("月", match.end()) else ""
        return f"{said}{month}{self.table['to']}{self.number(high)}"

    def _things(self, match: re.Match[str]) -> bool:
        """Whether things are counted behind a Chinese range: 2-3天 两到三天, but 2-3月 二到三月."""
        return self.language == "zh" and bool(_THINGS.match(match.string, match.end()))

    def score(self, match: re.Match[str]) -> str:
        """3-2, 3:2."""
        return f"{self.number(match['low'])}{self.table['against']}{self.number(match['high'])}"

    def phone(self, match: re.Match[str]) -> str:
        """Digit by digit, with breaths."""
        comma = "、" if self.language == "ja" else "，"
        return comma.join(self.digits(part) for part in re.split(r"\D+", match[0]) if part)

    def name(self, match: re.Match[str]) -> str:
        """A number that is called by its digits: 110, 3·15, 90后."""
        return self.digits(match[0])

    def circled(self, match: re.Match[str]) -> str:
        """① and Ⅳ as numbers, ½ as a part."""
        value = Fraction(unicodedata.numeric(match[0])).limit_denominator(12)
        whole, bottom = self.whole(value.numerator), self.whole(value.denominator)
        return whole if value.denominator == 1 else str(self.table["fraction"]).format(top=whole, bottom=bottom)

    def plain(self, match: re.Match[str]) -> str:
        """Any other number."""
        before = match.string[match.start() - 1 : match.start()]
        lead = " " if before.isascii() and before.isalpha() else ""
        if self.language == "zh" and match["number"] == "2" and match["counter"] and before != "第":
            return f"{lead}两{match['counter']}"
        return f"{lead}{self._sign(match)}{self.number(match['number'])}{match['counter'] or ''}"

    def mark(self, match: re.Match[str]) -> str:
        """Signs that are words; quotation marks are not heard; the rest is a pause."""
        sign = match[0]
        if sign in self.table["signs"]:
            return str(self.table["signs"][sign])
        text, at = match.string, match.start()
        if sign in "-‐‑'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
            return sign if text[at - 1 : at].isascii() and not text[at + 1].isdecimal() else " "
        if sign in "「」『』“”‘’\"'《》〈〉":
            return ""
        return "、" if self.language == "ja" else "，"


def eastern(language: str) -> Grammar:
    """The grammar of ja or zh."""
    table: dict[str, Any] = tomllib.loads(_DATA.read_text("utf-8"))[language]
    rules = (*link_rules(language), *_rules(Reader(language, table), table), *closing_rules(language))
    return Grammar(re.compile(rf"[^\w\s.,?!。、，．？！]|_|\d|{_CIRCLED.pattern}|(?<![A-Za-z0-9])[A-Za-z]"), rules)


def _rules(read: Reader, table: dict[str, Any]) -> tuple[Rule, ...]:
    n, sign = _NUMBER, r"(?P<sign>(?<![A-Za-z0-9)])[-−+](?=\d))?"
    units = "|".join(map(re.escape, sorted(table["units"], key=len, reverse=True)))
    signs = "|".join(map(re.escape, sorted(table["money"], key=len, reverse=True)))
    money = rf"(?P<money>{signs})(?P<number>{n})(?P<scale>[万億兆亿]+)?"
    high = rf"(?:[~〜～–—-](?P<high>{n}))?"
    ymd = r"(?P<year>(?:1[1-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
    return (
        Rule("phone", "0+", _PHONE, read.phone),
        Rule("name", "0", re.compile(table["names"]), read.name),
        Rule("number-sign", "a", re.compile(r"(?:No|NO|№)\.?\s?(?=\d)"), lambda m: str(table["number_sign"])),
        Rule("circled", "#", _CIRCLED, read.circled),
        Rule("date", "0", re.compile(ymd), read.date),
        Rule("weekday", "(（", re.compile(r"(?<=日)[(（](?P<day>[月火水木金土日])[)）]"), read.weekday),
        Rule("year", "0", re.compile(r"(?P<year>(?:1[1-9]|20)\d\d)(?=年)"), lambda m: read.year(m["year"])),
        Rule("money", "".join({m[0] for m in table["money"]}) + "a", re.compile(money), read.money),
        Rule("percent", "0-−+", re.compile(rf"{sign}(?P<number>{n})[%％]?{high}[%％]"), read.percent),
        Rule("unit", "0-−+", re.compile(rf"{sign}(?P<number>{n}){high}\s?(?P<unit>{units})(?![A-Za-z])"), read.unit),
        Rule("rate", "0", re.compile(rf"(?P<number>{n})(?P<of>{table['rated']})/(?P<per>{table['rates']})"), read.rate),
        Rule("age", "（(", re.compile(table["age"]), read.age),
        Rule("rate-of-exchange", "=＝", _WORTH, lambda m: str(table["pause"])),
        Rule("until", "〜~～–—－-", _UNTIL, lambda m: str(table["to"])),
        Rule("clock", "0", re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"), read.clock),
        Rule("fraction", "0", re.compile(r"(?<![\d/])(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d/])"), read.fraction),
        Rule("range", "0", re.compile(rf"(?P<low>{n})[~〜～–—](?P<high>{n})"), read.range),
        Rule("range", "0", re.compile(rf"(?<![\d-])(?P<low>{n})-(?P<high>{n})(?={_COUNTED})"), read.range),
        Rule("score", "0", re.compile(r"(?<![\d-])(?P<low>\d{1,3})[-:：](?P<high>\d{1,3})(?![\d:-])"), read.score),
        Rule("number", "0-−+", re.compile(rf"{sign}(?P<number>{n})(?P<counter>{table['counters']})?"), read.plain),
        Rule("mark", "#" + "".join(table["signs"]), MARK, read.mark),
    )  # fmt: skip
