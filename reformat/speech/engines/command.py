"""Any program that reads text and writes WAV: Piper, Supertonic, MeloTTS, espeak-ng, a script of the user's own.

`speech.command` is its argv, never given to a shell; {voice}, {language} and {rate} in it are filled in. The text goes
in as UTF-8 on standard input, so that nothing in an article can be taken for an option.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO, cast

from reformat.errors import EngineUnavailable, SettingsError
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.patience import within
from reformat.speech.sound import LARGEST, decode

LAST = 2000
"""Bytes of what a program says of its failure that are looked at."""


class CommandEngine:
    """Speaks by one process per utterance; its voices are those of `speech.voices`, by language."""

    name = "command"
    online = False
    workers = 64

    def __init__(self, settings: Settings) -> None:
        argv = settings.speech.command
        if not argv:
            raise SettingsError(
                "the command engine needs a command", hint='speech.command = ["piper", "-m", "{voice}", "-f", "-"]'
            )
        if not shutil.which(argv[0]):
            raise EngineUnavailable(f"there is no program {argv[0]!r}", hint="check speech.command")
        self._argv, self._voices = argv, settings.speech.voices
        self.version = hashlib.sha256("\0".join(argv).encode()).hexdigest()[:12]

    def voices(self) -> Sequence[Voice]:
        """The voices of the settings; without any, one that takes every language."""
        own = {lang: v.removeprefix("command:") for lang, v in self._voices.items()}
        return tuple(Voice(v, lang, v) for lang, v in own.items()) or (Voice("default", "mul"),)

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The clip of this text; the program is stopped when it takes longer than `timeout` seconds."""
        argv = [_filled(part, voice, rate) for part in self._argv]
        data = text.encode("utf-8", "replace") + b"\n"
        try:
            status, sound, said = _run(argv, data, timeout)
        except OSError as error:
            hint = "check speech.command"
            raise EngineUnavailable(f"{argv[0]} cannot be run: {error.strerror}", hint=hint) from error
        if status != 0 or not sound:
            how = f"signal {-status}" if status < 0 else f"status {status}"
            last = said.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
            raise EngineUnavailable(
                f"{argv[0]} gave no sound ({how}){': ' if last else ''}{last}", hint="check speech.command"
            )
        return decode(sound, argv[0])

    def close(self) -> None:
        """Nothing to let go of: each process has ended."""


def _run(argv: list[str], text: bytes, timeout: float) -> tuple[int, bytes, bytes]:
    """Status, sound and last words of a program; one that takes too long or never ends its sound is stopped."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(text)
        given.seek(0)
        pipe = subprocess.PIPE
        process = subprocess.Popen(argv, stdin=given, stdout=pipe, stderr=said, start_new_session=True)  # noqa: S603

        def listen() -> tuple[int, bytes]:
            with cast(IO[bytes], process.stdout) as stream:
                sound = stream.read(LARGEST)
            if len(sound) == LARGEST:
                raise EngineUnavailable(f"{argv[0]} gave more than {LARGEST:,} bytes for one utterance")
            return process.wait(), sound

        try:
            status, sound = within(timeout, listen, argv[0])
        finally:
            _stop(process)
        said.seek(max(0, said.seek(0, os.SEEK_END) - LAST))
        return status, sound, said.read()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started, which a shell does for each word of a pipe."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _filled(part: str, voice: Voice, rate: float) -> str:
    """The argument with its placeholders filled in; other braces stay as they are."""
    values = {"{voice}": voice.id, "{language}": voice.language, "{rate}": f"{rate:g}", "{slowness}": f"{1 / rate:g}"}
    for name, value in values.items():
        part = part.replace(name, value)
    return part
