"""The parts of a letter: those that make up its text, and the letters that it encloses."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from html import escape

from reformat.errors import Undecodable
from reformat.readers.decode import decode

HTML = ("text/html", "application/xhtml+xml")
_LETTER = "message/rfc822"


def own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """A message and all its parts, without those of the letters that it encloses."""
    ahead = [message]
    while ahead:
        part = ahead.pop()
        yield part
        if part.get_content_type() != _LETTER and part.is_multipart():
            ahead += reversed([one for one in part.iter_parts() if isinstance(one, EmailMessage)])


def with_enclosed(message: EmailMessage) -> list[EmailMessage]:
    """A letter and the letters that it encloses, as a digest's are, in order; of several those that say anything."""
    found: list[EmailMessage] = []
    ahead = [message]
    while ahead:
        found.append(ahead.pop())
        ahead += reversed(list(_enclosed(found[-1])))
    return found if len(found) == 1 else [one for one in found if _says(one)] or [message]


def _enclosed(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in own_parts(message):
        if part.get_content_type() == _LETTER and part.is_multipart():
            yield from (one for one in part.iter_parts() if isinstance(one, EmailMessage))


def _says(message: EmailMessage) -> bool:
    return any(_is_text(part) and _text(part).strip() for part in own_parts(message))


def attached(message: EmailMessage) -> list[EmailMessage]:
    """The pages that hang on a letter which says something itself; where it does not, the page is what it says."""
    pages = [part for part in own_parts(message) if part.get_content_type() in HTML and part.get_filename()]
    return pages if pages and _says(message) else []


def joined(message: EmailMessage) -> EmailMessage | None:
    """One part in place of several that are the text together, as before and behind a picture; None for fewer."""
    parts = list(_shown(message))
    if len(parts) < 2 or len(parts := [part for part in parts if _text(part).strip()]) < 2:
        return None
    plain = not any(part.get_content_type() in HTML for part in parts)
    whole = EmailMessage()
    if plain:
        whole.set_content("\n\n".join(map(_text, parts)), charset="utf-8")
    else:
        whole.set_content("\n".join(map(_markup, parts)), subtype="html", charset="utf-8")
    return whole


def _shown(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that a program for letters shows one below the other."""
    ahead = [message]
    while ahead:
        part = ahead.pop()
        kind = part.get_content_type()
        inside = [one for one in part.iter_parts() if isinstance(one, EmailMessage)] if part.is_multipart() else []
        if kind == "multipart/alternative":
            best = [one for one in inside if _leads_to(one, HTML)] or inside
            ahead += best[-1:]
        elif kind == "multipart/related":
            ahead += inside[:1]
        elif kind.startswith("multipart/"):
            ahead += reversed(inside)
        elif _is_text(part):
            yield part


def _leads_to(part: EmailMessage, kinds: tuple[str, ...]) -> bool:
    return any(one.get_content_type() in kinds for one in own_parts(part))


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in (*HTML, "text/plain") and not part.is_attachment() and not part.get_filename()


def _text(part: EmailMessage) -> str:
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    try:
        return decode(data, str(part.get_content_charset() or "")).text
    except Undecodable:
        return ""  # a part that is empty or no text; where it is the only one, its reader says so


def _markup(part: EmailMessage) -> str:
    text = _text(part)
    if part.get_content_type() in HTML:
        return text
    return "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n") if one.strip())
