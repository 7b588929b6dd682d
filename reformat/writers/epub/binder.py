"""Articles bound into one book: chapters, pictures once, sound with its overlays, contents, and true metadata."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from reformat.document.assets import Assets
from reformat.document.codec import encode
from reformat.document.nodes import Image, Metadata
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.writers.epub.chapter import Chapter, Turn, chapter
from reformat.writers.epub.facts import CONFORMANCE, Facts, accessibility, animated, summary
from reformat.writers.epub.navigation import Branch, grow, navigation, ncx
from reformat.writers.epub.overlay import overlay
from reformat.writers.epub.package import Package
from reformat.writers.markup.dates import in_utc
from reformat.writers.markup.form import Form
from reformat.writers.markup.tree import address
from reformat.writers.writer import Item

FIXED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a book whose article names none; never the clock."""

SHARED_TYPES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
"""Pictures that a book may hold, and what their files end in."""

LIT = "rf-lit"
"""The class that a reading system gives to what is being spoken."""


def bind(items: Sequence[Item], assets: Assets, settings: Settings, stream: IO[bytes]) -> None:
    """Write one book of these articles to a stream, each article let go of once it is written."""
    _Binder(items, assets, settings, stream).bind()


def identity(items: Sequence[Item]) -> str:
    """The book's identifier: the same for the same article, however often it is written."""
    names = [item.identity or item.article.metadata.url or encode(item.article).decode() for item in items]
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, names[0] if len(names) == 1 else chr(10).join(names))}"


class _Binder:
    def __init__(self, items: Sequence[Item], assets: Assets, settings: Settings, stream: IO[bytes]) -> None:
        self._items, self._assets, self._settings = items, assets, settings
        self._identifier = identity(items)
        self._package = Package(stream, self._identifier)
        self._pictures: dict[str, str] = {}
        self._facts = Facts()
        self._branches: list[tuple[str, list[Branch]]] = []
        self._languages: dict[str, None] = {}
        self._voices: dict[str, None] = {}
        self._seconds = 0.0
        self._clean = True

    def bind(self) -> None:
        """Chapters first, one after the other; then what needs to know them all."""
        self._package.add("book.css", "text/css", _style())
        order = _order(self._items)
        files = _files(len(order))
        titles = [self._items[n].article.metadata.title for n in order]
        for place, number in enumerate(order):
            turn = _turn(place, files, titles) if len(order) > 1 else None
            self._bind_one(self._items[number], files[place], turn)
        first = self._items[order[0]]
        form = Form.of(first.article, book=True)
        title = self._title(first.article.metadata, form, len(order))
        tree = _contents(self._branches)
        nav = navigation(title, form, tree, f"{files[0]}.xhtml", in_spine=len(order) > 1)
        self._package.add("nav.xhtml", "application/xhtml+xml", nav, properties=["nav"])
        self._package.spine([*(["nav.xhtml"] if len(order) > 1 else []), *(f"{name}.xhtml" for name in files)])
        self._describe([self._items[n].article.metadata for n in order], title, form)
        sheet = ncx(title, form.language, self._identifier, tree)
        self._package.finish(form.language, form.direction, self._modified(), sheet)

    def _bind_one(self, item: Item, name: str, turn: Turn | None) -> None:
        made = chapter(item, name, self._picture, turn)
        smil = f"{name}.smil" if item.track and item.track.sections and made.lit else ""
        self._package.add(made.name, "application/xhtml+xml", made.data, overlay=smil)
        if smil and item.track:
            self._sound(item.track, made, name, smil)
        self._facts += made.facts
        self._clean = self._clean and self._passes(made)
        section = item.section or item.article.metadata.section
        self._branches.append((section, grow(made.entries, made.form.language)))
        self._languages.setdefault(made.form.language)

    def _passes(self, made: Chapter) -> bool:
        """Whether our check finds no error in a chapter; asked only where somebody would vouch for it."""
        if not self._settings.book.certifier:
            return False
        from reformat.check import check_page
        from reformat.check.page import Page

        page = Page.parse(made.name, made.data, in_book=True, styles=_style().decode())
        return not any(finding.level == "error" for finding in check_page(page))

    def _sound(self, track: Track, made: Chapter, name: str, smil: str) -> None:
        audio = {section.number: f"audio/{name}-{section.number:02d}.mp3" for section in track.sections}
        for section in track.sections:
            self._package.add(audio[section.number], "audio/mpeg", section.mp3)
        laid = overlay(made, track, audio)
        part = self._package.add(smil, "application/smil+xml", laid.data)
        self._package.state("media:duration", f"{laid.seconds:.3f}s", refines=part)
        self._seconds += round(laid.seconds, 3)
        self._voices.update(dict.fromkeys(f"{track.engine} {voice}".strip() for voice in track.voices.values()))

    def _picture(self, image: Image) -> str:
        """The file of a picture in the book, put there when it is first asked for."""
        if not image.asset or image.media_type not in SHARED_TYPES:
            return ""
        if image.asset not in self._pictures:
            data = self._assets.get(image.asset)
            name = f"images/{image.asset[:20]}.{SHARED_TYPES[image.media_type]}"
            self._package.add(name, image.media_type, data)
            self._pictures[image.asset] = name
            self._facts += Facts(animated=int(animated(data)))
        return self._pictures[image.asset]

    def _title(self, first: Metadata, form: Form, count: int) -> str:
        chosen = self._settings.book.collection if count > 1 else ""
        fallback = form.say.get("reading.edition") if count > 1 else form.say.get("reading.untitled")
        return chosen or (first.title if count == 1 else "") or fallback

    def _describe(self, known: list[Metadata], title: str, form: Form) -> None:
        """Dublin Core, then what is true of the book's accessibility."""
        package = self._package
        package.tell("title", title, id="title")
        for language in self._languages:
            package.tell("language", language)
        for number, author in enumerate(dict.fromkeys(a for k in known for a in k.authors), 1):
            package.tell("creator", author, id=f"creator{number}")
            package.state("role", "aut", refines=f"creator{number}", scheme="marc:relators")
        for name, values in _common(known).items():
            for value in values:
                package.tell(name, value)
        certifier = self._settings.book.certifier if self._clean and not self._facts.open else ""
        words = summary(self._facts, form.say, tuple(self._voices), certifier)
        for prop, value in accessibility(self._facts, words):
            package.state(prop, value, language=form.say.language if prop.endswith("Summary") else "")
        if certifier:
            self._claim(certifier)
        if self._seconds:
            package.state("media:duration", f"{self._seconds:.3f}s")
            package.state("media:active-class", LIT)

    def _claim(self, certifier: str) -> None:
        """The claim of conformance, which a person makes and our check doesn't contradict."""
        self._package.state("dcterms:conformsTo", CONFORMANCE, id="conformance")
        self._package.state("a11y:certifiedBy", certifier, refines="conformance")
        report = address(self._settings.book.certifier_report)
        if report.startswith("http"):
            self._package.link("a11y:certifierReport", report, refines="conformance")

    def _modified(self) -> datetime:
        """The latest date that the articles name, else SOURCE_DATE_EPOCH, else a fixed one."""
        metadata = [item.article.metadata for item in self._items]
        dates = [in_utc(k.modified) or in_utc(k.published) for k in metadata]
        if any(dates):
            return datetime.fromisoformat(max(filter(None, dates)))
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else FIXED


def _common(known: list[Metadata]) -> dict[str, list[str]]:
    """Facts that a book has of its articles; of many articles only what they share, and all subjects."""
    published = [d for d in (in_utc(k.published) for k in known[:1]) if d and len(known) == 1]
    return {
        "publisher": _shared([k.publisher for k in known]),
        "rights": _shared([k.rights for k in known]),
        "source": _shared([k.url for k in known]),
        "description": _shared([k.description for k in known]),
        "date": published,
        "subject": list(dict.fromkeys(tag for k in known for tag in k.tags)),
    }


def _shared(values: list[str]) -> list[str]:
    return values[:1] if len(set(values)) == 1 else []


def _style() -> bytes:
    return Path(__file__).with_name("book.css").read_bytes()


def _order(items: Sequence[Item]) -> list[int]:
    """The articles by section, sections as they first come."""
    sections = [item.section or item.article.metadata.section for item in items]
    first = {section: number for number, section in reversed(list(enumerate(sections)))}
    return sorted(range(len(sections)), key=lambda n: (first[sections[n]], n))


def _files(count: int) -> list[str]:
    return ["article"] if count == 1 else [f"a{number:04d}" for number in range(1, count + 1)]


def _turn(place: int, files: list[str], titles: list[str]) -> Turn:
    before = (f"{files[place - 1]}.xhtml", titles[place - 1]) if place else None
    after = (f"{files[place + 1]}.xhtml", titles[place + 1]) if place + 1 < len(files) else None
    return Turn(before, after)


def _contents(branches: list[tuple[str, list[Branch]]]) -> list[Branch]:
    """The contents: articles below their section, where a book has sections."""
    if len(branches) == 1:
        return branches[0][1]
    tree: list[Branch] = []
    for section, grown in branches:
        if not section:
            tree.extend(grown)
        elif tree and tree[-1].title == section and not tree[-1].target:
            tree[-1].within.extend(grown)
        else:
            tree.append(Branch(section, "", list(grown)))
    return tree
