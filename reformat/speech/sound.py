"""Bytes of an audio file into a clip (WAV, MP3, FLAC and Vorbis replies of engines), and a change of sample rate."""

from __future__ import annotations

import io
import struct
import wave

from reformat.errors import EngineUnavailable
from reformat.speech.engine import Clip

LARGEST = 256_000_000
"""Bytes of a reply: an hour of WAV. What sends more is broken or hostile."""
MP3_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
"""The sample rates that MP3 knows."""


def decode(data: bytes, who: str) -> Clip:
    """The clip in an audio file, as signed 16-bit mono at its own rate; `who` made it, for the message."""
    import miniaudio  # loads numpy where that is installed: 0.2 s, and most runs decode nothing

    try:
        if data[:4] == b"RIFF":
            data = _mended(data)
            rate = miniaudio.wav_get_info(data).sample_rate
        elif data[:4] == b"fLaC":
            rate = miniaudio.flac_get_info(data).sample_rate
        elif data[:4] == b"OggS":
            rate = miniaudio.vorbis_get_info(data).sample_rate
        else:
            rate = miniaudio.mp3_get_info(data).sample_rate
        sound = miniaudio.decode(data, nchannels=1, sample_rate=rate)
    except (miniaudio.MiniaudioError, struct.error) as error:
        hint = "WAV, MP3, FLAC and Ogg Vorbis are understood"
        raise EngineUnavailable(f"{who} answered with no sound that can be read ({error})", hint=hint) from error
    return Clip(sound.samples.tobytes(), rate)


def wav(clip: Clip) -> bytes:
    """A WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, clip.rate, 0, "NONE", ""))
        file.writeframes(clip.pcm)
    return out.getvalue()


def at_rate(clip: Clip, rate: int) -> Clip:
    """The same sound at another sample rate."""
    if clip.rate == rate:
        return clip
    import miniaudio

    signed16 = miniaudio.SampleFormat.SIGNED16
    return Clip(bytes(miniaudio.convert_frames(signed16, 1, clip.rate, bytes(clip.pcm), signed16, 1, rate)), rate)


def nearest_mp3_rate(rate: int) -> int:
    """The sample rate of MP3 that loses least: the next one up, else the highest."""
    return next((known for known in MP3_RATES if known >= rate), MP3_RATES[-1])


def _mended(wav: bytes) -> bytes:
    """A WAV file with true lengths: one written to a pipe claims 0 or 4 GB of samples."""
    at = 12
    while at + 8 <= len(wav):
        name, size = struct.unpack_from("<4sI", wav, at)
        left = len(wav) - at - 8
        if name == b"data":
            size = left if size == 0 or size > left else size
            return (
                b"RIFF"
                + struct.pack("<I", at + size)
                + wav[8 : at + 4]
                + struct.pack("<I", size)
                + wav[at + 8 : at + 8 + size]
            )
        at += 8 + size + size % 2
    return wav
