"""Figures of names and lists in the western languages, where they measure nothing: a Core i5-1240P, 2019;10:193-6."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule
from reformat.speech.spoken.speaker import Speaker

_PASTED = lazy(r"(?<!\d)[A-Za-z]\Z|[A-WYZa-wyz]\Z")
_MODEL = lazy(r"[A-Z]-\Z")
CAPITALISED = lazy(r"(?<!\w)[A-ZÀ-Þ]\w+ $")
_HAS = lazy(r"\s(?:\w+[aií]do|hecho|dicho|visto|puesto|escrito|abierto|muerto|vuelto|roto|de|que)\b")
"""What makes a verb of ha, and no hectares (Spanish)."""
_SCALES = frozenset(("bn", "tn", "mn", "m", "k", "M", "B"))
"""Behind the letters of a currency these are scales: R50bn."""
_COMPASS = lazy(r"\.(?=\s[A-Z])|\s(?:[A-Z][a-z]+\s){1,3}(?:St|Street|Ave|Avenue|Blvd|Road|Rd|Drive|Dr|Lane|Way)\b")
_CITED = lazy(
    r"(?<=\d;)(?P<volume>\d{1,4})(?:\((?P<issue>\d{1,3})\))?:(?P<first>[a-zA-Z]?\d{1,8})(?:[-–](?P<last>\d{1,6}))?"
)
_RAND = lazy(r"(?<![A-Za-z])R\s?(?P<number>\d[\d.,]*\d|\d)\s?(?P<scale>bn|billion|tn|trillion|m|million)(?!\w)")
_TALL = lazy(r"(?<![\d.,'’′])(?P<feet>[3-8])\s?['’′]\s(?P<inches>\d|1[01])\s?(?:[\"”″]|''|’’)")
_INSERTED = lazy(r"\[(?=[^\W\d_]\][a-zß-ÿ])|(?<=\[[^\W\d_])\](?=[a-zß-ÿ])")
"""Brackets around the first letter of a quotation: [T]he."""
_SITE = lazy(r"(?P<name>[A-Z][A-Za-z0-9]{1,30})\.(?P<domain>[a-z]{2,4}|co\.uk|com\.au)")
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""A site as the name of who says it: ABCNews.com is said, where an address in small letters is a link."""
_RAND_SCALES = {"bn": "billion", "tn": "trillion", "m": "million"}


def is_model(match: re.Match[str], unit: str) -> bool:
    """Whether the figures and the letter behind them are a name: SLG46620V, CBK-110C, 2008C; 8000 W. is a street's."""
    text, start = match.string, match.start()
    before = text[max(0, start - 2) : start]
    if _PASTED.search(before):
        return unit not in _SCALES
    if unit == "ha" and match["gap"] and _HAS.match(text, match.end()):
        return True  # el 21 ha sido
    single = len(unit) == 1 and unit.isupper()
    if unit == "C" and CAPITALISED.search(text[max(0, start - 24) : start]):
        return True  # Section 5C
    if single and not match["gap"] and (_MODEL.search(before) or unit == "C" and len(match["number"]) > 3):
        return True
    return unit == "W" and match["gap"] == " " and not match["per"] and bool(_COMPASS.match(text, match.end()))


def is_name(match: re.Match[str], language: str) -> bool:
    """Whether two numbers with a hyphen between them are parts of one name: i5-1240P, A350-900, l'article 222-12."""
    low, high = match["low"], match["high"]
    if language != "en" and len(low) == 3 and low.isdecimal() and high.isdecimal() and int(low) > 99 >= int(high):
        return True  # scores are as high in English alone
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 2]
    pasted = _PASTED.search(text[max(0, start - 2) : start])
    return bool(pasted) or len(after) == 2 and after.isascii() and after.isalpha() and after.isupper()


def sites_named(rules: Iterable[Rule], say: Speaker) -> tuple[Rule, ...]:
    """The rules for links, of which a site that speaks is said by its name: told ABCNews.com."""
    dot = "dot" if say.language == "en" else say.word("dot")

    def named(rule: Rule) -> Rule:
        def read(match: re.Match[str]) -> str | None:
            site = _SITE.fullmatch(match[0])
            if site is None:
                return rule.read(match)
            return f" {dot} ".join((_CAMEL.sub(" ", site["name"]), *site["domain"].split(".")))

        return Rule(rule.name, rule.starts, rule.pattern, read)

    return tuple(named(rule) if rule.name == "link" else rule for rule in rules)


def model_rules(say: Speaker) -> tuple[Rule, ...]:
    """The rules for what libraries and shops write in figures."""

    def cited(match: re.Match[str]) -> str:
        said = ", ".join(say.number(match[part]) for part in ("volume", "issue") if match[part])
        letter = match["first"][0] if match["first"][0].isalpha() else ""
        said += (
            f", {letter} {say.number(match['first'].lstrip(letter))}" if letter else f", {say.number(match['first'])}"
        )
        return f"{said} {say.word('to')} {say.number(match['last'])}" if match["last"] else said

    def rand(match: re.Match[str]) -> str:
        return f"{say.number(match['number'])} {_RAND_SCALES.get(match['scale'], match['scale'])} rand"

    def tall(match: re.Match[str]) -> str:
        return f"{say.number(match['feet'])} {say.number(match['inches'])}"

    rules = [Rule("cited", "0", _CITED, cited), Rule("inserted", "[]", _INSERTED, lambda m: "")]
    if say.language == "en":
        rules += [Rule("rand", "R", _RAND, rand), Rule("tall", "0", _TALL, tall)]
    return tuple(rules)


def spaced(rule: Rule) -> Rule:
    """The rule with a breath between its words and the letters that the figures are pasted to: 3.5.3rc1."""
    if "0" not in rule.starts or rule.name in ("compound", "turn"):
        return rule

    def read(match: re.Match[str]) -> str | None:
        said = rule.read(match)
        if not said:
            return said
        text, start, end = match.string, match.start(), match.end()
        lead = " " if said[0].isalnum() and match[0][0].isdecimal() and text[start - 1 : start].isalpha() else ""
        trail = " " if said[-1].isalnum() and text[end : end + 1].isalpha() else ""
        return f"{lead}{said}{trail}"

    return Rule(rule.name, rule.starts, rule.pattern, read)
