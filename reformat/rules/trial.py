"""`reformat rules test FILE`: which examples of a rule file fail, and how often its rules would fire on articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reformat.rules.load import read_file
from reformat.rules.match import Words, match_of, part_of, takes
from reformat.rules.schema import Cut, Rule, RuleFile


class Failure(NamedTuple):
    """An example that a rule should take and doesn't, or a keep that it (or another rule of the file) takes."""

    rule: str
    text: str
    problem: str


class Trial(NamedTuple):
    """What came out: failures, rules without proof, and how many of `lines` each rule takes."""

    failures: tuple[Failure, ...]
    unproved: tuple[str, ...]
    fired: dict[str, int]
    samples: dict[str, tuple[str, ...]]
    lines: int

    @property
    def holds(self) -> bool:
        """Whether every example and every keep comes out as the file says."""
        return not self.failures


SHOWN = 5
"""Lines shown of those that a rule takes."""


def trial(file: Path, articles: Iterable[str] = ()) -> Trial:
    """A rule file held against its own examples and keeps, and against the lines of these texts. Raises RuleError."""
    found = read_file(file)
    unproved = tuple(r.id for r in found.rules if not (r.examples and r.keeps) and (r.text or r.labels))
    fired: Counter[str] = Counter()
    samples: dict[str, list[str]] = {}
    lines = 0
    for text in articles:
        for line in filter(str.strip, text.splitlines()):
            lines += 1
            for one in found.rules:
                if takes_text(one, line):
                    fired[one.id] += 1
                    samples.setdefault(one.id, []).append(line.strip())
    shown = {name: tuple(dict.fromkeys(taken))[:SHOWN] for name, taken in samples.items()}
    return Trial(tuple(failures(found)), unproved, {r.id: fired[r.id] for r in found.rules}, shown, lines)


def failures(found: RuleFile) -> Iterable[Failure]:
    """The examples and keeps of a file that come out wrong."""
    for one in found.rules:
        for text in one.examples:
            if not takes_text(one, text):
                yield Failure(one.id, text, "an example that the rule does not take")
        for text in one.keeps:
            for other in found.rules:
                if takes_text(other, text):
                    yield Failure(one.id, text, f"a keep that {other.id} takes")


def takes_text(rule: Rule, text: str) -> bool:
    """Whether a rule takes a block of these words, wherever the block may stand; class tokens aside."""
    if isinstance(rule, Cut):
        return part_of(rule, " ".join(text.split())) is not None
    if not (rule.text or rule.labels):
        return False
    words = Words.of(text)
    if rule.class_:
        return len(words.full) <= rule.longest and match_of(rule, words) is not None
    return takes(rule, words, where=rule.where)
