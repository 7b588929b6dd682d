"""The HTTP engine against a server on loopback that speaks OpenAI's protocol, and misbehaves."""

from __future__ import annotations

import time

import pytest

from reformat.cli.status import USAGE, of_kind
from reformat.errors import EngineRefused, EngineUnavailable, RateLimited, SettingsError
from reformat.settings.tree import Settings, Speech
from reformat.speech.engine import Voice
from reformat.speech.engines.http import KEY, HttpEngine
from reformat.speech.patience import Patience

from .conftest import Server, hum

TEXT = "The library opened a room for reading by ear."
VOICE = Voice("nova", "en")


def engine(server: Server, path: str = "", **chosen: object) -> HttpEngine:
    made = HttpEngine(Settings(speech=Speech(url=server.url + path, **chosen)))  # type: ignore[arg-type]
    made.patience = Patience(sleep=lambda _: None)
    return made


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/audio/speech", "/tts/v1/"])
def test_the_request_is_openais(server: Server, path: str) -> None:
    clip = engine(server, path, model="kokoro").speak(TEXT, VOICE, rate=1.25, timeout=5.0)
    assert server.asked == [
        {"model": "kokoro", "input": TEXT, "voice": "nova", "response_format": "wav", "speed": 1.25}
    ]
    assert clip == hum(TEXT)


def test_mp3_is_understood_though_wav_was_asked_for(server: Server) -> None:
    server.plays = ["mp3"]
    assert engine(server).speak(TEXT, VOICE, rate=1.0, timeout=5.0).seconds == pytest.approx(
        hum(TEXT).seconds, abs=0.15
    )


def test_the_key_comes_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from reformat.speech.engines import http

    monkeypatch.setenv(KEY, "sesame")
    assert http._authorization() == {"Authorization": "Bearer sesame"}
    monkeypatch.delenv(KEY)
    assert http._authorization() == {}


@pytest.mark.parametrize("play", ["empty", "page", "short", "silence", "status 500", "status 503", "drop"])
def test_what_may_pass_is_tried_again(server: Server, play: str) -> None:
    server.plays = [play, play, "ok"]
    assert engine(server).speak(TEXT, VOICE, rate=1.0, timeout=5.0) == hum(TEXT)
    assert len(server.texts) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 302])
def test_what_will_not_pass_is_not_tried_again(server: Server, status: int) -> None:
    server.plays = [f"status {status}"]
    with pytest.raises(EngineRefused, match=str(status)) as caught:
        engine(server).speak(TEXT, VOICE, rate=1.0, timeout=5.0)
    assert not caught.value.transient
    assert KEY in caught.value.hint
    assert of_kind(type(caught.value)) == USAGE  # the settings are to be changed: to come back later helps nobody
    assert len(server.texts) == 1


def test_a_server_that_stays_busy(server: Server) -> None:
    server.plays = ["busy 2"]
    with pytest.raises(RateLimited) as caught:
        engine(server).speak(TEXT, VOICE, rate=1.0, timeout=5.0)
    assert caught.value.retry_after == 2
    assert len(server.texts) == 4


@pytest.mark.parametrize("play", ["hang 3", "drip 3"])
def test_the_deadline_holds_for_the_whole_answer(server: Server, play: str) -> None:
    made = engine(server)
    made.patience = Patience(tries=1)
    server.plays = [play]
    began = time.monotonic()
    with pytest.raises(EngineUnavailable, match="does not answer"):
        made.speak(TEXT, VOICE, rate=1.0, timeout=0.4)
    assert time.monotonic() - began < 2.5  # it would hang for 3 s


def test_nobody_listens_there() -> None:
    made = HttpEngine(Settings(speech=Speech(url="http://127.0.0.1:9")))
    made.patience = Patience(tries=1)
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1:9 does not answer"):
        made.speak(TEXT, VOICE, rate=1.0, timeout=1.0)


@pytest.mark.parametrize("url", ["", "ftp://host/", "file:///etc/passwd", "localhost:80", "http://"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(SettingsError):
        HttpEngine(Settings(speech=Speech(url=url)))


def test_an_answer_without_end(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reformat.speech.engines.http.LARGEST", 1000)
    with pytest.raises(EngineUnavailable, match="more than"):
        engine(server).speak(TEXT, VOICE, rate=1.0, timeout=5.0)


def test_voices_are_those_of_the_settings(server: Server) -> None:
    assert [(v.id, v.language) for v in engine(server, voices={"ko": "sora", "en": "http:nova"}).voices()] == [
        ("sora", "ko"),
        ("nova", "en"),
    ]
    assert [v.language for v in engine(server).voices()] == ["mul"]


def test_another_server_or_model_makes_other_clips(server: Server) -> None:
    assert len({engine(server).version, engine(server, "/v1").version, engine(server, model="x").version}) == 3
