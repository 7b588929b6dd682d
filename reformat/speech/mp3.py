"""Constant-bitrate mono MP3, and what must be known of it to keep time: its delay and its decoded length.

Variable bitrates seek wrongly in read-along players (readium-sdk issue 72). LAME writes no gapless tag here, so that
every decoder gives the same samples: sound begins DELAY samples late, and the length is whole frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from itertools import islice

from reformat.errors import SpeechError

DELAY = 1105
"""Samples by which decoded sound is late: the encoder's 576 and the decoder's 529."""
OVERLAP = DELAY + 1152
"""Samples that reach over the edge of a frame: the delay, and one frame that overlaps the next."""
BATCH = 6
"""Chunks that are made before they are encoded: what makes them and the encoder push each other out of the cache."""
QUALITY = 7
"""LAME's effort: speech at 7 can't be told from 2, and takes a third of the time."""

_KBPS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBPS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def frame_samples(rate: int) -> int:
    """Samples of one frame at this sample rate."""
    return 1152 if rate >= min(_RATES[3]) else 576


def encode(chunks: Iterable[bytes], rate: int, bitrate: int, frames: int = 0) -> bytes:
    """16-bit mono samples, chunk by chunk, as an MP3 stream without tags; `bitrate` in kbit/s.

    With `frames`, only so many, for another stream to go on behind them. No decoder hears the seam if the sound
    before it is silent for OVERLAP samples, since a stream's first frames need nothing of those before.
    """
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(bitrate)
    encoder.set_quality(QUALITY)
    out: list[bytes] = []
    waiting = iter(chunks)
    while some := list(islice(waiting, BATCH)):
        out += [bytes(encoder.encode(chunk)) for chunk in some if chunk]
    out.append(bytes(encoder.flush()))
    stream = b"".join(out)
    return _cut(stream, frames) if frames else stream


def _cut(stream: bytes, frames: int) -> bytes:
    """The stream without its last frames, which are found by their heads: each is a byte longer where it is padded."""
    kbps, samples, rate = _frame(stream[:3])
    size, more = samples * kbps * 125 // rate, round(seconds(stream) * rate / samples) - frames
    end = len(stream)
    for _ in range(more):
        end -= next(n for n in (size, size + 1) if _heads(stream, end - n, padded=n > size))
    return stream[:end]


def _heads(stream: bytes, at: int, padded: bool) -> bool:
    """Whether a frame of this stream begins there."""
    first, here = stream[:4], stream[at : at + 4]
    same = here[:2] == first[:2] and (here[2] ^ first[2]) & 0xFD == 0
    return same and bool(here[2] & 2) == padded


@cache
def encoder() -> str:
    """What encodes, for cache keys."""
    return f"lameenc {version('lameenc')} q{QUALITY}"


def seconds(mp3: bytes) -> float:
    """How long this stream is when decoded, from its first frame and its bytes.

    At a constant bitrate a frame is its share of the bytes to less than one, so that the frames need not be walked.
    """
    if not mp3:
        return 0.0
    kbps, samples, rate = _frame(mp3[:3])
    return round(len(mp3) * 8 * rate / (samples * kbps * 1000)) * samples / rate


def _frame(head: bytes) -> tuple[int, int, int]:
    """Kilobits a second, samples and sample rate of a frame that begins so (ISO 11172-3, 13818-3, layer III)."""
    sync, second, third = head
    kind, bits, frequency = second >> 3 & 3, third >> 4, third >> 2 & 3
    if sync != 0xFF or second & 0xE6 != 0xE2 or kind == 1 or not 0 < bits < 15 or frequency == 3:
        raise SpeechError(f"not an MP3 frame: {head.hex()}")
    rate = _RATES[kind][frequency]
    kbps, samples = (_KBPS_1[bits], 1152) if kind == 3 else (_KBPS_2[bits], 576)
    return kbps, samples, rate
