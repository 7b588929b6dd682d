"""Any server that speaks OpenAI's POST /v1/audio/speech: cloud voices, and local ones (Kokoro, Piper, Supertonic …).

`speech.url` is the server's address; a key is taken from the environment (REFORMAT_SPEECH_KEY), never from a file.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import time
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from reformat.errors import EngineRefused, EngineUnavailable, RateLimited, SettingsError
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.patience import CONNECT, Patience, retry_after, within
from reformat.speech.plausible import check
from reformat.speech.sound import LARGEST, decode

KEY = "REFORMAT_SPEECH_KEY"
PATH = "/v1/audio/speech"
PIECE = 65536
BUSY = (429, 503)
LATER = (408, 409, 425, 500, 502, 504)


class HttpEngine:
    """Speaks through one server; its voices are those of `speech.voices`, by language."""

    name = "http"
    online = True
    workers = 4

    def __init__(self, settings: Settings) -> None:
        speech = settings.speech
        if not speech.url:
            raise SettingsError(
                "the http engine needs an address", hint='set speech.url, such as "http://127.0.0.1:8880"'
            )
        self._url = _address(speech.url)
        self._model = speech.model or "tts-1"
        self._voices = speech.voices
        self.patience = Patience()
        self.version = hashlib.sha256(f"{speech.url} {self._model}".encode()).hexdigest()[:12]

    def voices(self) -> Sequence[Voice]:
        """The voices of the settings; without any, one that takes every language."""
        own = {lang: v.removeprefix("http:") for lang, v in self._voices.items()}
        return tuple(Voice(v, lang, v) for lang, v in own.items()) or (Voice("alloy", "mul", "alloy"),)

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The clip of this text, tried up to four times."""
        ask = {"model": self._model, "input": text, "voice": voice.id, "response_format": "wav", "speed": rate}
        body = json.dumps(ask).encode()

        def once() -> Clip:
            data = within(timeout + CONNECT, lambda: self._post(body, timeout), self._url.netloc)
            return check(decode(data, self.name), text, rate, self.name)

        return self.patience(once)

    def close(self) -> None:
        """Nothing to let go of: each request is a connection of its own."""

    def _post(self, body: bytes, timeout: float) -> bytes:
        deadline = time.monotonic() + timeout
        connection = _connection(self._url)
        try:
            connection.connect()
            _patient(connection, deadline)
            headers = {"Content-Type": "application/json", "Accept": "audio/wav, audio/mpeg", **_authorization()}
            connection.request("POST", self._url.path or PATH, body, headers)
            response = connection.getresponse()
            data = _read(response, connection, deadline)
        except http.client.IncompleteRead as error:
            raise EngineUnavailable(f"{self._url.netloc} broke off in its answer", hint="try again later") from error
        except (OSError, http.client.HTTPException) as error:
            hint = "start the server, check speech.url, or name another engine"
            why = str(error)[:200] or type(error).__name__
            raise EngineUnavailable(f"{self._url.netloc} does not answer as it should: {why}", hint=hint) from error
        finally:
            connection.close()
        return _judged(response, data, self._url.netloc)


def _read(response: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float) -> bytes:
    """The whole body, before the deadline and below the bound, however slowly it drips."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise EngineUnavailable(f"an answer of more than {LARGEST:,} bytes for one utterance")
        _patient(connection, deadline)
    if response.length:  # read1 takes a broken connection for the end
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _patient(connection: http.client.HTTPConnection, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no whole answer in time")
    if connection.sock is not None:
        connection.sock.settimeout(left)


def _judged(response: http.client.HTTPResponse, data: bytes, server: str) -> bytes:
    """The body of a good answer; else the error that tells whether to come back."""
    status = response.status
    if status == 200 and data:
        return data
    if status == 200:
        raise EngineUnavailable(f"{server} answered without any sound", hint="check speech.model and the voice")
    said = data[:200].decode("utf-8", "replace").strip()
    if status in BUSY:
        wait = retry_after(response.headers.get("Retry-After"))
        hint = "try again later: what was spoken is kept"
        raise RateLimited(f"{server} asks for a pause ({status})", retry_after=wait, hint=hint)
    if status in LATER:
        raise EngineUnavailable(f"{server} answered {status}: {said}", hint="try again later")
    hint = f"check speech.url, speech.model, the voice and the key in {KEY}"
    raise EngineRefused(f"{server} refused with {status}: {said}", hint=hint)


def _address(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"speech.url {url!r} is no http address", hint='such as "http://127.0.0.1:8880"')
    path = parts.path.rstrip("/")
    whole = path if path.endswith("/speech") else f"{path}/audio/speech" if path.endswith("/v1") else path + PATH
    return parts._replace(path=whole)


def _connection(url: SplitResult) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    return kind(url.hostname or "", url.port, timeout=CONNECT)


def _authorization() -> dict[str, str]:
    key = os.environ.get(KEY)
    return {"Authorization": f"Bearer {key}"} if key else {}
