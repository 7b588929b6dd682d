"""A finished EPUB as the rules see it: package document, pages, overlays, style sheets."""

from __future__ import annotations

import lzma
import posixpath
import struct
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
LIMIT = 50_000_000
"""Bytes of one document of the book, unpacked."""

ENCRYPTION = "META-INF/encryption.xml"
OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""How fonts are obfuscated, which locks nothing."""


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
    except (zipfile.BadZipFile, EOFError) as error:
        raise _refused(name, "it is not a whole ZIP archive", "it may be cut off, or of another kind") from error
    except (zlib.error, lzma.LZMAError, struct.error, ValueError, NotImplementedError) as error:
        raise _refused(name, f"{error}", "run EPUBCheck on it") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise _refused(name, "it is locked with a password", "check it as it was before it was locked") from error


def _refused(name: str, reason: str, hint: str) -> Undecodable:
    return Undecodable(f"{name} is no EPUB that can be opened: {reason}", hint=hint, where=name)


def _read(name: str, archive: zipfile.ZipFile) -> Book:
    container = _xml(archive, "META-INF/container.xml", name)
    home = next((str(e.get("full-path")) for e in container.iter("{*}rootfile")), "")
    package = _xml(archive, home, name)
    folder = posixpath.dirname(home)
    entries = tuple(_entry(e, folder) for e in package.iter(f"{OPF}item"))
    by_id = {e.id: e for e in entries}
    refs = [by_id[r.get("idref", "")] for r in package.iter(f"{OPF}itemref") if r.get("idref") in by_id]
    there = frozenset(archive.namelist())
    if locked := _locked(archive, name) & {e.path for e in refs}:
        reason = f"it is locked (DRM): {len(locked)} of its {len(refs)} documents are encrypted"
        raise _refused(name, reason, "check it as it was before it was locked")
    kept = tuple(e for e in entries if e.path in there)
    styles = "\n".join(_bytes(archive, e.path).decode("utf-8", "replace") for e in kept if e.media_type == "text/css")
    pages = tuple(
        Page.parse(e.path, _bytes(archive, e.path), in_book=True, styles=styles, navigation="nav" in e.properties)
        for e in kept
        if e.media_type == "application/xhtml+xml"
    )
    overlays = {e.path: _xml(archive, e.path, name) for e in kept if e.media_type == "application/smil+xml"}
    return Book(name, package, entries, tuple(e.path for e in refs), pages, overlays, there, styles)


def _locked(archive: zipfile.ZipFile, name: str) -> frozenset[str]:
    """Files that nobody can read without a key; fonts that are merely obfuscated are none of these."""
    if ENCRYPTION not in archive.namelist():
        return frozenset()
    found = set()
    for part in _xml(archive, ENCRYPTION, name).iter("{*}EncryptedData"):
        method, place = part.find("{*}EncryptionMethod"), part.find(".//{*}CipherReference")
        if place is not None and (method is None or method.get("Algorithm") not in OBFUSCATION):
            found.add(unquote(place.get("URI") or ""))
    return frozenset(found)


def _entry(element: Element, folder: str) -> Entry:
    path = posixpath.normpath(posixpath.join(folder, unquote(element.get("href") or "")))
    kinds = tuple((element.get("properties") or "").split())
    return Entry(
        element.get("id") or "", path, element.get("media-type") or "", kinds, element.get("media-overlay") or ""
    )


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    if info.file_size > LIMIT:
        raise TooLarge(f"{name} unpacks to more than {LIMIT:,} bytes", hint="a decompression bomb?", where=name)
    return archive.read(info)  # no more than its entry says, whatever is packed


def _xml(archive: zipfile.ZipFile, path: str, book: str) -> Element:
    try:
        return etree.fromstring(_bytes(archive, path), etree.XMLParser(resolve_entities=False, no_network=True))
    except KeyError as error:
        raise _refused(book, f"it has no {path or 'package document'}", "run EPUBCheck on it") from error
    except etree.XMLSyntaxError as error:
        raise _refused(book, f"{path} is not well-formed: {error.msg}", "run EPUBCheck on it") from error
