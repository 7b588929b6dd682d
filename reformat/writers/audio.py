"""Narration as files: an MP3 and WebVTT per section, all joined with chapters, playlist, manifest, chapter list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from reformat.document.assets import Assets
from reformat.document.nodes import Article, Figure
from reformat.document.walk import leaves
from reformat.errors import WriteError
from reformat.settings.tree import Settings
from reformat.speech.m4b import m4b
from reformat.speech.plan import stem
from reformat.speech.tags import Chapter, Tags, id3
from reformat.speech.track import Cue, Section, Track
from reformat.writers.writer import Artifact, Content, Item

SCHEMA = 1
"""Number of manifest.json's schema."""
FOLDER = "audio"
JOINED = "narration"
COVER_TYPES = ("image/jpeg", "image/png")

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class _File:
    """A section on its way into a file; `begin` is when it starts in the joined narration."""

    article: Article
    track: Track
    section: Section
    name: str
    begin: float


class AudioWriter:
    """Writes below audio/; of several articles, all sections in a row, as one narration."""

    format = "audio"
    suffix = ""

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """The files, sections first."""
        files = tuple(_files(items))
        if not files:
            raise WriteError("there is no narration to write", hint="speech failed or was not asked for")
        hashes = {}
        for file in files:
            sound = _artifact(
                f"{file.name}.mp3", partial(chain, (id3(_tags(file, assets, len(files))),), file.section.mp3)
            )
            hashes[file.name] = _sha256(sound.blocks)
            yield sound
            yield _artifact(f"{file.name}.vtt", webvtt(file.section))
        joined = settings.speech.joined and bool(files)
        if joined:
            yield from _joined(files, items, assets, settings)
        yield _artifact("playlist.m3u8", _playlist(files, items))
        yield _artifact("manifest.json", _json(_manifest(files, items, hashes, joined)))


def _files(items: Sequence[Item]) -> Iterator[_File]:
    several = [(item.article, item.track, section) for item in items if item.track for section in item.track.sections]
    begin = 0.0
    for number, (article, track, section) in enumerate(several, 1):
        name = section.name if len(items) == 1 else stem(number, section.title, len(several))
        yield _File(article, track, section, name, begin)
        begin += section.seconds


def _joined(files: Sequence[_File], items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
    """All sections in one file, with its chapters in the tag and beside it."""
    chapters = [Chapter(f.section.title, f.begin, f.begin + f.section.seconds) for f in files]
    tags = _about(items[0].article, assets)
    sound = _artifact(f"{JOINED}.mp3", partial(chain, (id3(tags, chapters),), *(file.section.mp3 for file in files)))
    yield sound
    marks = [{"startTime": round(c.begin, 3), "endTime": round(c.end, 3), "title": c.title} for c in chapters]
    yield _artifact(
        "chapters.json",
        _json({"version": "1.2.0", "title": tags.title, "fileName": f"{JOINED}.mp3", "chapters": marks}),
    )
    if settings.speech.m4b:
        yield _artifact(f"{JOINED}.m4b", m4b(sound.blocks, tags, chapters))


def _about(article: Article, assets: Assets) -> Tags:
    """Tags of the whole narration."""
    known = article.metadata
    cover, kind = _cover(article, assets)
    return Tags(known.title, ", ".join(known.authors), known.publisher, known.title, known.language, "", cover, kind)


def _tags(file: _File, assets: Assets, total: int) -> Tags:
    known = file.article.metadata
    cover, kind = _cover(file.article, assets) if file.section.number == 1 else (b"", "")
    track = f"{file.section.number}/{total}"
    return Tags(
        file.section.title, ", ".join(known.authors), known.publisher, known.title, known.language, track, cover, kind
    )


def _cover(article: Article, assets: Assets) -> tuple[bytes, str]:
    """The first picture that players can show."""
    for block in leaves(article.blocks):
        if isinstance(block, Figure) and block.image and block.image.asset and block.image.media_type in COVER_TYPES:
            return assets.get(block.image.asset), block.image.media_type
    return b"", ""


def _playlist(files: Sequence[_File], items: Sequence[Item]) -> str:
    title = " ".join(items[0].article.metadata.title.split())
    entries = (f"#EXTINF:{f.section.seconds:.3f},{' '.join(f.section.title.split())}\n{f.name}.mp3\n" for f in files)
    return f"#EXTM3U\n#PLAYLIST:{title}\n" + "".join(entries)


def _manifest(files: Sequence[_File], items: Sequence[Item], hashes: dict[str, str], joined: bool) -> dict[str, Any]:
    """Every utterance with its text, what was said for it, and its exact time in its section's file."""
    track = next(item.track for item in items if item.track)
    known = items[0].article.metadata
    return {
        "schema": SCHEMA,
        "title": known.title,
        "language": known.language,
        "engine": track.engine,
        "engine_version": track.engine_version,
        "voices": {k: v for item in items if item.track for k, v in item.track.voices.items()},
        "silent": sorted({language for item in items if item.track for language in item.track.silent}),
        "seconds": round(sum(file.section.seconds for file in files), 6),
        "joined": f"{JOINED}.mp3" if joined else None,
        "sections": [_section(file, hashes[file.name]) for file in files],
    }


def _section(file: _File, digest: str) -> dict[str, Any]:
    return {
        "number": file.section.number,
        "title": file.section.title,
        "file": f"{file.name}.mp3",
        "captions": f"{file.name}.vtt",
        "sha256": digest,
        "begin": round(file.begin, 6),
        "seconds": round(file.section.seconds, 6),
        "utterances": [_utterance(cue) for cue in file.section.cues],
    }


def _utterance(cue: Cue) -> dict[str, Any]:
    said = cue.utterance
    return {
        "id": said.id,
        "kind": said.kind,
        "language": said.language,
        "block": said.block,
        "offsets": [said.start, said.end],
        "text": said.text,
        "spoken": said.spoken,
        "begin": round(cue.begin, 6),
        "end": round(cue.end, 6),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _sha256(blocks: Iterable[bytes | memoryview]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()


def _artifact(name: str, data: str | Content) -> Artifact:
    return Artifact(f"{FOLDER}/{name}", data.encode("utf-8", "replace") if isinstance(data, str) else data)


def webvtt(section: Section) -> str:
    """The file; each cue's identifier is its utterance's id."""
    return "WEBVTT\n" + "".join(f"\n{_cue(cue, until)}\n" for cue, until in section.stretches)


def _cue(cue: Cue, until: float) -> str:
    lines = " ".join(cue.utterance.text.split()).translate(_ESCAPES)
    return f"{cue.utterance.id}\n{clock(cue.begin)} --> {clock(until)}\n{lines}"


def clock(seconds: float) -> str:
    """Hours, minutes, seconds and thousandths: 00:01:02.345."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
