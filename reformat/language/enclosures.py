"""Quotation marks and brackets in pairs, so that what they hold is not taken apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reformat.patterns import lazy

_PAIRS: dict[str, str] = dict(zip("“‘「『(（[［〔【《〈<＜«‹„‚", "”’」』)）]］〕】》〉>＞»›“‘", strict=True))
_OPENERS: dict[str, set[str]] = {}
for _open, _close in [*_PAIRS.items(), ('"', '"'), ("'", "'"), ("„", "”"), ("‚", "’"), ("»", "«"), ("›", "‹")]:
    _OPENERS.setdefault(_close, set()).add(_open)
_MARK = lazy(r"[“”‘\"「」『』()（）\[\]［］〔〕【】《》〈〉<>＜＞«»‹›„‚]|(?<![A-Za-z])'|['’](?![A-Za-z])|\n\s*\n")
_REMARKED = lazy(r"[다요죠까음함임][.!?]+[”’\"']?[(（\[]|.[.!?。！？]+[”’\"'」]?\[\d{1,3}\]")
_NOTE = lazy(r"(?:\[\d{1,3}\])+")
_ASIDE = lazy(
    r"\s?[(（\[](?:(?:[^()（）\[\]\n]{0,30}[\s=])?(?:웃음|박수|한숨|침묵|눈물|중략|생략|참[조고]|제공|인용|laugh(?:s|ter)|applause|있음|소란|笑|拍手|声あり|掌声|鼓掌|笑声)"
    r"|(?:출처|자료|사진|source|see)\b[^()（）\[\]\n]{0,40})[)）\]]"
    r"|\s?<(?:[가-힣]{0,3}개정|본조신설|신설|삭제)[^<>\n]{0,80}>",
    re.IGNORECASE,
)
"""Between two sentences it belongs to the first: 비밀입니다. (웃음) 나중에 …"""
_NUMBERED = (
    r"(?<!\bart|\bfig|\bvol|\bcap|\bsec|\bpar|\bpág|\bpag|\babb|\bnos|\btel|\bver|\brev)(?<!\bpp|\bch|\bnr|\bno)"
)
"""Behind these a number is a page's, a figure's, an article's."""
_FOOTNOTE = lazy(
    rf"(?:(?<=[a-zß-ÿ]{{2}}){_NUMBERED}|(?<=[a-z\d]\))|(?<=[다요죠까]))[.!?][”’\"']?"
    r"(?:\d{1,2}(?:[ ,–-]\d{1,2}){0,3}|[¹²³⁰-⁹]{1,2})"
    r"(?=\s+(?:[^\W\da-zß-ÿ_]|[“‘\"'«„(]))"
)
"""A note's number that a scraper left behind a stop: over.1 Then; but fig.1, art.2."""
_DEPTH = 8
"""How far up the stack a closing mark looks for its partner; keeps a flood of openers linear."""
_TITLE = 40
"""Characters of a title between < and >; further apart they are signs."""
_SHORT = 300
"""A single straight quote further than this from its partner is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The outermost pairs of a text, by rising offset of their opening marks; `ends` is just after the closing mark."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, text: str, longest: int) -> Enclosures:
        """Pair the marks of a text; a pair longer than `longest` counts as none."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(_paired(text, longest)):
            if not ends or start >= ends[-1]:
                starts.append(start)
                ends.append(end)
        return cls(tuple(starts), tuple(ends), text)

    def inside(self, at: int) -> bool:
        """Whether an offset lies within a pair."""
        index = bisect_right(self.starts, at - 1) - 1
        return index >= 0 and self.starts[index] < at < self.ends[index]

    def first_opener(self, start: int, end: int) -> int:
        """The offset of the first mark from `start` that opens an outermost pair, at most `end`."""
        index = bisect_right(self.starts, start)
        return min(end, self.starts[index]) if index < len(self.starts) else end

    def closing_at(self, start: int, end: int) -> int:
        """Where the outermost pair opened that closes between the two offsets; -1 if none does."""
        index = bisect_right(self.starts, start) - 1
        return self.starts[index] if index >= 0 and start < self.ends[index] <= end else -1

    def remark(self, at: int, end: int) -> int:
        """The end of what belongs to a sentence close behind it: 끝났다.(사진=시청), over.[1], over.1; else `end`."""
        if note := _FOOTNOTE.match(self.text, at):
            return note.end()
        if aside := _ASIDE.match(self.text, end):
            return aside.end()
        if not _REMARKED.match(self.text, at - 1 if at else 0, end + 5):
            return end
        if note := _NOTE.match(self.text, end):
            return note.end()
        index = bisect_right(self.starts, end) - 1
        return self.ends[index] if index >= 0 and self.starts[index] == end else end


def _paired(text: str, longest: int) -> Iterator[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if len(mark) > 1:
            stack.clear()
            continue
        start = _partner(stack, mark, at, text)
        if start is None:
            if mark in _PAIRS or mark in "\"'" and _may_open(text, at) or mark in "»›":
                stack.append((mark, at))
        elif at - start <= (_SHORT if mark == "'" else _TITLE if mark in ">＞" else longest):
            yield start, at + 1


def _partner(stack: list[tuple[str, int]], mark: str, at: int, text: str) -> int | None:
    """Take the mark's partner off the stack, with what lies unclosed above it; its offset."""
    openers = _OPENERS.get(mark)
    if not openers or mark in "\"'" and _may_open(text, at) and not _may_close(text, at):
        return None
    for depth in range(1, min(len(stack), _DEPTH) + 1):
        if stack[-depth][0] in openers:
            start = stack[-depth][1]
            del stack[-depth:]
            return start
        if mark == "“" and stack[-depth][0] != "‚":
            return None
    return None


def _may_open(text: str, at: int) -> bool:
    """Whether a mark that is its own partner can open here: after a space or an opening mark, before ink."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or not before.isalnum() and before not in ".!?,…") and not after.isspace()


def _may_close(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return at > 0 and not text[at - 1].isspace() and not (after.isascii() and after.isalnum())
