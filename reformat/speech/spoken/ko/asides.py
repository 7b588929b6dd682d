"""Ages and figures in brackets behind a name: 김하늘(41)은 is said as a person would, 김하늘은, 사십일 세.

The particle and 씨 belong to the name, so that they are said with it, and what is in the brackets after, as an aside.
"""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.speech.spoken.ko.acronyms import in_hangul
from reformat.speech.spoken.ko.foreign import in_korean
from reformat.speech.spoken.ko.numerals import sino
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.units import name_of, unit_pattern
from reformat.speech.spoken.piece import Rule

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성"
    "차주우구민진지엄채원천방공현함변염추도소석선설마길연표명반라왕옥인맹탁국"
)
_TITLES = (
    "일병|상병|병장|이병|하사|중사|상사|소위|중위|대위|소령|중령|대령|순경|경위|경감|소방관|간호사|의사|사원|대리|과장|팀장|실장|국장|장관|감독|의원"
    "|대표|교수|기자|선수|배우|작가|가수|시인|화백|신부|목사|스님|후보|변호사|회장|사장|할머니|할아버지"
    "|권사|집사|장로|전도사|수녀|교장|교감|교사|원장|소장|관장|단장|이장|[가-힣]{0,3}[판검]사|위원장|조합장|연구원|약사|어르신|주민"
)
_NAMED = lazy(
    rf"(?:씨|[가-힣A-Z][모군양]|(?<![가-힣])[{_SURNAMES}][가-힣][^\W\d_시도군구율률팀당청치달값점량액가A-Za-z]"
    rf"|(?<![가-힣])(?:남궁|황보|선우|제갈)[가-힣]{{1,2}}|(?:{_TITLES}|피의자|용의자|운전자|피해자|[투포]수|[내외]야수|공격수|수비수|골키퍼|타자|대타|세터|주장)\s[가-힣]{{2,4}}|[가-힣]{{2,4}}\s(?:{_TITLES}))\s?$"
)
"""Whose age it can be: 김씨, 이모, a surname and two syllables more."""
_TITLED = lazy(rf"\s?(?:씨|군|양|{_TITLES})")
_SEXES = {"남": "남성", "여": "여성"}
_DOT = r"\s?[·∙ㆍ,]\s?"
AGE = lazy(
    rf"\((?:(?P<first>남|여){_DOT})?(?P<then>(?:사망\s?)?당시\s)?(?P<age>[1-9]\d|10\d)세?(?:{_DOT}(?P<more>[가-힣A-Za-z]{{1,12}}))?\)"
    r"(?P<called>\s?씨(?=[가-힣\s,.]|$))?"
    r"(?P<particle>(?:께서는|께서|에게|한테|은|는|이|가|을|를|과|와|의|도)(?=[\s,.]|$))?"
)


AGE_AND_MORE = lazy(rf"\((?P<age>[1-9]\d)(?={_DOT}[가-힣][^()]{{0,30}}[^()가-힣][^()]{{0,30}}\))")
"""The age with which an aside of several words begins: (52·사법연수원 27기)."""


def _read_age(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    titled = match["called"] or text[start - 1 : start].isalpha() and _TITLED.match(text, match.end())
    if not titled and not _NAMED.search(text, max(0, start - 10), start):
        return None
    name = (match["called"] or "") + (match["particle"] or "")
    sex = _SEXES.get(match["first"] or match["more"] or "", "")
    aside = f"{match['then'] or ''}{sino(int(match['age']))} 세" + (f" {sex}" if sex else "")
    if match["more"] and match["more"] not in _SEXES:
        aside += f", {in_hangul(match['more'])}"
    return f"{name}, {aside}, "


_CALLED = "씨(?:[는가를의와도]|에게|께)?"
_OPEN = lazy(
    r"[(（](?=(?:(?:\d[^()（）]{0,40}[^()（）\d]|1\d{3}\s?[~∼–-]\s?(?:\d{4})?)[)）](?P<particle>은|는|이|가|을|를|과|와|과의|와의|의|도|에게)"
    rf"|[^()（）]{{1,40}}[)）](?P<called>\s?{_CALLED}))(?=[\s,.]|$))"
)
_CLOSE = lazy(rf"[)）](?:\s?{_CALLED}|은|는|이|가|을|를|과|와|과의|와의|의|도|에게)(?=[\s,.]|$)")
_WHOLE_NAME = lazy(r"[가-힣]{2}$|(?<![A-Za-z])[A-Z][모군양]?$")
_REACH = 43


def _read_open(match: re.Match[str]) -> str | None:
    """선수(29점)가 as 선수가, 이십구점: the particle is said here if it goes with the word before the brackets.

    So is 씨, which is said of a name: 문가람(약사)씨는, A(사망 당시 48세)씨를.
    """
    before, particle = match.string[match.start() - 1 : match.start()], match["particle"]
    if particle is None:
        named = _WHOLE_NAME.search(match.string, max(0, match.start() - 2), match.start())
        return f"{match['called']}, " if named else None
    if not ("가" <= before <= "힣" or before.isdecimal()):
        return None
    fits = particle[0] not in "은는이가을를과와" or fitted(particle[0], before) == particle[0]
    return f"{particle}, " if fits else None


def _read_age_and_more(match: re.Match[str]) -> str | None:
    """The age with what goes with the name: 한가람(52·서울 중구)씨는 as 한가람씨는, 오십이 세, ..."""
    text, start = match.string, match.start()
    if not _NAMED.search(text, max(0, start - 12), start):
        return None
    opened = _OPEN.match(text, start)
    return f"{opened and _read_open(opened) or ', '}{sino(int(match['age']))} 세"


def _read_moved(match: re.Match[str]) -> str | None:
    """The particle behind brackets at which it was said already."""
    text, end = match.string, match.start()
    at = max(text.rfind("(", max(0, end - _REACH), end), text.rfind("（", max(0, end - _REACH), end))
    opened = _OPEN.match(text, at) if at >= 0 else None
    return ", " if opened and _read_open(opened) else None


_SAME = lazy(rf"[(（](?P<inner>{unit_pattern()}|[A-Za-z]{{2,12}}|[가-힣]{{2,9}})[)）]")
_WORD_BEFORE = lazy(r"[A-Za-z]{2,12}$")


def _read_same(match: re.Match[str]) -> str | None:
    """헥타르(ha)당, 구글(Google), NATO(나토): a unit or a name in other letters is heard already."""
    before, inner = match.string[max(0, match.start() - 12) : match.start()], match["inner"]
    said, latin = in_korean(inner) or name_of(inner), _WORD_BEFORE.search(before)
    return "" if said != inner and before.endswith(said) or latin and in_korean(latin[0]) == inner else None


ASIDE_RULES = (
    Rule("reading-repeated", "(（", _SAME, _read_same),
    Rule("age", "(", AGE, _read_age),
    Rule("age-and-more", "(", AGE_AND_MORE, _read_age_and_more),
    Rule("aside", "(（", _OPEN, _read_open),
    Rule("particle-moved", ")）", _CLOSE, _read_moved),
)
