"""A page saved as one file by a browser (MHTML, .webarchive), a letter (.eml), or a box of letters (mbox).

The HTML part is the page, and its pictures are in the other parts. Letters that a letter encloses and pages that hang
on it are articles too.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import pairwise
from typing import Any

from reformat.document.addresses import absolute
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import NoArticle, Undecodable
from reformat.patterns import lazy
from reformat.readers import webarchive
from reformat.readers.decode import in_octets
from reformat.readers.letter_head import REACH, quotes_head
from reformat.readers.letter_parts import HTML, attached, joined, own_parts, with_enclosed
from reformat.readers.letter_words import header, passed_on, subject, words
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.known import with_known
from reformat.readers.metadata.language import tag
from reformat.readers.reader import ContainerReader
from reformat.readers.webarchive import is_webarchive

HEADERS = lazy(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.M)

_LETTERS = lazy(rb"^(from|to|subject|date|message-id|mime-version|received|return-path|content-type):", re.M | re.I)
LEAST = 4
"""So many different headers of letters at its start are a letter's."""

HEAD = 4_096
"""Bytes from which a property list is known."""

_LETTER = lazy(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ [^\n]*\d{4}\r?\n(?=[A-Za-z-]+: )")
"""The line that parts the letters of a box."""
_QUOTED = lazy(rb"^>(?=>*From )", re.M)
"""What a box sets before a line of a letter that looks like one."""


class MhtmlReader(ContainerReader):
    """Takes the envelope apart and gives the page to the HTML reader."""

    media = "mhtml"
    kind = "an envelope"

    def claims(self, source: Source, head: bytes) -> bool:
        """By name, by the line that begins a box of letters, or by mail headers that announce a multipart."""
        if source.name.lower().endswith((".mhtml", ".mht", ".eml")) or _LETTER.match(head) or is_webarchive(head):
            return True
        start = in_octets(head).replace(b"\r\n", b"\n")
        top = HEADERS.match(start)
        return top is not None and (
            b"multipart/related" in start.lower() or len(set(_LETTERS.findall(top[0]))) >= LEAST
        )

    def expand(self, source: Source) -> Iterator[Source]:
        """The page inside, or of a box of letters each. Raises NoArticle where no part is HTML or text."""
        if is_webarchive(source.head(HEAD)):
            yield webarchive.opened(source)
            return
        data = in_octets(source.content())
        letters: Iterable[EmailMessage | Undecodable]
        if _LETTER.match(data):
            starts = [found.start() for found in _LETTER.finditer(data)]
            pieces = (
                _QUOTED.sub(b"", data[start:end].partition(b"\n")[2]) for start, end in pairwise([*starts, len(data)])
            )
            letters = (letter for piece in pieces for letter in _letters(piece, source.name))
        else:
            letters = _letters(data, source.name)
            if len(letters) == 1:
                yield _opened(source, letters[0])
                yield from _hanging(source, letters[0])
                return
        for number, letter in enumerate(letters, 1):
            known = replace(source, name=f"{source.name}#{number}", member=str(number))
            try:
                yield _opened(known, letter)
                yield from _hanging(known, letter)
            except (NoArticle, Undecodable) as fault:
                yield source.broken(fault, name=known.name, member=known.member)


def _letters(data: bytes, name: str) -> Sequence[EmailMessage | Undecodable]:
    """A letter and those in it; a fault for one whose parts lie too deep for Python's parser."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError:
        hint = "save the innermost of them alone"
        return [Undecodable(f"{name}: parts inside parts, too deep", hint=hint, where=name)]
    assert isinstance(message, EmailMessage)
    return with_enclosed(message)


def _hanging(source: Source, letter: EmailMessage | Undecodable) -> Iterator[Source]:
    """The pages that hang on a letter: articles of their own, of which it says nothing."""
    for part in attached(letter) if isinstance(letter, EmailMessage) else ():
        held, name = part.get_payload(decode=True), str(part.get_filename())
        member = f"{source.member}/{name}" if source.member else name
        data = held if isinstance(held, bytes) else b""
        yield replace(source, name=f"{source.name}/{name}", member=member, data=data, media="html")


def _opened(source: Source, message: EmailMessage | Undecodable) -> Source:
    """The page or the text in an envelope."""
    if isinstance(message, Undecodable):
        raise message
    page = joined(message) or _page(message)
    if page is None:
        hint = "save the page again as HTML"
        raise NoArticle(f"{source.name} holds neither a page nor a text", hint=hint, where=source.name)
    held = page.get_payload(decode=True)
    if _is_cut_off(message, page, held):
        hint = "save the page again"
        raise Undecodable(f"{source.name} ends in the middle of the page", hint=hint, where=source.name)
    location = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or source.base_url)
    return replace(
        source,
        data=_with_frames(held, message) if isinstance(held, bytes) else b"",
        encoding=str(page.get_content_charset() or ""),
        media="html" if page.get_content_type() in HTML else "text",
        base_url=location if location.startswith("http") else source.base_url,
        resolve=source.resolve or _Parts.of(message, location).get,
        metadata=with_known(_letter(message, held), source.metadata),
    )


def _with_frames(page: bytes, message: EmailMessage) -> bytes:
    """The page with the addresses of its frames (films, maps), in whose place an envelope has names of its parts."""
    if b"cid:" not in page:
        return page
    for part in message.walk():
        name = str(part.get("Content-ID") or "").strip().strip("<>")
        if name and part.get_content_type() in HTML:
            place = str(part.get("Content-Location") or "").strip()
            whole = place if place.startswith(("http://", "https://")) else "about:blank"
            page = page.replace(f"cid:{name}".encode(), whole.replace("&", "&amp;").encode(errors="replace"))
    return page


def _letter(message: EmailMessage, held: object) -> Metadata:
    """What a letter's head says of it; nothing for a page that a browser saved, which knows better itself.

    Of one that was passed on it tells neither who wrote it nor when, where the letter's own head does so in `held`.
    """
    name, address = (words(part) for part in parseaddr(header(message, "from")))
    if "@" not in address or "saved by" in name.lower() or message.get("Snapshot-Content-Location"):
        return Metadata()
    passed = passed_on(message)
    within = passed and isinstance(held, bytes) and quotes_head(held[:REACH].decode("utf-8", "replace"))
    if passed:
        name = address = ""
    found: dict[str, Any] = {
        "title": subject(message),
        "authors": (name,) if name else (),
        "contacts": (address,) if address else (),
        "published": "" if within else iso(header(message, "date")),
        "language": tag(str(message.get("Content-Language") or "")),
    }
    return Metadata(**found, origins={field: "letter" for field, value in found.items() if value})


def _is_cut_off(message: EmailMessage, page: EmailMessage, data: object) -> bool:
    """Whether the envelope breaks off in its last part, and that is the page."""
    broken = any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects)
    last = [part for part in message.walk() if not part.is_multipart()][-1:]
    return broken and last == [page] and isinstance(data, bytes) and b"</html" not in data[-1000:].lower()


def _page(message: EmailMessage) -> EmailMessage | None:
    """The part that the envelope says it begins with, else the first HTML part, else the first text part.

    Last what is called an envelope of several parts and is none: its text is all there is.
    """
    parts = [part for part in own_parts(message) if not part.is_multipart()]
    if hanging := attached(message):
        parts = [part for part in parts if not any(part is one for one in hanging)]
    parts.sort(key=lambda part: not _is_root(message, part))
    for kind in (*HTML, "text/plain", "multipart/mixed", "multipart/alternative", "multipart/related"):
        for part in parts:
            if part.get_content_type() == kind:
                return part
    return None


def _is_root(message: EmailMessage, part: EmailMessage) -> bool:
    """Whether the envelope names this part, by its id or by the address that was saved."""
    start, saved = message.get_param("start"), message.get("Snapshot-Content-Location")
    named = isinstance(start, str) and str(part.get("Content-ID") or "").strip() == start.strip()
    return named or (saved is not None and str(part.get("Content-Location") or "").strip() == str(saved).strip())


@dataclass(frozen=True, slots=True)
class _Parts:
    """Pictures of a saved page by their address or content id; `page` is where the page itself was."""

    page: str
    by_address: dict[str, EmailMessage]

    @classmethod
    def of(cls, message: EmailMessage, page: str) -> _Parts:
        found: dict[str, EmailMessage] = {}
        for part in message.walk():
            if isinstance(part, EmailMessage):
                if part.get("Content-Location"):
                    location = str(part["Content-Location"]).strip()
                    found[location] = found[absolute(page, location) or location] = part
                if part.get("Content-ID"):
                    found["cid:" + str(part["Content-ID"]).strip().strip("<>")] = part
        return cls(page, found)

    def get(self, address: str) -> bytes | None:
        """The bytes of a picture that the page names so."""
        part = self.by_address.get(address) or self.by_address.get(absolute(self.page, address))
        data = part.get_payload(decode=True) if part is not None else None
        return data if isinstance(data, bytes) else None
