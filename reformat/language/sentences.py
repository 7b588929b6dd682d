"""Where one sentence ends and the next begins, as a person reading aloud would part them.

A quotation and the sentence that frames it stay one, also when the quotation holds several sentences; closing marks
belong to the sentence they close; a line that starts with ▲ ※ ■ is one of its own. Linear on hostile input: a
quotation that never closes counts as none, and no sentence grows beyond CEILING.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.language.boundaries import Judge
from reformat.language.enclosures import Enclosures
from reformat.language.judges import judge_for
from reformat.patterns import lazy

CEILING = 1000
"""Longest sentence in characters; longer ones are parted at the softest place there is."""

_SMILE = (
    "☺♡♥❤✨\U0001f389\U0001f44a-\U0001f44f\U0001f493-\U0001f49f\U0001f4aa\U0001f4af\U0001f525\U0001f5a4"
    "\U0001f600-\U0001f64f\U0001f90d-\U0001f92f\U0001f970-\U0001f97a"
)
_GLUE = "\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff"
_SMILES = f"(?:[{_SMILE}][{_GLUE}]*)+"
_STOP = (
    r"[.!?…。．｡！？‼⁇⁈⁉।॥؟۔։።។]+(?:[”’\"'`»›«‹」』）)\]〕】》〉］｝}“‘]|[ \u00a0\u202f][»›])*"
    rf"(?:[\U0001f300-\U0001faff☀☺♡♥❤✨♪♬][{_GLUE}]*|[ㅋㅎㅠㅜ]| {_SMILES})*|\n"
)
_END = lazy(_STOP)
"""Marks that end a sentence, with what closes behind them and the feelings that are glued to them."""
_GREEK = lazy(_STOP.replace("[.!?", "[.!?;", 1))
"""The same in Greek, which asks with a semicolon."""
_FELT = lazy(r"[ㅋㅎㅠㅜ☀-➿\U0001f300-\U0001faff]|(?<=[^\W\d_])(?:[~∼〜～♪笑ｗw^]\s|\^\^|;;)")
_END_OR_FEELING = lazy(
    "(?:(?<=[가-힣’”'\")])(?:[ㅋㅎㅠㅜ]{2,}|\\^\\^;*|;;+)"
    rf"|(?<=[가-힣][요다죠까네용당음함])(?:[~∼〜～]+|(?:[☀-➿\U0001f300-\U0001faff][{_GLUE}]*)+)"
    r"|(?<=[ぁ-ん])(?:笑|[wｗ]+|♪+)|(?<=[ぁ-ヿ一-鿿])[～〜]+"
    rf"|(?<=[^\s{_SMILE}{_GLUE}]){_SMILES}"
    rf"|(?<=[요다죠까네음함]\s){_SMILES}|(?<=\s){_SMILES}(?=\s+[^\W\d_a-zß-ÿ가-힣]|\s+[¿¡]))(?=\s)|{_STOP}"
)
"""The same, where a smile, a face or a wave ends what writers of comments say: 좋아요ㅋㅋ 또 올게요~"""
_SOFT = lazy(r"[.!?…。！？।؟۔։።။។]+[”’\"'»」』)]*(?=\s|$)|[,;:](?=\s)|[，；：、]|\s")
_MARKER = lazy(
    r"[ \t]*(?:[-–—*][ \t]|[-–—](?=[가-힣“‘\"'])|(?:\d{1,2}|[가나다라마바사아자차카타파하])[.)][ \t]"
    r"|#{1,6}[ \t]|[(]?(?:[a-h]|[ivx]{1,4})\)[ \t]"
    r"|\d{1,2}[.)](?=[가-힣一-鿿ぁ-ヿ])|[一二三四五六七八九十]{1,3}、|[(（](?:\d{1,2}|[一二三四五六七八九十가-하])[)）]"
    r"|[①-⑳▲△▼▽▶▷►▸◆◇■□▪▫●○◎◦※★☆▣◈❖☞✔✓‣•・·])"
)
"""What begins an item or a turn at the head of a line."""
_BLANK = lazy(r"[ \t\r]*\n")
_INK = lazy(r"\S")
_FINAL = lazy(
    r"(?:니다|[가-힣](?<![필중수주소동강])요|죠|[았었했였됐겠][다음]|[ㅋㅎㅠㅜ]{2}|です|ます|ました|でした|ません|[だよ][よね])\s*$"
)
_GOES_ON = lazy(r"\s*(?:이?라[고는며]|[고며는만던]|지만|면|해도|하더|[^\w“‘\"'(\[「『])")
"""People leave the stop out at the end of a line; a wrapped line goes on behind its ending."""


def sentences(text: str, language: str = "") -> list[tuple[int, int]]:
    """Start and end of each sentence; together they cover every character that is not white space.

    `language` (BCP 47) chooses abbreviations and habits; unknown languages are read by the common ones.
    """
    end = _GREEK if language[:2] == "el" else _END_OR_FEELING if _FELT.search(text) else _END
    cuts = _cuts(text, end, Enclosures.of(text, CEILING), judge_for(language))
    return list(_trimmed(text, cuts))


def _cuts(text: str, stop: re.Pattern[str], closed: Enclosures, judge: Judge) -> Iterator[int]:
    """Rising offsets at which a sentence ends."""
    begin = 0
    for match in stop.finditer(text):
        at, end = match.span()
        if match[0] == "\n":
            ended = _line_ends(text, begin, end, closed)
        else:
            end = at + len(text[at : closed.first_opener(at, end)].rstrip())
            end = closed.remark(at, end)
            ended = not closed.inside(end) and judge.ends(text, begin, at, end, closed.closing_at(at, end))
        if ended:
            begin = end
            yield end


def _line_ends(text: str, begin: int, after: int, closed: Enclosures) -> bool:
    """Whether a line break parts two sentences: an empty line, or a marker before or after it."""
    if _MARKER.match(text, after) or _BLANK.match(text, after):
        return True
    if _is_aside(text, begin, after, closed):
        return True
    if _FINAL.search(text[max(begin, after - 8) : after]) and not _GOES_ON.match(text, after):
        return not closed.inside(after)
    first = _INK.search(text, begin, after)
    return bool(first and _MARKER.match(text, first.start())) and not closed.inside(after)


def _is_aside(text: str, begin: int, after: int, closed: Enclosures) -> bool:
    """Whether the line before a break is one pair of brackets: (자료=기상청)."""
    end = begin + len(text[begin:after].rstrip())
    if text[end - 1 : end] not in tuple(")]）］】"):
        return False
    opened = closed.closing_at(end - 1, end)
    return opened >= 0 and not text[max(begin, text.rfind("\n", begin, opened) + 1) : opened].strip()


def _trimmed(text: str, cuts: Iterator[int]) -> Iterator[tuple[int, int]]:
    """The stretches between the cuts without white space around them, none longer than CEILING."""
    start = 0
    for end in (*cuts, len(text)):
        ink = _INK.search(text, start, end)
        if ink:
            yield from _bounded(text, ink.start(), ink.start() + len(text[ink.start() : end].rstrip()))
        start = end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, parted where it is softest for as long as it is over the ceiling."""
    while end - start > CEILING:
        at = _softest(text, start, start + CEILING)
        yield start, start + len(text[start:at].rstrip())
        ink = _INK.search(text, at, end)
        start = ink.start() if ink else end
    if start < end:
        yield start, end


def _softest(text: str, start: int, limit: int) -> int:
    """The best cut before `limit`: after the last sentence mark, else clause mark, else space, else right there."""
    best: dict[int, int] = {}
    for match in _SOFT.finditer(text, start + CEILING // 3, limit):
        first = match[0][0]
        best[0 if first in ".!?…。！？।؟۔։።။។" else 2 if first.isspace() else 1] = match.end()
    return best[min(best)] if best else limit
