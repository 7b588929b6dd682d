"""Signs that Korean and other papers put before lines: bullets, numbers, letters, and what kind of list they make."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformat.patterns import lazy

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HANGUL = "가나다라마바사아자차카타파하"
HANZI = "一二三四五六七八九十"
BULLETS = "▲△▶▷►▸■□▣❑▪▫●○◯◦❍∘◆◇◈★☆✔✓✅☑➤➢•·・･ㆍ‣⁃∙‧※☞"
BOXES = "☐☑☒✓✔✅✗✘❌⬜"
"""Boxes to tick and what stands in them: one family, whether ticked or not."""
DASHES = "-–—*→⇒ㅇ"
"""Signs only where a space follows; the last is the letter that offices type for a circle."""

_LEAD = lazy(
    rf"""\s*(?:
      (?P<box>[{BOXES}])\ufe0f?\s*
    | (?P<bullet>(?![★☆]{{2}})[{BULLETS}])\ufe0f?\s*
    | (?P<dash>[{DASHES}])\s+
    | (?P<circled>[{CIRCLED}])\s*
    | (?P<number>[(（]?\d{{1,2}}(?:[.)）．]|-(?=\s)))(?!\d)\s*
    | (?P<hangul>[{HANGUL}][.)])\s+
    | (?P<hanzi>[{HANZI}]、)\s*
    | (?P<letter>\(?[a-zA-Z]\))\s+
    )(?=\S)""",
    re.X,
)


class Marker(NamedTuple):
    """A sign at the start of a line: as written, its family, its place in an order (0: none), and where text begins."""

    sign: str
    family: str
    order: int
    end: int


def marker(text: str) -> Marker | None:
    """The marker that a line starts with, or None."""
    match = _LEAD.match(text)
    if match is None or match.lastgroup is None:
        return None
    sign = match[match.lastgroup]
    return Marker(sign, _family(match.lastgroup, sign), _order(match.lastgroup, sign), match.end())


def _family(group: str, sign: str) -> str:
    if group in ("bullet", "dash"):
        return sign
    return "number(" if group == "number" and sign.endswith((")", "）")) else group


def _order(group: str, sign: str) -> int:
    core = sign.strip("().-（）．、")
    match group:
        case "circled":
            return CIRCLED.index(core) + 1
        case "number":
            return int(core)
        case "hangul":
            return HANGUL.index(core) + 1
        case "hanzi":
            return HANZI.index(core) + 1
        case "letter":
            return ord(core.lower()) - ord("a") + 1
        case _:
            return 0
