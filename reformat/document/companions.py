"""The folders of a saved page's parts: how browsers and word processors call them, so that a page finds its own."""

from __future__ import annotations

COMPANIONS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "_bestanden", "_pliki",
    "_soubory", "_tiedostot", "-filer", "_dosyalar", "_elemei", "_fitxers", "_datoteke", "_fajlovi", "_fails",
    "_failid", "_bylos", "_파일", ".fld",
)  # fmt: skip
"""What stands behind the page's name without its ending: Windows' connected folders, other browsers' and Word's."""

PAGES = (".html", ".htm", ".xhtml", ".xht")
"""Endings of pages that have such a folder."""


_CRAWLERS = frozenset(
    {"robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "cookies.txt", "hts-log.txt", "wget-log.txt"}
)
_CACHE = "hts-cache"


def of_crawler(path: str) -> bool:
    """Whether a file of a mirrored site speaks to machines, or is the crawler's own (HTTrack's and wget's)."""
    *folders, name = path.split("/")
    return name.lower() in _CRAWLERS or _CACHE in folders


def is_companion(name: str) -> bool:
    """Whether a folder is called as a saved page's parts are."""
    return name.endswith(COMPANIONS)


def pages_of(folder: str) -> tuple[str, ...]:
    """The names (or paths) that the page of such a folder may have; none where it is not called so."""
    if not is_companion(folder):
        return ()
    stem = folder.removesuffix(max(filter(folder.endswith, COMPANIONS), key=len))
    return tuple(stem + page for page in PAGES)
