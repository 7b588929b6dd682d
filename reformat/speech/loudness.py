"""Even loudness: measured after ITU-R BS.1770, set to −19 LUFS (±1) by one gain per section and a look-ahead limiter.

Without numpy an hour of sound must be measured in C calls of the standard library's audioop. K-weighted power is a
sum over the signal's autocorrelation (Wiener-Khinchin), and audioop.findfactor gives that: a dozen lags stand for the
filter. Tests hold the figure against the real filter, and level and peak against the decoded MP3.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from reformat.speech.samples import audioop

TARGET = -18.7
"""LUFS of the PCM, for −19 of the MP3: coding takes the last treble. What spoken-word podcasts in mono aim at."""
CEILING = 32767 * 10 ** (-2.3 / 20)
"""Highest sample of the PCM: a little below what the MP3 may have, since coding at a low bitrate adds to peaks."""
MOST_GAIN = 30.0
"""Decibels: a clip that needs more is noise, and lifting it helps nobody."""
SAMPLES = 6
"""Half frames of a clip whose spectrum is looked at: whole ones cost half as much again and tell no more."""
NEAR = 0.65
"""Decibels that are left alone: within what the target allows, and a pass over all samples is saved."""
GRID = 512
"""Frequencies at which the filter is looked at."""
FRAMES = 40
"""Frames a second: the limiter sees 25 ms at a time, and begins one frame before a peak."""
BLOCK = 4
"""Frames of a step of 100 ms; four steps are a gating block of 400 ms."""
STEPS = 6
"""Most gain steps within a frame whose gain changes (4 ms each)."""
FINEST = 0.06
"""A gain step that is worth a call: half a decibel."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was measured: the peak of each frame, the mean square of each step of 100 ms, and the autocorrelation of a
    sample of it, which tells its spectrum.
    """

    rate: int
    peaks: Sequence[int]
    squares: Sequence[float]
    spectrum: Sequence[float]

    @property
    def weight(self) -> float:
        """K-weighted by plain power."""
        plain = self.spectrum[0]
        weighted = sum(a * b for a, b in zip(_lags(self.rate), self.spectrum, strict=True))
        return max(weighted / plain, 0.1) if plain else 1.0

    @property
    def loudness(self) -> float:
        """Integrated loudness in LUFS, with the gates of BS.1770-4."""
        sums = list(accumulate(self.squares, initial=0.0))
        blocks = [(end - begin) / 4 for begin, end in zip(sums, sums[4:], strict=False)]
        blocks = blocks or [sums[-1] / max(1, len(self.squares))]
        blocks = _above(_power(-70.0) / self.weight, blocks)
        blocks = _above(sum(blocks) / len(blocks) / 10, blocks)
        return _lufs(sum(blocks) / len(blocks) * self.weight)


def _above(gate: float, blocks: list[float]) -> list[float]:
    return [b for b in blocks if b > gate] or blocks


def frame_size(rate: int) -> int:
    """Samples of one frame."""
    return rate // FRAMES


def measure(sound: bytes | memoryview, rate: int) -> Levels:
    """Levels of 16-bit mono sound whose last step is filled up with silence.

    Its power is that of every second sample: two of them read as one number of 32 bits, whose upper half is the later.
    """
    view, size, step = memoryview(sound), frame_size(rate) * 2, frame_size(rate) * BLOCK * 2
    peak = audioop.max  # asked 40 times a second
    peaks = [peak(view[at : at + size], 2) for at in range(0, len(view), size)]
    whole = view[: len(view) // 4 * 4]
    squares = [(audioop.rms(whole[at : at + step], 4) / 65536) ** 2 for at in range(0, len(whole), step)]
    if rest := len(whole) % step:
        squares[-1] *= rest / step
    return Levels(rate, peaks, squares, _spectrum(view, size // 4 * 2, len(_lags(rate))))


def together(rate: int, parts: Sequence[tuple[Levels, int]]) -> Levels:
    """The levels of sounds one after another, each with silence up to so many frames in all.

    Steps go on with each sound, and keep up with the frames in the silence behind it.
    """
    peaks: list[int] = []
    squares: list[float] = []
    for levels, frames in parts:
        peaks += levels.peaks
        peaks += [0] * (frames - len(levels.peaks))
        squares += levels.squares
        squares += [0.0] * (round(len(peaks) / BLOCK) - len(squares))
    spectra = [levels.spectrum for levels, _ in parts] or [[0.0] * len(_lags(rate))]
    return Levels(rate, peaks, squares, [sum(lag) for lag in zip(*spectra, strict=True)])


def _spectrum(view: memoryview, size: int, lags: int) -> list[float]:
    """The autocorrelation of some samples of `size` bytes; over a section's clips it tells the spectrum well enough."""
    sums = [0.0] * lags
    for place in range(1, SAMPLES + 1):
        at = len(view) * place // (SAMPLES + 1) // 2 * 2
        sample = view[at : at + size]
        energy = audioop.rms(sample, 2) ** 2 * (len(sample) // 2)
        if len(sample) <= 4 * lags or audioop.rms(sample[: -2 * lags], 2) < 1:
            continue
        sums[0] += energy
        for lag in range(1, lags):
            sums[lag] += energy * audioop.findfactor(sample[2 * lag :], sample[: -2 * lag])
    return sums


@dataclass(frozen=True, slots=True)
class Curve:
    """A section's gain as a factor, the further gain (below 1) at frame boundaries near peaks, and those frames."""

    factor: float
    bends: dict[int, float]
    limited: Sequence[int]


def curve(levels: Levels, target: float = TARGET) -> Curve:
    """The gain that sets sound of these levels to the target, below the ceiling."""
    factor, bends = _gains(levels, target)
    return Curve(factor, bends, sorted({frame for boundary in bends for frame in (boundary - 1, boundary)}))


def _gains(levels: Levels, target: float) -> tuple[float, dict[int, float]]:
    limited, wanted = _bends(levels.peaks, 1.0), target - levels.loudness
    if abs(wanted + _lost(levels.squares, limited)) < NEAR:
        return 1.0, limited
    decibels = min(wanted, MOST_GAIN)
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


def apply(chunks: Iterable[bytes | memoryview], rate: int, curve: Curve, first: int = 0) -> Iterator[bytes]:
    """The chunks of whole frames at their new level; the first chunk begins with frame `first`."""
    size = frame_size(rate) * 2
    factor, limited, gain = curve.factor, curve.limited, curve.bends.get
    start = first  # the chunk's first frame
    for chunk in chunks:
        view = memoryview(chunk)
        end = start + -(-len(view) // size)
        out: list[bytes | memoryview] = []
        run = 0  # where the present run of unlimited frames begins
        for frame in limited[bisect_left(limited, start) : bisect_left(limited, end)]:
            at = (frame - start) * size
            if at > run:
                out.append(_louder(view[run:at], factor))
            run = at + size
            before, behind = gain(frame, 1.0), gain(frame + 1, 1.0)
            if abs(behind - before) < FINEST * min(before, behind):
                out.append(audioop.mul(view[at:run], 2, factor * (before + behind) / 2))
            else:
                out += _ramp(view[at:run], factor * before, factor * behind)
        if not out and factor == 1.0:
            yield bytes(chunk)
        else:
            yield b"".join([*out, _louder(view[run:], factor)])
        start = end


def _louder(samples: memoryview, factor: float) -> bytes | memoryview:
    return samples if factor == 1.0 else audioop.mul(samples, 2, factor)


def _ramp(frame: memoryview, first: float, last: float) -> list[bytes]:
    """A frame whose gain goes from first to last, in as many steps as the ear needs."""
    steps = min(STEPS, 1 + int(abs(last - first) / (FINEST * min(first, last))))
    size, change = -(-len(frame) // (2 * steps)) * 2, (last - first) / steps
    gain = first + change / 2
    return [audioop.mul(frame[at : at + size], 2, gain + change * n) for n, at in enumerate(range(0, len(frame), size))]


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(max(power, 1e-9) / 32768**2)


def _power(lufs: float) -> float:
    return 32768**2 * 10 ** ((lufs + 0.691) / 10)


@cache
def _lags(rate: int) -> tuple[float, ...]:
    """Weights of the autocorrelation's lags that together are the K filter: its squared response as a cosine series."""
    count = max(8, round(14 * rate / 22050))
    grid = [math.pi * (n + 0.5) / GRID for n in range(GRID)]
    response = [_k_response(w, rate) for w in grid]
    series = [sum(h * math.cos(k * w) for h, w in zip(response, grid, strict=True)) / GRID for k in range(count)]
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
