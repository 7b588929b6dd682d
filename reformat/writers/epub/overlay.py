"""The media overlay of a chapter: which element is lit while which stretch of sound plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from reformat.speech.track import Cue, Section, Track
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
    for (part, kind), pairs in groupby(
        _spoken(chapter, track), key=lambda pair: places.get(chapter.lit[pair[1].utterance.id], ("", ""))
    ):
        parent = body
        if part:
            attributes = {f"{{{OPS}}}textref": f"{chapter.name}#{part}", EPUB_TYPE: kind}
            parent = etree.SubElement(body, f"{{{SMIL}}}seq", attributes)
        seconds += sum(_pars(parent, pairs, chapter, audio))
    data = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return Overlay(data, seconds)


def _spoken(chapter: Chapter, track: Track) -> Iterator[tuple[Section, Cue]]:
    for section in track.sections:
        for cue in section.cues:
            if cue.utterance.id in chapter.lit:
                yield section, cue


def _pars(
    parent: Element, pairs: Iterable[tuple[Section, Cue]], chapter: Chapter, audio: dict[int, str]
) -> Iterator[float]:
    """Add a par for each cue; gives the length of each."""
    for section, cue in pairs:
        begin, end = round(cue.begin, 3), round(min(cue.end, section.seconds), 3)
        end = max(end, round(begin + 0.001, 3))
        par = etree.SubElement(parent, f"{{{SMIL}}}par", {"id": f"par-{cue.utterance.id}"})
        etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{chapter.name}#{chapter.lit[cue.utterance.id]}"})
        clip = {"src": audio[section.number], "clipBegin": f"{begin:.3f}s", "clipEnd": f"{end:.3f}s"}
        etree.SubElement(par, f"{{{SMIL}}}audio", clip)
        yield end - begin


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
