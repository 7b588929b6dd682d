"""An engine for tests and dry runs: a soft hum as long as the text would take, in every language, in no time."""

from __future__ import annotations

from collections.abc import Sequence

from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.plausible import syllables

RATE = 22050
SECONDS_PER_SYLLABLE = 0.2
_WAVE = b"".join(
    round(3000 * level).to_bytes(2, "little", signed=True) for level in (0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7)
)
"""One period of eight samples. No silence, since a silent clip is what narration takes for a failure."""


class SilentEngine:
    """Needs no library and no network; its clips' length follows the number of syllables."""

    name = "silent"
    version = "1"
    online = False
    workers = 64

    def __init__(self, settings: Settings) -> None:
        pass

    def voices(self) -> Sequence[Voice]:
        """One voice, which takes every language."""
        return (Voice("hum", "mul", "Hum", "MIT"),)

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """A hum of 0.2 s a syllable."""
        samples = round(RATE * max(syllables(text).middle, 1) * SECONDS_PER_SYLLABLE / rate)
        return Clip((_WAVE * (samples // 8 + 1))[: samples * 2], RATE)

    def close(self) -> None:
        """Nothing to let go of."""
