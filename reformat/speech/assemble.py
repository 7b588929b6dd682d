"""Clips, pauses and the loudness of a section into its MP3, with the sample at which each clip begins and ends.

The samples of a section wait in a spool that goes to disk when it grows, so that a section of any length takes little
memory: it is written once, measured on the way back, and read again at its new level into the encoder.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from reformat.errors import WriteError
from reformat.speech import loudness, mp3
from reformat.speech.engine import Clip
from reformat.speech.sound import at_rate
from reformat.speech.spool import Spool

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pydub looks for an ffmpeg that is not needed here, and for audioop
    from pydub import AudioSegment

ASSEMBLY = 3
"""Raised when the same clips are to give another file for a reason that no other part of the key knows."""
SPOOL = 16_000_000
"""Bytes of samples (6 minutes) that wait in memory; what is longer waits on disk."""
CHUNK = 20
"""Gating steps of 100 ms in a chunk that is worked on at a time."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A section's MP3, its decoded length, and begin and end of each clip in seconds of the decoded MP3."""

    mp3: bytes
    seconds: float
    times: tuple[tuple[float, float], ...]


class Tape:
    """The samples of one section while its clips come in, in order."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._spool = Spool(SPOOL)
        self._at = 0
        self._marks: list[tuple[int, int]] = []

    def add(self, clip: Clip, pause: float) -> None:
        """Append a clip and the silence (in seconds) after it."""
        sound = AudioSegment(data=at_rate(clip, self.rate).pcm, sample_width=2, frame_rate=self.rate, channels=1)
        samples = int(sound.frame_count())
        self._marks.append((self._at, self._at + samples))
        silence = AudioSegment.silent(round(pause * 1000), self.rate)
        self._write(sound.raw_data)
        self._write(silence.raw_data)
        self._at += samples + int(silence.frame_count())

    def finish(self, bitrate: int) -> Sound:
        """The MP3, at its loudness; the tape is gone afterwards."""
        with closing(self._spool):
            levels = loudness.measure(self._chunks(), self.rate)
            factor, bends = loudness.curve(levels)
            data = mp3.encode(loudness.apply(self._chunks(), self.rate, factor, bends), self.rate, bitrate)
        times = tuple((self._second(begin), self._second(end)) for begin, end in self._marks)
        return Sound(data, mp3.seconds(data), times)

    def _second(self, sample: int) -> float:
        return (sample + mp3.DELAY) / self.rate

    def _write(self, data: bytes) -> None:
        try:
            self._spool.write(data)
        except OSError as error:
            hint = f"{tempfile.gettempdir()} needs 3 MB a minute of a long section; TMPDIR names another place"
            raise WriteError(f"no room for the samples of a section: {error.strerror}", hint=hint) from error

    def _chunks(self) -> Iterator[bytes | memoryview]:
        size = loudness.frame_size(self.rate) * loudness.BLOCK * CHUNK * 2
        return self._spool.chunks(size)


def joined(parts: Iterable[bytes]) -> bytes:
    """Sections as one stream: frames stand alone at its seams, so it lasts exactly as long as the parts together."""
    return b"".join(parts)
