"""The clip cache: nothing stale, nothing damaged, bounded, and shared."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.speech import cache as module
from reformat.speech.cache import Cache, key, user_folder
from reformat.speech.engine import Clip
from reformat.speech.reels import RECORD

CLIP = Clip(bytes(range(256)) * 40, 22050)


def cache(folder: Path, bound: int = 10_000_000) -> Cache:
    return Cache(folder, bound)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    held = cache(tmp_path)
    assert held.clip(key("a")) is None
    held.put_clip(key("a"), CLIP)
    held.put_blob(key("b"), [b"sec", b"tion"])
    assert held.clip(key("a")) == CLIP
    assert b"".join(held.blob(key("b"))) == b"section"


def test_clips_of_a_run_are_one_file_that_another_run_finds(tmp_path: Path) -> None:
    held, other = cache(tmp_path), cache(tmp_path)
    clips = {key(n): Clip(bytes([n]) * (2 * n), 8000 + n) for n in range(1, 50)}
    for name, clip in clips.items():
        held.put_clip(name, clip)
        assert other.clip(name) == clip
    assert len(list(tmp_path.rglob("*.reel"))) == 1
    assert {name: cache(tmp_path).clip(name) for name in clips} == clips


def test_half_a_record_that_a_full_disk_left_is_written_over(tmp_path: Path) -> None:
    cache(tmp_path).put_clip(key("a"), CLIP)
    with (tmp_path / "clips" / "index").open("ab") as index:
        index.write(b"half a record")
    assert cache(tmp_path).clip(key("a")) == CLIP
    cache(tmp_path).put_clip(key("b"), CLIP)
    fresh = cache(tmp_path)
    assert (fresh.clip(key("a")), fresh.clip(key("b"))) == (CLIP, CLIP)


@given(st.integers(0, 10_000), st.integers(1, 255), st.integers(0, 10_000))
def test_any_damage_is_found(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("cache")
    held = cache(folder)
    held.put_clip(key("a"), CLIP)
    held.put_blob(key("b"), [CLIP.pcm])
    for path in folder.glob("*/*"):
        data = bytearray(path.read_bytes())
        data[at % len(data)] ^= flip
        path.write_bytes(bytes(data))
    assert not list(held.blob(key("b")))
    assert held.clip(key("a")) is None
    assert cache(folder).clip(key("a")) is None
    held = cache(folder)
    held.put_clip(key("a"), CLIP)
    assert held.clip(key("a")) == cache(folder).clip(key("a")) == CLIP
    for path in folder.glob("clips/*.reel"):
        path.write_bytes(path.read_bytes()[: -1 - cut % len(CLIP.pcm)])
    assert held.clip(key("a")) is None
    assert cache(folder).clip(key("a")) is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    bound = 10 * len(CLIP.pcm)
    names = [key(n) for n in range(10)]
    for age, name in enumerate(names):
        known = set(tmp_path.rglob("*.reel"))
        cache(tmp_path, bound).put_clip(name, CLIP)
        (reel,) = set(tmp_path.rglob("*.reel")) - known
        os.utime(reel, (age, age))
    held = cache(tmp_path, bound)
    assert held.clip(names[0])  # used now
    held.put_clip(key("more"), CLIP)
    held.sweep()
    for one in (held, cache(tmp_path, bound)):
        assert one.clip(names[0]) == CLIP
        assert one.clip(names[1]) is None
        assert one.clip(key("more")) == CLIP
    assert sum(p.stat().st_size for p in tmp_path.rglob("*.reel")) <= bound
    assert (tmp_path / "clips" / "index").stat().st_size == 10 * RECORD.size


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
    monkeypatch.setattr(Path, "replace", full)
    held.put_blob(key("a"), [CLIP.pcm])
    assert os.strerror(number) in held.trouble
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_clip_that_finds_no_room_is_told_and_not_found(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "index").symlink_to("/dev/full")
    held = cache(tmp_path)
    held.put_clip(key("a"), CLIP)
    assert os.strerror(errno.ENOSPC) in held.trouble
    assert held.clip(key("a")) is None


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


def test_what_a_killed_run_left_in_the_making_goes_after_a_day(tmp_path: Path) -> None:
    for name, age in (("new", 60), ("old", 90_000)):
        left = tmp_path / "a" / f"x.bin.{name}.part"
        left.parent.mkdir(exist_ok=True)
        left.write_bytes(b"half")
        os.utime(left, (time.time() - age,) * 2)
    held = cache(tmp_path)
    held.put_blob("ab", [b"whole"])
    held.sweep()
    assert [p.name for p in tmp_path.rglob("*.part")] == ["x.bin.new.part"] and b"".join(held.blob("ab")) == b"whole"


def test_an_entry_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache(tmp_path).put_blob("ab", blocks())
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]
