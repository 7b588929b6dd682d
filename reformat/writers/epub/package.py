"""The package: ebooklib's writer, extended where it falls short of what a book for everyone needs.

What it lacks, and what stands here instead (ebooklib 0.20):

- no xml:lang on the package element → set before it is printed;
- content documents are parsed again as lower-case HTML, which loses epub:type, roles and direction → finished XHTML
  goes in as plain items;
- ZIP entries carry the clock, and media are deflated for nothing → an archive with fixed times that stores them;
- all items are held until the end → each is written as it comes, so that a book of 1,000 articles needs no more
  memory than its largest part; the package document, which knows them all, comes last;
- the navigation document has no landmarks and no language, the NCX no depth → ours.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from ebooklib import epub
from lxml import etree

from reformat.speech.spool import Stream
from reformat.writers.legible import legible
from reformat.writers.markup.tree import XML_LANG

STORED = (".mp3", ".jpg", ".png", ".webp", ".gif")
"""Files that are compressed already."""


class Archive:
    """A ZIP whose bytes depend on its contents alone."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._zip = _Zip(stream, "w")

    def writestr(self, name: str, data: bytes | str, compress_type: int | None = None) -> None:
        """Add an entry; the signature is zipfile's, since ebooklib calls it."""
        stored = name.endswith(STORED) or compress_type == zipfile.ZIP_STORED
        self._zip.writestr(self._entry(name), data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 6)

    def writelines(self, name: str, blocks: Iterable[bytes | memoryview]) -> None:
        """Add an entry of what is compressed already."""
        with self._zip.open(self._entry(name), "w") as entry:
            for block in blocks:
                entry.write(block)

    @staticmethod
    def _entry(name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        return entry

    def close(self) -> None:
        """Write the directory."""
        self._zip.close()


class _Zip(zipfile.ZipFile):
    def __del__(self) -> None:
        """A book that was broken off needs no directory, and where it would have stood may be closed."""


class Package(epub.EpubWriter):  # type: ignore[misc]  # ebooklib has no types
    """A book being written: parts first, then what describes them."""

    def __init__(self, stream: IO[bytes], identifier: str) -> None:
        super().__init__("", epub.EpubBook(), {"package_direction": True})
        self.out = Archive(stream)
        self.book.set_identifier(identifier)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()

    def add(
        self, name: str, media_type: str, data: bytes | Stream, *, properties: Iterable[str] = (), overlay: str = ""
    ) -> str:
        """Write a part and enter it in the manifest; gives its id."""
        item = epub.EpubItem(uid=part_id(name), file_name=name, media_type=media_type, content=b"")
        item.properties = list(properties)
        item.media_overlay = part_id(overlay) if overlay else None
        self.book.add_item(item)
        place = f"{self.book.FOLDER_NAME}/{name}"
        if isinstance(data, Stream):
            self.out.writelines(place, data)
        else:
            self.out.writestr(place, data)
        return str(item.id)

    def spine(self, names: Iterable[str]) -> None:
        """The reading order."""
        self.book.spine = [part_id(name) for name in names]

    def tell(self, name: str, value: str, **attributes: str) -> None:
        """A Dublin Core element; an `id` lets others refine it."""
        if value:
            self.book.add_metadata("DC", name, legible(value), attributes)

    def state(
        self, prop: str, value: str, *, refines: str = "", language: str = "", scheme: str = "", id: str = ""
    ) -> None:  # noqa: A002
        """A meta element of EPUB 3."""
        more = {"refines": f"#{refines}"} if refines else {}
        more |= {XML_LANG: language} if language else {}
        more |= {name: value for name, value in (("scheme", scheme), ("id", id)) if value}
        self.book.add_metadata(None, "meta", legible(value), {"property": prop} | more)

    def link(self, rel: str, href: str, *, refines: str) -> None:
        """A link element, to a document about the book."""
        self.book.add_metadata(None, "link", "", {"rel": rel, "href": href, "refines": f"#{refines}"})

    def finish(self, language: str, direction: str, modified: datetime, ncx: bytes) -> None:
        """Write the NCX and the package document, and close."""
        self.options["mtime"] = modified
        self.book.set_direction("rtl" if direction == "rtl" else "ltr")
        self._language = language
        self.book.add_item(epub.EpubNcx())
        self.out.writestr(f"{self.book.FOLDER_NAME}/toc.ncx", ncx)
        self._write_opf()
        self.out.close()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self._language)
        super()._write_opf_file(root)


def part_id(name: str) -> str:
    """The manifest id of a file."""
    return "part-" + name.replace("/", "-")
