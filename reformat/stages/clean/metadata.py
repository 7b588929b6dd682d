"""Values found in the text, put into the metadata where nothing better is known."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.nodes import Metadata
from reformat.language.scripts import by_letters
from reformat.patterns import lazy
from reformat.readers.metadata.hangul import DEPARTMENT
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.people import NAME, people
from reformat.readers.metadata.rights import holder
from reformat.readers.metadata.written import written

ORIGIN = "text"
DATA = ("json-ld", "meta")
"""Where content systems put a newsroom's name for want of an author's; what the caller says is meant."""
LISTS = ("authors", "tags", "contacts")
MOST = 200
"""Values of a list that are taken from the text: a page of more is an index, and the ledger has them all."""
COLUMN = ".byline-column"
"""How rules are called that know a writer by what he holds: in a reporter's article that is who is pictured."""
BYLINE, DESK = "byline", lazy(r"[가-힣]{2,4}[부팀국실]")
"""Where a page's own line names who wrote, and a desk of a Korean newsroom: it yields to whoever works there."""
SYLLABLES = 3
"""Syllables of most Korean names."""
POINTS = "▷▶■●◆※·- \t"
REACHED = lazy(r"@|\d[\d-]{6}|(?:카카오톡|카톡|홈페이지|검색)\s?\S")
"""What a contact has at least: an address, a number, or what to look for."""
BRACKETS = "<>〈〉《》[]【】＜＞ \t"


NO_TONGUE = frozenset(["", "common", "clean"])
"""Names of rules' files that tell no language."""


def filled(metadata: Metadata, field: str, found: str, rule: str = "") -> Metadata:
    """The metadata with one more value; what is there already wins, and lists grow only where the text gave them.

    `rule`: the id of the rule that found it, which tells the language it is written in.
    """
    before = metadata.origins.get(field, "")
    doubtful = field == "authors" and before in DATA and all(_a_house(name, metadata) for name in metadata.authors)
    doubtful = doubtful or (field == "authors" and before == BYLINE and all(map(DESK.fullmatch, metadata.authors)))
    if before not in ("", ORIGIN) and not doubtful or (rule.endswith(COLUMN) and metadata.authors):
        return metadata
    tongue = rule.partition(".")[0]
    value = _value(field, found, (metadata.language or by_letters(metadata.title)) if tongue in NO_TONGUE else tongue)
    if not value:
        return metadata
    held = () if doubtful else getattr(metadata, field)
    if field in LISTS:
        if len(held) >= MOST:
            return metadata
        value = tuple(dict.fromkeys((*held, *value)))
        if field == "authors":  # people go before the house that they write for
            value = tuple(name for name in value if not (house(name) or _an_office(name))) or value
    elif held:
        return metadata
    metadata = replace(metadata, **{field: value}, origins={**metadata.origins, field: ORIGIN})
    named = holder(found) if field == "rights" and not metadata.publisher else ""
    return filled(metadata, "publisher", named) if named else metadata


def _an_office(author: str) -> bool:
    """Whether an author is an office by its name, which for a person's is too long."""
    return len(author) > SYLLABLES and DEPARTMENT.fullmatch(author) is not None


def _a_house(author: str, known: Metadata) -> bool:
    """Whether an author is a newsroom, or the publisher by its first name."""
    return house(author) or (not NAME.fullmatch(author) and known.publisher.casefold().startswith(author.casefold()))


def _value(field: str, found: str, language: str) -> str | tuple[str, ...]:
    """A value in the form its field wants."""
    match field:
        case "authors":
            return people([found]).names
        case "tags":
            return tuple(t for t in re.split(r"[#,|]\s*|\s+#", found) if t.strip())
        case "contacts":
            return (found.strip(POINTS),) if REACHED.search(found) else ()
        case "section":
            parts = re.split(r"\s*[>›»|/]+\s*", found) if re.search(r"[>›»|/]", found) else found.split(maxsplit=1)
            return " › ".join(p.strip() for p in parts if p.strip() not in ("", "홈"))
        case "published" | "modified":
            return written(found, language)
        case "rights":
            return found.strip(BRACKETS)
        case _:
            return found.strip()
