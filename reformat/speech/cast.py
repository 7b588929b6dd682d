"""Who speaks what: for each language of an article one engine and one voice, decided before the first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reformat.errors import VoiceUnknown
from reformat.speech.engine import Engine, Voice

EVERY = ("", "mul")
"""Languages of a voice that takes any text."""
_SAME = {"cmn": "zh", "no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "tl": "fil"}
"""Primary language subtags that stand for each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """One language's engine and voice."""

    engine: Engine
    voice: Voice


@dataclass(frozen=True, slots=True)
class Cast:
    """The part of each language; `silent` are the languages that no engine has a voice for."""

    parts: dict[str, Part]
    silent: tuple[str, ...]

    def credits(self) -> dict[str, str]:
        """Engine and voice by language, for the track."""
        return {language: f"{part.engine.name}:{part.voice.id}" for language, part in self.parts.items()}

    @property
    def workers(self) -> int:
        """How many utterances at once every engine of the cast takes."""
        return min((part.engine.workers for part in self.parts.values()), default=1)


def cast(
    engines: Iterable[Engine],
    languages: Iterable[str],
    wanted: Mapping[str, str],
    main: str,
    guests: Iterable[str] = (),
) -> Cast:
    """Parts for these languages, from the first engine that has a voice; `wanted` is the user's choice by language.

    A choice may name its engine ("gtts:ko"); one that doesn't is meant for the engine called `main`. `guests` are
    languages of single words: they have a part where the leading engine has a voice of their own.
    """
    parts: dict[str, Part] = {}
    missing = list(dict.fromkeys(languages))
    for engine in engines:
        for language in missing:
            voice = _wanted(engine, language, wanted, main) or best(language, engine.voices())
            if voice:
                parts[language] = Part(engine, voice)
        missing = [language for language in missing if language not in parts]
        if not missing:
            break
    for lead in [part.engine for part in parts.values()][:1]:
        for language in guests:
            voice = _wanted(lead, language, wanted, main) or best(language, lead.voices())
            if voice and language not in parts and voice.language not in EVERY:
                parts[language] = Part(lead, voice)
    return Cast(parts, tuple(missing))


def best(language: str, voices: Sequence[Voice]) -> Voice | None:
    """The first voice of this tag, else of the longest part of it, of its primary language, of any language."""
    tag = _tag(language)
    while tag:
        for voice in voices:
            if _tag(voice.language) == tag:
                return voice
        tag = tag.rpartition("-")[0]
    primary = _tag(language).partition("-")[0]
    near = (v for v in voices if v.language not in EVERY and _tag(v.language).partition("-")[0] == primary)
    return next(near, None) or next((v for v in voices if v.language in EVERY), None)


def _wanted(engine: Engine, language: str, wanted: Mapping[str, str], main: str) -> Voice | None:
    """The user's voice for this language, if one is set for this engine; VoiceUnknown if the engine hasn't got it."""
    choices = {_tag(k): v for k, v in wanted.items()}
    tag = _tag(language)
    while tag not in choices:
        tag = tag.rpartition("-")[0]
        if not tag:
            return None
    prefix, colon, rest = choices[tag].partition(":")
    if colon and prefix == engine.name:
        return find(engine, rest, language)
    if engine.name != main or (colon and prefix.isidentifier()):
        return None  # meant for another engine
    return find(engine, choices[tag], language)


def find(engine: Engine, name: str, language: str) -> Voice:
    """The voice of this id (a variant after + is the engine's matter), or VoiceUnknown with those that there are."""
    base = name.partition("+")[0].lower()
    for voice in engine.voices():
        if base in (voice.id.lower(), voice.language.lower()) or name.lower() == voice.name.lower():
            return Voice(name if "+" in name else voice.id, language, voice.name, voice.licence)
    near = [v.id for v in engine.voices() if best(language, (v,))][:8]
    hint = f"it has {', '.join(near)} for {language}" if near else "reformat voices lists them"
    raise VoiceUnknown(f"{engine.name} has no voice {name!r}", hint=hint)


def _tag(language: str) -> str:
    primary, dash, rest = language.lower().replace("_", "-").partition("-")
    return _SAME.get(primary, primary) + dash + rest
