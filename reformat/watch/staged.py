"""A result's files on the output's own disk, out of sight, ready to be put in their place in one step."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reformat.errors import ReformatError
from reformat.jobs.packed import Packed, marks_of
from reformat.saving import reserved, scratch
from reformat.saving.scratch import writing


class ResultGone(ReformatError):
    """The files of a finished job are no longer to be had as they were made."""

    code = "result-gone"
    transient = True


@contextmanager
def staged(made: str, packed: Packed, output: Path, *, move: bool) -> Iterator[str]:
    """The files of an article that lies at `made`, beside their place; what is left there is taken away.

    `move`: they are nobody else's, so that they need not be copied. Raises ResultGone, WriteError.
    """
    folder = _moved(made, output) if move else None
    if folder is None:
        with scratch(output) as copy:
            _copy(made, copy, packed.files)
            yield os.fspath(copy)
        return
    try:
        yield folder
    except BaseException:
        with suppress(FileNotFoundError):
            os.rename(folder, made)
        raise
    if os.access(folder, os.F_OK):  # an older version that has changed places with it
        shutil.rmtree(folder, ignore_errors=True)


def unaltered(folder: str, packed: Packed) -> bool:
    """Whether the files in a folder are still as they were made."""
    try:
        return bool(packed.marks) and marks_of(folder, packed.files) == packed.marks
    except OSError:
        return False


def _moved(made: str, output: Path) -> str | None:
    """Where the folder is now; None where the output lies on another disk."""
    folder = os.fspath(reserved(output))
    with writing(output):
        if not os.access(output, os.F_OK):
            output.mkdir(parents=True, exist_ok=True)
        try:
            os.rename(made, folder)
        except OSError as error:
            if error.errno == errno.EXDEV:
                return None
            raise
    return folder


def _copy(made: str, folder: Path, files: tuple[str, ...]) -> None:
    with writing(folder):
        for file in files:
            place = folder / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(f"{made}/{file}", place)
