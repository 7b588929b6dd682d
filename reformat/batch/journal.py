"""What a run has done so far, on disk beside its results, so that a run that was cut off can go on.

`OUT/.reformat-run/00003.jsonl` has a line for each source of the fourth thousand; while a shard is under way its name
ends in .part, and the rename is its completion marker. The folder goes away when the run comes to its end.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import msgspec

from reformat.batch.outcome import Outcome
from reformat.document.source import Source
from reformat.document.typed import typed
from reformat.errors import WriteError
from reformat.saving.scratch import writing
from reformat.saving.swap import claimed

FOLDER = ".reformat-run"
SHARD = 1000
"""Sources in a shard."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One source that is done: its number and key, what its articles became, and the names that --flat gave them."""

    number: int
    key: str
    outcomes: tuple[Outcome, ...]
    names: dict[str, str] = {}


class Journal:
    """Keeps a run's outcomes by source. `resume`: take up what an earlier run with the same `options` left.

    Only one run at a time has it; another that writes to the same place meanwhile has none, and `taken` says so.
    """

    def __init__(self, out: Path, options: bytes, *, resume: bool = False) -> None:
        self._folder = out / FOLDER
        self._options = hashlib.sha256(options).hexdigest()
        self._loaded = -1
        self._held: dict[int, Entry] = {}
        self._shard = -1
        self._file: IO[bytes] | None = None
        with writing(self._folder):
            self._lock = claimed(self._folder)
            if self._lock is not None and not (resume and self._same()):
                for left in self._folder.iterdir():
                    left.unlink()
                (self._folder / "options").write_text(self._options)

    @property
    def taken(self) -> bool:
        """Whether another run has the journal, so that this one keeps none."""
        return self._lock is None

    def find(self, number: int, source: Source) -> tuple[Outcome, ...] | None:
        """What became of this source in the run that was cut off, if it and its files are as they were.

        What failed for want of a place to write to has become nothing yet, and is tried again.
        """
        if number // SHARD != self._loaded:
            self._load(number // SHARD)
        entry = self._held.get(number)
        if entry is None or entry.key != key(source):
            return None
        whole = all(Path(f).exists() for o in entry.outcomes for f in o.files)
        unwritten = any(o.error and o.error.code == WriteError.code for o in entry.outcomes)
        return entry.outcomes if whole and not unwritten else None

    def names(self) -> dict[str, str]:
        """Every name that the run that was cut off has given to a single file, with the identity it was given to."""
        shards = sorted(self._folder.glob("*.jsonl*"))
        return {name: identity for shard in shards for e in _entries(shard) for name, identity in e.names.items()}

    def note(self, number: int, source: Source, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        """Write down what became of a source, and the names that were given to its files."""
        with writing(self._folder):
            if number // SHARD != self._shard:
                self._open(number // SHARD)
            if self._file is not None:
                entry = Entry(number, key(source), tuple(outcomes), dict(names))
                self._file.write(msgspec.json.encode(entry) + b"\n")
                self._file.flush()

    def close(self, *, finished: bool) -> None:
        """Let go; a finished run needs no journal any more."""
        if self._lock is None:
            return
        try:
            if self._file is not None:
                with writing(self._folder):
                    self._file.close()
            if finished:
                shutil.rmtree(self._folder, ignore_errors=True)
        finally:
            os.close(self._lock)

    def _same(self) -> bool:
        with contextlib.suppress(OSError):
            return (self._folder / "options").read_text() == self._options
        return False

    def _load(self, shard: int) -> None:
        """Take in one shard's lines."""
        places = (self._whole(shard), self._part(shard))
        self._loaded, self._held = shard, {e.number: e for place in places for e in _entries(place)}

    def _open(self, shard: int) -> None:
        """Begin a shard's file, or go on with it; outcomes come in order, so the one before is complete."""
        if self._file is not None:
            self._file.close()
            self._part(self._shard).rename(self._whole(self._shard))
        if self._whole(shard).exists():
            self._whole(shard).rename(self._part(shard))
        self._shard = shard
        self._file = self._part(shard).open("ab")
        self._file.write(b"\n")  # ends a line that was cut off

    def _part(self, shard: int) -> Path:
        return self._folder / f"{shard:05}.jsonl.part"

    def _whole(self, shard: int) -> Path:
        return self._folder / f"{shard:05}.jsonl"


def _entries(place: Path) -> Iterator[Entry]:
    """The entries of a shard; a line that was cut off in the middle counts for nothing."""
    for line in place.read_bytes().splitlines() if place.exists() else ():
        with contextlib.suppress(msgspec.DecodeError):
            yield msgspec.json.decode(line, type=typed(Entry))


def key(source: Source) -> str:
    """What tells that a source is still the same: name, size and time of change, or its content."""
    words = [source.name, source.member]
    if source.data is None and source.read_from is not None:
        with contextlib.suppress(OSError):
            found = source.read_from.stat()
            words += [str(found.st_size), str(found.st_mtime_ns)]
    else:
        words.append(hashlib.blake2s(source.data or b"").hexdigest())
    return hashlib.blake2s("\0".join(words).encode(errors="surrogatepass"), digest_size=12).hexdigest()
