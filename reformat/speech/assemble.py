"""Clips, pauses and the loudness of a section into its MP3, with the sample at which each clip begins and ends.

The samples of a section wait in a spool that goes to disk when it grows, so that a section of any length takes little
memory: each clip is measured by the thread that spoke it, written once, and read again at its new level into the
encoder. That is done in pieces of half a minute, which end in a pause, so that all cores have work when an article is
a single section.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from reformat.speech import loudness, mp3
from reformat.speech.engine import Clip
from reformat.speech.sound import at_rate
from reformat.speech.spool import Spool, Stream

os.environ.setdefault("PATH", os.defpath)  # pydub asks for it when it is imported, and a service may have none
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pydub looks for an ffmpeg that is not needed here, and for audioop
    from pydub import AudioSegment

ASSEMBLY = 7
"""Raised when the same clips are to give another file for a reason that no other part of the key knows."""
SPOOL = 16_000_000
"""Bytes of samples (6 minutes) that wait in memory; what is longer waits on disk."""
PIECE = 30
"""Seconds after which a piece may end."""
CHUNK = 20
"""Gating steps of 100 ms in a chunk that is worked on at a time."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A section's MP3, its decoded length, and begin and end of each clip in seconds of the decoded MP3."""

    mp3: Stream
    seconds: float
    times: tuple[tuple[float, float], ...]


Piece = tuple[Stream, float]
"""A part of a section's MP3, and its decoded length."""


@dataclass(frozen=True, slots=True)
class Take:
    """A clip at a section's sample rate, with its levels."""

    pcm: bytes | memoryview
    levels: loudness.Levels

    @classmethod
    def of(cls, clip: Clip, rate: int) -> Take:
        """Resampled where that is needed, and measured."""
        pcm = at_rate(clip, rate).pcm
        return cls(pcm, loudness.measure(pcm, rate))


class Tape:
    """The samples of one section while its clips come in, in order; the MP3 made of them waits in `made`."""

    def __init__(self, rate: int, made: Spool) -> None:
        self.rate, self._made = rate, made
        self._spool = Spool(SPOOL)
        self._at = 0
        self._marks: list[tuple[int, int]] = []
        self._cuts = [0]
        self._levels: list[tuple[loudness.Levels, int]] = []

    def add(self, take: Take, pause: float) -> None:
        """Append a clip and the silence (in seconds) after it, to the nearest frame: with one the next clip begins."""
        samples, size = len(take.pcm) // 2, loudness.frame_size(self.rate)
        frames = max(-(-samples // size), round((samples + pause * self.rate) / size))
        silence = frames * size - samples
        self._marks.append((self._at, self._at + samples))
        self._levels.append((take.levels, frames))
        for pcm in (take.pcm, bytes(2 * silence)):
            self._spool.write(AudioSegment(data=pcm, sample_width=2, frame_rate=self.rate, channels=1).raw_data)
        self._at += frames * size
        self._perhaps_cut(silence)

    def _perhaps_cut(self, silence: int) -> None:
        """A piece ends with this pause if it is long enough and the pause hides the seam, at the edge of a frame."""
        at = self._at - self._at % mp3.frame_samples(self.rate)
        if at - self._cuts[-1] >= PIECE * self.rate and at - mp3.OVERLAP >= self._at - silence:
            self._cuts.append(at)

    def pieces(self, bitrate: int) -> list[Callable[[], Piece]]:
        """What is to be encoded, each piece on any thread: one after another they are the section at its loudness."""
        curve = loudness.curve(loudness.together(self.rate, self._levels))
        cuts = self._cuts if self._cuts[-1] < self._at or not self._at else self._cuts[:-1]
        return [
            partial(self._piece, bitrate, curve, start, end) for start, end in zip(cuts, (*cuts[1:], None), strict=True)
        ]

    def _piece(self, bitrate: int, curve: loudness.Curve, start: int, end: int | None) -> Piece:
        frame = start // loudness.frame_size(self.rate)
        early = start - frame * loudness.frame_size(self.rate)
        chunks = loudness.apply(self._chunks(start - early, end), self.rate, curve, frame)
        first = next(chunks, b"")[2 * early :]
        frames = (end - start) // mp3.frame_samples(self.rate) if end else 0
        stream = mp3.encode(chain((first,), chunks), self.rate, bitrate, frames)
        return Stream.kept(self._made, (stream,)), mp3.seconds(stream)

    def sound(self, parts: Sequence[Piece]) -> Sound:
        """The section of its encoded pieces; the tape is gone afterwards."""
        self._spool.close()
        times = tuple((self._second(begin), self._second(end)) for begin, end in self._marks)
        streams, seconds = zip(*parts, strict=True)
        return Sound(Stream.joined(self._made, streams), sum(seconds), times)

    def finish(self, bitrate: int) -> Sound:
        """The section, made on this thread."""
        return self.sound([piece() for piece in self.pieces(bitrate)])

    def _second(self, sample: int) -> float:
        return (sample + mp3.DELAY) / self.rate

    def _chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes | memoryview]:
        size = loudness.frame_size(self.rate) * loudness.BLOCK * CHUNK * 2
        return self._spool.chunks(size, 2 * start, None if end is None else 2 * end)
