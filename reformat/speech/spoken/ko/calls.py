"""Numbers with marks inside: telephones, scores and ratios, fractions, versions, lists with a middle dot."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.calls import call_rules
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.counters import counter_pattern, said_with
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.units import name_of, said_with_unit, unit_pattern
from reformat.speech.spoken.piece import Rule

PHONE = lazy(
    r"(?<![\d-])(?:\+\d{1,3}[-.\s]?)?(?:\(0\d{1,2}\)\s?|0\d{1,2}\)\s?|0\d{1,3}[-.]|1[568]\d\d-)(?:\d{3,4}[-.])?\d{4}(?![\d-])"
    r"|(?<![\d-])\+\d{1,3}[-\s]\d{1,4}(?:[-\s]\d{2,4}){1,3}(?![\d-])"
    r"|(?<!\d)01\d \d{3,4} \d{4}(?!\d)|(?<![\d-])01\d-(?:[X*○x]{3,4}-(?:\d{4}|[X*○x]{4})|\d{3,4}-[X*○x]{4})"
    r"|(?<![\d-])(?!(?:1[0-9]|20)\d\d-(?:1[0-9]|20)\d\d)[2-9]\d{2,3}-\d{4}(?![\d-])|(?<![\d-])1[0-9]\d\d-[3-9]\d{3}(?![\d-])"
)
ACCOUNT = lazy(
    r"(?<![\d-])\d{2,6}(?:-\d{2,8}){2,4}(?![\d-])|(?<![\d-])(?:\d{6}-[1-8](?:\d{6})?|97[89](?:-\d{1,7}){3}-[\dX])(?![\d-])"
)
LINES = lazy(r"(?<![\d.,])(?:[1-9]\d{2,3})p(?![A-Za-z\d])")
"""Lines of a picture: 1080p."""
FORMATION = lazy(r"(?<![\d-])\d(?:-\d){2,4}(?![\d-])")
_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)"
SCORE = lazy(
    rf"(?<![\d.,:-])({_NUM})\s?[:：∶]\s?({_NUM})(?:\s?[:：∶]\s?({_NUM}))?(?![\d:])|(?<![\d.,A-Za-z-])(\d{{1,4}})[-–](\d{{1,4}})(?![\d-]|[.,]\d|\s?%)"
)
_ADDRESS_BEFORE = lazy(
    r"(?:[가-힣\d](?:로|길)|[가-힣](?:동|리|읍|면)|\d가|(?<![가-힣])[산제]|형사|민사|행정|가사|특별)\s?$"
)
_ADDRESS_AFTER = lazy(
    r"\s?(?:번지|번길|호|구역|지구|공구|단지|블록|블럭|필지|일대|일원|소재|외\s?\d{1,3}\s?필지|번$|번\s|반(?![가-힣])|승강장)"
)
_AIRLINER = lazy(r"(?:보잉|에어버스)\s?$")
"""What stands behind is a model with its variant: 보잉 737-800."""
_CLUB = lazy(r"\s?(?:클럽|고지)")
_PAGES, _PAGES_AFTER = lazy(r"pp?\.\s?$"), lazy(r"\s?(?:쪽|페이지|면)(?![가-힣]{2})")
_EQUALS = lazy(r"\s?[=＝]")
_WON = lazy(r"(?:으?로\s)?\s?(?:이[기겼]|[졌승패꺾눌완역앞뒤]|무승부)")
FRACTION = lazy(
    r"(?<![\d/.])(?P<top>\d{1,4})/(?P<bottom>\d{1,4}|[nN](?![A-Za-z]))(?![\d/]|\.\d)"
    r"(?:(?P<particle>은|는|이|가|을|를|과|와|으로|로)(?=[\s,.]|$)|(?P<quarter>\s?분기)|(?P<pressure>\s?(?:mm|㎜)Hg)"
    r"|(?<=\d\d/\d\d)(?P<unit>Hz|㎐|k?W|V|mm|㎜|cm|㎝|kg|㎏)(?![A-Za-z]))?"
)
CALLED = lazy(
    r"(?=[1-9]\d\d)(?:(?<![\d.,-])(?P<number>1\d{2,3})(?=번(?:으로|에)?\s?(?:전화|신고|문의|연락|상담)"
    r"|\s?(?:[가-힣]{1,8}\s?){0,2}(?:콜센터|긴급전화|상담전화|신고전화|핫라인))"
    r"|(?:(?<=전화)|(?<=전화 )|(?<=콜센터 )|(?<=핫라인 )|(?<=[☎☏℡])|(?<=[☎☏℡] ))[1-9]\d{2,3}(?![\d,-]|\.\d)"
    r"(?=번|$|[^\w가-힣]|(?:에서|으로|로|에|은|는|이|가|을|를|과|와|이?나)(?![가-힣]))(?!\s?번째|\s[가-힣]{1,2}[ ,.]))"
)
"""A number to call, by the words beside it: 120 다산콜센터, ☎ 1330, 129번으로 전화."""
MEASURED_PART = lazy(
    r"(?<![\d/.])(?P<top>[1-9]\d?)/(?P<bottom>[1-9]\d?)\s?(?P<unit>(?:[A-Za-zμ]{1,3}|[㎀-㏟ℓ℃])[²³]?(?:/[a-z])?)(?![A-Za-z²³\d/])"
)
VERSION = lazy(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d])")
LIST = lazy(
    rf"(?<![\d.,])(?P<items>\d{{1,4}}(?:\s?[·∙・ㆍ‧⋅]\s?\d{{1,4}})+)(?![\d.])\s?(?P<counter>{counter_pattern()}|차|호선|위|일|층|학년|대|루)?"
)
_UNIT = lazy(unit_pattern())
POINT = lazy(rf"(?<![\d.,·])(?P<whole>\d{{1,3}})[·∙・ㆍ‧⋅](?P<part>\d)(?P<unit>{unit_pattern()})")
"""A decimal point as some newspapers set it: 3·3㎡; 28·185cm are two things."""
_SEPARATE = lazy(r"[^\dX*○x]+")
_HIDDEN = lazy(r"[X*○x]+")
NUMBERED = lazy(r"(?<![A-Za-z])(?:No|NO|no|№)\.?\s?(\d{1,6})(?!\d|[.,]\d)|№\s?(\d{1,6})")
_ENGLISH = {"1": "원", "2": "투", "3": "스리", "4": "포", "5": "파이브", "10": "텐"}
TOP = lazy(
    r"(?:(?<=톱)|(?<=빅)|(?<=TOP)|(?<=Top)|(?<=톱 )|(?<=빅 )|(?<=TOP )|(?<=Top ))"
    r"([1-5]|10)(?![\d.,]|[가-힣]*[위차])(?!\s?[명개])"
)
NOTE = lazy(r"(?<=[.!?])(\d{1,2})\)(?=\s|$)")
"""A note's mark behind a stop: 끝났다.1)"""
PLATE = lazy(
    r"(?<!\d)(?P<kind>\d{2,3})(?P<use>[가-마거-머버서어저고노도로모보소오조구누두루무부수우주바사아자허하호배])\s?(?P<number>\d{4})"
    r"(?=$|[^\w.,~∼]|(?:번|은|는|이|가|을|를|의|와|과|로|인)(?![가-힣])|\s?(?:차량|승용차|승합차|화물차|택시|버스|번호판|SUV))"
)
_PLATE_BEFORE = lazy(r"(?:번호판?|차량|승용차|승합차|화물차|택시|버스|SUV|렌터카)[은는이가인]?\s?[:：(（‘'“\"]?$")
"""A car's plate: 12가 3456."""
ROUNDS = lazy(r"(?<![\d-])[67]\d(?:-[67]\d){2,3}(?![\d-])")
"""A golfer's rounds: 66-67-65-68."""
CLASS = lazy(r"(?<!\d)(\d\d)(?=학번)")


def _groups(text: str) -> str:
    parts = filter(None, _SEPARATE.split(text))
    return " ".join("," if _HIDDEN.match(part) else numerals.digits(part) for part in parts)


def _read_phone(match: re.Match[str]) -> str:
    plus = "플러스 " if match[0].startswith("+") else ""
    return plus + _groups(match[0])


def _read_score(match: re.Match[str]) -> str | None:
    """3-2 삼 대 이; an address 123-4번지 백이십삼 다시 사번지. Four figures are no score."""
    text, start, end = match.string, match.start(), match.end()
    parts = [part for part in match.groups() if part]
    dashed = match[4] is not None
    named = _ADDRESS_BEFORE.search(text, max(0, start - 4), start) and not _WON.match(text, end)
    house = dashed and (named or _ADDRESS_AFTER.match(text, end))
    if dashed and not house and (max(map(len, parts)) > 3 or _AIRLINER.search(text, max(0, start - 5), start)):
        return None
    if dashed and _EQUALS.match(text, end):
        return " 빼기 ".join(numerals.number(part) for part in parts)
    breath = ", " if dashed and re.search(r"\d $", text[max(0, start - 2) : start]) else ""  # one set after another
    pages = _PAGES.search(text, max(0, start - 4), start) or _PAGES_AFTER.match(text, end)
    link = " 다시 " if house else "에서 " if dashed and pages else " " if _CLUB.match(text, end) else " 대 "
    return breath + link.join(numerals.number(part) for part in parts)


def _read_fraction(match: re.Match[str]) -> str:
    if match["bottom"] in "nN":
        return f"엔분의 {numerals.sino(int(match['top']))}{match['particle'] or ''}"
    top, bottom = int(match["top"]), int(match["bottom"])
    if match["quarter"]:
        return f"{numerals.sino(top)}{numerals.sino(bottom)}분기"
    if match["pressure"]:
        return f"{numerals.sino(top)}에 {numerals.sino(bottom)} {name_of('mmHg')}"
    if match["unit"]:  # 50/60Hz: one or the other
        return f"{numerals.sino(top)}, {said_with_unit(numerals.sino(bottom), match['unit'], '')}"
    if 0 < top < bottom:
        said = f"{numerals.sino(bottom)}분의 {numerals.sino(top)}"
    else:
        said = f"{numerals.sino(top)}, {numerals.sino(bottom)}"
    return said + (fitted(match["particle"], said[-1]) or "" if match["particle"] else "")


def _read_measured_part(match: re.Match[str]) -> str | None:
    """1/2kg 이분의 일 킬로그램; 50/60Hz is one or the other."""
    top, bottom = int(match["top"]), int(match["bottom"])
    if not 0 < top < bottom or min(top, bottom) > 9 or not _UNIT.fullmatch(match["unit"]):
        return None
    return said_with_unit(f"{numerals.sino(bottom)}분의 {numerals.sino(top)}", match["unit"], "")


def _read_version(match: re.Match[str]) -> str:
    """3.11.4 삼 점 일일 점 사: what follows the first point digit by digit."""
    first, *rest = match[0].split(".")
    return " 점 ".join([numerals.sino(int(first)), *(numerals.digits(part, "영") for part in rest)])


def _read_list(match: re.Match[str]) -> str | None:
    """1·2차 일, 이차: each with the numerals of the counter, which is said once."""
    counter = match["counter"] or ""
    items = re.split(r"\s?[·∙・ㆍ‧⋅]\s?", match["items"])
    if counter == "시즌" and len(items[0]) == 4:  # 2025·26시즌
        return ", ".join(numerals.sino(int(item)) for item in items) + " 시즌"
    said = [numerals.sino(int(item)) for item in items[:-1]]
    last = numerals.sino(int(items[-1]))
    if not counter and _UNIT.match(match.string, match.end()):
        return None  # (28·185cm): two things
    if len(items) == 2 and items[1] == "4" and match.string.startswith("분기", match.end()):
        return f"{said[0]}사"  # 1·4분기: the first of four
    if counter:
        last = said_with(items[-1], "", counter, match.string, match.start(), match.end())
        if last.startswith(tuple(numerals.native(n) for n in range(1, 100))) and counter not in ("월", "일"):
            said = [said_with(i, "", counter, match.string, match.start(), match.end()) for i in items[:-1]]
    return ", ".join([*said, last])


def _read_point(match: re.Match[str]) -> str:
    said = f"{numerals.sino(int(match['whole']))} 점 {numerals.sino(int(match['part']))}"
    before = match.string[max(0, match.start() - 6) : match.start()]
    return said_with_unit(said, match["unit"], before)


def _read_numbered(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    return f"넘버 {_ENGLISH.get(digits, numerals.sino(int(digits))) if digits in '123' else numerals.sino(int(digits))}"


def _read_plate(match: re.Match[str]) -> str | None:
    """차량번호 12가 3456: the last four figures one by one."""
    if not _PLATE_BEFORE.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    return f"{numerals.sino(int(match['kind']))}{match['use']} {numerals.digits(match['number'])}"


PHONE_RULES = (
    Rule("plate", "0", PLATE, _read_plate),
    Rule("phone", "0(+", PHONE, _read_phone),
    Rule("called", "0", CALLED, lambda m: numerals.digits(m[0])),
    *call_rules(numerals.digits, "플러스 ", " 점 ", " "),
)
CALL_RULES = (
    Rule("lines", "0", LINES, lambda m: f"{numerals.sino(int(m[0][:-1]))} 피"),
    Rule("rounds", "0", ROUNDS, lambda m: ", ".join(numerals.sino(int(one)) for one in m[0].split("-"))),
    Rule("account", "0", ACCOUNT, lambda m: _groups(m[0])),
    Rule("formation", "0", FORMATION, lambda m: " ".join(numerals.digits(m[0]))),
    Rule("score", "0", SCORE, _read_score),
    Rule("part-measured", "0", MEASURED_PART, _read_measured_part),
    Rule("fraction", "0", FRACTION, _read_fraction),
    Rule("version", "0", VERSION, _read_version),
    Rule("point", "0", POINT, _read_point),
    Rule("list", "0", LIST, _read_list),
    Rule("numbered", "a№", NUMBERED, _read_numbered),
    Rule("note", "0", NOTE, lambda m: f" 주석 {numerals.sino(int(m[1]))}"),
    Rule("top", "0", TOP, lambda m: f" {_ENGLISH[m[1]]}"),
    Rule("class", "0", CLASS, lambda m: numerals.digits(m[1])),
)
