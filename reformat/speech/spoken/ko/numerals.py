"""Numbers as Korean words: Sino-Korean for amounts and order, native for counting, digits for names and calls."""

from __future__ import annotations

from reformat.patterns import lazy

DIGITS = "영일이삼사오육칠팔구"
_PLACES = ("", "십", "백", "천")
SCALES = ("", "만", "억", "조", "경")
_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_PAIRS = ("", "한두", "두세", "서너", "네다섯", "대여섯", "예닐곱", "일고여덟", "여덟아홉")
_LONGEST = 20

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number as printed: thousands in threes, or plain, with a fraction."""
_SCALE = (
    r"(?:\s?[십백천]?\s?(?:만(?![족화나드기료들남두난])|억(?![제류지울측양])|조(?![각사치건합항직례선업금명회별교류])"
    r"|경(?![기찰험영제쟁력우로비고상주유매]))|천(?![사연체문국재장막안주둥])|백(?![신화팀서두제악혈])|십(?![자대이]))"
)
AMOUNT = (
    rf"{NUMBER}(?:(?:여|몇)?{_SCALE}(?:\s?{NUMBER}{_SCALE})*"
    rf"(?:\s?(?:\d{{1,3}},\d{{3}}|\d{{3,4}})(?![\d,.~:/-]|\s?[년월일시분])|\d{{1,2}}(?![\d,.~:/-]|\s?[년월일시분]))?)?"
)
"""A number with the scales newspapers write (2만 3000, 1조2345억, 3.2억, 10여만)."""
_PART = lazy(rf"({NUMBER})(여|몇)?({_SCALE})?")


def sino(number: int) -> str:
    """1784 천칠백팔십사, 23000 이만 삼천; numbers too long for the scales digit by digit."""
    if number == 0:
        return "영"
    if len(str(number)) > _LONGEST:
        return digits(str(number))
    groups: list[str] = []
    for scale in SCALES:
        number, low = divmod(number, 10_000)
        if low:
            only_ten_thousand = low == 1 and scale == "만" and not number
            groups.append(scale if only_ten_thousand else _group(low) + scale)
    return " ".join(reversed(groups))


def _group(number: int) -> str:
    said = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("" if digit == 1 and place else DIGITS[digit]) + _PLACES[place]
    return said


def native(number: int) -> str:
    """1 to 99 before a counter: 한, 스무, 스물한, 아흔아홉."""
    tens, ones = divmod(number, 10)
    if tens == 2 and not ones:
        return "스무"
    return _TENS[tens] + _ONES[ones]


def native_pair(low: int) -> str:
    """About `low` to `low` + 1 (1 to 8): 한두, 서너, 대여섯."""
    return _PAIRS[low]


def digits(text: str, zero: str = "공") -> str:
    """Digit by digit, as numbers of telephones and names are said."""
    return "".join(zero if c == "0" else DIGITS[int(c)] for c in map(_western, text) if c.isdecimal())


def _western(character: str) -> str:
    return str(int(character)) if character.isdecimal() else character


def number(text: str) -> str:
    """A NUMBER in Sino-Korean: 1,784 and 3.05 (삼 점 영오)."""
    whole, _, fraction = text.replace(",", "").partition(".")
    said = sino(int(whole)) if len(whole) <= _LONGEST else digits(whole)
    return f"{said} 점 {digits(fraction, '영')}" if fraction else said


def amount(text: str) -> str:
    """An AMOUNT in Sino-Korean: 2만 3000 이만 삼천, 3.2억 삼 점 이 억, 10여만 십여만."""
    said: list[str] = []
    for match in _PART.finditer(text):
        printed, about, scale = match[1], match[2] or "", (match[3] or "").replace(" ", "")
        word = number(printed)
        if "." in printed and scale:
            word += " "
        elif printed == "1" and scale and scale[0] in "십백천만" and not about:
            word = ""
        said.append(word + about + scale)
    return " ".join(said)


def scaled(text: str, power: int) -> str:
    """An AMOUNT times a power of ten: 1.5 million as 백오십만."""
    before, _, fraction = text.replace(",", "").partition(".")
    if not power or not f"{before}{fraction}".isdecimal():
        return amount(text)
    fraction = fraction.ljust(power, "0")
    return number(f"{before}{fraction[:power]}.{fraction[power:]}")


def whole(text: str) -> int | None:
    """The value of a plain whole number; None for fractions, scales and numbers with a leading zero."""
    bare = text.replace(",", "")
    return int(bare) if bare.isdecimal() and (bare[0] != "0" or len(bare) == 1) and len(bare) < _LONGEST else None
