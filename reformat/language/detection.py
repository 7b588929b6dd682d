"""Which language a text is in: by its script, then by the words and letters that only one language of it uses.

Made for articles and for phrases inside them: it would rather say nothing than guess (confidence 0 to 1).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from reformat.language.scripts import primary, script_for, scripts_in
from reformat.patterns import lazy

SAMPLE = 6_000
"""Characters looked at; more never changed a verdict and an article may have a million."""

BY_SCRIPT = {
    "Hang": "ko", "Kana": "ja", "Hani": "zh", "Grek": "el", "Armn": "hy", "Hebr": "he", "Deva": "hi", "Beng": "bn",
    "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th",
    "Laoo": "lo", "Mymr": "my", "Geor": "ka", "Ethi": "am", "Khmr": "km", "Cyrl": "ru", "Arab": "ar",
}  # fmt: skip
"""The language of a script that one language mostly has to itself, or its largest where letters tell no more."""

TELLING = (
    ("Cyrl", "uk", "іїєґ", 50),
    ("Cyrl", "be", "ўі", 50),
    ("Cyrl", "sr", "ђјљњћџ", 50),
    ("Cyrl", "mk", "ѓќѕ", 50),
    ("Cyrl", "kk", "әғқңөұһ", 50),
    ("Cyrl", "bg", "ъ", 150),
    ("Arab", "ur", "ٹڈڑےں", 50),
    ("Arab", "fa", "پچژگکی", 50),
    ("Deva", "mr", "ळ", 500),
)
"""Letters that one language of a script has and its largest has hardly; one in how many letters at least they are."""

_WORD = lazy(r"[^\W\d_]+")
_SIGNS = lazy("[\u2000-\u206f\u20a0-\u20cf]")
"""Curly quotes, dashes, the euro's sign and the like: all that keeps most texts of Latin letters from being Latin-1."""

FAR = lazy("[^\0-\u024f\u2000-\u206f\u20a0-\u20cf]")
"""What may be a letter of another script than the Latin one."""

_SMALL = bytes(ord(chr(code).lower()) if _WORD.match(chr(code)) else 32 for code in range(256))
"""Letters of Latin-1 small, and a space for every other character."""


COMMON = 0.22
"""Share of function words from which a text is as plain as any."""

LEAD, EVEN = 1.5, 0.4
"""How much a language's lead over the next one counts, and what is left of the confidence where there is none."""

AGAINST = 0.6
"""Confidence from which the words of an article outweigh what its page declares."""

TOLD_BY_WORDS, TOLD_BY_LETTERS = 200, 40
"""Characters of an article that outweigh what its page declares: by its words; by letters that tell of themselves."""


class Guess(NamedTuple):
    """A language (BCP 47 primary tag, "" for none) and how sure we are of it, 0 to 1."""

    language: str = ""
    confidence: float = 0.0


def detect(text: str) -> Guess:
    """The language that most of a text is in."""
    text = text[:SAMPLE]
    scripts = scripts_in(text)
    total = sum(scripts.values())
    if not total:
        return Guess()
    if scripts["Kana"] > 0.08 * (scripts["Kana"] + scripts["Hani"]) and scripts["Kana"] + scripts["Hani"] > 0.4 * total:
        return Guess("ja", (scripts["Kana"] + scripts["Hani"]) / total)
    script, number = max(scripts.items(), key=itemgetter(1))
    wordy = next((one for one in ("Hang", "Hani") if scripts[one] > 0.3 * total), "")
    if wordy:  # each of its letters says as much as several Latin ones
        script, number = wordy, total - scripts["Latn"] // 2
    share = number / total
    return _latin(text, share) if script == "Latn" else _other(text, script, share)


def _other(text: str, script: str, share: float) -> Guess:
    for candidate, language, letters, among in TELLING:
        if candidate == script and sum(text.count(c) for c in letters) * among > len(text):
            return Guess(language, share)
    return Guess(BY_SCRIPT.get(script, ""), share)


def _latin(text: str, share: float) -> Guess:
    words = words_of(text)
    if not words:
        return Guess()
    scores = _scores(words, text)
    if not scores:
        return Guess()
    first = max(scores.values())
    best = min(language for language, score in scores.items() if score == first)
    second = max((score for language, score in scores.items() if language != best), default=0.0)
    rate = first / len(words)
    margin = (first - second) / first
    return Guess(best, share * min(1.0, rate / COMMON) * min(1.0, EVEN + margin * LEAD))


def may_differ(text: str, language: str, sure: float) -> bool:
    """Whether `detect` can find another language than this one, at least so surely: told without all its counting.

    Another language would lead by a share of its score, so by function words and letters that this one has not.
    """
    own, strange, beyond = _known(language)
    text = text[:SAMPLE]
    if not own or (not text.isascii() and beyond.search(text) is not None):
        return True
    words = words_of(text)
    lead = (sure - EVEN) / LEAD
    hits = list(filter(strange.__contains__, words))
    if len(hits) < (least := 0.99 * lead * COMMON * sure * len(words)):  # so few, most of the time
        return False
    score = sum(map(own.get, words, repeat(0.0)))
    least = max(least, 0.99 * lead * score / (1 - lead))
    if len(hits) < least:
        return False
    ahead: dict[str, float] = {}
    for word in hits:
        spoken = strange[word]
        for other in spoken:
            ahead[other] = ahead.get(other, 0.0) + len(spoken) ** -0.5
    return max(ahead.values(), default=0.0) >= least


class _Known(NamedTuple):
    """A language's function words, each with what it counts; those of others; and all that is no letter of others."""

    own: dict[str, float]
    strange: dict[str, tuple[str, ...]]
    beyond: re.Pattern[str]


@cache
def _known(language: str) -> _Known:
    speakers, owners = _profiles()
    tag = primary(language)
    own = {word: len(spoken) ** -0.5 for word, spoken in speakers.items() if tag in spoken}
    strange = {word: spoken for word, spoken in speakers.items() if tag not in spoken}
    letters = {letter for letter, held in owners.items() if tag not in held}
    plain = (chr(code) for code in range(0x80, 0x250) if chr(code).lower() not in letters)
    return _Known(own, strange, re.compile(f"[^\0-\x7f{''.join(plain)}\u2000-\u206f\u20a0-\u20cf]"))


def words_of(text: str) -> list[str]:
    """The words of a text, small, as often as they stand there."""
    try:
        narrow = (text if text.isascii() else _SIGNS.sub(" ", text)).encode("latin-1")
    except UnicodeEncodeError:
        return " ".join(_WORD.findall(text)).lower().split()
    return narrow.translate(_SMALL).decode("latin-1").split()  # some five times as fast


def _scores(words: list[str], text: str) -> dict[str, float]:
    """Function words met, by language, rarer ones of a language weighing the more; its own letters help."""
    speakers, owners = _profiles()
    scores: dict[str, float] = {}
    met: dict[str, int] = {}
    for word in words:
        if word in speakers:
            met[word] = met.get(word, 0) + 1
    for word, number in met.items():
        shared = speakers[word]
        weight = number / len(shared) ** 0.5
        for language in shared:
            scores[language] = scores.get(language, 0.0) + weight
    if text.isascii():
        return scores
    own: dict[str, int] = {}
    lowered = text.lower()
    for letter in owners.keys() & set(lowered):
        for language in owners[letter]:
            own[language] = own.get(language, 0) + lowered.count(letter)
    most = 0.3 * len(words)
    for language, number in own.items():
        scores[language] = scores.get(language, 0.0) + min(number, most) * 0.5
    return scores


class _Profiles(NamedTuple):
    """Which languages use a function word, how much each counts for, and which languages own a letter."""

    speakers: dict[str, tuple[str, ...]]
    owners: dict[str, tuple[str, ...]]


@cache
def _profiles() -> _Profiles:
    data = tomllib.loads(Path(__file__).with_name("profiles.toml").read_text("utf-8"))
    words = {language: frozenset(line.split()) for language, line in data["words"].items()}
    return _Profiles(_turned(words), _turned(data["letters"]))


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The languages of each word or letter, from the words or letters of each language."""
    out: dict[str, tuple[str, ...]] = {}
    for language, members in table.items():
        for member in members:
            out[member] = (*out.get(member, ()), language)
    return out


def document_language(text: str, declared: str = "") -> str:
    """The language of a whole article: what its page declares, unless the words plainly speak against it."""
    if declared and not may_differ(text, declared, AGAINST):
        return declared
    found = detect(text)
    if not declared:
        return found.language if found.confidence >= 0.2 else ""
    if not found.language or found.language == primary(declared):
        return declared
    apart = script_for(found.language) not in ("Latn", script_for(declared))
    least = TOLD_BY_LETTERS if apart else TOLD_BY_WORDS
    return found.language if found.confidence >= AGAINST and len(text) >= least else declared
