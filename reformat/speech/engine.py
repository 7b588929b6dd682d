"""What a speech engine is: voices by language, and one utterance of text turned into one clip of sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of an engine: `language` is BCP 47, `licence` as its maker states it."""

    id: str
    language: str
    name: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one utterance: signed 16-bit little-endian mono PCM at `rate` samples a second."""

    pcm: bytes | memoryview
    rate: int

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.pcm) / 2 / self.rate


class Engine(Protocol):
    """Speaks one utterance at a time; raises SpeechError (transient or not), never gives silence for words.

    `name` and `version` are part of every clip's cache key; `online` tells whether text leaves the machine;
    `workers` is how many calls at once are polite.
    """

    name: str
    version: str
    online: bool
    workers: int

    def voices(self) -> Sequence[Voice]:
        """All voices, without network."""

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The clip of this text, read as plain text and never as markup."""

    def close(self) -> None:
        """Let go of processes and connections."""
