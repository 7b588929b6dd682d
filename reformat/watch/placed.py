"""Where results went that were moved out of their jobs: there they can be had again as long as nobody changes them."""

from __future__ import annotations

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

import msgspec

from reformat.jobs.disk import append_line, lines_of, replace_file


class Placed(msgspec.Struct, frozen=True, array_like=True):
    """A line of the file: this article of this job lies here. `place` as hexadecimal bytes."""

    job: str
    article: str
    place: str


class Places:
    """The file, a line an article. It is read only where the same content comes again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, job: str, article: str, place: Path) -> None:
        """Remember where an article went. If the disk is too full for it, the article is made anew when asked for."""
        with suppress(OSError):
            append_line(self._file, msgspec.json.encode(Placed(job, article, os.fsencode(place).hex())))

    def of(self, job: str, article: str) -> str | None:
        """Where an article went last."""
        found = [p.place for p in lines_of(self._file, Placed) if (p.job, p.article) == (job, article)]
        return os.fsdecode(bytes.fromhex(found[-1])) if found else None

    def keep(self, jobs: Container[str]) -> None:
        """Forget all but these jobs."""
        kept = [msgspec.json.encode(p) for p in lines_of(self._file, Placed) if p.job in jobs]
        replace_file(self._file, b"\n".join(kept), durable=False)
