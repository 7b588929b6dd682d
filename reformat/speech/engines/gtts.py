"""gTTS: Google's online voices, one sentence at a time. Text leaves the machine, so it speaks only when it is named.

gTTS itself never verifies the server's certificate (it passes verify=False), waits for ever unless it is told not to,
and takes a reply with no sound in it for a success. Time-outs are always set here; what a reply holds is decoded at
once, and narration checks its length against the text.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from reformat.errors import EngineUnavailable, RateLimited, SpeechError
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.patience import CONNECT, Patience, retry_after, within
from reformat.speech.plausible import check
from reformat.speech.sound import decode
from reformat.speech.stretch import stretched

LICENCE = "online service; Google's terms apply"
BUSY = 429

_FIRST = {"zh": "zh-CN", "pt": "pt", "fr": "fr"}
"""The service's language that stands first among those of a primary language."""


class GttsEngine:
    """Speaks through gTTS, patiently; `speech.host` is the service's top-level domain, or the URL of another server."""

    name = "gtts"
    online = True
    workers = 2

    def __init__(self, settings: Settings) -> None:
        self._host = settings.speech.host
        self.patience = Patience()
        self.version = _version() + ("" if self._host == "com" else f" {self._host}")

    def voices(self) -> Sequence[Voice]:
        """One voice for each language of the service, from gTTS's own list."""
        from gtts.lang import tts_langs

        known = sorted(tts_langs().items(), key=lambda pair: (pair[0] not in _FIRST.values(), pair[0]))
        return tuple(Voice(tag, {"iw": "he", "jw": "jv"}.get(tag, tag), name, LICENCE) for tag, name in known)

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The clip of this text, tried up to four times. The service has one speed: any other rate is made here."""
        return self.patience(lambda: stretched(self._once(text, voice, timeout), rate))

    def close(self) -> None:
        """Nothing to let go of: each request is a connection of its own."""

    def _once(self, text: str, voice: Voice, timeout: float) -> Clip:
        service = _service()(
            text=text,
            tld="com" if "://" in self._host else self._host,
            lang=voice.id,
            lang_check=False,  # the voice is from its list
            timeout=(CONNECT, timeout),
        )
        service.address = self._host.rstrip("/") if "://" in self._host else ""
        clip = decode(within(timeout * 2, lambda: _fetch(service), self.name), self.name)
        return check(clip, text, 1.0, self.name)


def _fetch(service: Any) -> bytes:
    """All MP3 bytes of the reply, or the plain word for what went wrong."""
    from gtts import gTTSError

    sink = io.BytesIO()
    try:
        service.write_to_fp(sink)
    except gTTSError as error:
        raise _error(error) from error
    except AssertionError as error:
        raise SpeechError(f"gTTS finds nothing to say in {service.text[:40]!r}") from error
    except (ValueError, OSError) as error:  # a body that is not the service's: broken base64, broken UTF-8
        raise EngineUnavailable(f"gTTS got an answer that it cannot read: {error}") from error
    if not sink.tell():
        raise EngineUnavailable("gTTS answered without any sound", hint="the service may have changed; update gTTS")
    return sink.getvalue()


def _error(error: Any) -> SpeechError:
    response = error.rsp
    if response is None:
        hint = "check the network, or use --engine espeak, which needs none"
        return EngineUnavailable("gTTS cannot reach its service, or it did not answer in time", hint=hint)
    if response.status_code == BUSY:
        wait = retry_after(response.headers.get("Retry-After"))
        hint = "run it again later: what is spoken is kept"
        return RateLimited("the gTTS service asks for a pause", retry_after=wait, hint=hint)
    return EngineUnavailable(f"gTTS: {error}", hint="try again later, or use --engine espeak")


@cache
def _service() -> Any:
    """gTTS with one change: its requests may go to another address than the one it builds from a top-level domain."""
    from gtts import gTTS

    logging.getLogger("gtts").setLevel(logging.WARNING)

    class Service(gTTS):  # type: ignore[misc]
        address = ""

        def _prepare_requests(self) -> list[Any]:
            requests: list[Any] = super()._prepare_requests()
            for request in requests if self.address else ():
                request.prepare_url(self.address + request.path_url, None)
            return requests

    return Service


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("gTTS")
