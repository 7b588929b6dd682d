"""How dates and times of day are read in English, German, French and Spanish."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.speaker import Speaker

_OBLIQUE = lazy(
    r"\b(?:v\.|am|im|vom|zum|zur|beim|dem|den|ab|seit|bis|des"
    r"|(?:in|an|auf|bei|nach|mit|von|aus|zu|vor|während|wegen) der)\s(?:\d{1,2}\.\s?(?:und|oder|bis|[-–])\s?)?$"
)
_THE = lazy(r"\b[Tt]he\s$")
_ARTICLE = lazy(r"\b(?:der|die|das)\s$")
_NAMED_NTH = lazy(
    r"\s(?:[a-zäöü]|(?:FC|SC|VfL|SV|(?:\w+)?[Ll]iga|Weltkrieg|Advent|Halbzeit|Platz|Rang|Runde|Spieltag|Quartal|Halbjahr|Etappe|Satz|Aufl(?:age)?|Staffel|Jahrestag"
    r"|Geburtstag|Klasse|Stock|Etage|Mannschaft|Kammer|Senat|Sitzung|Lesung|Tag|Woche|Teil|Folge|Internationale[rs]?|Deutsche[rs]?)\b)"
)
"""What is numbered at the head of a line all the same: 2. Bundesliga."""
_NEXT_NOUN = lazy(r"\s(?:[a-zäöü]+e[rs]?\s)?([A-ZÄÖÜ][a-zäöüß]+)")
_NEUTER = lazy(
    r"(?:quartal|halbjahr|jahr|jahrhundert|jahrtausend|kapitel|mal|spiel|semester|viertel|drittel|rennen|tor|buch|gebot|geschoss|bataillon|regiment|tier|bild|kind)$",
    re.IGNORECASE,
)
_FEMININE = lazy(
    r"(?:liga|runde|etappe|halbzeit|aufl(?:age)?|staffel|klasse|minute|stunde|woche|kammer|instanz|welle|ausgabe|folge|szene|phase|stufe|etage|linie|reihe"
    r"|gruppe|seite|frau|hälfte|lesung|sitzung|änderung|mannschaft|internationale|division|generation|kompanie|armee|brigade)$",
    re.IGNORECASE,
)
"""What a number in front of it agrees with where no article tells: 1. Halbjahr erstes, 2. Runde zweite (German)."""
_RUN = lazy(r"\b(?:in|en)\s$")
_NOON = 12


class Times:
    """The readers of dates, times and decades of one language, bound to its speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.say, self._table = speaker, speaker.table

    def word(self, key: str) -> str:
        """A word of the table."""
        return self.say.word(key)

    def iso(self, match: re.Match[str]) -> str | None:
        """2021-06-18 as the language says a date."""
        day, name = int(match["day"]), self._table["months"][int(match["month"]) - 1]
        said = self._nth(day, match) if self._table["day_ordinal"] == "all" else self._day(day)
        year = int(match["year"])
        year += 0 if year > 99 else 1900 if year > 39 else 2000
        said = self.word("date").format(day=said, month=name, year=self.say.year(year))
        return f"{said}, " if match.groupdict().get("time") else said

    def month_year(self, match: re.Match[str]) -> str:
        """04.1945 April neunzehnhundertfünfundvierzig (German)."""
        return f"{self._table['months'][int(match['month']) - 1]} {self.say.year(int(match['year']))}"

    def _day(self, day: int) -> str:
        if day == 1 and self._table["day_ordinal"] == "first":
            return self.say.ordinal(1)
        return self.say.number(str(day))

    def month_day(self, match: re.Match[str]) -> str | None:
        """June 18 / 18 June, in the language's own order; the month's name stays as it stands."""
        day = int(match["day"])
        if not 1 <= day <= 31:
            return None
        said = self._nth(day, match) if self._table["day_ordinal"] == "all" else self._day(day)
        until = match.groupdict().get("until")  # November 20-21
        return f"{said} {self.word('to')} {self._nth(int(until), match)}" if until else said

    def day_of(self, match: re.Match[str]) -> str | None:
        """3 March as the third of March (English)."""
        said = self.month_day(match)
        the = "" if _THE.search(match.string, max(0, match.start() - 4), match.start()) else "the "
        of = "" if match.string.startswith(" of ", match.end()) else " of"
        return f"{the}{said}{of}" if said else None

    def _nth(self, day: int, match: re.Match[str], alone: str = "r") -> str:
        """The day as an ordinal; in German with the ending that the word before it asks for."""
        said = self.say.ordinal(day)
        if self.say.language != "de":
            return said
        before = match.string[max(0, match.start() - 22) : match.start()].lower()
        return said + ("n" if _OBLIQUE.search(before) else "" if _ARTICLE.search(before) else alone)

    def nth(self, match: re.Match[str]) -> str:
        """der 2. Weltkrieg: a figure with a full stop inside a sentence (German); first in a line, 1. Abnehmen."""
        if not match.start() and not _NAMED_NTH.match(match.string, match.end()):
            return f"{self.say.number(match['day'])}."
        noun = _NEXT_NOUN.match(match.string, match.end())
        alone = "" if noun and _FEMININE.search(noun[1]) else "s" if noun and _NEUTER.search(noun[1]) else "r"
        return self._nth(int(match["day"]), match, alone)

    def nth_until(self, match: re.Match[str]) -> str:
        """23.-26.8.2017: the first of the two days (German)."""
        return f"{self._nth(int(match['day']), match)} {self.word('to')} "

    def nths(self, match: re.Match[str]) -> str:
        """19.–21. Jahrhundert neunzehntes bis einundzwanzigstes (German)."""
        link = self.word("and") if match["mark"] == "/" else self.word("to")
        return f"{self._nth(int(match['low']), match, 's')} {link} {self._nth(int(match['high']), match, 's')}"

    def _lengths(self, hours: str, minutes: str, seconds: str) -> str:
        units = self._table["units"]
        hour = units.get("h") or units.get("hr") or [self.word("hour"), self.word("hours")]
        parts = ((hours, hour), (minutes, units["min"]), (seconds, units["s"]))
        return " ".join(f"{self.say.counted(str(int(n)), name[0])} {name[int(n) != 1]}" for n, name in parts if int(n))

    def took(self, match: re.Match[str]) -> str:
        """2h 08m 21s, 2:01:09: hours, minutes and seconds."""
        return self._lengths(match["hours"], match["minutes"], match["seconds"] or "0")

    def lap(self, match: re.Match[str]) -> str:
        """37''98 thirty-seven seconds ninety-eight."""
        said = self._lengths("0", match["minutes"] or "0", match["seconds"])
        return f"{said} {self.say.digits(match['part']) if match['part'][0] == '0' else self.say.number(match['part'])}"

    def split(self, match: re.Match[str]) -> str:
        """15:32.4: minutes, and seconds with their parts."""
        seconds = self.say.number(re.sub(r"[.,]", self.word("decimal"), match["seconds"].lstrip("0")))
        return f"{self._lengths('0', match['minutes'], '0')} {seconds} {self._table['units']['s'][1]}".lstrip()

    def score(self, match: re.Match[str]) -> str:
        """3-2, 16:9; ran it in 25:30."""
        text, start = match.string, match.start()
        if ":" in match[0] and len(match["high"]) == 2 and _RUN.search(text, max(0, start - 4), start):
            return f"{self.say.number(match['low'])} {self.say.number(match['high'])}"
        return f"{self.say.number(match['low'])} {self.word('against')} {self.say.number(match['high'])}"

    def day_month(self, match: re.Match[str]) -> str:
        """am 28.11. am achtundzwanzigsten November (German)."""
        return f"{self._nth(int(match['day']), match)} {self._table['months'][int(match['month']) - 1]}"

    def minute_of_play(self, match: re.Match[str]) -> str:
        """Kern (12.) zwölfte Minute, Ott (45.+2) fünfundvierzig plus zwei (German)."""
        if match["extra"]:
            return f"{self.say.number(match['minute'])} plus {self.say.number(match['extra'])}"
        return f"{self.say.ordinal(int(match['minute']))} Minute"

    def lasting(self, match: re.Match[str]) -> str:
        """3:18 min: minutes and seconds."""
        one, many = self._table["units"]["min"]
        minutes = self.say.counted(match["minutes"], one)
        said = f"{minutes} {one if match['minutes'] == '1' else many}"
        return f"{said} {self.say.number(str(int(match['seconds'])))}" if int(match["seconds"]) else said

    def clock(self, match: re.Match[str]) -> str:
        """Hours and minutes; the hour agrees with its word where that has a gender (une heure)."""
        printed, minute = int(match["hour"]), int(match["minute"] or 0)
        hour = self.say.counted(str(printed), self.word("hour"))
        hours = self._table.get("hours", "") if printed > 1 else self.word("hour")
        trail = " " if match.string[match.end() : match.end() + 1].isalnum() else ""  # 11:30EST
        if not minute:
            if printed > _NOON and "late_hour" in self._table:
                return self.word("late_hour").format(hour=hour)
            if match.string[match.end() : match.end() + 5].lstrip().startswith("hora"):
                return hour
            return self.word("full_hour").format(hour=hour, hours=hours) + trail
        low = self.say.number(str(minute))
        if minute < 10 and self._table["zero_minutes"]:
            low = f"{self.word('zero_minutes')} {low}"
        return self.word("clock").format(hour=hour, hours=hours, minute=low) + trail

    def half_day(self, match: re.Match[str]) -> str:
        """6:30am six thirty a.m. (English)."""
        minute = int(match["minute"] or 0)
        low = f" {'oh ' if minute < 10 else ''}{self.say.number(str(minute))}" if minute else ""
        second = f" and {self._lengths('0', '0', match['second'])}" if match["second"] else ""
        return f"{self.say.number(str(int(match['hour'])))}{low} {match['half'].lower()}.m.{second}"

    def decade(self, match: re.Match[str]) -> str:
        """1990s nineteen nineties (English)."""
        value = int(match["number"])
        said = self.say.year(value) if value >= 100 else self.say.number(match["number"])
        return (said[:-1] + "ies" if said.endswith("y") else said + "s") if self.say.language == "en" else said
