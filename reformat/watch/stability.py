"""When a file is whole: its mark (size and time of change) has stood still. Knows no thread and no clock."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import islice

Mark = Hashable
"""What changes when a file changes."""


@dataclass(slots=True)
class _Watched:
    mark: Mark
    since: float
    settle: float


@dataclass(slots=True)
class Stability:
    """Follows files until they stand still for `settle` seconds. `now` is any clock of seconds; it may even jump."""

    settle: float
    _watched: dict[str, _Watched] = field(default_factory=dict)

    def seen(self, path: str, mark: Mark, now: float) -> None:
        """A file was looked at; a new mark starts its time anew."""
        known = self._watched.get(path)
        if known is None or known.mark != mark:
            self._watched[path] = _Watched(mark, now, self.settle)

    def gone(self, path: str) -> None:
        """A file is no longer there, or no longer ours to follow."""
        self._watched.pop(path, None)

    def hold(self, path: str, settle: float) -> None:
        """Something that belongs to the file is missing: it shall stand still for longer."""
        if path in self._watched:
            self._watched[path].settle = settle

    def rest(self, path: str, pause: float, now: float) -> None:
        """Nothing could be done with a file: it is looked at again after a pause from now on."""
        if path in self._watched:
            self._watched[path].since, self._watched[path].settle = now, pause

    def held(self, path: str) -> bool:
        """Whether this file has been told to stand still for longer."""
        return path in self._watched and self._watched[path].settle != self.settle

    def due(self, now: float, most: int | None = None) -> list[str]:
        """Files that have stood still long enough as far as we have looked: look once more, and ask `ready`.

        At most so many, the longest waiting first, so that a turn costs the same however many wait.
        """
        return list(islice((path for path in self._watched if self.ready(path, now)), most))

    def ready(self, path: str, now: float) -> bool:
        """Whether a file has stood still long enough as far as we have looked."""
        watched = self._watched[path]
        if now < watched.since:  # the clock was put back: the time counts from here
            watched.since = now
        return now - watched.since >= watched.settle

    def wait(self, now: float) -> float:
        """Seconds until the next file may be due; infinity when none is followed."""
        return min((max(w.since + w.settle - now, 0.0) for w in self._watched.values()), default=float("inf"))

    def __len__(self) -> int:
        return len(self._watched)

    def __contains__(self, path: str) -> bool:
        return path in self._watched
