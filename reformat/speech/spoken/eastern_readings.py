"""How Japanese and Chinese read numbers with their signs: the readers, bound to a language's words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reformat.patterns import lazy
from reformat.speech.spoken.eastern_numerals import Numerals, unfolded

_HAN = lazy(r"[\u4e00-\u9fff]")
_THINGS = lazy(r"[人份块塊勺杯瓶个個位名人天岁歲小周週件台次场場家倍]")
_MINUTES = frozenset(f"0{n}" for n in range(10))
_SCREEN = lazy(r"(?:型|インチ|英寸|画面|屏幕?|分辨率|解像度|比例|アスペクト比)[^。]{0,14}$")
"""What 16:10 is the shape of."""
_AT = lazy(r"(?:[于於在]|[时時]间|時間|[时時]刻|[晨午晚间間]|に|は)\s?$")
"""Before 5:35:36 these say that it is a time of day."""
_CODED = lazy(
    r"(?:尾[号號]|末.{1,2}[码碼]|[验驗][证證][码碼]|密[码碼]|代[码碼]|[编編][号號]|房[号號]|分[机機]|工[号號]|卡[号號]|[邮郵][编編]|邮政编码"
    r"|暗証番号|会員番号|注文番号|郵便番号|証券コード|番号|コード|内線|口座)(?:[是为為は]|[:：])?\s?[*＊]*[A-Z]{0,3}$"
)
_ROOM = lazy(r"[号號]?[房室]")
_DISCOUNT = lazy(r"折(?!叠|疊|合|算)")
_FACTORS = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
_READ = {"0時": "零", **{f"{n}{scale}": "一千" for n in ("1000", "1,000") for scale in "万億兆"}}
_LEADING = frozenset("月日号號点點时時")


@dataclass(frozen=True, slots=True)
class Reader(Numerals):
    """One language's numbers and signs."""

    def percent(self, match: re.Match[str]) -> str:
        """50% and 50~60%."""
        low, high = self.number(match["number"]), match["high"]
        said = f"{low}{self.table['to']}{self.number(high)}" if high else low
        return self._sign(match) + str(self.table["percent"]).format(n=said)

    def _sign(self, match: re.Match[str]) -> str:
        below = "below" if match.groupdict().get("unit") in ("℃", "度") else "minus"  # 零下
        return {"+": str(self.table["plus"]), "": ""}.get(match["sign"] or "", str(self.table[below]))

    def unit(self, match: re.Match[str]) -> str:
        """A number and its unit."""
        said = "两" if self.language == "zh" and match["number"] == "2" else self.number(match["number"])
        if match["high"]:
            said += f"{self.table['to']}{self.number(match['high'])}"
        return self._sign(match) + said + str(self.table["units"][unfolded(match["unit"])])

    def per(self, match: re.Match[str]) -> str:
        """36μg/m³ 每立方米三十六微克, 一立方メートルあたり三十六マイクログラム."""
        units, one = self.table["units"], "一" if self.language == "ja" else ""
        per = units[unfolded(match["per"])]
        return str(self.table["rate"]).format(
            per=one + per, n=self._sign(match) + self.number(match["number"]), of=units[unfolded(match["unit"])]
        )

    def squared(self, match: re.Match[str]) -> str:
        """㌢ センチ, ㎏ キログラム."""
        plain = unfolded(match[0])
        return str(self.table["units"].get(plain, plain))

    def stopwatch(self, match: re.Match[str]) -> str:
        """2:08:21: hours, minutes and seconds that somebody took."""
        parts = zip(("hours", "minutes", "seconds"), self.table["lengths"], strict=True)
        hours, minutes, seconds = (int(match[part]) for part in ("hours", "minutes", "seconds"))
        if match["hours"][0] == "0" or _AT.search(match.string, max(0, match.start() - 4), match.start()):
            return self._time(hours, minutes, seconds)
        return "".join(self._counted(int(match[part])) + name for part, name in parts if int(match[part]))

    def _time(self, hour: int, minute: int, second: int | None = None) -> str:
        """A time of day; minutes below ten have their nought in Chinese."""
        said = f"{'零' if not hour and self.language == 'ja' else self._counted(hour)}{self.table['hour']}"
        zero = "零" if self.language == "zh" and 0 < minute < 10 and second is None else ""
        if minute or second is not None:
            said += f"{zero}{self.whole(minute)}分"
        return said if second is None else f"{said}{self.whole(second)}秒"

    def half_day(self, match: re.Match[str]) -> str | None:
        """9:30pm 午後九時三十分, 下午九点三十分."""
        hour = int(match["hour"])
        late, noon = match["half"] in "pP", hour % 12 == 0
        half = self.table["halves"][2 if late and noon else late]
        if noon and not (late and self.language == "zh"):
            hour = 0
        second = int(match["second"]) if match["second"] else None
        return f"{half}{self._time(hour, int(match['minute'] or 0), second)}"

    def slashed_day(self, match: re.Match[str]) -> str:
        """11/5から 十一月五日から."""
        return f"{self.whole(int(match['month']))}月{self.whole(int(match['day']))}日"

    def weekdays(self, match: re.Match[str]) -> str | None:
        """23日(火〜土) 二十三日、火曜日から土曜日 (Japanese)."""
        return f"、{match['low']}曜日から{match['high']}曜日、" if self.language == "ja" else None

    def code(self, match: re.Match[str]) -> str | None:
        """A code, and the number of a Chinese room: figure by figure; 85折 is 八五折."""
        text, start, end = match.string, match.start(), match.end()
        room = self.language == "zh" and len(match[0]) < 5 and _ROOM.match(text, end)
        letters = len(match[0]) > 4 and text[start - 1 : start].isascii() and text[start - 1 : start].isalpha()
        if room or letters or _CODED.search(text, max(0, start - 9), start):
            return self._lead(match) + self.digits(match[0])
        return None

    def _lead(self, match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        return " " if before.isascii() and before.isalpha() else ""

    def _counted(self, value: int) -> str:
        return "两" if value == 2 and self.language == "zh" else self.whole(value)

    def marks(self, match: re.Match[str]) -> str:
        """4.5/5: a mark out of the best there is."""
        return str(self.table["out_of"]).format(high=self.number(match["high"]), low=self.number(match["low"]))

    def batting(self, match: re.Match[str]) -> str:
        """打率.312 三割一分二厘 (Japanese)."""
        said = zip(match["average"], "割分厘", strict=True)
        return "".join(self.digits(figure) + name for figure, name in said if figure != "0")

    def rate(self, match: re.Match[str]) -> str:
        """60公里/小时 每小时六十公里."""
        return str(self.table["rate"]).format(per=match["per"], n=self.number(match["number"]), of=match["of"])

    def money(self, match: re.Match[str]) -> str:
        """A sign of money, said behind the amount; $1.2M is a hundred and twenty ten thousands."""
        if factor := _FACTORS.get((match["scale"] or "").upper()[:1]):
            amount = Decimal(match["number"].replace(",", "")) * factor
            return f"{self.number(f'{amount.normalize():f}')}{self.table['money'][match['money']]}"
        return f"{self.number(match['number'])}{match['scale'] or ''}{self.table['money'][match['money']]}"

    def per_mille(self, match: re.Match[str]) -> str:
        """3‰ 千分之三."""
        return self._sign(match) + str(self.table["per_mille"]).format(n=self.number(match["number"]))

    def lap(self, match: re.Match[str]) -> str:
        """1:23.45 一分二十三秒四五."""
        minutes, seconds = self._counted(int(match["minutes"])), self.whole(int(match["seconds"]))
        return f"{minutes}分{seconds}秒{self.digits(match['part'])}"

    def company(self, match: re.Match[str]) -> str:
        """（株）山田 株式会社山田 (Japanese)."""
        return {"株": "株式会社", "有": "有限会社"}[match[0][1]]

    def pair(self, match: re.Match[str]) -> str | None:
        """2、3个 两三个 (Chinese)."""
        low, high = int(match["low"]), int(match["high"])
        return self._counted(low) + self._counted(high) if high == low + 1 else None

    def date(self, match: re.Match[str]) -> str:
        """2021-06-18 and 2021/6/18."""
        month, day = self.whole(int(match["month"])), self.whole(int(match["day"]))
        return f"{self.year(match['year'])}年{month}月{day}日"

    def year_month(self, match: re.Match[str]) -> str:
        """2019/01 二千十九年一月."""
        return f"{self.year(match['year'])}年{self.whole(int(match['month']))}月"

    def age(self, match: re.Match[str]) -> str:
        """森さん（34）は 森さん、三十四歳は."""
        return f"{self.table['pause']}{self.whole(int(match['age']))}{self.table['years']}"

    def weekday(self, match: re.Match[str]) -> str | None:
        """5日（木） 五日、木曜日 (Japanese)."""
        after = match.string[match.end() : match.end() + 1]
        return (
            f"、{match['day']}曜日{'' if 'ぁ' <= after <= 'ん' or after in tuple('〜~～–—－-') else '、'}"
            if self.language == "ja"
            else None
        )

    def year(self, printed: str) -> str:
        """A year: digit by digit in Chinese."""
        return self.digits(printed) if self.language == "zh" else self.whole(int(printed))

    def minus(self, match: re.Match[str]) -> str:
        """7-5=2 七引く五."""
        return f"{self.number(match['low'])}{self.table['take']}{self.number(match['high'])}"

    def verse(self, match: re.Match[str]) -> str:
        """ヨハネ3:16 三章十六節."""
        return str(self.table["verse"]).format(a=self.whole(int(match["chapter"])), b=self.whole(int(match["verse"])))

    def clock(self, match: re.Match[str]) -> str:
        """14:30."""
        hour, minute = int(match["hour"]), int(match["minute"])
        if minute == 10 and _SCREEN.search(match.string, max(0, match.start() - 18), match.start()):
            return f"{self.whole(hour)}{self.table['against']}{self.whole(minute)}"
        return self._time(hour, minute)

    def fraction(self, match: re.Match[str]) -> str:
        """1/3 三分の一; 120/80mmHg is a pressure, and no part of anything."""
        if int(match["top"]) > int(match["bottom"]):
            unit = str(self.table["units"]["mmHg"]) if match["pressure"] else ""
            return f"{self.number(match['top'])}{self.table['pause']}{self.number(match['bottom'])}{unit}"
        top, bottom = self.whole(int(match["top"])), self.whole(int(match["bottom"]))
        return self._sign(match) + str(self.table["fraction"]).format(top=top, bottom=bottom)

    def range(self, match: re.Match[str]) -> str:
        """From one to the other, with ~ or a dash."""
        low, high = match["low"], match["high"]
        low, sign = low.lstrip("-−"), self.word("minus") if low[0] in "-−" else ""
        years = len(low) == 4 and match.string.startswith(("年", "赛季", "賽季", "シーズン"), match.end())
        said = self.year(low) if years else "两" if low == "2" and self._things(match) else self.number(low)
        if years and len(high) in (2, 4):
            return f"{said}{self.table['to']}{self.digits(high) if self.language == 'zh' else self.number(high)}"
        said = sign + said
        if self.language == "ja" and match.string[match.start() - 1 : match.start()] == "月":  # 7月1〜7月3日
            return f"{said}{'日' if match.string.startswith('月', match.end()) else ''}から{self.number(high)}"
        month = "月" if self.language == "ja" and match.string.startswith("月", match.end()) else ""
        return f"{said}{month}{self.table['to']}{self.number(high)}"

    def _things(self, match: re.Match[str]) -> bool:
        """Whether things are counted behind a Chinese range: 2-3天 两到三天, but 2-3月 二到三月."""
        return self.language == "zh" and bool(_THINGS.match(match.string, match.end()))

    def word(self, key: str) -> str:
        """A word of the table."""
        return str(self.table[key])

    def score(self, match: re.Match[str]) -> str:
        """3-2, 3:2."""
        return f"{self.number(match['low'])}{self.table['against']}{self.number(match['high'])}"

    def phone(self, match: re.Match[str]) -> str:
        """Digit by digit, with breaths."""
        comma = "、" if self.language == "ja" else "，"
        plus = str(self.table["signs"]["+"]) if match[0][0] == "+" else ""
        return plus + comma.join(self.digits(part) for part in re.split(r"\D+", match[0]) if part)

    def name(self, match: re.Match[str]) -> str:
        """A number that is called by its digits: 110, 3·15, 90后."""
        return self._lead(match) + self.digits(match[0])

    def circled(self, match: re.Match[str]) -> str:
        """① and Ⅳ as numbers, ½ as a part."""
        value = Fraction(unicodedata.numeric(match[0])).limit_denominator(12)
        whole, bottom = self.whole(value.numerator), self.whole(value.denominator)
        text, at = match.string, match.start()
        if value.denominator == 1 and "①" in text[max(0, at - 200) : at] and text[at - 1].isalnum():  # ①氏名②住所
            return f"{self.table['pause']}{whole}"
        return whole if value.denominator == 1 else str(self.table["fraction"]).format(top=whole, bottom=bottom)

    def plain(self, match: re.Match[str]) -> str:
        """Any other number."""
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        if match["number"] in _MINUTES and (after in _LEADING or self.language == "ja" and after in tuple("分秒銭")):
            return self.whole(int(match["number"]))  # 08月, 05分
        if self.language == "ja" and (said := _READ.get(match["number"] + after)):
            return said
        if (
            self.language == "zh"
            and len(match["number"]) == 2
            and "0" not in match["number"]
            and _DISCOUNT.match(match.string, match.end())
        ):
            return self.digits(match["number"])  # 85折
        lead = self._lead(match)
        if (
            self.language == "zh"
            and match["number"] == "2"
            and match["counter"]
            and before not in tuple("第万萬亿億千")
        ):
            return f"{lead}两{match['counter']}"
        return f"{lead}{self._sign(match)}{self.number(match['number'])}{match['counter'] or ''}"

    def mark(self, match: re.Match[str]) -> str:
        """Signs that are words; quotation marks are not heard; the rest is a pause."""
        sign, text, at = match[0], match.string, match.start()
        if (
            sign == "#"
            and "topic" in self.table
            and _HAN.match(text, at - 1)
            and text.count("#", max(0, at - 40), at) % 2
        ):
            return self.word("pause")  # the second of #话题#
        if sign == "#" and "topic" in self.table and _HAN.match(text, at + 1):
            return self.word("topic")
        if sign in self.table["signs"]:
            return str(self.table["signs"][sign])
        if sign in "・·•‧" and re.match(self.word("named"), text[at - 1 : at + 2]):
            return " "  # ダニー・ダン, 尼尔·阿姆
        if sign in ")）" and "ぁ" <= text[at + 1 : at + 2] <= "ん":
            return ""
        if sign in "-‐‑'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
            return sign if text[at - 1 : at].isascii() and not text[at + 1].isdecimal() else " "
        if sign in "「」『』“”‘’\"'《》〈〉":
            return ""
        return "、" if self.language == "ja" else "，"
