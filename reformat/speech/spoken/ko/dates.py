"""Dates, times of day and the days that history names by their date."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.counters import said_with
from reformat.speech.spoken.piece import Rule

_END = r"(?!\d|[.,]\d)"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
DATE = lazy(
    rf"(?<![\d.])(?P<year>(?:1[0-9]|20|21)\d\d)\s?(?P<mark>[.\-/])\s?(?P<month>{_MONTH})\s?(?P=mark)\s?(?P<day>{_DAY}){_END}"
    r"(?:(?P=mark)(?=\s*[가-힣\d(~∼～,]))?"
)
SHORT_DATE = lazy(
    rf"(?<![\d.])(?P<year>\d\d)(?P<mark>[.\-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]){_END}"
    r"(?:(?P=mark)(?=\s*[가-힣\d(~∼～,]))?"
)
NOTED_DATE = lazy(
    rf"(?<![\d.])(?P<year>[0-2]\d)\.(?P<month>{_MONTH})\.(?P<day>{_DAY})\."
    r"(?=\s?(?:[~∼(]|(?:시행|개정|기준|현재|부터|까지|제정|공포|일부|신설|이후|이전|자)))"
)
"""24.5.1. 시행: a day as laws note it."""
SPACED_DATE = lazy(rf"(?<![\d.])(?P<year>\d\d)\.\s(?P<month>{_MONTH})\.\s(?P<day>{_DAY})\.(?!\d)")
APOSTROPHE_DATE = lazy(rf"[’'‘](?P<year>\d\d)\.\s?(?P<month>{_MONTH})\.(?:\s?(?P<day>{_DAY})\.?{_END})?")
APOSTROPHE_MONTH = lazy(rf"[’'‘](?P<year>\d\d)\.\s?(?P<month>{_MONTH})월(?P<day>)")
APOSTROPHE_YEAR = lazy(r"[’'‘](\d\d)(?=\s?(?:년|시즌|학년도|학기)|[~∼–-][’'‘]?\d\d\s?(?:년|시즌))")
YEAR_MONTH = lazy(
    r"(?<![\d.,])(?P<year>(?:19|20)\d\d)\.(?P<month>0[1-9]|1[0-2])(?!\d|[.,]\d|\s?(?:포인트|p\b|pt|선|원|달러|배|%))"
)
YEAR_MONTH_DOT = lazy(
    rf"(?<![\d.,])(?P<year>(?:19|20)\d\d)\.\s?(?P<month>{_MONTH})\.(?=\s?(?:부터|까지|경|께|이후|이전|현재|기준|말|초|중|에|[~∼),])|(?<=\.\s\d\.)(?=\s[가-힣])|(?<=\.\s\d\d\.)(?=\s[가-힣]))"
)
_DAY_DOT = rf"{_MONTH}\.\s{_DAY}\."
SPACED_DAYS = lazy(
    rf"(?<![\d.])(?<!\d\.\s)(?P<month>{_MONTH})\.\s(?P<day>{_DAY})\.(?=\s?[~∼～]\s?{_DAY_DOT}|\s?\([월화수목금토일]\))"
    rf"|(?<=[~∼～])(?P<last_month>{_MONTH})\.\s(?P<last_day>{_DAY})\.(?!\d)"
)
"""12. 1.~12. 18., 12. 1.(화): a day without its year."""
SLASHED_DAY = lazy(rf"(?<![\d/.])(?P<month>{_MONTH})/(?P<day>{_DAY})(?![\d/]|\.\d)")
_DAY_BEFORE = lazy(r"(?:기준일|마감일|발표일|시작일|배당일|예정일|날짜|기간|일시|마감|접수)(?:은|는|:|\s)?\s?$")
_DAY_AFTER = lazy(r"\s?(?:까지|부터|마감|개막|오픈|출시|시행|[~∼]\s?\d{1,2}/\d)")
_INDEX = lazy(r"(?:코스피|코스닥|나스닥|지수|다우|S&P|니케이|닛케이|항셍|환율)[^.]{0,24}$")
SHORT_YEARS = lazy(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/–-](?P<next>\d\d)(?![\d-]|[.,]\d)(?P<named>(?=\s?(?:시즌|학년도|년|겨울|회계)))?"
    r"|(?<![\d.,/-])(?P<short>\d\d)[/–~∼-](?P<after>\d\d)(?P<season>\s?시즌)"
)
WEEKDAY = lazy(r"\(\s?([월화수목금토일])(?:요일)?\s?\)")
_AFTER_DAY = lazy(r"(?:일|\d|\.)\s?$")
MONTH_DAY = lazy(rf"(?<![\d./])(?P<month>{_MONTH})[./](?P<day>{_DAY})\.?(?=\s?\(\s?[월화수목금토일](?:요일)?\s?\))")

_AM_PM = r"(?:\s?(?P<half>[aApP])\.?[mM](?![A-Za-z])\.?)"
CLOCK = lazy(
    rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\.(?P<parts>\d{{1,3}})(?![\d:.])|(?![\d:]|[.,]\d){_AM_PM}?)"
)
HALF_DAY = lazy(rf"(?<![\d:.,])(?P<hour>1[0-2]|0?[1-9]){_AM_PM}")
CLOCKS = lazy(r"(?:(?<=:\d\d)|(?<=:\d\d\s))[-–—−－]\s?(?=\d{1,2}:\d\d)")
"""From one time of day to another."""
WEEKDAYS = lazy(r"\(\s?([월화수목금토일])\s?[~∼〜～–-]\s?([월화수목금토일])\s?\)")
_HALF = lazy(r"(?:오전|오후|새벽|밤|아침|저녁|낮)\s?$")
_RATIO = lazy(r"[^.]{0,24}(?:비율|경쟁률|화면비|축척|배율|스코어|점수|무승부|비로|대칭|확률|매칭)")
_RATIO_BEFORE = lazy(r"(?:스코어|점수|세트|비율|경쟁률|화면비|해상도|축척|점수는|스코어는)\s?[(（]?$")
_RECORD = lazy(r"(?:기록|완주|마라톤|랩타임|재생|러닝타임|길이)[^.]{0,16}$")

_MIDDOTS = "·∙・ㆍ‧•⋅"
_KNOWN = frozenset([
    "3·1", "4·19", "5·16", "5·18", "6·25", "8·15", "6·10", "6·29", "12·12", "10·26", "4·3", "9·11", "1·4", "4·16",
    "10·29",
]
    + ["12·3", "3·8", "7·4", "6·15", "10·4", "3·15", "4·27", "9·19", "2·28", "1·21", "8·8", "9·9"]
)  # fmt: skip
UNTIL = lazy(rf"[~∼～]\s?(?P<month>{_MONTH})월\s?(?P<day>{_DAY})일(?!\s?까지|\s?[~∼～])")
_BEGUN = lazy(r"[\d일월년시분.)]\s?$")
"""What a range goes on from; without it, ~2월 28일 says only until when."""
EVENT = lazy(rf"(?<![\d.,])(?P<month>1[0-2]|[1-9])[{_MIDDOTS}](?P<day>[12]\d|3[01]|[1-9])(?!\d|[{_MIDDOTS}]\d)")
_LISTED = lazy(
    r"\s?(?:[㎀-㏟]|[kcm]?m[²³2]|호선|학년|세트|쿼터|군단|사단|여단|연대|대대|중대|소대|함대|터미널|생활권|권역|구간|학기|코스|루(?=$|[^가-힣]|[를에가의])|단지|호기|지구|공구|라운드|등급|단계|구역|공장|분기|터널|교시|퍼센트|차전|번째|호점|%"
    r"|[차주위월일층대급심군번부호회조항관년선편권명개기](?=$|[^가-힣]|[이가은는을를의에로와과도만까씩당째]|으로))"
)
DOTTED_EVENT = lazy(
    r"(?<![\d.,])(?P<month>1[0-2]|[1-9])[.](?P<day>[12]\d|3[01]|[1-9])(?!\d|[.,]\d)(?=\s?(?:전쟁|사변|민주화|민주|혁명|사건|사태|쿠데타|광복"
    r"|항쟁|선언|비상계엄|계엄|내란|참사|테러|절|의거|공동선언|유공자|만세|독립|운동|정신|묘지|부정선거|지방선거|총선|대선|보선|재보선|군사정변|합의|대책|휴전|참전|남침|군사반란))"
)


def _year(text: str) -> str:
    return numerals.sino(int(text)) + "년"


def _month(text: str) -> str:
    return said_with(str(int(text)), "", "월", "", 0, 0)


def _read_date(match: re.Match[str]) -> str:
    day = match["day"]
    said = f"{_year(match['year'])} {_month(match['month'])}"
    return f"{said} {numerals.sino(int(day))}일" if day else said


def _read_year_month(match: re.Match[str]) -> str | None:
    if _INDEX.search(match.string, max(0, match.start() - 32), match.start()):
        return None
    return f"{_year(match['year'])} {_month(match['month'])}"


def _read_month_day(match: re.Match[str]) -> str:
    return f"{_month(match['month'])} {numerals.sino(int(match['day']))}일"


def _read_until(match: re.Match[str]) -> str | None:
    begun = _BEGUN.search(match.string, max(0, match.start() - 2), match.start())
    return None if begun else f"{_read_month_day(match)}까지"


def _read_spaced_day(match: re.Match[str]) -> str:
    month, day = match["month"] or match["last_month"], match["day"] or match["last_day"]
    return f"{_month(month)} {numerals.sino(int(day))}일"


def _read_slashed_day(match: re.Match[str]) -> str | None:
    """12/31 where the words around say that it is a day."""
    text, start = match.string, match.start()
    if not (_DAY_BEFORE.search(text, max(0, start - 8), start) or _DAY_AFTER.match(text, match.end())):
        return None
    return _read_month_day(match)


def _read_weekday(match: re.Match[str]) -> str | None:
    if not _AFTER_DAY.search(match.string, max(0, match.start() - 3), match.start()):
        return None
    after, ahead = match.string[match.end() : match.end() + 1], match.string[match.end() : match.end() + 2].lstrip()
    on = ahead[:1] in tuple("~∼〜～–-") or after in tuple(",.") or "가" <= after <= "힣"
    return f", {match[1]}요일" + ("" if on else ", ")


def _read_weekdays(match: re.Match[str]) -> str | None:
    """5~9일(월~금): 월요일에서 금요일."""
    if not _AFTER_DAY.search(match.string, max(0, match.start() - 3), match.start()):
        return None
    after = match.string[match.end() : match.end() + 1]
    return f", {match[1]}요일에서 {match[2]}요일" + ("" if "가" <= after <= "힣" else ", ")


def _read_half_day(match: re.Match[str]) -> str:
    return f"{_half(match)}{_hour(match['hour'])}"


def _half(match: re.Match[str]) -> str:
    """am and pm, said first."""
    return {"": "", "a": "오전 ", "p": "오후 "}[(match["half"] or "").lower()]


def _hour(text: str) -> str:
    value = int(text)
    return f"{numerals.native(value)} 시" if 1 <= value <= 12 else f"{numerals.sino(value)} 시"


def _read_clock(match: re.Match[str]) -> str | None:
    """14:30 십사 시 삼십분; declines where the words around speak of a ratio."""
    text, start, end = match.string, match.start(), match.end()
    hour, minute, second = match["hour"], match["minute"], match["second"]
    if match["parts"]:  # the time of a race: 1:23.45
        hours = f"{numerals.native(int(hour))} 시간 " if second else ""
        low, rest = (minute, second) if second else (hour, minute)
        return f"{hours}{numerals.sino(int(low))} 분 {numerals.sino(int(rest))} 초 {numerals.digits(match['parts'])}"
    ratio = _RATIO.match(text, end) or _RATIO_BEFORE.search(text, max(0, start - 8), start)
    if ratio and not _HALF.search(text, max(0, start - 4), start):
        return None
    if second and _RECORD.search(text, max(0, start - 24), start):
        hours = f"{numerals.native(int(hour))} 시간 " if int(hour) else ""
        return f"{hours}{numerals.sino(int(minute))}분 {numerals.sino(int(second))}초"
    said = f"{_half(match)}{_hour(hour)}"
    if int(minute) or second:
        said += f" {numerals.sino(int(minute))}분"
    return f"{said} {numerals.sino(int(second))}초" if second else said


def _event(month: str, day: str) -> str:
    first = numerals.sino(int(month))
    if int(day) % 10 == 0 or month == day == "12":
        return first + numerals.sino(int(day))
    return first + numerals.digits(day)


def _read_event(match: re.Match[str]) -> str | None:
    """6·25 육이오; a list (1·2차) is no date."""
    known = f"{match['month']}·{match['day']}" in _KNOWN
    text, end = match.string, match.end()
    if _LISTED.match(text, end) and not (known and text[end : end + 1] == " "):
        return None
    return _event(match["month"], match["day"])


def _read_season(match: re.Match[str]) -> str | None:
    """2023-24: a season, where the second year follows the first or a word says so."""
    if match["season"]:  # 24-25시즌
        first, last = int(match["short"]), int(match["after"])
        return f"{numerals.sino(first)} {numerals.sino(last)} 시즌" if last == (first + 1) % 100 else None
    year, following = int(match["year"]), int(match["next"])
    if match["named"] is None and (year + 1) % 100 != following:
        return None
    return f"{numerals.sino(year)} {numerals.sino(following)}"


DATE_RULES = (
    Rule("date", "0", DATE, _read_date),
    Rule("date-short", "0", SHORT_DATE, _read_date),
    Rule("date-noted", "0", NOTED_DATE, _read_date),
    Rule("date-spaced", "0", SPACED_DATE, _read_date),
    Rule("days-spaced", "0", SPACED_DAYS, _read_spaced_day),
    Rule("date-apostrophe", "’'‘", APOSTROPHE_DATE, _read_date),
    Rule("month-apostrophe", "’'‘", APOSTROPHE_MONTH, _read_date),
    Rule("year-apostrophe", "’'‘", APOSTROPHE_YEAR, lambda m: numerals.sino(int(m[1]))),
    Rule("year-month", "0", YEAR_MONTH, _read_year_month),
    Rule("years-season", "0", SHORT_YEARS, _read_season),
    Rule("year-month-dot", "0", YEAR_MONTH_DOT, _read_year_month),
    Rule("until", "~∼～", UNTIL, _read_until),
    Rule("month-day", "0", MONTH_DAY, _read_month_day),
    Rule("slashed-day", "0", SLASHED_DAY, _read_slashed_day),
    Rule("weekday", "(", WEEKDAY, _read_weekday),
    Rule("weekdays", "(", WEEKDAYS, _read_weekdays),
    Rule("clock", "0", CLOCK, _read_clock),
    Rule("half-day", "0", HALF_DAY, _read_half_day),
    Rule("clocks", "-–—−－", CLOCKS, lambda m: "에서 "),
    Rule("event", "0", EVENT, _read_event),
    Rule("event-dotted", "0", DOTTED_EVENT, lambda m: _event(m["month"], m["day"])),
)
