"""Numbers in running text: amounts, ranges, units, money, names in digits."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.counters import counter_pattern, said_range, said_with, takes_native
from reformat.speech.spoken.ko.foreign import letters
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.symbols import is_weather
from reformat.speech.spoken.ko.units import currencies, english_scales, said_with_unit, unit_pattern
from reformat.speech.spoken.piece import Rule

_A = numerals.AMOUNT
_TILDE = r"\s?[~∼〜～]\s?"
_DASH = r"\s?[-–—−]\s?"
_ABOUT = r"(?P<about>\s?(?:여|남짓|몇)(?![러가권자행름성부객]))?"
_RANGED = (
    r"(?:년|년대|일|월|개월|주|주일|시|시간|세|살|층|위|도|학년|분|초|회|원|달러|명|개|건|마리|배|인|인분"
    r"|쪽|페이지|권|평|석|가구|등급|차례|곳|장|편|팀|(?<=0)대)"
)
_MONEY = "|".join(re.escape(sign) for sign in sorted(currencies(), key=len, reverse=True))
_SCALE = "|".join(english_scales())
_UNIT, _COUNTER = rf"(?:(?:(?<=\d[.]\d)|(?<=\d[.]\d\d))p(?![A-Za-z])|{unit_pattern()})", counter_pattern()

_LATIN_UNIT = rf"(?P<unit>(?!(?<=\s)[A-Z](?![A-Za-z/])){_UNIT})"
PARTICLE_OF_UNIT = r"(?P<particle>(?:은|는|이|가|을|를|과|와|으로|로)(?=[\s,.]|$))?"
"""It was chosen for how the writer says the unit; a unit over another is said the other way round."""
_WITH = (
    rf"(?P<number>{_A}){_ABOUT}(?:(?P<gap>\s?)(?:{_LATIN_UNIT}{{particle}}|(?P<counter>{_COUNTER}))(?P<years>\s?년)?)?"
)
PLAIN_AMOUNT = _WITH.replace("{particle}", "(?P<particle>)")
AMOUNT = lazy(_WITH.replace("{particle}", PARTICLE_OF_UNIT))
RANGE = lazy(
    rf"(?P<low>{_A})(?P<lowunit>{_UNIT})?(?:{_TILDE}|{_DASH}(?=(?:{_A})(?:\s?{_UNIT}|여?{_RANGED})))"
    rf"(?P<high>{_A})(?![:.]\d){_ABOUT}"
    rf"(?:\s?(?:{_LATIN_UNIT}{PARTICLE_OF_UNIT}|(?P<counter>{_COUNTER}|년대|년|일|층|위|세|도|회|차|호|학년|등급|인분|인|석|쪽|월|대|호선|점)))?"
)
_SCALED_PAIR = lazy(r"(?P<low>[1-8])~(?P<high>[2-9])(?P<scale>[십백천만])")
PAIR = lazy(rf"(?=[1-8],)(?<![\d.,])(?<!\d,\s)(?P<low>[1-8]),\s?(?P<high>[2-9])\s?(?P<counter>(?!번째){_COUNTER})")
"""2,3명: about so many."""
MONEY = lazy(
    rf"(?P<sign>{_MONEY})\s?(?P<low>{_A})(?:{_TILDE}(?:{_MONEY})?(?P<high>{_A}))?"
    rf"(?:\s?(?P<scale>{_SCALE})(?![A-Za-z]))?(?:\s?(?P<again>달러|원|유로|엔|파운드)(?![가-힣]*화))?"
    r"(?P<particle>(?:은|는|이|가|을|를|과|와|으로|로)(?=[\s,.]|$))?"
)
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset("‘'“\"「『〈《<"), frozenset("’'”\"」』〉》>")
_CALL = lazy(r"119|112|114|111|113|118|182|1339|1366|1388|1393|1301|1345|1577|109|010")
_CALL_AFTER = lazy(
    r"\s?(?:구급|구조|소방|신고|상황|종합|안전|특수|콜|센터|번으로|번에|대원|[가-힣]{2,9}(?:센터|상담소|상담전화|신고전화)|에\s?(?:신고|전화|연락|문의)|로\s?(?:신고|전화|연락|문의)|를\s?(?:불|눌))|$|[^\w\s가-힣]"
)
_CALL_BEFORE = lazy(r"(?:내선|국번\s?없이|긴급\s?신고|상담\s?전화|콜센터|신문고|전화\s?번호|긴급\s?전화)\s?[☎(]?$")
_COHORT = lazy(
    rf"(?<![\d.,])(?:[1-9]0[1-9]0(?=\s?(?:세대|청년|여성|남성|층|표심|직장인|고객|유권자|MZ))"
    rf"|(?:3040|4050|5060|6070|7080|8090)(?![\d.,~∼-]|\s?(?:[만억원달년]|{_COUNTER}|{_UNIT})))"
)
"""Who is in their thirties and forties, as they are called."""
_DECADE_NAMES = lazy(
    r"(?:(?<!\d)86|386|486|586|686|9799|1318(?=\s?청소년))(?=\s?(?:세대|운동권|정치인|의원|그룹|세력|가요|콘서트|음악|감성|가수|청소년))"
)
_TYPED = lazy(
    r"(?:(?:[가-힣]{2}|[핀팩])\s?번호|계좌|코드|내선|끝\s?자리|끝 번호|마지막\s\d\s?자리)"
    r"(?:는|은|가|인|[:：])?\s?[(（#]?$"
)
_COUNTED = lazy(r"(?:찬성|반대|기권|무효|총|약|합계|전체|득표|지수|평균|최고|최저|의석|모두)\s?$")
"""Behind these 112 is so many, and no number to call."""
_PARTICLE = lazy(r"(?:으?로|이라?|인|였|[이가은는을를의에과와도만씩대다])(?![가-힣]{2})|까지|부터|보다|이[다었]|에서")
_LEFT_NAME = lazy(r"(?:보잉|에어버스|본드걸|본드|코드네임|특수요원)\s?$")
_AIRLINER = lazy(r"7[0-8]7(?=\s?(?:여객기|항공기|기종|점보|제트기|맥스|화물기|드림라이너))")
_GRAPHICS = lazy(r"(?:RTX|GTX|RX|라데온|지포스)\s?$")
_SPLIT_SECOND = lazy(r"초$|\d초\s$")
"""Behind these two figures are parts of a second: 9초 98."""
_MODEL = lazy(r"[A-Z]-?$")


def _lead(match: re.Match[str]) -> str:
    """A breath between a word and the number pasted to it; none after one syllable (고3, 중2)."""
    text, at = match.string, match.start()
    if at == 0:
        return ""
    before = text[at - 1]
    if before in "°′":
        return " "
    if before == "제":
        return ""
    if before.isascii():
        return " " if before.isalnum() else ""
    two = at > 1 and "가" <= text[at - 2] <= "힣"
    return " " if "가" <= before <= "힣" and two else ""


def read_amount(match: re.Match[str]) -> str | None:
    """A number with what belongs to it."""
    text, start, end = match.string, match.start(), match.end()
    printed, about, unit, counter = match["number"], (match["about"] or "").strip(), match["unit"], match["counter"]
    unit = "pt" if unit == "p" else unit  # behind a decimal: 3.21p
    if unit and len(unit) == 1 and unit.isupper() and _MODEL.search(text, max(0, start - 2), start):
        return f"{_lead(match)}{numerals.amount(printed)} {letters()[unit]}"  # C-130J
    if match["years"]:
        counter = (counter or "") + "년" if counter else None
    if unit:
        said = said_with_unit(numerals.amount(printed) + about, unit, text[max(0, start - 6) : start])
        return _lead(match) + said + refitted(match, said)
    if counter and match["gap"] and text[start - 1 : start].isascii() and text[start - 1 : start].isalpha():
        return f"{_lead(match)}{numerals.amount(printed)}{about}{match['gap']}{counter}"  # T1 선수: a name
    if counter:
        return _lead(match) + said_with(printed, about, counter, text, start, end)
    said = _bare(printed, text, start, match.end("number"))
    return _lead(match) + said + about + _trail(text, end, match)


def _trail(text: str, end: int, match: re.Match[str]) -> str:
    """A breath before letters pasted behind (5G 오 G), and before a word after a long amount."""
    after = text[end : end + 1]
    if (
        "가" <= after <= "힣"
        and "." in match["number"]
        and not _PARTICLE.match(text, end)
        or text.startswith(("리바운드", "어시스트"), end)
    ):
        return " "
    if after and after.isascii() and after.isalpha():
        return " "
    return match["gap"] or ""


def _bare(printed: str, text: str, start: int, end: int) -> str:
    """A number that counts nothing: a name in quotation marks digit by digit, a call number, else its value."""
    plain = printed.isdecimal()
    if plain and len(printed) == 2 and _SPLIT_SECOND.search(text, max(0, start - 4), start):
        return " " + numerals.digits(printed)
    quoted = start > 0 and text[start - 1] in _QUOTES_OPEN and text[end : end + 1] in _QUOTES_CLOSE and end < len(text)
    if plain and (quoted and len(printed) in (3, 4) or printed[0] == "0" and len(printed) > 1 or _is_long(printed)):
        return numerals.digits(printed)
    if plain and (_is_call(printed, text, start, end) or _is_code(printed, text, start)):
        return numerals.digits(printed)
    if plain and _AIRLINER.match(text, start):
        return numerals.digits(printed)
    if plain and (_LEFT_NAME if len(printed) == 3 else _GRAPHICS).search(text, max(0, start - 6), start):
        return numerals.digits(printed)
    if _ONLY.fullmatch(printed) and _PART_BEFORE.search(text, max(0, start - 3), start):
        return f"{numerals.sino(int(printed[:-1]))}만"
    return numerals.amount(printed)


def _is_long(printed: str) -> bool:
    """Whether a number without commas is too long to be an amount; round ones are."""
    return len(printed) > 8 and not printed.endswith("0000")


def _is_code(printed: str, text: str, start: int) -> bool:
    """Whether a word in front says that the figures are typed: 비밀번호 4821, 종목코드 …, 끝자리 ….

    A number that is counted has its counter and never comes here.
    """
    return 2 < len(printed) < 9 and bool(_TYPED.search(text, max(0, start - 9), start))


def _is_call(printed: str, text: str, start: int, end: int) -> bool:
    """Whether a number of three or four figures is one to call: 국번 없이 120, 114로 문의."""
    if _CALL_BEFORE.search(text, max(0, start - 10), start):
        return len(printed) in (3, 4)
    if _COUNTED.search(text, max(0, start - 5), start):
        return False
    if printed in ("112", "119"):
        return True
    after = _CALL_AFTER.match(text, end) if _CALL.fullmatch(printed) else None
    return bool(after and (after[0].strip() or len(printed) > 3))


def read_range(match: re.Match[str]) -> str | None:
    """Two numbers with a tilde or hyphen between them."""
    text, start, end = match.string, match.start(), match.end()
    low, high, about, counter = match["low"], match["high"], (match["about"] or "").strip(), match["counter"]
    if low[0] == "0" and len(low) > 1 and "." not in low:
        return None
    if match["lowunit"] and match["unit"] and match["lowunit"] != match["unit"]:
        return None
    if match["lowunit"] and match["unit"] and "~" not in match[0] and _value(low) > _value(high):  # 62%-38%
        said = " 대 ".join(said_with_unit(numerals.amount(one), match["unit"], "") for one in (low, high))
        return _lead(match) + said + refitted(match, said)
    pair = _SCALED_PAIR.fullmatch(f"{low}~{high}")
    if pair and int(pair["high"]) == int(low) + 1:  # 3~4만원
        return _lead(match) + _scaled_pair(match, pair)
    both = f"{numerals.amount(low)}에서 {numerals.amount(high)}{about}"
    if match["unit"]:
        said = said_with_unit(both, match["unit"], text[max(0, start - 6) : start])
        return _lead(match) + said + refitted(match, said)
    if match["lowunit"]:
        return None
    if counter == "도" and _BELOW.search(text, max(0, start - 2), start) and is_weather(text, start):
        return f"{_lead(match)}{numerals.amount(low)}도에서 영상 {numerals.amount(high)}도"  # -7~3도
    if counter:
        return _lead(match) + said_range(low, high, about, counter, text, start, end)
    return f"{_lead(match)}{both}"


def _scaled_pair(match: re.Match[str], pair: re.Match[str]) -> str:
    """3~4만원 삼사만 원: two neighbours share their scale."""
    last = "륙" if pair["high"] == "6" else numerals.sino(int(pair["high"]))
    both = f"{numerals.sino(int(pair['low']))}{last}{pair['scale']}{(match['about'] or '').strip()}"
    if match["unit"]:
        said = said_with_unit(both, match["unit"], match.string[max(0, match.start() - 6) : match.start()])
        return said + refitted(match, said)
    return f"{both} {match['counter']}" if match["counter"] else both


def refitted(match: re.Match[str], said: str) -> str:
    """The particle behind a unit, as its last syllable asks for: 35㎍/㎥를 is 마이크로그램을."""
    particle = match["particle"]
    return (fitted(particle, said[-1]) or particle) if particle else ""


def _read_pair(match: re.Match[str]) -> str | None:
    """2,3명 두세 명; 2, 3분 and 4, 7명 are two things."""
    low, high, counter = int(match["low"]), int(match["high"]), match["counter"]
    start, end = match.start(), match.end()
    if high != low + 1 or not all(takes_native(counter, one, match.string, start, end) for one in (low, high)):
        return None
    return f"{_lead(match)}{numerals.native_pair(low)} {counter}"


_BELOW = lazy(r"(?<![\w%)\]*])[-−–－]$")


def _value(printed: str) -> float:
    return float(re.sub(r"[^\d.]", "", printed) or 0)


def read_money(match: re.Match[str]) -> str | None:
    """A sign of money and an amount: the money is said last, and once."""
    name = currencies()[match["sign"]]
    power = english_scales()[match["scale"]] if match["scale"] else 0
    said = numerals.scaled(match["low"], power)
    if match["high"]:
        said += "에서 " + numerals.scaled(match["high"], power)
    again = match["again"]
    if again and not name.endswith(again):
        name = f"{name} {again}"
    particle = fitted(match["particle"], name[-1]) if match["particle"] else ""  # $100을 is 백 달러를
    return f"{_lead(match)}{said} {name}{particle or ''}"


def _three_d(match: re.Match[str]) -> str:
    return {"2": "투디", "3": "쓰리디", "4": "포디"}[match[1]]


_PART_BEFORE, _ONLY = lazy(r"분의\s?$"), lazy(r"\d{1,3}만")
"""3분의 1만: only a third, and not of ten thousand."""
_NOTE = lazy(r"(?<=[다요죠까][.!?])\d{1,2}$")
"""A note's number behind the stop of its sentence."""
MONEY_RULES = (Rule("money", "$＄€£¥￥₩￦₹₽₫฿₿₺₴₱¢a", MONEY, read_money),)
NUMBER_RULES = (
    Rule("dimension", "0", lazy(r"(?<![\d.,])([234])D(?![A-Za-z])"), _three_d),
    Rule("cohort", "0", _COHORT, lambda m: numerals.digits(m[0])),
    Rule("decade-name", "0", _DECADE_NAMES, lambda m: numerals.digits(m[0])),
    Rule("note", "0", _NOTE, lambda m: f" {numerals.number(m[0])}"),
    Rule("number", "0", AMOUNT, read_amount),
)
RANGE_RULES = (Rule("range", "0", RANGE, read_range), Rule("pair", "0", PAIR, _read_pair))
