"""Descriptions of pictures that people wrote: looked up by a picture's content, and only ever added to.

`descriptions.toml` has one table a picture. A person fills in `text`; the next run takes it, here and in every other
article that shows the same picture. What stands in a file is never changed or removed by us: new pictures are
appended, so a comment or a half-written line survives each run byte for byte.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from reformat.document.nodes import Article, Figure, Heading, Image
from reformat.document.toml import tables, text_of
from reformat.document.typed import typed
from reformat.document.walk import leaves, plain
from reformat.errors import SettingsError
from reformat.language.messages import messages

FILE = "descriptions.toml"
"""Name of the file, the same everywhere."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """What is known of one picture: `picture` is the sha256 of its file as it came, or else its `url`.

    `text` says what it shows, `long` the rest for charts; `decorative`: there is nothing to say. `by` is person or
    machine: a machine's text stays marked as such until somebody writes person.
    """

    picture: str = ""
    url: str = ""
    context: str = ""
    text: str = ""
    long: str = ""
    decorative: bool = False
    text_in_picture: bool = False
    by: Literal["person", "machine"] = "person"

    @property
    def says_something(self) -> bool:
        """Whether anybody has filled it in."""
        return bool(self.text.strip()) or self.decorative


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    picture: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Descriptions:
    """All entries that a run knows, by content hash or address."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def load(cls, places: Iterable[Path]) -> Descriptions:
        """The entries of these files and folders; a person's word beats a machine's, then the earlier place the later.

        Places that do not exist are passed over; a file with a mistake raises SettingsError.
        """
        entries: dict[str, Entry] = {}
        for entry in (e for place in places for path in _files(place) for e in read(path)):
            if not entry.says_something:
                continue
            for key in filter(None, (entry.picture, entry.url)):
                held = entries.get(key)
                if held is None or (held.by == "machine" and entry.by == "person"):
                    entries[key] = entry
        return cls(entries)

    def with_more(self, places: Iterable[Path]) -> Descriptions:
        """These entries and, where they say nothing, those of further places."""
        return Descriptions({**Descriptions.load(places).entries, **self.entries})

    def find(self, image: Image) -> Entry | None:
        """What is known of this picture: by its content, else by its address."""
        for key in (image.original, image.asset, image.url):
            if key and key in self.entries:
                return self.entries[key]
        return None


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(place.glob("*.toml"))
    return [place] if place.is_file() else []


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of one file."""
    try:
        return parse(text_of(path), str(path))
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is no UTF-8 text", hint="save it again as UTF-8", where=str(path)) from error


def parse(text: str, where: str = FILE) -> tuple[Entry, ...]:
    """The entries of a file's text; SettingsError says file and place of a mistake."""
    hint = "mend the file, or move it away: it is never overwritten"
    try:
        return msgspec.convert(tables(text), typed(_File)).picture
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{where}: {error}", hint=hint, where=where) from error


def combine(existing: str, entries: Iterable[Entry], language: str) -> str:
    """The text of a descriptions file once it also lists these entries; `language` is that of its head.

    The existing text comes back as it stands with the new entries after it; "" if there is nothing to list and
    nothing was there.
    """
    held = {key for entry in parse(existing) for key in (entry.picture, entry.url) if key}
    new = [e for e in entries if not {e.picture, e.url} & held - {""}]
    if not new:
        return existing
    words = messages(language)
    lead = "".join(f"# {line}\n" for line in words.get("figure.file-head").split("\n"))
    head = existing if existing.strip() else lead
    gap = "" if head.endswith("\n") else "\n"
    return head + gap + "".join("\n" + _table(entry) for entry in new)


def wanted(article: Article) -> Iterator[Entry]:
    """An entry for each picture that nobody has described, or only a machine."""
    seen: set[str] = set()
    heading = article.metadata.title
    for block in leaves(article.deck + article.blocks):
        if isinstance(block, Heading):
            heading = plain(block.inlines)
        if not isinstance(block, Figure) or block.image is None:
            continue
        alt, image = block.alt, block.image
        key = image.original or image.url
        if not key or key in seen or not (alt.open or alt.origin == "machine"):
            continue
        seen.add(key)
        machine = alt.origin == "machine"
        yield Entry(
            picture=image.original,
            url="" if image.url.startswith("data:") else image.url,
            context=" — ".join(filter(None, (plain(block.caption), heading))),
            text=alt.text,
            long=alt.long,
            text_in_picture=alt.text_in_picture,
            by="machine" if machine else "person",
        )


def _table(entry: Entry) -> str:
    lines = ["[[picture]]"]
    if entry.picture:
        lines.append(f"picture = {_quoted(entry.picture)}")
    if entry.url:
        lines.append(f"url = {_quoted(entry.url)}")
    lines += [f"context = {_quoted(entry.context)}", f"text = {_quoted(entry.text)}", f"long = {_quoted(entry.long)}"]
    lines += ["decorative = false"]
    if entry.text_in_picture:
        lines.append("text-in-picture = true")
    lines.append(f'by = "{entry.by}"')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string, which is a JSON string without surrogates and with DEL escaped."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
