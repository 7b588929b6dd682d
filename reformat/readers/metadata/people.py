"""Names of authors out of what pages print as bylines: no "By", no "기자", no addresses, one name each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reformat.language.scripts import bare
from reformat.patterns import UNSEEN, lazy
from reformat.readers.metadata.around import AFTER, DATED, LEAD, NOBODY, OTHERS, PICTURED, ROLE, SPLIT
from reformat.readers.metadata.bywords import AGENCIES, UPPER
from reformat.readers.metadata.hangul import (
    DEPARTMENT,
    KOREAN,
    KOREAN_PLACE,
    OFFICE,
    OFFICES,
    OUTLET,
    PLACED,
    TITLE,
    reporter,
    wrote,
)
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.kanji import japanese
from reformat.readers.metadata.korean_bylines import bylined
from reformat.readers.metadata.working import GLUED, WORKING_AS, WORKS_AS

EMAIL = lazy(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_URL = lazy(
    r"^(?:https?:|www\.|//|/|@\w+$)|^\S+\.(?:com|net|org|de|html?)(?:/\S*)?$|^\S+\s(?-i:by|von|par|por|door|av|af)$",
    re.I,
)
LONGEST = 2000
"""Characters of the longest byline: that of a hundred people. What is longer names nobody."""

_SENTENCE = lazy(r"[，。；！？]|\s[>›»]\s")
"""Signs in Chinese and Japanese that stand in sentences, and those of trails: in no name."""
_CAPITALS = lazy(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){1,2}(?=\s(?!(?:Ma?c|D[ei]|L[ea]|Van)[A-ZÀ-Þ]"
    r"|[JS]r\b)[A-ZÀ-Þ][a-zà-ÿ])"
)
"""A name in capitals, before what its bearer works as."""
_TRIM = " \t·ㅣ|｜,;:/()[]<>〈〉（）【】=-–—▶»«"

NAME = lazy(
    rf"[가-힣]{{2,4}}|[{UPPER}][\w'’.-]+(?:\s(?:(?:van|von|de[rn]?|di|da|do|d[ao]s|del|della|la|le|el|al|bin|ibn|ten"
    rf"|ter|af|av|y|i|'t)\s)*[{UPPER}][\w'’.-]*){{1,3}}"
)
"""A person's name and nothing else."""

_PLACE = lazy(rf"(?<=\S\s)(?P<name>\S+),\s(?P<place>[{UPPER}][a-zà-ÿ]{{3,}})$")
"""Where somebody writes from, at the end of a byline; whoever has a name of one word stands alone."""
_FROM = lazy(
    rf"\s(?:in|aus|en|à)\s[{UPPER}][\w'’.-]*(?:\s(?:[a-z]{{2}}\s)?[{UPPER}][\w'’.-]*){{0,2}}(?=\s(?:and|und|et|y|&)\s)"
)
"""Where somebody writes from, before the next one."""

_SURNAMES = lazy(r"\S\s\S+\s[iy]\s[^\s,]+$")
"""Two surnames joined as Catalans and Spaniards do; another person would have a first name too."""

_COMMA = lazy(rf",\s|\s(?:and|und|et|y|e|och|og|&)\s(?={NAME.pattern},\s)")
"""What parts people that have their roles behind them."""

_SMALL = frozenset(["dpa", "afp", "epd", "sid", "ots", "ritzau"])
"""Agencies that write themselves small."""
_BROADCASTER = lazy(
    r"(?!(?:AFP|APA?|DPA|SDA|EFE|ANSA|SID|KNA|EPD|UPI|PTI|AAP|NTB|TT|ATS|PAP|ANP|CTK|ČTK|RIA)$)[A-ZÄÖÜ]{2,5}"
)
"""What a reporter's house is called in capitals behind the name; agencies are authors of their own."""


def named(saying: str) -> bool:
    """Whether this is a name alone: no sentence, no label, nobody's name."""
    text = _name(saying)
    return bool(text) and len(text.split()) < 6 and text[:1].upper() == text[:1] and not _LABEL.match(text)


_LABEL = lazy(r"(?:more|view|see|read|all|follow|about|contact|subscribe|posts|articles|share|profile|bio)\b", re.I)
"""Words that links in bylines begin with."""


_CHINESE = lazy(
    r"[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭何马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤尹黎易常武乔贺賀赖賴龚龔文][一-鿿]{1,2}"
)
"""A Chinese name by its surname and length, where nothing else says that it is one."""


def alone(saying: str) -> bool:
    """Whether this names a person and says nothing else: a name, or one with its place or office in Korean."""
    return korean(saying) or japanese(saying) or latin(saying) or bool(OFFICE.fullmatch(saying) or PLACED.match(saying))


def korean(saying: str) -> bool:
    """Whether this is a Korean name by its surname and length, and nothing that pages say."""
    said = house(saying) or nobody(saying) or OFFICES.fullmatch(saying) is not None
    return KOREAN.fullmatch(saying) is not None and not said


def in_role(saying: str) -> bool:
    """Whether this is what somebody works as, and no name."""
    return bool(ROLE.fullmatch(saying) or OFFICES.fullmatch(saying))


_PLACED_AGENCY = lazy(
    rf"((?:The )?Associated Press|Reuters|Agence France-Presse|AFP|dpa|EFE|Europa Press|ANSA|Lusa)(?:\s[{UPPER}]\w+)?"
)
"""An agency, and the place it writes from."""


def in_office(saying: str) -> bool:
    """Whether this is a Korean name with the office that its bearer holds behind it."""
    return OFFICE.fullmatch(saying) is not None


def latin(saying: str) -> bool:
    """Whether this looks like a name in Latin letters, and is no role."""
    return bool(
        NAME.fullmatch(saying) and saying[0] < "가" and not ROLE.fullmatch(WORKS_AS.sub("", WORKING_AS.sub("", saying)))
    )


def unlabelled(saying: str) -> str:
    """A byline without the words before the name."""
    return LEAD.sub("", saying)


def another_hand(saying: str) -> bool:
    """Whether this is said of who took the pictures, edited or translated."""
    return OTHERS.search(saying) is not None


def nobody(saying: str) -> bool:
    """Whether this stands where a name should, and names nobody."""
    return NOBODY.fullmatch(saying) is not None


def undated(saying: str) -> str:
    """A byline without the date and the reading time behind it."""
    return AFTER.sub("", DATED.sub("", saying)).strip(_TRIM)


class People(NamedTuple):
    """Names, and the addresses that stood among them."""

    names: tuple[str, ...]
    contacts: tuple[str, ...]


def people(sayings: Iterable[str], *, split: bool = True) -> People:
    """The names in these bylines, each once, in order. `split`: a saying may hold several names."""
    names: dict[str, str] = {}
    contacts: dict[str, None] = {}
    for saying in sayings:
        contacts.update(dict.fromkeys(EMAIL.findall(saying)))
        for name in _named_in(saying, split=split):
            names.setdefault(bare(name), name)
    if len(names) > 1 and (persons := _persons(list(names.values()))):
        return People(tuple(persons), tuple(contacts))
    return People(tuple(names.values()), tuple(contacts))


@lru_cache(maxsize=64)
def _named_in(saying: str, *, split: bool) -> tuple[str, ...]:
    """The names in one saying. Kept, since each byline of a page is asked several times."""
    if len(saying) > LONGEST or PICTURED.search(saying):
        return ()
    if told := bylined(saying.strip()):
        return told
    text = wrote(" ".join(UNSEEN.sub("", EMAIL.sub(" ", saying)).split()))
    text = AFTER.sub("", _FROM.sub("", LEAD.sub("", DATED.sub("", text))))
    text = LEAD.sub("", KOREAN_PLACE.sub("", text))
    return tuple(name for piece in (_pieces(text) if split else [text]) if (name := _name(piece)))


def _persons(names: list[str]) -> list[str]:
    """The names without roles and, beside a name with capitals, without what begins small."""
    named = any(map(NAME.fullmatch, names))
    if any(map(korean, names)):
        names = [one for one in names if not DEPARTMENT.fullmatch(one)]
    return [one for one in names if not ROLE.fullmatch(one) and (one in _SMALL or not (named and one[:1].islower()))]


def surnames(text: str) -> bool:
    """Whether this is one person with two surnames joined by a word."""
    return _SURNAMES.search(text) is not None and NAME.fullmatch(text) is not None


def _pieces(text: str) -> list[str]:
    if surnames(text):
        return [text]
    text = _unplaced(text)
    named = [p for p in _COMMA.split(text) if not ROLE.fullmatch(p)]
    pieces = [p for piece in SPLIT.split(", ".join(named) or text) if (p := piece.strip(_TRIM))]
    pieces = [name for piece in pieces for name in _several(piece)]
    if len(pieces) == 1:
        return [] if OTHERS.search(pieces[0]) else pieces
    if len(pieces) == 2 and re.fullmatch(
        r"(?:Jr|Sr|I{1,3}|Ph\.?D|M\.?D|R\.?D|CPA|CFP|Esq|MBA|MPH|PMP|PSP|CISSP|LCSW|DVM|DDS|J\.?D)\.?(?:\W.*)?",
        pieces[1],
        re.I,
    ):
        return [text]
    if any(NAME.fullmatch(p) and not house(p) for p in pieces):
        pieces = [p for p in pieces if not _BROADCASTER.fullmatch(p) and not house(p)]
    if any(re.fullmatch("[가-힣]{2,4}", p) for p in pieces):
        pieces = [p for p in pieces if not OFFICES.fullmatch(p)]
    if (office := next((at for at, p in enumerate(pieces) if in_office(p)), None)) is not None:
        pieces = [p for at, p in enumerate(pieces) if at <= office or in_office(p) or korean(p)]
    kept = [p for p in pieces if not ROLE.fullmatch(p) and not OTHERS.search(p)]
    return kept or [p for p in pieces if not OTHERS.search(p)]


def _unplaced(text: str) -> str:
    """A byline without the place behind its last name; an agency and a house are no places."""
    match = _PLACE.search(text)
    if match is None or not NAME.fullmatch(SPLIT.split(text[: match.end("name")])[-1]):
        return text
    place = match["place"]
    agency = re.fullmatch(AGENCIES, place) is not None or house(place) or ROLE.fullmatch(place)
    return text if agency else text[: match.end("name")]


def _several(piece: str) -> list[str]:
    """The names that a space alone parts, in Korean and Chinese; else the piece."""
    words = TITLE.sub("", piece).split()
    return words if words[1:] and (all(map(korean, words)) or all(map(_CHINESE.fullmatch, words))) else [piece]


def _name(piece: str) -> str:
    text = LEAD.sub("", piece.strip(_TRIM))
    text = GLUED.sub("", AFTER.sub("", text)).strip(_TRIM)
    text = capitals[0] if (capitals := _CAPITALS.match(text)) else text
    whole = text
    while (shorter := TITLE.sub("", text)) != text and shorter.strip():
        text = shorter.strip()
    if agency := _PLACED_AGENCY.fullmatch(text):
        return agency[1]
    text = OUTLET.sub("", text.strip(_TRIM))
    text = PLACED.sub("", KOREAN_PLACE.sub("", text))
    for works in (WORKS_AS, WORKING_AS):
        if NAME.fullmatch(person := works.sub("", text)):
            text = person
    if in_office := OFFICE.fullmatch(text):
        text = in_office[1]
    if "가" <= text[:1] <= "힣":
        words = [word for word in text.split() if not NOBODY.fullmatch(word)]
        text = reporter(" ".join(words) if any(map(korean, words)) else text, titled=whole != text)
    if not text or len(text) > 60 or _URL.search(text) or not re.search(r"[^\W\d_]", text) or NOBODY.fullmatch(text):
        return ""
    return "" if _SENTENCE.search(text) else text
