"""The media overlay of a chapter: which element is lit while which stretch of sound plays, pauses included."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from reformat.speech.track import Section, Track
from reformat.writers.epub.chapter import Chapter
from reformat.writers.markup.tree import EPUB_TYPE, OPS, Element

SMIL = "http://www.w3.org/ns/SMIL"
KINDS = {"figure": "figure", "table": "table", "aside": "footnote", "ol": "list", "ul": "list", "dl": "list"}
"""Elements whose narration a reader may skip or leave, and the epub:type that says so."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A finished SMIL document; `seconds` is how long its clips sound together."""

    data: bytes
    seconds: float


def overlay(chapter: Chapter, track: Track, audio: dict[int, str]) -> Overlay:
    """One par per utterance in reading order; `audio` gives the file of each section."""
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": OPS})
    body = etree.SubElement(root, f"{{{SMIL}}}body", {f"{{{OPS}}}textref": chapter.name})
    places = _places(chapter)
    seconds = 0.0
    for (part, kind), clips in groupby(
        _spoken(chapter, track), key=lambda clip: places.get(chapter.lit[clip.id], ("", ""))
    ):
        parent = body
        if part:
            attributes = {f"{{{OPS}}}textref": f"{chapter.name}#{part}", EPUB_TYPE: kind}
            parent = etree.SubElement(body, f"{{{SMIL}}}seq", attributes)
        seconds += sum(_pars(parent, clips, chapter, audio))
    data = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return Overlay(data, seconds)


@dataclass(frozen=True, slots=True)
class _Clip:
    """A stretch of a section's sound, and the utterance that is heard in it."""

    section: Section
    id: str
    begin: float
    end: float


def _spoken(chapter: Chapter, track: Track) -> Iterator[_Clip]:
    for section in track.sections:
        for cue, until in section.stretches:
            if cue.utterance.id in chapter.lit:
                yield _Clip(section, cue.utterance.id, round(cue.begin, 3), round(until, 3))


def _pars(parent: Element, clips: Iterable[_Clip], chapter: Chapter, audio: dict[int, str]) -> Iterator[float]:
    """Add a par for each clip; gives the length of each."""
    for clip in clips:
        end = max(min(clip.end, math.floor(clip.section.seconds * 1000) / 1000), round(clip.begin + 0.001, 3))
        par = etree.SubElement(parent, f"{{{SMIL}}}par", {"id": f"par-{clip.id}"})
        etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{chapter.name}#{chapter.lit[clip.id]}"})
        sound = {"src": audio[clip.section.number], "clipBegin": f"{clip.begin:.3f}s", "clipEnd": f"{end:.3f}s"}
        etree.SubElement(par, f"{{{SMIL}}}audio", sound)
        yield end - clip.begin


def _places(chapter: Chapter) -> dict[str, tuple[str, str]]:
    """For each element inside a skippable part: the id of the outermost such part, and its kind."""
    found: dict[str, tuple[str, str]] = {}
    for part in chapter.root.iter(*KINDS):
        name = part.get("id")
        if name and name not in found:
            for inner in part.iter():
                if inner.get("id"):
                    found.setdefault(str(inner.get("id")), (name, KINDS[str(part.tag)]))
    return found
