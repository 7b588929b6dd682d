"""English, German, French and Spanish for the ear: the patterns; words stand in western.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from reformat.patterns import lazy
from reformat.speech.spoken.calls import call_rules
from reformat.speech.spoken.common import MARK, closing_rules, link_rules
from reformat.speech.spoken.formulas import formula_rules
from reformat.speech.spoken.piece import Grammar, Rule
from reformat.speech.spoken.roman import roman_rules
from reformat.speech.spoken.speaker import NARROW, Speaker
from reformat.speech.spoken.starts import starts
from reformat.speech.spoken.western_models import model_rules, sites_named, spaced
from reformat.speech.spoken.western_readings import Readings

_DATA = Path(__file__).with_name("western.toml")
_SPOT = lazy(r"[^\w\s.,?!]|_|\d|(?<![\w.,])\.(?=\d)|[²³¹⁰-₉¼-¾⅐-ⅿ①-⒛❶-➓]|(?<![^\W_])[A-Za-z]")
_NEVER = r"(?!)"
_SHORTENED = r"(?:\.(?=\s+[a-zß-ÿ(]|[,;:)-]))?"
"""The stop of a unit's short form where the sentence goes on: 14 oz. of milk."""
_BEHIND_PART = (
    r"(?:(?<=[¼-¾⅓-⅞⁰¹²³⁴-⁹\d][\s\u00a0-])|(?<=[⁰¹²³⁴-⁹])"
    r"|(?<=illion\s)|(?<=illionen\s)|(?<=illions\s)|(?<=illones\s)|(?<=illiarden\s)|(?<=illiards\s))"
)
_SIGN = r"(?P<sign>(?<![\w)])[-−–+](?=\d))?"
_PHONE = lazy(
    r"\+\d{1,3}(?:[-\s.]\(?\d{1,8}\)?){2,5}(?!\d)"
    r"|(?<![\d.,/-])0\d{2,5}(?:\s?[/-]\s?|\s)\d{3,8}(?:[\s-]\d{1,6}){0,2}(?![\d.,]\d|\d)"
    r"|(?<![\d.,/-])0\d{2,5}\s?/\s?\d\d(?:\s\d\d){1,4}(?![\d.,]\d|\d)"
)
_ISO = lazy(
    r"(?P<year>(?:1[1-9]|20)\d\d)(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d|[./-]\d)(?P<time>T(?=\d))?"
)
_VERSION = lazy(r"\d{1,4}(?:\.\d{1,4}){2,}(?!\d)")
_FRACTION = lazy(
    r"(?P<sign>(?<![\w)])[-−–])?(?<![\d/])(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d/])(?:(?:th|rd)s?(?!\w))?"
)
_HOURS = lazy(r"(?<![\d:])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)\s(?P<seconds>)(?:[Ss]tunden|Std\.?|hours|hrs)(?!\w)")
"""1:45 hours: how long it took."""
_CALLED = lazy(r"(?<![\d.,:/-])\d{3,8}(?!\d|[.,:/-]\d)")
"""Figures that may be a code's."""
_UNTIL = lazy(
    r"(?:(?<=:\d\d)|(?<=:\d\d\s)|(?<=\d[ap]m)|(?<=[ap]m\s)|(?<=[AP]M\s)|(?<=[AP]M)|(?<=[ap]\.m\.\s)|(?<=[ap]\.m\.)|(?<=\dh)|(?<=\dh\d\d)|(?<=h\s\d\d)|(?<=\d\sh))[-–—~]\s?"
    r"(?=\d{1,2}(?::\d\d|\s?h\b|h\d\d|\sUhr|\s?[apAP]\.?[mM]\b))"
)
"""From one time of day to another."""
_STOPWATCH = lazy(
    r"(?<![\d:])(?P<hours>\d{1,2})(?::|\s?h\s?)(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\d:])(?:\s(?:Std\.?|Stunden|h|hours|hrs|heures|horas)(?!\w))?"
)
_LAP = lazy(
    r"(?<![\d.,])(?:(?P<minutes>\d{1,2})['’′]\s?)?(?P<seconds>\d{1,2})(?:''|’’|[″”\"])(?P<part>\d{1,2})(?![\d'])"
)
"""A time of a race: 37''98."""
_TOOK = lazy(
    r"(?<![\d.,])(?P<hours>\d{1,2})\s?h\s?(?P<minutes>[0-5]?\d)(?:\s?m(?:in|n)?|\s?['’′](?=\s?\d))"
    r"(?:\s?(?P<seconds>[0-5]?\d)\s?(?:s(?!\w)|''|’’|″))?(?!\w)"
)
_SPLIT = lazy(r"(?<![\d:])(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d[.,]\d{1,2})(?![\d:]|\.\d)")
"""A time of a race: 15:32.4."""
_INCHES = lazy(r"(?<![\d.,'’′])(?P<number>\d{1,3}(?:[.,]\d)?)\s?(?:''|’’|″|\"(?=[\s,.)-]|$))")
_NTHS = lazy(r"(?<![\d.,])(?P<low>\d{1,2})\.\s?(?P<mark>[-–/])\s?(?P<high>\d{1,2})\.(?=\s[A-ZÄÖÜ])")
_NOTE = lazy(r"(?<=[a-zß-ÿ]{4}[.!?])\d{1,2}$")
"""A note's number behind the stop of its sentence."""
_CHANGE = lazy(r"(?<=\()([▲▼])\s?(?=\d)")
"""A rise or a fall in brackets, behind a price."""
_MIXED = lazy(r"(?<![\d/.,])(?P<whole>\d{1,3})[ \u00a0-](?P<top>[1-7])/(?P<bottom>[2-8])(?![\d/])")
_LASTING = lazy(
    r"(?<![\d:])(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)\s?(?=(?:min|Min|minutes?|Minuten|minutos?)\b)\w+(?:\.(?=\s[a-zß-ÿ]))?"
)
_PART = lazy(r"(?P<whole>\d{1,3})?\s?(?P<part>[¼-¾⅐-ⅿ①-⒛❶-➓])")
_SCORE = lazy(r"(?P<low>\d{1,3}(?:[.,]\d{3})+(?=:1(?!\d))|\d{1,3}|\d{1,6}(?=:1(?!\d))):(?P<high>\d{1,3})(?![\d:])")
_MARKS = lazy(r"(?P<low>\d{1,3}[.,]\d{1,2}|5(?=/5\b)|10(?=/10\b))/(?P<high>5|6|10|20|100)(?![\d/])")
_POINT = lazy(r"\d{1,4}\.(?:\d{1,2}|\d{4,})(?![\d.]|,\d)")
"""A decimal point in a language that writes commas."""

_TYPED = {
    "kb/s": "kbit/s", "kbps": "kbit/s", "Mb/s": "Mbit/s", "Mbps": "Mbit/s", "Gb/s": "Gbit/s", "Gbps": "Gbit/s",
    "m2": "m²", "km2": "km²", "m3": "m³", "° C": "°C", "℃": "°C", "° F": "°F",
    "\xb5g": "μg", "\xb5m": "μm", "L": "l", "mL": "ml",
}  # fmt: skip
"""How units are typed otherwise."""


def western(language: str) -> Grammar:
    """The grammar of en, de, fr or es."""
    table: dict[str, Any] = tomllib.loads(_DATA.read_text("utf-8"))[language]
    units = table["units"]
    units |= {typed: units[unit] for typed, unit in _TYPED.items() if unit in units}
    read = Readings(Speaker(language, table))
    speaker = read.say
    own = (
        *_turns(read, table),
        *formula_rules(table["formulas"], speaker.number, speaker.digits),
        *roman_rules(read.say),
        *model_rules(speaker),
        *_dates(read, table),
        *_amounts(read, table),
        *_figures(read, table),
    )
    rules = (spaced(rule) for rule in own if rule.pattern.pattern != _NEVER)  # of another language
    calls = call_rules(speaker.digits, f"{table['plus']} ", f" {table['dot']} ", ", ")
    return Grammar(_SPOT, (*sites_named(link_rules(language), speaker), *calls, *rules, *closing_rules(language)))


def _turns(read: Readings, table: dict[str, Any]) -> Iterator[Rule]:
    """Turns of phrase that are said as no rule would: 24/7, a 911 call, p. 5."""
    families = table.get("families", {}).items()
    members = ((family.replace("NAME", name), said) for family, names in families for name, said in names.items())
    for pattern, said in (*table["turns"].items(), *members):
        yield Rule("turn", starts(pattern), re.compile(pattern), partial(_said, said))
    yield Rule("saint", "S", re.compile(r"St\.(?P<gap>\s(?=[A-ZÀ-Þ]))?"), read.saint)


def _said(said: str, _: re.Match[str]) -> str:
    return said


def _longest_first(words: dict[str, Any]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _number(table: dict[str, Any]) -> str:
    group, decimal = re.escape(table["group"]), re.escape(table["decimal"])
    pair = r"| \d\d(?!\d)" if " " in group else ""  # 91 123 45 67: a telephone
    bare = r"|(?<![\w.])\.\d+" if table["decimal"] == "." else ""
    indian = r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|" if table["group"] == "," else ""  # 28,25,140
    return rf"(?:(?:{indian}\d{{1,3}}(?:[{group}{NARROW}]\d{{3}})+(?!\d{pair})|\d+)(?:{decimal}\d+)?{bare})"


def _dates(read: Readings, table: dict[str, Any]) -> tuple[Rule, ...]:
    names = (*table["months"], *table["months_short"])
    months = "|".join(map(re.escape, names))
    before = rf"(?P<day>\d{{1,2}})(?:{table['day_mark']})?(?=\s(?:{table['before_month']})?(?:{months})(?!\w))"
    named = "|".join(rf"(?<={re.escape(month)}\s)" for month in names) if table["month_first"] else _NEVER
    after = rf"(?:{named})(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?(?![\d:.]\d|\d|\s?%)"
    states = table.get("states", {})
    opening = (name[0].upper() + name[1:] for name in table["short"] if name[0].islower())
    headed = _longest_first(dict.fromkeys(name for name in opening if name not in table["short"]))
    stated = rf"|(?:(?<=[a-z],\s)|(?<=\b[DR]-))(?:{_longest_first(states)})" if states else ""
    return (
        Rule(
            "abbreviation",
            "".join({initial for short in (*table["short"], *states) for initial in (short[0], short[0].upper())}),
            re.compile(rf"(?:{_longest_first(table['short'])}{stated}|^(?:{headed})(?=\s+\S))(?=\s|$|\d|[,;:)])"),
            read.abbreviation,
        ),
        Rule("minute", "0", re.compile(table.get("minute_of_play", _NEVER)), read.minute_of_play),
        Rule("took", "0", _TOOK, read.took),
        Rule("stature", "0", re.compile(table.get("stature", _NEVER)), read.stature),
        Rule("phone", "0+(", _PHONE, read.phone),
        Rule("local", "0", re.compile(table.get("local", _NEVER)), read.phone),
        Rule("iso-date", "0", _ISO, read.iso),
        Rule("nth-until", "0", re.compile(table.get("nth_until", _NEVER)), read.nth_until),
        Rule("own-date", "0", re.compile(table["own_date"]), read.iso),
        Rule("short-date", "0", re.compile(table.get("short_date", _NEVER)), read.iso),
        Rule("month-year", "0", re.compile(table.get("month_year", _NEVER)), read.month_year),
        Rule("day-date", "0", re.compile(table.get("day_date", _NEVER)), read.iso),
        Rule("day", "0", re.compile(before), read.day_of if table["month_first"] else read.month_day),
        Rule("day-after", "0", re.compile(after), read.month_day),
        Rule("nth", "0", re.compile(table["nth_pattern"]), read.nth),
    )


def _amounts(read: Readings, table: dict[str, Any]) -> tuple[Rule, ...]:
    n, scales = _number(table), _longest_first(table["scales"])
    amount = rf"{_SIGN}(?P<number>{n})"
    high = rf"(?:\s?[-–—~]\s?(?P<high>{n}))?"
    currency = _longest_first(table["money"])
    codes = "|".join(name for name in table["money"] if name.isalpha() and name.isupper())
    signs = "".join(sorted({name for name in table["money"] if len(name) == 1}))
    words = "|".join(table["money_words"])
    again = "|".join(
        dict.fromkeys((*(many.split()[-1] for _, many, _ in table["money"].values()), "pesos", "bolívares"))
    )
    behind = rf"(?:[{signs}]|(?:{codes})(?!\w))"
    coined = rf"(?:\d{{1,3}}(?:,\d{{3}})*\.\d{{1,2}}(?![\d.]|,\d)|{n})" if table["decimal"] == "," else n
    money = (
        rf"(?P<minus>(?<![\w)])[-−–](?=[{signs}\d]))?(?:(?P<sign>{currency})\s?(?P<below>[-−–](?=\d))?(?P<money>{coined})(?:\s?[-–—]\s?(?:{currency})?(?P<high>{n})(?![\d-]))?"
        rf"(?:[\s-]?(?P<scale>{scales})(?!\w))?(?:\s(?:de\s)?(?P<again>{again})(?!\w))?"
        rf"|(?P<money_before>{n})(?:\s(?P<scale_after>{scales}))?[ \u00a0\u202f]?(?P<sign_after>{behind})"
        rf"|(?P<worded>{n}[.,]\d\d(?!\d))\s(?P<word>{words})(?!\w))"
    )
    units = _longest_first(table["units"])
    unit = rf"{amount}{high}(?P<gap>[\s\u00a0\u202f-]?)(?P<unit>{units})(?:\s?/\s?(?P<per>{units}))?(?!\w){_SHORTENED}"
    measured = rf"{_BEHIND_PART}(?P<unit>{units})(?!\w){_SHORTENED}"
    return (
        Rule("money", f"{signs}0a-−–", re.compile(money), read.money),
        Rule("percent", "0-−–+.", re.compile(rf"{amount}\s?%?{high}[\s\u00a0\u202f]?[%％]"), read.percent),
        Rule("unit", "0-−–+.", re.compile(unit), read.unit),
        Rule("measured", "a", re.compile(measured), read.measured),
    )


_DECADE = lazy(r"(?P<number>(?:1[1-9]|20)?\d0)['’]?s\b")


def _figures(read: Readings, table: dict[str, Any]) -> tuple[Rule, ...]:
    many = rf"\d{{1,3}}(?:[{re.escape(table['group'])}]\d{{3}}){{1,2}}|" if table["month_first"] else ""
    ordinal = rf"(?P<number>{many}\d{{1,7}})(?P<mark>{table['ordinal_mark']})(?!\w)"
    n = _number(table)
    span = rf"(?<![\d-])(?P<low>{n})\s?[-–—]\s?(?P<high>{n})(?![\d-]|(?:st|nd|rd|th)\b)"
    flat = rf"(?P<number>{n}),[-–—]{{1,2}}(?![\w-])" if table["decimal"] == "," else _NEVER  # 49,- Euro
    grouped = r"(?!\d{1,3}(?:\.\d{3})+(?![\d.]))" if "." in table["group"] else ""
    return (
        Rule("half-day", "0", re.compile(table.get("half_day", _NEVER)), read.half_day),
        Rule("lasting", "0", _LASTING, read.lasting),
        Rule("hours", "0", _HOURS, read.took),
        Rule("stopwatch", "0", _STOPWATCH, read.took),
        Rule("times", "0", re.compile(rf"(?<![\w.,])(?P<number>{n})\s?[x×]\s?(?=\d)"), read.times),
        Rule("split", "0", _SPLIT, read.split),
        Rule("lap", "0", _LAP, read.lap),
        Rule("inches", "0", _INCHES, read.inches),
        Rule("day-month", "0", re.compile(table.get("day_month", _NEVER)), read.day_month),
        Rule("street", "a", re.compile(table.get("street", _NEVER)), lambda m: f"{m[1]}straße"),
        Rule("nths", "0", _NTHS if table["nth_pattern"] != _NEVER else re.compile(_NEVER), read.nths),
        Rule("note", "0", _NOTE, lambda m: f" {read.say.number(m[0])}"),
        Rule("change", "▲▼", _CHANGE, lambda m: f"{table['changes'][m[1] == '▼']} "),
        Rule("until", "-–—~", _UNTIL, lambda m: f" {table['to']} "),
        Rule("clock", "0", re.compile(table["clock_pattern"]), read.clock),
        Rule("ordinal", "0", re.compile(ordinal), read.ordinal),
        Rule("decade", "0", _DECADE if table["month_first"] else re.compile(_NEVER), read.decade),
        Rule("compound", "0", re.compile(table.get("compound", _NEVER)), read.compound),
        Rule("part", "#0", _PART, read.part),
        Rule("version", "0", re.compile(f"{grouped}{_VERSION.pattern}"), read.version),
        Rule("marks", "0", _MARKS, read.marks),
        Rule("point", "0", _POINT if table["decimal"] == "," else re.compile(_NEVER), read.version),
        Rule("mixed", "0", _MIXED, read.mixed),
        Rule("fraction", "0-−–", _FRACTION, read.fraction),
        Rule("flat", "0", re.compile(flat), lambda m: read.say.number(m["number"])),
        Rule("range", "0", re.compile(span), read.range),
        Rule("score", "0", _SCORE, read.score),
        Rule("code", "0", _CALLED, read.code),
        Rule("number", "0-−–+", re.compile(rf"{_SIGN}(?P<number>{n})"), read.number),
        Rule("mark", "".join(table["signs"]) + "#", MARK, read.mark),
    )
