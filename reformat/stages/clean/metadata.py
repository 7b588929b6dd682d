"""Values found in the text, put into the metadata where nothing better is known."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.nodes import Metadata
from reformat.readers.metadata import dates
from reformat.readers.metadata.people import people

ORIGIN = "text"
LISTS = ("authors", "tags", "contacts")
SHORT_DATE = re.compile(
    r"(?<!\d)(\d\d)\s?[.\-/年년]\s?(\d{1,2})\s?[.\-/月월]\s?(\d{1,2})\s?[.日일]?\s?\.?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?(?:[\sT]{0,2}(오전|오후|AM|PM)?\s?(\d{1,2})\s?[:시時时]\s?(\d{2}))?",
    re.IGNORECASE,
)
HOLDER = re.compile(
    r"(?:ⓒ|©|\(c\)|저작권자|copyrights?)[\s:ⓒ©|,]*(?:\(c\))?\s*(?:20\d\d\s*[-–]?\s*)?(?:20\d\d)?\s*"
    r"(?:\(주\)|㈜|주식회사)?\s*([^,.<>〈〉()\[\]|:;]{2,30}?)\s*(?:[,.<>〈〉()\[\]|:;&]|무단|all rights|$)",
    re.IGNORECASE,
)
BRACKETS = "<>〈〉《》[]【】＜＞ \t"


def filled(metadata: Metadata, field: str, found: str) -> Metadata:
    """The metadata with one more value; what is there already wins, and lists grow only where the text gave them."""
    before = metadata.origins.get(field, "")
    if before not in ("", ORIGIN):
        return metadata
    value = _value(field, found)
    if not value:
        return metadata
    held = getattr(metadata, field)
    if field in LISTS:
        value = tuple(dict.fromkeys((*held, *value)))
    elif held:
        return metadata
    metadata = replace(metadata, **{field: value}, origins={**metadata.origins, field: ORIGIN})
    holder = HOLDER.search(found) if field == "rights" and not metadata.publisher else None
    return filled(metadata, "publisher", holder[1].strip()) if holder else metadata


def _value(field: str, found: str) -> str | tuple[str, ...]:
    """A value in the form its field wants."""
    match field:
        case "authors":
            return people([found]).names
        case "tags":
            return tuple(t for t in re.split(r"[#,|]\s*|\s+#", found) if t.strip())
        case "contacts":
            return (found.strip(),)
        case "section":
            parts = re.split(r"\s*[>›»|/]+\s*", found) if re.search(r"[>›»|/]", found) else found.split(maxsplit=1)
            return " › ".join(p.strip() for p in parts if p.strip() not in ("", "홈"))
        case "published" | "modified":
            return iso(found)
        case "rights":
            return found.strip(BRACKETS)
        case _:
            return found.strip()


def iso(found: str) -> str:
    """A date as pages write it, in ISO 8601, the Korean one of two digits for the year too; empty where it is none."""
    if date := dates.iso(found):
        return date
    match = SHORT_DATE.search(found)
    if match is None:
        return ""
    year, *rest = match.groups()
    half, hour, minute = rest[2:]
    return dates.iso(f"20{year}. {rest[0]}. {rest[1]}. {half or ''} {f'{hour}:{minute}' if hour else ''}")
