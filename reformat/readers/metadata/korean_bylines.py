"""Bylines of Korean papers by their grammar: names, what their bearers do, tasks, papers and places, and nothing else.

Each paper sets them in another order and with other signs. A line is a byline where every word of it is one of these,
a name is among them and a task or a work speaks for the name; so no order has to be known.
"""

from __future__ import annotations

from functools import lru_cache

from reformat.patterns import lazy
from reformat.readers.metadata.hangul import KOREAN

LONGEST, WORDS = 60, 9
"""Characters and words of such a line at most."""
STRANGE = 2
"""Words of it at most of which nothing is known, such as the place and the subject of a school."""

_ADDRESS = lazy(r"[\w.+-]+@[\w.-]+")
_PARTS = lazy(r"[\s,，/|｜ㅣ;:：=()\[\]{}<>〈〉《》【】〔〕「」·ㆍ■▶▲●◆※&–—-]+")
_TAIL = lazy(r"\s(?:외\s\d{1,2}\s?[명인]|님|구독(?:하기)?|공동\s?취재)$")
_SAID = lazy(r"[.!?…“”\"‘’']|[가-힣](?:[을를]|에서|으로|에게|까지|부터|라고|다는)(?:\s|$)")
"""What only a sentence or a headline has."""
_GLUED = lazy(r"(?<=[가-힣]{3})(?=(?:기자|특파원|PD)(?:\W|$))|(?<=[가-힣])입니다$")
"""Where what somebody does is written onto the name."""
_PICTURES = lazy(
    r"사진|그림|영상|촬영|편집|그래픽|디자인|삽화|일러스트|번역|감수|영상편집|영상취재|촬영기자|사진기자|제작"
)
_WORDS = lazy(
    r"글쓴이|작성자|기자명|취재기자|필자|취재|글|기사|정리|구성|기획|진행|대담|리포트|기자|에디터|reporter|editor|by|text",
    2,
)
"""What somebody did for it, as it stands before the name."""
_WRITES = lazy(
    r"(?:[가-힣]{0,6})(?:기자|특파원|통신원|리포터|앵커|아나운서|캐스터|논설위원|논설실장|논설주간|논설고문|편집장|편집인|칼럼니스트|평론가"
    r"|에디터|크리에이터|작가|시인|소설가|수필가|에세이스트|번역가|저술가|만화가|화백|주필|여행가)|PD|피디|[가-힣]{2,6}(?:부장|차장|국장|팀장)"
)
"""What those do who write."""
_HOLDS = lazy(
    r"[가-힣]{0,8}(?:교수|강사|연구원|위원|고문|소장|센터장|원장|대표|변호사|의사|약사|전문의|박사|건축가|감독|목사|신부|스님|교사|활동가|기획자|인턴)"
)
"""What others do, who write now and then."""
_HOUSE = lazy(
    r"[가-힣A-Za-z\d]*(?:신문|일보|방송|경제|닷컴|미디어|저널|통신|뉴스[가-힣]{0,2}|타임[즈스]|데일리|매거진|투데이|스포츠|[부팀국실]|본부|지국|학과|연구소|센터|협회|재단|법인|병원|학교|뉴시스)"
    r"|[가-힣]{2,}대|[A-Z]{2,8}|수습|인턴|객원|선임|전문|시민|본지|본사|담당|현장|경제|정치|사회|문화|국제|디지털|온라인|명예|석좌|초빙|겸임"
)
"""A house, a desk, a school, a rank: what stands beside a name."""
_SURNAMES = frozenset("나라봉피옹태범형시제승단경복팽순포초필호예")
"""Surnames that too many words begin with elsewhere; beside what somebody does they are names."""
_NO_NAME = lazy(r".*(?:[는던의가]|했다|하기|보기)$")
SYLLABLES = 3
"""Syllables of a name with such a surname."""


ENTRIES = tuple("▲△▽◇◆")
"""Signs before the entries of lists: of the promoted and moved, of winners, of guests."""


@lru_cache(maxsize=256)
def bylined(line: str, *, held: bool = False) -> tuple[str, ...]:
    """Who wrote it by a line that is nothing but a byline in Korean; empty for any other line.

    `held`: what others do than to write speaks for a name too; an article names such people as well.
    """
    if len(line) > LONGEST or not any("가" <= sign <= "힣" for sign in line) or line.lstrip()[:1] in ENTRIES:
        return ()
    text = _GLUED.sub(" ", _TAIL.sub("", _ADDRESS.sub(" ", line).strip()))
    words = [word for word in _PARTS.split(text) if word]
    if not 1 < len(words) <= WORDS or _SAID.search(text):
        return ()
    placed = text[0] in "[(<〈【〔" or "=" in text[: len(text) // 2]
    strange = not (placed or _is_name(words[0]) or _other(words[0]))
    return () if strange else _written(words, held=held)


def _written(words: list[str], *, held: bool) -> tuple[str, ...]:
    """The names of those who wrote, where each word is a name, a task, a work, a house, or one of few others."""
    names: list[str] = []
    task, told, strange = "", False, 0
    named = [_is_name(word) for word in words]
    for at, word in enumerate(words):
        if _leads(words, named, at):
            task = "words" if _WORDS.fullmatch(word) or task == "words" else "pictures"
            continue
        if named[at]:
            names += [] if task == "pictures" else [word]
            told = told or task == "words"
            task = task if any(named[at + 1 : at + 2]) else ""
            continue
        works = _WRITES.fullmatch(word) is not None or (held and _HOLDS.fullmatch(word) is not None)
        told = told or (works and bool(names))
        strange += not (works or _HOLDS.fullmatch(word) or _HOUSE.fullmatch(word))
    return tuple(dict.fromkeys(names)) if told and strange <= STRANGE else ()


def _leads(words: list[str], named: list[bool], at: int) -> bool:
    """Whether a word is a task that stands before a name, maybe with another task between."""
    task = _WORDS.fullmatch(words[at]) or _PICTURES.fullmatch(words[at])
    if task is None or at + 1 == len(words) or (at and named[at - 1] and words[at].endswith("기자")):
        return False
    return named[at + 1] or _leads(words, named, at + 1)


def _is_name(word: str) -> bool:
    """Whether a word looks like a name, and is nothing else that bylines have."""
    if _NO_NAME.fullmatch(word) or _other(word):
        return False
    return KOREAN.fullmatch(word) is not None or (word[0] in _SURNAMES and len(word) == SYLLABLES)


def _other(word: str) -> bool:
    return any(kind.fullmatch(word) for kind in (_WRITES, _HOLDS, _HOUSE, _WORDS, _PICTURES))
