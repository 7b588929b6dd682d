"""Signs between the words: those that are words themselves, and those that are only a breath."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from fractions import Fraction
from functools import cache
from pathlib import Path

from reformat.patterns import lazy
from reformat.speech.spoken.ko import numerals
from reformat.speech.spoken.ko.foreign import ENGLISH
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.units import name_of, unit_pattern
from reformat.speech.spoken.piece import Rule

_DATA = Path(__file__).with_name("symbols.toml")
_MULTIPLIED = lazy(
    r"[\d)㎝㎜㎞㎡]\s?(?:[A-Za-z]{0,2})\s?$|\d[가-힣 ]{1,4}$|(?<![A-Za-z])[a-z]\s?$"
    r"|(?:가로|세로|길이|너비|폭|높이|깊이|전장|단가|수량)\s?$"
)
_FACTOR = lazy(r"\s?(?:[\dA-Za-z(√$½]|가로|세로|길이|너비|전?폭|높이|깊이|전고)")
"""What is multiplied; between two names × is a pause."""
_PRIME = lazy(r"(?:°|도)\s?\d{1,2}(?:′\s?\d{1,2}(?:\.\d+)?)?$")
_QUOTES = "“”‘’\"'`´「」『』＂＇‹›«»„‚"
_OPEN, _CLOSE = "([{（［｛〔【《〈<＜〖", ")]}）］｝〕】》〉>＞〗"
NEGATIVE = lazy(r"[-−–－](?=\d)")
_WEATHER = lazy(rf"{numerals.AMOUNT}(?:\s?[~∼〜～]\s?[-−–]?{numerals.AMOUNT})?\s?(?:도|℃|°C|°)(?![서시당])")
_ANGLE = lazy(r"각도|기울|경사|회전|위도|경도|시야|도수|디옵터|화각")
RATE = lazy(r"(?<=[원엔])[/·](?=달러|엔|원|유로|위안)|(?<=달러|위안|유로)/(?=달러|엔|원|유로|위안)")
"""Between two currencies: 원/달러 환율 is 원 달러 환율 without a pause."""
JOINER = lazy(r"[-−–—‐‑－]")
_OPEN_END = lazy(r"\d[만억천백]{0,2}\s?(?:원|달러|시|일|월|년|명|세|층|분)$")
"""What a range without an end goes on from: 9만9000원~."""
TILDE = lazy(r"\s?[~∼〜～]+\s?")
NUMERIC = lazy(r"[^\W\da-zA-Z가-힣_]")
PLUS = lazy(r"[+＋]")
_EQUATION = lazy(r"\d\s?[+＋]\s?\d{1,20}(?:\s?[+＋]\s?\d{1,20}){0,8}\s?[=＝]")
_GRADED = lazy(r"(?:에서|등급|으?로|[는가를와의도급])(?![가-힣]{2})")
EQUALS = lazy(r"[=＝]")
_TERM, _TERM_AFTER = lazy(r"(?<![가-힣])[A-Za-z²³℃㎀-㏟%]\s?$"), lazy(r"\s?[\d√(A-Za-zα-ωπ-]")
"""On both sides of an equation."""
_WORTH = lazy(r"\d\s?([가-힣]{1,3}|[$€£¥])\s?$")
_UNIT_BEFORE = lazy(rf"\d\s?({unit_pattern()})\s?$")
_COINS = {"$": "달러", "€": "유로", "£": "파운드", "¥": "엔"}
_MONEY = lazy(r"([$€£¥])\s?[\d,.]+\s?$")
_ON = lazy(r"이?라[고며는]|[고며는은이가을를와과의도](?![가-힣]{2})|에|으?로|만|까지")
"""What goes on behind quotation marks that close: ‘예산’”이라며."""
HASH = lazy(r"[#＃♯](?:(?P<number>\d{1,4})(?![\d.,가-힣]))?")
_TAGGED = lazy(r"\d+[가-힣]")
STAR = lazy(r"[*＊]")
_YEAR_AFTER = lazy(r"(?:19|20)\d\d(?!\d)")
ARROW = lazy(r"(?<=[\d%원명개건도℃억만조천배위점세년월일팎대])\s?[→⇒➡]\s?(?=[\d$€])")
MOVE = lazy(r"(?<=[가-힣])→(?=[가-힣])")
"""From one to the other, where no more steps follow: 수도권→지방."""
_ENCLOSED = "".join(
    map(chr, {*range(0x249C, 0x24EA), *range(0x3200, 0x321C), *range(0x3260, 0x327C)} - {0x3214, 0x3216})
)
_JAMO = dict(
    zip(
        "ᄀᄂᄃᄅᄆᄇᄉᄋᄌᄎᄏᄐᄑᄒ",
        (
    "기역", "니은", "디귿", "리을", "미음", "비읍", "시옷", "이응", "지읒", "치읓", "키읔", "티읕", "피읖", "히읗",
),
        strict=True,
    )
)  # fmt: skip
COMPANY = lazy(r"\((주|유|사|재)\)(?=\S)|(?<=[가-힣A-Za-z])\((주|유)\)")
_COMPANIES = {"주": "주식회사", "유": "유한회사", "사": "사단법인", "재": "재단법인"}
TEMPERATURE_FIRST = lazy(rf"(?P<sign>[℃℉])\s?(?P<number>{numerals.NUMBER})(?!\s?[가-힣℃℉%])")
UNIT_ALONE = lazy(
    rf"[㍱-㏟℃℉ℓ](?:/{unit_pattern()})?|(?<![A-Za-z\d])(?:(?:[km]?g|[kcm]?m|m?[Ll]|t|ha|kWh|[KMGT]B)(?=당)|[kcm]?m[²³](?!\w))"
    r"|(?<=[가-힣][(（])(?:[km]?g|[kcm]?m|m?L|ml|t|ha|kWh|[MG]B)(?=[)）])"
)


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = tomllib.loads(_DATA.read_text("utf-8"))["words"]
    return words


def _neighbour(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) else " "


def is_weather(text: str, at: int) -> bool:
    """Whether degrees of the weather stand there, and not those of an angle."""
    return bool(_WEATHER.match(text, at)) and not _ANGLE.search(text, max(0, at - 21), at)


def _read_negative(match: re.Match[str]) -> str | None:
    """Minus before a number; below zero before degrees of the weather; a hyphen inside a name is none."""
    text, at = match.string, match.start()
    before = _neighbour(text, at - 1)
    if before.isalnum() or before in "%)]*":
        return None
    if is_weather(text, match.end()):
        return "" if re.search(r"영[하상]\s?$", text[max(0, at - 4) : at]) else "영하 "
    return "마이너스 "


def _read_joiner(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    before, after = _neighbour(text, at - 1), _neighbour(text, at + 1)
    if before.isdecimal() and (_YEAR_AFTER.match(text, at + 1) or match[0] in "–—" and after.isdecimal()):
        return "에서 "
    return " " if before.isalnum() and after.isalnum() else ", "


def _read_tilde(match: re.Match[str]) -> str:
    """From one to another; a drawn-out vowel at the end of a word is no word."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    after = _neighbour(text, end)
    if _OPEN_END.search(text, max(0, start - 8), start) and (end == len(text) or text[end] in ",.) "):
        return "부터 "
    if not (before.isalnum() or before in tuple("%)℃㎞㎡°.")) or not (after.isalnum() or after in "$€£¥₩-’'"):
        return " "
    spaced_before, spaced_after = text[start - 1].isspace() or match[0][0].isspace(), match[0][-1].isspace()
    from_to = spaced_before == spaced_after or after.isdecimal()
    return "에서 " if from_to and len(match[0].strip()) == 1 else " "


def _read_numeric(match: re.Match[str]) -> str | None:
    """① 일, Ⅳ 사, ½ 이분의 일, CO₂ 이."""
    value = unicodedata.numeric(match[0], -1)
    if value < 0:
        return None
    before = _neighbour(match.string, match.start() - 1)
    lead = " " if before.isalnum() else ""
    if value != int(value):
        top, bottom = Fraction(value).limit_denominator(320).as_integer_ratio()  # thirds have no exact float
        link = fitted("과", before) if before.isdecimal() else ""  # 5⅔이닝
        gap = " " if link and _neighbour(match.string, match.end()).isalpha() else ""
        return f"{link}{lead}{numerals.sino(bottom)}분의 {numerals.sino(top)}{gap}"
    after = _neighbour(match.string, match.end())
    circled = match[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿"
    if circled and before == " " and _neighbour(match.string, match.start() - 2).isalnum():
        lead = ", "
    return f"{lead}{numerals.sino(int(value))}{', ' if circled and after.isspace() else ' ' if circled else ''}"


def _read_plus(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    if _EQUATION.match(text, max(0, _number_start(text, at))):
        return " 더하기 "
    return " 플러스" if _GRADED.match(text, match.end()) else " 플러스 "  # BBB+로


def _number_start(text: str, at: int) -> int:
    found = re.search(r"\d\s?$", text[max(0, at - 2) : at])
    return at - len(found[0]) if found else at


def _read_equals(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    digits = (
        text[max(0, at - 8) : at].rstrip()[-1:].isdecimal()
        and text[match.end() : match.end() + 2].lstrip()[:1].isdecimal()
    )
    if not digits:
        if (worth := _WORTH.search(text, max(0, at - 8), at)) and _TERM_AFTER.match(text, match.end()):
            return f"{fitted('는', _COINS.get(worth[1], worth[1])[-1])} "
        term = _TERM.search(text, max(0, at - 2), at) and _TERM_AFTER.match(text, match.end())
        if not term:
            return ", "
        unit = _UNIT_BEFORE.search(text, max(0, at - 8), at)
        last = name_of(unit[1])[-1] if unit else text[max(0, at - 8) : at].rstrip()[-1]
        return "은 " if last in "²³" else f"{fitted('는', last) or '는'} "
    last = text[max(0, at - 8) : at].rstrip()[-1]
    money = _MONEY.search(text, max(0, at - 16), at)
    return "은 " if last in "013678" and not (money and money[1] != "¥") else "는 "


def _read_hash(match: re.Match[str]) -> str:
    after = _neighbour(match.string, match.end())
    before = _neighbour(match.string, match.start() - 1)
    if before.isascii() and before.isalpha():
        return f" 샵 {numerals.sino(int(match['number']))}" if match["number"] else " 샵 "
    if match["number"]:  # #1 문제: a name, which counts nothing
        return f" 넘버 {numerals.sino(int(match['number']))}"
    counted = after.isdecimal() and not _TAGGED.match(match.string, match.end())
    return " 넘버 " if counted else " 해시태그 " if after.isalnum() else ", "


def _read_star(match: re.Match[str]) -> str:
    before, after = _neighbour(match.string, match.start() - 1), _neighbour(match.string, match.end())
    return " 곱하기 " if before.isdecimal() and after.isdecimal() else ", "


CLOSED = lazy(
    r"[)）][’”'\"」]?(?:(?P<particle>은|는|이|가|을|를|과|와|으로|로)(?P<more>는|의|도|만|서|써|부터)?|(?P<being>이?라[는고며]|이?란))(?=[\s,.]|$)"
)


def _read_closed(match: re.Match[str]) -> str | None:
    """기술원(KAIST)과: the particle goes with the word that is heard before it, KAIST와."""
    last = match.string[match.start() - 1 : match.start()]
    if last.isascii() and (unit := _UNIT_BEFORE.search(match.string, max(0, match.start() - 8), match.start())):
        last = name_of(unit[1])[-1]
    if "₀" <= last <= "₉":  # (CO₂)를 is heard as 투를
        last = ENGLISH[unicodedata.digit(last)][-1]
    if match["particle"]:
        said = fitted(match["particle"], last)
        return said + (match["more"] or "") if said else None
    closed = fitted("이", last)  # ‘…(audio)’이라는 is heard as audio라는
    return ("이" if closed == "이" else "") + match["being"].removeprefix("이") if closed else None


def _read_close(match: re.Match[str]) -> str:
    after = _neighbour(match.string, match.end())
    if after in _QUOTES:
        after = _neighbour(match.string, match.end() + 1)
    if match.string.startswith(" 씨", match.end()):
        return ""
    return "" if "가" <= after <= "힣" or after in ".,!?…" else ", "


def _read_quote(match: re.Match[str]) -> str:
    """Quotation marks are not heard; a mark that alone parts two words leaves a space."""
    before, after = _neighbour(match.string, match.start() - 1), _neighbour(match.string, match.end())
    if before in _QUOTES and after.isalnum() and not _ON.match(match.string, match.end()):
        return " "
    return " " if before in ".!?…" and after.isalnum() and not ("가" <= after <= "힣") else ""


def _read_company(match: re.Match[str]) -> str | None:
    before = _neighbour(match.string, match.start() - 1)
    kind = match[1] or match[2]
    if kind in "사재" and before.isalnum():
        return None
    return f" {_COMPANIES[kind]} "


def _read_temperature(match: re.Match[str]) -> str:
    return f"{'섭씨' if match['sign'] == '℃' else '화씨'} {numerals.number(match['number'])}도"


def _read_enclosed(match: re.Match[str]) -> str:
    """ⓐ a, ㉮ 가, ㉠ 기역: the letter in the circle."""
    if match[0] == "ⓒ" and _neighbour(match.string, match.end()).isalpha():
        return " 저작권 "
    inner = unicodedata.normalize("NFKC", match[0]).strip("()")
    return "".join(_JAMO.get(c, c) for c in inner) + " "


def _read_sign(match: re.Match[str]) -> str:
    """A sign that is a word; primes are minutes and seconds of an angle only, else quotation marks gone astray."""
    if match[0] == "×" and not (
        _MULTIPLIED.search(match.string, max(0, match.start() - 12), match.start())
        and _FACTOR.match(match.string, match.end())
    ):
        return ", "
    if match[0] in "′″" and not _PRIME.search(match.string, max(0, match.start() - 14), match.start()):
        return ""
    if "α" <= match[0] <= "ω" and (_greek(match.string, match.start() - 1) or _greek(match.string, match.end())):
        return match[0]
    return _words().get(match[0], ", ")


def _greek(text: str, at: int) -> bool:
    """Whether a letter of a Greek word stands there: in a word, its letters are not named one by one."""
    return "\u0370" <= _neighbour(text, at) <= "\u03ff" or "\u1f00" <= _neighbour(text, at) <= "\u1fff"


_SIGNS = "".join(k for k in tomllib.loads(_DATA.read_text("utf-8"))["words"])
EARLY_SYMBOLS = (
    Rule("rate", "/·", RATE, lambda m: " "),
    Rule("company", "(", COMPANY, _read_company),
    Rule("negative", "-−–－", NEGATIVE, _read_negative),
    Rule("temperature", "℃℉", TEMPERATURE_FIRST, _read_temperature),
)
SYMBOL_RULES = (
    Rule("enclosed", _ENCLOSED, lazy("."), _read_enclosed),
    Rule("arrow", "→⇒➡", ARROW, lambda m: "에서 "),
    Rule("arrow", "→", MOVE, lambda m: "에서 " if m.string.count("→") == 1 else None),
    Rule("numeric", "#", NUMERIC, _read_numeric),
    Rule("unit", "".join(map(chr, range(0x3371, 0x33E0))) + "℃℉ℓa", UNIT_ALONE, lambda m: f" {name_of(m[0])} "),
    Rule("tilde", "~∼〜～ ", TILDE, _read_tilde),
    Rule("joiner", "-−–—‐‑－", JOINER, _read_joiner),
    Rule("plus", "+＋", PLUS, _read_plus),
    Rule("equals", "=＝", EQUALS, _read_equals),
    Rule("hash", "#＃♯", HASH, _read_hash),
    Rule("star", "*＊", STAR, _read_star),
    Rule("quote", _QUOTES, lazy("."), _read_quote),
    Rule("closed", ")）", CLOSED, _read_closed),
    Rule("close", _CLOSE, lazy("."), _read_close),
    Rule("sign", _SIGNS, lazy("."), _read_sign),
)  # fmt: skip
