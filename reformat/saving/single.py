"""One file under the name that a person gave it, as the commands that save a single one do."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from reformat.saving.scratch import reserved, sweep, writing


def save(place: Path, data: bytes) -> None:
    """Put the file in its place, whole or not at all; what is no file (a pipe, a device) takes it as it comes.

    Raises WriteError.
    """
    with writing(place):
        aim = Path(os.path.realpath(place))  # a link stays one
        if aim.exists() and not (aim.is_file() and os.access(aim.parent, os.W_OK)):
            place.write_bytes(data)
            return
        sweep(aim.parent)
        new = reserved(aim.parent)
        try:
            new.write_bytes(data)
            new.replace(aim)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink()
            raise
