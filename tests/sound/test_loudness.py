"""Level and peak, held against the filter of BS.1770 itself, on the decoded MP3."""

from __future__ import annotations

import array
import io
import math
from collections.abc import Iterator

import miniaudio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformat.settings.tree import Settings
from reformat.speech import loudness
from reformat.speech.assemble import Take, Tape
from reformat.speech.engine import Clip, Voice
from reformat.speech.engines.espeak import EspeakEngine
from reformat.speech.spool import Spool

from .conftest import SENTENCES, hum


def biquad(x: list[float], b: tuple[float, ...], a: tuple[float, ...]) -> list[float]:
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for v in x:
        y = b[0] * v + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        x2, x1, y2, y1 = x1, v, y1, y
        out.append(y)
    return out


def lufs(pcm: bytes, rate: int) -> float:
    """ITU-R BS.1770-4, sample by sample: slow and plain."""
    x = [v / 32768 for v in array.array("h", pcm)]
    k, vh, q = math.tan(math.pi * 1681.974450955533 / rate), 10 ** (3.999843853973347 / 20), 0.7071752369554196
    vb, n = vh**0.4996667741545416, 1 + k / q + k * k
    shelf = ((vh + vb * k / q + k * k) / n, 2 * (k * k - vh) / n, (vh - vb * k / q + k * k) / n)
    x = biquad(x, shelf, (2 * (k * k - 1) / n, (1 - k / q + k * k) / n))
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    n = 1 + k / q + k * k
    x = biquad(x, (1, -2, 1), (2 * (k * k - 1) / n, (1 - k / q + k * k) / n))
    step = rate // 10
    steps = [sum(v * v for v in x[i : i + step]) / step for i in range(0, len(x) - step + 1, step)]
    blocks = [sum(steps[i : i + 4]) / 4 for i in range(len(steps) - 3)]
    level = lambda values: -0.691 + 10 * math.log10(sum(values) / len(values))  # noqa: E731
    blocks = [b for b in blocks if b > 10 ** ((-70 + 0.691) / 10)]
    gate = sum(blocks) / len(blocks) / 10
    return level([b for b in blocks if b > gate])


def true_peak(pcm: bytes) -> float:
    """dBTP by a windowed sinc at four times the rate, around the samples that could be the highest."""
    x = array.array("h", pcm)
    taps = 12
    top = max(abs(v) for v in x)
    best = float(top)
    for at in (i for i in range(taps, len(x) - taps) if abs(x[i]) > 0.7 * top):
        for quarter in (-0.5, -0.25, 0.25, 0.5):
            total = 0.0
            for n in range(-taps, taps + 1):
                d = n - quarter
                total += (
                    x[at + n] * math.sin(math.pi * d) / (math.pi * d) * (0.5 + 0.5 * math.cos(math.pi * d / (taps + 1)))
                )
            best = max(best, abs(total))
    return 20 * math.log10(best / 32768)


def decoded(mp3: bytes, rate: int) -> bytes:
    return miniaudio.decode(mp3, nchannels=1, sample_rate=rate).samples.tobytes()


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakEngine]:
    made = EspeakEngine(Settings())
    yield made
    made.close()


def section(engine: EspeakEngine, language: str, scale: float) -> Tape:
    import audioop

    tape: Tape | None = None
    voice = Voice({"en": "en-us"}.get(language, language), language)
    for number in range(3):
        clip = engine.speak(SENTENCES[language].format(number), voice, rate=1.0, timeout=20.0)
        tape = tape or Tape(clip.rate, Spool(0))
        tape.add(Take.of(Clip(audioop.mul(clip.pcm, 2, scale), clip.rate), clip.rate), 0.35)
    assert tape is not None
    return tape


@pytest.mark.parametrize(("language", "scale"), [("ko", 1.0), ("ko", 0.1), ("en", 1.0), ("en", 0.3), ("de", 1.0)])
def test_a_section_is_even_and_below_its_peak(engine: EspeakEngine, language: str, scale: float) -> None:
    sound = section(engine, language, scale).finish(48)
    pcm = decoded(bytes(sound.mp3), 22050)
    assert sound.seconds > 10
    assert lufs(pcm, 22050) == pytest.approx(-19, abs=1)
    assert 20 * math.log10(max(map(abs, array.array("h", pcm))) / 32768) <= -2
    assert true_peak(pcm) <= -1


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 44100])
def test_what_is_measured_is_bs_1770(engine: EspeakEngine, rate: int) -> None:
    from reformat.speech.sound import at_rate

    text = " ".join(SENTENCES["ko"].format(n) for n in range(2))
    clip = at_rate(engine.speak(text, Voice("ko", "ko"), rate=1.0, timeout=20.0), rate)
    frame = loudness.frame_size(rate) * 2
    size = 83 * frame  # as a dozen clips that follow each other
    parts = [clip.pcm[i : i + size] for i in range(0, len(clip.pcm), size)]
    frames = [-(-len(part) // frame) for part in parts]
    levels = loudness.together(rate, [(loudness.measure(p, rate), n) for p, n in zip(parts, frames, strict=True)])
    assert len(levels.peaks) == sum(frames)
    assert len(levels.squares) == pytest.approx(sum(frames) / loudness.BLOCK, abs=2)
    assert levels.loudness == pytest.approx(lufs(clip.pcm, rate), abs=0.5)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 32767), min_size=1, max_size=300), st.floats(0.05, 20))
def test_the_limiter_never_lets_a_frame_through(peaks: list[int], factor: float) -> None:
    bends = loudness._bends(peaks, factor)
    for frame, peak in enumerate(peaks):
        for gain in (bends.get(frame, 1.0), bends.get(frame + 1, 1.0)):
            assert 0 < gain <= 1
            assert peak * factor * gain <= loudness.CEILING * 1.0001


def test_silence_stays_silence() -> None:
    tape = Tape(22050, Spool(10_000))
    tape.add(Take.of(Clip(bytes(2 * 22050), 22050), 22050), 1.0)
    sound = tape.finish(48)
    assert max(map(abs, array.array("h", decoded(bytes(sound.mp3), 22050)))) < 10


def test_a_section_of_any_length_takes_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What doesn't fit the spool waits on disk, and gives the same bytes."""
    from reformat.speech import assemble

    def made() -> bytes:
        tape = Tape(22050, Spool(10_000))
        for _ in range(5):
            tape.add(Take.of(hum("도서관은 오늘 새 책을 소리로 냈다."), 22050), 0.3)
        return bytes(tape.finish(48).mp3)

    in_memory = made()
    monkeypatch.setattr(assemble, "SPOOL", 10_000)
    assert made() == in_memory


def test_no_room_for_a_long_section_is_one_plain_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from reformat.errors import WriteError
    from reformat.speech import assemble, spool

    monkeypatch.setattr(assemble, "SPOOL", 0)
    monkeypatch.setattr(spool.tempfile, "TemporaryFile", lambda: io.FileIO("/dev/full", "w"))
    tape = Tape(22050, Spool(10_000))
    with pytest.raises(WriteError, match="No space left") as caught:
        tape.add(Take.of(hum("책"), 22050), 0.0)
    assert "TMPDIR" in caught.value.hint
