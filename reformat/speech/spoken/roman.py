"""Roman numerals in English, German, French and Spanish: World War II, Elizabeth II, XIXe siècle, siglo XIX."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule
from reformat.speech.spoken.speaker import Speaker

_NUMERAL = r"(?<![\w.])(?P<roman>(?=[IVXL]{2}|[IVX]\b)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w'’])"
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50}
_NAME = lazy(
    r"(?:^|\W)(?:Abdullah|Alberto?|Alexand(?:er|re|ra)|Alejandro|Alfonso|Amenhotep|August(?:us)?|Bene(?:dict|dikt|dicto|ît)"
    r"|C[ae]t?h?[ae]rin[ae]|Carlos|Charles|Christian|Clement|Clemens|Edward|Eduardo|Enrique|Elizabeth|Elisabeth|Isabel|Felipe|Ferdinand|Fernando"
    r"|Franz|Francis|Fran[cç]ois|Franco|Fred(?:erick|rik|erik)|Friedrich|Gregor|Gregorio|Bonifacio|Clovis|Guillermo|Jaime|Jorge|Gregory|George|Georg|Gustav|Haakon|Harald"
    r"|Heinrich|Henry|Henri|Innocent|Innozenz|Isaac|Jacques|Jakob|James|Jean|Johann(?:es)?|John|Joseph|José|Juan|Julius|Karl|Katharina"
    r"|Leo|Le[oó]n|Leopold|Louis|Ludwig|Manuel|Margrethe|Maximilian|Michael|Mohammed|Napol[eé]on|Nicholas|Nikolaus|Nicolas|Otto"
    r"|Pablo|Paul|Pedro|Peter|Philip|Philippe|Philipp|P[ií]o|Pius|Ptolemy|Rama|Rams[eé]s|Richard|Rudolf|Sixtus|Thutmose|Urban|Urbano|Sancho"
    r"|Viktor|Victor|Wilhelm|William) $"
)
"""Whom a numeral makes the second or third of the name; behind any other word (Rocky II) it counts."""
_HER = lazy(r"(?:C[ae]t?h?[ae]rin[ae]|Catalina|Isabel|Elisabeth|Margrethe|Katharina|Juana|María|Victoria|Cristina) $")
_ANY = lazy(r"(?:^|\W)[A-ZÀ-Þ][a-zà-ÿ]+ $")
_BEFORE = 24


def value(roman: str) -> int:
    """XIV 14."""
    figures = [_FIGURES[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(figures, (*figures[1:], 0), strict=True))


def roman_rules(speaker: Speaker) -> tuple[Rule, ...]:
    """A numeral with the ending of an ordinal; one behind what is numbered; one behind a name."""
    words = speaker.table["roman"]
    counted = re.compile(rf"\b(?:{words['counted']}) (?:[IVX]+ (?:y|e|a|al|et|au|und|bis|and|to) )?$")

    def read(match: re.Match[str]) -> str | None:
        text, start = match.string, match.start()
        before, number = text[max(0, start - _BEFORE) : start], value(match["roman"])
        single = len(match["roman"]) == 1  # mostly no number, and in English a word
        if single and not (counted.search(before) or match["roman"] != words["word"] and _NAME.search(before)):
            return None
        if counted.search(before) or _ANY.search(before) and "L" not in match["roman"] and not _NAME.search(before):
            return speaker.number(str(number)) + match["dot"]
        if "L" in match["roman"] or not _NAME.search(before):
            return None
        which = (
            speaker.number(str(number))
            if number > words["ordinals"]
            else speaker.ordinal(number, bool(_HER.search(before)))
        )
        name = words.get("her", words["name"]) if _HER.search(before) else words["name"]
        return str(name).format(which=which.capitalize() if words["capital"] else which)

    def ordinal(match: re.Match[str]) -> str:
        return speaker.ordinal(value(match["roman"]), feminine=match["ending"] in ("re", "ère"))

    ending = re.compile(rf"(?<!\w)(?P<roman>[IVX]+)(?P<ending>{words['ending']})(?!\w)")
    dotted = re.compile(rf"{_NUMERAL}(?P<dot>{words['dot']})")
    return (Rule("roman-ordinal", "IVX", ending, ordinal), Rule("roman", "IVXL", dotted, read))
