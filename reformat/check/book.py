"""A finished EPUB as the rules see it: package document, pages, overlays, style sheets."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from lxml import etree

from reformat.check.page import Element, Page
from reformat.errors import MissingSource, TooLarge, Undecodable

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
SMIL = "{http://www.w3.org/ns/SMIL}"
LIMIT = 500_000_000
"""Bytes of one file of the book, unpacked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the manifest; `path` is its name in the ZIP."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    overlay: str


@dataclass(frozen=True, slots=True)
class Book:
    """An opened EPUB. `overlays` maps a SMIL file's path to its tree; `sounds` to the length of a file in bytes."""

    name: str
    package: Element
    entries: tuple[Entry, ...]
    spine: tuple[str, ...]
    pages: tuple[Page, ...]
    overlays: dict[str, Element]
    names: frozenset[str]
    styles: str

    def metas(self, name: str) -> list[str]:
        """Values of a meta property (refinements aside), or of a dc element where the name starts with dc:."""
        found = self.package.find(f"{OPF}metadata")
        if found is None:
            return []
        if name.startswith("dc:"):
            return [(e.text or "").strip() for e in found.iter(DC + name[3:])]
        return [
            (e.text or "").strip()
            for e in found.iter(f"{OPF}meta")
            if e.get("property") == name and not e.get("refines")
        ]


def open_book(name: str, file: Path | IO[bytes]) -> Book:
    """Open an EPUB. Raises Undecodable with the reason where it is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _read(name, archive)
    except OSError as error:
        raise MissingSource(
            f"cannot read {name}: {error.strerror or error}", hint="check the path", where=name
        ) from error
    except (
        zipfile.BadZipFile,
        KeyError,
        etree.XMLSyntaxError,
        zlib.error,
        ValueError,
        RuntimeError,
    ) as error:
        raise Undecodable(
            f"{name} is no EPUB that can be opened: {error}", hint="run EPUBCheck on it", where=name
        ) from error


def _read(name: str, archive: zipfile.ZipFile) -> Book:
    container = _xml(_bytes(archive, "META-INF/container.xml"))
    home = next((str(e.get("full-path")) for e in container.iter("{*}rootfile")), "")
    package = _xml(_bytes(archive, home))
    folder = posixpath.dirname(home)
    entries = tuple(_entry(e, folder) for e in package.iter(f"{OPF}item"))
    by_id = {e.id: e for e in entries}
    refs = [by_id[r.get("idref", "")] for r in package.iter(f"{OPF}itemref") if r.get("idref") in by_id]
    there = frozenset(archive.namelist())
    styles = "\n".join(
        _bytes(archive, e.path).decode("utf-8", "replace")
        for e in entries
        if e.media_type == "text/css" and e.path in there
    )
    pages = tuple(
        Page.parse(e.path, _bytes(archive, e.path), in_book=True, styles=styles, navigation="nav" in e.properties)
        for e in entries
        if e.media_type == "application/xhtml+xml" and e.path in there
    )
    overlays = {
        e.path: _xml(_bytes(archive, e.path))
        for e in entries
        if e.media_type == "application/smil+xml" and e.path in there
    }
    return Book(name, package, entries, tuple(e.path for e in refs), pages, overlays, there, styles)


def _entry(element: Element, folder: str) -> Entry:
    path = posixpath.normpath(posixpath.join(folder, unquote(element.get("href") or "")))
    kinds = tuple((element.get("properties") or "").split())
    return Entry(
        element.get("id") or "", path, element.get("media-type") or "", kinds, element.get("media-overlay") or ""
    )


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(f"{name} unpacks to more than {LIMIT:,} bytes", hint="a decompression bomb?", where=name)
    return data


def _xml(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
