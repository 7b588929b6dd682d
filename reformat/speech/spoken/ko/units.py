"""Units and currencies: 5㎞ 오 킬로미터, 100km/h 시속 백 킬로미터, 25℃ 섭씨 이십오 도, $3.2억 삼 점 이 억 달러."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("units.toml")
_SQUARED = r"[㍱-㍺㎀-㏟㏊㏋ℓ℃℉]"


@cache
def _data() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = tomllib.loads(_DATA.read_text("utf-8"))
    return {table: {key.rstrip("_"): say for key, say in words.items()} for table, words in data.items()}


@cache
def currencies() -> dict[str, str]:
    """What stands before an amount of money, and what is said behind it."""
    return _data()["money"]


def english_scales() -> dict[str, int]:
    """Scales that stand behind an amount in Latin letters, as powers of ten."""
    return _data()["scales"]


@cache
def unit_pattern() -> str:
    """Every unit, also one over another, where no letter follows."""
    names = sorted(
        {*_data()["units"], "m2", "m3", "km2", "cm2", "cm3", "㎜Hg", "㎾h", "㎿h", "㎏·m", "㎏f·m", "µg", "µm", "㎍"},
        key=lambda n: (-len(n), n),
    )
    plain = "|".join(map(re.escape, names))
    one = rf"(?:{plain}|{_SQUARED})[²³]?"
    return rf"(?:{one}(?:\s?[/∕]\s?(?:{one}|H|일|년|월|초|분|시간|인))?|㎧|㎨|㎮)(?![A-Za-z²³])"


def unfolded(unit: str) -> str:
    """㎞/h as km/h, ㎡ as m², ㎍ as μg."""
    plain = unit.replace("²", "2").replace("³", "3")
    plain = (
        unicodedata.normalize("NFKC", plain)
        .replace("∕", "/")
        .replace("µ", "μ")
        .replace(" ", "" if "/" in plain else " ")
    )
    return re.sub(r"(?<=[ms])2", "²", re.sub(r"(?<=m)3", "³", plain))


def said_with_unit(number: str, unit: str, before: str) -> str:
    """The reading of a number, already in words, with its unit; `before` is the text in front of both."""
    sign = unfolded(unit)
    top, _, bottom = sign.partition("/")
    units, per = _data()["units"], _data()["per"]
    name = units.get(top, top)
    if sign == "mph":
        return _speed("시속", number, name, before)
    if bottom:
        if bottom in per and top.endswith("m"):
            return _speed(per[bottom], number, name, before)
        per_said = before.rstrip().endswith(f"{units.get(bottom, bottom)[-4:]}당")
        return f"{number} {name}" if per_said else f"{units.get(bottom, bottom)}당 {number} {name}"
    if sign in ("°C", "°F"):
        scale = "섭씨" if sign == "°C" else "화씨"
        said_before = re.search(r"(?:섭씨|화씨|영하|영상|[-−–~])\s?$", before)
        return f"{number} {name}" if said_before else f"{scale} {number} {name}"
    return f"{number} {name}"


def _speed(per: str, number: str, name: str, before: str) -> str:
    return f"{number} {name}" if before.rstrip().endswith(per) else f"{per} {number} {name}"


def name_of(unit: str) -> str:
    """A unit with no number before it."""
    sign = unfolded(unit)
    if sign == "°C":
        return "섭씨"
    if sign == "°F":
        return "화씨"
    top, _, bottom = sign.partition("/")
    units = _data()["units"]
    name = units.get(top, top)
    return f"{units.get(bottom, bottom)}당 {name}" if bottom else name
