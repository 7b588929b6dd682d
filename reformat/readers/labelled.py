"""Scrapes that keep an article as a record in plain lines: a field's name, a colon and its value, the body last."""

from __future__ import annotations

from typing import NamedTuple

from reformat.document.draft import Change
from reformat.document.nodes import Metadata, Span
from reformat.patterns import lazy
from reformat.readers.metadata.people import people
from reformat.readers.records import AUTHORS, BODIES, NAMES, key, told

RULE = "text.record"
FEWEST, MOST = 3, 24
"""Fields that a record has at least, its body among them or an empty line behind the last; lines of all at most."""

_FIELD = lazy(r"(?P<name>[A-Za-z가-힣][\w -]{0,18}[^\W_]|제목) ?[:：](?:\s+(?P<value>\S.*)|\s*)$")
_BODIES = {key(name): media for name, media in BODIES}
_KNOWN = frozenset(key(name) for names in (*NAMES.values(), AUTHORS) for name in names)
_DECKS = frozenset(map(key, ("부제", "부제목", "subtitle", "deck", "standfirst")))
"""Fields whose words are the article's own: they stay above its text."""
_OTHER = lazy(r"[a-z][a-z_-]{1,18}")
"""What a program calls a field that says nothing of the article."""
_BECAUSE = "A field of the record that holds the article: what it says of it is kept, its name is not"


class Record(NamedTuple):
    """The body of a record and what it is written in, what its other fields say, and their entries."""

    body: str
    media: str = "text"
    metadata: Metadata = Metadata()
    changes: tuple[Change, ...] = ()


def record(text: str) -> Record:
    """The record that a text is; of another text, all as its body."""
    lines = text.split("\n")
    fields: dict[str, str] = {}
    changes: list[Change] = []
    deck: list[str] = []
    known, at = 0, 0
    for at, line in enumerate(lines[:MOST]):
        found = _FIELD.match(line.rstrip()) if line.strip() else None
        name = key(found["name"]) if found else ""
        if found is None and line.strip():
            if known < FEWEST or not _has_body(lines[at + 1 : MOST]):
                break
            deck.append(line)  # a page's label among the fields
            continue
        if name in _BODIES:
            value = (found and found["value"]) or ""
            changes.append(_entry(at, line.rstrip().removesuffix(value).strip()))
            body = [*deck, value, *lines[at + 1 :]]
            return _parted(text, body, fields, changes, known + 1, at - len(deck))._replace(media=_BODIES[name])
        if found is not None and name not in _KNOWN | _DECKS and not _OTHER.fullmatch(found["name"]):
            break
        if found is not None:
            known += name in _KNOWN
            if name in _DECKS and found["value"]:
                deck.append(found["value"])
                changes.append(_entry(at, line.strip().removesuffix(found["value"]).strip()))
                continue
            fields.setdefault(name, found["value"] or "")
            changes.append(_entry(at, line.strip()))
    if not at or lines[at - 1].strip():
        return Record(text)
    return _parted(text, [*deck, *lines[at:]], fields, changes, known, at - len(deck))


def _has_body(lines: list[str]) -> bool:
    """Whether one of these lines names the body."""
    return any((found := _FIELD.match(line.rstrip())) is not None and key(found["name"]) in _BODIES for line in lines)


def _entry(at: int, words: str) -> Change:
    return Change("read", RULE, "move", words, _BECAUSE, span=Span(line=at + 1, end_line=at + 1))


def _parted(text: str, body: list[str], fields: dict[str, str], changes: list[Change], known: int, at: int) -> Record:
    """Body and fields apart where these are a record's: a few that are known, and the title among them."""
    titled = any(fields.get(key(name)) for name in NAMES["title"])
    if known < FEWEST or not titled or not any(line.strip() for line in body):
        return Record(text)
    authors = next((value for name in AUTHORS if (value := fields.pop(key(name), ""))), "")
    found = told({**fields, **({"authors": list(people([authors]).names)} if authors else {})})
    return Record("\n" * at + "\n".join(body), "text", found, tuple(changes))
