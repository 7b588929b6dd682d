"""How numbers with their signs are read in English, German, French and Spanish."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from reformat.patterns import lazy
from reformat.speech.spoken.common import closes_quotation
from reformat.speech.spoken.western_amounts import Amounts
from reformat.speech.spoken.western_models import CAPITALISED, is_name
from reformat.speech.spoken.western_names import AIRLINER, named

_TENS = frozenset(str(ten) for ten in range(30, 101, 10))
_FILED = lazy(r"(?:n[°º]|\b[LRD]\.|ISSN|ISBN|\b[Nn]os?\.|\b[Nn]r\.)(?:\s?:)?\s?$")
"""Before these two figures are one number of a file: n° 2019-1130."""
_NAMED_MONTH = lazy(r"\s(?:de\s)?([a-zéû]{3,10})(?!\w)")
_NEXT_WORD = lazy(r"[\s\u00a0\u202f]([^\W\d_]+)")
_SIZED, _SIZED_AFTER = lazy(r"[x×]\s?$"), lazy(r"\s?[x×]\s?\d")
_INK = lazy(r"\S")
_NOUN_OF = lazy(r"\s(?!(?:wide|long|tall|high|deep|thick|in|by|of|and|or|at|from|apart|[xXWHLD])\b)[A-Za-z]")
"""What an amount of inches describes: a 14" screen."""
_PRICE = lazy(r"[$€£]\s?[\d.,]*\d(?:\s[mb]illion)?$|\d\s?[$€£x]$")
_SUM = lazy(r"[$€£¥]\s?[\d.,]+(?:\s?[A-Za-z]+)?$")
_EACH = lazy(
    r"\d(?:\s[^\W\d_]{2,24})?/(?:day|week|month|year|hour|night|person|Tag|Woche|Monat|Jahr|Stunde|Person|jour|mois|an|personne|día|mes|año|persona)\b"
)
_MEASURED = lazy(r"\d\s?[a-z]{1,3}$")
_UP_TO = lazy(r"\d(?:st|nd|rd|th|\s?(?:[cmk]?m|[mk]?g|ml|ft|lbs?|oz|°[CF]|%|[kM]Wh?|[GMT]B|[kMG]Hz))$")
_EQUALS = lazy(r"\s?=")
_PRESSURE = lazy(r"\s?mmHg")
_ON_DAY = lazy(
    r"(?:\b(?:le|au|du|el|al|del|hasta|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|jusqu['’]au)\s$"
)
"""Before 31/12 in French and Spanish: a day."""
_MARKED = lazy(r"\b(?:[Nn]ota|[Nn]ote|[Rr]ating|[Rr]ated|[Bb]ewertung|[Pp]untuación|[Ss]core)(?:\sof|\sde|:)?\s$")
_FORMULA = lazy(r"=[^.]*$")
_POWER_AFTER = lazy(r"\d+[⁰¹²³⁴-⁹⁻]")
_PARTS = lazy(r"\spartes?\b")
"""Las 3/4 partes: the parts agree with their noun (Spanish)."""
_VULGAR = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞"}
_JETS = lazy(r"7[0-8]7-\d")
_NUMBERED = lazy(
    r"(?:§|\b(?:Abs|Art|Nr|Kap|Bd|Ziff)\.|\b(?:Absatz|Artikel|Paragraf|Nummer|Kapitel|Band|Seite|Platz|Rang|Teil|Gruppe|Linie|Gleis|Stufe|Klasse|Phase))\s$"
)
"""Behind these a German number counts nothing: § 1 Satz 2."""
_OF_OLD = lazy(r"\b[Ii]n $")
_ALONE = lazy(r"$|[.,;:)](?!\d)|\sand\s1\d{3}\b")
"""A year before 1100 is told by what stands around it: in 1066, ..."""


class Readings(Amounts):
    """The readers of one language, bound to its speaker."""

    def times(self, match: re.Match[str]) -> str:
        """9 x 13: by in English, but for powers of ten."""
        text, start = match.string, match.start()
        power = _POWER_AFTER.match(text, match.end()) or _FORMULA.search(text, max(0, start - 12), start)
        return f"{self.say.number(match['number'])} {self._table['signs']['×'] if power else self.word('by')} "

    def inches(self, match: re.Match[str]) -> str | None:
        """14" and 14'': inches, unless a quotation ends there."""
        text, start = match.string, match.start()
        sized = _SIZED.search(text, max(0, start - 3), start) or _SIZED_AFTER.match(text, match.end())  # 18" x 12"
        if match[0][-1] == '"' and not sized and text.count('"', max(0, start - 400), start) % 2:
            return None
        one, many = self._table["inch"]
        single = match["number"] == "1" or self.say.language == "en" and _NOUN_OF.match(text, match.end())
        return f"{self.say.counted(match['number'], one)} {one if single else many}"

    def range(self, match: re.Match[str]) -> str | None:
        """1990–95, 10-15: from one to the other."""
        low, high = match["low"], match["high"]
        if _JETS.fullmatch(match[0]):  # 747-8
            said = self.say.digits(low) if self.say.language == "en" else self.say.number(low)
            return f"{said} {self.say.number(high)}"
        if AIRLINER.search(match.string, max(0, match.start() - 7), match.start()):  # Boeing 787-9
            return f"{self.say.digits(low)} {self.say.number(high)}"
        if is_name(match, self.say.language):
            return f"{self.say.number(low)} {self.say.number(high)}"
        if _EQUALS.match(match.string, match.end()):  # 7 - 5 = 2
            return f"{self.say.number(low)} {self.word('minus')} {self.say.number(high)}"
        filed = _FILED.search(match.string, max(0, match.start() - 8), match.start())
        if (
            low.isdecimal()
            and 1100 <= int(low) <= 2099
            and not filed
            and high.isdecimal()
            and len(high) in (2, 4)
            and len(low) == 4
        ):
            last = self.say.year(int(high)) if len(high) == 4 else self.say.number(high)
            return f"{self.say.year(int(low))} {self.word('to')} {last}"
        year = low.isdecimal() and 1900 <= int(low) <= 2099 and high.isdecimal()  # no. 2020-123
        link = "" if filed or year and not int(low) < int(high) else f"{self.word('to')} "
        return f"{self.say.year(int(low)) if not link else self.say.number(low)} {link}{self.say.number(high)}"

    def part(self, match: re.Match[str]) -> str:
        """½ a half, 3½ three and a half; ① one."""
        sign, whole = match["part"], match["whole"]
        number = Fraction(unicodedata.numeric(sign)).limit_denominator(12)
        if number.denominator == 1:
            said = self.say.number(str(number.numerator))
        elif whole and sign in self._table["mixed"]:
            return self._and_part(whole, sign)
        else:
            said = self._fraction(str(number.numerator), str(number.denominator))
        link = f"{self.word('and')} " if self.say.language == "en" else ""
        if not whole and sign == "½" and (half := self._half(match)):
            return half
        return f" {self.say.number(whole)} {link}{said} " if whole else f"{said} "

    def _half(self, match: re.Match[str]) -> str | None:
        """½ before what is halved, whose gender it takes: ein halber Liter, une demi-heure, media taza."""
        noun = _NEXT_WORD.match(match.string, match.end())
        halves = self._table.get("halves", ()) if noun else ()
        return next((str(said) for pattern, said in halves if noun and re.search(pattern, noun[1])), None)

    def _and_part(self, whole: str, sign: str) -> str:
        """Two and a half; in German one word, eineinhalb."""
        said, part = self.say.number(whole), str(self._table["mixed"][sign])
        return (said if part[0] == " " else said.removesuffix("s")) + part

    def mixed(self, match: re.Match[str]) -> str | None:
        """2 1/2 as 2½."""
        sign = _VULGAR.get(f"{match['top']}/{match['bottom']}")
        if sign is None:
            return None
        if sign in self._table["mixed"]:
            return self._and_part(match["whole"], sign)
        return f"{self.say.number(match['whole'])} {self.word('and')} {self._fraction(match['top'], match['bottom'])}"

    def ordinal(self, match: re.Match[str]) -> str:
        """21st, 1er, 3º."""
        mark = match["mark"].lstrip(".")
        many = "s" if self.say.language == "fr" and mark[-1] == "s" else ""  # les 2es
        mark = mark.removesuffix(many)
        if self.say.language == "fr" and mark in ("nd", "nde"):
            return "second" + mark[2:] + many
        feminine = mark in ("ª", "re", "ère") or mark[-1] == "a"
        said = self.say.ordinal(int(re.sub(r"\D", "", match["number"])), feminine)
        return said[:-1] if self.say.language == "es" and mark == "er" and said.endswith("ero") else said + many

    def compound(self, match: re.Match[str]) -> str:
        """die 80er, ein 10-jähriger: the number and its ending are one word (German)."""
        number, year = match["number"], match["ending"].startswith("er") and len(match["number"]) == 4
        said = self.say.year(int(number)) if year else self.say.number(number)
        if match.string[match.start() - 1 : match.start()].isalpha():  # CO2-neutral
            return f" {said} "
        return said.removesuffix("s") if said.endswith("eins") else said

    def fraction(self, match: re.Match[str]) -> str:
        """1/3: a part of a whole; 120/80 mmHg, a mark of 8/10; else two numbers."""
        text, start, end = match.string, match.start(), match.end()
        if _PRESSURE.match(text, end):
            return f"{self.say.number(match['top'])} {self.word('pressure')} {self.say.number(match['bottom'])}"
        if _MARKED.search(text, max(0, start - 12), start) and int(match["top"]) <= int(match["bottom"]):
            return self.marks_of(match["top"], match["bottom"])
        if _ON_DAY.search(text, max(0, start - 12), start) and int(match["top"]) < 32 and int(match["bottom"]) < 13:
            day, month = int(match["top"]), str(self._table["months"][int(match["bottom"]) - 1])
            return self.word("date").partition("{month}")[0].format(day=self._day(day)) + month
        word = _NAMED_MONTH.match(text, end)
        if word and word[1] in self._table["months"] and self.say.language in ("fr", "es"):  # les 17/18 juin
            return f"{self.say.number(match['top'])} {self.word('both')} {self.say.number(match['bottom'])}"
        if self.say.language == "es" and _PARTS.match(text, end) and match["bottom"] in self._table["parts"]:
            name = self._fraction(match["top"], match["bottom"]).replace("tercio", "tercero")
            return re.sub(r"o(?=s?$)", "a", re.sub("^un ", "una ", name))
        minus = f"{self.word('minus')} " if match["sign"] else ""
        return minus + self._fraction(match["top"], match["bottom"])

    def code(self, match: re.Match[str]) -> str | None:
        """A card ending in 8876, PIN 4021: figure by figure where the words before say so."""
        before = match.string[max(0, match.start() - 24) : match.start()]
        return self.say.digits(match[0]) if re.search(self.word("codes"), before) else None

    def _fraction(self, top: str, bottom: str) -> str:
        names = self._table["parts"]
        if top == bottom or int(top) > int(bottom) and int(top) > 31 or "0" in (top[0], bottom[0]):  # 117/24: a file's
            return f"{self.say.number(top)} {self.say.number(bottom)}"
        if int(top) < int(bottom) and bottom in names:
            return f"{self.say.number(top) if top != '1' else self.word('one')} {names[bottom][top != '1']}"
        if top == "1" and (6 < int(bottom) < 21 or bottom in _TENS) or int(top) < int(bottom) and bottom in ("7", "9"):
            return self._part(top, int(bottom))
        return f"{self.say.number(top)}{self.word('over')}{self.say.number(bottom)}"

    def _part(self, top: str, bottom: int) -> str:
        """1/7, 2/9, 1/12: named by the ordinal; in Spanish, above ten, by an ending of its own."""
        if self.say.language == "es" and 10 < bottom < 100:
            name = re.sub(r"[ií]séis", "iseis", self.say.number(str(bottom))) + "avo"
        else:
            name = self.say.ordinal(bottom).removeprefix("one ")
        if self.say.language == "de":
            name = f"{name}l".capitalize()
        said = self.say.number(top) if top != "1" else self.word("one")
        return f"{said} {name}{'s' if top != '1' and self.say.language != 'de' else ''}"

    def marks(self, match: re.Match[str]) -> str:
        """4.7/5: a mark out of the best there is."""
        return self.marks_of(re.sub("[.,]", self.word("decimal"), match["low"]), match["high"])

    def marks_of(self, low: str, high: str) -> str:
        """A mark, out of the best there is."""
        return f"{self.say.number(low)} {self.word('out_of')} {self.say.number(high)}"

    def phone(self, match: re.Match[str]) -> str:
        """Telephone numbers digit by digit."""
        plus = f"{self.word('plus')} " if match[0][0] == "+" else ""
        return plus + ", ".join(self.say.digits(part) for part in re.split(r"\D+", match[0]) if part)

    def version(self, match: re.Match[str]) -> str:
        """3.11.4: part by part."""
        return self._lead(match) + f" {self.word('dot')} ".join(
            self.say.number(str(int(part))) for part in match[0].split(".")
        )

    def number(self, match: re.Match[str]) -> str:
        """Any other number; four plain digits that look like a year are one."""
        printed = match["number"]
        sign = ""
        if match["sign"]:
            sign = f"{self.word('minus' if match['sign'] in '-−–' else 'plus')} "
        if printed.isdecimal() and len(printed) == 4 and 1100 <= int(printed) <= 2099 and not sign:
            return self._lead(match) + self.say.year(int(printed))
        if len(printed) == 4 and printed.startswith("10") and self._is_old_year(match):
            return self.say.year(int(printed))
        if called := named(match, self.say):
            return self._lead(match) + called + self._trail(match)
        numbered = _NUMBERED.search(match.string, max(0, match.start() - 11), match.start())
        counted = _NEXT_WORD.match(match.string, match.end())
        said = self.say.counted(printed, counted[1]) if counted and not numbered else self.say.number(printed)
        return self._lead(match) + sign + said + self._trail(match)

    def _is_old_year(self, match: re.Match[str]) -> bool:
        """Whether 1066 is a year (English)."""
        text, start = match.string, match.start()
        before = self.say.language == "en" and _OF_OLD.search(text, max(0, start - 4), start)
        return bool(before and _ALONE.match(text, match.end()))

    def _lead(self, match: re.Match[str]) -> str:
        return " " if match.string[match.start() - 1 : match.start()].isalnum() else ""

    def _trail(self, match: re.Match[str]) -> str:
        return " " if match.string[match.end() : match.end() + 1].isalnum() else ""

    def mark(self, match: re.Match[str]) -> str:
        """Signs that are words in the language, else a pause; hyphens inside words part them."""
        sign, text, at = match[0], match.string, match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if said := self._table["signs"].get(sign) or self._table["money"].get(sign, ("", ""))[1]:
            return " hashtag " if sign == "#" and after.isalpha() else f" {said} "
        if (
            sign == "/"
            and after.isalpha()
            and (_PRICE.search(text, max(0, at - 16), at) or _EACH.search(text, max(0, at - 26), at + 8))
        ):
            return f" {self.word('per')} "
        if sign == "/" and before.isalpha() and after.isdecimal() and _MEASURED.search(text, max(0, at - 8), at):
            return f" {self.word('each')} "  # 5,4 l/100 km
        if sign in "-–" and after.isdecimal() and _UP_TO.search(text, max(0, at - 5), at):
            return f" {self.word('to')} "
        if (joined := self._joined(sign, text, at)) is not None:
            return joined
        return "" if sign in "“”‘’\"'«»„‚‹›¿¡" else ", "

    def _joined(self, sign: str, text: str, at: int) -> str | None:
        """What a hyphen or a prime between two characters is: to, a pause, a breath, or itself."""
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if sign in "-–—" and after in "$€£¥" and after and _SUM.search(text, max(0, at - 24), at):
            return f" {self.word('to')} "  # $1.2B–$1.5B
        if sign in "'’′" and before.isdecimal() and after == "+":  # 45'+1'
            return " "
        if sign in "-–" and before.isalpha() and after in "'’" and after:
            return " "  # mid-'90s
        if sign in "'’" and (
            before.isalpha() or after == "s" and (before == "." or before.isdecimal())
        ):  # 2014's, U.S.'s
            return "" if closes_quotation(text, at) else sign
        if sign == "-" and before == "%" and after.isalpha():
            return " "
        if sign in "'’′" and before.isdecimal() and after.isdecimal():  # 5'11"
            return " "
        if sign in "-‐‑" and before.isalnum() and after.isalnum():
            return "-" if before.isalpha() and after.isalpha() else " "
        return None

    def saint(self, match: re.Match[str]) -> str | None:
        """St. before a name; behind the name of a street it is one (English)."""
        if CAPITALISED.search(match.string[max(0, match.start() - 24) : match.start()]):
            end = "" if _INK.search(match.string, match.end()) else "."
            return f"Street{match['gap'] or end}" if self.say.language == "en" else None
        return f"{self.word('saint')} " if match["gap"] else None

    def abbreviation(self, match: re.Match[str]) -> str:
        """Dr. and the like in full."""
        apart = match[0][-1] == " " or match.string[match.end() : match.end() + 1].isalnum()  # n°5
        short, words = match[0].rstrip(), {**self._table["short"], **self._table.get("states", {})}
        said = str(words.get(short) or words[short[0].lower() + short[1:]].capitalize())
        return f"{said} " if apart else said
