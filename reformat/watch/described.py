"""What people have written about pictures in the output so far, as one file that a job can name."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from pathlib import Path

from reformat.errors import SettingsError
from reformat.jobs.disk import replace_file
from reformat.saving import Shelf
from reformat.stages.descriptions import Entry, combine, read


@dataclass(slots=True)
class Described:
    """The filled-in descriptions of a folder of results. Files are read again only where they have changed."""

    output: Path
    store: Path
    _file: str = ""
    _until: float = 0.0
    _read: dict[Path, tuple[int, tuple[Entry, ...]]] = field(default_factory=dict)

    def file(self) -> str:
        """A file of all that is described, named by its content; "" while nothing is. Broken files are left out.

        A look at many results takes its time, so that the next one is some while off.
        """
        now = time.monotonic()
        if now >= self._until:
            self._file = self._look()
            self._until = time.monotonic() + max(0.5, 200 * (time.monotonic() - now))
        return self._file

    def _look(self) -> str:
        entries = [entry for place in Shelf(self.output).descriptions() for entry in self._entries(place)]
        text = combine("", entries, "en") if entries else ""
        if not text:
            return ""
        place = self.store / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.toml"
        if not place.exists():
            self.store.mkdir(parents=True, exist_ok=True)
            replace_file(place, text.encode())
        return str(place.absolute())

    def _entries(self, place: Path) -> tuple[Entry, ...]:
        try:
            changed = place.stat().st_mtime_ns
            if self._read.get(place, (0, ()))[0] != changed:
                self._read[place] = (changed, tuple(e for e in read(place) if e.says_something))
        except (OSError, SettingsError):
            return ()
        return self._read[place][1]
