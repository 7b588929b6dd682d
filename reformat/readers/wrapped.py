"""Text that a program broke into lines of one width, as mail, printers and PDF leave it: its lines are joined again.

A word broken at a line's end is one word again, and the heads that stand on every page go into the ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reformat.document.draft import Change
from reformat.document.nodes import Span
from reformat.patterns import lazy
from reformat.readers.columns import gap as between
from reformat.readers.columns import unbroken
from reformat.readers.paged import bridges, furniture, pages_of

HYPHEN, HEAD = "text.hyphen", "text.running-head"
NARROWEST, WIDEST, FEWEST = 50, 100, 3
"""Widths at which text is wrapped hard; the lines broken within a sentence that it takes to tell."""
RAGGED = 8
"""What part of the width letters of different breadths take or leave at a printed line's end."""
DOUBLE = lazy(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
"""Letters two columns wide."""
_UNSPACED = lazy(r"[぀-ヿ一-鿿、。，！？：；）」』】][぀-ヿ一-鿿（「『【]")
_HANGUL = lazy(r"[가-힣][가-힣]")
ENDS = (".", "!", "?", "。", "…", "”", '"', "»", ":")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
_BROKEN = lazy(r"([^\W\d_]+)-$")
_FIRST = lazy(r"[^\W\d_]+")
_COMPOUND = lazy(r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|self|non|ex|well|half|co|all|cross)")
"""First parts whose hyphen is their own."""
_OPEN = lazy(r"(?:und|oder|bzw|and|or|et|ou|en|of|y|o|e|og|och|eller|i)")
"""Words behind the hyphen of a part that stands for a longer word, as in "pre- and post-war"."""
_BULLET = lazy(r"[*•◦▪+]\s\S|[▲△▶▷■□▢◆◇●○❍※]\s?\S")
"""What begins a line of its own, however full the one above it is."""
_DATED = lazy(
    r"(?:기사|최초|최종)?\s?(?:입력|등록|승인|송고|작성|수정)(?:일시|일)?\s?[:：]?\s?20\d\d\s?[-./년]|20\d\d[-./]\d\d?[-./]\d\d?\.?\s\d\d?:\d\d"
)
"""A line that tells when the article came out."""
_CLOSES = lazy(r"[.,;:!?)\]»”’。，、]+")
"""What a program tore from the end of a sentence, behind a link."""
_PAGED = lazy(r"^\s*\d{1,4}\s{3,}|\s{3,}\d{1,4}\s*$")
"""A page's number at one side of the page, far from its head, as that of no heading is."""
_NUMBER = lazy(r"[-–—]?\s?\d{1,4}\s?[-–—]?|(?:page|seite|p\.) \d{1,4}(?: ?(?:of|von|/) ?\d{1,4})?", re.I)


@dataclass(frozen=True)
class Wrapping:
    """The lines of a text, as they came (`raw`) and with single spaces, and the `width` in columns at which they wrap.

    The width is 0 where each line is a paragraph. `mends`: whether hyphens that only break a word go. `columns`:
    whether the width counts those of a terminal, and not letters, as programs do that know no wide ones. `pages`:
    the numbers of each page's lines, where form feeds part them; `edges`: of the heads and feet among them.
    """

    raw: list[str]
    lines: list[str]
    width: int
    mends: bool = True
    columns: bool = True
    pages: tuple[list[int], ...] = ()
    edges: frozenset[int] = frozenset()

    @classmethod
    def of(cls, raw: list[str], *, mends: bool = True) -> Wrapping:
        """What the lines themselves tell."""
        lines = [" ".join(line.split()) for line in raw]
        pages = tuple(pages_of(raw))
        edges = furniture(pages, lines)
        text = ["" if at in edges else line for at, line in enumerate(lines)] if edges else lines
        width, broken = _width(text, _columns, ragged=bool(pages))
        hangul = any(map(_HANGUL.search, lines))
        letters = _width(text, len, NARROWEST // 2, ragged=bool(pages)) if hangul else (0, 0)
        columns = letters[1] <= broken
        return cls(raw, lines, width if columns else letters[0], mends, columns, pages, edges)

    def goes_on(self, line: str, following: str) -> bool:
        """Whether the next line belongs to this one: its first word found no room here, or a sentence is open."""
        if not self.width or _BULLET.match(following) or _DATED.match(following):
            return False
        if _CLOSES.fullmatch(following):
            return line[-1:].isalnum()
        open_ended = following[:1].islower() and not line.endswith(ENDS)
        measure = _columns if self.columns else len
        ragged = open_ended and (4 * measure(line) >= 3 * self.width or _BROKEN.search(line) is not None)
        room = self.width - (self.width // RAGGED if self.pages and not line.endswith(ENDS) else 0)
        return ragged or _full(line, following, room, measure)

    def joined(self, words: str, following: str, *, gap: bool = False) -> tuple[str, bool]:
        """Both lines in one, and whether a hyphen went that only broke a word. `gap`: a space stood at the break."""
        if _CLOSES.fullmatch(following):
            return words + following, False
        if not gap and _UNSPACED.fullmatch(words[-1] + following[0]):
            return words + following, False
        if not gap and self._by_letter and _HANGUL.fullmatch(words[-1] + following[0]):
            space = between(words[-WIDEST:].rpartition(" ")[2], following, self._unbroken)
            return words + space + following, False
        broken, first = _BROKEN.search(words[-WIDEST:]), _FIRST.match(following)
        if broken is None or first is None or not following[0].islower() or _OPEN.fullmatch(first[0]):
            return f"{words} {following}", False
        left, right = broken[1].lower(), first[0].lower()
        if left + right not in self._known:
            compound = f"{left}-{right}" in self._known or {left, right} <= self._known
            if compound or _COMPOUND.fullmatch(left):
                return words + following, False
        if not self.mends:
            return words + following, False
        return words[:-1] + following, True

    @cached_property
    def _by_letter(self) -> bool:
        """Whether lines of Hangul are broken at any letter, as PDF does, and not between words: all are full."""
        measure = _columns if self.columns else len
        full = [measure(a) for a, b in pairwise(self.lines) if b and 4 * measure(a) >= 3 * self.width]
        room = 2 if self.columns else 1
        return 5 * sum(columns >= self.width - room for columns in full) >= 4 * len(full)

    @cached_property
    def _unbroken(self) -> frozenset[str]:
        return unbroken(self.lines)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word.lower() for line in self.lines for word in _WORD.findall(line))

    @cached_property
    def bridges(self) -> dict[int, int]:
        """Where a sentence goes on at the head of the next page."""
        return bridges(self.pages, self.lines, self.furniture) if self.pages else {}

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Places of the lines that stand on every page: the same head with a page's number, and the number alone.

        "Chapter 1" and "Chapter 2" are none: the number of a page stands far from its head.
        """
        if not self.width:
            return self.edges
        heads = {at: head for at, line in enumerate(self.raw) if (head := _head(line))}
        often = Counter(heads.values())
        paged = {at for at, head in heads.items() if often[head] > 1}
        numbers = {at for at, line in enumerate(self.lines) if paged and _NUMBER.fullmatch(line)}
        return self.edges | paged | numbers


def dehyphenated(line: int, words: str) -> Change:
    """The entry for a hyphen that only broke a word."""
    because = "A hyphen at a line's end that only broke the word"
    return Change("read", HYPHEN, "rewrite", "-", because, span=Span(line=line, end_line=line), context=words[-40:])


def headless(line: int, words: str) -> Change:
    """The entry for a page's head or number."""
    because = "A head or a number that stands on every page"
    return Change("read", HEAD, "remove", words, because, span=Span(line=line, end_line=line), confidence=0.9)


def _head(line: str) -> str:
    """What stands far before or behind a page's number on a line as it came, if it has one."""
    match = _PAGED.search(line) if len(line) <= 2 * WIDEST else None
    head = "" if match is None else " ".join((line[: match.start()] + line[match.end() :]).split())
    return head if any(map(str.isalpha, head)) else ""


def _width(lines: list[str], measure: Callable[[str], int], least: int = NARROWEST, *, ragged: bool) -> tuple[int, int]:
    """The width at which a program has wrapped the text hard, and the lines that speak for it; 0 in a scrape."""
    spaced = [line for line in lines if " " in line or _UNSPACED.search(line) is not None]
    if max(map(len, spaced), default=0) > WIDEST:
        return 0, 0
    width = max(map(measure, spaced), default=0)
    if not least <= width <= WIDEST:
        return 0, 0
    long = [(a, b) for a, b in pairwise(lines) if b and 4 * measure(a) >= 3 * width]
    room = width - (width // RAGGED if ragged else 0)
    broken = sum(_full(a, b, room, measure) and not a.endswith(ENDS) for a, b in long)
    return (width, broken) if broken >= FEWEST and 2 * broken >= len(long) else (0, 0)


def _full(line: str, following: str, width: int, measure: Callable[[str], int]) -> bool:
    """Whether the next line's first word would not have found room on this one; marks without a word go on nothing.

    Where words have no spaces between them a line may be broken behind any two letters.
    """
    if not any(map(str.isalpha, following)) or _BULLET.match(following):
        return False
    first = following[:2] if _UNSPACED.match(following) else following.split(" ", 1)[0]
    return measure(line) + 1 + measure(first) > width


def _columns(line: str) -> int:
    """How wide a line is on a terminal."""
    return len(line) if line.isascii() else len(line) + len(DOUBLE.findall(line))
