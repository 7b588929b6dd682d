"""Rules at work on a block's words: many patterns as one, compiled once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Generic, TypeVar

from reformat.rules.schema import Cut, Move, Remove, Rule, RuleFile, Where

R = TypeVar("R", bound=Rule)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, ready to use."""
    return re.compile(pattern, re.IGNORECASE)


def folded(text: str) -> str:
    """A block's words as patterns see them: one space between words, no marks without width."""
    return " ".join(text.translate(UNSEEN).split())


UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)


@dataclass(frozen=True, slots=True)
class Group(Generic[R]):
    """Rules of one kind, asked together."""

    rules: tuple[R, ...]
    pattern: str
    longest: int

    @classmethod
    def of(cls, rules: Iterable[R]) -> Group[R]:
        """A group of these rules; the first that matches wins."""
        held = tuple(rules)
        pattern = "|".join(f"(?P<r{i}>{rule.text})" for i, rule in enumerate(held) if rule.text)
        return cls(held, pattern, max((r.longest for r in held), default=0))

    def find(self, text: str, classes: tuple[str, ...] = (), where: Where = "any") -> R | None:
        """The first rule that takes a block of these words (folded), class tokens and place."""
        if not text or len(text) > self.longest or not self.pattern:
            return None
        if compiled(self.pattern).fullmatch(text) is None:
            return None
        return next((r for r in self.rules if r.text and takes(r, text, classes, where)), None)


def takes(rule: Rule, text: str, classes: tuple[str, ...] = (), where: Where = "any") -> bool:
    """Whether one rule takes a block."""
    if len(text) > rule.longest or not _placed(rule, where):
        return False
    if rule.text and compiled(rule.text).fullmatch(text) is None:
        return False
    return not rule.class_ or any(compiled(rule.class_).fullmatch(token) for token in classes)


def _placed(rule: Rule, where: Where) -> bool:
    return rule.where in ("any", where) or (rule.where == "edge" and where in ("head", "tail"))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that apply to one article."""

    remove: Group[Remove]
    move: Group[Move]
    cut: tuple[Cut, ...]
    classes: tuple[Remove, ...]

    @classmethod
    def of(cls, files: tuple[RuleFile, ...], keep: tuple[str, ...] = ()) -> RuleSet:
        """The rules of these files without those whose id matches `keep` (`ko.*` for all of one kind)."""

        def wanted(rule: Rule) -> bool:
            return not any(fnmatchcase(rule.id, pattern) for pattern in keep)

        removes = [r for f in files for r in f.remove if wanted(r)]
        return cls(
            Group.of(r for r in removes if r.text),
            Group.of(r for f in files for r in f.move if wanted(r)),
            tuple(r for f in files for r in f.cut if wanted(r)),
            tuple(r for r in removes if not r.text),
        )
