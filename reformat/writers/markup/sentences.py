"""Which range of which passage an utterance speaks, so that it can be lit as it sounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reformat.speech.track import Cue, Track


class Sentence(NamedTuple):
    """A range of a passage's plain text that is spoken as one utterance."""

    id: str
    start: int
    end: int


def sentences_of(track: Track | None) -> dict[str, tuple[Sentence, ...]]:
    """The ranges by the passage they lie in, in order and free of overlaps; rows and pictures have empty ones."""
    found: dict[str, list[Sentence]] = {}
    for cue in _cues(track):
        spoken = cue.utterance
        found.setdefault(spoken.block, []).append(Sentence(spoken.id, spoken.start, spoken.end))
    return {block: tuple(_apart(ranges)) for block, ranges in found.items()}


def _cues(track: Track | None) -> Iterable[Cue]:
    return track.cues if track else ()


def _apart(ranges: list[Sentence]) -> Iterable[Sentence]:
    at = 0
    for sentence in sorted(ranges, key=lambda s: (s.start, s.end)):
        start = max(sentence.start, at)
        at = max(at, sentence.end)
        yield Sentence(sentence.id, start, max(start, sentence.end))
