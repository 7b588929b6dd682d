"""libespeak-ng by ctypes, loaded anew for every utterance, so that the same text always gives the same samples.

The library keeps global state that no call resets (its noise generator goes on where the last sentence left it), and
it is not thread-safe. So each thread has a private copy of the file, and each utterance a fresh load of it: 0.4 ms,
byte-identical sound in any order, process and number of threads (measured: docs, table of engines). Where the system
has files without a name the copy is one: it needs no room on a disk, and goes with the process however that ends.
"""

from __future__ import annotations

import _ctypes
import ctypes
import ctypes.util
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from reformat.errors import EngineUnavailable, WriteError

SYNCHRONOUS = 2
"""espeak_AUDIO_OUTPUT: samples go to the callback, and the call returns when all are there."""
BUFFER_MS = 500
UTF8_PLAIN = 0x1001
"""Text is UTF-8, ends with a pause, and neither SSML (0x10) nor phonemes in [[ ]] (0x100) mean anything."""
RATE, VOLUME = 1, 2
"""Numbers of espeak_PARAMETER."""
WORDS_PER_MINUTE = 175
"""The library's own speed."""

_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class _VoiceRecord(ctypes.Structure):
    """espeak_VOICE of speak_lib.h."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library and its data lie; `data` empty: where the library itself looks."""

    library: str
    data: str


def find() -> Place | None:
    """The library of the wheel, else the system's, else None."""
    try:
        wheel = import_module("espeakng_loader")
        library = Path(wheel.get_library_path())
        if library.is_file():
            return Place(str(library), str(wheel.get_data_path()))
    except (ImportError, RuntimeError, OSError):
        pass  # the next place is tried, and `reformat doctor` tells which one serves
    system = _system_library()
    return Place(str(system), "") if system else None


def _system_library() -> Path | None:
    """The file of the system's library (find_library may give a bare soname, which can't be copied)."""
    name = ctypes.util.find_library("espeak-ng")
    if not name:
        return None
    if Path(name).is_file():
        return Path(name)
    folders = (Path("/usr/local/lib"), Path("/usr/lib"), Path("/usr/lib64"), *Path("/usr/lib").glob("*-linux-*"))
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


class Library:
    """Speech from one shared library, from any number of threads at once."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._own = threading.local()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._nameless: list[int] = []
        self._lock = threading.Lock()
        with self._loaded() as (library, rate):
            library.espeak_Info.restype = ctypes.c_char_p
            self.version = library.espeak_Info(None).decode().split()[0]
            self.rate = rate

    def voices(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Identifier, name and languages (preferred first) of each voice whose dictionary is there."""
        with self._loaded() as (library, _):
            library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
            records = library.espeak_ListVoices(None)
            index = 0
            while records[index]:
                voice = records[index].contents
                identifier, tags = voice.identifier.decode(), _languages(voice.languages)
                if self._has_dictionary(identifier, tags):
                    yield identifier, voice.name.decode(), tags
                index += 1

    def speak(self, text: str, voice: str, rate: float, timeout: float, volume: int = 100) -> bytes:
        """16-bit mono samples of this plain text; `volume` in per cent of the library's own."""
        chunks: list[bytes] = []
        deadline = time.monotonic() + timeout

        def take(samples: Any, count: int, _events: Any) -> int:
            if count > 0:
                chunks.append(ctypes.string_at(samples, count * 2))
            return int(time.monotonic() > deadline)  # 1 stops the synthesis

        callback = _CALLBACK(take)  # a name of its own, or it would be collected during the call
        with self._loaded() as (library, _):
            library.espeak_SetSynthCallback(callback)
            if library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise EngineUnavailable(f"espeak-ng cannot load its voice {voice!r}", hint="reformat voices lists them")
            library.espeak_SetParameter(VOLUME, volume, 0)
            library.espeak_SetParameter(RATE, round(WORDS_PER_MINUTE * rate), 0)
            data = text.encode("utf-8", "replace") + b"\0"
            result = library.espeak_Synth(data, ctypes.c_size_t(len(data)), 0, 0, 0, UTF8_PLAIN, None, None)
        if time.monotonic() > deadline:
            raise EngineUnavailable(
                f"espeak-ng took longer than {timeout:g} s for one utterance", hint="raise speech.timeout"
            )
        if result != 0:
            raise EngineUnavailable(f"espeak-ng refused an utterance (code {result})")
        return b"".join(chunks)

    def _has_dictionary(self, identifier: str, tags: tuple[str, ...]) -> bool:
        """The wheel lists a few voices without their dictionary; those would spell every word."""
        if not self._place.data:
            return True
        names = {name.partition("-")[0].lower() for name in (identifier.rpartition("/")[2], *tags)}
        return any((Path(self._place.data) / f"{name}_dict").is_file() for name in names)

    def close(self) -> None:
        """Remove the private copies."""
        with self._lock:
            folder, self._folder = self._folder, None
            handles, self._nameless = self._nameless, []
            self._own = threading.local()
        for handle in handles:
            os.close(handle)
        if folder:
            folder.cleanup()

    @contextmanager
    def _loaded(self) -> Iterator[tuple[Any, int]]:
        """A fresh library with its sample rate, gone again afterwards."""
        path = self._copy()
        try:
            library = ctypes.CDLL(path)
        except OSError as error:
            raise EngineUnavailable(f"libespeak-ng cannot be loaded: {error}", hint="reformat doctor") from error
        try:
            data = self._place.data.encode() or None
            rate = library.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, data, 0)
            if rate <= 0:
                raise EngineUnavailable(
                    "libespeak-ng finds no voice data", hint="pip install --force-reinstall espeakng-loader"
                )
            yield library, rate
            library.espeak_Terminate()
        finally:
            _unload(library)

    def _copy(self) -> str:
        """The file of the library that is this thread's own: of another name, or the loader would share the state."""
        path: str | None = getattr(self._own, "path", None)
        if path is None:
            path = self._own.path = self._without_a_name() or self._in_a_folder()
        return path

    def _without_a_name(self) -> str | None:
        """A copy in memory, or None where the system has no such files or will not run what is in them."""
        if not hasattr(os, "memfd_create"):
            return None
        with suppress(OSError):
            handle = os.memfd_create("libespeak-ng")
            path = f"/proc/self/fd/{handle}"
            try:
                with open(handle, "wb", closefd=False) as file:
                    file.write(Path(self._place.library).read_bytes())
                _unload(ctypes.CDLL(path))
            except OSError:
                os.close(handle)
                raise
            with self._lock:
                self._nameless.append(handle)
            return path
        return None

    def _in_a_folder(self) -> str:
        """A copy in a temporary folder. Raises WriteError."""
        try:
            with self._lock:
                if self._folder is None:
                    self._folder = tempfile.TemporaryDirectory(prefix="reformat-espeak-")
                folder = Path(self._folder.name)
            return _copied(Path(self._place.library), folder)
        except OSError as error:
            hint = f"{tempfile.gettempdir()} needs 1 MB a thread; TMPDIR names another place"
            raise WriteError(f"no room for a copy of libespeak-ng: {error.strerror}", hint=hint) from error


def _copied(library: Path, folder: Path) -> str:
    handle, name = tempfile.mkstemp(suffix=library.suffix, dir=folder)
    os.close(handle)
    shutil.copyfile(library, name)
    return name


def _unload(library: Any) -> None:
    release = getattr(_ctypes, "dlclose", None) or _ctypes.FreeLibrary  # type: ignore[attr-defined]
    release(library._handle)


def _languages(address: int | None) -> tuple[str, ...]:
    """The list that espeak_VOICE points to: a priority byte and a name, again and again, until a zero byte."""
    found: list[tuple[int, str]] = []
    while address:
        priority = ctypes.string_at(address, 1)[0]
        if priority == 0:
            break
        name = ctypes.string_at(address + 1)
        found.append((priority, name.decode()))
        address += len(name) + 2
    return tuple(name for _, name in sorted(found, key=lambda pair: pair[0]))
