"""WebVTT of a section: one cue an utterance, with the article's characters and the times of the decoded MP3.

A cue stays until the next begins: captions that go off for a third of a second flicker.
"""

from __future__ import annotations

from reformat.speech.track import Cue, Section

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


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
