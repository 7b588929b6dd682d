"""Changes in folders as the system tells them. Some get lost, so nobody may rely on them alone."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

RETRY = 1.0
"""Seconds until folders are listened to again after one of them went away."""


class Events:
    """Listens in a thread of its own to what changes directly in some folders. `polling`: look, don't listen.

    What lies deeper is not listened to: most of it are our own jobs, some dozens of changes for each file in hand.
    """

    def __init__(self, folders: Iterable[Path], wake: Callable[[], None], *, polling: bool = False) -> None:
        self._folders, self._wake, self._polling = frozenset(folders), wake, polling
        self._paths: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._stop, self._anew = threading.Event(), threading.Event()
        self.broken = ""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def taken(self) -> set[Path]:
        """What has changed since this was last asked."""
        found: set[Path] = set()
        while not self._paths.empty():
            found.add(self._paths.get())
        return found

    def follow(self, folders: Iterable[Path]) -> bool:
        """Listen to these folders; whether they are others than before, so that something may have been missed."""
        new = frozenset(folders)
        if new == self._folders:
            return False
        self._folders = new
        self._anew.set()
        return True

    def renew(self) -> None:
        """Listen anew: other folders stand where the known ones did."""
        self._anew.set()

    def close(self) -> None:
        """Stop listening."""
        self._stop.set()
        self._thread.join(timeout=5.0)

    def is_set(self) -> bool:
        """Whether the listening under way shall end: this object is its own stop event."""
        return self._stop.is_set() or self._anew.is_set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._anew.clear()
            try:
                self._listen()
            except FileNotFoundError:  # a folder went; the next look at everything finds those that are there
                self._stop.wait(RETRY)
            except (OSError, RuntimeError) as error:  # too many watches: the rescan goes on
                self.broken = type(error).__name__
                self._wake()
                return

    def _listen(self) -> None:
        import watchfiles

        changes = watchfiles.watch(
            *(folder for folder in self._folders if folder.is_dir()),
            watch_filter=None,
            debounce=400,
            step=50,
            rust_timeout=1000,
            stop_event=self,
            force_polling=self._polling,
            poll_delay_ms=1000,
            recursive=False,
            raise_interrupt=False,
        )
        for change in changes:
            for _, path in change:
                self._paths.put(Path(path))
            self._wake()
