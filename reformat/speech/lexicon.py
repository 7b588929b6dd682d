"""The user's own readings of words: TOML by language, each word with an example that is checked on loading."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from reformat.document.toml import tables, text_of
from reformat.document.typed import typed
from reformat.errors import SettingsError
from reformat.patterns import lazy

_TAG = lazy(r"\*|[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""What an entry may hold for: BCP 47, or every language."""


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word: how it is written, how it is said, and sentences that show it; `case`: capitals must match."""

    word: str
    say: str
    case: bool = True
    examples: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by primary language; `*` holds for every language."""

    words: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    _compiled: dict[str, _Index] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, paths: Iterable[str | Path]) -> Lexicon:
        """Read lexicon files; later ones win. SettingsError names file and entry."""
        held: dict[str, dict[str, Word]] = {}
        for path in map(Path, paths):
            for language, words in _read(path).items():
                for word in words:
                    held.setdefault(language.lower(), {})[word.word] = word
        return cls({language: tuple(words.values()) for language, words in held.items()})

    def with_words(self, language: str, words: Iterable[Word]) -> Lexicon:
        """The lexicon with further words, which give way to those already here."""
        have = {word.word for word in self.words.get(language, ())}
        more = tuple(word for word in words if word.word not in have)
        return Lexicon({**self.words, language: self.words.get(language, ()) + more}) if more else self

    def find(self, text: str, language: str) -> Iterable[tuple[int, int, str]]:
        """Where words of this lexicon stand in a text, from left to right, the longest first, and what is said."""
        tag = language.lower()
        index = self._compiled.get(tag)
        if index is None:
            words = {w.word: w for key in ("*", tag.partition("-")[0], tag) for w in self.words.get(key, ())}
            index = self._compiled.setdefault(tag, _Index.of(words.values()))
        return index.find(text)


@dataclass(frozen=True, slots=True)
class _Index:
    pattern: re.Pattern[str] | None
    says: tuple[str, ...]
    """What is said for each group of the pattern."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> _Index:
        listed = sorted(words, key=lambda w: (-len(w.word), not w.case, w.word))
        pattern = re.compile("|".join(f"({_one(w)})" for w in listed)) if listed else None
        return cls(pattern, tuple(w.say for w in listed))

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        if self.pattern is None:
            return
        for match in self.pattern.finditer(text):
            yield match.start(), match.end(), self.says[(match.lastindex or 1) - 1]


def _one(word: Word) -> str:
    """A word as a pattern: not within a longer word of its own alphabet or a longer number."""
    pattern = re.escape(word.word)
    if word.word[0].isascii() and word.word[0].isalnum():
        pattern = rf"(?<![A-Za-z0-9]){pattern}"
    if word.word[-1].isascii() and word.word[-1].isalnum():
        pattern = rf"{pattern}(?![A-Za-z0-9])(?![.,]\d)"
    return pattern if word.case else f"(?i:{pattern})"


def _read(path: Path) -> dict[str, list[Word]]:
    try:
        data = tables(text_of(path))
        table = msgspec.convert(data, typed(dict[str, list[Word]]))
    except OSError as error:
        raise SettingsError(f"cannot read lexicon {path}", hint="see speech.lexicons in the settings") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        hint = 'entries look like: [[ko]] word = "NASA" say = "나사"'
        raise SettingsError(f"lexicon {path.name}: {error}", hint=hint, where=str(path)) from error
    for language, words in table.items():
        if not _TAG.fullmatch(language):
            hint = 'a language is ko, pt-BR or the like, "*" all of them'
            raise SettingsError(f"lexicon {path.name}: [{language!r}] is no language", hint=hint, where=str(path))
        for word in words:
            _check(path, language, word)
    return table


def _check(path: Path, language: str, word: Word) -> None:
    """An entry must be sayable, and its examples must come out as it says."""
    if not word.word.strip() or not any(map(str.isalnum, word.say)):
        raise SettingsError(f"lexicon {path.name}: [{language}] {word.word!r} says nothing", where=str(path))
    index = _Index.of((word,))
    for sentence, said in word.examples.items():
        found = list(index.find(sentence))
        if not found or said not in _replaced(sentence, found):
            raise SettingsError(
                f"lexicon {path.name}: [{language}] {word.word!r}: the example {sentence!r} is not read as {said!r}",
                hint="an example is a text = the words that must be heard in it",
                where=str(path),
            )


def _replaced(text: str, found: list[tuple[int, int, str]]) -> str:
    for start, end, say in reversed(found):
        text = text[:start] + say + text[end:]
    return text
