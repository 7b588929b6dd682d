"""Time in the decoded MP3: where a sample comes out, how long a stream is, and that joining keeps both."""

from __future__ import annotations

import array
import math

import miniaudio
import pytest

from reformat.errors import SpeechError
from reformat.speech import assemble, mp3
from reformat.speech.engine import Clip
from reformat.speech.sound import at_rate, nearest_mp3_rate
from reformat.speech.spool import Spool
from reformat.speech.stretch import stretched

from .conftest import hum


def tone(rate: int, at: float, seconds: float) -> bytes:
    """Silence, with a burst of 1 kHz that begins at a known time."""
    x = array.array("h", bytes(2 * round(rate * seconds)))
    for n in range(round(rate * 0.1)):
        x[round(rate * at) + n] = round(12000 * math.sin(2 * math.pi * 1000 * n / rate))
    return x.tobytes()


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 32000, 44100, 48000])
@pytest.mark.parametrize("bitrate", [48, 64])
def test_sound_begins_when_the_cue_says(rate: int, bitrate: int) -> None:
    if rate >= 32000 and bitrate < 64:
        bitrate = 96
    stream = mp3.encode([tone(rate, 1.0, 2.0)], rate, bitrate)
    x = array.array("h", miniaudio.decode(stream, nchannels=1, sample_rate=rate).samples.tobytes())
    begin = next(i for i, v in enumerate(x) if abs(v) > 3000)
    assert begin / rate == pytest.approx(1.0 + mp3.DELAY / rate, abs=0.01)
    assert mp3.seconds(stream) == pytest.approx(len(x) / rate, abs=1e-9)


@pytest.mark.parametrize("rate", [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000])
@pytest.mark.parametrize("bitrate", [32, 48, 64])
def test_a_stream_is_as_long_as_its_frames(rate: int, bitrate: int) -> None:
    for seconds in (0.011, 0.5, 0.777, 9.3):
        stream = mp3.encode([tone(rate, 0.0, 0.3 + seconds)], rate, bitrate)
        samples = miniaudio.decode(stream, nchannels=1, sample_rate=rate).samples
        assert mp3.seconds(stream) == pytest.approx(len(samples) / rate, abs=1e-9)


def test_joined_sections_last_as_long_as_their_sum() -> None:
    parts = [mp3.encode([tone(22050, 0.2, seconds)], 22050, 48) for seconds in (0.7, 1.9, 3.1)]
    samples = [len(miniaudio.decode(p, nchannels=1, sample_rate=22050).samples) for p in parts]
    x = miniaudio.decode(b"".join(parts), nchannels=1, sample_rate=22050).samples
    assert len(x) == sum(samples)
    offset = 0
    for length in samples:  # each burst where its own section has it
        begin = next(i for i in range(offset, len(x)) if abs(x[i]) > 3000)
        assert (begin - offset - mp3.DELAY) / 22050 == pytest.approx(0.2, abs=0.01)
        offset += length


def test_chunks_make_no_difference() -> None:
    pcm = tone(22050, 0.5, 2.0)
    assert mp3.encode([pcm[i : i + 4000] for i in range(0, len(pcm), 4000)], 22050, 48) == mp3.encode([pcm], 22050, 48)


@pytest.mark.parametrize("rate", [16000, 22050, 44100])
def test_a_section_in_pieces_keeps_its_times_and_its_pauses_quiet(rate: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece is a stream of its own; the seams lie in pauses, and nobody hears them."""
    monkeypatch.setattr(assemble, "PIECE", 2)
    tape = assemble.Tape(rate, Spool(5_000))
    for number in range(12):
        tape.add(assemble.Take.of(Clip(tone(rate, 0.0, 0.31 + 0.07 * number), rate), rate), 0.4)
    pieces = tape.pieces(64)
    assert len(pieces) > 3
    sound = tape.sound([piece() for piece in pieces])
    x = array.array("h", miniaudio.decode(bytes(sound.mp3), nchannels=1, sample_rate=rate).samples.tobytes())
    assert sound.seconds == pytest.approx(len(x) / rate, abs=1e-9)
    for begin, end in sound.times:
        at = round(begin * rate)
        heard = next(i for i in range(at - rate // 20, len(x)) if abs(x[i]) > 3000)
        assert heard / rate == pytest.approx(begin, abs=0.01)
        pause = x[round((end + 0.1) * rate) : round((end + 0.35) * rate)]
        assert max(map(abs, pause), default=0) < 60


def test_what_is_no_mp3_is_not_measured() -> None:
    with pytest.raises(SpeechError):
        mp3.seconds(b"not an mp3 at all")


@pytest.mark.parametrize(
    ("given", "taken"), [(8000, 8000), (11000, 11025), (22050, 22050), (23000, 24000), (96000, 48000)]
)
def test_the_nearest_rate_that_mp3_knows(given: int, taken: int) -> None:
    assert nearest_mp3_rate(given) == taken


def test_another_sample_rate_is_the_same_sound() -> None:
    clip = Clip(tone(24000, 0.5, 1.0), 24000)
    other = at_rate(clip, 22050)
    assert other.rate == 22050
    assert other.seconds == pytest.approx(clip.seconds, abs=0.01)
    x = array.array("h", other.pcm)
    assert next(i for i, v in enumerate(x) if abs(v) > 3000) / 22050 == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("rate", [0.5, 0.8, 1.0, 1.25, 2.0, 3.0])
def test_stretching_changes_length_and_not_pitch(rate: float) -> None:
    clip = hum("도서관은 오늘 새 책을 소리로 냈다.")
    other = stretched(clip, rate)
    assert other.seconds == pytest.approx(clip.seconds / rate, abs=0.1)  # the last piece keeps its length

    def crossings(c: Clip) -> float:
        x = array.array("h", c.pcm)
        return sum(a < 0 <= b for a, b in zip(x, x[1:], strict=False)) / c.seconds

    assert crossings(other) == pytest.approx(crossings(clip), rel=0.03)
