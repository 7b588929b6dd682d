"""How files begin that are no text, and the refusal of each: what it is, and what to do with it."""

from __future__ import annotations

from reformat.errors import Undecodable

HEAD = 100
"""Bytes in which the marks of all of them stand."""
_READ = "reformat reads HTML, text, Markdown, feeds and saved pages"
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an office document, a book or another ZIP file",
    b"\xd0\xcf\x11\xe0": "an old office document (DOC, HWP, XLS)",
    b"{\\rtf": "an RTF document",
    b"HWP Document File V": "an old HWP document",
    b"%!PS": "a PostScript document",
    b"AT&TFORM": "a DjVu document",
}
_ARCHIVES = {
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"ALZ\x01": "an ALZ archive",
    b"EGGA": "an EGG archive",
    b"\x28\xb5\x2f\xfd": "packed by zstd",
    b"MSCF": "a cabinet",
    b"ITSF": "a Windows help file (CHM)",
}
SHORTCUT = "a shortcut, which holds an address alone"
_KINDLE = (b"BOOKMOBI", b"TEXtREAd")
"""What stands in a file of Kindle's or Palm's behind the name of the book."""
_MAGIC = {
    **_DOCUMENTS,
    **_ARCHIVES,
    **dict.fromkeys((b"[InternetShortcut]", b"[Desktop Entry]", b"L\0\0\0\1\x14\2\0"), SHORTCUT),
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "a picture"),
    **dict.fromkeys((b"\x1f\x8b", b"RIFF", b"\x7fELF", b"ID3", b"SQLite format 3\0"), "binary data"),
}
"""How files begin that are no text, and what they are."""


def refuse_known(data: bytes, name: str) -> None:
    """Raises Undecodable for files of kinds that are known by their beginning, and are no text."""
    head = data[:HEAD]
    magic = next(filter(head.startswith, _MAGIC), b"")
    if head[60:68] in _KINDLE:
        raise refusal("a book for Kindle or Palm", name, "convert it to HTML first, as Calibre does")
    if magic in _DOCUMENTS:
        hint = "open it in its own program and save it as a web page (HTML) or as plain text"
        raise refusal(_MAGIC[magic], name, hint)
    if magic in _ARCHIVES:
        raise refusal(_MAGIC[magic], name, "unpack it, and give the folder or the file inside")
    if magic:
        kind = _MAGIC[magic]
        raise refusal(kind, name, "open it in a browser and save the page" if kind == SHORTCUT else _READ)


def refusal(kind: str, name: str, hint: str = _READ) -> Undecodable:
    """The one line on a source that is no text: what it is, and what to do."""
    return Undecodable(f"{name or 'the source'} is {kind}, not text", hint=hint, where=name)
