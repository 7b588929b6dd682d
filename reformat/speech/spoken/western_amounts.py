"""How money, percentages and measures are read in English, German, French and Spanish."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.speaker import LONGEST
from reformat.speech.spoken.western_models import is_model
from reformat.speech.spoken.western_times import Times

_SHORT_SCALES = {"m": "million", "k": "thousand"}
_COUNTED = lazy(
    r"\s(?:(?:[a-z]+\s)?(?:people|users|customers|voters|viewers|homes|households|jobs|children|views|followers|subscribers"
    r"|passengers|barrels|copies|doses|vehicles|cars|visitors|residents|workers|members|downloads|records|students"
    r"|patients|migrants|refugees|tourists|pounds|euros|dollars|shares|hectares|acres|tonnes|tons|tickets|streams|fans|families"
    r"|animals|trees|deaths|cases|properties|pupils|passports|devices|units|years)\b|[A-Z][a-z]+s\b)"
)
"""What is counted in millions and not measured in metres: 1.5m people."""
_CODE = lazy(r"(?:USD|EUR|GBP|CHF|AUD|CAD|NZD|SGD|HKD|Rs) $")
_SINGLE = dict(
    cents="cent",
    pence="penny",
    Pence="Penny",
    centimes="centime",
    centavos="centavo",
    céntimos="céntimo",
    peniques="penique",
)
_THOUSAND = lazy(r"\d{1,3}(?:,\d{3})+")
_ROUND = lazy(r"[.,]00$")
_PLACE = lazy(
    r"\b(?:[Aa]pt|[Ff]ig|[Nn]o|[Aa]partment|[Uu]nit|[Rr]oom|[Ss]eat|[Gg]ate|[Rr]ow|[Ff]lat|[Ss]uite|[Tt]erminal|[Bb]lock|[Ss]ection|[Zz]one|[Ff]light"
    r"|[Tt]able|[Ff]igure|[Gg]rade|[Cc]lass|[Bb]us|[Rr]oute)\.?\s$"
)
_HEAT = lazy(r"[1-9]\d{1,2}(?:\.\d)?")
_PENCE = lazy(r"\d\d?p")
_PART_BEFORE = lazy(
    r"(?:(?P<whole>\d+)\s?)?(?:[¼-¾⅓-⅞]|(?<!\d)[1-7]/[2-8])[\s\u00a0-]$|(?P<power>[⁰¹²³⁴-⁹]|\d{2,3}/\d{2,3})\s?$"
    r"|(?P<scale>\d\s(?:[mM]illi(?:on(?:e[sn]|s)?|ard(?:en|e|s)?)|millones|[bt]rillion|billion)\s)$"
)
_A = lazy(r"\b[Aa]n?\s$")
_ITS = lazy(r"(?:['’]s|\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur))\s$")
_PLAN = lazy(
    r"[\s-](?!(?:that|which|it|they|he|she|we|you|I|in|of|for|to|from|by|on|at|and|or|as|but|with|per|was|were|is|are|has|had|have|will|would|could"
    r"|may|already|more|less|spent|paid|raised|owed|needed|set|left|each|so|than|a|an|the|over|when|if|this|last|next|worth|mark)\b)"
    r"[A-Za-z][\w-]+[a-z](?!\w)"
)
"""What an amount describes behind its article: the $44 billion takeover."""
NOUN = lazy(r"[\s-][a-z]")
_FIGURE = lazy(r"\s?\d")
_LONG = lazy(r"\s?(?:$|[^\w\s]|(?:x|by|long|wide|tall|high|deep|thick|across|in diameter|of)\b)")
_FEET = lazy(r"\d\s?ft\s$")
_NTH = lazy(r"(?:.*[02-9])?1")
_POINTED = lazy(r"\d{1,3}(?:,\d{3})*\.\d{1,2}")


class Amounts(Times):
    """The readers of what is paid and measured, bound to a language's speaker."""

    def money(self, match: re.Match[str]) -> str:
        """$3.2 billion three point two billion dollars; $3.50 three dollars and fifty cents."""
        sign = match["sign"] or match["sign_after"] or self._table["money_words"][match["word"]]
        one, many, cents = self._table["money"][sign]
        many = one if self._qualifies(match) else many
        if match["again"] and match["again"] not in many:  # $45.000 pesos
            one, many = match["again"].removesuffix("s"), match["again"]
        printed, scale = (
            match["money"] or match["money_before"] or match["worded"],
            match["scale"] or match["scale_after"],
        )
        if _THOUSAND.fullmatch(printed) and self.word("decimal") == ",":  # $2,000 in German
            printed = printed.replace(",", "")
        if self.word("decimal") == "," and _POINTED.fullmatch(printed):  # $1.5 in Mexico
            printed = printed.replace(",", "").replace(".", ",")
        plain = self.say.plain(printed)
        whole, _, fraction = plain.partition(".")
        whole = whole or "0"
        lead = " " if match.string[match.start() - 1 : match.start()].isalnum() else ""
        lead += f"{self.word('minus')} " if match["minus"] or match["below"] else ""
        big = self._table["scales"].get(scale, scale)
        said = self.say.counted(printed, big or many.split()[-1])
        if match["high"]:
            low, high = (self.say.number(_ROUND.sub("", one)) for one in (printed, match["high"]))
            said, fraction, plain = f"{low} {self.word('to')} {high}", "", ""
        if scale:
            link = f"{self.word('of')} " if self.word("of") and big in self._table["of_after"] else ""
            if link == "de " and self.say.language == "fr" and many[0] in "aeiouyé":
                link = "d’"
            return f"{lead}{said} {big} {link}{many}"
        if len(fraction) == 2 and cents and len(whole) < LONGEST:
            said = f"{self.say.counted(whole, many.split()[-1])} {one if whole == '1' else many}"
            small = _SINGLE.get(cents, cents) if int(fraction) == 1 else cents
            low = f"{self.say.counted(str(int(fraction)), small)} {small}"
            said = said if not int(fraction) else f"{said} {self.word('and')} {low}" if int(whole) else low
            return lead + said
        trail = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
        return f"{lead}{said} {one if plain == '1' else many}{trail}"

    def _qualifies(self, match: re.Match[str]) -> bool:
        """Whether the amount describes the noun behind it, which makes its unit single: a $3 billion plan (English)."""
        text, start = match.string, match.start()
        if self.say.language != "en":
            return False
        article = _A.search(text, max(0, start - 4), start) and NOUN.match(text, match.end())
        scaled = match.groupdict().get("scale") and _ITS.search(text, max(0, start - 7), start)
        return bool(article or scaled and _PLAN.match(text, match.end()))

    def stature(self, match: re.Match[str]) -> str:
        """1m80: metres, and centimetres without their name (French)."""
        one, many = self._table["units"]["m"]
        metres = f"{self.say.counted(match['metres'], one)} {one if match['metres'] == '1' else many}"
        return f"{metres} {self.say.number(match['rest'])}"

    def percent(self, match: re.Match[str]) -> str:
        """Per cent, and ranges of it."""
        return f"{self._amount(match)} {self.word('percent')}"

    def unit(self, match: re.Match[str]) -> str | None:
        """A number with its unit, one or many; 2x is a factor, and 777x the name of something."""
        if match["unit"] == "x" and (
            len(match["number"].partition(".")[0]) > 2 or _FIGURE.match(match.string, match.end())
        ):
            return None
        if match["unit"] in ("M", "B") and not re.search("[.,]", match["number"]):
            return None  # 5M may be anything
        if match["unit"] in _SHORT_SCALES and self.say.language == "en" and self._scaled(match):
            return f"{self._amount(match)} {_SHORT_SCALES[match['unit']]}"
        if is_model(match, match["unit"]) or self._labels(match):
            return None
        feet = _FEET.search(match.string, max(0, match.start() - 6), match.start())
        if match["unit"] == "in" and (match["gap"] or not feet):
            return None  # 6ft 2in, but 20 in the town
        if match["unit"] == "st" and (match["gap"] or _NTH.fullmatch(match["number"])):
            return None  # 12st, but the 1st
        if match["unit"] == "k" or match["unit"] == "s" and not re.search(r"[.,]", match["number"]):
            return None  # a 5k run, the 80s
        if match["unit"] == "p" and (not _PENCE.fullmatch(match[0]) or match.string.startswith(".m", match.end())):
            return None
        one, many = self._table["units"][match["unit"]]
        single = match["number"] == "1" and not match["high"] or self._qualifies(match)
        if self.say.language == "en" and match["gap"] == "-":  # a 14-oz. can
            single = True
        per = f" {self.word('per')} {self._table['units'][match['per']][0]}" if match["per"] else ""
        return f"{self._amount(match)} {one if single else many}{per}"

    def _labels(self, match: re.Match[str]) -> bool:
        """Whether a capital is no degree: Apt. 5C, Gate 12F, and 5F anywhere (English)."""
        if match["unit"] not in ("C", "F"):
            return False
        place = _PLACE.search(match.string, max(0, match.start() - 12), match.start())
        return bool(place) or match["unit"] == "F" and (bool(match["gap"]) or not _HEAT.fullmatch(match["number"]))

    def measured(self, match: re.Match[str]) -> str | None:
        """½ lb, 1 1/2 tsp, 10⁸ m: a unit behind a part or a power."""
        part = _PART_BEFORE.search(match.string, max(0, match.start() - 13), match.start())
        if part is None:
            return None
        if match["unit"] == "in" and (part["scale"] or not _LONG.match(match.string, match.end())):
            return None  # $300 million in cash, 8 1/2 in the end
        said = str(self._table["units"][match["unit"]][bool(part["whole"] or part["power"] or part["scale"])])
        return f"{self.word('of')} {said}".lstrip() if part["scale"] else said

    def _scaled(self, match: re.Match[str]) -> bool:
        """Whether m and k are a million and a thousand here: of people, or behind the letters of a currency."""
        text, start = match.string, match.start()
        return bool(_COUNTED.match(text, match.end()) or _CODE.search(text, max(0, start - 4), start))

    def _amount(self, match: re.Match[str]) -> str:
        said = self.say.counted(match["number"], self._counted(match))
        if match["sign"]:
            said = f"{self.word('minus' if match['sign'] in '-−–' else 'plus')} {said}"
        return f"{said} {self.word('to')} {self.say.number(match['high'])}" if match["high"] else said

    def _counted(self, match: re.Match[str]) -> str:
        """What a unit's number counts: the first word of its name."""
        unit = match.groupdict().get("unit")
        return (
            str(self._table["units"][unit][match["number"] != "1"]).partition(" ")[0] if unit else self.word("percent")
        )
