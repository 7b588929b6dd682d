"""The clip cache: nothing stale, nothing damaged, bounded, and shared."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.speech import cache as module
from reformat.speech.cache import Cache, key, user_folder
from reformat.speech.engine import Clip

CLIP = Clip(bytes(range(256)) * 40, 22050)


def cache(folder: Path, bound: int = 10_000_000) -> Cache:
    return Cache(folder, bound)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    held = cache(tmp_path)
    assert held.clip(key("a")) is None
    held.put_clip(key("a"), CLIP)
    held.put_blob(key("b"), b"section")
    assert held.clip(key("a")) == CLIP
    assert held.blob(key("b")) == b"section"


def test_a_clip_is_a_wave_file_that_anybody_can_play(tmp_path: Path) -> None:
    cache(tmp_path).put_clip(key("a"), CLIP)
    (path,) = tmp_path.glob("*/*.wav")
    assert path.parent.name == key("a")[0]
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22050, 1, 2)
        assert file.readframes(file.getnframes()) == CLIP.pcm


@given(st.integers(0, 10_000), st.integers(1, 255), st.integers(0, 10_000))
def test_any_damage_is_found(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("cache")
    held = cache(folder)
    held.put_clip(key("a"), CLIP)
    held.put_blob(key("b"), CLIP.pcm)
    for path in folder.glob("*/*"):
        data = bytearray(path.read_bytes())
        data[at % len(data)] ^= flip
        path.write_bytes(bytes(data))
    assert held.blob(key("b")) is None
    assert held.clip(key("a")) in (None, CLIP)  # a flipped bit in a header field that says nothing harms nothing
    held.put_clip(key("a"), CLIP)
    assert held.clip(key("a")) == CLIP
    (path,) = folder.glob("*/*.wav")
    path.write_bytes(path.read_bytes()[: -1 - cut % len(CLIP.pcm)])
    assert held.clip(key("a")) is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    held = cache(tmp_path, bound=10 * (len(CLIP.pcm) + 56))
    names = [key(n) for n in range(10)]
    for age, name in enumerate(names):
        held.put_clip(name, CLIP)
        os.utime(tmp_path / name[0] / f"{name}.wav", (age, age))
    assert held.clip(names[0])  # used now
    held.put_clip(key("more"), CLIP)
    held.sweep()
    assert held.clip(names[0]) == CLIP
    assert held.clip(names[1]) is None
    assert held.clip(key("more")) == CLIP
    assert sum(p.stat().st_size for p in tmp_path.glob("*/*")) <= 10 * (len(CLIP.pcm) + 56)


def test_the_bound_holds_during_a_long_run_too(tmp_path: Path) -> None:
    bound = 400_000
    held = cache(tmp_path, bound)
    for n in range(200):
        held.put_clip(key(n), CLIP)
        assert sum(p.stat().st_size for p in tmp_path.glob("*/*")) <= bound * 1.2


def test_threads_and_processes_share_it(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from reformat.speech.cache import Cache, key; from reformat.speech.engine import Clip\n"
        "held = Cache(Path(sys.argv[1]), 300_000)\n"
        "for n in range(100):\n"
        "    name = key(n % 30); found = held.clip(name); want = Clip(bytes([n % 30]) * 10_000, 22050)\n"
        "    assert found in (None, want), n\n"
        "    held.put_clip(name, want)\n"
        "held.sweep()\n"
        "assert not held.trouble, held.trouble\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(3)
    ]
    for process in started:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()
    held = cache(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: held.put_clip(key(n % 3), CLIP), range(60)))
    assert not list(tmp_path.glob("*/*.part"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    held = cache(tmp_path)
    monkeypatch.setattr(module.os, "replace", full)
    held.put_clip(key("a"), CLIP)
    assert os.strerror(number) in held.trouble
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    held = cache(tmp_path / "file")
    held.put_clip(key("a"), CLIP)
    assert held.trouble
    assert held.clip(key("a")) is None


def test_keys_tell_all_parts_apart() -> None:
    assert (
        len({key("ab", "c"), key("a", "bc"), key("abc"), key("ab", "c", 1), key("ab", "c", "1"), key("ab", "c", 1.5)})
        == 6
    )
    assert key("\ud800") == key("\ud800")


@pytest.mark.parametrize(("platform", "part"), [("linux", ".cache"), ("darwin", "Caches"), ("win32", "AppData")])
def test_the_users_folder(monkeypatch: pytest.MonkeyPatch, platform: str, part: str) -> None:
    monkeypatch.setattr(module.sys, "platform", platform)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert part in str(user_folder())
    assert user_folder().parts[-2:] == ("reformat", "speech")
