"""Houses and their newsrooms, which stand for an author where a content system knows no other."""

# ruff: noqa: E501 (patterns, each on its line)
from __future__ import annotations

import re

from reformat.patterns import lazy

_DESK = (
    r"(?:(?:la|die|de|a|tim|a cura della)\s+)?(?:redazione|redaktion(?:en)?|r[eé]daction|redacci[oó]n|reda[cç][aã]o"
    r"|redactie|redakcja|redaksi|redaktionen|toimitus|редакция|редакція)"
)
_HOUSE = lazy(
    r"[가-힣A-Za-z0-9]{1,10}(?:일보|신문|뉴스|경제|방송|닷컴|타임[스즈]|투데이|저널|미디어|통신|데일리|스포츠|매거진"
    r"|TV)"
    r"|(?-i:[가-힣]){0,6}(?:뉴스|편집|디지털|온라인|취재|콘텐츠|보도)(?:팀|부|국|실)"
    r"|[一-鿿぀-ヿA-Z]{1,8}(?:新[闻聞]|日[报報]|晚[报報]|早[报報]|[电電][视視]台|通[讯訊]社|新[闻聞]社|ニュース|放送"
    r"|编辑部|編集部)"
    rf"|{_DESK}(?:\s+\S+){{0,2}}"
    r"|(?:[\w.'’]+\s+){1,3}(?:staff|newsroom|news desk|web desk|editorial (?:team|board|staff)|wire|news(?: service)?"
    r"|times|tribune|gazette|courier|herald|journal|chronicle|media|network|zeitung|magazine|university|college"
    r"|institute|school|hospital|inc\.?|ltd\.?|llc|gmbh|corp\.?|plc)|university of .*",
    re.I,
)


def desk(name: str) -> str:
    """The name of a newsroom where this is one, and no house's; else nothing."""
    return name.removeprefix("A cura della ") if re.fullmatch(_DESK, name, re.I) else ""


def house(name: str) -> bool:
    """Whether a name is that of a newsroom or a desk, which stands for an author where a content system knows no other."""
    return _HOUSE.fullmatch(name) is not None
