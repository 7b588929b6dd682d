"""Which members of an archive are pictures and frames of a page in it, and which are its own parts and no articles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import quote, unquote_to_bytes

from reformat.document.companions import COMPANIONS, is_companion, pages_of
from reformat.document.mirrors import places, same_name
from reformat.patterns import lazy

_ENDINGS = r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp)"
_PICTURE = lazy(rf"(.*?{_ENDINGS})(?:[?@].*)?", re.I | re.S)
"""A picture's name, with what a server was asked for behind it, as wget keeps it."""
_ENDING = lazy(_ENDINGS.encode(), re.I)
_AROUND = lazy(rb"""["'<>/\\\n]""")
_LONGEST = 255
"""Bytes of a file's name."""
_OTHERWISE = lazy(r"\.(?:css|m?js|json|txt|xml|map|download|woff2?|ttf|eot|otf|mp[34]|webm|php|aspx?)$", re.I)
"""How files of a page's folder end that it shows not; browsers save pictures without an ending, and frames as pages."""
FEW = 4
"""So many pictures of one name are looked at: the nearest to the page."""


def may_be_shown(name: str) -> bool:
    """Whether a member may be a picture, going by its name and folder."""
    return _called(name) != "" or (is_companion(posixpath.dirname(name)) and not _OTHERWISE.search(name))


def _called(name: str) -> str:
    found = _PICTURE.fullmatch(posixpath.basename(name))
    return same_name(found[1]) if found else ""


class Pictures:
    """The pictures of an archive, found by the names of their files."""

    def __init__(self, members: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._nameless: dict[str, list[str]] = {}
        for member in filter(may_be_shown, members):
            if name := _called(member):
                self._by_name.setdefault(name, []).append(member)
            else:
                self._nameless.setdefault(same_name(posixpath.dirname(member)), []).append(member)

    def shown(self, page: str, data: bytes) -> list[str]:
        """The members that a page may show: of the names that it speaks of, and all it names of its own folder."""
        found = (self._nearest(page, self._by_name[name]) for name in _names(data) if name in self._by_name)
        own = (self._nameless.get(same_name(posixpath.splitext(page)[0]) + end, ()) for end in COMPANIONS)
        named = (one for several in own for one in several if _names_it(data, posixpath.basename(one)))
        return list(dict.fromkeys((*(one for several in found for one in several), *named)))

    def _nearest(self, page: str, members: list[str]) -> list[str]:
        if len(members) <= FEW:
            return members
        return sorted(members, key=lambda member: -len(posixpath.commonprefix((page, member))))[:FEW]


def _names_it(data: bytes, name: str) -> bool:
    return name.encode(errors="surrogatepass") in data or quote(name, errors="replace").encode() in data


def _names(page: bytes) -> list[str]:
    """The names of picture files that a page may speak of, in either of the encodings of Korean archives."""
    names: dict[bytes, None] = {}
    for end in _ENDING.finditer(page):
        name = _AROUND.split(page[max(0, end.start() - _LONGEST) : end.end()])[-1]
        names |= dict.fromkeys((unquote_to_bytes(name), name.split()[-1], re.split(rb"[=(,\s]", name)[-1]))
    return list(
        dict.fromkeys(same_name(name.decode(code, "replace").strip()) for name in names for code in ("utf-8", "cp949"))
    )


def is_part(name: str, there: Callable[[str], bool]) -> bool:
    """Whether a member is a part of a saved page, whose folder is known by the page beside it."""
    return any(there(same_name(page)) for folder in _folders(name) for page in pages_of(folder))


def _folders(name: str) -> Iterator[str]:
    """The folders that a member lies in, the outermost first."""
    return accumulate(name.split("/")[:-1], posixpath.join)


def plainly(path: str) -> str:
    """A path in an archive as it is compared: `./img/a.png` and `/img/a.png` are `img/a.png`."""
    return posixpath.normpath(same_name(path)).lstrip("/") if path.strip("/") not in ("", ".") else ""


@dataclass(frozen=True, slots=True)
class Held:
    """Pictures of a page in `folder`, by their places in the archive; a value, so that it travels to workers."""

    folder: str
    files: dict[str, bytes]

    def get(self, address: str) -> bytes | None:
        """The bytes of a picture that the page calls so."""
        found = (self.files.get(same_name(place)) for place in places(address, self.folder))
        return next((one for one in found if one is not None), None)
