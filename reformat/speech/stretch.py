"""Speech faster or slower at the same pitch, for engines that have one speed only.

Waveform-similarity overlap-add (Verhelst and Roelands, 1993): pieces of 40 ms are laid over each other at another
distance, each shifted by up to 10 ms to where it goes on most like the piece before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformat.speech.engine import Clip
from reformat.speech.samples import audioop

HOPS = 50
"""Pieces a second of what comes out: each is 20 ms of overlap with the one before and 20 ms of its own."""
STEPS = 10
"""Gain steps of an overlap (2 ms each)."""


def stretched(clip: Clip, rate: float) -> Clip:
    """The clip at `rate` times its speed (0.5 to 3); the same clip where that is 1."""
    hop = clip.rate // HOPS
    samples = len(clip.pcm) // 2
    if abs(rate - 1) < 0.01 or samples < 6 * hop:
        return clip
    return Clip(b"".join(_pieces(memoryview(clip.pcm), hop, rate)), clip.rate)


def _pieces(pcm: memoryview, hop: int, rate: float) -> Iterator[bytes]:
    samples = len(pcm) // 2
    reach = hop // 2
    at = 0  # where the piece last laid begins
    yield bytes(pcm[: 2 * hop])
    number = 1
    while (aim := round(number * hop * rate)) + 2 * hop + reach < samples:
        goes_on = pcm[2 * (at + hop) : 2 * (at + 2 * hop)]
        low = max(0, aim - reach)
        offset, _ = audioop.findfit(pcm[2 * low : 2 * (aim + reach + hop)], goes_on)
        at = low + offset
        yield _crossed(goes_on, pcm[2 * at : 2 * (at + hop)])
        number += 1
    yield bytes(pcm[2 * (at + hop) :])


def _crossed(old: memoryview, new: memoryview) -> bytes:
    """One fades out while the other fades in."""
    step = -(-len(old) // (2 * STEPS)) * 2
    out = []
    for number, start in enumerate(range(0, len(old), step)):
        share = (number + 0.5) / STEPS
        faded = audioop.mul(old[start : start + step], 2, 1 - share)
        out.append(audioop.add(faded, audioop.mul(new[start : start + step], 2, share), 2))
    return b"".join(out)
