"""What the tests of sound share: utterances, settings with a cache of their own, and speech servers that misbehave."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from reformat.registry import Registry
from reformat.settings.tree import Settings, Speech
from reformat.speech import mp3
from reformat.speech.engine import Clip, Voice
from reformat.speech.engines.silent import RATE, SilentEngine
from reformat.speech.sound import wav
from reformat.speech.track import Utterance

SENTENCES = {
    "ko": "정부는 {}번째 예산안을 오늘 국무회의에서 확정했다고 밝혔다.",
    "en": "The library said on Monday that sample number {} can be read by ear.",
    "de": "Die Bücherei hat am Montag die Probe Nummer {} vorgestellt.",
}


def utterance(number: int, language: str = "ko", kind: str = "sentence", text: str | None = None) -> Utterance:
    said = SENTENCES[language].format(number) if text is None else text
    return Utterance(f"u{number}", kind, f"p{number}", 0, len(said), language, said, said, 0.3)  # type: ignore[arg-type]


def article(sentences: int, sections: int = 1, language: str = "ko") -> list[Utterance]:
    """A title, and so many sentences in so many sections."""
    out = [utterance(0, language, "title", "오늘 국무회의에서 정한 새 소식" if language == "ko" else "News of the day")]
    for number in range(1, sentences + 1):
        if sections > 1 and (number - 1) % -(-sentences // sections) == 0 and number > 1:
            out.append(utterance(10_000 + number, language, "heading", f"제목 {number}"))
        out.append(utterance(number, language))
    return out


@pytest.fixture
def engines() -> Callable[..., object]:
    return Registry.discover().engine


@pytest.fixture
def speech(tmp_path: Path) -> Callable[..., Settings]:
    """Settings with a cache below the test's own folder."""

    def make(**chosen: object) -> Settings:
        return Settings(speech=Speech(**{"cache": str(tmp_path / "cache"), **chosen}))  # type: ignore[arg-type]

    return make


def hum(text: str) -> Clip:
    return SilentEngine(Settings()).speak(text, Voice("hum", "mul"), rate=1.0, timeout=1.0)


@dataclass
class Server:
    """A speech server on loopback: each request takes the next of `plays` (the last one again and again)."""

    url: str
    plays: list[str] = field(default_factory=lambda: ["ok"])
    texts: list[str] = field(default_factory=list)
    asked: list[dict[str, object]] = field(default_factory=list)

    def next_play(self) -> str:
        return self.plays.pop(0) if len(self.plays) > 1 else self.plays[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    board: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = self._text(body)
        self.board.texts.append(text)
        play, _, argument = self.board.next_play().partition(" ")
        getattr(self, f"play_{play}")(text, argument)

    def _text(self, body: bytes) -> str:
        if self.path.endswith("/speech"):
            asked = json.loads(body)
            self.board.asked.append(asked)
            return str(asked["input"])
        call = json.loads(parse_qs(body.decode())["f.req"][0])
        return str(json.loads(call[0][0][1])[0])

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _sound(self, clip: Clip) -> bytes:
        if self.path.endswith("/speech"):
            return wav(clip)
        sound = base64.b64encode(mp3.encode([clip.pcm], clip.rate, 48)).decode()
        line = json.dumps(
            [["wrb.fr", "jQ1olc", json.dumps([sound]), None, None, None, "generic"]], separators=(",", ":")
        )
        return f")]}}'\n\n{len(line)}\n{line}\n".encode()

    def play_ok(self, text: str, _: str) -> None:
        self._answer(200, self._sound(hum(text)))

    def play_mp3(self, text: str, _: str) -> None:
        self._answer(200, mp3.encode([hum(text).pcm], RATE, 48))

    def play_short(self, text: str, _: str) -> None:
        self._answer(200, self._sound(Clip(hum(text).pcm[: RATE // 10], RATE)))

    def play_silence(self, text: str, _: str) -> None:
        self._answer(200, self._sound(Clip(bytes(len(hum(text).pcm)), RATE)))

    def play_empty(self, _text: str, _: str) -> None:
        self._answer(200, b"")

    def play_page(self, _text: str, _: str) -> None:
        self._answer(200, b"<html><title>Sign in to the hotel network</title></html>", Content_Type="text/html")

    def play_busy(self, _text: str, wait: str) -> None:
        self._answer(429, b"slow down", **({"Retry_After": wait} if wait else {}))

    def play_status(self, _text: str, status: str) -> None:
        self._answer(int(status), b"no")

    def play_hang(self, _text: str, seconds: str) -> None:
        time.sleep(float(seconds))
        self.close_connection = True

    def play_drip(self, text: str, seconds: str) -> None:
        """A byte now and then: each comes before any socket's time-out."""
        body = self._sound(hum(text))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        end = time.monotonic() + float(seconds)
        for byte in body:
            if time.monotonic() > end:
                break
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                break
            time.sleep(0.05)
        self.close_connection = True

    def play_drop(self, text: str, _: str) -> None:
        """Half of the promised body, then nothing more."""
        body = self._sound(hum(text))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True


@pytest.fixture
def server() -> Iterator[Server]:
    handler = type("Handler", (_Handler,), {})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    board = Server(f"http://127.0.0.1:{httpd.server_address[1]}")
    handler.board = board  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield board
    httpd.shutdown()
    httpd.server_close()
