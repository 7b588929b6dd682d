"""What is true of a book's accessibility, counted from its articles, and how the metadata says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from reformat.document.nodes import AnyBlock, Embed, Figure, Heading, Image, List, Note, Quote, Table
from reformat.document.walk import passages
from reformat.language.messages import Messages
from reformat.speech.track import Track

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts over one article, or added up over many. `shown`: pictures that are in the book and not mere decoration;
    `open`: those of them that nobody described; `absent`: pictures of the original that are not in the book;
    `incomplete`: articles whose narration leaves out words.
    """

    articles: int = 0
    headings: int = 0
    shown: int = 0
    open: int = 0
    machine: int = 0
    long: int = 0
    absent: int = 0
    animated: int = 0
    narrated: int = 0
    incomplete: int = 0

    def __add__(self, other: Facts) -> Facts:
        return Facts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def facts_of(blocks: tuple[AnyBlock, ...], track: Track | None, picture: Callable[[Image], str]) -> Facts:
    """The facts of one article."""
    figures = [b for b in blocks if isinstance(b, Figure)]
    inside = [f for f in figures if f.image and picture(f.image)]
    shown = [f for f in inside if not f.alt.decorative]
    return Facts(
        articles=1,
        headings=sum(isinstance(b, Heading) for b in blocks),
        shown=len(shown),
        open=sum(f.alt.open for f in shown),
        machine=sum(f.alt.origin == "machine" and bool(f.alt.text) for f in figures),
        long=sum(bool(f.alt.long) for f in figures),
        absent=sum(not f.alt.decorative for f in figures) - len(shown),
        narrated=int(track is not None and bool(track.sections)),
        incomplete=int(track is not None and (bool(track.silent) or _unspoken(blocks, track))),
    )


def _unspoken(blocks: tuple[AnyBlock, ...], track: Track) -> bool:
    """Whether words of the article are not narrated, since the settings leave their kind out.

    Blocks that hold others are among `blocks` before what they hold.
    """
    spoken = {cue.utterance.block for section in track.sections for cue in section.cues}
    for block in blocks:
        if isinstance(block, List | Quote | Note | Embed):
            continue
        if isinstance(block, Table) and not any(row.id in spoken for row in block.rows):
            return True
        own = (p for p in passages((block,)) if p.role != "cell" and any(map(str.isalnum, p.text)))
        if any(p.id not in spoken for p in own):
            return True
    return False


def animated(data: bytes) -> bool:
    """Whether a picture moves: a GIF with more than one frame, an animated PNG or WebP."""
    if data.startswith(b"GIF8"):
        return data.count(b"\x21\xf9\x04") > 1
    return (data.startswith(b"\x89PNG") and b"acTL" in data[:4096]) or (data[8:12] == b"WEBP" and b"ANIM" in data[:256])


def accessibility(facts: Facts, summary: str) -> Iterator[tuple[str, str]]:
    """The schema: properties and their values, in the order of the package document."""
    spoken = facts.narrated == facts.articles > 0
    yield from (("schema:accessMode", mode) for mode in _modes(facts))
    if not facts.open:
        yield "schema:accessModeSufficient", "textual"
    if facts.open or facts.shown:
        yield "schema:accessModeSufficient", "textual,visual"
    if spoken and not facts.incomplete and not facts.open:
        yield "schema:accessModeSufficient", "auditory"
    yield from (("schema:accessibilityFeature", feature) for feature in _features(facts))
    yield "schema:accessibilityHazard", "unknown" if facts.animated else "none"
    yield "schema:accessibilitySummary", summary


def _modes(facts: Facts) -> Iterator[str]:
    yield "textual"
    if facts.shown:
        yield "visual"
    if facts.narrated:
        yield "auditory"


def _features(facts: Facts) -> Iterator[str]:
    yield "tableOfContents"
    yield "structuralNavigation"
    yield "readingOrder"
    yield "displayTransformability"
    yield "ARIA"
    if facts.shown and not facts.open:
        yield "alternativeText"
    if facts.long:
        yield "longDescription"
    if facts.narrated:
        yield "synchronizedAudioText"


def summary(facts: Facts, say: Messages, voices: tuple[str, ...], certifier: str) -> str:
    """What a reader should know before opening the book, in the book's language: what it has and what is missing."""
    parts = [say.get("reading.summary-base")]
    if facts.narrated:
        parts.append(say.get("reading.summary-narration", voice=", ".join(voices)))
        if facts.incomplete or facts.narrated < facts.articles:
            parts.append(say.get("reading.summary-unspoken"))
    if facts.open:
        parts.append(say.get("reading.summary-open", count=facts.open))
    elif facts.shown:
        parts.append(say.get("reading.summary-alt-all"))
    if facts.machine:
        parts.append(say.get("reading.summary-machine", count=facts.machine))
    if facts.absent:
        parts.append(say.get("reading.summary-absent", count=facts.absent))
    parts.append(
        say.get("reading.summary-certified", name=certifier) if certifier else say.get("reading.summary-check")
    )
    return " ".join(parts)
