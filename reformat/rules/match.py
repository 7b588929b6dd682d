"""Rules at work on a block's words: labels looked up, patterns tried, each compiled when first wanted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar, get_args

from reformat.patterns import UNSEEN, lazy, one_of
from reformat.rules.schema import Cut, Mark, Move, Refuse, Remove, Rule, RuleFile, Where

R = TypeVar("R", bound=Rule)

AROUND = (
    " \t▶►▷▸◀◁◄☞☛→⇒⇨➔➜➡›»«‹≫≪＞＜><〈〉《》[]［］【】〔〕()（）·•∙●■□◆◇○◎★☆◈❖✦※|｜-–—+:：*#✔✅▲▼△▽↑↓…⋯/\\~✕×"
    "👉👇👈🔗📌📢🔔📱💌📩📧📰🎧⬇\ufe0f"
)
"""Bullets, brackets and arrows that stand around a label and don't change what it is."""


class Words(NamedTuple):
    """A block's words as rules see them: white space folded; freed of marks around them; as one small word; small."""

    full: str
    bare: str
    squeezed: str
    small: str

    @classmethod
    def of(cls, text: str) -> Words:
        """The forms of a text."""
        full = " ".join((text if text.isascii() else UNSEEN.sub("", text)).split())
        bare = full.strip(AROUND)
        return cls(full, bare, squeeze(bare) if len(bare) < MOST_LABEL else "", full.lower())


MOST_LABEL = 120


def squeeze(text: str) -> str:
    """Letters only, small: how labels are compared."""
    return "".join(text.split()).casefold()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, ready to use. Hangul has no case; saying so spares the compiler 11,172 look-ups a range."""
    return re.compile(UNSEEN.sub("", pattern).replace("[가-힣]", "(?-i:[가-힣])"), re.IGNORECASE)


def match_of(rule: Rule, words: Words) -> re.Match[str] | None:
    """How a rule's pattern takes a whole block, as it stands or freed of the marks around it."""
    if not rule.text or not words.full or len(words.full) > rule.longest:
        return None
    if rule.contains and not any(map(words.small.__contains__, rule.contains)):
        return None
    pattern = compiled(rule.text)
    found = pattern.fullmatch(words.full)
    return found if found or words.bare in ("", words.full) else pattern.fullmatch(words.bare)


def part_of(rule: Cut, text: str) -> tuple[int, int] | None:
    """Which part of a block a cutting rule takes, as offsets; never the whole block."""
    if len(text) > rule.longest:
        return None
    pattern = compiled(rule.text if rule.at == "start" else f"(?:{rule.text})$")
    match = pattern.match(text) if rule.at == "start" else pattern.search(text)
    whole = match is None or match.end() - match.start() in (0, len(text))
    return None if match is None or whole else match.span()


def takes(rule: Rule, words: Words, classes: tuple[str, ...] = (), where: Where = "any") -> bool:
    """Whether one rule takes a block of these words and class tokens, in this part of the article."""
    return len(words.full) <= rule.longest and _placed(rule, where) and _takes(rule, words, classes)


def _takes(rule: Rule, words: Words, classes: tuple[str, ...]) -> bool:
    if rule.class_ and not _classed(rule.class_, classes):
        return False
    if not rule.labels and not rule.text:
        return True
    return words.squeezed in labels_of(rule.labels) or match_of(rule, words) is not None


@lru_cache(maxsize=4096)
def _classed(pattern: str, classes: tuple[str, ...]) -> bool:
    """Whether a class token fits a pattern. Kept, since an article's blocks have much the same tokens."""
    return any(map(compiled(pattern).fullmatch, classes))


@cache
def labels_of(labels: tuple[str, ...]) -> frozenset[str]:
    """Labels in the form in which they are compared."""
    return frozenset(Words.of(label).squeezed for label in labels) - {""}


def _placed(rule: Rule, where: Where) -> bool:
    """Whether a rule speaks of this part of the article; "edge" as a place: there is no running text to be around."""
    return rule.where in ("any", where) or where == "edge" or (rule.where == "edge" and where in ("head", "tail"))


class Vocabulary:
    """The words that rules of all kinds want, looked for all at once: by the shortest, then what begins with those."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begins: dict[str, tuple[str, ...]] = {}
        short = ""
        for word in sorted(set(words)):
            short = short if short and word.startswith(short) else word
            self._begins[short] = (*self._begins.get(short, ()), word)
        self._shortest = lazy(one_of(self._begins))
        self._last: tuple[str, list[str]] = ("", [])

    def said(self, text: str) -> list[str]:
        """Which of the words a text holds. Kept for the last one, which all groups of rules are asked about."""
        last, said = self._last
        if last != text:
            search, met, at = self._shortest.search, set(), 0
            while (found := search(text, at)) is not None:
                met.add(found[0])
                at = found.start() + 1
            said = [word for short in met for word in self._begins[short] if word == short or word in text]
            self._last = (text, said)
        return said


@dataclass(frozen=True, slots=True)
class Group(Generic[R]):
    """Rules of one kind, asked in their order; the first that takes a block wins.

    `labels` are those of all rules: a block that is none of them is asked only of rules that have more than labels:
    of the `wordless` and, of the `wordy` ones, of those of whose `words` it holds one. Which ones lies ready for each
    part of an article and each of `lengths`: a rule's `longest` parts those that may take a block from those that never
    do. Some rules are a number with a bit for each of `held`, since a run has ten thousand such sets, and to look for
    garbage in as many costs a fiftieth of each article.
    """

    held: tuple[R, ...]
    rules: dict[tuple[Where, int], int]
    wordless: dict[tuple[Where, int], int]
    wordy: dict[tuple[Where, int], int]
    words: dict[str, int]
    vocabulary: Vocabulary
    labels: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, rules: Iterable[R], vocabulary: Vocabulary) -> Group[R]:
        """A group of these rules, whose words are in the vocabulary."""
        held = tuple(rules)
        lengths = tuple(sorted({r.longest for r in held}))
        reached = {
            (where, length): _bits(n for n, r in enumerate(held) if r.longest >= length and _placed(r, where))
            for where in get_args(Where)
            for length in lengths
        }
        wordy = _bits(n for n, r in enumerate(held) if _wordy(r))
        bare = _bits(n for n, r in enumerate(held) if r.text or not r.labels) & ~wordy
        words: dict[str, int] = {}
        for n, rule in enumerate(held):
            for word in rule.contains if _wordy(rule) else ():
                words[word] = words.get(word, 0) | 1 << n
        return cls(
            held,
            reached,
            {place: rules & bare for place, rules in reached.items()},
            {place: rules & wordy for place, rules in reached.items()},
            words,
            vocabulary,
            frozenset[str]().union(*(labels_of(r.labels) for r in held)),
            lengths,
        )

    def find(self, words: Words, classes: tuple[str, ...] = (), where: Where = "any") -> R | None:
        """The first rule that takes a block."""
        at = bisect_left(self.lengths, len(words.full))
        if not words.full or at == len(self.lengths):
            return None
        place = where, self.lengths[at]
        if words.squeezed in self.labels:
            return next((r for r in _marked(self.held, self.rules[place]) if _takes(r, words, classes)), None)
        met = 0
        for word in self.vocabulary.said(words.small):
            met |= self.words.get(word, 0)
        bare = words.bare not in ("", words.full)
        for rule in _marked(self.held, self.wordless[place] | (met & self.wordy[place])):
            if rule.class_ and not _classed(rule.class_, classes):
                continue
            pattern = compiled(rule.text)
            if not rule.text or pattern.fullmatch(words.full) or (bare and pattern.fullmatch(words.bare)):
                return rule
        return None


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _marked(rules: tuple[R, ...], bits: int) -> list[R]:
    """The rules whose bit is set, in their order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(rules[lowest.bit_length() - 1])
        bits ^= lowest
    return found


def _wordy(rule: Rule) -> bool:
    """Whether a rule takes no block without one of its words, labels aside."""
    return bool(rule.text and rule.contains)


def _protects(rule: Rule, wanted: bool) -> bool:
    """Whether what a rule takes is to be left alone: it says so itself, or the user has switched it off."""
    if isinstance(rule, Mark):
        return wanted and rule.role == "article"
    return isinstance(rule, Remove | Move) and not wanted


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that apply to one article."""

    remove: Group[Remove]
    move: Group[Move]
    mark: Group[Mark]
    refuse: Group[Refuse]
    kept: Group[Rule]
    cut: tuple[Cut, ...]

    @classmethod
    def of(cls, files: tuple[RuleFile, ...], keep: tuple[str, ...] = ()) -> RuleSet:
        """The rules of these files; those whose id matches `keep` (`ko.*` for all of a kind) protect what they take."""

        def wanted(rule: Rule) -> bool:
            return not any(fnmatchcase(rule.id, pattern) for pattern in keep)

        words = Vocabulary(word for f in files for r in f.rules if _wordy(r) for word in r.contains)
        return cls(
            Group.of((r for f in files for r in f.remove if wanted(r)), words),
            Group.of((r for f in files for r in f.move if wanted(r)), words),
            Group.of((r for f in files for r in f.mark if wanted(r) and r.role != "article"), words),
            Group.of((r for f in files for r in f.refuse if wanted(r)), words),
            Group.of((r for f in files for r in f.rules if _protects(r, wanted(r))), words),
            tuple(r for f in files for r in f.cut if wanted(r)),
        )
