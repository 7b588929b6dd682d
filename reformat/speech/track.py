"""A narrated article: utterances with exact times, in one file per section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reformat.speech.spool import Stream

UtteranceKind = Literal[
    "title", "byline", "deck", "heading", "sentence", "item", "caption", "description", "row", "quote", "note", "code",
    "embed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said in one breath: a sentence, heading, item, caption, table row …

    `block` is the id of a passage (see document.walk.Passage), or "title" and "byline"; `start` and `end` are offsets
    into that passage's plain text, so that writers wrap the range even across links and emphasis. For a table row
    `block` is the row's id and the range is empty. `text` is the article's characters unchanged, `spoken` what the
    engine gets (with what is announced), `pause` the silence after it in seconds.
    """

    id: str
    kind: UtteranceKind
    block: str
    start: int
    end: int
    language: str
    text: str
    spoken: str
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Cue:
    """An utterance in its section's file: `begin` and `end` in seconds of the decoded MP3 (encoder delay included)."""

    utterance: Utterance
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Section:
    """Heading to heading: one MP3. `number` from 1; `name` is the file stem (01-heading); `seconds` decoded."""

    number: int
    title: str
    name: str
    mp3: Stream
    seconds: float
    cues: tuple[Cue, ...]

    @property
    def stretches(self) -> tuple[tuple[Cue, float], ...]:
        """Each cue with where its stretch ends: with the pause behind its words, when the next begins or all ends.

        Reading systems play from clip to clip: what lies between two is skipped (so sentences would run into each
        other) or sought past, which is heard as a stumble. Stretches leave no gap.
        """
        ends = [max(cue.end, following.begin) for cue, following in zip(self.cues, self.cues[1:], strict=False)]
        return tuple(zip(self.cues, (*ends, self.seconds), strict=bool(self.cues)))


@dataclass(frozen=True, slots=True)
class Track:
    """The whole narration. `voices` tells which engine and voice spoke each language; `silent` languages had none."""

    sections: tuple[Section, ...]
    engine: str
    engine_version: str
    voices: dict[str, str]
    silent: tuple[str, ...] = ()
    spoken: int = 0
    cached: int = 0

    @property
    def seconds(self) -> float:
        """Length of all sections together."""
        return sum(section.seconds for section in self.sections)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All cues in reading order."""
        return tuple(cue for section in self.sections for cue in section.cues)
