"""Signs that Korean and other papers put before lines: bullets, numbers, letters, and what kind of list they make."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Inlines
from reformat.document.numbering import CIRCLED, SYLLABLES
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part

HANZI = "一二三四五六七八九十"
BULLETS = "▲△▶▷►▸■□▣❑▪▫●○◯◦❍∘◆◇◈★☆✔✓✅☑➤➢•·・･ㆍ‣⁃∙‧※☞"
BOXES = "☐☑☒✓✔✅✗✘❌⬜"
"""Boxes to tick and what stands in them: one family, whether ticked or not."""
DASHES = "-–—*→⇒ㅇ"
"""Signs only where a space follows; the last is the letter that offices type for a circle."""
PICTURES = "\U0001f300-\U0001faff\u2190-\u27bf\u2b00-\u2bff"
"""Pictures typed for bullets, where a space follows: arrows, dingbats, emoji."""

_LEAD = lazy(
    rf"""\s*(?:
      (?P<box>[{BOXES}])\ufe0f?\s*
    | (?P<bullet>(?![★☆]{{2}})[{BULLETS}])\ufe0f?\s*
    | (?P<dash>[{DASHES}])\s+
    | (?P<circled>[{CIRCLED}])\s*
    | (?P<number>[(（]?\d{{1,2}}(?:[.)）．]|-(?=\s)))(?!\d)\s*
    | (?P<hangul>[{SYLLABLES}][.)])\s+
    | (?P<keycap>\d\ufe0f?\u20e3)\s*
    | (?P<hanzi>[{HANZI}]{{1,3}}、|[(（][{HANZI}]{{1,3}}[)）])\s*
    | (?P<letter>\(?[a-zA-Z]\))\s+
    | (?P<stopped>[a-zA-Z]\.)\s+
    | (?P<picture>[{PICTURES}])\ufe0f?\s+
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
    if group in ("bullet", "dash", "picture"):
        return sign
    return f"{group}(" if group in ("number", "hanzi") and sign.endswith((")", "）")) else group


def _order(group: str, sign: str) -> int:
    core = sign.strip("().-（）．、")
    match group:
        case "circled":
            return CIRCLED.index(core) + 1
        case "number" | "keycap":
            return int(core.rstrip("\ufe0f\u20e3"))
        case "hangul":
            return SYLLABLES.index(core) + 1
        case "hanzi":
            return _counted(core)
        case "letter" | "stopped":
            return ord(core.lower()) - ord("a") + 1
        case _:
            return 0


def _counted(core: str) -> int:
    """The number that Chinese characters write, up to 99; 0 if they write none."""
    tens, ten, ones = core.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (HANZI.index(tens) + 1 if tens else 1 if ten else 0) * 10 + (HANZI.index(ones) + 1 if ones else 0)


def unmarked(inlines: Inlines, sign: str, end: int, reason: Reason, block: AnyBlock, changes: list[Change]) -> Inlines:
    """A block's run without the sign that it begins with up to `end`; the sign goes to the ledger."""
    text = plain(inlines)
    reason.took(sign, block, changes, text)
    return part(inlines, end, len(text))


def unsigned(
    inlines: Inlines, pattern: re.Pattern[str], reason: Reason, block: AnyBlock, changes: list[Change]
) -> Inlines:
    """A block's run without what a pattern finds at its beginning, if anything."""
    match = pattern.match(plain(inlines))
    return unmarked(inlines, match[0].strip(), match.end(), reason, block, changes) if match is not None else inlines


def unframed(
    inlines: Inlines, pattern: re.Pattern[str], reason: Reason, block: AnyBlock, changes: list[Change]
) -> Inlines:
    """A block's run without the signs before and behind its `words` that a pattern finds around the whole of it."""
    match = pattern.match(plain(inlines))
    if match is None or block.origin != "source":
        return inlines
    for sign in ("open", "close"):
        reason.took(match[sign], block, changes, match["words"])
    return part(inlines, match.start("words"), match.end("words"))
