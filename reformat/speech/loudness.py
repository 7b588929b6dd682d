"""Even loudness: measured after ITU-R BS.1770, set to −19 LUFS (±1) by one gain per section and a look-ahead limiter.

Without numpy an hour of sound must be measured in C calls of the standard library's audioop. K-weighted power is a
sum over the signal's autocorrelation (Wiener-Khinchin), and audioop.findfactor gives that: a dozen lags stand for the
filter. Tests hold the figure against the real filter, and level and peak against the decoded MP3.
"""

from __future__ import annotations

import math
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # in the standard library up to 3.12, as audioop-lts after it
    import audioop

TARGET = -18.7
"""LUFS of the PCM, for −19 of the MP3: coding takes the last treble. What spoken-word podcasts in mono aim at."""
CEILING = 32767 * 10 ** (-3.0 / 20)
"""Highest sample of the PCM. One decibel below what the MP3 may have, since coding adds to peaks."""
MOST_GAIN = 30.0
"""Decibels: a clip that needs more is noise, and lifting it helps nobody."""
FRAMES = 40
"""Frames a second: the limiter sees 25 ms at a time, and begins one frame before a peak."""
BLOCK = 4
"""Frames of a step of 100 ms; four steps are a gating block of 400 ms."""
STEPS = 6
"""Most gain steps within a frame whose gain changes (4 ms each)."""
FINEST = 0.06
"""A gain step that is worth a call: half a decibel."""
SAMPLES = 8
"""Chunks at the beginning whose spectrum is looked at; after them every fourth, which tells as much."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was measured: the peak of each frame, the mean square of each 100 ms, and K-weighted by plain power."""

    rate: int
    peaks: Sequence[int]
    squares: Sequence[float]
    weight: float

    @property
    def loudness(self) -> float:
        """Integrated loudness in LUFS, with the gates of BS.1770-4."""
        a = self.squares
        blocks = [sum(four) / 4 for four in zip(a, a[1:], a[2:], a[3:], strict=False)] or [sum(a) / max(1, len(a))]
        blocks = _above(_power(-70.0) / self.weight, blocks)
        blocks = _above(sum(blocks) / len(blocks) / 10, blocks)
        return _lufs(sum(blocks) / len(blocks) * self.weight)


def _above(gate: float, blocks: list[float]) -> list[float]:
    return [b for b in blocks if b > gate] or blocks


def frame_size(rate: int) -> int:
    """Samples of one frame."""
    return rate // FRAMES


def measure(chunks: Iterable[bytes | memoryview], rate: int) -> Levels:
    """Levels of 16-bit mono sound that comes in chunks of whole 100 ms (the last may be shorter)."""
    peaks: list[int] = []
    squares: list[float] = []
    size = frame_size(rate) * 2
    lags = _lags(rate)
    sums = [0.0] * len(lags)
    block = size * BLOCK
    for number, chunk in enumerate(chunks):
        view = memoryview(chunk)
        peaks.extend([audioop.max(view[at : at + size], 2) for at in range(0, len(view), size)])
        squares.extend([audioop.rms(view[at : at + block], 2) ** 2 for at in range(0, len(view), block)])
        if number < SAMPLES or number % 4 == 0:
            _correlate(view[:block], sums)
    weight = sum(a * b for a, b in zip(lags, sums, strict=True)) / sums[0] if sums[0] else 1.0
    return Levels(rate, peaks, squares, max(weight, 0.1))


def _correlate(sample: memoryview, sums: list[float]) -> None:
    """Add one sample's autocorrelation: its first 100 ms stand for a chunk, which gives the spectrum well enough."""
    energy = audioop.rms(sample, 2) ** 2 * (len(sample) // 2)
    if energy < 1 or len(sample) <= 4 * len(sums):
        return
    sums[0] += energy
    for lag in range(1, len(sums)):
        sums[lag] += energy * audioop.findfactor(sample[2 * lag :], sample[: -2 * lag])


def curve(levels: Levels, target: float = TARGET) -> tuple[float, dict[int, float]]:
    """The section's gain as a factor, and the further gain (below 1) at the frame boundaries near peaks."""
    decibels = min(target - levels.loudness, MOST_GAIN)
    factor = 10 ** (decibels / 20)
    bends = _bends(levels.peaks, factor)
    lost = _lost(levels.squares, bends)
    if lost > 0.1 and decibels < MOST_GAIN:
        factor *= 10 ** (min(lost, 2.0) / 20)
        bends = _bends(levels.peaks, factor)
    return factor, bends


def _bends(peaks: Sequence[int], factor: float) -> dict[int, float]:
    """Gain at each boundary (boundary i is where frame i begins) that isn't 1: never above what its frames allow."""
    limit = CEILING / factor
    allowed = {i: limit / peak for i, peak in enumerate(peaks) if peak > limit}
    bends: dict[int, float] = {}
    for frame, gain in allowed.items():
        bends[frame] = min(bends.get(frame, 1.0), gain)
        bends[frame + 1] = gain
    return bends


def _lost(squares: Sequence[float], bends: dict[int, float]) -> float:
    """Decibels that the limiter takes from the whole."""
    total = sum(squares)
    taken = sum(squares[i // BLOCK] / BLOCK * (1 - g * g) for i, g in bends.items() if 0 <= i // BLOCK < len(squares))
    return -10 * math.log10(1 - taken / total) if 0 < taken < total else 0.0


def apply(chunks: Iterable[bytes | memoryview], rate: int, factor: float, bends: dict[int, float]) -> Iterator[bytes]:
    """The chunks of whole frames at their new level."""
    size = frame_size(rate) * 2
    limited = sorted({frame for boundary in bends for frame in (boundary - 1, boundary)})
    start = 0  # the chunk's first frame
    for chunk in chunks:
        view = memoryview(chunk)
        end = start + -(-len(view) // size)
        out: list[bytes] = []
        run = 0  # where the present run of unlimited frames begins
        for frame in limited[bisect_left(limited, start) : bisect_left(limited, end)]:
            at = (frame - start) * size
            if at > run:
                out.append(audioop.mul(view[run:at], 2, factor))
            run = at + size
            out.extend(_ramp(view[at:run], factor * bends.get(frame, 1.0), factor * bends.get(frame + 1, 1.0)))
        out.append(audioop.mul(view[run:], 2, factor))
        start = end
        yield b"".join(out)


def _ramp(frame: memoryview, first: float, last: float) -> Iterator[bytes]:
    """A frame whose gain goes from first to last, in as many steps as the ear needs."""
    steps = min(STEPS, 1 + int(abs(last - first) / (FINEST * min(first, last))))
    step = -(-len(frame) // (2 * steps)) * 2
    for number, at in enumerate(range(0, len(frame), step)):
        yield audioop.mul(frame[at : at + step], 2, first + (last - first) * (number + 0.5) / steps)


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(max(power, 1e-9) / 32768**2)


def _power(lufs: float) -> float:
    return 32768**2 * 10 ** ((lufs + 0.691) / 10)


@cache
def _lags(rate: int) -> tuple[float, ...]:
    """Weights of the autocorrelation's lags that together are the K filter: its squared response as a cosine series."""
    count = max(8, round(14 * rate / 22050))
    grid = [math.pi * (n + 0.5) / 2048 for n in range(2048)]
    response = [_k_response(w, rate) for w in grid]
    series = [sum(h * math.cos(k * w) for h, w in zip(response, grid, strict=True)) / 2048 for k in range(count)]
    return (series[0], *(2 * c for c in series[1:]))


def _k_response(w: float, rate: int) -> float:
    """Squared magnitude of the K filter (BS.1770-4 Annex 1, at any sample rate) at this angle."""
    k, vh = math.tan(math.pi * 1681.974450955533 / rate), 10 ** (3.999843853973347 / 20)
    q, vb = 0.7071752369554196, vh**0.4996667741545416
    shelf = _biquad(
        w,
        (vh + vb * k / q + k * k, 2 * (k * k - vh), vh - vb * k / q + k * k),
        (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k),
    )
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    return shelf * _biquad(
        w, (1, -2, 1), (1, 2 * (k * k - 1) / (1 + k / q + k * k), (1 - k / q + k * k) / (1 + k / q + k * k))
    )


def _biquad(w: float, b: tuple[float, float, float], a: tuple[float, float, float]) -> float:
    def size(c: tuple[float, float, float]) -> float:
        real = c[0] + c[1] * math.cos(w) + c[2] * math.cos(2 * w)
        imaginary = c[1] * math.sin(w) + c[2] * math.sin(2 * w)
        return real * real + imaginary * imaginary

    return size(b) / size(a)
