"""How the members of an archive are called: in the letters they were meant in, and no two alike."""

from __future__ import annotations

import posixpath
import zipfile
from contextlib import suppress


def name_of(info: zipfile.ZipInfo) -> str:
    """The member's name; old Korean archives write CP949 where the standard says CP437, some of Windows backslashes."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("cp949")
    return name if "/" in name else name.replace("\\", "/")


class Names:
    """Names of members, each given once: a second member of one name is `page (2).html`, since both are articles."""

    def __init__(self) -> None:
        self._times: dict[int, int] = {}  # by hash, so that millions of names need little memory

    def __call__(self, name: str) -> str:
        """The name, or the first one free that is made of it."""
        told = name
        while (times := self._times.get(hash(told), 0)) > 0:
            self._times[hash(name)] = self._times[hash(name)] + 1
            root, ending = posixpath.splitext(name)
            told = f"{root} ({self._times[hash(name)]}){ending}"
        self._times[hash(told)] = times + 1
        return told

    def given(self, name: str) -> bool:
        """Whether a member had this name."""
        return hash(name) in self._times
