"""The numerals of English, German, French and Spanish: cardinals, ordinals and years from num2words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LONGEST = 21
NARROW = "\u00a0\u2005\u2009\u202f"
"""Spaces that part the thousands of a number in any language."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One language's numbers: `table` holds its words (see western.toml)."""

    language: str
    table: dict[str, Any]

    def word(self, key: str) -> str:
        """A word of the table."""
        return str(self.table[key])

    def plain(self, printed: str) -> str:
        """A printed number to a number without group marks and with a decimal point."""
        for mark in self.word("group") + NARROW:
            printed = printed.replace(mark, "")
        return printed.replace(self.word("decimal"), ".")

    def number(self, printed: str) -> str:
        """A printed number as words: its fraction digit by digit, a leading zero or great length all in digits."""
        whole, _, fraction = self.plain(printed).partition(".")
        if not whole:  # .5
            return f"{self.word('point')} {self.digits(fraction)}"
        if len(whole) > 1 and whole[0] == "0" or len(whole) > LONGEST:
            said = self.digits(whole)
        else:
            said = _cardinal(int(whole), self.language)
        return f"{said} {self.word('point')} {self._fraction(fraction)}" if fraction else said

    def _fraction(self, digits: str) -> str:
        """What is behind the point: two figures as one number in French and Spanish, elsewhere figure by figure."""
        as_one = len(digits) == 2 and digits[0] != "0" and self.table["fraction_as_number"]
        return _cardinal(int(digits), self.language) if as_one else self.digits(digits)

    def counted(self, printed: str, what: str) -> str:
        """The number before the noun it counts: ein Kilogramm, vingt et une heures, doscientas casas."""
        said = self.number(printed)
        if what in self.table.get("uncounted", ()):
            return said  # la de 21 fue la mejor
        genders = self.table.get("genders", {})
        for pattern, gender, ending in self.table["agreement"]:
            if re.search(genders.get(gender, gender), what):
                said = re.sub(pattern, ending, said)
        return said

    def digits(self, text: str) -> str:
        """Digit by digit."""
        return " ".join(_cardinal(int(c), self.language) for c in text if c.isdecimal())

    def year(self, value: int) -> str:
        """A year as it is said."""
        return _year(value, self.language)

    def ordinal(self, value: int, feminine: bool = False) -> str:
        """Which in a row."""
        said = _ordinal(value, self.language)
        if self.language == "es":
            return re.sub(r"o\b", "a", said) if feminine else said
        if feminine and self.language == "fr" and value == 1:
            return "première"
        return said


def _tidy(said: str) -> str:
    return said.replace(",", "")


@lru_cache(maxsize=4096)
def _cardinal(value: int, language: str) -> str:
    from num2words import num2words

    said = _tidy(num2words(value, lang=language))
    if language == "es":  # it says veintiuno mil
        said = re.sub(r"veintiuno(?= mil)", "veintiún", said)
        said = re.sub(r"\buno(?= mil)", "un", said)
    return said


@lru_cache(maxsize=1024)
def _year(value: int, language: str) -> str:
    from num2words import num2words

    return _tidy(num2words(value, lang=language, to="year"))


_MISSPELT = (
    ("quadra", "cuadra"),
    ("décimoprimer", "undécim"),
    ("décimosegund", "duodécim"),
    ("cuadrigent", "cuadringent"),
    ("septigent", "septingent"),
    ("octigent", "octingent"),
)
"""What num2words says for Spanish ordinals, and what is said."""


@lru_cache(maxsize=1024)
def _ordinal(value: int, language: str) -> str:
    from num2words import num2words

    said = _tidy(num2words(value, lang=language, to="ordinal"))
    for wrong, right in _MISSPELT if language == "es" else ():
        said = said.replace(wrong, right)
    return said
