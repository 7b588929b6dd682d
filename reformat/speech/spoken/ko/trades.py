"""Figures as kitchens, courts, laboratories and reviewers write them: 2T, 2024다12345, 10⁻⁷, p<0.05, 4.5/5점."""

from __future__ import annotations

import re
import unicodedata

from reformat.patterns import lazy
from reformat.speech.spoken.formulas import RAISED
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.acronyms import in_hangul
from reformat.speech.spoken.ko.counters import counter_pattern, said_with
from reformat.speech.spoken.ko.numbers import PARTICLE_OF_UNIT, PLAIN_AMOUNT, read_amount, refitted
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.units import name_of, said_with_unit, unit_pattern
from reformat.speech.spoken.piece import Rule

_SPOONS = {"T": "큰술", "Ts": "큰술", "TS": "큰술", "Tbsp": "큰술", "tbsp": "큰술", "t": "작은술", "ts": "작은술"}
_SPOONS |= {"tsp": "작은술", "C": "컵"}
SPOON = lazy(rf"(?P<number>{numerals.NUMBER})?(?P<half>½)?\s?(?P<spoon>{'|'.join(_SPOONS)})(?![A-Za-z])")
_SEASONING = lazy(
    r"(?:간장|설탕|소금|고추장|된장|쌈장|마늘|생강|식초|참깨|통깨|후추|후춧가루|[가-힣]*가루|[가-힣]*기름|맛술|청주|미림|[가-힣]*술|[가-힣]*액젓?|액젓"
    r"|물엿|올리고당|조청|꿀|전분|버터|식용유|[가-힣]*유|육수|[가-힣]*소스|케첩|마요네즈|[가-힣]*즙|[가-힣]*청|[가-힣]*장|밀가루|찹쌀|쌀|우유|물)\s?(?:약\s?)?$"
)
_TONS = lazy(r"[물쌀유]\s?$")
"""What is also measured by the ton."""
HALVED = lazy(rf"(?P<whole>\d{{1,3}})½(?P<gap>\s?)(?P<counter>{counter_pattern()})?")
CASE = lazy(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<kind>가합|가단|가소|고합|고단|고정|카합|카단|구합|구단|드합|드단|헌바|헌마|헌가|헌나|헌라|초기|[나다도두누노허르므스])"
    r"(?P<number>\d{2,7})(?!\d)"
)
TERM = lazy(r"(?P<months>6|10)월(?=[에의을형,.\s)]|$)")
_SENTENCED = lazy(r"(?:징역|금고|징역형|금고형)\s?(?:\d{1,2}년\s?)?$")
POWER = lazy(
    rf"(?<=[\dA-Za-z)])(?P<sign>[⁺⁻])?(?P<figures>[⁰¹²³⁴-⁹]+)(?:\s?(?P<unit>{unit_pattern()}))?{PARTICLE_OF_UNIT}"
)
_WORD = lazy(r"[A-Za-z]{3}$")
COMPARED = lazy(
    rf"(?P<than>[<>≤≥＜＞])\s?{PLAIN_AMOUNT}(?P<rest>(?:세|년|일|회|점|위|도)(?=[^가-힣]|$|인|이|은|는|을|를|에|의|가|만|과|와|도|로|부터|까지))?"
)
_THAN = {"<": "미만", "＜": "미만", ">": "초과", "＞": "초과", "≤": "이하", "≥": "이상"}
_CLOSED = lazy(r"[^<＜]{0,60}[>＞]")
_OPENED = lazy(r"[<＜][^>＞]{0,60}$")
_OPERAND = lazy(r"[A-Za-z\d)%²³]\s?$|[가-힣]\s$")
ORDER = lazy(r"(?<![A-Za-z<>]\s)(?<![A-Za-z<>])(?P<one>[A-Z])\s?(?P<than>[<>])\s?(?P<other>[A-Z])(?![A-Za-z]|\s?[<>])")
SECTION = lazy(r"§\s?(?P<number>\d{1,4})(?![\d.,])(?:\s?조)?")
MARKS = lazy(
    r"(?P<low>\d{1,3}\.\d{1,2}(?=\s?/\s?(?:5|10|100|4\.[035])(?![\d/]))|\d{1,3}(?=/(?:5|10|100)점))\s?/\s?(?P<high>\d+(?:\.\d)?)(?:점)?"
)
BARE_POINT = lazy(r"(?<![^\s(])\.(\d{1,4})(?![A-Za-z\d.]|,\d)")
VERSION = lazy(r"(?<![A-Za-z\d])(?:[vV](?=\d+\.\d)|[vV]er\.?\s?(?=\d))")
CHANGE = lazy(
    r"[▲△▼▽](?=\s?\d[\d.,]*\s?(?:%|％|포인트|p|원|달러|bp|[)）▲△▼▽]|$|(?:\s|(?:으로|로|에|까지|은|는|이|가|을|를|선)(?![가-힣]))))"
)
_MARKET = lazy(
    r"(?:코스피|코스닥|나스닥|다우|S&P|니케이|닛케이|항셍|지수|주가|환율|금리|시세|유가|[종시]가)[은는이가도]?[^.]{0,12}$"
)
RATING = lazy(r"(?<![A-Za-z])([A-D])\1{0,2}(?P<minus>[-−–])(?=$|[\s,.)’”\"'·]|에서|로|등급|를|는|급|이|와)")
CHARGE = lazy(r"(?<=[A-Za-z)₀-₉])(?P<figures>[²³⁴-⁹]?)(?P<sign>[⁺⁻])(?![⁰¹²³⁴-⁹])")
CARET = lazy(rf"(?<=[\dA-Za-z)])\^(?P<sign>-)?(?P<figures>\d{{1,3}}){PARTICLE_OF_UNIT}")
EACH = lazy(
    r"(?P<number>\d[\d,.]*)(?P<of>회|건|명|개|장|대|번|박자|곡|주)/(?P<per>분|초|시간|일|주|월|년|인)(?![가-힣])"
)
_BOOKS = lazy(
    r"(?:복음|창세기|출애굽기|레위기|민수기|신명기|여호수아|사사기|룻기|사무엘[상하]|열왕기[상하]|역대[상하]|에스라|느헤미야|에스더|욥기|시편|잠언|전도서"
    r"|아가|이사야서?|예레미야서?|애가|에스겔서?|다니엘서?|사도행전|로마서|[전후]서|갈라디아서|에베소서|빌립보서|골로새서|히브리서|야고보서|계시록"
    r"|[(;·,]\s?[창출레민신수삿룻욥시잠전사렘겔단호마막눅요행롬갈엡빌골히약계])\s?$"
)
VERSE = lazy(r"(?P<chapter>\d{1,3}):(?P<verse>\d{1,3})(?:\s?[-~∼–]\s?(?P<last>\d{1,3}))?(?![\d:])")
PRICE = lazy(
    rf"(?=[^\s/]{{1,14}}(?:\s[^\s/]{{1,9}})?/)(?P<amount>{numerals.AMOUNT})\s?(?:(?P<money>달러|원|유로|엔|위안)/(?:(?P<unit>{unit_pattern()})"
    rf"|(?P<per>배럴|톤|온스|부셸|파운드|대|명|인|평|개|병|MMBtu))(?![가-힣A-Za-z])"
    rf"|(?P<what>{unit_pattern()})/(?P<of>1?\d{{2,3}})\s?(?P<ofunit>g|㎏|kg|m[lL]|㎖|L|ℓ|㎡|cc){PARTICLE_OF_UNIT}(?![A-Za-z]))"
)
OVER = lazy(r"(?<=세)\s?[↑↓]")
LOSS = lazy(r"△\s?(?=\d)")
_LESS = lazy(
    r"(?<!\S)△(?=\d[\d.,]*(?:\d|%p?|％|포인트|[조억만천]?\s?(?:원|달러))(?:$|[,)\]]|\.(?!\d)|(?:으로|로|에|까지|은|는|이|가|을|를)(?![가-힣])))"
)
_BULLET = lazy(r"△(?!\d)")
_BALANCE = lazy(r"(?:손실|이익|손익|수지|적자|증감|순익)[은는이]?\s?$")
PART_OF = lazy(r"(?P<number>\d{1,2}(?=R)|[1-4](?=Q)|1\d(?=C\s[가-힣])|2[01](?=C\s[가-힣]))(?P<of>[RQC])(?![A-Za-z\d])")
_PARTS = {"R": "라운드", "Q": "분기", "C": "세기"}
BY = lazy(r"(?<=\d)(?<!(?<!\d)0)x(?=\d)")
_MASK = r"(?:[○◯〇●]{2,3}|△{2,3}|□{2,3}|×{2,3})"
UNNAMED = lazy(rf"(?:(?<=[가-힣])|(?={_MASK}[가-힣])){_MASK}\s?")


def _read_change(match: re.Match[str]) -> str | None:
    """▲ before a figure is a rise behind another figure, in brackets, or where a market is spoken of."""
    before = match.string[max(0, match.start() - 24) : match.start()].rstrip(" ")
    if before[-1:] not in tuple("(（0123456789%,") and not _MARKET.search(before):
        return None
    return " 상승 " if match[0] in "▲△" else " 하락 "


def _read_spoon(match: re.Match[str]) -> str | None:
    """간장 2T as 두 큰술, 설탕 1t as 한 작은술: letters of a recipe, behind what is measured."""
    text, start = match.string, match.start()
    if not (match["number"] or match["half"]) or not _SEASONING.search(text, max(0, start - 10), start):
        return None
    if match["spoon"] == "t" and _TONS.search(text, max(0, start - 3), start):
        return None
    return _halved(match["number"], match["half"], _SPOONS[match["spoon"]])


def _halved(whole: str | None, half: str | None, counter: str) -> str:
    if whole is None:
        return f"반 {counter}"
    said = said_with(whole, "", counter, "", 0, 0)
    return f"{said} 반" if half else said


def _read_halved(match: re.Match[str]) -> str:
    """1½컵 한 컵 반; with nothing to count, 일과 이분의 일."""
    if match["counter"]:
        return _halved(match["whole"], "½", match["counter"])
    return f"{numerals.sino(int(match['whole']))}과 이분의 일{match['gap']}"


def _read_case(match: re.Match[str]) -> str:
    return f"{numerals.sino(int(match['year']))} {match['kind']} {numerals.sino(int(match['number']))}"


def _read_each(match: re.Match[str]) -> str:
    """72회/분 분당 칠십이 회."""
    per = "하루" if match["per"] == "일" else f"{match['per']}당"
    return f"{per} {said_with(match['number'].rstrip(',.'), '', match['of'], '', 0, 0)}"


def _read_order(match: re.Match[str]) -> str:
    """A>B 에이가 비보다 큼."""
    one, other = in_hangul(match["one"]), in_hangul(match["other"])
    return f"{one}{fitted('가', one[-1])} {other}보다 {'큼' if match['than'] == '>' else '작음'}"


def _read_marks(match: re.Match[str]) -> str:
    """9.5/10 십 점 만점에 구 점 오 점; a student's 4.1/4.3."""
    unit = "" if "." in match["high"] else " 점"
    return f"{numerals.number(match['high'])}{unit} 만점에 {numerals.number(match['low'])}{unit}"


def _read_price(match: re.Match[str]) -> str:
    """70달러/배럴 배럴당 칠십 달러; 300㎉/100g 백 그램당 삼백 킬로칼로리."""
    if match["of"]:
        said = said_with_unit(numerals.amount(match["amount"]), match["what"], "")
        of = said_with_unit(numerals.sino(int(match["of"])), match["ofunit"], "")
        return f"{of}당 {said}{refitted(match, said)}"
    per = match["per"] or name_of(match["unit"])
    return f"{per}당 {numerals.amount(match['amount'])} {match['money']}"


def _read_loss(match: re.Match[str]) -> str | None:
    """영업손실 △35억, 매출 △3.1%: below nothing, as books have it, unless △ heads the items of a list."""
    text, start = match.string, match.start()
    if _BALANCE.search(text, max(0, start - 6), start):
        return "마이너스 "
    return (
        "마이너스 " if _LESS.match(text, start) and not _BULLET.search(text, max(0, start - 200), start + 200) else None
    )


def _read_verse(match: re.Match[str]) -> str | None:
    """요한복음 3:16 as 삼장 십육절."""
    if not _BOOKS.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    last = f"에서 {numerals.sino(int(match['last']))}" if match["last"] else ""
    return f"{numerals.sino(int(match['chapter']))}장 {numerals.sino(int(match['verse']))}{last}절"


def _read_term(match: re.Match[str]) -> str | None:
    """징역 1년 6월: months of a sentence are counted, and are no June."""
    if not _SENTENCED.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    return f"{numerals.sino(int(match['months']))} 월"


def _read_power(match: re.Match[str]) -> str | None:
    """10⁻⁷ 십의 마이너스 칠 제곱, mc² 제곱; behind a word it is a note's number."""
    text, start = match.string, match.start()
    if _WORD.search(text, max(0, start - 3), start):
        return None
    figures = unicodedata.normalize("NFKC", match["figures"])
    if not match["sign"] and "^" not in match[0] and figures in ("2", "3"):
        said = " 제곱" if figures == "2" else " 세제곱"
    else:
        minus = "마이너스 " if match["sign"] in ("⁻", "-") else ""
        said = f"의 {minus}{numerals.sino(int(figures))} 제곱"
    if match.groupdict().get("unit"):
        said = f"{said} {name_of(match['unit'])}"
    particle = refitted(match, said)
    return said + particle + (" " if not particle and text[match.end() : match.end() + 1].isalnum() else "")


def _read_charge(match: re.Match[str]) -> str:
    """Ca²⁺ 이 플러스."""
    figures = numerals.sino(int(unicodedata.normalize("NFKC", match["figures"]))) if match["figures"] else ""
    return f" {figures} {'플러스' if match['sign'] == '⁺' else '마이너스'} "


def _read_compared(match: re.Match[str]) -> str | None:
    """p<0.05 as p 영 점 영오 미만, ≥65세 육십오 세 이상; < and > that hold something are brackets."""
    text, start, than = match.string, match.start(), match["than"]
    if than not in "≤≥" and (not _OPERAND.search(text, max(0, start - 2), start) or _CLOSED.match(text, match.end())):
        return None
    if than in ">＞" and _OPENED.search(text, max(0, start - 61), start):
        return None
    said = read_amount(match)
    return f" {said.strip()}{match['rest'] or ''} {_THAN[than]}" if said else None


TRADE_FIGURES = (
    Rule("bare-point", ".", BARE_POINT, lambda m: f"영 점 {numerals.digits(m[1], '영')}"),
    Rule("spoon", "0½", SPOON, _read_spoon),
    Rule("halved", "0", HALVED, _read_halved),
    Rule("case", "0", CASE, _read_case),
    Rule("each", "0", EACH, _read_each),
    Rule("price", "0", PRICE, _read_price),
    Rule("verse", "0", VERSE, _read_verse),
    Rule("term", "0", TERM, _read_term),
    Rule("part-of", "0", PART_OF, lambda m: f"{numerals.sino(int(m['number']))}{_PARTS[m['of']]}"),
    Rule("marks", "0", MARKS, _read_marks),
)
TRADE_SIGNS = (
    Rule("change", "▲△▼▽", CHANGE, _read_change),
    Rule("over", "↑↓ ", OVER, lambda m: " 이상" if "↑" in m[0] else " 이하"),
    Rule("loss", "△", LOSS, _read_loss),
    Rule("order", "a", ORDER, _read_order),
    Rule("section", "§", SECTION, lambda m: f" 제{numerals.sino(int(m['number']))}조"),
    Rule("rating", "a", RATING, lambda m: f"{in_hangul(m[0][:-1])} 마이너스"),
    Rule("charge", RAISED, CHARGE, _read_charge),
    Rule("caret", "^", CARET, _read_power),
    Rule("power", RAISED, POWER, _read_power),
    Rule("compared", "<>≤≥＜＞", COMPARED, _read_compared),
    Rule("version-mark", "vV", VERSION, lambda m: "버전 "),
    Rule("by", "x", BY, lambda m: " 곱하기 "),
    Rule("unnamed", "○◯〇●△□×", UNNAMED, lambda m: " 모 "),
)
