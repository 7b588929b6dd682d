"""Building and printing elements so that nothing in an article can break or misuse the markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from lxml import etree

from reformat.patterns import lazy
from reformat.writers.legible import legible

Element = etree._Element
Child = Element | str | None

OPS = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = f"{{{OPS}}}type"

_ADDRESS = lazy(r"[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]")
_HOST = lazy(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f]*:[0-9a-f:.]+", re.ASCII | re.IGNORECASE)
_TAG = lazy(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element:
    """An element with its children; attributes with an empty value are left out, except alt."""
    made = etree.Element(tag)
    for name, value in (attributes or {}).items():
        if value or name in EMPTY_MEANS:
            made.set(name, legible(value))
    for child in children:
        put(made, child)
    return made


EMPTY_MEANS = frozenset({"alt", "hidden", "controls"})
"""Attributes that say something by being empty."""


def put(parent: Element, child: Child) -> None:
    """Append an element or characters at the end of an element."""
    if isinstance(child, str):
        text = legible(child)
        if next(iter(parent), None) is not None:  # len() counts them all, and there may be many
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
    elif child is not None:
        parent.append(child)


def address(url: str) -> str:
    """A link target that is safe to offer (http, https, mailto, tel, #part), percent-encoded; else nothing."""
    url = url.strip()
    if url.startswith("#"):
        return url
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "mailto", "tel") or (parts.scheme.startswith("http") and not host):
        return ""
    if parts.scheme.startswith("http") and not _ascii_host(host or ""):
        return ""
    return re.sub(
        r"%(?![0-9A-Fa-f]{2})", "%25", _ADDRESS.sub(_encoded, _unbracketed(_ascii_authority(url, parts.netloc)))
    )


def _unbracketed(url: str) -> str:
    """Brackets belong to a host of numbers alone, and a second # to nothing."""
    start = re.match(r"[a-z]+://[^/?#]*|", url, re.IGNORECASE)
    head, rest = (start[0], url[start.end() :]) if start else ("", url)
    before, mark, part = rest.partition("#")
    return head + (before + mark + part.replace("#", "%23")).replace("[", "%5B").replace("]", "%5D")


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0].encode(errors="replace"), safe="")


def _ascii_host(host: str) -> str:
    """The host as DNS writes it, or nothing where it can't be one."""
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _ascii_authority(url: str, authority: str) -> str:
    if authority.isascii():
        return url
    user, at, rest = authority.rpartition("@")
    host, colon, port = rest.partition(":")
    return url.replace(authority, f"{user}{at}{_ascii_host(host)}{colon}{port}", 1)


def language_tag(language: str) -> str:
    """A BCP 47 tag that validators take, or nothing where this is none."""
    tag = language.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def as_html(root: Element) -> bytes:
    """A whole HTML document."""
    return b"<!DOCTYPE html>\n" + etree.tostring(root, method="html", encoding="utf-8") + b"\n"


def as_fragment(parent: Element) -> str:
    """The element and what it holds, as HTML to be put into a page."""
    return etree.tostring(parent, method="html", encoding="unicode", with_tail=False)


def as_xhtml(root: Element) -> bytes:
    """A whole XHTML document; the tree itself has no namespace, so that both printers take it.

    `epub:` is written as everybody writes it, since some reading systems look for the letters, not for the namespace.
    """
    etree.cleanup_namespaces(root, top_nsmap={"epub": OPS})
    body = etree.tostring(root, method="xml", encoding="unicode")
    body = body.replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ', 1)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{body}\n'.encode()
