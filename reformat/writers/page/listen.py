"""The narration in the page: sound that plays without script, and the times that let a script light each sentence."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from reformat.speech.track import Section, Track
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.tree import Element, element


def listen(track: Track, desk: Desk, audio: str, mark: str = "") -> Element | None:
    """A section with the sound of each part, embedded or beside the page; the script makes one player of it.

    Where sound is to be embedded, the mark stands for it: see `embedded`.
    """
    if audio == "none" or not track.sections:
        return None
    say, ours = desk.form.say, desk.form.ours()
    parts = []
    for section in track.sections:
        name = say.get("reading.listen-part", number=section.number, title=section.title)
        sound = element(
            "audio", {"controls": "", "preload": "none", "src": _source(section, audio, mark), "aria-label": name}
        )
        parts.append(element("li", None, element("p", ours, name), sound))
    kind = {"class": "rf-listen", "id": "rf-listen", "aria-label": say.get("reading.listen")}
    return element("section", kind, element("ol", None, *parts))


def _source(section: Section, audio: str, mark: str) -> str:
    return f"audio/{section.name}.mp3" if audio == "beside" else f"data:audio/mpeg;base64,{mark}"


def embedded(page: bytes, mark: str, track: Track) -> Iterator[bytes]:
    """The page with the sound of each part in place of its mark, block by block: an hour of it is 30 MB."""
    first, *rest = page.split(mark.encode())
    yield first
    for section, part in zip(track.sections, rest, strict=True):
        left = b""
        for block in section.mp3:
            data = left + block
            left = data[len(data) // 3 * 3 :]
            yield base64.b64encode(data[: len(data) // 3 * 3])
        yield base64.b64encode(left)
        yield part


def timing(track: Track, desk: Desk) -> list[dict[str, Any]]:
    """For each part its title and its cues: element id, begin and end in seconds."""
    return [
        {
            "title": section.title,
            "cues": [
                [desk.lit[cue.utterance.id], round(cue.begin, 3), round(cue.end, 3)]
                for cue in section.cues
                if cue.utterance.id in desk.lit
            ],
        }
        for section in track.sections
    ]
