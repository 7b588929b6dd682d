"""How long ended jobs are kept: for so many days, and the newest of so many bytes."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass

from reformat.jobs.disk import size_of
from reformat.jobs.order import Job
from reformat.jobs.spool import Spool


@dataclass(frozen=True, slots=True)
class Keep:
    """`days` since a job ended and `size` bytes of all ended jobs; 0 days keeps nothing."""

    days: float = 7.0
    size: int = 2_000_000_000


def tidy(spool: Spool, keep: Keep, wanted: Container[str] = ()) -> list[str]:
    """Take away ended jobs beyond what is kept, the oldest first, but none that is `wanted`; their ids.

    A job from the future (the clock was put back) counts as just ended.
    """
    now = spool.now()
    gone: list[str] = []
    total = 0
    for finished, job in sorted(_ended(spool), key=lambda e: e[0], reverse=True):
        total += size_of(job.folder)
        old = now - min(finished, now) >= keep.days * 86400
        if (old or total > keep.size) and job.id not in wanted:
            with suppress(OSError):  # the disk won't have it now; the next tidying tries again
                spool.remove(job)
                gone.append(job.id)
    return gone


def _ended(spool: Spool) -> list[tuple[float, Job]]:
    found = []
    for job in spool.jobs("done", "failed"):
        try:
            found.append((job.status.finished, job))
        except (OSError, ValueError):  # on its way elsewhere
            continue
    return found
