"""The narration in the page: sound that plays without script, and the times that let a script light each sentence."""

from __future__ import annotations

import base64
from typing import Any

from reformat.speech.track import Section, Track
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.tree import Element, element


def listen(track: Track, desk: Desk, audio: str) -> Element | None:
    """A section with the sound of each part, embedded or beside the page; the script makes one player of it."""
    if audio == "none" or not track.sections:
        return None
    say, ours = desk.form.say, desk.form.ours()
    parts = []
    for section in track.sections:
        name = say.get("reading.listen-part", number=section.number, title=section.title)
        sound = element(
            "audio", {"controls": "", "preload": "none", "src": _source(section, audio), "aria-label": name}
        )
        parts.append(element("li", None, element("p", ours, name), sound))
    kind = {"class": "rf-listen", "id": "rf-listen", "aria-label": say.get("reading.listen")}
    return element("section", kind, element("ol", None, *parts))


def _source(section: Section, audio: str) -> str:
    if audio == "beside":
        return f"audio/{section.name}.mp3"
    return f"data:audio/mpeg;base64,{base64.b64encode(section.mp3).decode()}"


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
