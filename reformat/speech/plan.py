"""Which utterances go into which section file, before anything is spoken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reformat.document.slugs import slug
from reformat.speech.clips import speakable
from reformat.speech.track import Utterance

UNKNOWN = ("", "und", "zxx")
"""Language tags that say nothing of how to speak."""

MOST_BYTES = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """A section to be: from one heading to the next, with what is to be spoken in it."""

    number: int
    title: str
    name: str
    utterances: tuple[Utterance, ...]


def languages(utterances: Iterable[Utterance]) -> tuple[str, ...]:
    """The languages in the order in which they are first met."""
    return tuple(dict.fromkeys(u.language for u in utterances))


def known(utterances: Sequence[Utterance], fallback: str) -> tuple[Utterance, ...]:
    """The same utterances, those of unknown language in the article's first known one."""
    first = next((u.language for u in utterances if u.language not in UNKNOWN), fallback)
    return tuple(replace(u, language=first) if u.language in UNKNOWN else u for u in utterances)


def plans(utterances: Sequence[Utterance], silent: Iterable[str]) -> tuple[Plan, ...]:
    """Sections with sound: the first begins with the title, others with a heading; the unspeakable is left out."""
    groups: list[list[Utterance]] = []
    for utterance in utterances:
        if utterance.kind == "heading" or not groups:
            groups.append([])
        groups[-1].append(utterance)
    mute = frozenset(silent)
    heard = [(group[0].text, [u for u in group if u.language not in mute and speakable(u.spoken)]) for group in groups]
    heard = [(title, group) for title, group in heard if group]
    total = len(heard)
    return tuple(
        Plan(number, title, stem(number, title, total), tuple(group)) for number, (title, group) in enumerate(heard, 1)
    )


def stem(number: int, title: str, total: int) -> str:
    """Such as "01-heading": numbers are as wide as the last needs, at least two digits."""
    return f"{number:0{max(2, len(str(total)))}d}-{slug(title, MOST_BYTES, 'section')}"
