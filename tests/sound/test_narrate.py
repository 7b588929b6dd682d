"""A whole narration: order, times, counts, resuming, threads, several languages, hostile text."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import miniaudio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.errors import EngineUnavailable, SettingsError, SpeechError, VoiceUnknown
from reformat.events import Spoken, Warned
from reformat.speech import loudness, mp3
from reformat.speech.cast import best, cast
from reformat.speech.engine import Clip, Engine, Voice
from reformat.speech.engines.espeak import EspeakEngine
from reformat.speech.engines.silent import SilentEngine
from reformat.speech.narrate import speak
from reformat.speech.plausible import check, syllables
from reformat.speech.reels import RECORD
from reformat.speech.track import Track
from reformat.speech.voices import offers, say

from .conftest import article, utterance


def files(track: Track) -> bytes:
    return b"".join(bytes(s.mp3) for s in track.sections)


class Mute(SilentEngine):
    """Has voices for Korean and English only, and fails on a word if one is named."""

    fails_on = ""
    name = "mute"

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("k", "ko"), Voice("e", "en-GB"))

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        if self.fails_on and self.fails_on in text:
            raise EngineUnavailable("out of order")
        return super().speak(text, voice, rate=rate, timeout=timeout)


def test_every_utterance_once_in_order_and_time_is_the_sum(engines, speech) -> None:
    said = article(24, 4)
    track = speak(said, engines, speech())
    assert [c.utterance.id for c in track.cues] == [u.id for u in said]
    assert [s.number for s in track.sections] == [1, 2, 3, 4]
    for section in track.sections:
        samples = miniaudio.decode(bytes(section.mp3), nchannels=1, sample_rate=22050).samples
        assert section.seconds == pytest.approx(len(samples) / 22050, abs=1e-9)
        spoken = sum(c.end - c.begin + c.utterance.pause for c in section.cues)
        grid = len(section.cues) / loudness.FRAMES / 2  # a pause ends with a frame
        assert spoken - grid <= section.seconds <= spoken + grid + 0.15  # delay, and padding to whole frames
        at = mp3.DELAY / 22050
        for cue in section.cues:
            assert cue.begin == pytest.approx(at, abs=0.5 / loudness.FRAMES + 0.001)
            at = cue.end + cue.utterance.pause
            count = syllables(cue.utterance.spoken)
            assert count.fewest * 0.12 <= cue.end - cue.begin <= count.most * 0.4 + 0.3
            clip = samples[round(cue.begin * 22050) : round(cue.end * 22050)].tobytes()
            check(Clip(clip, 22050), cue.utterance.spoken, 1.0, "the track")
    assert track.seconds == pytest.approx(sum(s.seconds for s in track.sections))


def test_the_same_bytes_with_any_number_of_threads(engines, speech, tmp_path: Path) -> None:
    said = article(30, 5)
    tracks = [speak(said, engines, speech(workers=n, cache=str(tmp_path / str(n)))) for n in (1, 2, 4, 8)]
    assert len({files(t) for t in tracks}) == 1
    assert len({t.cues for t in tracks}) == 1


def test_one_edited_sentence_of_200_is_the_only_one_spoken(engines, speech) -> None:
    said = article(200, 8)
    chosen = speech(engine="silent")
    first = speak(said, engines, chosen)
    assert (first.spoken, first.cached) == (len(said), 0)
    again = speak(said, engines, chosen)
    assert (again.spoken, again.cached) == (0, len(said))
    assert (files(again), again.cues) == (files(first), first.cues)
    edited = [replace(u, text="고친 문장이다.", spoken="고친 문장이다.") if u.id == "u100" else u for u in said]
    third = speak(edited, engines, chosen)
    assert (third.spoken, third.cached) == (1, len(said) - 1)
    assert sum(a.mp3 != b.mp3 for a, b in zip(first.sections, third.sections, strict=True)) == 1


@pytest.mark.parametrize("change", [{"rate": 1.2}, {"voices": {"ko": "ko+f2"}}, {"engine": "silent"}])
def test_another_rate_voice_or_engine_takes_nothing_from_the_cache(engines, speech, change: dict[str, object]) -> None:
    said = article(3)
    speak(said, engines, speech())
    assert speak(said, engines, speech(**change)).cached == 0


def test_another_bitrate_or_pause_takes_the_clips(engines, speech) -> None:
    said = article(3)
    first = speak(said, engines, speech())
    other = speak(said, engines, speech(bitrate=64))
    slow = speak([replace(u, pause=1.0) for u in said], engines, speech())
    assert other.spoken == slow.spoken == 0
    assert len({files(first), files(other), files(slow)}) == 3
    assert slow.seconds > first.seconds


def test_a_killed_run_goes_on_where_it_was(engines, speech, tmp_path: Path) -> None:
    chosen = speech(workers=2)
    program = (
        "from tests.sound.conftest import article\n"
        "from reformat.registry import Registry\n"
        "from reformat.settings.tree import Settings, Speech\n"
        "from reformat.speech.narrate import speak\n"
        f"chosen = Settings(speech=Speech(cache={chosen.speech.cache!r}, workers=2))\n"
        "speak(article(4000, 40), Registry.discover().engine, chosen)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program])
    folder = Path(chosen.speech.cache)
    deadline = time.monotonic() + 60
    index = folder / "clips" / "index"
    while time.monotonic() < deadline and not (index.exists() and index.stat().st_size >= 60 * RECORD.size):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = index.stat().st_size // RECORD.size
    assert 60 <= kept < 4000
    said = article(4000, 40)[:90]
    track = speak(said, engines, chosen)
    assert track.cached >= 59
    assert track.spoken + track.cached == len(said)
    assert files(track) == files(speak(said, engines, speech(cache=str(tmp_path / "fresh"))))


def test_damaged_clips_are_made_again(engines, speech) -> None:
    said = article(5)
    chosen = speech()
    first = speak(said, engines, chosen)
    for path in Path(chosen.speech.cache).rglob("*.*"):
        path.write_bytes(path.read_bytes()[::-1])
    again = speak(said, engines, chosen)
    assert (again.spoken, files(again)) == (len(said), files(first))


def test_a_cache_that_cannot_be_written_is_said_once(engines, speech, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    heard: list[object] = []
    track = speak(article(5), engines, speech(cache=str(tmp_path / "file" / "cache")), heard.append)
    assert track.spoken == 6
    assert [e.code for e in heard if isinstance(e, Warned)] == ["cache"]


def test_each_language_has_its_voice(engines, speech) -> None:
    said = [utterance(1, "ko"), utterance(2, "en"), utterance(3, "de"), utterance(4, "en")]
    track = speak(said, engines, speech(voices={"en": "en-gb-x-rp"}))
    assert track.voices == {"ko": "espeak:ko", "en": "espeak:en-GB-x-rp", "de": "espeak:de"}
    assert len(track.cues) == 4


def test_a_language_nobody_speaks_is_said_and_the_others_go_on(speech) -> None:
    heard: list[object] = []
    said = [utterance(1, "ko"), replace(utterance(2), language="tlh"), utterance(3, "en")]
    track = speak(said, lambda _, s: Mute(s), speech(engine="mute"), heard.append)
    assert [c.utterance.id for c in track.cues] == ["u1", "u3"]
    assert track.silent == ("tlh",)
    (warned,) = [e for e in heard if isinstance(e, Warned)]
    assert "'tlh'" in warned.message
    assert "text" in warned.message


def test_an_article_that_nobody_speaks_has_a_track_without_sections(speech) -> None:
    said = [replace(u, language="tlh") for u in article(2)]
    track = speak(said, lambda _, s: Mute(s), speech(engine="mute"))
    assert (track.sections, track.silent, track.seconds) == ((), ("tlh",), 0)


def test_the_next_engine_takes_a_language_and_it_is_said(speech) -> None:
    heard: list[object] = []

    def company(name: str, chosen) -> Engine:
        return Mute(chosen) if name == "mute" else SilentEngine(chosen)

    said = [utterance(1, "ko"), utterance(2, "de")]
    track = speak(said, company, speech(engine="mute", fallback=("silent",)), heard.append)
    assert track.voices == {"ko": "mute:k", "de": "silent:hum"}
    assert [e.message for e in heard if isinstance(e, Warned)] == ["mute has no voice for 'de'; silent speaks it (hum)"]


def test_an_engine_that_fails_midway_changes_no_voice_inside_the_article(speech) -> None:
    def company(name: str, chosen) -> Engine:
        made: Engine = Mute(chosen) if name == "mute" else SilentEngine(chosen)
        Mute.fails_on = "7번째"
        return made

    try:
        with pytest.raises(EngineUnavailable, match="out of order"):
            speak(article(9), company, speech(engine="mute"))
        heard: list[object] = []
        track = speak(article(9), company, speech(engine="mute", fallback=("silent",)), heard.append)
    finally:
        Mute.fails_on = ""
    assert set(track.voices.values()) == {"silent:hum"}
    assert [e.code for e in heard if isinstance(e, Warned)] == ["engine-unavailable"]


def test_an_unknown_voice_is_a_mistake_and_not_replaced(engines, speech) -> None:
    with pytest.raises(VoiceUnknown, match="no voice 'nobody'") as caught:
        speak(article(1), engines, speech(voices={"ko": "nobody"}, fallback=("silent",)))
    assert "ko" in caught.value.hint


def test_an_unknown_engine(engines, speech) -> None:
    with pytest.raises(VoiceUnknown, match="no speech engine 'parrot'"):
        speak(article(1), engines, speech(engine="parrot"))
    with pytest.raises(SettingsError):
        speak(article(1), engines, speech(engine="http"))


def test_a_sentence_of_a_megabyte_is_refused_before_anything_is_spoken(engines, speech) -> None:
    heard: list[object] = []
    with pytest.raises(SpeechError, match="1,048,576 characters") as caught:
        speak([utterance(1), utterance(2, text="가" * 1_048_576)], engines, speech(), heard.append)
    assert heard == []
    assert "narration out" in caught.value.hint


def test_a_long_sentence_is_spoken_whole(engines, speech) -> None:
    text = "도서관은 새 책을 소리로 냈고 " * 200 + "끝났다."
    track = speak([utterance(1, text=text)], engines, speech())
    assert track.seconds > 300


def test_what_has_no_sound_has_no_cue(engines, speech) -> None:
    said = [utterance(1), utterance(2, text=" \u200b\n"), utterance(3)]
    assert [c.utterance.id for c in speak(said, engines, speech()).cues] == ["u1", "u3"]
    assert speak([], engines, speech()).sections == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_text_keeps_the_books(engines, speech, texts: list[str]) -> None:
    said = [utterance(n, text=text) for n, text in enumerate(texts)]
    track = speak(said, engines, speech(engine="silent"))
    wanted = [c.utterance.id for c in track.cues]
    assert wanted == [u.id for u in said if u.id in wanted]
    assert [c.begin for c in track.cues] == sorted(c.begin for c in track.cues)


def test_progress_is_told_after_each_utterance(engines, speech) -> None:
    heard: list[object] = []
    speak(article(6), engines, speech(engine="silent"), heard.append, "a.html")
    told = [e for e in heard if isinstance(e, Spoken)]
    assert [e.done for e in told] == list(range(1, 8))
    assert {(e.total, e.source) for e in told} == {(7, "a.html")}


VOICES = (
    Voice("a", "en-us"),
    Voice("b", "en-gb"),
    Voice("c", "zh"),
    Voice("d", "pt-br"),
    Voice("e", "nb"),
    Voice("f", "mul"),
)


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "a"),
        ("en-GB", "b"),
        ("en_gb", "b"),
        ("en-AU", "a"),
        ("zh-Hant-TW", "c"),
        ("cmn", "c"),
        ("pt", "d"),
        ("no", "e"),
        ("ko", "f"),
    ],
)
def test_the_best_voice_for_a_tag(language: str, voice: str) -> None:
    found = best(language, VOICES)
    assert found is not None
    assert found.id == voice


def test_a_choice_may_name_its_engine(speech) -> None:
    engine = EspeakEngine(speech())
    parts = cast([engine], ["ko", "en"], {"ko": "gtts:ko", "en": "espeak:en-gb"}, "espeak")
    assert {k: p.voice.id for k, p in parts.parts.items()} == {"ko": "ko", "en": "en-GB-scotland"} or parts.parts[
        "en"
    ].voice.language == "en"
    engine.close()


def test_voices_are_listed_by_engine_and_language(engines, speech) -> None:
    found = list(offers(("espeak", "gtts", "http"), engines, speech(), "ko"))
    assert {(o.engine, o.online) for o in found if o.voice} == {("espeak", False), ("gtts", True)}
    (trouble,) = [o for o in found if not o.voice]
    assert trouble.engine == "http"
    assert "address" in trouble.trouble


def test_one_sentence_said(engines, speech) -> None:
    sound = say("도서관이 문을 열었다.", engines, speech(), "ko")
    assert sound[:4] == b"RIFF"
    assert miniaudio.wav_get_info(sound).duration > 1
    with pytest.raises(VoiceUnknown):
        say("?", lambda _, s: Mute(s), speech(engine="mute"), "tlh")


@pytest.mark.parametrize(
    ("seconds", "text", "fits"),
    [
        (2.0, "도서관이 문을 열었다.", True),
        (0.3, "도서관이 오늘 아침에 문을 열었다고 밝혔다.", False),
        (30.0, "도서관", False),
        (1.5, "KAIST", True),
        (0.5, "네.", True),
        (4.0, "This is a rather short English sentence.", True),
        (0.4, "This is a rather short English sentence.", False),
        (2.5, "図書館が開館した。", True),
        (0.1, "…", True),
    ],
)
def test_how_long_a_text_can_sound(seconds: float, text: str, fits: bool) -> None:
    clip = Clip(b"\x00\x10" * round(22050 * seconds), 22050)
    if fits:
        assert check(clip, text, 1.0, "it") is clip
    else:
        with pytest.raises(EngineUnavailable, match="s of sound for"):
            check(clip, text, 1.0, "it")


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [("가나다", 3, 3), ("漢字", 1.6, 8), ("かな", 1.0, 2.4), ("KAIST", 1, 15), ("reading", 0.875, 7), ("…", 0, 0)],
)
def test_syllables_are_counted_by_script(text: str, fewest: float, most: float) -> None:
    count = syllables(text)
    assert (count.fewest, count.most) == (pytest.approx(fewest, rel=0.4), pytest.approx(most))
