"""Changes in a folder as the system tells them. Some get lost, so nobody may rely on them alone."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path


class Events:
    """Listens in a thread of its own and collects the paths that have changed. `polling`: look, don't listen."""

    def __init__(self, folder: Path, wake: Callable[[], None], *, polling: bool = False) -> None:
        self._folder, self._wake, self._polling = folder, wake, polling
        self._paths: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._stop = threading.Event()
        self.broken = ""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def taken(self) -> set[Path]:
        """What has changed since this was last asked."""
        found: set[Path] = set()
        while not self._paths.empty():
            found.add(self._paths.get())
        return found

    def close(self) -> None:
        """Stop listening."""
        self._stop.set()
        self._thread.join(timeout=5.0)

    def _listen(self) -> None:
        import watchfiles

        try:
            changes = watchfiles.watch(
                self._folder,
                watch_filter=None,
                debounce=400,
                step=50,
                rust_timeout=1000,
                stop_event=self._stop,
                force_polling=self._polling,
                poll_delay_ms=1000,
                raise_interrupt=False,
            )
            for change in changes:
                for _, path in change:
                    self._paths.put(Path(path))
                self._wake()
        except (OSError, RuntimeError) as error:  # too many watches, a folder that went: the rescan goes on
            self.broken = type(error).__name__
            self._wake()
