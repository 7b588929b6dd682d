"""Who wrote an article, where its first paragraph says so before it begins, as Korean agencies and papers do.

The words stay in the text, for they belong to it: "(서울=통신) 홍길동 기자 = ", "[신문=홍길동 기자] ".
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import Paragraph
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.korean_bylines import bylined
from reformat.readers.metadata.people import korean
from reformat.stages.clean.metadata import filled

FIRST = 4
"""Paragraphs from the top among which the one with the dateline stands."""

_NAMES = (
    r"(?P<names>[가-힣]{3}(?:\s[가-힣]{3}){1,3}|[가-힣]{2,4}(?:\s?[·ㆍ,]\s?[가-힣]{2,4}){0,4})\s?"
    r"(?:[가-힣]{1,6}\s?)?(?:기자|특파원|통신원)"
)
_CHINESE = lazy(
    r"[^()（）]{0,30}[(（](?:[^()（）]{0,8})?[记記]者\s?(?P<names>[一-鿿]{2,4}(?:[、\s][一-鿿]{2,4})*)[)）]"
    r"|[(（][^()（）]{0,8}[记記]者(?P<inside>[一-鿿]{2,3})(?=[一-鿿]{2,3}\d{1,2}日)"
)
"""A reporter in brackets, alone or before the place and the day."""

_PLACED = lazy(r"[\[【(][가-힣]{2,4}\s?=\s?(?P<alone>[가-힣]{3}(?:\s?[·ㆍ,]\s?[가-힣]{3}){0,2})[\]】)]\s?\S")
"""A place and a name of three syllables alone in brackets."""

NAME = 3
"""Syllables of a Korean name, where nothing but a space parts it from the next."""

_LEAD = lazy(
    r"(?P<lead>[\[(【<〈〔［][^\[\]()【】<>〈〉〔〕.]{2,30}[\])】>〉〕］](?:\s?[가-힣A-Za-z·\s]{2,24}(?:기자|특파원|통신원)\s?=)?"
    r"|[가-힣A-Za-z=·\s]{3,28}(?:기자|특파원|통신원)\s?[=|｜ㅣ])\s*\S"
)
"""What may stand before a report: brackets, a name and its work, or both, up to an equals sign."""

_PARTED = lazy(r"\s?[·ㆍ,]\s?")

_REPORTERS = ("记者", "記者", "기자", "특파원", "통신원")


@cache
def _dateline() -> re.Pattern[str]:
    """Made when first wanted: pages in other languages never want it."""
    inside = _NAMES.replace("names", "inside")
    return re.compile(
        rf"[\[(【](?:[^\[\]()【】=]{{1,20}}[=ㅣ|]\s?[^\[\]()【】]{{1,20}})[\])】]\s?{_NAMES}\s?="
        rf"|[\[(【][^\[\]()【】]{{1,20}}[=ㅣ|\s]\s?{inside}\s?[\])】]"
    )


def read_dateline(draft: Draft) -> Draft:
    """The draft with its authors from the dateline, where nothing else names any but a house."""
    article = draft.article
    if not all(map(house, article.metadata.authors)):
        return draft
    texts = [plain(block.inlines) for block in article.blocks if isinstance(block, Paragraph)][:FIRST]
    names = next((names for text in texts if (names := named(text))), "")
    if not names:
        return draft
    return draft.with_article(replace(article, metadata=filled(article.metadata, "authors", names)))


def named(text: str) -> str:
    """Who wrote a report, by the words that it begins with; empty where they name nobody."""
    if any(word in text for word in _REPORTERS) and (found := _CHINESE.match(text) or _dateline().match(text)):
        return _reporters(found["names"] or found["inside"])
    if (lead := _LEAD.match(text)) is not None and (
        told := bylined(lead["lead"].strip("[](){}【】<>〈〉〔〕［］=|｜ㅣ "))
    ):
        return ", ".join(told)
    if text[:1] not in "[【(" or (placed := _PLACED.match(text)) is None:
        return ""
    return placed["alone"] if all(map(korean, _PARTED.split(placed["alone"]))) else ""


def _reporters(names: str) -> str:
    """The names, without the place that a correspondent writes from behind the last one."""
    words = names.split(" ")
    place = next((at for at, word in enumerate(words[1:], 1) if len(word) == NAME and not korean(word)), len(words))
    return " ".join(words[:place])
