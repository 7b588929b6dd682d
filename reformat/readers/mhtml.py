"""A page saved as one file by a browser (MHTML, .mht, .eml): the HTML part, and its pictures from the other parts."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.known import with_known
from reformat.readers.metadata.language import tag
from reformat.rules import Rules

HEADERS = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.M)


class MhtmlReader:
    """Takes the envelope apart and gives the page to the HTML reader."""

    media = "mhtml"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By name, or by mail headers that announce a multipart."""
        if source.name.lower().endswith((".mhtml", ".mht", ".eml")):
            return True
        start = head.replace(b"\r\n", b"\n")
        return bool(HEADERS.match(start)) and b"multipart/related" in start.lower()

    def expand(self, source: Source) -> Iterator[Source]:
        """The page inside. Raises NoArticle where no part is HTML or text."""
        message = email.message_from_bytes(source.content(), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        page = _page(message)
        if page is None:
            raise NoArticle(f"{source.name} holds no HTML part", hint="save the page again as HTML", where=source.name)
        data = page.get_payload(decode=True)
        location = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or source.base_url)
        yield replace(
            source,
            data=data if isinstance(data, bytes) else b"",
            encoding=str(page.get_content_charset() or ""),
            media="text" if page.get_content_type() == "text/plain" else "html",
            base_url=location if location.startswith("http") else source.base_url,
            resolve=source.resolve or _Parts.of(message).get,
            metadata=with_known(_letter(message), source.metadata),
        )

    def read(self, source: Source, rules: Rules) -> Draft:
        """The envelope itself is no article."""
        raise NoArticle(f"{source.name} is an envelope, not an article", hint="convert opens it", where=source.name)


def _letter(message: EmailMessage) -> Metadata:
    """What a letter's head says of it; nothing for a page that a browser saved, which knows better itself."""
    sender = str(message.get("From") or "")
    if not sender or "saved by" in sender.lower() or message.get("Snapshot-Content-Location"):
        return Metadata()
    name, address = parseaddr(sender)
    found: dict[str, Any] = {
        "title": " ".join(str(message.get("Subject") or "").split()),
        "authors": (name,) if name else (),
        "contacts": (address,) if address else (),
        "published": iso(str(message.get("Date") or "")),
        "language": tag(str(message.get("Content-Language") or "")),
    }
    return Metadata(**found, origins={field: "letter" for field, value in found.items() if value})


def _page(message: EmailMessage) -> EmailMessage | None:
    """The first HTML part, else the first text part."""
    parts = [p for p in message.walk() if isinstance(p, EmailMessage)]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind:
                return part
    return None


@dataclass(frozen=True, slots=True)
class _Parts:
    """Pictures of a saved page by their address or content id."""

    by_address: dict[str, EmailMessage]

    @classmethod
    def of(cls, message: EmailMessage) -> _Parts:
        found: dict[str, EmailMessage] = {}
        for part in message.walk():
            if isinstance(part, EmailMessage):
                if part.get("Content-Location"):
                    found[str(part["Content-Location"]).strip()] = part
                if part.get("Content-ID"):
                    found["cid:" + str(part["Content-ID"]).strip().strip("<>")] = part
        return cls(found)

    def get(self, address: str) -> bytes | None:
        part = self.by_address.get(address)
        data = part.get_payload(decode=True) if part is not None else None
        return data if isinstance(data, bytes) else None
