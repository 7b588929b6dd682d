"""Idempotency-Key: the same key with the same request is the same job, with another request a mistake."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

from reformat.service.problems import Refusal

LONGEST = 200
DAYS = 7.0


class Idempotency:
    """Remembers which job a caller's key stood for, in a folder of small files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def check(self, owner: str, key: str, job_id: str) -> None:
        """Bind a key to a job. Raises Refusal (400, 422) when it is no key, or stands for another job already."""
        if not key.isprintable() or len(key) > LONGEST:
            raise Refusal(400, "idempotency-key", "no good Idempotency-Key", f"at most {LONGEST} printable characters")
        place = self._folder / hashlib.sha256(f"{owner}\0{key}".encode()).hexdigest()
        mine = place.with_name(f"{place.name}.{os.getpid()}-{time.monotonic_ns()}")
        try:
            mine.write_text(job_id)
            os.link(mine, place)  # fails where the key is known: two at once can't both win
        except FileExistsError:
            if place.read_text() != job_id:
                raise Refusal(
                    422, "idempotency-key", "this key was used for another request", "use a new key"
                ) from None
        finally:
            with contextlib.suppress(OSError):
                mine.unlink()

    def tidy(self, now: float) -> None:
        """Forget keys after some days."""
        for place in self._folder.iterdir():
            with contextlib.suppress(OSError):
                if now - place.stat().st_mtime > DAYS * 86400:
                    place.unlink()
