"""espeak-ng: the embedded engine. Offline, over a hundred languages, plain of voice; the same bytes every time.

The library of the espeakng-loader wheel serves, else the system's library, else the `espeak-ng` command.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from reformat.errors import EngineUnavailable
from reformat.patterns import lazy
from reformat.settings.tree import Settings
from reformat.speech.engine import Clip, Voice
from reformat.speech.engines.acronyms import SPELLING, spelled
from reformat.speech.engines.espeak_library import WORDS_PER_MINUTE, Library, find
from reformat.speech.engines.hangul import respell
from reformat.speech.engines.hanzi import sayable
from reformat.speech.sound import decode

LICENCE = "GPL-3.0-or-later"
COMMAND = "espeak-ng"
RULES = 8
"""Number of the rules here and of acronyms.py, hangul.py and hanzi.py, part of the version: others make other clips."""

BREATH = 85
"""Characters without any stop after which a breath is taken. The library silently drops words of a longer clause in
Hangul, Han or kana: half of a clause of 300 syllables was missing (measured; its buffer counts parts of syllables)."""

LONGEST_WORD = 45
"""Characters of one word without a space; of a longer one it drops syllables too."""

_CLAUSE = lazy(r"[^,.;:!?…。、，；：！？]{46,}")
_SHORT_OF_LATIN = lazy(r"[^\x00-\u024f]{20}|(?:[^\x00-\u024f]+[\x00-\u024f]{0,3}){10}")

FIRST = ("gmw/en-US", "roa/fr", "gmw/de", "roa/es", "sit/cmn", "jpx/ja", "ko", "roa/pt", "zle/ru", "sem/ar")
"""Voices that stand first among those of their language."""

_TAGS = {"cmn": "zh", "cmn-latn-pinyin": "zh-Latn-pinyin", "fr-fr": "fr"}
"""The library's own tags, as BCP 47 has them."""


VOLUMES = {"ko": 114, "cmn": 104, "en": 117, "de": 120, "fr": 150}
"""Per cent of its own volume at which a voice speaks as loud as a section is to be, so that its samples need no other
gain (measured on 25 sentences of news each). A voice that isn't named here gets its gain later."""


class _Backend(Protocol):
    version: str

    def voices(self) -> Iterator[tuple[str, str, tuple[str, ...]]]: ...

    def speak(self, text: str, voice: str, rate: float, timeout: float) -> Clip: ...

    def close(self) -> None: ...


UNREAD = frozenset({"ja", "hak"})
"""Languages that the library lists and cannot read, so that they are not offered: Japanese and Hakka, where it says
"Chinese letter" for each character. Mandarin and Cantonese have a reading for every one (measured, U+4E00 to 9FFF)."""


class EspeakEngine:
    """Speaks with espeak-ng in this process, one utterance at a time on each of any number of threads."""

    name = "espeak"
    online = False
    workers = 64

    def __init__(self, settings: Settings) -> None:
        self._backend = _backend()

    @cached_property
    def version(self) -> str:
        """The library's version and that of the rules here."""
        return f"{self._backend.version}+{RULES}"

    def voices(self) -> Sequence[Voice]:
        """All voices of the library, the best of each language first."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        found = sorted(self._backend.voices(), key=lambda v: (FIRST.index(v[0]) if v[0] in FIRST else len(FIRST), v[0]))
        return tuple(
            Voice(identifier.rpartition("/")[2], _tag(identifier, tags), name, LICENCE)
            for identifier, name, tags in found
            if tags and tags[0] not in UNREAD
        )

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Clip:
        """The clip of this text; Hangul and some Chinese go in as they sound: the library lacks rules and syllables."""
        language = voice.language.partition("-")[0].lower()
        respelt = {"ko": respell, "zh": sayable, "cmn": sayable}.get(language, str)
        said = spelled(text) if language in SPELLING else text
        return self._backend.speak(breathing(respelt(said)), voice.id, rate, timeout)

    def close(self) -> None:
        """Remove the private copies of the library."""
        self._backend.close()


def _tag(identifier: str, tags: tuple[str, ...]) -> str:
    """The voice's language: the library's first tag, unless the voice is named by a closer one (Scottish is no en)."""
    own = identifier.rpartition("/")[2].lower()
    return own if "-" in own and own in tags else _TAGS.get(tags[0], tags[0])


def breathing(text: str) -> str:
    """The text with a comma between words where a clause gets too long for the library."""
    return _CLAUSE.sub(_breaths, text) if _SHORT_OF_LATIN.search(text) else text


def _breaths(clause: re.Match[str]) -> str:
    rest, out = clause.group(), []
    while len(rest) > BREATH or (len(rest) > LONGEST_WORD and " " not in rest):
        at = rest.rfind(" ", BREATH // 3, BREATH)
        at = at if at > 0 else LONGEST_WORD
        out.append(rest[:at])
        rest = rest[at:].lstrip()
    return ", ".join([*out, rest])


class _InProcess:
    """The shared library, by ctypes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.version = library.version
        self.voices = library.voices
        self.close = library.close

    def speak(self, text: str, voice: str, rate: float, timeout: float) -> Clip:
        volume = VOLUMES.get(voice.partition("-")[0].lower(), 100)
        return Clip(self._library.speak(text, voice, rate, timeout, volume), self._library.rate)


class _ByCommand:
    """The espeak-ng command, where there is no library."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.version = self._run(["--version"], b"", 10.0).decode().split("text-to-speech: ")[-1].split()[0]

    def voices(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for line in self._run(["--voices"], b"", 10.0).decode().splitlines()[1:]:
            _, tag, _, name, identifier, *_ = line.split()
            yield identifier, name.replace("_", " "), (tag,)

    def speak(self, text: str, voice: str, rate: float, timeout: float) -> Clip:
        speed, volume = str(round(WORDS_PER_MINUTE * rate)), str(VOLUMES.get(voice.partition("-")[0].lower(), 100))
        arguments = ["-b", "1", "-v", voice, "-s", speed, "-a", volume, "--stdin", "--stdout"]
        return decode(self._run(arguments, text.encode("utf-8", "replace"), timeout), self._path)

    def close(self) -> None:
        pass  # each call was a process of its own

    def _run(self, arguments: list[str], text: bytes, timeout: float) -> bytes:
        try:
            command = [self._path, *arguments]
            return subprocess.run(command, input=text, capture_output=True, timeout=timeout, check=True).stdout  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise EngineUnavailable(f"{self._path} failed: {error}", hint="reformat doctor") from error


def _backend() -> _Backend:
    place = find()
    if place:
        return _InProcess(Library(place))
    command = shutil.which(COMMAND)
    if command:
        return _ByCommand(command)
    raise EngineUnavailable("espeak-ng is not installed", hint="pip install espeakng-loader")
