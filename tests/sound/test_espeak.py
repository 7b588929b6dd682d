"""espeak-ng: the same bytes always, from any thread and process; text is text, whatever it looks like."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.errors import EngineUnavailable
from reformat.settings.tree import Settings
from reformat.speech.clips import speakable, trimmed
from reformat.speech.engine import Voice
from reformat.speech.engines import espeak
from reformat.speech.engines.espeak import EspeakEngine
from reformat.speech.engines.hanzi import sayable
from reformat.speech.plausible import check

KO, EN = Voice("ko", "ko"), Voice("en-us", "en")
TEXTS = ("국무회의가 열렸다.", "예산안은 내일 국회로 간다.", "AI 기술을 쓴다.", "누리집에 실었다.")


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakEngine]:
    made = EspeakEngine(Settings())
    yield made
    made.close()


def say(engine: EspeakEngine, text: str, voice: Voice = KO, rate: float = 1.0) -> bytes:
    return engine.speak(text, voice, rate=rate, timeout=20.0).pcm


def test_the_same_bytes_in_any_order_and_thread(engine: EspeakEngine) -> None:
    first = [say(engine, text) for text in TEXTS]
    assert [say(engine, text) for text in reversed(TEXTS)] == first[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: say(engine, text), TEXTS * 5)) == first * 5


def test_the_same_bytes_in_another_process(engine: EspeakEngine) -> None:
    program = (
        "import hashlib; from reformat.settings.tree import Settings; from reformat.speech.engine import Voice;"
        "from reformat.speech.engines.espeak import EspeakEngine; e = EspeakEngine(Settings());"
        f"clip = e.speak({TEXTS[1]!r}, Voice('ko', 'ko'), rate=1.0, timeout=20.0);"
        "print(hashlib.sha256(clip.pcm).hexdigest()); e.close()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(say(engine, TEXTS[1])).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        "<speak>hello</speak>",
        '<break time="60s"/>hello',
        '<audio src="/etc/passwd"/>hello',
        "[[h@l'oU]] hello",
        "&lt;b&gt; &amp; hello",
        '<prosody rate="x-slow" volume="silent">hello hello</prosody>',
    ],
)
def test_markup_is_spoken_as_text(engine: EspeakEngine, text: str) -> None:
    """Read out, it takes longer than the word alone, and it neither pauses nor falls silent."""
    marked = trimmed(engine.speak(text, EN, rate=1.0, timeout=20.0))
    bare = trimmed(engine.speak("hello", EN, rate=1.0, timeout=20.0))
    assert marked.seconds > bare.seconds + 0.3
    assert check(marked, text, 1.0, "espeak") is marked


def test_control_characters_command_nothing(engine: EspeakEngine) -> None:
    """\\x01 begins an embedded command of the library: pitch, rate, volume."""
    for hostile in ("\x015A hello", "\x01400S hello", "hel\0lo"):
        assert "\x01" not in speakable(hostile)
        assert "\0" not in speakable(hostile)
    assert say(engine, speakable("hello\x01\x02 world\x7f"), EN) == say(engine, "hello world", EN)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_gives_sound_and_no_crash(engine: EspeakEngine, text: str) -> None:
    said = speakable(text)
    if said:
        assert len(say(engine, said)) % 2 == 0


def test_speakable_is_stable_and_one_line() -> None:
    text = "가\u200b나\ufeff다\n라\t마\x00바\ud800사\u00ad아  자"
    assert speakable(text) == "가나다 라 마 바사아 자"
    assert speakable(speakable(text)) == speakable(text)


def test_faster_is_shorter(engine: EspeakEngine) -> None:
    assert len(say(engine, TEXTS[1], rate=1.6)) < len(say(engine, TEXTS[1])) < len(say(engine, TEXTS[1], rate=0.7))


def test_a_deadline_stops_the_synthesis(engine: EspeakEngine) -> None:
    with pytest.raises(EngineUnavailable, match="longer than"):
        engine.speak("예산안을 확정했다. " * 800, KO, rate=1.0, timeout=0.01)


def test_voices_have_tags_and_a_licence_and_all_languages_of_ours(engine: EspeakEngine) -> None:
    voices = engine.voices()
    assert len(voices) > 100
    assert len({v.id for v in voices}) == len(voices)
    assert {"ko", "en-us", "zh", "de", "fr", "es"} <= {v.language for v in voices}
    assert not {"ja", "hak"} & {v.language for v in voices}, (
        "it reads no Chinese characters there, and must not pretend"
    )
    assert all(v.licence.startswith("GPL") for v in voices)


def test_sound_rules_are_for_korean_only_and_part_of_the_version(engine: EspeakEngine) -> None:
    assert say(engine, "국물") == say(engine, "궁물")
    assert say(engine, "국물", EN) != say(engine, "궁물", EN)
    assert engine.version.endswith(f"+{espeak.RULES}")


@pytest.mark.parametrize(
    ("text", "said"),
    [("兄弟", "西庸弟"), ("英雄", "英习庸"), ("贫穷的人", "贫奇庸的人"), ("窘", "几永"), ("瓊", "奇庸")],
)
def test_mandarin_gets_syllables_that_it_has(engine: EspeakEngine, text: str, said: str) -> None:
    assert say(engine, text, Voice("cmn", "zh-CN")) == say(engine, said, Voice("cmn", "zh"))
    assert say(engine, text, Voice("yue", "yue")) != say(engine, said, Voice("yue", "yue"))


def test_what_mandarin_can_say_is_left_alone() -> None:
    assert sayable("图书馆今天开放新的阅览室。") == "图书馆今天开放新的阅览室。"


def test_a_voice_that_the_library_has_not(engine: EspeakEngine) -> None:
    with pytest.raises(EngineUnavailable, match="no-voice"):
        say(engine, "책", Voice("no-voice-here", "ko"))


def test_without_library_and_command_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "find", lambda: None)
    monkeypatch.setattr(espeak.shutil, "which", lambda _: None)
    with pytest.raises(EngineUnavailable, match="not installed") as caught:
        EspeakEngine(Settings())
    assert "pip install" in caught.value.hint


@pytest.mark.parametrize(
    ("voice", "unit"),
    [
        ("ko", "도서관은 새 책을 소리로 냈고 "),
        ("ko", "정부는 예산안을 오늘 국무회의에서 확정했다고 "),
        ("ko", "가나다라마바사아자차카타파하"),
        ("cmn", "图书馆今天开放新的阅览室"),
        ("ru", "библиотека открыла новый зал для чтения "),
        ("en-us", "the library read the new book to all and "),
        ("ar", "فتحت المكتبة قاعة جديدة للقراءة "),
        ("hi", "पुस्तकालय ने नया कमरा खोला "),
    ],
)
def test_a_clause_without_stops_loses_no_word(engine: EspeakEngine, voice: str, unit: str) -> None:
    """Twenty times the words take twenty times as long: the library by itself drops up to half of them."""
    one = trimmed(engine.speak(unit * 4, Voice(voice, voice), rate=1.0, timeout=20.0)).seconds / 4
    many = trimmed(engine.speak(unit * 40, Voice(voice, voice), rate=1.0, timeout=20.0)).seconds / 40
    assert many >= one * 0.93


def test_breath_is_taken_between_words_and_nothing_is_lost() -> None:
    text = "정부는 예산안을 오늘 국무회의에서 확정했다고 " * 9
    assert espeak.breathing(text).replace(",", "").split() == text.split()
    assert espeak.breathing("a " * 200) == "a " * 200


def test_words_in_a_sentence_lose_no_phoneme(engine: EspeakEngine) -> None:
    """Point 9: a sentence lasts about as long as its words; a dropped word would shorten it by its whole length."""
    sentence = "도서관 예산 확정 발표 내용 공개"
    words = sentence.split()
    whole = trimmed(engine.speak(sentence, KO, rate=1.0, timeout=20.0)).seconds
    for word in words:
        less = sentence.replace(word, "", 1)
        assert trimmed(engine.speak(less, KO, rate=1.0, timeout=20.0)).seconds < whole - 0.1


def test_no_room_for_a_copy_of_the_library_is_one_plain_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from reformat.errors import WriteError
    from reformat.speech.engines import espeak_library

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.delattr(espeak_library.os, "memfd_create", raising=False)
    monkeypatch.setattr(espeak_library.shutil, "copyfile", full)
    with pytest.raises(WriteError, match="No space left"):
        EspeakEngine(Settings()).speak("안녕", Voice("ko", "ko"), rate=1.0, timeout=5.0)


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="the system has no files without a name")
def test_a_copy_without_a_name_sounds_as_one_in_a_folder_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = [EspeakEngine(Settings()).speak("안녕", Voice("ko", "ko"), rate=1.0, timeout=5.0).pcm]
    assert os.listdir(tmp_path) == []
    monkeypatch.delattr(os, "memfd_create")
    said.append(EspeakEngine(Settings()).speak("안녕", Voice("ko", "ko"), rate=1.0, timeout=5.0).pcm)
    assert said[0] == said[1]
