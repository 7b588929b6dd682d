"""What there is to speak with: the voices of all engines by language, and one sentence said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reformat.errors import ReformatError, VoiceUnknown
from reformat.settings.tree import Settings
from reformat.speech.cast import EVERY, best, cast
from reformat.speech.clips import speakable
from reformat.speech.engine import Engine, Voice
from reformat.speech.plausible import check
from reformat.speech.sound import wav

Factory = Callable[[str, Settings], Engine]
"""Gives the engine of a name, set up from the settings (Registry.engine)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice with its engine; `online`: the text leaves the machine. `trouble`: why an engine has none to offer."""

    engine: str
    voice: Voice | None
    online: bool = False
    trouble: str = ""


def offers(names: Iterable[str], factory: Factory, settings: Settings, language: str = "") -> Iterator[Offer]:
    """Each engine's voices (for one language, if it is given), by language; an engine that can't serve says why."""
    for name in names:
        try:
            engine = factory(name, settings)
        except ReformatError as error:
            yield Offer(name, None, trouble=error.message)
            continue
        try:
            fitting = [v for v in engine.voices() if not language or best(language, (v,))]
            fitting.sort(key=lambda v: (v.language in EVERY, v.language))
            yield from (Offer(name, voice, engine.online) for voice in fitting)
        finally:
            engine.close()


def say(text: str, factory: Factory, settings: Settings, language: str) -> bytes:
    """One sentence as a WAV file, by the engine and voice of the settings; as it is, without cache and loudness."""
    engine = factory(settings.speech.engine, settings)
    try:
        part = cast([engine], [language], settings.speech.voices, engine.name).parts.get(language)
        if part is None:
            raise VoiceUnknown(f"{engine.name} has no voice for {language!r}", hint="reformat voices lists them")
        speech, said = settings.speech, speakable(text)
        clip = engine.speak(said, part.voice, rate=speech.rate, timeout=speech.timeout)
        return wav(check(clip, said, speech.rate, f"{engine.name} ({part.voice.id})"))
    finally:
        engine.close()
