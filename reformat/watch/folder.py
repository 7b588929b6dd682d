"""What in an inbox is an article: names left alone, folders that belong to a page, folders that are inboxes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple
from urllib.parse import quote, unquote

from reformat.document.companions import COMPANIONS, PAGES, is_companion, pages_of
from reformat.settings.load import NAME as SETTINGS_NAME

DONE, FAILED, OWN = "done", "failed", ".reformat"
REASON = ".reason.txt"

UNFINISHED = (
    ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp", ".swp", ".swo",
    ".swx", ".lock", ".bak",
)  # fmt: skip
STRANGERS = frozenset({"thumbs.db", "desktop.ini", SETTINGS_NAME, "descriptions.toml"})
ENDINGS = tuple({written.encode() for ending in COMPANIONS for written in (ending, quote(ending))})


def left_alone(name: str) -> bool:
    """Whether a name is a download in the making, an editor's own file, a hidden one, or none of our business."""
    low = name.lower()
    if name.startswith((".", "~$")) or name.endswith(("~", "#")):
        return True
    return low.endswith(UNFINISHED) or low in STRANGERS


@dataclass(frozen=True, slots=True)
class Inbox:
    """A folder of articles to come. `outside`: folders below it that are not ours to look into (the output)."""

    root: Path
    outside: frozenset[Path] = frozenset()

    def folders(self) -> Iterator[Path]:
        """The inbox itself and those below it."""
        return (folder for folder, _, _ in self._walk(self.root))

    def scan(self, folder: Path | None = None) -> Iterator[tuple[str, bool]]:
        """Every article in a folder and the inboxes below it, and whether pictures' folders lie where it lies.

        Links are not followed.
        """
        for _, articles, pictures in self._walk(folder or self.root):
            yield from ((article, pictures) for article in articles)

    def _walk(self, folder: Path) -> Iterator[tuple[Path, list[str], bool]]:
        """A folder and the inboxes below it, each with the articles in it, and whether pictures' folders are there."""
        folders = [folder]
        while folders:
            here, inboxes, articles, pictures = folders.pop(), list[Path](), list[str](), False
            try:
                with os.scandir(here) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            pictures = pictures or is_companion(entry.name)
                            inboxes += [Path(entry.path)] if self._is_inbox(Path(entry.path)) else []
                        elif entry.is_file(follow_symlinks=False) and not left_alone(entry.name):
                            articles.append(entry.path)
            except OSError:  # gone, or not ours to read; the next scan looks again
                continue
            folders += inboxes
            yield here, articles, pictures

    def concerns(self, path: Path) -> Path | None:
        """The article or inbox that a change at this path may be about."""
        if not path.is_relative_to(self.root):
            return None
        place = self.root
        for part in path.relative_to(self.root).parts:
            if is_companion(part) and (page := page_of(place / part)):
                return page
            place /= part
            if place != path and not self._is_inbox(place):
                return None
        strange = left_alone(path.name) or path.name in (DONE, FAILED) or path in self.outside
        return None if strange else path

    def _is_inbox(self, folder: Path) -> bool:
        name = folder.name
        strange = name in (DONE, FAILED, OWN) or is_companion(name) or left_alone(name)
        return not strange and folder not in self.outside and not folder.is_symlink()


def companion(page: str) -> Path | None:
    """The folder of a saved page's pictures, where it lies beside the page."""
    stem, suffix = os.path.splitext(page)
    if suffix.lower() not in PAGES:
        return None
    for place in [stem + ending for ending in COMPANIONS]:
        if os.access(place, os.F_OK) and _is_folder(place):  # there is mostly none, and access says so without a fault
            return Path(place)
    return None


def _is_folder(place: str) -> bool:
    """Whether there is a folder, and no link to one; a name that is too long is none."""
    try:
        return S_ISDIR(os.lstat(place).st_mode)
    except OSError:
        return False


def page_of(folder: Path) -> Path | None:
    """The page that a folder of pictures belongs to, where it lies beside it."""
    return next((p for p in map(folder.with_name, pages_of(folder.name)) if os.path.isfile(p)), None)


class Mark(NamedTuple):
    """What changes when an article changes: its size and time of change, and the mark of its folder if it has one."""

    size: int
    changed: int
    folder: tuple[int, int, int] | None


def mark_of(path: str, *, alone: bool = False) -> Mark | None:
    """The mark of an article, with its folder unless it is asked for `alone`; None: there is no plain file any more."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    if not S_ISREG(seen.st_mode):
        return None
    folder = None if alone else companion(path)
    return Mark(seen.st_size, seen.st_mtime_ns, _folder_mark(folder) if folder else None)


def _folder_mark(folder: Path) -> tuple[int, int, int]:
    """Number, size and last change of everything in a folder."""
    count, size, last = 0, 0, 0
    for place in (folder, *folder.rglob("*")):
        try:
            seen = place.lstat()
        except OSError:
            continue
        count, last = count + 1, max(last, seen.st_mtime_ns)
        size += 0 if S_ISDIR(seen.st_mode) else seen.st_size
    return count, size, last


def lacks_folder(page: str, head: bytes) -> bool:
    """Whether a saved page without a folder, which begins like this, speaks of one, which has not come yet."""
    stem, suffix = os.path.splitext(os.path.basename(page))
    if not any(ending in head for ending in ENDINGS) or suffix.lower() not in PAGES:
        return False
    wanted = {(stem + e).encode(errors="surrogateescape") for e in COMPANIONS}
    for said in set(re.findall(rb"""["'(=]\s*(?:\./)?([^"'()<>/\s][^"'()<>/]{0,400})/""", head)):
        if said in wanted or unquote(said.decode(errors="surrogateescape")).encode(errors="surrogateescape") in wanted:
            return True
    return False
