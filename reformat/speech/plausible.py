"""Whether a clip can be the sound of its text: long enough, not too long, and not silent.

The same check after every call, whichever the engine. It catches the reply with no sound in it, the sentence that was
cut off and the one that was said twice; none of them raises an error in the engine itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reformat.errors import EngineUnavailable
from reformat.patterns import lazy
from reformat.speech.engine import Clip
from reformat.speech.samples import audioop

SHORTEST = 0.09
"""Seconds of a syllable that no voice goes below at its own speed."""
LONGEST = 0.5
SLACK = 1.5
"""Seconds that a clip may be longer, whatever its text: pauses, a slow start."""
SILENT = 30
"""Root mean square (of 32,768) below which a clip is silence."""

_HANGUL = lazy(r"[가-힣]+")
_HAN = lazy(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")  # escapes: U+F900 does not survive NFC
_KANA = lazy(r"[ぁ-ゖァ-ヺ]+")
_WORD = lazy(r"[^\W\d_가-힣\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffffぁ-ゖァ-ヺ]+")
_VOWELS = lazy(r"[aeiouyáéíóúàèìòùâêîôûäëïöüœæøåãõ]+", re.IGNORECASE)
_DIGIT = lazy(r"\d+")


@dataclass(frozen=True, slots=True)
class Syllables:
    """Between how many syllables a text can have, all ways of reading it considered."""

    fewest: float
    most: float

    @property
    def middle(self) -> float:
        """A fair guess."""
        return (self.fewest + self.most) / 2


def syllables(text: str) -> Syllables:
    """Count: Hangul is exact, a Chinese character one to four, a word has its vowels, an acronym its letters."""
    hangul, han, kana, digits = (sum(map(len, kind.findall(text))) for kind in (_HANGUL, _HAN, _KANA, _DIGIT))
    fewest = hangul + 0.8 * han + 0.5 * kana + 0.5 * digits
    most = hangul + 4.0 * han + 1.2 * kana + 4.0 * digits
    for word in _WORD.findall(text):
        vowels = len(_VOWELS.findall(word))
        fewest += max(0.6 * vowels, len(word) / 8)
        most += len(word) * (3.0 if word.isupper() or not vowels else 1.0)
    return Syllables(fewest, most)


def check(clip: Clip, text: str, rate: float, who: str) -> Clip:
    """The clip, if it can be the sound of the text at this rate; else EngineUnavailable says what is wrong with it."""
    count = syllables(text)
    low = SHORTEST * count.fewest / rate
    high = LONGEST * count.most / rate + SLACK
    if count.fewest > 0 and not _heard(clip):
        raise EngineUnavailable(f"{who} gave silence for {shown(text)}", hint="try another engine or voice")
    if not low <= clip.seconds <= high:
        wrong = f"{clip.seconds:.2f} s of sound for {shown(text)}, which takes {low:.2f} to {high:.2f} s"
        raise EngineUnavailable(f"{who} gave {wrong}", hint="try another engine or voice")
    return clip


def _heard(clip: Clip) -> bool:
    """Whether any quarter of a second is louder than silence; the first mostly is, and tells."""
    view, step = memoryview(clip.pcm), clip.rate // 4 * 2
    return any(audioop.rms(view[at : at + step], 2) >= SILENT for at in range(0, len(view), step))


def shown(text: str) -> str:
    """The text as a message shows it: its beginning, in quotes."""
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
