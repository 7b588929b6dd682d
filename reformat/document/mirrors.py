"""Trees of saved pages, as wget and HTTrack make them: at which path a file lies that a page calls by its address."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from reformat.document.addresses import parts_of
from reformat.document.companions import is_companion

HIGHEST = 12
"""How many folders up a tree's root is looked for."""


def places(name: str, folder: str) -> Iterator[str]:
    """Paths from the tree's root at which lies what a page in `folder` of it calls so, the likeliest first.

    A file in a folder that is called as those of saved pages are lies beside the page, wherever it was when saved.
    A whole address lies below a folder of its host's name, one that begins with a stroke below the site's own folder,
    which is any of those above the page. What a server is asked for (`?w=640`) belongs to the file's name, or does not.
    """
    parts = parts_of(name.replace("\\", "/"))
    *_, above, last = ("", "", *unquote(parts.path).split("/"))
    if is_companion(above):
        yield posixpath.join(folder, above, last)
    called = [unquote(f"{parts.path}{sign}{parts.query}") for sign in "?@" if parts.query] + [unquote(parts.path)]
    if parts.netloc:
        below = [f"{parts.netloc}/{one.lstrip('/')}" for one in called]
    elif parts.scheme:
        return
    elif name.startswith("/"):
        below = [one.lstrip("/") for one in called]
    else:
        whole = unquote(parts.geturl())
        yield from (posixpath.normpath(posixpath.join(folder, one)) for one in (whole, *called) if one)
        return
    for above in _above(folder):
        yield from (posixpath.normpath(posixpath.join(above, one)) for one in below if one)


def _above(folder: str) -> Iterator[str]:
    """The folder and those above it, up to the root."""
    for _ in range(HIGHEST):
        yield folder
        if not folder:
            return
        folder = posixpath.dirname(folder)


def from_page(page: str, address: str) -> list[str]:
    """How a page at this address may have written an address of its own site: from where it is, and from the root."""
    here, there = parts_of(page), parts_of(address)
    if here.netloc != there.netloc or not there.path:
        return []
    asked = f"?{there.query}" if there.query else ""
    return [posixpath.relpath(there.path, posixpath.dirname(here.path) or "/") + asked, there.path + asked]


def same_name(name: str) -> str:
    """A name as it is compared: a Mac takes letters apart that others write as one."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
