"""Any program that reads text and writes WAV: Piper, Supertonic, MeloTTS, espeak-ng, a script of the user's own.

`speech.command` is its argv, never given to a shell; {voice}, {language} and {rate} in it are filled in. The text goes
in as UTF-8 on standard input, so that nothing in an article can be taken for an option.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Sequence

from reformat.errors import EngineUnavailable, SettingsError
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.sound import decode


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
            done = subprocess.run(argv, input=data, capture_output=True, timeout=timeout, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            raise EngineUnavailable(f"{argv[0]} took longer than {timeout:g} s", hint="raise speech.timeout") from error
        except OSError as error:
            raise EngineUnavailable(
                f"{argv[0]} cannot be run: {error.strerror}", hint="check speech.command"
            ) from error
        if done.returncode != 0 or not done.stdout:
            last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
            raise EngineUnavailable(
                f"{argv[0]} gave no sound (status {done.returncode}): {last}", hint="check speech.command"
            )
        return decode(done.stdout, argv[0])

    def close(self) -> None:
        """Nothing to let go of: each process has ended."""


def _filled(part: str, voice: Voice, rate: float) -> str:
    """The argument with its placeholders filled in; other braces stay as they are."""
    values = {"{voice}": voice.id, "{language}": voice.language, "{rate}": f"{rate:g}", "{slowness}": f"{1 / rate:g}"}
    for name, value in values.items():
        part = part.replace(name, value)
    return part
