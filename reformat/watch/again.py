"""Another try for what failed in an inbox: its file goes back to where it was dropped, and is taken anew."""

from __future__ import annotations

import os
from pathlib import Path

from reformat.watch.folder import FAILED, REASON, Inbox, companion


def put_back(root: Path, job_id: str) -> list[Path]:
    """Move the files of a failed job out of failed/; where they lie now. Without its file a job has no result to give.

    A file whose name is taken again by another stays where it is. Raises OSError.
    """
    back = []
    for folder in Inbox(root).folders():
        for reason in sorted((folder / FAILED).glob(f"*{REASON}")):
            file = reason.with_name(reason.name.removesuffix(REASON))
            place = folder / file.name
            if _names(reason, job_id) and file.is_file() and not os.path.lexists(place):
                if (pictures := companion(os.fspath(file))) is not None:
                    pictures.rename(folder / pictures.name)
                file.rename(place)
                reason.unlink()
                back.append(place)
    return back


def _names(reason: Path, job_id: str) -> bool:
    """Whether the words beside a file that failed are about this job."""
    return f"Job {job_id}." in reason.read_text("utf-8", errors="replace").splitlines()
