"""Words of another script are said by a voice of that script, and the sentence around them by its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.settings.tree import Settings
from reformat.speech.cast import cast
from reformat.speech.engine import Clip, Voice
from reformat.speech.engines.espeak import EspeakEngine
from reformat.speech.engines.silent import SilentEngine
from reformat.speech.guests import stretches
from reformat.speech.narrate import speak

from .conftest import utterance


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ko", [("ko", "그는 "), ("th", "สวัสดี"), ("ko", "라고 인사했다.")]),
        ("ko", [("ko", "러시아어 "), ("ru", "Спасибо большое"), ("ko", ", 그리고 AI를 배웠다.")]),
        ("ko", [("he", "שָׁלוֹם"), ("ko", "이라는 말")]),
        ("en", [("en", "He said "), ("ko", "안녕하세요"), ("en", " and left.")]),
        ("ja", [("ja", "東京タワーと "), ("ko", "서울")]),
        ("hi", [("hi", "हिन्दी में AI")]),
        ("ko", [("ko", "한글과 漢字, さくら, GPT")]),
    ],
)
def test_stretches(language: str, said: list[tuple[str, str]]) -> None:
    assert stretches("".join(words for _, words in said), language) == said


@given(st.text(st.sampled_from("가나ab1 ,.สวัדъя한ひ漢"), max_size=40), st.sampled_from(["ko", "en", "th", "ru", ""]))
def test_no_character_is_lost_and_neighbours_differ(text: str, language: str) -> None:
    said = stretches(text, language)
    assert "".join(words for _, words in said) == text
    assert all(one[0] != other[0] for one, other in zip(said, said[1:], strict=False))


class _Polyglot(SilentEngine):
    """Notes who was asked to say what."""

    def __init__(self, *voices: str) -> None:
        super().__init__(Settings())
        self._voices, self.heard = [Voice(v, v) for v in voices], []

    def voices(self) -> list[Voice]:
        return self._voices

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        self.heard.append((voice.id, text))
        return super().speak(text, voice, rate=rate, timeout=timeout)


def _spoken(engine: _Polyglot, speech: Callable[..., Settings], text: str) -> None:
    track = speak([utterance(1, text=text)], lambda *_: engine, speech(engine="mute", workers=1))
    assert len(track.cues) == 1 and track.cues[0].utterance.text == text


def test_a_guest_has_its_own_voice(speech: Callable[..., Settings]) -> None:
    engine = _Polyglot("ko", "th")
    _spoken(engine, speech, "그는 สวัสดี라고 인사했다.")
    assert engine.heard == [("ko", "그는"), ("th", "สวัสดี"), ("ko", "라고 인사했다.")]


@pytest.mark.parametrize("voices", [("ko",), ("ko", "mul"), ("mul",)])
def test_without_a_voice_of_its_own_nothing_is_dropped(
    voices: tuple[str, ...], speech: Callable[..., Settings]
) -> None:
    engine = _Polyglot(*voices)
    _spoken(engine, speech, "그는 สวัสดี라고 인사했다.")
    assert engine.heard == [(voices[0], "그는 สวัสดี라고 인사했다.")]


def test_english_is_spoken_by_no_dialect() -> None:
    engine = EspeakEngine(Settings())
    try:
        assert cast([engine], ["en"], {}, "espeak").parts["en"].voice.id == "en-US"
    finally:
        engine.close()
