"""The right to work in an inbox, which one daemon has: the inbox's lock and that of its spool."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reformat.errors import WriteError
from reformat.jobs.lock import Lock
from reformat.jobs.spool import Spool
from reformat.watch.folder import OWN


class Claim:
    """Holds an inbox. Raises WriteError where another daemon has it."""

    def __init__(self, root: Path, named: Path) -> None:
        self._root, self._away = root, False
        self._lock = Lock(root / OWN / "lock")
        if not self._lock.acquire():
            raise WriteError(f"{named} is watched already", hint="one reformat watch an inbox")
        self.spool = Spool(root / OWN / "spool", durable=False)
        if not self.spool.claim():
            raise WriteError(f"the spool of {named} is in use", hint="stop the other reformat first")

    def look(self) -> str:
        """Nothing while all is as it was; "away" when the inbox is gone or another's, then "waits"; "back" when ours.

        Folders are renamed, and others set in their places: a new one in the inbox's place is the inbox from then on.
        """
        if self._lock.stands():
            return ""
        ours = self._root.is_dir() and self._renewed()
        said = "back" if ours else "waits" if self._away else "away"
        self._away = not ours
        return said

    def _renewed(self) -> bool:
        self._lock.release()  # else it would stand in its own way where a file changes its number
        with suppress(OSError, WriteError):
            if self._lock.acquire():
                self.spool.furnish()
                return self.spool.claim()
        return False

    def release(self) -> None:
        """Leave the inbox to others."""
        self.spool.release()
        self._lock.release()
