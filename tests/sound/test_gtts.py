"""The real gTTS against a server on loopback that plays every way it fails."""

from __future__ import annotations

import email.utils
import time

import pytest

from reformat.errors import EngineUnavailable, RateLimited, SpeechError
from reformat.events import Warned
from reformat.settings.tree import Settings, Speech
from reformat.speech.engine import Voice
from reformat.speech.engines.gtts import GttsEngine
from reformat.speech.narrate import speak
from reformat.speech.patience import Patience, retry_after

from .conftest import Server, article, hum

KO = Voice("ko", "ko")
TEXT = "도서관은 오늘 새 책을 소리로 냈다."


def engine(server: Server, waits: list[float] | None = None) -> GttsEngine:
    made = GttsEngine(Settings(speech=Speech(host=server.url)))
    made.patience = Patience(sleep=(waits if waits is not None else []).append)
    return made


def test_a_sentence_comes_back_as_sound(server: Server) -> None:
    clip = engine(server).speak(TEXT, KO, rate=1.0, timeout=5.0)
    assert server.texts == [TEXT]
    assert clip.seconds == pytest.approx(hum(TEXT).seconds, abs=0.15)


def test_a_long_sentence_loses_no_word_in_parts(server: Server) -> None:
    long = " ".join(f"{word}번 선반의 책" for word in "가나다라마바사아자차카타파하")
    engine(server).speak(long, KO, rate=1.0, timeout=5.0)
    assert len(server.texts) > 1
    assert " ".join(server.texts).split() == long.split()


def test_other_rates_are_made_here(server: Server) -> None:
    normal = engine(server).speak(TEXT, KO, rate=1.0, timeout=5.0)
    fast = engine(server).speak(TEXT, KO, rate=1.5, timeout=5.0)
    assert normal.seconds / fast.seconds == pytest.approx(1.5, rel=0.05)


def test_retry_after_is_honoured(server: Server) -> None:
    waits: list[float] = []
    server.plays = ["busy 7", "ok"]
    assert engine(server, waits).speak(TEXT, KO, rate=1.0, timeout=5.0).seconds > 1
    assert waits == [7.0]


def test_a_wait_too_long_is_left_to_whoever_can_wait(server: Server) -> None:
    server.plays = ["busy 3600"]
    with pytest.raises(RateLimited) as caught:
        engine(server).speak(TEXT, KO, rate=1.0, timeout=5.0)
    assert caught.value.retry_after == 3600
    assert caught.value.transient
    assert len(server.texts) == 1


def test_without_retry_after_waits_grow_and_are_drawn_at_random(server: Server) -> None:
    bounds: list[float] = []
    made = engine(server)
    made.patience = Patience(sleep=lambda _: None, draw=lambda low, high: bounds.append(high) or low)
    server.plays = ["busy"]
    with pytest.raises(RateLimited):
        made.speak(TEXT, KO, rate=1.0, timeout=5.0)
    assert bounds == [1.0, 2.0, 4.0]
    assert len(server.texts) == 4


@pytest.mark.parametrize("play", ["empty", "page", "short", "silence", "status 500", "status 403", "drop"])
def test_an_answer_without_the_sound_is_an_error_and_tried_again(server: Server, play: str) -> None:
    server.plays = [play]
    with pytest.raises(EngineUnavailable):
        engine(server).speak(TEXT, KO, rate=1.0, timeout=5.0)
    assert len(server.texts) == 4


@pytest.mark.parametrize("play", ["hang 3", "drip 3"])
def test_a_hung_server_is_left(server: Server, play: str) -> None:
    made = engine(server)
    made.patience = Patience(tries=1)
    server.plays = [play]
    began = time.monotonic()
    with pytest.raises(EngineUnavailable, match="answer"):
        made.speak(TEXT, KO, rate=1.0, timeout=0.4)
    assert time.monotonic() - began < 2.5  # it would hang for 3 s


def test_no_network_is_said_plainly() -> None:
    made = GttsEngine(Settings(speech=Speech(host="http://127.0.0.1:9")))
    made.patience = Patience(tries=1)
    with pytest.raises(EngineUnavailable, match="cannot reach") as caught:
        made.speak(TEXT, KO, rate=1.0, timeout=1.0)
    assert "--engine espeak" in caught.value.hint


def test_what_was_spoken_is_kept_when_the_service_gives_up(server: Server, speech) -> None:
    def fresh(name: str, settings: Settings) -> GttsEngine:
        made = GttsEngine(settings)
        made.patience = Patience(sleep=lambda _: None)
        return made

    settings = speech(engine="gtts", host=server.url, workers=1)
    said = article(6)
    server.plays = ["ok", "ok", "ok", "status 500"]
    with pytest.raises(SpeechError):
        speak(said, fresh, settings)
    server.plays = ["ok"]
    server.texts.clear()
    track = speak(said, fresh, settings)
    assert (track.spoken, track.cached) == (4, 3)
    assert len(server.texts) == 4


def test_the_fallback_speaks_the_whole_article_and_says_so(server: Server, speech, engines) -> None:
    def company(name: str, settings: Settings) -> object:
        made = engines(name, settings)
        if isinstance(made, GttsEngine):
            made.patience = Patience(tries=1)
        return made

    server.plays = ["ok", "ok", "status 500"]
    heard: list[object] = []
    track = speak(article(4), company, speech(engine="gtts", host=server.url, fallback=("silent",)), heard.append)
    assert track.engine == "silent"
    assert set(track.voices.values()) == {"silent:hum"}
    assert track.spoken == 5
    warned = [e for e in heard if isinstance(e, Warned)]
    assert len(warned) == 1
    assert "gtts failed" in warned[0].message
    assert "silent speaks the whole article" in warned[0].message


@pytest.mark.parametrize(("header", "seconds"), [("3", 3.0), (None, None), ("soon", None), ("-4", None), ("", None)])
def test_retry_after_is_read(header: str | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_retry_after_as_a_date() -> None:
    assert retry_after(email.utils.formatdate(time.time() + 90, usegmt=True)) == pytest.approx(90, abs=3)


def test_its_voices_are_known_without_network() -> None:
    voices = GttsEngine(Settings()).voices()
    assert {"ko", "en", "ja", "zh-CN", "de", "fr", "es"} <= {v.id for v in voices}
    assert all("terms" in v.licence for v in voices)
