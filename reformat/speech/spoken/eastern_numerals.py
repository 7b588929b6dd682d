"""The numerals of Japanese and Chinese in characters, bound to a language's words; units in plain letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_DIGITS = {"ja": "〇一二三四五六七八九", "zh": "零一二三四五六七八九"}
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Numerals:
    """One language's numerals: `table` holds its words (see eastern.toml)."""

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
            said = self._group(low, not groups) + scales[index]
            if index and low == 1000 and self.language == "ja":  # 1000万 is 一千万
                said = "一" + said
            zero = self.language == "zh" and groups and (gap or low < 1000)
            if self.language == "zh" and groups and not index and said[0] == "十":  # 50010 is 五万零一十
                said = "一" + said
            if index and low == 2 and not groups and self.language == "zh":
                said = "两" + scales[index]
            groups.append(("零" if zero else "") + said)
            gap = False
        return "".join(groups)

    def _group(self, value: int, first: bool) -> str:
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
            pair = self.language == "zh" and digit == 2 and first and (place == 1000 and not said)
            said += ("" if bare else "两" if pair else digits[digit]) + name
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


def unfolded(unit: str) -> str:
    """㎏ as kg, ㎥ as m³, ㌢ as センチ."""
    plain = unicodedata.normalize("NFKC", unit).replace("µ", "μ")
    return re.sub(r"(?<=m)([23])", lambda m: "²³"[int(m[1]) - 2], plain)
