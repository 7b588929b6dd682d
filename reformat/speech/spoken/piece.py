"""How a text is rewritten for the ear: pieces that tile it, each with what is said for it and the rule that says so.

The trace is what makes the law of coverage testable: the pieces cover the text without gap or overlap, and a piece
with a letter or digit in it is spoken, unless a rule that is named in SILENT leaves it out on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import category

from reformat.patterns import lazy

SILENT = frozenset({"hanja-repeated", "reading-repeated", "particle-moved"})
"""Rules that leave words out since the words beside them say the same."""

Reader = Callable[["re.Match[str]"], "str | None"]


class Piece(NamedTuple):
    """A stretch of the display text and what is said for it; `rule` is empty where the characters stay as they are."""

    start: int
    end: int
    spoken: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried where one of its first characters stands; `read` may decline with None.

    `starts` holds the kinds it can begin with: 0 (digit), a (letter of an alphabet), h (Hangul), 漢 (Han), or the very
    characters.
    """

    name: str
    starts: str
    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True)
class Grammar:
    """A language's rules: `spot` finds where a rule may apply, so that plain words cost nothing."""

    spot: re.Pattern[str]
    rules: tuple[Rule, ...]
    table: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def at(self, character: str) -> tuple[Rule, ...]:
        """The rules that may begin with this character, in their order."""
        found = self.table.get(character)
        if found is None:
            kind = kind_of(character)
            found = tuple(r for r in self.rules if kind in r.starts or character in r.starts or r.starts == "*")
            if len(self.table) < 4096:
                self.table[character] = found
        return found


def kind_of(character: str) -> str:
    """The kind letter that rules name."""
    if character.isdecimal():
        return "0"
    if "가" <= character <= "힣":
        return "h"
    if "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff":
        return "漢"
    return "a" if character.isalpha() else "#"


class Fixed(NamedTuple):
    """A stretch whose reading is settled before the rules: the user's lexicon, a note's mark, a ruby."""

    start: int
    end: int
    spoken: str
    rule: str


def rewrite(text: str, grammar: Grammar, fixed: Sequence[Fixed] = ()) -> list[Piece]:
    """The pieces of a text; `fixed` rise and do not overlap."""
    pieces: list[Piece] = []
    at = 0
    for one in fixed:
        pieces.extend(_between(text, grammar, at, one.start))
        pieces.append(Piece(one.start, one.end, one.spoken, one.rule))
        at = one.end
    pieces.extend(_between(text, grammar, at, len(text)))
    return pieces


_ENDLESS = lazy("[\\d.,:/~\u00a0\u2005\u2009\u202f'’-]{200,}")
"""So many figures in a row are no number, and stay as they are: each rule at each of them would be their square."""


def _between(text: str, grammar: Grammar, start: int, stop: int) -> Iterator[Piece]:
    kept = at = start
    while spot := grammar.spot.search(text, at, stop):
        at = spot.start()
        if in_a_word(text, at):
            at += 1
            continue
        if text[at].isdecimal() and (endless := _ENDLESS.match(text, at, stop)):
            at = endless.end()
            continue
        for rule in grammar.at(text[at]):
            match = rule.pattern.match(text, at, stop)
            said = rule.read(match) if match and match.end() > at else None
            if match and said is not None:
                if kept < at:
                    yield Piece(kept, at, text[kept:at])
                yield Piece(at, match.end(), said, rule.name)
                kept = at = match.end()
                break
        else:
            at = spot.end()
    if kept < stop:
        yield Piece(kept, stop, text[kept:stop])


def in_a_word(text: str, at: int) -> bool:
    """Whether this is no letter and yet inside a word: a vowel sign of Hindi or Thai, an accent, a joiner."""
    one, before = text[at], text[at - 1 : at]
    if one < "\u0300" or not before or "\ufe00" <= one <= "\ufe0f":
        return False
    if one in "\u200c\u200d":
        return _of_a_word(before) and _of_a_word(text[at + 1 : at + 2])
    return category(one) in ("Mn", "Mc") and _of_a_word(before)


def _of_a_word(one: str) -> bool:
    return bool(one) and category(one)[0] in "LM"


_SPACES = lazy(r"\s+")
_LINES = lazy(r"(?<=\w)[^\S\n]*\n\s*(?=\w)")
"""A line break that was set on purpose (an address, a verse, a row of items) is heard as a short pause."""
_ENDS = (".", "?", "!", "。", "！", "？")
_PAUSES = lazy(r"(?<![.?!。！？,、])\s*,(?:\s*,)*\s*")
_PAUSE_BEHIND_STOP = lazy(r"(?<=[.?!…])\s+,\s*")
_WIDE_PAUSES = lazy(r"([，、；])(?:\s*[，、])+")
_STOPS = lazy(r"(?<![\s,、，.?!。！？])(?:[\s,、，]*([.?!。！？]))+(?=\s|$)")
_LEADING = lazy(r"^[\s,.、，]+(?=\S)")


def joined(pieces: Iterable[Piece]) -> str:
    """What the engine gets: the pieces' words with single spaces and pauses."""
    said = ""
    for piece in pieces:
        pause = piece.rule and piece.spoken.startswith(",") and said.rstrip().endswith(_ENDS)
        said += " " + piece.spoken[1:] if pause else piece.spoken  # no pause behind a stop
    said = _SPACES.sub(" ", _LINES.sub(", ", said))
    said = _PAUSES.sub(", ", _PAUSE_BEHIND_STOP.sub(" ", said))
    said = _WIDE_PAUSES.sub(r"\1", said)
    said = _STOPS.sub(r"\1", said)
    return _LEADING.sub("", said).strip(" ,、，")
