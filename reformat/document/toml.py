"""TOML as people write it by hand: whatever is wrong with it is told in one way."""

from __future__ import annotations

import errno
import tomllib
from pathlib import Path
from typing import Any


def text_of(place: Path) -> str:
    """The text of a file. Raises OSError, also for a name that no file can have, and UnicodeDecodeError."""
    try:
        return place.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise
    except ValueError as error:
        raise OSError(errno.EINVAL, "no file has such a name", str(place)) from error


def tables(text: str) -> dict[str, Any]:
    """What a text in TOML says. Raises TOMLDecodeError, and nothing else, for what is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("values inside values, too deep") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise tomllib.TOMLDecodeError(str(error).partition(";")[0]) from error
