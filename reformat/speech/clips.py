"""One utterance into one clip: from the cache if it is there, else from the engine, checked, trimmed and kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from reformat.errors import SpeechError
from reformat.patterns import lazy
from reformat.settings.tree import Settings
from reformat.speech.cache import Cache, key
from reformat.speech.cast import Cast, Part
from reformat.speech.engine import Clip
from reformat.speech.guests import stretches
from reformat.speech.plausible import check, shown
from reformat.speech.samples import audioop
from reformat.speech.sound import at_rate
from reformat.speech.track import Utterance

SCHEMA = 1
"""Raised when the same text is to give another clip for a reason that no other part of the key knows."""
LONGEST = 20_000
"""Characters of one utterance, an hour of sound or more: what is longer is no sentence, and would take all memory."""
QUIET = 60
"""Root mean square (of 32,768; −55 dBFS) below which the end of a clip is cut away."""
EDGE = 0.02
"""Seconds kept of the quiet at both ends."""

_WORD = lazy(r"[^\W_]")
_CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\s]+")
_FORMAT = lazy(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def speakable(text: str) -> str:
    """The text as an engine may see it: one line, no control characters, no invisible marks, no broken surrogates."""
    return _CONTROL.sub(" ", _FORMAT.sub("", unicodedata.normalize("NFC", text))).strip()


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be spoken, who says which of its words, and the key of the clip that it gives."""

    utterance: Utterance
    turns: tuple[tuple[Part, str], ...]
    key: str


@dataclass(frozen=True, slots=True)
class Clips:
    """Clips of one cast under one set of settings."""

    cast: Cast
    settings: Settings
    cache: Cache

    def order(self, utterance: Utterance) -> Order:
        """The utterance with the text that an engine gets, and its clip's key."""
        said = speakable(utterance.spoken)
        if len(said) > LONGEST:
            hint = "check the source: a text without any sentence ends; --to html,epub leaves narration out"
            raise SpeechError(f"one utterance has {len(said):,} characters: {shown(said)}", hint=hint)
        engine, voice = self.cast.parts[utterance.language].engine, self.cast.parts[utterance.language].voice
        who = (engine.name, engine.version, voice.id, voice.language, self.settings.speech.rate)
        turns = self._turns(utterance.language, said)
        guests = [(part.voice.id, part.voice.language, words) for part, words in turns] if len(turns) > 1 else ()
        return Order(replace(utterance, spoken=said), tuple(turns), key(SCHEMA, *who, said, "s16le mono", *guests))

    def _turns(self, language: str, said: str) -> list[tuple[Part, str]]:
        """Who says what of an utterance: its own voice all of it, but words that a guest's voice can read."""
        own = self.cast.parts[language]
        turns: list[tuple[Part, str]] = []
        for tongue, words in stretches(said, language):
            part = self.cast.parts.get(tongue, own)
            part = part if part.engine is own.engine else own
            if turns and (turns[-1][0] is part or not _WORD.search(words)):
                turns[-1] = (turns[-1][0], turns[-1][1] + words)
            else:
                turns.append((part, words))
        return turns

    def make(self, order: Order) -> tuple[Clip, bool]:
        """The clip, and whether it was in the cache."""
        found = self.cache.clip(order.key)
        if found:
            return found, True
        takes = [self._speak(part, words) for part, words in order.turns]
        clip = takes[0] if len(takes) == 1 else _joined(takes)
        self.cache.put_clip(order.key, clip)
        return clip, False

    def _speak(self, part: Part, words: str) -> Clip:
        speech = self.settings.speech
        try:
            clip = part.engine.speak(words.strip(), part.voice, rate=speech.rate, timeout=speech.timeout)
            return check(trimmed(clip), words, speech.rate, f"{part.engine.name} ({part.voice.id})")
        except SpeechError as error:
            error.where = part.engine.name  # who is to be replaced by the next of the chain
            raise


def _joined(takes: list[Clip]) -> Clip:
    rate = takes[0].rate
    return Clip(b"".join(at_rate(clip, rate).pcm for clip in takes), rate)


def trimmed(clip: Clip) -> Clip:
    """The clip without the quiet at its ends, a little apart from the sound; nothing of a clip without any."""
    step = max(clip.rate // 100, 1) * 2
    view = memoryview(clip.pcm)
    first, last = 0, len(view)
    # ten steps at once where none of them can be louder: most of what is cut away, for a tenth of the calls
    while last - first >= 10 * step and audioop.rms(view[first : first + 10 * step], 2) < QUIET // 4:
        first += 10 * step
    while first < last and audioop.rms(view[first : first + step], 2) < QUIET:
        first += step
    while last - first >= 10 * step and audioop.rms(view[last - 10 * step : last], 2) < QUIET // 4:
        last -= 10 * step
    while last > first and audioop.rms(view[max(first, last - step) : last], 2) < QUIET:
        last -= step
    edge = round(clip.rate * EDGE) * 2 if first < last else 0
    return Clip(view[max(0, first - edge) : last + edge], clip.rate)  # uncopied
